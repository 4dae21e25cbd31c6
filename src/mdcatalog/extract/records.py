"""An entry of a known kind to its record: fields, links, identifiers, identity."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from mdcatalog.extract.access_codes import take_access_codes
from mdcatalog.extract.citation_counts import take_linked_count
from mdcatalog.extract.entries import Entry
from mdcatalog.extract.fields import FieldReader
from mdcatalog.extract.labelled_papers import take_paper
from mdcatalog.extract.named_in_one import CLOSING, name_and_remark, without_site_of
from mdcatalog.extract.own_links import RoleLink
from mdcatalog.extract.parted_facts import without_facts, without_hours
from mdcatalog.extract.roles import make_links
from mdcatalog.extract.titles import without_undone
from mdcatalog.links import badge_facts, identifiers
from mdcatalog.models import Record, rules_of
from mdcatalog.patterns import lazy_pattern
from mdcatalog.vocabulary import UNDONE, fold

#: Which roles' links name the thing itself, by kind.
_IDENTIFYING: dict[str, tuple[str, ...]] = {
    "paper": ("main", "citation", "badge"),
    "lecture": ("video", "main", "badge"),
    "dataset": ("main", "dataset", "badge"),
    "tool": ("main", "code", "badge"),
}
#: Schemes that name the thing itself, by kind; a tool's paper is not the tool.
_SCHEMES: dict[str, frozenset[str]] = {
    "paper": frozenset(
        {"arxiv", "doi", "semanticscholar", "openreview", "acl", "pmid", "pubmed", "zhihu_paper"}
    ),
    "lecture": frozenset({"bilibili", "youtube", "zhihu", "vimeo"}),
    "dataset": frozenset(
        {"huggingface", "github", "gitlab", "gitee", "kaggle", "zenodo", "doi", "modelscope"}
    ),
    "tool": frozenset(
        {
            "github",
            "gitlab",
            "gitee",
            "huggingface",
            "pypi",
            "npm",
            "modelscope",
            "doi",
            "zenodo",
            "bitbucket",
        }
    ),
}
_PREFIX = {"huggingface": "hf"}


@dataclass(slots=True)
class Built:
    """A record and what was noticed while it was built."""

    record: Record
    ambiguous_date: bool = False
    unreadable: list[str] = field(default_factory=list)


_QUOTES = frozenset("'\"‘’“”")  # `label: 'toxic', 'rude'`


def _without_words_beside(title: str, kind: str, values: dict[str, Any]) -> str:
    """A title without facts, remarks and what is still to be done, which the values get."""
    if kind == "dataset" and title[-1:] in CLOSING:
        title = without_facts(title, values)
    if kind == "dataset":
        title = without_hours(title, values)
    title, remark = name_and_remark(without_undone(title), kind)
    if remark:
        described = values.get("description")
        values["description"] = f"{remark}\n{described}" if described else remark
    if tags := values.get("tags"):
        values["tags"] = [
            tag[1:-1] if tag[:1] in _QUOTES and tag[-1:] in _QUOTES and tag[2:] else tag
            for tag in tags
            if fold(tag) not in UNDONE
        ]
    return title


def build_record(entry: Entry, model: type[Record], document: str) -> Built:
    """The record of an entry; its ``id`` is not yet unique."""
    if "stated" not in entry.values:
        take_access_codes(entry)
    rules = rules_of(model)
    kind = model.kind_info.name
    if kind == "paper":
        take_paper(entry)
        take_linked_count(entry)
    reader = FieldReader(rules, entry)
    values = reader.read()
    links = make_links(entry, kind)
    names = {**written_identifiers(entry, kind), **record_identifiers(links, kind)}
    if entry.notes is not None and "notes" in rules.names:
        values["notes"] = entry.notes
        if "by_day" not in entry.values:
            values.pop("description", None)
    title = str((kind == "paper" and entry.values.get("linked_title")) or entry.title)
    if title[-1:] in CLOSING:
        title = without_site_of(title, links)
    if "stated" not in entry.values:  # else a title is one as it stands
        title = _without_words_beside(title, kind, values)
    source = {
        "document": document,
        "start_line": entry.start,
        "end_line": entry.end,
        "block": entry.block,
    }
    # one validation of plain values, those of the links and the source among them, costs least
    record = model.model_validate(
        {
            "kind": kind,
            "title": title,
            "links": links,
            "identifiers": names,
            "section": list(entry.section),
            "sources": [source],
            "extra": {
                label: text
                for label, text in reader.extra.items()
                if not (kind == "paper" and _WRITTEN.fullmatch(text.strip()))
            },
            **values,
        }
    )
    _set_id(record)
    return Built(record, reader.ambiguous_date, reader.unreadable)


def _set_id(record: Record) -> None:
    """Give a new record its id in place: nobody else holds it yet, and a copy costs far more."""
    record.__dict__["id"] = record_id(record)
    record.__pydantic_fields_set__.add("id")


def record_identifiers(links: Sequence[RoleLink], kind: str) -> dict[str, str]:
    """The identifiers of the thing itself, by scheme.

    A scheme of which several values are equally near names nothing.
    """
    roles = _IDENTIFYING.get(kind, ("main",))
    allowed = _SCHEMES.get(kind)
    by_role: dict[str, dict[str, dict[str, None]]] = {}
    for link in links:
        if link["rel"] not in roles:
            continue
        facts = badge_facts(link["url"]) if link["rel"] == "badge" else None
        pairs = facts.identifiers if facts else identifiers(link["url"])
        for scheme, name in pairs:
            if allowed is None or scheme in allowed:
                by_role.setdefault(scheme, {}).setdefault(link["rel"], {})[name] = None
    found: dict[str, str] = {}
    for scheme, roles_of_scheme in by_role.items():
        for role in roles:
            names = list(roles_of_scheme.get(role, ()))
            if names:
                if len(names) == 1 or kind in ("paper", "lecture"):
                    found[scheme] = names[0]
                break
    return found


#: Identifiers written as text; a bare DOI counts in a column of DOIs.
_WRITTEN = lazy_pattern(
    r"\b(?:arXiv(?:\s+preprint)?(?:\s+arXiv)?(?:\s?:\s?|\s)|CoRR,?\sabs/)(?P<arxiv>\d{4}\.\d{4,5})(?:v\d+)?\b"
    r"|(?:\bdoi[:\s]\s?|^)(?P<doi>10\.\d{4,9}/[^\s\"<>|]*[^\s\"<>|.,;)\]])",
    re.IGNORECASE,
)


def _may_hold_number(text: str) -> bool:
    return "10." in text or "xiv" in text or "Xiv" in text or " abs/" in text


def written_identifiers(entry: Entry, kind: str) -> dict[str, str]:
    """The identifiers of a paper that its row or item spells out without a link."""
    if kind != "paper":
        return {}
    texts = list(filter(_may_hold_number, (labelled.text for labelled in entry.fields)))
    for words in (entry.description, str(entry.values.get("written", ""))):
        # words that name several papers say nothing of their own
        if _may_hold_number(words) and len(set(_WRITTEN.findall(words))) == 1:
            texts.append(words)
    found: dict[str, str] = {}
    for text in texts:
        for match in _WRITTEN.finditer(text.strip()):
            for scheme, name in match.groupdict().items():
                if name:
                    found.setdefault(scheme, name.lower())
    return found


#: Schemes of places that can hold many things: one of them shared by several is none's name.
_CONTAINERS = frozenset(
    {"github", "gitlab", "gitee", "bitbucket", "huggingface", "modelscope", "kaggle"}
)


def without_shared_names(records: Sequence[Record]) -> list[Record]:
    """The records of one document without repositories that several of them name.

    A list that gives one repository for ten models does not name any of them by it.
    """
    titles: dict[tuple[str, str, str], set[str]] = {}
    for record in records:
        for scheme, name in record.identifiers.items():
            if scheme in _CONTAINERS:
                key = (record.kind, scheme, name)
                titles.setdefault(key, set()).add(normalized(record.title))
    shared = {key for key, named in titles.items() if len(named) > 1}
    if not shared:
        return list(records)
    result: list[Record] = []
    for record in records:
        kept = {
            scheme: name
            for scheme, name in record.identifiers.items()
            if (record.kind, scheme, name) not in shared
        }
        if len(kept) != len(record.identifiers):
            record = record.model_copy(update={"identifiers": kept})
            record = record.model_copy(update={"id": record_id(record)})
        result.append(record)
    return result


_LEAST_MARKED = 3  # records


def mark_icons(records: Sequence[Record]) -> None:
    """Make badges, in place, of pictures that several records of a document show: no cover does.

    ``![](video.png) ![](notes.png)`` behind courses says what each of them has.
    """
    shown = Counter(
        url
        for record in records
        for url in {link.url for link in record.links if link.rel == "cover"}
    )
    icons = {url for url, number in shown.items() if number >= _LEAST_MARKED}
    for record in records if icons else ():
        for link in record.links:
            if link.rel == "cover" and link.url in icons:
                link.__dict__["rel"] = "badge"


def normalized(text: str) -> str:
    """A text for comparing: case, width, punctuation and spaces folded away."""
    if text.isascii():
        return text.lower().encode("ascii").translate(None, _ASCII_PUNCTUATION).decode("ascii")
    text = unicodedata.normalize("NFKC", text).casefold()
    return _PUNCTUATION.sub("", text)


_PUNCTUATION = re.compile(r"[\W_]+")
_ASCII_PUNCTUATION = bytes(code for code in range(128) if not chr(code).isalnum())


def record_id(record: Record) -> str:
    """The id by the first identifier that the kind names, else by a digest of facts."""
    for scheme in record.kind_info.schemes:
        name = record.identifiers.get(scheme)
        if name:
            return f"{_PREFIX.get(scheme, scheme)}:{name}"
    mains = [link.url for link in record.links if link.rel in ("main", "video")]
    main = mains[0] if mains else ""
    values = record.__dict__  # asking a model for a field that it lacks takes long
    year: Any = values.get("year") or values.get("date") or ""
    facts = "\n".join((record.kind, normalized(record.title), str(year), main))
    return f"{record.kind}:{hashlib.sha256(facts.encode('utf-8', 'replace')).hexdigest()[:16]}"


def with_unique_ids(records: Sequence[Record]) -> list[Record]:
    """The records with an ordinal on every id that occurred before.

    Ties are ordered by document and line, so the result is the same for every order of input.
    """
    if len({record.id for record in records}) == len(records):
        return list(records)
    order = sorted(
        range(len(records)),
        key=lambda i: (
            records[i].sources[0].document,
            records[i].sources[0].start_line,
            records[i].sources[0].end_line,
            i,
        ),
    )
    seen: dict[str, int] = {}
    result = list(records)
    for index in order:
        record = records[index]
        count = seen.get(record.id, 0) + 1
        seen[record.id] = count
        if count > 1:
            result[index] = record.model_copy(update={"id": f"{record.id}~{count}"})
    return result
