"""Texts of links that name a part or a variant of a thing: ``Implementation for R``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from mdcatalog.extract.labels import role_of_label
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Inline, Link
from mdcatalog.vocabulary import fold, is_named_like_role, role_of

_LONGEST = 80
_LONGEST_HEAD = 3  # words
# What qualifies the noun before it: `Notebooks demonstrating use`, `Manuscript: Doe et al. 2021`
_QUALIFIER = re.compile(
    r"\s*[:：(（,，–—]|\s-\s"
    r"|\s(?:for|of|on|in|with|by|from|to|at|about|as|using|showing|demonstrating|describing|explaining"
    r"|containing|accompanying|that|which|de|para|pour|für|von|mit)\s",
    re.IGNORECASE,
)
# `Spring 2016`: when a course was given
_TERM = lazy_pattern(r"(?:Spring|Summer|Fall|Autumn|Winter) (?:19|20)\d\d")
# `MySQL version`, `2nd edition`, `version 2`
_VERSION = lazy_pattern(
    r"\s*(?:[\w.+#-]+ (?:version|edition|port|fork)|version v?\d[\w.]*|[\w.+#-]{1,12}版)\s*",
    re.IGNORECASE,
)
#: Roles that parts of one thing have; notes and tutorials are as often things of their own.
_PARTS = frozenset({"paper", "code", "slides"})
#: Those whose words also end names (`Semantic Web`, `Common Data`): alone they are the head.
_BY_ONE_WORD = frozenset({"demo", "dataset", "project"})


# where things are kept, and what of them
_PLATFORMS = frozenset(("huggingface", "github", "kaggle", "zenodo", "modelscope", "gitlab"))
_KEPT = frozenset(("dataset", "code"))


@lru_cache(maxsize=4096)
def part_role(text: str) -> str | None:
    """The role that a text names by its head, whatever qualifies it; ``None`` for any other."""
    role = role_of(text)
    if role is not None:
        return role
    if len(text) > _LONGEST or is_named_like_role(text):
        return None  # `VS Code` is an editor
    head = _QUALIFIER.split(text, maxsplit=1)[0]
    words = fold(head).split()
    if len(words) > 1 and words[0] in _PLATFORMS and (kept := role_of(words[-1])) in _KEPT:
        return kept  # `HuggingFace English Only Dataset`
    if not 0 < len(words) <= _LONGEST_HEAD:
        return None
    if len(words) == 1 and "-" in words[0]:
        role = role_of_label(words[0].rpartition("-")[2])
        return role if role in _SHOWN else None  # `Lecture-Slides`, `MLF-slides`
    role = role_of_label(words[-1])
    return role if role in _PARTS or (role in _BY_ONE_WORD and len(words) == 1) else None


# What may be called by its topic first: `Loop Fusion Blog`, `autodiff video`
_CLOSING_ROLES = frozenset({"video", "slides", "demo", "explainer"})
_SHOWN = frozenset({"video", "slides"})
_NOTES = frozenset(("note", "notes", "notebook", "notebooks"))
_LONGEST_CLOSED = 6  # words
# Files of programs, as links and addresses end: `pier.jl`, `Tides.ipynb`
_PROGRAM = lazy_pattern(r"\.(?:ipynb|py|jl|m|[rR]|[rR]md|c|cc|cpp|cu|java|js|ts|rs|go|hs|sh|scala)")


def material_role(text: str, url: str) -> str | None:
    """The role of one of a lesson's materials by the last word of its text, or by its file.

    ``Loop Fusion Blog``, ``autodiff video``, ``[Tides](…/tides.ipynb)``; notes are no article.
    """
    words = fold(text).split()
    role = role_of(words[-1]) if 1 < len(words) <= _LONGEST_CLOSED else None
    if role in _CLOSING_ROLES and words[-1] not in _NOTES:
        return role
    path = url.partition("?")[0].partition("#")[0].rstrip("/")
    dot = path.rfind(".")
    named = dot > path.rfind("/") > len("https://") and _PROGRAM.fullmatch(path, dot)
    return "code" if named else None


def begins_versions(pieces: Sequence[Inline], index: int) -> bool:
    """Whether a link, and all that follow it, are called by versions of one thing, two at least.

    ``[MySQL version](…), [MariaDB version](…)``, ``[Spring 2016](…), [Fall 2016](…)``; links that
    name roles may be among them.
    """
    first = pieces[index]
    if not isinstance(first, Link) or not _is_version(first.text):
        return False
    links = [piece for piece in pieces[index:] if isinstance(piece, Link)]
    versions = [link for link in links if _is_version(link.text)]
    return len(versions) > 1 and all(
        link in versions or link.bare or role_of(link.text) is not None for link in links
    )


def _is_version(text: str) -> bool:
    return is_term(text) or _VERSION.fullmatch(text) is not None


def is_term(text: str) -> bool:
    """Whether a link is called by the term in which a course was given: ``Spring 2016``."""
    return text[-1:].isdigit() and _TERM.fullmatch(text) is not None


# `GitHub中文版教材`, `课后作业`
_MATERIALS = lazy_pattern(r"[^\s《》：:]{0,12}(?:教材|课本|讲义|课件|作业|习题|字幕)(?:答案|下载)?")


def names_materials(text: str) -> bool:
    """Whether a text is what materials of a course are called, whatever stands before the word."""
    return _MATERIALS.fullmatch(text.strip()) is not None


def leads_to_materials(line: Sequence[Inline]) -> bool:
    """Whether a line is one link that is called so."""
    link = line[0] if len(line) == 1 else None
    return isinstance(link, Link) and names_materials(link.text)
