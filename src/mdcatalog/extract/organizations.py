"""What the vocabulary knows for an organisation, and those that an address names."""

from __future__ import annotations

import re

from mdcatalog.vocabulary import ORGANIZATION_WORDS, ORGANIZATIONS, fold

_GROUPS = re.compile(r"\s*[;；]\s*")
_PLACES = re.compile(r"\s*[,，、]\s*")
# `fast.ai`: an organisation that is called by its domain.
_DOMAIN = re.compile(r"^[A-Za-z][\w-]+\.(?:ai|com|io|org|dev)$", re.IGNORECASE)


def is_organization(name: str) -> bool:
    """Whether a name is one that is known, a domain, or has a word such as ``University``."""
    return (
        fold(name) in ORGANIZATIONS
        or _DOMAIN.match(name) is not None
        or ORGANIZATION_WORDS.found_in(fold(name))
    )


def makers_in(text: str) -> list[str]:
    """The organisations of an address: ``University of X, City; Lab Y`` is two."""
    makers: list[str] = []
    for group in _GROUPS.split(text):
        parts = [part.strip(" .") for part in _PLACES.split(group)]
        known = [at for at, part in enumerate(parts) if part and is_organization(part)]
        makers.extend(parts[: known[-1] + 1] if known else [])  # behind the last, places follow
    return makers
