"""What stands behind a title: who made the thing, where it appeared, tags, and words about it."""

from __future__ import annotations

import re

from mdcatalog.extract.around import citation_around
from mdcatalog.extract.asides import MONTH, values_beside
from mdcatalog.extract.behind import (
    only_link_texts,
    rest_links,
    rest_text,
    take_tags,
    tidy,
    without_leading_remains,
)
from mdcatalog.extract.citation_notes import take_track_at_end
from mdcatalog.extract.citation_parts import Citation
from mdcatalog.extract.course_names import is_given
from mdcatalog.extract.credits import organizations_in
from mdcatalog.extract.credits_alone import take_makers
from mdcatalog.extract.dataset_facts import examples_told
from mdcatalog.extract.dated_code import take_boxed_tags, take_dated_code
from mdcatalog.extract.dates_behind import take_dated_makers, take_school_year
from mdcatalog.extract.dotted_facts import take_dotted_facts
from mdcatalog.extract.editors import take_editors
from mdcatalog.extract.entries import Entry, Labelled
from mdcatalog.extract.events_behind import take_event
from mdcatalog.extract.given_by import take_given_by
from mdcatalog.extract.head_parts import Head
from mdcatalog.extract.italic_venues import take_held_in_italics
from mdcatalog.extract.labels_within import PEOPLE_LABELS
from mdcatalog.extract.licenses import is_license, license_in_brackets
from mdcatalog.extract.organizations import is_named_organization
from mdcatalog.extract.own_notes import venue_called
from mdcatalog.extract.papers_in_italics import take_paper_in_italics
from mdcatalog.extract.parted_facts import STARRED, count_of_stars, take_parted_facts
from mdcatalog.extract.person_names import is_name, names_like, with_commas
from mdcatalog.extract.published import (
    add_names,
    publish,
    take_date_alone,
)
from mdcatalog.extract.remarks import names_behind_links
from mdcatalog.extract.software_facts import are_programming_languages, tell_languages
from mdcatalog.extract.stars_behind import take_stars
from mdcatalog.extract.states import take_state
from mdcatalog.extract.theses import take_thesis
from mdcatalog.extract.titles import (
    PICTOGRAPHS,
    is_role_link,
    link_venue,
    title_text,
)
from mdcatalog.extract.told_groups import (
    take_chinese_credits,
    take_names_and_makers,
    take_place_behind,
    take_square_groups,
    take_told_end,
    take_told_group,
)
from mdcatalog.extract.told_lines import leaves_open, with_told_lines
from mdcatalog.extract.venues import is_cjk_journal, split_venue, venue_like
from mdcatalog.extract.venues_behind import journal_dated
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Break, Inline, Link, Text
from mdcatalog.values import split_names
from mdcatalog.values.text import SHORTCODE
from mdcatalog.vocabulary import FIELDS, UNDONE, fold

_BYLINE = re.compile(
    r"[\s,\[\]()–—-]*\b[Bb]y\s+(?:(?:Prof(?:essors?|s?\.)?|Dr\.)\s+)?(?P<names>[^\W\d_][^()\[\]:;|]{2,120}?)\s*"
    r"(?=$|[(\[|;:]|(?<!\b[A-Z])\.\s|\s[-–—@]\s|\s(?:in|from|at)\s"
    r"|(?<!University)(?<!Institute)(?<!College)(?<!School)(?<!Academy)\sof\s)"
)

# `(Stanford) @ Coursera` before `by Jane Doe`
_GROUPS = lazy_pattern(
    r"(?:[\s,–—-]*(?:\([^()]{1,60}\)|@\s?[\w.]+|on (?:Coursera|edX|EdX|Udacity|Udemy|YouTube)\b))+"
)

# `by Doe, Roe, and Poe`
_SURNAMES = lazy_pattern(r"[A-Z][\w'’-]+(?:, [A-Z][\w'’-]+)*,? (?:and|&) [A-Z][\w'’-]+")

_ASIDE_NAME = re.compile(r"[\w.+\-]+(?: [\w.+\-]+){0,3}")

# `… in Coursera (2012)`
_YEAR_AT_END = re.compile(r"[(（]((?:19|20)\d\d)[)）]\s*\.?\s*$")

# `, Berlin, Germany, 2019`, `. New York Times, 2019.`: where, in few words, and when
_NAMED_AND_DATED = lazy_pattern(
    r"[\s,.–—-]*[A-Z][\w'’-]*(?:,? [A-Z][\w'’-]*){0,4}, ((?:19|20)\d\d)\s*\.?\s*"
)

