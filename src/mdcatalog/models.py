"""The records: what a document's rows, items and sections become.

A kind is a pydantic model. Its fields say in their annotation which column headers and
labels fill them (:class:`Column`) and, through the type, how the text is read; its
``kind_info`` says how the kind is called and recognised. The four kinds here are written
as a user would write a fifth.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Annotated, Any, ClassVar, Literal, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field

from mdcatalog import vocabulary as words
from mdcatalog.values import Count, Duration, Mark, PartialDate, Stars, Year, parser_of

SCHEMA_VERSION = 1
_FIELDS = words.FIELDS

BlockName = Literal["table_row", "list_item", "section", "paragraph", "html"]


class Model(BaseModel):
    """The base of everything that is written out: immutable, no unknown names."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Link(Model):
    """A link of a record; ``url`` as written, ``rel`` its role, ``site`` and ``id`` where known."""

    url: str
    text: str | None = None
    rel: str = "reference"
    site: str | None = None
    id: str | None = None


class Source(Model):
    """Where a record stands: 1-based, inclusive lines of a document."""

    document: str
    start_line: int
    end_line: int
    block: BlockName


class ConflictValue(Model):
    """One of the values that sources give for a field."""

    value: Any
    source: Source


class Conflict(Model):
    """A field for which the sources of a merged record give different values."""

    field: str
    values: list[ConflictValue]


@dataclass(frozen=True)
class Column:
    """Marks a model field: the headers and labels that fill it (see ``vocabulary.fold``).

    ``split`` says how one text becomes a list: ``names`` for people, ``terms`` for others.
    """

    words: tuple[str, ...]
    split: Literal["names", "terms"] | None = None


@dataclass(frozen=True)
class Kind:
    """What the readers need to know of a kind.

    ``headings`` are words in section headings that promise this kind; ``titles`` are headers
    and labels that name the kind itself (a column ``Paper``, a label ``论文名称``); ``schemes``
    are identifier schemes of the thing itself, the first present one names the record.
    """

    name: str
    plural: str
    headings: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    schemes: tuple[str, ...] = ()


class Record(Model):
    """What all kinds have in common."""

    kind_info: ClassVar[Kind]

    id: str = ""
    kind: str
    title: str
    description: Annotated[str | None, Column(_FIELDS["description"])] = None
    links: list[Link] = Field(default_factory=list)
    identifiers: dict[str, str] = Field(default_factory=dict)
    section: list[str] = Field(default_factory=list)
    tags: Annotated[list[str], Column(_FIELDS["tags"], split="terms")] = Field(default_factory=list)
    sources: list[Source] = Field(default_factory=list)
    inferred: list[str] = Field(default_factory=list)
    conflicts: list[Conflict] = Field(default_factory=list)
    extra: dict[str, str] = Field(default_factory=dict)


class Paper(Record):
    """A paper, report or preprint."""

    kind_info = Kind(
        "paper",
        "papers",
        headings=words.HEADINGS["paper"],
        titles=words.TITLES["paper"],
        schemes=("doi", "arxiv", "openreview", "acl", "semanticscholar"),
    )

    kind: Literal["paper"] = "paper"
    year: Annotated[Year | None, Column(_FIELDS["year"])] = None
    published: Annotated[PartialDate | None, Column(_FIELDS["published"])] = None
    authors: Annotated[list[str], Column(_FIELDS["authors"], split="names")] = Field(
        default_factory=list
    )
    organizations: Annotated[list[str], Column(_FIELDS["organizations"], split="terms")] = Field(
        default_factory=list
    )
    venue: Annotated[str | None, Column(_FIELDS["venue"])] = None
    citations: Annotated[Count | None, Column(_FIELDS["citations"])] = None
    importance: Annotated[Stars | None, Column(_FIELDS["importance"])] = None
    number: Annotated[Count | None, Column(_FIELDS["number"])] = None
    recorded: Annotated[Mark | None, Column(_FIELDS["recorded"])] = None
    highlights: Annotated[str | None, Column(_FIELDS["highlights"])] = None
    technique: Annotated[str | None, Column(_FIELDS["technique"])] = None
    lectures: list[str] = Field(default_factory=list)


class Lecture(Record):
    """A recorded talk, a video or a course."""

    kind_info = Kind(
        "lecture",
        "lectures",
        headings=words.HEADINGS["lecture"],
        titles=words.TITLES["lecture"],
        schemes=("bilibili", "youtube", "zhihu", "vimeo"),
    )

    kind: Literal["lecture"] = "lecture"
    date: Annotated[PartialDate | None, Column(_FIELDS["date"])] = None
    duration_seconds: Annotated[Duration | None, Column(_FIELDS["duration"])] = None
    speakers: Annotated[
        list[str], Column((*_FIELDS["speakers"], *_FIELDS["authors"]), split="names")
    ] = Field(default_factory=list)
    organizations: Annotated[list[str], Column(_FIELDS["organizations"], split="terms")] = Field(
        default_factory=list
    )
    views: Annotated[Count | None, Column(_FIELDS["views"])] = None
    number: Annotated[Count | None, Column(_FIELDS["number"])] = None
    completed: Annotated[Mark | None, Column((*_FIELDS["completed"], *_FIELDS["recorded"]))] = None
    notes: str | None = None
    papers: list[str] = Field(default_factory=list)


