"""How well ``extract`` reads back what is written, so that the better of several forms is written.

Which link of a line is read as its title and which as the paper behind it hangs on words and
hosts. Asking the reader itself is surer than a second copy of its rules.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from enum import IntEnum

from mdcatalog.export.facts import web_links
from mdcatalog.export.references import one_line
from mdcatalog.extract.document import extract_document
from mdcatalog.models import Record
from mdcatalog.source import Document


class Fidelity(IntEnum):
    """What comes back of a record, from worst to best."""

    LOST = 0
    SAME_LINKS = 1  # kind, title and addresses
    SAME = 2  # and the roles of the links


def fidelities(
    model: type[Record], records: Sequence[Record], head: Sequence[str], lines: Sequence[str]
) -> list[Fidelity]:
    """What comes back of each record from its line, below the lines of ``head``."""
    text = "\n".join([*head, *lines])
    found: dict[int, list[Record]] = {}
    for back in extract_document(Document.of("", text), kinds=[model]).records:
        found.setdefault(back.sources[0].start_line - len(head) - 1, []).append(back)
    return [_compare(record, found.get(number, [])) for number, record in enumerate(records)]


def _compare(record: Record, found: Sequence[Record]) -> Fidelity:
    if len(found) != 1 or found[0].title != one_line(record.title):
        return Fidelity.LOST
    before, after = (
        Counter((one.url, one.rel) for one in web_links(r)) for r in (record, found[0])
    )
    if before == after:
        return Fidelity.SAME
    same = {url for url, _ in before} == {url for url, _ in after}
    return Fidelity.SAME_LINKS if same else Fidelity.LOST
