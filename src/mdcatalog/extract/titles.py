"""A title as a person would write it down."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from operator import itemgetter

from mdcatalog.extract.venues import venue_like
from mdcatalog.extract.venues_behind import venue_at_end, year_of_venue
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Break, CodeSpan, Image, Inline, Link, Text, plain_text
from mdcatalog.values import find_date, find_year, parse_duration, split_trailing_duration
from mdcatalog.values.text import plain_letters
from mdcatalog.vocabulary import (
    LANGUAGE_NAMES,
    UNDONE,
    VENUE_WORDS,
    fold,
    role_of,
    split_role_and_venue,
)

#: Signs that stand for no words, as the inside of a character class.
PICTOGRAPHS = (
    "\U0001f000-\U0001faff\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2900-\u297f\u2b00-\u2bff"
    "\ufe0e\ufe0f\u200d\u20e3\u3030"
)
_LEADING_MARKS = re.compile(
    rf"^(?:[{PICTOGRAPHS}\s\ufffc\ufeff\u200b]+|:[a-z0-9_+-]+:\s*|[-–—•·*#>|,;.，。、；]+(?=\s|$)\s*|\*+(?=[A-Z][a-z]))+"
)
_TRAILING_MARKS = lazy_pattern(
    rf"(?:[{PICTOGRAPHS}\s\ufffc\ufeff\u200b]+|\s*:[a-z0-9_+-]+:|\s+[-–—•·|]+|\s*｜+|\s+[-=–—]+>|[,;，；、]+|(?=\.)(?:(?<![.\w])\.|(?<=\w\w)(?<!\bInc)(?<!\bLtd)(?<!\bCorp)(?<!\bal)\.|(?<=\s\d)\.)|。|\s*[:：])+$"
)
_CLOSING = frozenset(")]）】?!")  # a text that ends so has no marks behind it
_NUMBERING = re.compile(
    r"^(?:\[\d{1,4}\]|[(（]\d{1,4}[)）]|\d{1,3}(?:\.\d{1,3})*\s*[、．)）:：]|\d{1,3}(?:\.\d{1,3})*\.(?=\s|[^\x00-\x7f]|[A-Z][a-z]|[\[(\"'*])"
    r"|\d{1,3}(?:\.\d{1,3})+(?=\s|[^\W\d])|[一二三四五六七八九十百]{1,4}[、.．]|第\s*[一二三四五六七八九十百\d]{1,4}\s*[章节部分讲课期集回]+\s*[:：、]?)\s*"
)
_PARENTHESIS = re.compile(r"\s*[(（\[【]([^()（）\[\]【】]{1,30})[)）\]】]\s*$")
_WRAPS = {
    "《": "》",
    "【": "】",
    "「": "」",
    "『": "』",
    "“": "”",
    "‘": "’",
    '"': '"',
    "'": "'",
    "〈": "〉",
    "«": "»",
    "`": "`",
    "<": ">",
    "[": "]",
}
_INSIDE = itemgetter(1)  # of a match: a template such as `\1` is slow to fill in
_BRACKETED = re.compile(r"\[([^\[\]\n]*)\](?!\()")
# `[Name](not an address)`: a link that is none, since its target holds spaces
_BROKEN_LINK = re.compile(r"\[([^\[\]]+)\]\([^()]*(?:\([^()]*\)[^()]*)*\)?")
_SHORTCODES = re.compile(r"(?::[a-z0-9_+-]+:\s*)+")
_LONGEST_VENUE = 40
_SOON = 18  # characters before the colon of `Work in progress: `
_UNDONE_BEFORE = re.compile(
    r"[(（\[【]?(?P<told>[^\W\d_][\w ]{1,17}?)(?:[)）\]】]:?|\s*[:：])\s*(?=\S)"
)
_OPEN_MARKS = ("(", "（", "[", "【")
_BEHIND_BRACKET = re.compile(r"^(?:[\[【][^\]】]*[\]】]|[(（][^)）]*[)）])\s*")
_SHORT_YEAR = re.compile(r"(?P<name>[A-Za-z][\w&-]{1,11}) ?'?\d\d")
# Small words that are in titles (`Ships in Data Science 2020`) and in no venue's name.
_SMALL_WORDS = 2
# `SemEval-2016 Task 9`, `KDD Cup 1999 Data`: what is solved there, and the data for it
_TASK = re.compile(
    r"\d\d(?: [Ss]hared)? [Tt]ask\b"
    r"|\b(?:[Dd]ata(?:set|base)?s?|[Cc]orpus|[Cc]orpora|[Bb]enchmarks?)\b"
)
_IN_A_TITLE = re.compile(r"\S (?:in|with|via|to|from|by|using|as|is|are) \S")
# also with nothing in them but a sign: `Quaylib (🔥)`
_EMPTY_BRACKETS = re.compile(
    rf"(?:(?<=\s)|^)[\[(（【][,;|/、，\s]*(?:[{PICTOGRAPHS}][{PICTOGRAPHS}\s]*)?[\])）】]|\[\s*\]|（\s*）"
)
_MATH = re.compile(r"\$([^$\n]+)\$")
_DATE_WORDS = lazy_pattern(
    r"^(?:.{0,6}(?:时间|日期|date|published|released)\s*[:：]?\s*)?$", re.IGNORECASE
)


def unwrap(text: str) -> str:
    """The text without quotes or brackets that stand round the whole of it."""
    while len(text) > 1 and _WRAPS.get(text[0]) == text[-1]:
        inner = text[1:-1]
        if text[0] in inner or text[-1] in inner:
            break
        text = inner.strip()
    return text


def _is_letter(char: str) -> bool:
    """Whether a character is a letter or digit, and none of the pictographs: no mark begins so."""
    return char.isalnum() and (char < "\u2190" or "\u3040" < char < "\U0001f000")


def strip_marks(text: str) -> str:
    """The text without emoji, bullets and stray punctuation before and after it."""
    if not _is_letter(text[:1]):
        text = _LEADING_MARKS.sub("", text)
    previous = None
    while previous != text and not (_is_letter(last := text[-1:]) or last in _CLOSING):
        previous = text
        text = _TRAILING_MARKS.sub("", text)
    return text


_ITEM_NUMBER = re.compile(
    r"^(?:\[\d{1,4}\]|[(（]\d{1,4}[)）]|\d{1,3}(?:[.)）、．](?=\s)|[、．]))\s*"
)


def strip_item_number(text: str) -> str:
    """The text of an item or a cell without its own number before it: ``[12]``, ``3.``."""
    number = _ITEM_NUMBER.match(text)
    return text[number.end() if number else 0 :].strip() or text


def strip_numbering(text: str) -> str:
    """A heading's text without ``5.1、``, ``2.3``, ``[12]``, ``三、`` before it."""
    stripped = _NUMBERING.sub("", text, count=1).strip()
    return stripped or text


