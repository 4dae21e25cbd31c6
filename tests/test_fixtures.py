"""Short documents of one difficulty each, and what a careful person would write down for them.

Beside every ``fixtures/NAME.md`` lies ``NAME.yaml``, written by hand before the program ran:

``papers``, ``lectures``, ``datasets``, ``tools``
    The records of that kind, in order; a kind that is not named has none (``no_records: true``
    says so for all of them). A record states only the fields that matter; those are compared
    exactly, except that

    ``lines``         is the only source's first and last line, ``block`` its block;
    ``links``         is role → URL or URLs, of all links of the record (``main|code`` allows both);
    ``link_urls``     is the URLs alone, in any order;
    ``title_starts``  is the beginning of the title;
    ``extra_values``  is what ``extra`` holds, whatever the columns are called;
    ``FIELD_count``   is the length of that list;
    ``FIELD_holds``   is a text or a list of texts, each a part of that field.
``unclaimed``
    The URLs of the ledger, in any order.
``diagnostics``, ``no_diagnostics``
    Codes that are reported, and codes that are not.
``document``
    Fields of the document; ``coverage`` is ``{rows: [total, recorded], items: …, links: …}``.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import cmarkgfm
import pytest
import yaml
from bs4 import BeautifulSoup
from cmarkgfm.cmark import Options

from mdcatalog.diagnostics import CODES
from mdcatalog.extract.document import Extraction, extract_document
from mdcatalog.links import is_web, open_proxies
from mdcatalog.models import KINDS, Record
from mdcatalog.source import Document

FIXTURES = Path(__file__).parent / "fixtures"
NAMES = sorted(path.stem for path in FIXTURES.glob("*.md"))
PLURALS = {kind.kind_info.plural: kind.kind_info.name for kind in KINDS}
TOP_LEVEL = {*PLURALS, "no_records", "unclaimed", "diagnostics", "no_diagnostics"} | {
    "document",
    "coverage",
}

#: Fixtures that the program does not meet yet, each with the reason.
KNOWN_FAILING: dict[str, str] = {}

#: Those of them on which the program raises.
CRASHING: set[str] = set()


@cache
def text_of(name: str) -> str:
    return (FIXTURES / f"{name}.md").read_text(encoding="utf-8")


@cache
def extraction_of(name: str) -> Extraction:
    return extract_document(Document.of(f"{name}.md", text_of(name)))


def expectation_of(name: str) -> dict[str, Any]:
    expected = yaml.safe_load((FIXTURES / f"{name}.yaml").read_text(encoding="utf-8"))
    assert isinstance(expected, dict)
    return expected


# -- comparing -----------------------------------------------------------------------------------


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _links_differ(expected: dict[str, Any], record: Record) -> Iterator[str]:
    found = {link.url: link.rel for link in record.links}
    for roles, urls in expected.items():
        for url in _listed(urls):
            rel = found.pop(url, None)
            if rel is None:
                yield f"link missing: {url}"
            elif rel not in roles.split("|"):
                yield f"rel of {url}: {rel!r}, expected {roles!r}"
    for url, rel in found.items():
        yield f"link too many: {rel} {url}"


def _field_differs(name: str, expected: Any, record: Record) -> Iterator[str]:
    """What is wrong with one stated field; nothing where it is right."""
    given: Any
    if name == "links":
        yield from _links_differ(expected, record)
        return
    if name == "lines":
        first, last = (expected * 2)[:2] if isinstance(expected, list) else (expected, expected)
        given = [[source.start_line, source.end_line] for source in record.sources]
        expected = [[first, last]]
    elif name == "block":
        given, expected = [source.block for source in record.sources], [expected]
    elif name == "link_urls":
        given, expected = sorted(link.url for link in record.links), sorted(expected)
    elif name.endswith("_count"):
        given = len(getattr(record, name.removesuffix("_count")))
    elif name == "title_starts":
        given = record.title[: len(expected)]
    elif name == "extra_values":
        given, expected = sorted(record.extra.values()), sorted(expected)
    elif name.endswith("_holds"):
        name = name.removesuffix("_holds")
        whole = getattr(record, name)
        for part in _listed(expected):
            if part not in (whole or ""):
                yield f"{name}: {whole!r} does not hold {part!r}"
        return
    else:
        given = getattr(record, name)
    if given != expected:
        yield f"{name}: {given!r}, expected {expected!r}"


def _records_differ(plural: str, expected: list[dict[str, Any]], found: list[Any]) -> Iterator[str]:
    if len(found) != len(expected):
        titles = "".join(f"\n      {record.title!r}" for record in found)
        yield f"{plural}: {len(found)} records, expected {len(expected)}:{titles}"
    for number, (fields, record) in enumerate(zip(expected, found, strict=False), 1):
        for name, value in fields.items():
            for difference in _field_differs(name, value, record):
                yield f"{plural} {number} ({record.title!r}): {difference}"


def differences(expected: dict[str, Any], extraction: Extraction) -> Iterator[str]:
    """What an extraction has that the expectation does not, and the other way round."""
    for plural, kind in PLURALS.items():
        yield from _records_differ(plural, expected.get(plural, []), extraction.of_kind(kind))
    document = extraction.document
    if "unclaimed" in expected:
        ledger = {link.url for link in document.unclaimed_links}
        for url in sorted(set(expected["unclaimed"]) - ledger):
            yield f"not in the ledger: {url}"
        for url in sorted(ledger - set(expected["unclaimed"])):
            yield f"in the ledger, but not expected there: {url}"
    codes = {diagnostic.code for diagnostic in extraction.diagnostics}
    for code in expected.get("diagnostics", []):
        if code not in codes:
            yield f"no diagnostic {code}; there are {sorted(codes)}"
    for code in expected.get("no_diagnostics", []):
        if code in codes:
            yield f"diagnostic {code}, which should not be"
    for name, value in expected.get("document", {}).items():
        given = json.loads(document.model_dump_json())[name]
        if given != value:
            yield f"document.{name}: {given!r}, expected {value!r}"
    for name, (total, recorded) in expected.get("coverage", {}).items():
        claimed = getattr(document.coverage, name)
        if (claimed.total, claimed.recorded) != (total, recorded):
            yield f"coverage.{name}: {claimed!r}, expected {total}, {recorded}"


def _marked(failing: Iterable[str]) -> list[Any]:
    """The fixtures, those that fail marked so; one that has come right fails until unmarked."""
    return [
        pytest.param(
            name,
            marks=[pytest.mark.xfail(reason=KNOWN_FAILING[name], strict=True)]
            if name in failing
            else [],
        )
        for name in NAMES
    ]


@pytest.mark.parametrize("name", _marked(KNOWN_FAILING))
def test_what_comes_out(name: str) -> None:
    found = list(differences(expectation_of(name), extraction_of(name)))
    if found:
        numbered = "\n".join(
            f"  {number:3} {line}" for number, line in enumerate(text_of(name).split("\n"), 1)
        )
        lines = "\n".join(f"  - {difference}" for difference in found)
        pytest.fail(f"{name}.md:\n{numbered}\n{lines}", pytrace=False)


# -- what holds for every document ---------------------------------------------------------------

# The contract's rule for bare URLs: a URL ends at white space, at [ < > " |, at a CJK character
# or CJK punctuation, and where another http:// or https:// begins.
_CJK = "\u2e80-\u2fdf\u3000-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef"
_END_OF_URL = re.compile(rf'[\s\[<>"|{_CJK}“”‘’…—]')
_NEXT_URL = re.compile(r"(?<=.)(?=https?://)")


def independent_links(text: str) -> set[str]:
    """The http(s) links and images that cmark's GFM parser sees, bare URLs cut by our rules."""
    rendered = cmarkgfm.github_flavored_markdown_to_html(text, Options.CMARK_OPT_UNSAFE)
    urls: set[str] = set()
    for node in BeautifulSoup(rendered, "html.parser").find_all(["a", "img"]):
        url = str(node.get("href") or node.get("src") or "").strip()
        if not re.match(r"https?://", url, re.IGNORECASE):
            continue
        shown = node.get_text()
        bare = node.name == "a" and (
            shown == url or unquote(shown) == unquote(url) or f"http://{shown}" == url
        )
        urls.update(_bare(shown) if bare else [url])
    return urls


