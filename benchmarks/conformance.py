"""Which facts of real lists' oddities each reader keeps, and which it loses in silence.

    python benchmarks/conformance.py [--missing]

Asks every installed reader (see ``readers.py``) for the facts of ``conformance/*.json`` (see
``conformance/README.md``) and prints a table. A fact that is not kept is told where the reader
raises an error, or gives a diagnostic about its line; else it is lost in silence. Readers that
take text get the bytes decoded as UTF-8. ``--missing`` prints the facts that are not kept.
"""

from __future__ import annotations

import argparse
import datetime
import json
import platform
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from readers import OURS, Contender, Unit, installed, version_of

HERE = Path(__file__).resolve().parent / "conformance"
_SPACES = re.compile(r"\s+")


class Output(NamedTuple):
    """What a reader made of a document."""

    links: frozenset[str]
    units: tuple[Unit, ...]
    told: frozenset[int] | None = frozenset()  # lines; None for all of them


class Fact(NamedTuple):
    """A fact, whether it was kept, whether with its line, and whether its loss is told."""

    document: str
    fact: dict[str, Any]
    kept: bool
    line: bool
    told: bool


def output(contender: Contender, path: Path) -> Output:
    """What a reader makes of a document."""
    told: frozenset[int] = frozenset()
    try:
        if contender.name == OURS:
            result, told = _ours(path)
        else:
            result = contender.make()(path.read_text("utf-8", errors="replace"))
    except Exception:
        return Output(frozenset(), (), None)
    links = contender.links(result) if contender.links else ()
    units = contender.units(result) if contender.units else ()
    return Output(frozenset(links), tuple(units), told)


def _ours(path: Path) -> tuple[Any, frozenset[int]]:
    """From bytes, as the command does; with the lines that diagnostics are about."""
    from mdcatalog.files import Location
    from mdcatalog.pipeline import process

    processed = process(Location(path.name, str(path)))
    if processed.extraction is None:
        raise ValueError(processed.diagnostics)
    lines = {
        line
        for note in processed.diagnostics
        if note.line
        for line in range(note.line, (note.end_line or note.line) + 1)
    }
    return processed.extraction, frozenset(lines)


def judged(contender: Contender) -> Iterator[Fact]:
    """Every fact of the set, as one reader has it."""
    for path in sorted(HERE.glob("*.json")):
        found = output(contender, path.with_suffix(".md"))
        for fact in json.loads(path.read_text("utf-8"))["facts"]:
            kept, line = _kept(fact, found)
            told = found.told is None or fact["line"] in found.told
            yield Fact(path.stem, fact, kept, line, not kept and told)


def _kept(fact: dict[str, Any], found: Output) -> tuple[bool, bool]:
    if "link" in fact:
        at = [unit for unit in found.units if fact["link"] in unit.text]
        return fact["link"] in found.links, _has_line(fact, at)
    wanted = [[fact["text"]]] if "text" in fact else fact["row"]
    at = [
        unit
        for unit in found.units
        if all(any(_plain(form) in _plain(unit.text) for form in forms) for forms in wanted)
    ]
    return bool(at), _has_line(fact, at)


def _plain(text: str) -> str:
    return _SPACES.sub(" ", text).strip()


def _has_line(fact: dict[str, Any], units: list[Unit]) -> bool:
    return any(
        unit.start is not None and unit.end is not None and unit.start <= fact["line"] <= unit.end
        for unit in units
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--missing", action="store_true")
    given = parser.parse_args()
    results = {contender: list(judged(contender)) for contender in installed()}
    documents = sorted({fact.document for facts in results.values() for fact in facts})
    print(f"{datetime.date.today()}, Python {platform.python_version()}\n")
    print(
        "| reader | "
        + " | ".join(documents)
        + " | kept | with its line | loss told | lost in silence |"
    )
    print("| --- |" + " ---: |" * (len(documents) + 4))
    for contender, facts in results.items():
        cells = []
        for document in documents:
            own = [fact for fact in facts if fact.document == document]
            cells.append(f"{sum(fact.kept for fact in own)}/{len(own)}")
        kept, told = sum(fact.kept for fact in facts), sum(fact.told for fact in facts)
        lines = sum(fact.kept and fact.line for fact in facts)
        cells += [f"{kept}/{len(facts)}", str(lines), str(told), str(len(facts) - kept - told)]
        print(f"| {contender.name} {version_of(contender)} | " + " | ".join(cells) + " |")
    if given.missing:
        for contender, facts in results.items():
            print(f"\n{contender.name}")
            for fact in facts:
                if not fact.kept:
                    told = " (told)" if fact.told else ""
                    print(f"  {fact.document}: {json.dumps(fact.fact, ensure_ascii=False)}{told}")


if __name__ == "__main__":
    main()