def is_numbering(text: str) -> bool:
    """Whether a text is nothing but the number of a heading: ``2. ``, ``[12]``, ``三、``."""
    number = _NUMBERING.match(text.strip() + " ")
    return number is not None and number.end() > len(text.strip())


# `{B}ayesian Quays`: braces by which BibTeX keeps capitals; not `name {Object}`
_BIBTEX_BRACES = re.compile(r"(?<![{$\\\w])\{([A-Z]{1,8})\}(?=[a-z])")
# `quaylib²`; not `The R² of Quays in m²`
_FOOTNOTE_MARK = re.compile(r"(?<=[^\W\d_]{4})[¹²³⁴⁵⁶⁷⁸⁹⁰]+$")
_SUPERSCRIPTS = frozenset("¹²³⁴⁵⁶⁷⁸⁹⁰")

_OPENED, _QUOTES = ('"', "“"), ('"', "“", "”", "„")


def clean_title(text: str) -> str:
    """A title without what is only decoration; Chinese punctuation inside stays."""
    text = plain_letters(" ".join(text.replace("\ufffc", " ").split()))
    if "[" in text:
        text = text[1:] if text[0] == "[" and "]" not in text else text  # `[Name(https://…)`
        text = " ".join(_EMPTY_BRACKETS.sub(" ", _BROKEN_LINK.sub(_INSIDE, text)).split())
    if "$" in text:
        text = _MATH.sub(lambda match: _plain_math(match.group(1)), text)
        text = " ".join(text.split())
    if "(" in text or "[" in text or "（" in text or "【" in text:
        text = " ".join(_EMPTY_BRACKETS.sub(" ", text).split())
    if "{" in text:
        text = _BIBTEX_BRACES.sub(r"\1", text)
    if text[-1:] in _SUPERSCRIPTS:
        text = _FOOTNOTE_MARK.sub("", text)
    if text[:1] in _OPENED and not any(map(text[1:].__contains__, _QUOTES)):
        text = text[1:]  # `"The Title`, whose quotation nobody closed
    if text[3:][-1:] == ")" and text[-3:-1].isalnum() and "(" not in text and "（" not in text:
        text = text[:-1]  # `[Name)](https://…)`, which nobody opened
    # nothing is to be taken off a text that begins and ends in a letter
    while not (_is_letter(text[:1]) and _is_letter(text[-1:])):
        cleaner = unwrap(strip_marks(" ".join(text.split()))).rstrip("([（【{")
        if cleaner == text:
            break
        text = cleaner
    return text[:-4] if text[-4:].lower() == ".pdf" and len(text) > 8 else text


