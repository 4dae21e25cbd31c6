"""What a catalog looks like in SQLite: tables, indexes and views; see docs/database.md."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from mdcatalog.catalog_errors import DatabaseError
from mdcatalog.models import Record
from mdcatalog.query.fields import fields_of
from mdcatalog.search.index import CREATE

#: Raised whenever a reader of the version before could not read what is written.
DATABASE_VERSION = 1
#: Marks the file as a catalog (``file`` and SQLite show it): "mdct".
APPLICATION_ID = 0x6D646374

#: Fields that have a table of their own.
APART = frozenset({"links", "identifiers", "sources"})

_PARTS = """
CREATE TABLE records (
  position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL REFERENCES kinds(name),
  title TEXT NOT NULL, record TEXT NOT NULL);
CREATE TABLE kinds (name TEXT PRIMARY KEY, plural TEXT NOT NULL UNIQUE, ordinal INTEGER NOT NULL);
CREATE TABLE documents (
  path TEXT PRIMARY KEY, title TEXT, encoding TEXT, sha256 TEXT, document TEXT);
CREATE TABLE links (
  record TEXT NOT NULL REFERENCES records(id), ordinal INTEGER NOT NULL, url TEXT NOT NULL,
  text TEXT, rel TEXT NOT NULL, site TEXT, site_id TEXT, PRIMARY KEY (record, ordinal));
CREATE TABLE sources (
  record TEXT NOT NULL REFERENCES records(id), ordinal INTEGER NOT NULL,
  document TEXT NOT NULL REFERENCES documents(path), start_line INTEGER NOT NULL,
  end_line INTEGER NOT NULL, block TEXT NOT NULL, PRIMARY KEY (record, ordinal));
CREATE TABLE identifiers (
  record TEXT NOT NULL REFERENCES records(id), scheme TEXT NOT NULL, value TEXT NOT NULL,
  compared_as TEXT NOT NULL, PRIMARY KEY (record, scheme));
CREATE TABLE sections (
  record TEXT NOT NULL REFERENCES records(id), ordinal INTEGER NOT NULL, heading TEXT NOT NULL,
  PRIMARY KEY (record, ordinal));
CREATE TABLE conflicts (
  record TEXT NOT NULL REFERENCES records(id), ordinal INTEGER NOT NULL, field TEXT NOT NULL,
  value TEXT, document TEXT NOT NULL, start_line INTEGER NOT NULL,
  PRIMARY KEY (record, ordinal));
CREATE TABLE joins (
  record TEXT NOT NULL REFERENCES records(id), ordinal INTEGER NOT NULL, reason TEXT NOT NULL,
  value TEXT NOT NULL, sources TEXT NOT NULL, PRIMARY KEY (record, ordinal));
CREATE TABLE members (
  record TEXT NOT NULL REFERENCES records(id), ordinal INTEGER NOT NULL, member TEXT NOT NULL,
  PRIMARY KEY (record, ordinal));
