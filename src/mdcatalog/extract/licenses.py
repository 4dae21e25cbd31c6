"""Licences: how tags name them, and what running text says of them."""

from __future__ import annotations

import re

from mdcatalog.patterns import lazy_pattern

_NAMES = (
    r"[AL]?GPL|MIT|BSD|Apache|MPL|ISC|EPL|CDDL|Unlicense|WTFPL|Zlib|CC0|CC[- ]BY|Artistic|BSL|"
    r"PSF|EUPL|OFL|AFL|MS-PL|OpenRAIL"
)
# As tags name them: SPDX identifiers and their usual short forms.
_LICENSE = lazy_pattern(
    rf"(?:{_NAMES})(?:[- ]?v?\.?[\d.]+)?(?:[- ](?:\d[\d.]*|Clause|only|or|later|"
    r"License|SA|NC|ND|M|M\+|Modified))*(?:\+|-\d-Clause)?",
    re.IGNORECASE,
)
# `licensed under the Apache License v2.0`, `MIT License`, `BSD-licensed`, `under CC BY-SA 4.0`
_TOLD = lazy_pattern(
    r"(?<![\w-])(?P<name>(?:GNU (?:Affero |Lesser |Library )?(?:General Public|[AL]?GPL)|"
    rf"Creative Commons|Mozilla Public|Eclipse Public|{_NAMES})"
    r"(?:[- ](?:Attribution|Zero|NonCommercial|Non-Commercial|ShareAlike|Share-Alike|NoDerivs|"
    r"NoDerivatives|Software|Public|SA|NC|ND|Clause|Version|International|v?\.?\d[\d.]*\d|v?\d)\b)*"
    r"(?P<word>[- ][Ll]icen[sc]ed?\b)?(?:,? (?:Version |v)?\d(?:\.\d+)*)?)"
)
_UNDER = re.compile(r"\bunder (?:the |an? |terms of the )?$")
_LICENSED = re.compile(r"[- ][Ll]icen[sc]ed\b.*")
_CLOSED = re.compile(r"\s*(?:$|[.,;)）。，])")  # not `under MIT professors`


def is_license(tag: str) -> bool:
    """Whether a tag is a licence: ``MIT``, ``AGPL-3.0``, ``CC BY-NC``."""
    return _LICENSE.fullmatch(tag) is not None


def is_versioned_license(tag: str) -> bool:
    """Whether a tag is a licence with its version, which nothing else is called by."""
    return tag[-1:].isdigit() and is_license(tag)


def license_told(text: str) -> str | None:
    """The licence that words say a thing has: ``… licensed under the Apache License v2.0``.

    One that is only named (``works with MIT Scratch``) is none, and so are two.
    """
    if "icen" not in text and "under " not in text:
        return None
    told = {
        _LICENSED.sub("", match["name"]).strip()
        for match in _TOLD.finditer(text)
        if match["word"]
        or (_UNDER.search(text, 0, match.start()) and _CLOSED.match(text, match.end()))
    }
    return told.pop() if len(told) == 1 else None


_MARKS = re.compile(r"\s*[,，;；、|()（）]\s*")


def license_among(text: str) -> str | None:
    """The licence that stands between commas: ``960h, EN, CC BY 4.0``; one with a version."""
    if "," not in text and ";" not in text and "，" not in text and "|" not in text:
        return None
    told = {part for part in _MARKS.split(text) if is_versioned_license(part.strip(" ."))}
    return told.pop().strip(" .") if len(told) == 1 else None