class Dataset(Record):
    """Data that can be had: a corpus, a collection, a benchmark."""

    kind_info = Kind(
        "dataset",
        "datasets",
        headings=words.HEADINGS["dataset"],
        titles=words.TITLES["dataset"],
        schemes=("huggingface", "doi", "zenodo", "kaggle", "github", "modelscope"),
    )

    kind: Literal["dataset"] = "dataset"
    size: Annotated[str | None, Column(_FIELDS["size"])] = None
    examples: Annotated[Count | None, Column(_FIELDS["examples"])] = None
    languages: Annotated[list[str], Column(_FIELDS["languages"], split="terms")] = Field(
        default_factory=list
    )
    license: Annotated[str | None, Column(_FIELDS["license"])] = None
    organizations: Annotated[list[str], Column(_FIELDS["organizations"], split="terms")] = Field(
        default_factory=list
    )
    published: Annotated[PartialDate | None, Column(_FIELDS["published"])] = None
    year: Annotated[Year | None, Column(_FIELDS["year"])] = None
    number: Annotated[Count | None, Column(_FIELDS["number"])] = None


class Tool(Record):
    """Software, a model, a service: something one uses."""

    kind_info = Kind(
        "tool",
        "tools",
        headings=words.HEADINGS["tool"],
        titles=words.TITLES["tool"],
        schemes=("github", "huggingface", "gitlab", "gitee", "pypi", "npm", "modelscope"),
    )

    kind: Literal["tool"] = "tool"
    number: Annotated[Count | None, Column(_FIELDS["number"])] = None
    stars: Annotated[Count | None, Column(_FIELDS["stars"])] = None
    license: Annotated[str | None, Column(_FIELDS["license"])] = None
    organizations: Annotated[list[str], Column(_FIELDS["organizations"], split="terms")] = Field(
        default_factory=list
    )
    published: Annotated[PartialDate | None, Column(_FIELDS["published"])] = None


KINDS: tuple[type[Record], ...] = (Paper, Lecture, Dataset, Tool)


def kind_named(word: str) -> type[Record] | None:
    """The kind of a singular or plural name, in any case; ``None`` where there is none."""
    for model in KINDS:
        if word.casefold() in (model.kind_info.name, model.kind_info.plural):
            return model
    return None


class Repair(Model):
    """One repair of a document's text; see ``mdcatalog.repair``."""

    fixer: str
    codec: str | None = None
    start_line: int
    end_line: int
    count: int = 0
    inferred: int = 0
    uncertain: int = 0


class Claimed(Model):
    """How many there are and how many of them gave a record."""

    total: int = 0
    recorded: int = 0


class ClaimedLinks(Model):
    """How many distinct links there are, in records and in the ledger."""

    total: int = 0
    recorded: int = 0
    unclaimed: int = 0


class Coverage(Model):
    """What of a document the records hold."""

    rows: Claimed = Claimed()
    items: Claimed = Claimed()
    links: ClaimedLinks = ClaimedLinks()


class UnclaimedLink(Model):
    """A link of the document that is in no record."""

    url: str
    text: str | None = None
    line: int


class Document(Model):
    """A document and what became of it."""

    path: str
    title: str | None = None
    front_matter: dict[str, Any] = Field(default_factory=dict)
    encoding: str | None = None
    repairs: list[Repair] = Field(default_factory=list)
    sha256: str = ""
    coverage: Coverage = Coverage()
    unclaimed_links: list[UnclaimedLink] = Field(default_factory=list)


class Diagnostic(Model):
    """Something noticed; the codes are listed in ``mdcatalog.diagnostics.CODES``."""

    code: str
    severity: Literal["info", "warning", "error"]
    message: str
    document: str | None = None
    line: int | None = None
    end_line: int | None = None


@dataclass(frozen=True)
class FieldRule:
    """How one field of a kind is filled from a text."""

    name: str
    column: Column
    type: Any

    @cached_property
    def parser(self) -> Callable[[str], Any] | None:
        """What reads a text into a value of the field's type, where the type says it."""
        return parser_of(self.type)

    @cached_property
    def is_list(self) -> bool:
        """Whether the field holds several values."""
        return is_list(self.type)


@dataclass(frozen=True)
class KindRules:
    """A kind's fields by the folded words that fill them."""

    model: type[Record]
    fields: dict[str, FieldRule] = field(default_factory=dict)
    by_word: dict[str, FieldRule] = field(default_factory=dict)
    titles: frozenset[str] = frozenset()

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of all fields, of those too that no word fills."""
        return frozenset(self.model.model_fields)

    @cached_property
    def kind(self) -> Kind:
        """The kind's description."""
        return self.model.kind_info


@lru_cache(maxsize=64)
def rules_of(model: type[Record]) -> KindRules:
    """The rules that a kind's annotations state."""
    fields: dict[str, FieldRule] = {}
    by_word: dict[str, FieldRule] = {}
    for name, info in model.model_fields.items():
        for column in info.metadata:
            if isinstance(column, Column):
                rule = FieldRule(name, column, info.annotation)
                fields[name] = rule
                for word in column.words:
                    by_word.setdefault(words.fold(word) or word, rule)
    titles = frozenset(words.fold(word) for word in model.kind_info.titles)
    return KindRules(model, fields, by_word, titles)


def is_list(annotation: Any) -> bool:
    """Whether a field's type is a list."""
    if get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    return get_origin(annotation) is list
