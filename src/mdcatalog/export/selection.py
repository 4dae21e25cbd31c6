"""What of a catalog is written, and how."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from mdcatalog.catalog import Catalog
from mdcatalog.models import Record

#: Passes records on, one after the other, and sees how many there were.
Watch = Callable[[Iterable[Record]], Iterator[Record]]


@dataclass(frozen=True)
class Options:
    """How something is written; a format takes those that concern it.

    ``neutralise`` keeps a spreadsheet from taking texts for formulas, ``bom`` begins tables
    with a byte order mark.
    """

    neutralise: bool = True
    bom: bool = False


@dataclass(frozen=True)
class Selection:
    """The records of some kinds of a catalog, read as they are needed."""

    catalog: Catalog
    kinds: tuple[type[Record], ...]
    watch: Watch = iter

    def records(self, *kinds: str) -> Iterator[Record]:
        """The records, kind by kind; of these kinds only where some are named."""
        for model in self.kinds:
            if not kinds or model.kind_info.name in kinds:
                yield from self.watch(self.catalog.of_kind(model))

    def left_out(self, kinds: Iterable[str], name: str) -> list[str]:
        """A note on the records that a format has no place for."""
        held = set(kinds)
        counts = [
            f"{count} {model.kind_info.plural}"
            for model in self.kinds
            if model.kind_info.name not in held and (count := self.catalog.of_kind(model).count())
        ]
        return [f"{name} holds no {' and no '.join(counts)}; left out"] if counts else []


#: Writes a selection to a stream; what it gives back are notes for the user.
Writer = Callable[[BinaryIO, Selection, Options], list[str]]
#: The same for what needs a file or a folder of its own.
Placer = Callable[[Path, Selection, Options], list[str]]