def _bare(shown: str) -> Iterator[str]:
    for piece in _NEXT_URL.split(shown):
        cut = _END_OF_URL.split(piece, maxsplit=1)[0]
        if re.match(r"https?://.", cut):
            yield cut


def comparable(url: str) -> str:
    """A URL without what two parsers write differently: escapes, a closing mark, a proxy."""
    url = unquote(html.unescape(open_proxies(url)))
    return url.rstrip(".,;:!?*_~'\"()")


def lost_links(text: str, extraction: Extraction) -> set[str]:
    """Links that the independent parser sees and that are neither in a record nor the ledger."""
    known = {link.url for record in extraction.records for link in record.links}
    known |= {link.url for link in extraction.document.unclaimed_links}
    held = {comparable(url) for url in known}
    return {url for url in independent_links(text) if comparable(url) not in held}


def assert_invariants(text: str, extraction: Extraction) -> None:
    """What holds of every extraction, whatever the text."""
    last = len(Document.of("-", text).lines)
    for record in extraction.records:
        assert record.title.strip()
        assert record.sources
        for source in record.sources:
            assert 1 <= source.start_line <= source.end_line <= last
    for link in extraction.document.unclaimed_links:
        assert 1 <= link.line <= last
        assert is_web(link.url)
    for diagnostic in extraction.diagnostics:
        assert diagnostic.code in CODES
        assert diagnostic.severity == CODES[diagnostic.code][0]
        if diagnostic.line is not None:
            assert 1 <= diagnostic.line <= (diagnostic.end_line or diagnostic.line) <= last
    identifiers = [record.id for record in extraction.records]
    assert len(set(identifiers)) == len(identifiers)
    recorded = {
        link.url for record in extraction.records for link in record.links if is_web(link.url)
    }
    ledger = {link.url for link in extraction.document.unclaimed_links}
    assert not recorded & ledger
    links = extraction.document.coverage.links
    assert links.unclaimed == len(ledger)
    assert links.recorded == len(recorded)
    assert links.total == links.recorded + links.unclaimed
    for claimed in (extraction.document.coverage.rows, extraction.document.coverage.items):
        assert 0 <= claimed.recorded <= claimed.total


