"""Lists of people and of other terms in one text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from mdcatalog.patterns import lazy_pattern
from mdcatalog.values.text import WHITE, bare, is_absent

_OPENING, _CLOSING = frozenset("([{（［｛【「『《〈“"), frozenset(")]}）］｝】」』》〉”")


_BRACKET = re.compile(f"[{re.escape(''.join(sorted(_OPENING)))}]")


@lru_cache(8)
def _separator(separators: frozenset[str]) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(''.join(sorted(separators)))}]")


def _split_outside(text: str, separators: frozenset[str]) -> list[str]:
    """The parts between separators that stand in no brackets; unbalanced brackets hide nothing."""
    if not _BRACKET.search(text):
        return _separator(separators).split(text)
    parts: list[str] = []
    depth = start = 0
    for index, char in enumerate(text):
        if char in _OPENING:
            depth += 1
        elif char in _CLOSING:
            depth = max(0, depth - 1)
        elif char in separators and not depth:
            parts.append(text[start:index])
            start = index + 1
    rest = text[start:]
    if depth:  # never closed: read the rest as if there were no brackets
        parts.extend(_separator(separators).split(rest))
    else:
        parts.append(rest)
    return parts


_TERM_SEPARATORS = frozenset("、，,;；")


_SHORTENED = ("Inc", "Ltd", "Corp", "Co", "St", "Univ", "Inst", "Dept", "Lab", "etc")
# A full stop that closes a text, and belongs to no shortened word: `Example University.`
_STOPPED = lazy_pattern(
    r"(?<=[^\W\d_]{2})" + "".join(rf"(?<!\b{word})" for word in _SHORTENED) + r"\.$"
)


def without_stop(name: str) -> str:
    """A name without the stop of the sentence that it closes; ``Pier Inc.`` keeps its own."""
    name = name.rstrip(".") + "." if name.endswith(".") else name
    return name[:-1] if name.endswith(".") and _STOPPED.search(name) else name


def split_terms(text: str) -> list[str]:
    """Organizations or languages, as written, parted at ``、 ， , ; ；`` outside brackets.

    A closing ``等`` of an enumeration goes, absent parts go; ``/`` parts nothing (``MIT/IBM Lab``)
    without a space on both of its sides.
    """
    for joint in (" · ", " / "):
        if joint in text:
            text = "" if is_absent(text.replace(" ", "")) else text.replace(joint, "；")  # `n / a`
    terms = [_unsigned(bare(part)) for part in _split_outside(text, _TERM_SEPARATORS)]
    terms = _with_forms([term for term in terms if not is_absent(term)])
    if len(terms) > 1 and len(terms[-1]) > 2:
        terms[-1] = re.sub(r"\s*(?:等|等等|etc\.?)$", "", terms[-1])
    if terms and terms[-1].lower().endswith(("et al", "et al.")):
        terms[-1] = terms[-1][: terms[-1].lower().rindex("et al")].rstrip(" ,")
    elif terms:
        terms[-1] = without_stop(terms[-1])
    return [term for term in terms if term and term not in {"等", "等等", "etc", "etc."}]


# `Pier Co., Ltd.`: what sort of company it is, behind a comma
_FORMS = frozenset(("inc", "ltd", "llc", "llp", "corp", "gmbh", "co", "plc"))


def is_form(word: str) -> bool:
    """Whether a word says what sort of company the name before it is of: ``Inc.``."""
    return word.rstrip(".").lower() in _FORMS


def _with_forms(terms: list[str]) -> list[str]:
    """The terms, the form of a company with its name: ``Pier, Inc.``, ``Pier Co., Ltd.``."""
    joined: list[str] = []
    for term in terms:
        if joined and is_form(term):
            joined[-1] = f"{joined[-1]}, {term}"
        else:
            joined.append(term)
    return joined


_FIRST_SIGN = "\U0001f000"


def _unsigned(term: str) -> str:
    """A name without the flag or the sign before it: ``🇨🇳 小紅書``."""
    if term[:1] < _FIRST_SIGN:
        return term
    at = next((at for at, char in enumerate(term) if char.isalnum() and char < _FIRST_SIGN), 0)
    return term[at:]


_ET_AL = lazy_pattern(
    r"[\s,，、;；]*(?:(?:\band\s+|&\s*)?"
    r"(?:\bet\.?\s*al\b\.?|(?<=\s)(?-i:al)\b\.?|\b(?:(?:several|many|some) )?others\b|\betc\b\.?)"
    r"|等人?|外\d+名|(?<=[A-Za-z一-鿿] )ら|(?<=[A-Za-z가-힣] )외(?:\s?\d+[명인])?|\.{3}|…+|\bほか)"
    r"[\s,.，。:：]*$",
    re.IGNORECASE,
)
# `A. One, B. Two, et al., Last Author`: names left out between others.
_ET_AL_BETWEEN = lazy_pattern(
    r"[\s,;]*\bet\.?\s*al\b\.?\s*(?P<mark>[,;&]|\band\b)\s*(?=\w)", re.IGNORECASE
)
# How a text ends that the pattern finds anything in.
_ET_AL_ENDS = ("al", "others", "etc", "等", "人", "名", "…", "か", "ら", "외", "명", "인")
_ET_AL_STARTS = frozenset(WHITE + ",，、;；&aeo等外.…ほら외")
_LONGEST_END = max(map(len, _ET_AL_ENDS))
_AFTER_ET_AL = WHITE + ",.，。:："
_TAIL = 80
_BY = re.compile(
    r"^(?:by\b|authors?\s*[:：]|作者\s*[:：]|저자\s*[:：]|著者\s*[:：])\s*[:：]?\s*", re.IGNORECASE
)
# also `andA. Doe`
_AND = re.compile(r"\s*(?:,\s*)?(?:\band\b|(?-i:\band(?=[A-Z]\.))|&|\s/\s|\|)\s*", re.IGNORECASE)
_BY_STARTS = frozenset("aAbB作저著")
_MAY_HOLD_AND = re.compile(r"[&/|]|and", re.IGNORECASE)  # found far sooner
# `Ann Lee · Bob Roe`; within a name (`让·皮亚杰`) no spaces are around it
_DOTTED = lazy_pattern(r"\s+[·•∙⋅]\s+")
_CJK_AND = lazy_pattern(r"(?<=[\u3400-\u9fff]{2})\s*(?:和|与|與|以及|及)\s*(?=[\u3400-\u9fff]{2})")
_INITIALS = re.compile(
    r"(?:[A-ZА-ЯЁ](?:\.|\b)(?:-[a-z]\.)?[\s-]?){1,4}(?:,?\s*(?:Jr|Sr|II|III)\.?)?"
)
_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|I{2,3}|IV|Ph\.?D\.?|M\.?D\.?")
_LONGEST_SUFFIX = len("Ph.D.")
# `Young2`; a name in small letters is a handle and may end in any digits.
_NOTE_NUMBER = re.compile(r"(?P<name>[^\Wa-z\d_][^\d]*[^\W\d_])\d+")
_NAME_MARKS = "*†‡§¶∗⋆♠♣♦♥✉¹²³⁴⁵⁶⁷⁸⁹⁰^_` \t\r\n\xa0\u3000"


_LONE_INITIAL = re.compile(r"[A-ZА-ЯЁ]\.")
_CUT_OFF = 3  # names, behind which a lone initial is what is left of one
_LEAST_MARKS = 2
_AFFILIATION_MARKS = re.compile(
    r"(?<=[a-z])(?:\d(?:,\d)*[*†‡§∗]*|[*†‡§∗]+)(?:\s*[*†‡§∗]+)*\s+(?=[A-Z])"
)
_SHORTEST_POSITION = 12


def split_names(text: str) -> list[str]:
    """Authors' names, one each, as written, without marks of emphasis or note or ``et al.``/``等``.

    Surname and initials stay together (``Author, A., and B. Author`` is two names), and so does a
    citation's first name (``Zhang, Taolin, et al.``; ``LeCun, Yann, Yoshua Bengio, and …``) and
    each name of a BibTeX list (``Doe, Jane and Roe, John``).
    """
    return list(_split_names(text))


@lru_cache(maxsize=256)  # rules ask one after the other whether a text is names, and which
def _split_names(text: str) -> tuple[str, ...]:
    text = bare(" ".join(text.replace("**", "").split()))
    if not text.isascii():
        text = _DOTTED.sub("; ", text)
    if text[:1] in _BY_STARTS:
        text = _BY.sub("", text)
    text = part_at_marks(text)
    if "al" in text and "et" in text:
        text = _ET_AL_BETWEEN.sub("; " if ";" in text else ", ", text)
    short = text
    if may_end_in_et_al(text):
        short = text[:-_TAIL] + _ET_AL.sub("", text[-_TAIL:])  # only the tail: it is searched often
    et_al = short != text
    if ";" in short or "；" in short:
        parts = _split_outside(short, frozenset(";；"))
        names = [name for part in parts for name in _parted_at_and(part)]
    else:
        groups = _parted_at_and(short)
        if _are_reversed(groups):
            return tuple(name for name in _clean_names(groups) if name)
        names = [name for group in groups for name in _split_outside(group, _TERM_SEPARATORS)]
        if not short.isascii():
            names = [
                piece
                for name in names
                for piece in ([name] if "(" in name or "（" in name else _CJK_AND.split(name))
            ]
        names = _rejoin([name.strip(_NAME_MARKS) for name in names], et_al)
    cleaned = _clean_names(names)
    if len(cleaned) > _CUT_OFF and _LONE_INITIAL.fullmatch(cleaned[-1]):
        cleaned.pop()  # `J. Doe, A. Roe, B. Poe, X.`: the last name is cut off
    if len(cleaned) > 1 and cleaned[-1][-1:] == "." and all(map(_ends_bare, cleaned[:-1])):
        cleaned[-1] = cleaned[-1][:-1]  # `Doe J, Roe A.`: the stop is that of the list
    return tuple([n for n in cleaned if n and not is_absent(n) and not _is_et_al(n)])


def _ends_bare(name: str) -> bool:
    """Whether a name ends in an initial without its stop: ``Doe J``."""
    return name[-1:].isupper() and name[-2:-1] == " "


_POSITION = lazy_pattern(
    r"(?:^|\s*[,，.:：–-]\s*)"
    r"(?:(?:Associate|Assistant|Adjunct|Senior|Junior|Principal|Full|Visiting|Research|"
    r"Lead|Chief|Former|Software|Emeritus|Distinguished|Executive|Deputy|Staff)\s+)*"
    r"(?:Professors?|Prof\.? (?:at|of|in)|Lecturers?|Directors?|(?:Co-?)?Founders?|CEO|CTO|"
    r"Engineers?|Scientists?|Researchers?|Instructors? (?:at|of)|Managers?|Dean|"
    r"PhD (?:student|candidate)|Postdoc|Fellow|Developers?|Architects?|Evangelist|Head of|VP of)"
    r"\b[^;；]*",
    re.IGNORECASE,
)


def part_at_marks(text: str) -> str:
    """Names that only marks part, with commas: ``Jane Doe1* John Roe2† A. Poe1``."""
    if "," in text or len(_AFFILIATION_MARKS.findall(text)) < _LEAST_MARKS:
        return text
    return _AFFILIATION_MARKS.sub(", ", text)


def without_positions(text: str) -> str:
    """Names without what each does: ``Jane Doe, Professor at MIT`` is ``Jane Doe``."""
    return _POSITION.sub("", text) if len(text) > _SHORTEST_POSITION else text


def _parted_at_and(text: str) -> list[str]:
    return _AND.split(text) if _MAY_HOLD_AND.search(text) else [text]


def _are_reversed(groups: list[str]) -> bool:
    """Whether the names are written as BibTeX has them: ``Doe, Jane and Roe, John``."""
    if len(groups) < 2:
        return False
    parts = [group.split(",") for group in groups]
    if not all(len(names) == 2 and all(map(str.strip, names)) for names in parts):
        return False
    single = sum(" " not in surname.strip().removesuffix(" III") for surname, _ in parts)
    # surnames of two words stand among others: `Yao Chong, Lim`, `Daumé III, Hal`
    return single * 5 >= len(groups) * 4 or (len(groups) > 2 and single * 2 >= len(groups))


def may_end_in_et_al(text: str) -> bool:
    """Whether a text can end in ``et al.`` or its like; cheap, and surely true where it does."""
    end = text.rstrip(_AFTER_ET_AL)[-_LONGEST_END:]
    return end.casefold().endswith(_ET_AL_ENDS) or "..." in text


def _is_et_al(name: str) -> bool:
    starts = name[:1].lower() in _ET_AL_STARTS  # as few names do
    return starts and may_end_in_et_al(name) and _ET_AL.fullmatch(name) is not None


def _rejoin(pieces: list[str], et_al: bool) -> list[str]:
    """Puts back together the names that a comma had cut: before initials, Jr., a given name."""
    pieces = [piece for piece in pieces if piece]
    if _first_is_reversed(pieces, et_al):
        pieces[:2] = [f"{pieces[0]}, {pieces[1]}"]
    names: list[str] = []
    for piece in pieces:
        # most are whole names, which the second letter of a word and their length tell
        may_be_suffix = bool(names) and len(piece) <= _LONGEST_SUFFIX
        may_be_initials = bool(names) and not piece[1:2].isalpha()
        if (may_be_suffix and _SUFFIX.fullmatch(piece)) or (
            may_be_initials and _may_be_surname(names[-1]) and _INITIALS.fullmatch(piece)
        ):
            names[-1] += f", {piece}"
        else:
            names.append(piece)
    return names


def _may_be_surname(name: str) -> bool:
    return len(name) > 1 and "." not in name and "," not in name


# `Doe`, `van der Berg`, `Van Horn`
_REVERSED_SURNAME = re.compile(
    r"(?:(?:[a-z]+|Van|Von|De[rnl]?|D[aiou]|L[ae]|Al|El|Ter|St\.?) ){0,3}[^\W\d_][\w'’-]+"
)


def _first_is_reversed(pieces: list[str], et_al: bool) -> bool:
    """Whether the list starts in citation style: a surname, a comma, the given name."""
    if len(pieces) < 2 or not all(piece.isascii() or piece[0].isupper() for piece in pieces[:2]):
        return False
    surname, given, *others = pieces
    if not _REVERSED_SURNAME.fullmatch(surname) or _INITIALS.fullmatch(given):
        return False
    ends_in_initial = re.fullmatch(r"[^\W\d_][\w'’-]+(?: [A-Z]\.?)+", given) is not None
    if not ends_in_initial and " " in given and (" " in surname or not others):
        return False
    if not others:
        return et_al or ends_in_initial
    return all(" " in other for other in others)


def _clean_names(names: Sequence[str]) -> list[str]:
    """The names without marks; a digit behind one refers to a note, but not behind a handle."""
    numbered = sum(name[-1:].isdecimal() for name in names)
    if not numbered:
        return [_clean_name(name) for name in names]
    cleaned: list[str] = []
    for name in names:
        name = _clean_name(name)
        noted = _NOTE_NUMBER.fullmatch(name) if name[-1:].isdecimal() else None
        # `Cy Young2` is a name of two words; of one (`Young1`, `张三1`), others have notes too
        if noted and (" " in noted["name"] or numbered > 1):
            name = noted["name"]
        if not name.isdecimal():
            cleaned.append(name)
    return cleaned


# `矢戸 知得 氏`, `홍길동 님`; titles only behind a name in full: `王教授` has but these
_HONORIFIC = lazy_pattern(
    r"(?<=[一-鿿ァ-ヿ])\s*(?:氏|さん|様)$|(?<=[가-힣]{2})\s*(?:님|씨)$"
    r"|(?<=[一-鿿ァ-ヿ] [一-鿿ァ-ヿ])\s*(?:先生|准?教授|博士|講師)$"
    r"|(?<=[一-鿿ァ-ヿ][一-鿿ァ-ヿ]{2})\s*(?:先生|准?教授|博士|講師)$"
    r"|(?<=[가-힣]{3})\s*(?:교수님?|박사님?|강사님?)$"
)
_HONORIFIC_ENDS = frozenset("氏ん様님씨生授士師수사")


def without_honorific(name: str) -> str:
    """A name in Chinese characters, kana or Hangul without what courtesy puts behind it."""
    if name[-1:] not in _HONORIFIC_ENDS or name.isascii():
        return name
    return _HONORIFIC.sub("", name)


def _clean_name(name: str) -> str:
    name = (
        without_honorific(name)
        .strip(_NAME_MARKS)
        .strip(",，、;；:：")
        .lstrip("-–•·")
        .strip(_NAME_MARKS)
    )
    name = _unsigned(name)  # `👤 Jane Doe`
    if name.endswith((".", "。")) and not re.search(
        r"(?:\b[A-Za-zА-ЯЁ]|\bJr|\bSr|\bDr|\bSt|\s(?:Inc|Ltd|Corp|Co))\.$", name
    ):
        name = name[:-1].rstrip(_NAME_MARKS)  # `John Roe*.`
    return name
