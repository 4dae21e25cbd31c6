"""Licences: how tags name them, and what running text says of them."""

from __future__ import annotations

import re

from mdcatalog.patterns import lazy_pattern

_NAMES = (
    r"[AL]?GPL|MIT|BSD|Apache|MPL|ISC|EPL|CDDL|Unlicense|WTFPL|Zlib|CC0|CC[- ]BY|Artistic|BSL|"
    r"PSF|EUPL|OFL|AFL|MS-PL|OpenRAIL|ODbL|ODC-By|PDDL|LGPL-LR|CDLA"
)
# As tags name them: SPDX identifiers and their usual short forms.
_LICENSE = lazy_pattern(
    # what nothing but its version tells from other short words
    r"(?:ECL|OSL|NPOSL|SSPL|CPAL|CECILL|BUSL|MulanPSL|UPL|QPL|RPL|CPL|LPPL)-v?\d(?:\.\d)*|"
    rf"(?:{_NAMES})(?:[- ]?v?\.?[\d.]+)?(?:[- ](?:\d[\d.]*|Clause|only|or|later|"
    r"License|SA|NC|ND|M|M\+|Modified))*(?:\+|-\d-Clause)?",
    re.IGNORECASE,
)
# `licensed under the Apache License v2.0`, `MIT License`, `BSD-licensed`, `under CC BY-SA 4.0`
_TOLD = lazy_pattern(
    r"(?<![A-Za-z\d_-])(?P<name>(?:Modified |Revised )?"
    r"(?:GNU (?:Affero |Lesser |Library )?(?:General Public|[AL]?GPL)|"
    rf"Creative Commons|Mozilla Public|Eclipse Public|{_NAMES})"
    r"(?:[- ](?:Attribution|Zero|NonCommercial|Non-Commercial|ShareAlike|Share-Alike|NoDerivs|"
    r"NoDerivatives|Software|Public|SA|NC|ND|Clause|Version|International|v?\.?\d[\d.]*\d"
    r"|v?\d)(?![A-Za-z\d]))*"
    r"(?P<word>[- ][Ll]icen[sc]ed?\b)?(?:,? (?:Version |v)?\d(?:\.\d+)*)?)"
)
_LICENSE_CJK = lazy_pattern("许可|协议|授权|許可|協議|ライセンス|라이[선센]스")
# `MIT 许可`
_NAMED_CJK = lazy_pattern(
    r"\s*(?:开源|開源)?(?:许可证?|协议|授权|許可|協議|ライセンス|라이[선센]스)(?!を|管理|찾)"
)
# `许可证为 MIT`, `ライセンスはMIT`, `라이선스는 MIT`
_UNDER_CJK = lazy_pattern(
    r"(?:许可证?|许可协议|协议|授权|許可|協議|ライセンス|라이[선센]스)\s?(?:为|是|為|采用|使用|は"
    r"|が|는|은|가)?\s?[:：]?\s?$"
)
_UNDER = re.compile(r"\bunder (?:the |an? |terms of the )?$|\b[Ll]icen[sc]e\s?[:：]\s?$")
_LICENSED = re.compile(r"[- ][Ll]icen[sc]ed\b.*")
_CLOSED = re.compile(r"\s*(?:$|[.,;)）。，、；])")  # not `under MIT professors`


def is_license(tag: str) -> bool:
    """Whether a tag is a licence: ``MIT``, ``AGPL-3.0``, ``CC BY-NC``."""
    return _LICENSE.fullmatch(tag) is not None


def is_versioned_license(tag: str) -> bool:
    """Whether a tag is a licence that nothing else is called by, most by their version."""
    sure = tag[-1:].isdigit() or tag.endswith("-Clause") or tag[:5].upper() in ("CC-BY", "CC BY")
    return sure and is_license(tag)


def license_told(text: str) -> str | None:
    """The licence that words say a thing has: ``… licensed under the Apache License v2.0``.

    One that is only named (``works with MIT Scratch``) is none, and so are two.
    """
    told = "icen" in text or "under " in text
    if not told and (text.isascii() or not _LICENSE_CJK.search(text)):
        return None
    names = {
        _LICENSED.sub("", match["name"]).strip()
        for match in _TOLD.finditer(text)
        if match["word"]
        or _NAMED_CJK.match(text, match.end())
        or (_UNDER.search(text, 0, match.start()) and _CLOSED.match(text, match.end()))
        or (
            not text.isascii()
            and _UNDER_CJK.search(text, 0, match.start())
            and _CLOSED.match(text, match.end())
        )
    }
    if not names and "icense" in text and (called := _OWN_NAME.search(text)):
        return called["name"]
    return names.pop() if len(names) == 1 else None