# `(Jane Doe and John Roe, 2015)`, `(Doe et al., 2019a)`; a month or a term is nobody's name
_CREDIT_GROUP = lazy_pattern(
    rf"\s*[(（](?P<names>(?!(?:{MONTH}|Spring|Summer|Fall|Autumn|Winter)[ ,])"
    r"[^\W\d_][^()（）\d]{2,400}?)(?:,?\s+|\s*[，、]\s*)(?P<year>(?:19|20)\d\d)(?:[a-z]|年)?[)）]"
)

# `[Doe et al., CVPR'20]`, `(Doe et al., NeurIPS 2020)`
_CITED_GROUP = lazy_pattern(
    r"\s*[\[(（](?P<names>[^\W\d_][^\[\]()\d]{1,80}? et\.? al\.?),?\s+"
    r"(?P<place>(?:[A-Za-z][\w&/ -]{1,30}?[ ,'’]{0,2})?(?:(?:19|20)\d\d|(?<=['’])\d\d))"
    r"[a-z]?[\])）]"
)

_JAPANESE_NAME = lazy_pattern(
    r"[一-鿿]{1,3} ?[一-鿿ぁ-んァ-ヶ]{1,4}(?:、[一-鿿]{1,3} ?[一-鿿ぁ-んァ-ヶ]{1,4}){0,9}(?:ら|他)?"
)

# `[Name](…) 🔥 - What it is`
_LETTERS = "\u2190"  # beyond those of most scripts marks begin
_MARKS_BEFORE_DASH = lazy_pattern(rf"\s*[{PICTOGRAPHS}\s]+(?=[-–—:|]\s)")

# they say what follows: a length, a name, a day
_TELLING_SIGNS = frozenset("⏱⏲⏰⌛⏳👤👥🎤🗣📅🗓📆💾")
_SPAN = re.compile(  # `(2019-2020)`, `(2019-20)`, `(2019-)`; `(2019-11)` is a month
    r"\s*[(（](?P<year>(?:19|20)\d\d)\s*[-–—/~]\s*(?:(?:19|20)\d\d|1[3-9]|[2-9]\d)?[)）]"
)
_LONGEST_LANGUAGES = 40
_YEAR_BEHIND_NAMES = re.compile(r",\s*((?:19|20)\d\d)\.?$")


def fill_rest(entry: Entry, head: Head) -> None:
    """Read what stands behind the title into the entry."""
    rest = head.rest
    emphasised: list[str] = []
    if len(rest) == 1 and isinstance(rest[0], Text) and not rest[0].emphasis:
        words = with_commas(rest[0].text)  # words alone, as behind most titles
    else:
        rest = list(map(_with_commas, rest))
        rest = take_dated_code(entry, take_dotted_facts(entry, rest))
        rest, tags = take_tags(with_told_lines(rest) if Break in map(type, rest) else rest)
        entry.tags.extend(tag for tag in tags if not _counts_stars(entry, tag))
        entry.links.extend(rest_links(rest))
        emphasised = emphasised_parts(rest)
        words = without_leading_remains(rest_text(rest))
    if ":" in words:
        words = SHORTCODE.sub(" ", words)
    if emphasised and head.strong:
        words = _take_named(entry, words, rest, emphasised)
    words = take_paper_in_italics(entry, take_stars(entry, words, rest), emphasised, head)
    if words.lstrip()[:1] > _LETTERS and (marks := _MARKS_BEFORE_DASH.match(words)):
        words = words[marks.end() :]
    if words.lstrip()[:1] in _TELLING_SIGNS:
        words = words.lstrip()[1:].lstrip("\ufe0f ")
    words = take_parted_facts(entry, take_state(entry, _take_alias(entry, words)))
    words = _take_programming_languages(entry, words)
    emphasised = [run for run in emphasised if run.strip() in words]  # not those that are facts
    if emphasised:
        words = _take_labels_in_italics(entry, words, emphasised)
        words = _take_language_in_italics(entry, words, emphasised) if emphasised else words
    words, beside = values_beside(words)
    entry.fields.extend(beside)
    words = take_thesis(entry, take_event(entry, words))
    words = take_place_behind(entry, take_dated_makers(entry, take_school_year(entry, words)))
    if licensed := license_in_brackets(words):
        words, name = licensed
        entry.fields.append(Labelled("license", name))
        emphasised = [run for run in emphasised if run.strip() != name]
    words = take_editors(entry, take_track_at_end(entry, words))
    words = take_boxed_tags(entry, take_square_groups(entry, words))
    words = take_chinese_credits(entry, take_told_end(entry, take_told_group(entry, words)))
    words = take_names_and_makers(entry, take_makers(entry, words))
    words = _take_credit_group(entry, _take_byline(entry, take_given_by(entry, words)))
    named = bool(head.authors or "byline" in entry.values or "authors" in entry.values)
    words = _take_span(entry, take_held_in_italics(entry, words, emphasised, named=named))
    if not (head.authors or any(map(str.isalnum, title_text(head.before)))):
        words = _take_names_dated(entry, words)
    _take_linked_venue(entry, rest)
    before = title_text(head.before).strip() if head.before else ""
    dated = "venue" in entry.values or (
        bool(entry.fields) and any(told.label in ("date", "venue") for told in entry.fields)
    )
    # words that begin with the title once more are about it
    again = len(entry.title) > 1 and words.lstrip().startswith(entry.title)
    citation = None if again else citation_around(before, words, emphasised, head, dated)
    if citation is not None:
        named = bool(before and citation.authors and not citation.venue)
        journal = journal_dated(words) or ""
        words = _add_citation(entry, citation, words, sure=head.strong)
        if named and journal:
            entry.add_value("venue", journal)
            words = words.replace(journal, "", 1)
    ending = _YEAR_AT_END.search(words) or _NAMED_AND_DATED.fullmatch(words)
    if ending:
        entry.add_value("year", int(ending[1]))
    description = take_date_alone(entry, tidy(words))
    if fold(description) in UNDONE:
        description = ""
    if description and not description.startswith(entry.title) and only_link_texts(rest):
        description = ""
    description = _take_people_labelled(entry, description)
    if entry.citation and "(" in words and _ASIDE_NAME.fullmatch(description):
        if "organizations" not in entry.values and is_named_organization(description):
            entry.add_value("organizations", [description])  # where those who gave it are
        else:
            entry.tags.append(description)  # the short name of the thing: (**ELMo**)
    elif description:
        if entry.citation and entry.title.count(" ") < _FEW_WORDS and examples_told(description):
            entry.citation = False  # `**Quays** (Doe et al., ICML 2009): 14M images`
        told = (entry.description, description)  # words before the title are said of it, too
        entry.description = "\n".join(filter(None, told))