CREATE TABLE diagnostics (
  ordinal INTEGER PRIMARY KEY, code TEXT NOT NULL, severity TEXT NOT NULL, message TEXT NOT NULL,
  document TEXT, line INTEGER, end_line INTEGER);
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)
"""

_INDEXES = """
CREATE INDEX records_by_kind ON records(kind);
CREATE INDEX links_by_url ON links(url);
CREATE INDEX links_by_site ON links(site, site_id);
CREATE INDEX sources_by_document ON sources(document, start_line);
CREATE INDEX identifiers_by_value ON identifiers(scheme, value);
CREATE INDEX identifiers_as_compared ON identifiers(compared_as);
CREATE INDEX sections_by_heading ON sections(heading);
CREATE INDEX conflicts_by_field ON conflicts(field);
CREATE INDEX diagnostics_by_document ON diagnostics(document, line)
"""

#: Views by name, each with the kinds it needs.
VIEWS: dict[str, tuple[frozenset[str], str]] = {
    "record_links": (
        frozenset(),
        "SELECT r.kind, r.id, r.title, l.rel, l.url, l.text, l.site, l.site_id"
        " FROM records r JOIN links l ON l.record = r.id",
    ),
    "record_sources": (
        frozenset(),
        "SELECT r.kind, r.id, r.title, s.document, d.title AS document_title, s.start_line,"
        " s.end_line, s.block FROM records r JOIN sources s ON s.record = r.id"
        " JOIN documents d ON d.path = s.document",
    ),
    "record_conflicts": (
        frozenset(),
        "SELECT r.kind, r.id, r.title, c.field, c.value, c.document, c.start_line"
        " FROM records r JOIN conflicts c ON c.record = r.id",
    ),
    "record_tags": (
        frozenset(),
        "SELECT r.kind, r.id, r.title, t.value AS tag"
        " FROM records r, json_each(r.record, '$.tags') t",
    ),
    "record_organizations": (
        frozenset(),
        "SELECT r.kind, r.id, r.title, o.value AS organization"
        " FROM records r, json_each(r.record, '$.organizations') o",
    ),
    "paper_authors": (
        frozenset({"paper"}),
        "SELECT p.id, p.title, p.year, a.value AS author FROM papers p, json_each(p.authors) a",
    ),
    "paper_lectures": (
        frozenset({"paper", "lecture"}),
        "SELECT p.id AS paper, p.title AS paper_title, p.year, l.id AS lecture,"
        " l.title AS lecture_title, l.date, l.duration_seconds,"
        " (SELECT url FROM links WHERE record = l.id AND rel IN ('main', 'video')"
        " ORDER BY ordinal LIMIT 1) AS url"
        " FROM papers p, json_each(p.lectures) e JOIN lectures l ON l.id = e.value",
    ),
}

_TABLE = re.compile(r"CREATE TABLE (\w+)")
PART_TABLES = tuple(_TABLE.findall(_PARTS))
_OWN_NAMES = {*PART_TABLES, *VIEWS, "search", "extractions"}
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")

#: The documents' own records, before merging, for the next build.
EXTRACTIONS = (
    "CREATE TABLE IF NOT EXISTS extractions (document TEXT PRIMARY KEY, sha256 TEXT NOT NULL, "
    "generator TEXT NOT NULL, extraction TEXT NOT NULL)"
)


def table_of(model: type[Record]) -> str:
    """The table of a kind, quoted.

    Raises:
        DatabaseError: The kind's plural can be no table beside the others.
    """
    plural = model.kind_info.plural
    if not _NAME.fullmatch(plural) or plural.lower() in _OWN_NAMES or plural.startswith("sqlite_"):
        raise DatabaseError(f"the plural {plural!r} cannot be the name of a table")
    return f'"{plural}"'


def columns_of(model: type[Record]) -> list[str]:
    """The fields of a kind that are columns of its table."""
    return [name for name in model.model_fields if name not in APART]


def create_statements(kinds: Mapping[str, type[Record]]) -> Iterable[str]:
    """The tables of a catalog, empty."""
    yield from _statements(_PARTS)
    for model in kinds.values():
        yield _kind_table(model)
    yield CREATE


def finish_statements(kinds: Mapping[str, type[Record]]) -> Iterable[str]:
    """The indexes and views, for tables that are filled."""
    yield from _statements(_INDEXES)
    for model in kinds.values():
        plural = model.kind_info.plural
        fields = fields_of(model)
        for name in columns_of(model):
            field = fields.get(name)
            short = name in ("title", "published", "date")
            if field and (field.sort in ("number", "mark") or short):
                yield f'CREATE INDEX "{plural}_by_{name}" ON {table_of(model)}("{name}")'
    for name, (needed, query) in VIEWS.items():
        if needed <= kinds.keys():
            yield f"CREATE VIEW {name} AS {query}"


def _statements(script: str) -> list[str]:
    return [statement.strip() for statement in script.split(";") if statement.strip()]


def _kind_table(model: type[Record]) -> str:
    fields = fields_of(model)
    columns = ["position INTEGER PRIMARY KEY REFERENCES records(position)"]
    for name in columns_of(model):
        field = fields.get(name)
        affinity = "INTEGER" if field and field.sort in ("number", "mark") else "TEXT"
        rule = " NOT NULL UNIQUE REFERENCES records(id)" if name == "id" else ""
        columns.append(f'"{name}" {affinity}{rule}')
    return f"CREATE TABLE {table_of(model)} ({', '.join(columns)})"