def without_undone(text: str) -> str:
    """``TODO: The Title``, ``(WIP) The Title``: the title alone."""
    if not (text[:1] in _OPEN_MARKS or ":" in text[:_SOON] or "：" in text[:_SOON]):
        return text
    found = _UNDONE_BEFORE.match(text)
    told = found["told"] if found else ""
    if found is None or fold(told) not in UNDONE or (told.isascii() and told.istitle()):
        return text  # `Todo: a list of tasks`
    return text[found.end() :]


def _plain_math(text: str) -> str:
    return re.sub(r"[{}\\]|text|mathrm|mathbf", "", text).strip()


def heading_title(text: str) -> tuple[str, int | None, str | None]:
    """A heading's title, duration in seconds and date, each of the last two where it has one.

    Numbering, a trailing duration and a parenthesis of nothing but a date and a duration go.
    """
    text = strip_numbering(_LEADING_MARKS.sub("", " ".join(text.split())))
    text, duration = split_trailing_duration(text)
    date = None
    match = _PARENTHESIS.search(text)
    if match:
        span = find_date(match.group(1))
        behind = match.group(1)[span.end :].strip(" ,;，；·|") if span else ""
        length = parse_duration(behind) if behind and duration is None else None
        if (
            span
            and _DATE_WORDS.match(match.group(1)[: span.start])
            and (not behind or length is not None)
        ):
            duration = duration if length is None else length
            date = span.value
            text = text[: match.start()]
    return clean_title(text), duration, date


def same_name(one: str, other: str) -> bool:
    """Whether two texts are one name, in two spellings or with a word more in one of them."""
    one, other = fold(one), fold(other)
    if not one or not other:
        return False
    if one in other or other in one:
        return True
    short = max(len(one), len(other)) <= _LONGEST_NAME
    return short and SequenceMatcher(None, one, other).ratio() > _ALIKE


def is_role_link(piece: Inline) -> bool:
    """Whether a link's text only names a role, a variant, a number or where it was published.

    ``pdf``, ``code``, ``[1]``, ``CVPR 2020``, an emoji.
    """
    if type(piece) is not Link:
        return False
    if piece.bare:
        return True
    text = piece.text.strip()
    if not text:
        return True  # a picture, or an icon of a font
    if len(text) > _SHORT:
        return _names_role(text)
    return _short_names_role(text) or _names_store(text, piece.url)


def is_role_or_image(piece: Inline) -> bool:
    """Whether a piece only leads or shows: a link that names a role, or a picture."""
    return is_role_link(piece) or isinstance(piece, Image)


def are_role_links(pieces: Sequence[Inline]) -> bool:
    """Whether pieces are links that name roles, and no words."""
    words = [piece for piece in pieces if not is_role_link(piece)]
    return len(words) < len(pieces) and not any(map(str.isalnum, plain_text(words)))


def _names_store(text: str, url: str) -> bool:
    """Whether a link is called by where its file is kept: ``[google](https://drive.google.…)``."""
    if text[0] not in _STORE_STARTS or len(text) > _LONGEST_STORE:
        return False
    host = _STORES.get(text.split(None, 1)[0].lower())
    if host is None or host not in url[:_REACH_OF_HOST]:
        return False
    return not url.rstrip("/").endswith((".com", ".org"))  # the site itself


def _names_role(text: str) -> bool:
    if role_of(text) is not None or text.startswith(("http://", "https://", "www.")):
        return True
    if text.strip("[]").lower() in LANGUAGE_NAMES:
        return True  # `A Guide [[English]](…) [[Chinese]](…)`
    if not ("a" <= text[0].lower() <= "z"):  # else there are letters, and it is no shortcode
        folded = fold(text)
        if not folded or folded.isdigit() or _SHORTCODES.fullmatch(text):
            return True
    return link_venue(text) is not None


def link_venue(text: str) -> str | None:
    """The venue that a link's text names: ``[[CVPR 2020](…)]``, ``[[Paper-CVPR14](…)]``."""
    text = text.strip()
    return _short_link_venue(text) if 0 < len(text) < _LONGEST_VENUE else None


