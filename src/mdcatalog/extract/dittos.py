"""Cells that only say that they hold what the cell above holds: ``同上``, ``"``, ``ditto``."""

from __future__ import annotations

from collections.abc import Sequence

from mdcatalog.tree import Cell, Text, plain_text

_DITTOS = (
    frozenset(
        (
            "同上",
            "上同",
            "同前",
            "相同",
            "〃",
            "々",
            "〻",
            "上と同じ",
            "위와 같음",
            "상동",
            "동상",
            "″",
            "”",
            "“",
        )
    )
    | frozenset(
        ('"', "''", "’’", "``", "``''", ",,", "„", "ditto", "idem", "ibid", "ibidem", "as above")
    )
    | {"same as above", "see above", "same as previous", "wie oben", "idem."}
)
_STARTS = frozenset(word[0] for word in _DITTOS) | frozenset(word[0].upper() for word in _DITTOS)
_LONGEST = max(map(len, _DITTOS)) + 2


def carry_dittos(cells: list[Cell], above: Sequence[Cell], title: int) -> None:
    """Put what the row above holds in place of the cells that point at it; all but the title's."""
    for column, cell in enumerate(cells):
        if len(cell.content) == 1 and column != title and _is_ditto(cell):
            if title < len(cells) and _is_own_name(cell, cells[title]):
                continue
            known = column < len(above) and not _is_ditto(above[column])
            cells[column] = above[column] if known else Cell(())


def _is_own_name(cell: Cell, title: Cell) -> bool:
    """``Ditto`` beside ``Ditto: Fair Moorings for All``, which is called so."""
    told = plain_text(cell.content).strip()
    return len(told) > 1 and told in plain_text(title.content)


def _is_ditto(cell: Cell) -> bool:
    piece = cell.content[0] if cell.content else None
    if type(piece) is not Text:
        return False
    text = piece.text.strip()
    if text[:1] not in _STARTS or len(text) > _LONGEST:
        return text[:1] in ("(", "（") and text[1:-1].strip().lower() in _DITTOS
    return text.rstrip(".。").lower() in _DITTOS
