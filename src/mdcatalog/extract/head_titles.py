"""The title of a head, without what its own words say of when, where and by whom it appeared."""

from __future__ import annotations

import re

from mdcatalog.extract.asides import day_before, duration_behind
from mdcatalog.extract.bar_facts import take_bar_facts
from mdcatalog.extract.citation_counts import without_citations
from mdcatalog.extract.citation_parts import add_cited
from mdcatalog.extract.cited_titles import take_citation
from mdcatalog.extract.cjk_credits import is_cjk_name, is_sure_name, school_and_teachers
from mdcatalog.extract.course_names import makers_of, may_be_teachers, term_year
from mdcatalog.extract.dashed_titles import dashed_title
from mdcatalog.extract.dates_behind import without_year_behind_gap
from mdcatalog.extract.entries import Entry, Labelled
from mdcatalog.extract.groups_behind import take_group_behind, take_makers_behind
from mdcatalog.extract.head_parts import Head
from mdcatalog.extract.leading_groups import behind_groups
from mdcatalog.extract.organizations import is_organization
from mdcatalog.extract.published import take_alias, take_credit, take_date, take_venue
from mdcatalog.extract.software_facts import tell_languages
from mdcatalog.extract.states import state_behind
from mdcatalog.extract.titles import clean_title, strip_item_number, title_text
from mdcatalog.patterns import lazy_pattern
from mdcatalog.values import split_names
from mdcatalog.values.text import plain_letters

# `vLLM 地址：https://…`: the word that leads to the address is no part of the name.
_LINK_WORD = re.compile(r"(?<=\S)\s+(?:项目|论文|代码|开源|下载)?(?:地址|链接|网址|主页|官网)$")
_LINK_WORD_ENDS = ("地址", "链接", "网址", "主页", "官网")
_DASHES = re.compile(r"\s+—{1,2}(?:\s+|$)")
_BETWEEN = (" -", " –", "|")
_LEAST_FACTS, _LONGEST_FACT = 2, 24
_SPACES_OF_NAME = 2
_LONGEST_NAMES = 40
_LONGEST_PRAISE = 26
# Letters, and within them no digits, brackets, stops or quotation marks.
_WORDS_ALONE = re.compile(r"[A-Za-z][A-Za-z ,;:!?&+/'-]*[A-Za-z]")


def read_title(entry: Entry, head: Head) -> str:
    """The title; what its words say besides is put into the entry."""
    written = plain_letters(title_text(head.title))
    if written[-4:] in _LOST_ENDS:
        written = _without_loss(entry, written)
    if is_words_alone(written):
        return written
    written, length = duration_behind(written)
    written, day = day_before(without_citations(entry, written))
    entry.fields.extend(told for told in (length, day) if told)
    if "  " in written:
        written = without_year_behind_gap(entry, written)
    if written.count("—") > 1:
        written = _take_dashed(entry, written)
    title = clean_title(strip_item_number(behind_groups(entry, written)))
    title = take_bar_facts(entry, title) if "|" in title else title
    if ("20" in title or "19" in title) and not (head.authors or head.venue):
        title = _take_between_dashes(entry, title)
    if (head.strong and not head.authors) or title.count(": ") > 1:
        title = take_citation(entry, title)
    title = _LINK_WORD.sub("", title) if title.endswith(_LINK_WORD_ENDS) else title
    title = take_credit(entry, take_date(entry, title))
    title = take_alias(entry, title)
    title = take_venue(entry, title, sure=head.strong or entry.citation)
    if title.endswith((")", "）")):
        title = take_group_behind(entry, title) if entry.block != "section" else title
        title = take_makers_behind(entry, _take_praise(entry, _take_award(entry, title)))
        title = title if head.strong else take_languages(entry, title)
    return _take_maker(entry, title) if title.startswith("《") else title


def is_words_alone(title: str) -> bool:
    """Whether a title has nothing to be taken off: a short cut round all the rules for that.

    Each of them needs a digit, a bracket, a mark at an end, two colons or commas, or ``et al``; a
    test holds them to it.
    """
    return (
        _WORDS_ALONE.fullmatch(title) is not None
        and "  " not in title
        and " al" not in title
        and title.count(": ") < 2
        and title.count(", ") < 2
    )


def _take_dashed(entry: Entry, title: str) -> str:
    """``MMDet —— PyTorch —— OpenMMLab ——``: the name before short facts between dashes."""
    name, *facts = [part.strip() for part in _DASHES.split(title)]
    if len(facts) < _LEAST_FACTS or not name or max(map(len, facts)) > _LONGEST_FACT:
        return title
    if makers_of(name):
        return title  # `MIT — Ropes — Jane Doe`
    makers = [fact for fact in facts if is_organization(fact)]
    entry.add_value("organizations", makers)
    facts = [fact for fact in facts if fact and fact not in makers]
    years = [fact for fact in facts if term_year(fact)]
    entry.add_value("year", term_year(years[0]) if years else None)
    facts = [fact for fact in facts if fact not in years]
    people = [who for fact in facts for who in may_be_teachers(fact)] if makers else []
    entry.add_value("authors", people or None)
    entry.description = ", ".join(f for f in facts if not (people and may_be_teachers(f)))
    return name