# `is licensed under the Quay Data License Agreement – Permissive, Version 1.0`
_OWN_NAME = lazy_pattern(
    r"\b(?:licen[cs]ed|released|distributed|available|published) under (?:the |an? )?"
    r"(?P<name>(?:[A-Z][\w'-]* (?:of |for |and )?){1,6}Licen[cs]e(?: Agreement)?"
    r"(?: [–-] [A-Z]\w+)?(?:,? (?:[Vv]ersion |v)\d+(?:\.\d+)*)?)"
)


# What a licence is called in full: `MIT License`, `GNU AGPLv3`, `GNU General Public License v3.0`
_FULL_NAME = lazy_pattern(
    r"(?:GNU |The )?(?:Affero |Lesser |Library )?"
    rf"(?:General Public|Mozilla Public|Eclipse Public|Creative Commons|{_NAMES})"
    r"(?:[- ](?:[A-Z\d\"“v][\w.+\"”-]*|or|only|later)){0,7}"
)
# also before the brackets of what has been taken from the words: `[MIT License] ( )`
_IN_BRACKETS = lazy_pattern(
    r"\s*[(（\[](?P<name>[A-Z][^()（）\[\]]{2,60})[)）\]]\s{0,3}(?:[(\[]\s{0,3}[)\]])?\s*$"
)
# `MITライセンス`, `Apache 2.0 开源许可证`
_WORD_BEHIND = lazy_pattern(
    r"\s?(?:开源|開源)?(?:ライセンス|许可证?|許可證|授权|授權|协议|協議|라이선스)$"
)


_GROUP_FIRST = re.compile(
    r"\s*[(（\[](?P<name>[^()（）\[\]]{3,30})[)）\]]\s*(?:[-–—:：]\s*)?(?=\S)"
)


def license_in_brackets(words: str) -> tuple[str, str] | None:
    """The words without a licence in brackets that begins or ends them, and that.

    ``(BSD-3-Clause) - what it is``, ``… for anchors [MIT License]``, ``… [GNU AGPLv3]``: one that
    is called in full or has a version, as ``MIT`` alone may be who made the thing.
    """
    first = _GROUP_FIRST.match(words) if words.lstrip()[:1] in _OPENINGS else None
    if first and _is_called_in_full(first["name"].strip()):
        return words[first.end() :], first["name"].strip()
    match = _IN_BRACKETS.search(words) if words.rstrip()[-1:] in ("]", ")", "）") else None
    name = match["name"].strip() if match else ""
    if match and not name.isascii():
        bare = _WORD_BEHIND.sub("", name)
        return (words[: match.start()], bare) if bare != name and is_license(bare) else None
    if match is None or not _is_called_in_full(name):
        return None
    return words[: match.start()], name


def _is_called_in_full(name: str) -> bool:
    """Whether a name is a licence's and nothing else's: not ``ISC 2023``, ``Apache Spark 2.0``."""
    if "icense" in name or "icence" in name or name.startswith("Creative Commons"):
        return _FULL_NAME.fullmatch(name) is not None
    return is_versioned_license(name.removeprefix("GNU ")) and not _YEAR_AT_END.search(name)


_LONGEST_LINE = 48
# `修正 BSD ライセンス`, `MIT 许可证`, `Creative Commons`
_CALLED = lazy_pattern(
    rf"(?:(?:修正|改正) ?)?(?:{_NAMES}|GNU|ODbL|クリエイティブ・コモンズ)[ \w.・+-]{{0,20}}?"
    r"(?:ライセンス|许可证?|许可协议|協議|协议|라이선스)|Creative Commons(?: [\w.-]+){0,3}",
    re.IGNORECASE,
)


def license_of_line(line: str) -> str | None:
    """The licence that a line is as a whole: ``CC BY-NC-ND 3.0``, ``修正 BSD ライセンス``.

    ``MIT`` alone may be who made a thing.
    """
    name = line.strip(" .。")
    if len(name) > _LONGEST_LINE or not name:
        return None
    return name if _is_called_in_full(name) or _CALLED.fullmatch(name) else None


_YEAR_AT_END = re.compile(r"(?:19|20)\d\d$")
_OPENINGS = ("(", "（", "[")
_GROUP = re.compile(r"[(（\[]([^()（）\[\]]{3,30})[)）\]]")
_MARKS = re.compile(r"\s*[,，;；、|()（）。]\s*|\.\s+(?=[A-Z])")


def license_among(text: str) -> str | None:
    """The licence that stands between commas: ``960h, EN, CC BY 4.0``; one with a version.

    Or in brackets before all other words: ``(CC-BY-SA-4.0) High-quality data``.
    """
    if text[:1] in _OPENINGS:  # `(CC-BY-NC-SA-4.0) High-quality data …`
        group = _GROUP.match(text)
        if group and is_versioned_license(group[1]):
            return group[1]
    if not any(mark in text for mark in (",", ";", "，", "|", ". ", "。")):
        return None
    told = {part for part in _MARKS.split(text) if is_versioned_license(part.strip(" .。"))}
    return told.pop().strip(" .。") if len(told) == 1 else None
