"""The words that people head columns, label lines and title sections with.

One vocabulary for every reader, in ``vocabulary.txt``: a new word is one more entry there.
Words are written in simplified Chinese, lower case; :func:`fold` brings what a document
writes to that form (case, width, traditional characters, emphasis marks, emoji).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from mdcatalog.variants import simplified

_SIMPLIFIED = simplified()
_MARKS = re.compile(
    r"[*_`~#\u200b\ufe0f\u20e3]+|[\U0001f000-\U0001faff\u2600-\u27bf\u2b50-\u2b55]+"
)
_EDGES = re.compile(r"^[\W_]+|[^\w)）%+#?]+$")


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """The text as the vocabulary spells it, for comparing."""
    text = unicodedata.normalize("NFKC", text).casefold().translate(_SIMPLIFIED)
    text = _MARKS.sub(" ", text)
    return _EDGES.sub("", " ".join(text.split()))


def _load() -> dict[str, tuple[str, ...]]:
    """The sections of ``vocabulary.txt``, each a tuple of words."""
    sections: dict[str, list[str]] = {}
    words: list[str] = []
    for line in Path(__file__).with_suffix(".txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            words = sections.setdefault(line[1 : line.index("]")], [])
        elif line and not line.startswith("# "):
            words.extend(word for word in (part.strip() for part in line.split(";")) if word)
    return {name: tuple(words) for name, words in sections.items()}


_SECTIONS = _load()


def _group(prefix: str) -> dict[str, tuple[str, ...]]:
    start = prefix + " "
    return {
        name[len(start) :]: words for name, words in _SECTIONS.items() if name.startswith(start)
    }


#: Headers and labels that fill a field, by the field's name.
FIELDS = _group("field")
#: Headers and labels that name a kind itself (a column ``Paper``), by kind.
TITLES = _group("title")
#: Words that name the role of a link. ``main`` is the thing itself, of whatever kind.
ROLES = _group("role")
#: Words in headings that say what a list holds. Matched as whole words in Latin script and as
#: substrings in CJK.
HEADINGS = _group("heading")
#: Headings of what is no list of items at all.
NO_ITEMS = _SECTIONS["no items"]
#: Headings of one aspect of the thing that the section above is about.
ASPECTS = _SECTIONS["aspects"]
#: Words that name a venue when they stand in a citation.
VENUES = _SECTIONS["venues"]
LANGUAGE_NAMES = _SECTIONS["languages"]
TITLE = FIELDS["title"]
#: Headers of a column that holds the title where no column is headed as one.
TITLE_FALLBACK = _SECTIONS["title fallback"]
#: Headers of a column that says of each row what sort of thing it is.
SORT_COLUMNS = frozenset(_SECTIONS["sort columns"])


def words_pattern(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any of the words: whole words in Latin script, substrings in CJK."""
    spellings = sorted(words, key=len, reverse=True)
    latin = "|".join(re.escape(word) for word in spellings if word.isascii())
    other = [re.escape(word) for word in spellings if not word.isascii()]
    whole = [rf"(?<![a-z0-9])(?:{latin})(?![a-z0-9])"] if latin else []
    return re.compile("|".join([*whole, *other]), re.IGNORECASE)


#: Words in a title or description that speak for a kind, by kind.
KIND_WORDS = {kind: words_pattern(words) for kind, words in _group("words").items()}
#: Titles and descriptions of collections: a link to another list is no paper and no tool.
COLLECTION_OF = re.compile(
    r"\b(?:list|lists|collection|collections|index) of (?:[\w'/&-]+ ){0,5}?(?:papers?|resources|"
    r"articles|blogs|books|links|references|tutorials|courses|tools|libraries|projects|datasets|"
    r"repositories|repos|lists|publications|readings|software|frameworks)\b",
    re.IGNORECASE,
)
COLLECTION = re.compile(
    f"{words_pattern(_SECTIONS['collections']).pattern}|{COLLECTION_OF.pattern}", re.IGNORECASE
)
#: Words that follow a link or stand before it and call it an article about the thing.
EXPLAINERS = words_pattern(_SECTIONS["explainers"])
#: Words in an organisation's name that say it is one.
ORGANIZATION_WORDS = words_pattern(_SECTIONS["organization words"])
#: Organisations that are known by their name alone, folded.
ORGANIZATIONS = frozenset(map(fold, _SECTIONS["organizations"]))


def _index(words: dict[str, tuple[str, ...]]) -> dict[str, str]:
    index: dict[str, str] = {}
    for name, spellings in words.items():
        for spelling in spellings:
            index.setdefault(fold(spelling) or spelling, name)
    return index


