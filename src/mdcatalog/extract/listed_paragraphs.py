"""Paragraphs and their lines that are lists in all but Markdown, made lists."""

from __future__ import annotations

from collections.abc import Sequence

from mdcatalog.extract.addressed_lines import part_addressed
from mdcatalog.extract.alternatives import list_alternatives
from mdcatalog.extract.bracketed_titles import list_bracketed
from mdcatalog.extract.captioned_lines import part_captioned
from mdcatalog.extract.counted_facts import list_counted_facts
from mdcatalog.extract.counted_in_bold import list_lessons
from mdcatalog.extract.dated_titles import title_first
from mdcatalog.extract.days_in_place import list_days
from mdcatalog.extract.lines_in_columns import list_columns
from mdcatalog.extract.linked_lessons import list_linked_lessons
from mdcatalog.extract.listed_references import list_counted, list_references
from mdcatalog.extract.named_paragraphs import list_named
from mdcatalog.extract.rejoined import rejoin
from mdcatalog.extract.signed_paragraphs import list_signed
from mdcatalog.extract.term_lists import list_terms
from mdcatalog.tree import Block, Paragraph


def list_paragraphs(blocks: Sequence[Block], path: tuple[str, ...]) -> Sequence[Block]:
    """The blocks with such paragraphs as lists; most sections have none and stay as they are."""
    if Paragraph not in map(type, blocks):
        return blocks
    blocks = list_counted_facts(list_bracketed(title_first(blocks)))
    blocks = list_lessons(list_linked_lessons(list_signed(list_terms(blocks)), path))
    blocks = part_captioned(list_references(list_days(list_alternatives(blocks))))
    return part_addressed(rejoin(list_counted(list_columns(list_named(blocks)))))
