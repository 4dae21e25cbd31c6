"""What names a venue: whether a text does, and the name without volume, pages and year."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from mdcatalog.extract.organizations import is_organization
from mdcatalog.patterns import lazy_pattern
from mdcatalog.values import find_date, find_year
from mdcatalog.values.text import CJK
from mdcatalog.vocabulary import SHORT_VENUES, VENUE_WORDS, fold

# `A. One, "The Title", Venue 2012`
_QUOTED_TITLE = re.compile(r'(?:^|\w, )"[^"]+(?:",|,") \w')
_VENUE_PHRASES = tuple(word for word in VENUE_WORDS if " " in word)
# Names with a mark in them, which is where words end: `ra-l`, `esec/fse`, `s&p`.
_MARKED = lazy_pattern(
    "|".join(
        rf"(?<![a-z0-9]){re.escape(word)}(?![a-z0-9])"
        for word in sorted(VENUE_WORDS)
        if not word.isalnum() and " " not in word
    )
)
# `CHI 2019`, `SC'21`, `Cell, 2020`
_SHORT_DATED = lazy_pattern(
    r"(?P<name>[A-Z][A-Za-z&/]*)"
    r"(?:[\s,'’-]*(?:19|20)\d\d|[\s,-]*['’]\d\d|(?<=[A-Z])\d\d)(?:[\s,;:(].*)?"
)
_CJK_VENUE = lazy_pattern(
    r"[^\s，。！？：]{0,16}(?:学报|學報|杂志|雜誌|学刊|期刊|论文集|学会誌|学会|學會|論文誌|논문지|학회지|학술대회)"
    r"[\s(（,，]*(?:\d{4}年?)?[)）]?"
)
# `港口研究`, `计算机工程`: what topics are called as well
_CJK_JOURNAL = lazy_pattern(
    r"[一-鿿]{1,10}(?:研究|工程|科学|通讯|通报|评论|学刊|月刊|季刊|报告集)|计算机[一-鿿]{2,8}"
)
_SEVERAL = frozenset(",，、;；")
_VENUE_PHRASE = re.compile("|".join(map(re.escape, _VENUE_PHRASES)))
# Journals called by what they are about, which titles name as often; and the words beside them.
_SUBJECTS = frozenset(
    [
        "computational linguistics",
        "information fusion",
        "information sciences",
        "medical image analysis",
        "neural computation",
        "neural networks",
        "pattern recognition",
    ]
)
_BESIDE_SUBJECTS = VENUE_WORDS | frozenset(
    [
        "and",
        "annual",
        "asian",
        "european",
        "in",
        "joint",
        "letters",
        "of",
        "on",
        "springer",
        "the",
        "trans",
    ]
)
_VENUE_LENGTH = 9  # a longer text with such words in it is a title
_VENUE_BESIDE = 4
_VENUE_STARTS = (
    "arxiv",
    "corr",
    "advances in",
    "proceedings of",
    "proc.",
    "in proceedings",
    "trans. on",
    "transactions on",
    "ieee trans",
    "acm trans",
)
_NEVER_IN_VENUE = frozenset("，。【")
_PREPRINTS = frozenset(
    ("arxiv", "arxiv preprint", "preprint", "corr", "biorxiv", "medrxiv", "ssrn")
)
# Volume, issue and pages behind the name of a venue: `, 521(7553), 436-444`, `, vol. 3, pp. 1–9`.
VOLUME = lazy_pattern(
    r"[,.;]?\s+(?:vol(?:ume)?|no|issue|pp?|pages?|article)\b\.?\s*\d.*$"
    r"|,?\s+\d{1,4}\s*(?:\(\d[^)]*\)|[:,.]\s*[A-Za-z]?\d).*$"
    r"|:\s+\d{4,}.*$|\s+(?:19|20)\d\d[;:]\s*\d.*$|\s*\(pp?\.?\s*\d.*$"
    r"|[,.;]\s+\d{1,6}\s*[-–—]+\s*\d+\s*$",
    re.IGNORECASE,
)
# `arXiv preprint arXiv:1706.03762`, `CoRR abs/1706.03762`
_ARXIV_NUMBER = re.compile(
    r"(\barXiv|\bCoRR(?=,?\sabs/\d))(?: preprint)?[\s:,]*(?:arXiv:?\s*|abs/)?"
    r"\d{4}\.\d{4,5}(?:v\d+)?\)?",
    re.IGNORECASE,
)
# `arXiv 2108`, `arXiv 21.08`: the year and the month in which the number of a preprint begins
_ARXIV_MONTH = re.compile(r"\b(arXiv)[\s:]*([012]\d)(\.?)(0[1-9]|1[0-2])\b(?![.\d])", re.IGNORECASE)
# `HotQuay `'11`, whose first mark opens no code
_MARKED_YEAR = re.compile(r"`['’](?=\d\d$)")
_EARLY, _LATE = 1991, 2012
_PLACES = re.compile(r"[,;]|\s(?:/|->|→|⇒)\s|／")
_DATE_BEFORE = re.compile(r"\s*[,:|·–-]\s*(?=[A-Z])")
_DATE_BEHIND = re.compile(r"[\s\d./-]+$")
# `IEEE Transactions 2021:1-17`, `Computer Vision, 2004, 60 (1)`
_YEAR_AND_PAGES = lazy_pattern(r"\b((?:19|20)\d\d)[;:,](?=\s?\d)")
_IN_VENUE = re.compile(r"^[Ii]n(?::\s*|\s+)(?=[A-Z\d]|arXiv)")
WORD = re.compile(r"[^\W_]+(?:[&@][^\W_]+)?|[一-鿿]{2}")
#: Small words, which titles write without a capital and which no name holds.
STOP_WORDS = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "for",
        "with",
        "in",
        "on",
        "to",
        "by",
        "from",
        "as",
        "is",
        "are",
        "was",
        "be",
        "this",
        "that",
        "these",
        "using",
        "via",
        "through",
        "under",
        "over",
        "into",
        "between",
        "without",
        "within",
        "among",
        "across",
        "and",
        "or",
        "your",
        "you",
        "how",
        "what",
        "why",
    ]
)


_YEAR_APART = lazy_pattern(r"(?<=[A-Za-z])\s?['’]\s(?=\d\d(?!\d))")


def venue_like(text: str) -> bool:
    """Whether a short text names a venue (``NeurIPS 2019``, ``arXiv``, ``Nature``)."""
    text = text.strip()
    return _short_venue_like(text) if len(text) <= _SHORT else _venue_like(text)


def _venue_like(text: str) -> bool:
    if not text or len(text) > 160 or " et al" in text or not _NEVER_IN_VENUE.isdisjoint(text):
        return False
    if "' " in text or "’ " in text:
        text = _YEAR_APART.sub("'", text)  # `TIP' 17`
    if -1 < text.find(")") < text.find("("):
        return False  # `8k products) (ECCV14`: of two groups
    if '"' in text and _QUOTED_TITLE.search(text):
        return False
    if text[:1] in "Aa" and text.startswith(("A ", "An ", "a ", "an ")) and text[-1] not in ")）":
        return False  # `A corpus from the Institute of Science …`
    if text.count(", ") > 1 and _tells_more(text):
        return False
    words = WORD.findall(fold(text))
    if not words or len(words) > 18:
        return False
    folded = fold(text)
    if folded.startswith(_VENUE_STARTS) or (
        len(words) <= _VENUE_LENGTH
        and _VENUE_PHRASE.search(folded)
        and any(
            phrase in folded
            and len(words) <= phrase.count(" ") + _VENUE_BESIDE
            and (phrase not in _SUBJECTS or _BESIDE_SUBJECTS.issuperset(_others(words, phrase)))
            for phrase in _VENUE_PHRASES
        )
    ):
        return True
    if len(words) <= _VENUE_BESIDE and _named_shortly(text, folded):
        return True
    named = not VENUE_WORDS.isdisjoint(words) or any(
        map(_is_numbered_venue, [word for word in words if word[-1].isdigit()])
    )
    if "@" in text and not named:  # `PML4DC@ICLR 2020`
        named = not VENUE_WORDS.isdisjoint(word.rpartition("@")[2] for word in words)
    if len(words) > _VENUE_BESIDE and words[-1].isdigit() and _ends_in_venue(text, words):
        return False
    # a venue is a name: in a sentence the same words say something else
    return named and (
        len(words) <= 4
        or find_year(text) is not None
        or (text[:1].isupper() and is_title_case(text))
    )


def _goes_before_venue(text: str, words: list[str]) -> bool:
    """Whether words of a title stand before a venue: ``Mooring by Night for All KDD 2020``."""
    if "," in text or "(" in text or "（" in text:
        return False
    return words[-2] in VENUE_WORDS and VENUE_WORDS.isdisjoint(words[:-2])


def _ends_in_venue(text: str, words: list[str]) -> bool:
    """Whether a text is not all of a venue, but what stands before one as well."""
    return _goes_before_venue(text, words) or (text[:1].islower() and _runs_on(text))


def _runs_on(text: str) -> bool:
    """Whether words run on to a venue behind a comma: ``mooring ships by night, EuroSys 2011``."""
    words = text.rpartition(", ")[0].split()
    small = [word for word in words if word.islower() and word not in STOP_WORDS]
    return len(small) * 2 > len(words) and VENUE_WORDS.isdisjoint(map(str.lower, words))


def _tells_more(text: str) -> bool:
    """``A Title of a Model, Google, CIKM 2019``: a venue of its own, behind who made what."""
    before, _, last = text.rpartition(", ")
    told, _, maker = before.rpartition(", ")
    return is_organization(maker) and is_dated_venue(last) and not venue_like(told)


def _others(words: list[str], phrase: str) -> set[str]:
    """The words beside a phrase, numbers left out."""
    return {word for word in words if not word.isdigit()}.difference(phrase.split())


def _is_numbered_venue(word: str) -> bool:
    """Whether a word is a venue's and digits: ``icml2020``."""
    base = word.rstrip("0123456789")
    return len(base) > 2 and base in VENUE_WORDS


