"""Titles without a link that end where a venue or a year stands."""

from __future__ import annotations

import re

from mdcatalog.extract.head_parts import Head, cut_text
from mdcatalog.extract.labels import is_known_label
from mdcatalog.extract.organizations import is_organization
from mdcatalog.extract.person_names import is_known_person, is_name, names_like
from mdcatalog.extract.titles import is_role_link, title_text
from mdcatalog.extract.venues import STOP_WORDS, is_title_case, venue_like, year_of
from mdcatalog.extract.venues_behind import venue_at_end
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Inline, Link, Text
from mdcatalog.values import split_names
from mdcatalog.vocabulary import VENUE_WORDS, fold, is_sort

# `(COLING 2018)`, `(TKDE, 2020)`, `(EMNLP 2022, Findings)`, `(SIGMOD ’23)`, `(VLDB 2021 from Lee)`
NO_VENUE = (
    r"(?!(?:Updated|Released|Since|Published|Last|Created|Accessed|"
    r"Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Spring|Summer|Fall|Autumn|Winter)\b)"
)

_VENUE_AFTER_TITLE = lazy_pattern(
    r"(?:\s\(|\s?（)(?:(?:[Bb]est|[Oo]utstanding)(?: [Ss]tudent)? [Pp]aper(?: [Aa]ward)?,\s+)?"
    rf"(?P<venue>{NO_VENUE}(?:[A-Z]|arX|bioRx|medRx|[a-z]{{2}}[A-Z])"
    r"[\w&@’' -]{1,60}?,?(?:\s*(?:19|20)\d\d|\s?[’']\d\d|(?<=[A-Z]{2})-\d\d)(?:,? [A-Z]\w+){0,2})"
    r"(?: (?:from|by|at) (?P<who>[^()]{2,40}))?(?:[)）]|,\s*$)"
)

_NUMBERED = re.compile(r"[A-Z]-\d\d$")

# `Title (Jane Doe, AER 2013)`
_CREDIT_AFTER_TITLE = lazy_pattern(
    r"\s\((?P<names>[^()\d]{4,200}),\s+(?P<venue>[A-Z][\w&’' -]{1,40}?\s?(?:19|20)\d\d)\)"
)

# `Title (Doe, 2016)`, `Title (Doe et al., 2016)`
_NAMES_AFTER_TITLE = lazy_pattern(
    rf"\s\((?P<names>{NO_VENUE}[^\W\d_a-z][\w'’-]+|[^()\d]{{3,200}}? et\.? al\.?),?\s+"
    r"(?P<year>(?:19|20)\d\d)[a-z]?\)"
)
# What the names of journals and conferences end in, and hardly a surname.
_OF_VENUES = re.compile(
    r"(?:ics|ology|ity|tion|ions|ings|ence|ences|speech|space|graphy|conf|comm?|sys|soft|crypt|ware"
    r"|text|web|vis|net|cell|lab|labs|ai)$",
    re.IGNORECASE,
)

# `Models(2017): A Tutorial`: the year stands within the title
_YEAR_THEN_COLON = re.compile(r"\((?:19|20)\d\d\)\s*:")

_LEAST_BEFORE_VENUE = 12

_LEAST_TITLE = 3
_ARTICLES = ("A ", "An ", "The ")

# `CVPR (Oral)`
_TRACK = lazy_pattern(
    r"\s*\(?(?:oral|spotlight|highlight|poster|best paper|workshop)\)?$", re.IGNORECASE
)

# begins at the bracket: what may stand before it is cut off by hand, as a search would be cubic
_YEAR_AFTER_TITLE = lazy_pattern(
    r"[(（\[]\s*((?:19|20)\d{2})(?:[-./]\d{1,2}){0,2}(?!\s?年?\s?[春夏秋冬])"
)