def _take_alias(entry: Entry, words: str) -> str:
    """``(HarbourSet)：what it is`` behind a name: the words without another name, a tag."""
    alias = _ALIAS_BEHIND.match(words) if words.lstrip()[:1] in ("(", "（") else None
    if alias is None:
        return words
    entry.tags.append(alias["alias"])
    return words[alias.end() :]


def _take_programming_languages(entry: Entry, words: str) -> str:
    """``(C++ / Python) - what it is``: the words without what the thing is written in."""
    opened = words.lstrip()
    if opened[:1] not in ("(", "["):
        return words
    told, closed, rest = opened[1:].partition(")" if opened[0] == "(" else "]")
    if not closed or len(told) > _LONGEST_LANGUAGES or not tell_languages(told):
        return words
    entry.fields.append(Labelled("Programming language", told.strip()))
    return rest


def _take_people_labelled(entry: Entry, words: str) -> str:
    """``발표자: 김민수``: nothing, where all words behind a title are people behind their label."""
    if len(words) > _LONGEST_LABELLED or not (":" in words or "：" in words):
        return words
    told = _LABELLED_RUN.fullmatch(words.strip(" .。/|"))
    if told is None or fold(told["label"]) not in PEOPLE_LABELS:
        return words
    entry.fields.append(Labelled(told["label"], told["value"].strip()))
    return ""


def _take_labels_in_italics(entry: Entry, words: str, emphasised: list[str]) -> str:
    """``Winds winches. *License: MIT*``: the words without runs that a label begins."""
    for run in [run for run in emphasised if ":" in run or "：" in run]:
        told = _LABELLED_RUN.fullmatch(run.strip(" .。"))
        if told is None or fold(told["label"]) not in _FACT_LABELS or run.strip() not in words:
            continue
        emphasised.remove(run)
        entry.fields.append(Labelled(told["label"], told["value"].strip()))
        before, _, behind = words.partition(run.strip())
        words = f"{before.rstrip()} {behind.lstrip(' .')}".rstrip()
    return words


def _take_language_in_italics(entry: Entry, words: str, emphasised: list[str]) -> str:
    """``A library for quays. *C++*``: the words without what the thing is written in."""
    last = emphasised[-1].strip()
    if not words.rstrip(" .").endswith(last) or not are_programming_languages(last):
        return words
    emphasised.pop()
    entry.fields.append(Labelled("Programming language", last))
    return words.rstrip(" .").removesuffix(last)