_ROLE_INDEX = _index(ROLES)
_NO_ITEMS = frozenset(fold(word) for word in NO_ITEMS)
_NO_ITEM_ENDINGS = (
    " criteria",
    " guidelines",
    " guide to contributing",
    " contributors",
    " license",
    " acknowledgements",
    "贡献指南",
    "更新日志",
)
_LANGUAGES = frozenset(fold(name) for name in LANGUAGE_NAMES)
_NAVIGATION = frozenset(fold(word) for word in _SECTIONS["navigation"])
_ASPECTS = frozenset(fold(word) for word in ASPECTS)
_NUMBERING = re.compile(
    r"^(?:[\divxlc]+[.、．)）:：]\s*|[\d.]+\s*|[一二三四五六七八九十]+[、.．]\s*|第[一二三四五六七八九十\d]+[章节部分讲]+\s*)+"
)
_PARENTHESES = re.compile(r"[(（\[【].*?[)）\]】]")
_PARTS = re.compile(r"\s*(?:[/|&+,、，]|\band\b|和|与|及|或)\s*")


_NAVIGATION_START = re.compile(
    r"(?:follow (?:us|me)|join (?:us|our|the)|subscribe|sponsor us|buy me|star us|contact us|"
    r"back to|return to|go to the|click here|see also|"
    r"关注我们|关注公众号|加入我们|加入交流|回到|返回)\b"
)


_NAMED_LIKE_ROLES = frozenset(fold(word) for word in _SECTIONS["things named like roles"])


def is_named_like_role(text: str) -> bool:
    """Whether a text that names a link's role is also the name of a thing (``PyTorch``)."""
    return fold(text) in _NAMED_LIKE_ROLES


def is_navigation(text: str) -> bool:
    """Whether a link's text only leads about in the list itself (``back to top``)."""
    folded = fold(text)
    return (
        folded in _NAVIGATION or folded in _LANGUAGES or _NAVIGATION_START.match(folded) is not None
    )


def role_of(text: str) -> str | None:
    """The role that a header, a label or a link's text names; ``None`` for any other text."""
    folded = fold(text)
    if not folded or len(folded) > 40:
        return None
    role = _ROLE_INDEX.get(folded)
    if role:
        return role
    bare = fold(_PARENTHESES.sub(" ", folded))
    if bare and bare != folded and bare in _ROLE_INDEX:
        return _ROLE_INDEX[bare]
    stripped = folded.strip("0123456789 -_.:#()")
    if stripped != folded and stripped in _ROLE_INDEX:
        return _ROLE_INDEX[stripped]
    parts = [part for part in _PARTS.split(bare) if part]
    if len(parts) > 1 and all(part in _ROLE_INDEX for part in parts):
        return _ROLE_INDEX[parts[0]]
    telling = [part for part in bare.split(" ") if part not in _ROLE_FILLERS]
    if 0 < len(telling) < 4 and all(part in _ROLE_INDEX for part in telling):
        return _ROLE_INDEX[telling[-1]]  # `bilibili video`, `official PyTorch code`
    return None


_ROLE_FILLERS = frozenset(
    (
        "official",
        "unofficial",
        "link",
        "links",
        "full",
        "original",
        "online",
        "our",
        "the",
        "new",
        "latest",
        "free",
        "to",
        "for",
    )
)


def heading_key(text: str) -> str:
    """A heading folded, without its numbering."""
    folded = fold(text)
    return _NUMBERING.sub("", folded).strip() or folded


def is_no_list(heading: str) -> bool:
    """Whether a heading is that of a contents table, a licence, a changelog and the like."""
    key = heading_key(heading)
    return (
        key in _NO_ITEMS
        or key.removeprefix("the ").rstrip("!") in _NO_ITEMS
        or key.endswith(_NO_ITEM_ENDINGS)
    )


def is_aspect(heading: str) -> bool:
    """Whether a heading names an aspect (overview, resources) of what is above it."""
    return heading_key(heading) in _ASPECTS


_SORTS = frozenset(fold(word) for words in HEADINGS.values() for word in words)


def is_sort(heading: str) -> bool:
    """Whether a heading is nothing but the name of a sort (``Datasets``, ``News``)."""
    return heading_key(heading) in _SORTS


def header_spellings(text: str) -> list[str]:
    """The forms of a column header or label to look up, most exact first."""
    folded = fold(text)
    if not folded and "#" in text:
        return ["number"]  # the sign that heads a column of numbers folds to nothing
    spellings = [folded]
    bare = fold(_PARENTHESES.sub(" ", folded))
    if bare and bare != folded:
        spellings.append(bare)
    spellings.extend(
        part
        for part in (fold(p) for p in _PARTS.split(bare or folded))
        if part and part not in spellings
    )
    inner = _PARENTHESES.findall(folded)
    spellings.extend(
        part for part in (fold(p[1:-1]) for p in inner) if part and part not in spellings
    )
    if not folded.isascii() and 4 <= len(folded) <= 12:
        # `模型描述` is a description: the word that ends a Chinese header says what it is
        spellings.extend(
            ending
            for ending in _FIELD_ENDINGS
            if folded.endswith(ending) and ending not in spellings
        )
    return spellings


# What is said of time in a longer word is as often a length as a date.
_FIELD_ENDINGS = tuple(
    word
    for word in dict.fromkeys(fold(word) for words in FIELDS.values() for word in words)
    if not word.isascii()
    and 2 <= len(word) <= 3
    and word not in ("时间", "内容", "方法", "技术", "任务", "更新")
)