def split_at_venue(pieces: list[Inline]) -> Head | None:
    """``Title (TKDE, 2020) [[paper](…)]``: a venue and a year in brackets end the title."""
    for index, piece in enumerate(pieces[:4]):
        if not isinstance(piece, Text) or piece.emphasis:
            return None
        if not index and ") " in f"{piece.text} " and (signed := _split_at_names(pieces)):
            return signed
        match = _VENUE_AFTER_TITLE.search(piece.text)
        if match and _NUMBERED.search(match["venue"]) and not venue_like(match["venue"]):
            match = None  # `(GPT-35)` is no conference, as `(AAAI-19)` is
        if match is None and (credited := _CREDIT_AFTER_TITLE.search(piece.text)):
            names = credited["names"]
            if index == 0 and names_like(names, strict=False):
                left, right = cut_text(pieces, index, credited.end())
                named: list[Inline] = [Text(piece.text[: credited.start()])]
                authors = tuple(split_names(names))
                return Head([], named, right, True, credited["venue"].strip(), authors)
        if match and len(title_text(pieces[:index]).split()) + match.start() > _LEAST_BEFORE_VENUE:
            left, right = cut_text(pieces, index, match.end())
            last = left[-1]
            assert isinstance(last, Text)
            left[-1] = last._replace(text=last.text[: match.start()])
            closing = right[1] if len(right) > 1 else None
            if match.group()[-1] not in ")）" and isinstance(closing, Text):
                # `(ICDE 2022, **best paper**)`: the bracket closes behind the prize
                right = [right[0], closing._replace(text=closing.text.lstrip()[1:]), *right[2:]]
            who = match["who"] or ""
            names = (who,) if is_known_person(who) else ()  # `(VLDB 2021 from Jane Doe)`
            return Head([], left, right, True, match["venue"].strip(), names)
    return None


# `…, HPDC 2016 -- what somebody says of it`
_REMARK = re.compile(r"(?<=\d\d)\s(?:--|[–—-])\s(?=[^\W\d])")


def split_at_plain_venue(pieces: list[Inline]) -> Head | None:
    """``Quaylib: Moorings in Use KDD 2021【港口】``: a venue and its year behind a whole title.

    A colon parts no name there from what is said of it, if all is written as titles are; what
    stands in black brackets or behind a dash behind the venue is a remark.
    """
    first = pieces[0]
    if not isinstance(first, Text) or first.strong or first.emphasis:
        return None
    told, black, _ = first.text.partition("【")
    if not black and (dash := _REMARK.search(told)):
        told = told[: dash.start()]
    if (len(pieces) > 1 and not black) or not told.strip()[-2:].isdigit():
        return None
    if not (black or ": " in told):
        return None
    found = venue_at_end(told.strip())
    if found is None:
        return None
    if not (_is_whole_title(found[0], strict=not black) or _is_told_title(told, *found)):
        return None
    rest = first.text[len(told) :]
    behind: list[Inline] = [Text(rest), *pieces[1:]] if rest else pieces[1:]
    return Head([], [Text(found[0])], behind, True, found[1])


def _is_whole_title(text: str, *, strict: bool) -> bool:
    """Whether words are a title in title case, no label and what it leads to, no names.

    If not ``strict``, one word in three may be small.
    """
    words = text.split()
    small = sum(word.islower() and word not in STOP_WORDS for word in words)
    if len(words) < _LEAST_TITLE or small * _LEAST_TITLE > len(words):
        return False
    if strict and not is_title_case(text.replace(" vs. ", " ")):
        return False
    label, colon, behind = text.partition(": ")
    if not colon:
        return not names_like(text, strict=False)
    named = not behind.startswith(_ARTICLES) and names_like(behind, strict=False)
    return not (named or is_known_label(label)) and len(behind.split()) >= _LEAST_TITLE


def _is_told_title(words: str, title: str, venue: str) -> bool:
    """Whether a known venue and its year behind a comma make a name and small words a title.

    ``CloneQuay: elastic mooring between ships, EuroSys 2011``; not ``RopeKit: a toolkit, …``.
    """
    name, _, behind = title.partition(": ")
    if not behind or behind.lower().startswith(tuple(map(str.lower, _ARTICLES))):
        return False
    apart = words[len(title) :].lstrip(" ")[:1] == ","
    if not apart or is_known_label(name) or len(behind.split()) < _LEAST_TITLE + 1:
        return False
    known = venue_like(venue) and year_of(venue) is not None
    return known and len(name.split()) <= _LEAST_TITLE and name[:1].isupper() and ", " not in behind