@lru_cache(maxsize=1024)  # such texts recur: `pdf`, `code`
def _short_link_venue(text: str) -> str | None:
    venue = split_role_and_venue(text)[1]
    if not any(map(str.isdigit, text)):
        return venue
    if _TASK.search(text):
        return None
    short = _SHORT_YEAR.fullmatch(text)
    if short and fold(short["name"]) in VENUE_WORDS:
        return text  # `AAAI 23`
    dated = find_year(text) is not None or year_of_venue(text) is not None  # `3DV2021`
    short = _TWO_DIGITS.search(text)  # `AAAI 23`
    if venue is None and short and venue_like(text[: short.start() + 1]):
        return text
    if venue is None and dated and venue_like(text):
        behind = venue_at_end(text)  # `Ships and Piers ICML 2019` is a title and its venue
        titled = behind is not None and not venue_like(behind[0])
        named, group, group_text = text.partition("(")  # so is `Ships and Piers (ICML 2019)`
        titled = titled or (group != "" and _may_be_title(named))
        # and `CoMast (ICML 2019)`, a name that is none of a venue
        name, inner = named.strip(), group_text.strip(" )")
        titled = titled or (
            bool(name and venue_like(inner) and find_year(inner))
            and not (venue_like(name) or role_of(name))
        )
        # `[ICML 2019] Ships and Piers`, `(ICML 2019) Ships …`, `Ships and Piers. ICML 2019.`
        titled = titled or (text[0] in "[【(（" and _may_be_title(_BEHIND_BRACKET.sub("", text)))
        # `2019 (ICML) Ships and Piers`
        titled = titled or (_YEAR_AND_GROUP.match(text) is not None and _titles_behind(text))
        titled = titled or (". " in text and _may_be_title(text.partition(". ")[0]))
        # `ACL 2023 Tutorial: Mooring Boats`
        titled = titled or (": " in text and _may_be_title(text.partition(": ")[2]))
        # small words tell more than a venue: `NIPS 2016 lecture and workshop videos`
        small = sum(word.islower() for word in text.split()) > _SMALL_WORDS
        venue = None if titled or small or _IN_A_TITLE.search(text) else text
    return venue


def _titles_behind(text: str) -> bool:
    """Whether words behind the last group in brackets are a title."""
    return _may_be_title(re.split(r"[)）\]】]", text)[-1])


def _may_be_title(words: str) -> bool:
    """Whether words before a venue in brackets are a title: none that a venue or role has."""
    return len(words.split()) > 1 and not venue_like(words) and role_of(words) is None


_STORES = {
    "google": "drive.google.",
    "谷歌": "drive.google.",
    "baidu": "pan.baidu.",
    "百度": "pan.baidu.",
    "dropbox": "dropbox.com",
    "mega": "mega.nz",
    # a file there, and not the site: `[Zenodo](https://zenodo.org)` may be in a list of such sites
    "zenodo": "zenodo.org/rec",
    "figshare": "figshare.com/articles",
    "kaggle": "kaggle.com/datasets/",
    # a course there: `数据结构 [学堂在线](https://www.xuetangx.com/course/…)`
    "学堂在线": "xuetangx.com/c",
    "中国大学mooc": "icourse163.org/",
    "中国大学慕课": "icourse163.org/",
    "网易公开课": "163.com/",
    "网易云课堂": "163.com/",
    "coursera": "coursera.org/learn",
    "edx": "edx.org/",
}
_YEAR_AND_GROUP = re.compile(r"(?:19|20)\d\d\s?[(（\[【]")
_STORE_STARTS = frozenset("gGbBdDmMzZfFkKcCeE谷百学中网")
_LONGEST_STORE = 20
_REACH_OF_HOST = 36
_TWO_DIGITS = re.compile(r"[A-Za-z](?:\s?['’]|\s)\d\d$")
_LONGEST_NAME = 60
_ALIKE = 0.8  # of two spellings of a name
_SHORT = 160  # the texts of role links recur; a title's link is asked about again and again
_short_names_role = lru_cache(maxsize=8192)(_names_role)


def title_text(pieces: Iterable[Inline]) -> str:
    """The visible text of pieces for a title: link texts and words, no images."""
    parts: list[str] = []
    for piece in pieces:  # asked for most often of all: type() is faster than isinstance()
        if type(piece) is Text:
            # a shortcut reference without a definition, `[VGG]`, is its own text
            text = piece.text
            parts.append(_BRACKETED.sub(_INSIDE, text) if "[" in text else text)
        elif type(piece) is Link:
            if not piece.bare:
                parts.append(piece.text)
        elif type(piece) is CodeSpan:
            parts.append(piece.text)
        elif type(piece) is Break or type(piece) is Image:
            parts.append(" ")
    return parts[0] if len(parts) == 1 else "".join(parts)
