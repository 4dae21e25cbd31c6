"""What is compared: readers of Markdown, each with what it gives in a common form.

Peers that are not installed are left out. `pip install -e '.[bench]'` installs the light ones;
`markdown-query` (mq, a Rust tool), `docling` and `unstructured[md]` bring much with them and are
measured where they are there.
"""

from __future__ import annotations

import importlib.util
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import version
from io import BytesIO
from typing import Any, NamedTuple


class Unit(NamedTuple):
    """Something with a text (a row, an item, a paragraph, a record) and, if known, its lines."""

    text: str
    start: int | None = None
    end: int | None = None


class Contender(NamedTuple):
    """Something that reads Markdown.

    What it is of, which module it is, what it gives, how to make its reader; then what it
    found: table rows, links, units.
    """

    name: str
    package: str
    module: str
    gives: str
    make: Callable[[], Callable[[str], Any]]
    rows: Callable[[Any], int] | None = None
    links: Callable[[Any], Iterable[str]] | None = None
    units: Callable[[Any], Iterable[Unit]] | None = None


# ------------------------------------------------------------------------------- markdown-it-py


def _markdown_it() -> Callable[[str], Any]:
    from markdown_it import MarkdownIt

    return MarkdownIt("gfm-like").parse


def _tokens(tokens: Iterable[Any]) -> Iterator[Any]:
    for token in tokens:
        yield token
        yield from _tokens(token.children or ())


def _markdown_it_rows(tokens: Any) -> int:
    kinds = [token.type for token in tokens]
    return kinds.count("tr_open") - kinds.count("thead_open")


def _markdown_it_links(tokens: Any) -> Iterator[str]:
    for token in _tokens(tokens):
        yield str(token.attrs.get("href") or token.attrs.get("src") or "")


def _markdown_it_units(tokens: Any) -> Iterator[Unit]:
    """Rows, items, and texts that stand alone; what is in them belongs to all around them."""
    open_units: list[tuple[Any, list[str]]] = []
    for token in tokens:
        if token.type in ("tr_open", "list_item_open"):
            open_units.append((token, []))
        elif token.type in ("tr_close", "list_item_close"):
            first, texts = open_units.pop()
            yield _unit(" ".join(texts), first.map)
        elif token.type in ("inline", "html_block", "fence", "code_block"):
            text = token.content if token.children is None else _inline(token.children)
            for _, texts in open_units:
                texts.append(text)
            if not open_units:
                yield _unit(text, token.map)


def _inline(children: Iterable[Any]) -> str:
    """The text, with the addresses of links behind it."""
    breaks = ("softbreak", "hardbreak")
    text = "".join(" " if child.type in breaks else child.content for child in children)
    return " ".join(
        [text, *(str(child.attrs["href"]) for child in children if "href" in child.attrs)]
    )


def _unit(text: str, lines: Any) -> Unit:
    return Unit(text, lines[0] + 1, lines[1]) if lines else Unit(text)


# ------------------------------------------------------------------------------------ mdcatalog


def _mdcatalog() -> Callable[[str], Any]:
    import mdcatalog

    return mdcatalog.extract


def _mdcatalog_links(extraction: Any) -> Iterator[str]:
    for record in extraction.records:
        yield from (link.url for link in record.links)
    yield from (link.url for link in extraction.document.unclaimed_links)


def _mdcatalog_units(extraction: Any) -> Iterator[Unit]:
    for record in extraction.records:
        start = min(source.start_line for source in record.sources)
        end = max(source.end_line for source in record.sources)
        yield Unit(" ".join(_strings(record.model_dump(mode="json"))), start, end)
    document = extraction.document.model_dump(mode="json")
    yield Unit(" ".join(_strings([document.get("title"), document.get("front_matter")])))
    for link in extraction.document.unclaimed_links:
        yield Unit(f"{link.text or ''} {link.url}", link.line, link.line)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
    elif value is not None:
        yield str(value)


# -------------------------------------------------------------------------------------- mistune


def _mistune() -> Callable[[str], Any]:
    import mistune

    return mistune.create_markdown(renderer=None, plugins=["table", "url", "footnotes"])


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    for node in value if isinstance(value, list) else []:
        yield node
        yield from _nodes(node.get("children"))


def _mistune_rows(nodes: Any) -> int:
    return sum(node["type"] == "table_row" for node in _nodes(nodes))


def _mistune_links(nodes: Any) -> Iterator[str]:
    for node in _nodes(nodes):
        yield str(node.get("attrs", {}).get("url", ""))


def _mistune_units(nodes: Any) -> Iterator[Unit]:
    kinds = ("table_row", "list_item", "paragraph", "heading", "block_html", "block_code")
    for node in _nodes(nodes):
        if node["type"] in kinds:
            yield Unit(" ".join(str(one["raw"]) for one in _nodes([node]) if "raw" in one))


# ---------------------------------------------------------------------------------------- marko


def _marko() -> Callable[[str], Any]:
    from marko.ext.gfm import gfm

    parse: Callable[[str], Any] = gfm.parse
    return parse


def _elements(element: Any) -> Iterator[Any]:
    yield element
    children = getattr(element, "children", None)
    for child in children if isinstance(children, (list, tuple)) else ():
        yield from _elements(child)


def _marko_rows(document: Any) -> int:
    kinds = [type(element).__name__ for element in _elements(document)]
    return kinds.count("TableRow") - kinds.count("Table")


def _marko_links(document: Any) -> Iterator[str]:
    for element in _elements(document):
        yield str(getattr(element, "dest", ""))