def _split_at_names(pieces: list[Inline]) -> Head | None:
    """``Title (Doe, 2016) https://…``: a surname and a year in brackets are author and year."""
    text = title_text(pieces[:1])
    match = _NAMES_AFTER_TITLE.search(text)
    if match is None or match.start() <= _LEAST_BEFORE_VENUE:
        return None
    names = match["names"]
    if " " not in names:
        comma = "," in match.group()
        if not comma or not is_name(names) or _OF_VENUES.search(names):
            return None
    if venue_like(f"{names} {match['year']}") or is_organization(names) or is_sort(names):
        return None
    _, right = cut_text(pieces, 0, match.end())
    people = tuple(split_names(names))
    return Head([], [Text(text[: match.start()])], right, True, "", people, int(match["year"]))


def with_bold_joined(pieces: list[Inline]) -> list[Inline]:
    """``Title (**best paper**, SOSP '21)``: the pieces with the words in brackets made one text."""
    for at, piece in enumerate(pieces[1:-1], 1):
        before, after = pieces[at - 1], pieces[at + 1]
        if not (isinstance(piece, Text) and piece.strong and isinstance(before, Text)):
            continue
        opened = before.text.endswith(("(", "（")) and not before.strong
        if opened and isinstance(after, Text) and after.text[:1] == ",":
            text = f"{before.text}{piece.text}{after.text}"
            return [*pieces[: at - 1], before._replace(text=text), *pieces[at + 2 :]]
    return pieces


def split_at_bold_venue(pieces: list[Inline]) -> Head | None:
    """``Title (**CVPR**) [[paper](…)]``, ``Title. **CVPR 2018**.``: what ends such a title."""
    if len(pieces) < len(("title", "venue")):
        return None
    first, venue = pieces[:2]
    if not (isinstance(first, Text) and isinstance(venue, Text) and venue.strong):
        return None
    opened = first.text.rstrip().endswith(("(", "（"))
    title = first.text.rstrip(" (（.,|-–—")
    told = venue.text.strip(" .,;|[]")
    name = _TRACK.sub("", told.strip("()"))
    known = fold(name) in VENUE_WORDS or (venue_like(name) and year_of(name) is not None)
    least = _LEAST_TITLE - (title != first.text.rstrip())  # `Mask Pier | **ICCV'17**`
    if not known or len(title.split()) < least or (opened and len(pieces) == 2):
        return None
    rest = pieces[2:]
    if opened:
        closing = rest[0]
        if not isinstance(closing, Text) or closing.text.lstrip()[:1] not in (")", "）"):
            return None
        rest = [closing._replace(text=closing.text.lstrip()[1:]), *rest[1:]]
    return Head([], [first._replace(text=title)], rest, True, told)


def split_at_year(pieces: list[Inline]) -> Head | None:
    """The head whose title a year in brackets ends: ``The Title (2019) by Jane Doe``."""
    for index, piece in enumerate(pieces[:6]):
        if isinstance(piece, Link) and not is_role_link(piece):
            return None
        if not isinstance(piece, Text):
            continue
        match = _YEAR_AFTER_TITLE.search(piece.text)
        before = piece.text[: match.start()].rstrip() if match else ""
        before = before[:-1].rstrip() if before.endswith((",", ".")) else before
        if match and (index or len(before.split()) >= 2):
            left, right = cut_text(pieces, index, len(before))
            text = title_text(left)
            glued = (
                right[:1] and isinstance(right[0], Text) and _YEAR_THEN_COLON.match(right[0].text)
            )
            if glued or names_like(text) or (venue_like(text.rsplit(". ", 1)[-1]) and ". " in text):
                return None
            return Head([], left, right, True)
    return None