def _named_shortly(text: str, folded: str) -> bool:
    """Whether few words name a venue whose name is short, has a mark in it, or is Chinese."""
    if any(map(str.isdigit, text)):
        short = _SHORT_DATED.fullmatch(text.strip("()（）[]"))
        if short and fold(short["name"]) in SHORT_VENUES:
            return True
    if not text.isascii():
        return _CJK_VENUE.fullmatch(text) is not None
    marked = "-" in folded or "/" in folded or "&" in folded
    return marked and _MARKED.search(folded) is not None


_SHORT = 64  # venues recur
_short_venue_like = lru_cache(maxsize=4096)(_venue_like)


def is_title_case(text: str) -> bool:
    """Whether nearly all words begin with a capital, but for the small ones."""
    words = [word for word in text.split() if word[:1].isalpha()]
    capital = sum(
        1
        for word in words
        if not word.islower() or word in STOP_WORDS or word.rstrip(";,") in VENUE_WORDS
    )
    return capital * 10 >= len(words) * 9


class Venue(NamedTuple):
    """A venue as written, its year, and the day or month that stands behind it."""

    name: str | None
    year: int | None
    published: str | None = None


def is_dated_venue(text: str) -> bool:
    """Whether a text is nothing but a venue and when: ``NeurIPS 2019``, ``arXiv 2108``."""
    if "' " in text or "’ " in text:
        text = _YEAR_APART.sub("'", text)
    if not any(map(str.isdigit, text)) or CJK.search(text) or not venue_like(text):
        return False
    words = text.split()
    dated = find_year(text) is not None or _ARXIV_MONTH.search(text) is not None
    ends = words[-1][-1].isdigit() or words[-1].endswith((")", "]"))
    return dated and is_title_case(text) and (ends or len(words) <= _VENUE_BESIDE)


