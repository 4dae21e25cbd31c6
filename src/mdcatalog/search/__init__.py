"""Full-text search over records; see ``tokens`` for what counts as a word."""

from mdcatalog.search.excerpts import Hit
from mdcatalog.search.index import SearchIndex
from mdcatalog.search.tokens import fold, phrases, tokens

__all__ = ["Hit", "SearchIndex", "fold", "phrases", "tokens"]