def _take_between_dashes(entry: Entry, title: str) -> str:
    """``NCut - The Title - PAMI - 2000``: the title; the other parts say what it is called for
    short, where it appeared and when.
    """
    dashed = dashed_title(title) if any(dash in title for dash in _BETWEEN) else None
    if dashed is None:
        return title
    entry.tags.extend(filter(None, [dashed.name]))
    add_cited(entry, dashed.citation)
    entry.citation = True
    return dashed.title


# `(Best Paper Honorable Mention)`, `（最佳论文）`
_AWARD = lazy_pattern(
    r"\s*[(（](?P<award>[^()（）]{0,30}(?:best|honou?rable|distinguished|outstanding|最佳|优秀)[^()（）]{0,12}"
    r"(?:paper|award|mention|nominee|nomination|finalist|runner-up|论文|奖)[^()（）]{0,24})[)）]$",
    re.IGNORECASE,
)


def _take_award(entry: Entry, title: str) -> str:
    """``The Title (Best Paper Award)``: the title without the prize, which is a tag."""
    match = _AWARD.search(title)
    if match is None or not match.start():
        return title
    entry.tags.append(match["award"].strip())
    return title[: match.start()]


# `QuayKit (recommended)`, `码头入门（强烈推荐）`, `Ropes (dead link)`
_PRAISED = lazy_pattern(
    r"\s*[(（](?P<praise>(?:(?:highly|strongly) )?recommended!?|must[- ]read!?|(?:强烈)?推荐|必读"
    r"|おすすめ|推奨|추천|(?:dead|broken) link|link (?:is )?(?:dead|broken|down)|链接(?:已)?失效)"
    r"[)）]$",
    re.IGNORECASE,
)


def _take_praise(entry: Entry, title: str) -> str:
    """``QuayKit (recommended)``: the title without what the list's author thinks of it, a tag.

    So is the state that a thing is in: ``QuayKit (archived)``.
    """
    match = _PRAISED.search(title, len(title) - min(len(title), _LONGEST_PRAISE))
    if match and match.start():
        entry.tags.append(match["praise"])
        return title[: match.start()]
    state = state_behind(title)
    if state is None:
        return title
    entry.tags.append(state[1])
    return state[0]


def take_languages(entry: Entry, title: str) -> str:
    """``QuayKit (Java, C)``: a short name without what the thing is written in."""
    name, _, told = title[:-1].rpartition("(")
    name = name.rstrip()
    if not name or name.count(" ") > _SPACES_OF_NAME or not tell_languages(told):
        return title
    entry.fields.append(Labelled("Programming language", told.strip()))
    return name


# `Ropes - Link is broken`
_LOST = lazy_pattern(
    r"\s+[-–—|]\s*(?P<loss>(?:dead|broken) link|link (?:is )?(?:dead|broken))$", re.IGNORECASE
)
_LOST_ENDS = frozenset(("oken", "dead", "link", "Link"))


def _without_loss(entry: Entry, title: str) -> str:
    """``Ropes - Link is broken``: the title without what is said of its link, a tag."""
    match = _LOST.search(title)
    if match is None or not match.start():
        return title
    entry.tags.append(match["loss"])
    return title[: match.start()]


def _take_maker(entry: Entry, title: str) -> str:
    """``《The Title》，Google``, ``《标题》张三等``: the title without who made or wrote it."""
    quoted, closing, behind = title.partition("》")
    is_one = is_cjk_name if behind.rstrip().endswith(("等", "等人")) else is_sure_name
    names = split_names(behind.strip(" ,，、|")) if 0 < len(behind) <= _LONGEST_NAMES else []
    if names and behind.lstrip()[:1] not in "-–—|" and all(map(is_one, names)):
        entry.add_value("authors", names)
        return f"{quoted}{closing}".strip("《》")
    maker = behind.lstrip(" ,，、|")
    both = school_and_teachers(behind.strip(" ,，、|()（）")) if closing and behind else None
    if both and both[1]:  # `《标题》张三 北京大学`, `《标题》（北京大学 张三）`
        entry.add_value("organizations", both[0])
        entry.add_value("authors", both[1])
        return f"{quoted}{closing}".strip("《》")
    if not closing or maker == behind or not is_organization(maker):
        return title
    entry.add_value("organizations", [maker])
    return f"{quoted}{closing}".strip("《》")