def is_cjk_journal(name: str) -> bool:
    """Whether a name in Chinese is a journal's where a year stands beside it: ``软件学报``."""
    if name.isascii() or not _SEVERAL.isdisjoint(name):
        return False
    return venue_like(name) or _CJK_JOURNAL.fullmatch(name) is not None


_OF_PAPERS = len("论文")
_NAMED_TWICE = "arXiv preprint arXiv"


def split_venue(text: str) -> Venue:
    """A venue without a closing full stop or brackets, its year, and a date behind it."""
    text = text.strip().strip(" .,;|（[]").strip()
    if "`" in text:
        text = _MARKED_YEAR.sub("'", text)
    if text.count("(") != text.count(")") or text.startswith("("):
        text = text.strip("() .,;")
    text = text.rstrip("）") if "（" not in text else text
    if text.endswith(("论文", "論文", "文章")) and not CJK.search(text[:-_OF_PAPERS]):
        text = text[:-_OF_PAPERS].rstrip()  # `CVPR 2023 论文`
    published = None
    if any(map(str.isdigit, text)):
        text, published = _without_date(text)
    month = _ARXIV_MONTH.search(text) if any(map(str.isdigit, text)) else None
    if month is not None:
        text = text[: month.end(1)] + text[month.end() :]
        # `arXiv 2002` may be a year or a month: it says neither
        known = bool(month[3]) or not _EARLY <= int(month[2] + month[4]) <= _LATE
        published = published or (f"20{month[2]}-{month[4]}" if known else None)
    placed = without_preprint(text) if "rXiv" in text or ("," in text or ";" in text) else text
    # beside `arXiv 2005` the venue says which year the paper is cited by
    cited, text = placed != text, placed
    span = find_year(text) or find_year(year_alone(text))
    year = int(published[:4]) if published and not (cited and span) else None
    year = span.value if year is None and span else year
    if text[:3] in ("In ", "in "):
        text = _IN_VENUE.sub("", text)
    if text.endswith(_NAMED_TWICE):
        text = text[: -len(_NAMED_TWICE)] + "arXiv"  # its number was cut off as a volume
    number = _ARXIV_NUMBER.search(text)
    if number:  # the number is an identifier; `arXiv` is the venue where there is no other
        text = text[: number.start()].rstrip(" (,") or number[1]
    text = _IN_VENUE.sub("", VOLUME.sub("", text) if any(map(str.isdigit, text)) else text)
    if not text or (year is not None and text == str(year)):
        return Venue(None, year, published)
    return Venue(text, year, published)