def as_json(extraction: Extraction) -> str:
    """The extraction as JSON text."""
    parts = [extraction.document, *extraction.records, *extraction.diagnostics]
    return json.dumps([part.model_dump(mode="json") for part in parts], ensure_ascii=False)


@pytest.mark.parametrize("name", _marked(CRASHING))
def test_no_link_vanishes(name: str) -> None:
    assert lost_links(text_of(name), extraction_of(name)) == set()


@pytest.mark.parametrize("name", _marked(CRASHING))
def test_invariants(name: str) -> None:
    assert_invariants(text_of(name), extraction_of(name))


@pytest.mark.parametrize("name", _marked(CRASHING))
def test_the_same_twice_and_as_json(name: str) -> None:
    again = extract_document(Document.of(f"{name}.md", text_of(name)))
    assert as_json(again) == as_json(extraction_of(name))
    for record in again.records:
        assert type(record).model_validate_json(record.model_dump_json()) == record


@pytest.mark.parametrize("name", NAMES)
def test_the_expectation_is_well_formed(name: str) -> None:
    expected = expectation_of(name)
    assert set(expected) <= TOP_LEVEL
    assert expected.get("no_records") is not bool(PLURALS.keys() & expected.keys())
    assert set(expected.get("diagnostics", [])) <= set(CODES)
    assert 3 <= text_of(name).count("\n") <= 40


def test_every_known_failure_is_a_fixture() -> None:
    assert set(KNOWN_FAILING) <= set(NAMES)


def test_the_example_list() -> None:
    text = (FIXTURES.parents[1] / "examples" / "reading-list.md").read_text(encoding="utf-8")
    extraction = extract_document(Document.of("reading-list.md", text))
    assert_invariants(text, extraction)
    assert lost_links(text, extraction) == set()
    counts = {kind: len(extraction.of_kind(kind)) for kind in PLURALS.values()}
    assert counts == {"paper": 5, "lecture": 2, "dataset": 2, "tool": 2}
    assert [link.line for link in extraction.document.unclaimed_links] == [46, 50]
    assert {diagnostic.code for diagnostic in extraction.diagnostics} >= {"table-recovered"}