def _marko_units(document: Any) -> Iterator[Unit]:
    kinds = ("TableRow", "ListItem", "Paragraph", "Heading", "HTMLBlock", "FencedCode")
    for element in _elements(document):
        if type(element).__name__ in kinds:
            inside = (
                getattr(one, "children", getattr(one, "body", "")) for one in _elements(element)
            )
            yield Unit(" ".join(text for text in inside if isinstance(text, str)))


# --------------------------------------------------------------------- tables and lists as data


def _tables() -> Callable[[str], Any]:
    from md_spreadsheet_parser import scan_tables

    return scan_tables


def _table_units(tables: Any) -> Iterator[Unit]:
    for table in tables:
        for row in table.rows:
            yield Unit(" ".join(row), table.start_line, table.end_line)


def _json() -> Callable[[str], Any]:
    from markdown_to_json import dictify

    read: Callable[[str], Any] = dictify
    return read


def _json_units(value: Any) -> Iterator[Unit]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield Unit(str(key))
            yield from _json_units(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _json_units(inner)
    else:
        yield Unit(str(value))


# ------------------------------------------------------------------------ those that bring much


def _docling() -> Callable[[str], Any]:
    from docling.datamodel.base_models import DocumentStream, InputFormat
    from docling.document_converter import DocumentConverter

    converter = DocumentConverter(allowed_formats=[InputFormat.MD])

    def read(text: str) -> Any:
        stream = DocumentStream(name="document.md", stream=BytesIO(text.encode("utf-8")))
        return converter.convert(stream).document

    return read


def _docling_rows(document: Any) -> int:
    return sum(table.data.num_rows - 1 for table in document.tables)


def _docling_links(document: Any) -> Iterator[str]:
    for text in document.texts:
        if text.hyperlink is not None:
            yield str(text.hyperlink)


def _docling_units(document: Any) -> Iterator[Unit]:
    for table in document.tables:
        for row in table.data.grid:
            yield Unit(" ".join(cell.text for cell in row))
    for text in document.texts:
        yield Unit(text.text)


def _unstructured() -> Callable[[str], Any]:
    from unstructured.partition.md import partition_md

    def read(text: str) -> Any:
        return partition_md(text=text)

    return read


_ROW = re.compile(r"<tr.*?</tr>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def _unstructured_rows(elements: Any) -> int:
    tables = [element.metadata.text_as_html or "" for element in elements]
    return sum(max(len(_ROW.findall(html)) - 1, 0) for html in tables)


def _unstructured_links(elements: Any) -> Iterator[str]:
    for element in elements:
        yield from element.metadata.link_urls or ()


def _unstructured_units(elements: Any) -> Iterator[Unit]:
    for element in elements:
        yield Unit(element.text)
        for row in _ROW.findall(element.metadata.text_as_html or ""):
            yield Unit(_TAG.sub(" ", row))


BASE = "markdown-it-py, gfm-like"
OURS = "mdcatalog"
CONTENDERS = (
    Contender(
        BASE,
        "markdown-it-py",
        "markdown_it",
        "tokens; blocks have lines",
        _markdown_it,
        _markdown_it_rows,
        _markdown_it_links,
        _markdown_it_units,
    ),
    Contender(
        OURS,
        "mdcatalog",
        "mdcatalog",
        "typed records with lines, ledger, diagnostics",
        _mdcatalog,
        lambda extraction: extraction.document.coverage.rows.total,
        _mdcatalog_links,
        _mdcatalog_units,
    ),
    Contender(
        "mistune",
        "mistune",
        "mistune",
        "nested tokens",
        _mistune,
        _mistune_rows,
        _mistune_links,
        _mistune_units,
    ),
    Contender(
        "marko, gfm", "marko", "marko", "a tree", _marko, _marko_rows, _marko_links, _marko_units
    ),
    Contender(
        "md-spreadsheet-parser",
        "md-spreadsheet-parser",
        "md_spreadsheet_parser",
        "cells of tables; tables have lines",
        _tables,
        lambda tables: sum(len(table.rows) for table in tables),
        None,
        _table_units,
    ),
    Contender(
        "markdown_to_json",
        "markdown_to_json",
        "markdown_to_json",
        "texts of lists nested under headings",
        _json,
        None,
        None,
        _json_units,
    ),
    Contender(
        "docling",
        "docling",
        "docling",
        "a document of texts and tables",
        _docling,
        _docling_rows,
        _docling_links,
        _docling_units,
    ),
    Contender(
        "unstructured",
        "unstructured",
        "unstructured",
        "elements with their kinds",
        _unstructured,
        _unstructured_rows,
        _unstructured_links,
        _unstructured_units,
    ),
)


def installed() -> list[Contender]:
    """The contenders that are there; of the others it is said that they are not."""
    found = []
    for contender in CONTENDERS:
        if importlib.util.find_spec(contender.module):
            found.append(contender)
        else:
            print(f"{contender.package} is not installed; left out.", file=sys.stderr)
    return found


def version_of(contender: Contender) -> str:
    """The version that is installed, and whether its reader is compiled."""
    found = version(contender.package)
    return f"{found}, compiled" if contender.package == "mdcatalog" and is_compiled() else found


def is_compiled() -> bool:
    """Whether the mdcatalog that is imported is that of a compiled wheel (``docs/scale.md``)."""
    spec = importlib.util.find_spec("mdcatalog.extract.items")
    return spec is not None and spec.origin is not None and not spec.origin.endswith(".py")