def has_preprint_month(text: str) -> bool:
    """Whether a text says in which month a preprint appeared: ``arXiv 2108``, ``arxiv 21.08``."""
    return _ARXIV_MONTH.search(text) is not None


def month_of_number(text: str, urls: Iterable[str]) -> str | None:
    """``arXiv 2011`` where a link leads to ``2011.13526``: its month, for it may be a year.

    Another venue may stand beside it: ``arXiv 2011; ECCV 2020``.
    """
    match = _ARXIV_MONTH.search(text)
    number = f"/{match[2]}{match[4]}." if match else ""
    if match is None or not any(number in url for url in urls):
        return None
    return f"20{match[2]}-{match[4]}"


def year_alone(text: str) -> str:
    """The text with a year before a volume or pages set apart from them: ``2004, 60 (1)``."""
    return _YEAR_AND_PAGES.sub(r"\1 | ", text)


def _without_date(text: str) -> tuple[str, str | None]:
    """``arXiv, 2023.10``, ``Nature, May 2020``: the venue and the date behind it."""
    span = find_date(text)
    if span is None or len(span.value) == len("2023"):
        return text, None
    if not span.start and (before := _DATE_BEFORE.match(text, span.end)):
        return text[before.end() :], span.value  # `May 2017, Nature`
    if not span.start or text[span.end :].strip(" )]）"):
        return text, None
    return text[: span.start].rstrip(" ,.;:|(（[-–—"), span.value


def without_preprint(text: str) -> str:
    """``CoRL'23, arXiv``: of two places, a server of preprints is not where it was published."""
    parts = [part.strip() for part in _PLACES.split(text)]
    others = [part for part in parts if not is_preprint(part)]
    told = len(others) == 1 and len(parts) > 1 and venue_like(others[0])
    return others[0] if told else text


def is_preprint(part: str) -> bool:
    """Whether a text says that it is a preprint, or names a server of them: ``arXiv``."""
    return fold(_DATE_BEHIND.sub("", part)) in _PREPRINTS


# `CVPR'14`, `ICLR23`: the year of a conference in two digits; or in four behind one or two letters
# (`RA-L2021`), which tell no year elsewhere
_SHORT_YEAR = lazy_pattern(
    r"(?<=[A-Za-z])(?:\s?['’`]{0,2}\s?|(?<=[A-Z]{2})-)(?P<year>(?:19|20)?\d\d)$"
)
_CENTURY = 70


def year_of(venue: str) -> int | None:
    """The year that a venue is written with, in full or in two digits."""
    span = find_year(venue)
    if span:
        return span.value
    short = _SHORT_YEAR.search(venue)
    if short is None:
        return None
    marked = short.group().lstrip()[:1] in ("'", "’") and venue_like(venue)  # `TIP'17`
    if not (marked or venue_like(venue[: short.start()])):
        return None
    digits = int(short["year"])
    if digits > 99:
        return digits
    return digits + (2000 if digits < _CENTURY else 1900)