def _counts_stars(entry: Entry, tag: str) -> bool:
    """Whether a tag is a count of stars, which is then the entry's: `` `⭐ 1.2k` ``."""
    if not any(map(str.isdigit, tag)) or STARRED.fullmatch(tag) is None:
        return False
    entry.fields.append(Labelled("stars", count_of_stars(tag)))
    return True


def _with_commas(piece: Inline) -> Inline:
    if type(piece) is not Text or (text := with_commas(piece.text)) is piece.text:
        return piece
    return piece._replace(text=text)


def _take_span(entry: Entry, words: str) -> str:
    """``(2019-2020)``: the words behind the years in which a thing was made."""
    span = _SPAN.match(words) if words.lstrip()[:1] in ("(", "（") else None
    if span is None:
        return words
    entry.add_value("year", int(span["year"]))
    return words[span.end() :]


def _take_named(entry: Entry, words: str, rest: list[Inline], emphasised: list[str]) -> str:
    """The words without the short names behind links, which are tags; nor are they emphasised."""
    for run, name in names_behind_links(rest):
        if run not in emphasised:
            continue
        emphasised.remove(run)
        words = words.replace(name, " ", 1)
        entry.tags.append(name.strip())
        entry.values["named"] = name.strip()
    return words


def _take_linked_venue(entry: Entry, rest: list[Inline]) -> None:
    """``[[ICML 2020](…)]``: where the thing appeared, as the text of a link says."""
    for piece in rest:
        if isinstance(piece, Link) and (place := link_venue(piece.text)):
            found = split_venue(place)
            entry.add_value("venue", found.name)
            entry.add_value("published", found.published)
            entry.citation = True
        elif isinstance(piece, Link) and (alone := venue_called(piece.text, piece.url)):
            entry.add_value("venue", alone)


def _add_citation(entry: Entry, citation: Citation, words: str, *, sure: bool) -> str:
    """Put what a citation says into the entry; returns the words that it leaves."""
    if citation:
        entry.citation = True
        entry.add_value("authors", citation.authors)
        entry.add_value("venue", citation.venue)
        entry.add_value("published", citation.published)
        words = citation.rest
    entry.add_value("organizations", citation.organizations)
    entry.add_value("published", citation.published)
    if citation.year and (citation or sure):
        entry.add_value("year", citation.year)
    if (citation.year and sure) or citation.organizations:
        words = citation.rest
    return words


_ALIAS_BEHIND = lazy_pattern(
    r"\s*[(（](?P<alias>[A-Z][a-z]*[A-Z][\w-]{1,24})[)）]\s*[:：]\s*(?=[\u3040-\u9fff])"
)
_FEW_WORDS = 2
_FACTS = ("license", "languages", "size", "year", "stars")
_FACT_LABELS = frozenset(fold(word) for name in _FACTS for word in FIELDS[name])
_LONGEST_LABELLED = 80
_LABELLED_RUN = lazy_pattern(
    r"(?P<label>[^\W\d_][^:：]{1,23}?)\s?(?::\s|：)\s?(?P<value>\S[^:：]*)"
)
_EVENT_GROUP = lazy_pattern(
    r"\s*[(（](?P<event>[A-Z][\w&'’+ .-]{1,40}? (?P<year>(?:19|20)\d\d))[)）]"
)


def _take_credit_group(entry: Entry, words: str) -> str:
    """``(Jane Doe, John Roe, and A. Poe, 2015)`` behind a title: who wrote it, and when."""
    if " al" in words and (cited := _CITED_GROUP.match(words)):
        add_names(entry, split_names(cited["names"]))
        publish(entry, cited["place"])
        entry.citation = True
        return words[cited.end() :]
    if "(" not in words[:8] and "（" not in words[:8]:
        return words
    if "byline" in entry.values:
        where = _EVENT_GROUP.match(words)  # `by Jane Doe (Strange Pier 2011)`: where she spoke
        if where is None:
            return words
        entry.add_value("venue", where["event"])
        entry.add_value("year", int(where["year"]))
        return words[where.end() :]
    match = _CREDIT_GROUP.match(words)
    if match is None or "authors" in entry.values:
        return words
    names = " ".join(match["names"].split())
    if is_cjk_journal(names):  # `（软件学报 2023）`
        publish(entry, match.group().strip(" ()（）"))
        entry.citation = True
        return words[match.end() :]
    named = names_like(names, strict=False) or (is_name(names) and not venue_like(names))
    if not named and _JAPANESE_NAME.fullmatch(names) is None:
        return words
    add_names(entry, split_names(names))
    entry.add_value("year", int(match["year"]))
    entry.citation = True
    return words[match.end() :]


# `, J. Doe et al. (2018): a remark`
_NAMES_DATED = lazy_pattern(
    r"[\s,.–—-]*(?P<names>[^\W\d_][^()（）\d:\n]{3,160}?),? \((?P<year>(?:19|20)\d\d)[a-z]?\)"
    r"(?:\s*[:.]\s+|\s*$)"
)


def _take_names_dated(entry: Entry, words: str) -> str:
    """``J. Doe et al. (2018): a remark`` behind a title: who wrote it, and when."""
    if not ("(20" in words or "(19" in words) or "authors" in entry.values:
        return words
    match = _NAMES_DATED.match(words)
    names = split_names(match["names"]) if match else []
    if match is None or not names_like(match["names"]):
        return words
    if not (" al" in match["names"] or all(" " in name for name in names)):
        return words  # `Ponds and Evolution (2017)`
    add_names(entry, names)
    entry.add_value("year", int(match["year"]))
    entry.citation = True
    return words[match.end() :]


def emphasised_parts(pieces: list[Inline]) -> list[str]:
    """The runs in italics, links in them included: `*[Jane Doe](…), John Roe*` is one."""
    runs: list[str] = []
    going = False
    for at, piece in enumerate(pieces):
        if isinstance(piece, (Text, Link)) and piece.emphasis and not piece.strong:
            if going:
                runs[-1] += piece.text
            elif isinstance(piece, Text) or not is_role_link(piece):
                runs.append(piece.text)
                going = True
        elif isinstance(piece, Break) and leaves_open(pieces[:at]):
            runs[-1] += " "  # `*Workshop on` over `Ropes*`
        else:
            going = False
    return runs


def people_named(entry: Entry, names: str) -> list[str]:
    """The people of ``Jane Doe and John Roe, Google``; who they work for is put into the entry."""
    people = split_names(names)
    makers: list[str] = []
    while len(people) > 1 and is_named_organization(people[-1]):
        makers.insert(0, people.pop())
    if makers:
        entry.add_value("organizations", makers)
    return people


# `from Quay AI: what it is`
_ORIGIN = lazy_pattern(
    r"[\s,–—-]*[Ff]rom (?:the )?(?P<names>[A-Z][^():;|.]{1,60}?)\s*(?:[:：]\s|\s[-–—]\s|$)"
)


def _take_origin(entry: Entry, words: str) -> str:
    """``from Quay AI: what it is``: who made it, where known organisations are all that is said."""
    match = _ORIGIN.match(words) if "rom " in words[:12] else None
    makers = organizations_in(match["names"]) if match else []
    if match is None or not makers or "organizations" in entry.values:
        return words
    entry.add_value("organizations", makers)
    return words[match.end() :]


def _is_lowered(name: str) -> bool:
    """Whether a name is one that a list's author did not capitalise throughout: ``Jane doe``."""
    words = name.strip(" .").split()
    lowered = len(words) == len(("given", "family")) and words[1].isalpha() and words[1].islower()
    return lowered and is_given(words[0]) and words[0][0].isupper() and words[1] not in _NO_FAMILY


# what goes on from a given name
_NO_FAMILY = frozenset(("and", "et", "from", "at", "in", "on", "with", "who", "is", "for", "the"))


def _take_byline(entry: Entry, words: str) -> str:
    """``by **Jane Doe & John Roe** (a remark)``: who made it, and the words without that."""
    groups = (
        _GROUPS.match(words) if words.lstrip()[:1] in ("(", "@", "o") and "by " in words else None
    )
    start = groups.end() if groups else 0
    match = _BYLINE.match(words, start)
    if match is None:
        return _take_origin(entry, words)
    year = _YEAR_BEHIND_NAMES.search(match["names"])
    names = match["names"][: year.start()] if year else match["names"]
    who, stop, place = names.rpartition(". ")
    if year and stop and " " in who and venue_like(place):  # `by Doe J, Roe A. ICML, 2010`
        entry.add_value("venue", place)
        names = who
    who, comma, terms = names.rpartition(", ")
    if comma and is_license(terms.strip()):  # `by Microsoft, MIT license`
        entry.fields.append(Labelled("license", terms.strip()))
        names = who
    makers = organizations_in(names)
    if makers:  # `by MIT and NVIDIA (2022)`
        entry.add_value("organizations", makers)
        entry.values["by"] = True
    elif names_like(names, strict=False) or _SURNAMES.fullmatch(names) or _is_lowered(names):
        people = people_named(entry, names)
        entry.values["byline"] = (people, match.group().strip())
        entry.citation = entry.citation or bool(year and names.rstrip(" .").endswith("et al"))
    else:
        return words
    entry.add_value("year", int(year[1]) if year else None)
    return words[:start] + words[match.end() :]
