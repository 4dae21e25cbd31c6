"""Undo UTF-8 that was read as GBK (`涓枃`), as far as its bytes are still there."""

from __future__ import annotations

import re
from functools import lru_cache

from mdcatalog.repair._damage import candidates_by_beginning
from mdcatalog.repair._lines import LineRepair
from mdcatalog.repair._search import Choice, choose
from mdcatalog.repair._table import load
from mdcatalog.repair._utf8 import Piece, read_pieces

#: A stretch of so many exact characters is proof; shorter ones follow the rest of the document.
_PROOF = 3


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What the beginnings of UTF-8 characters look like in GBK, and all that GBK has."""
    heads = "".join(
        bytes([first, second]).decode("gbk", "ignore")
        for first in (0xE2, 0xE3, 0xE4, 0xE5, 0xE6, 0xE7, 0xE8, 0xE9, 0xEF)
        for second in range(0x80, 0xC0)
    )
    gate = re.compile(f"[{heads}][^\x00-\x7f]{{0,2}}[{heads}]")
    return gate, re.compile("[\u00a4-\u04ff\u2010-\u9fff\ue000-\uf8ff\uff00-\uffef]{2,}\ufffd?")


def may_be_gbk(text: str) -> bool:
    """Whether a text has anything that can be UTF-8 read as GBK."""
    return _patterns()[0].search(text) is not None


def _read(run: str) -> list[Piece] | None:
    """The characters that a run was, or None where it was never UTF-8."""
    try:
        raw = run.rstrip("\ufffd").encode("gb18030")
    except UnicodeEncodeError:
        return None
    pieces = read_pieces(raw)
    sound = [piece for piece in pieces if piece is not None]
    if len(sound) < len(pieces) or any(piece.character is None for piece in sound[:-1]):
        return None
    single = load().single
    if not sound or any(p.character and p.character not in single for p in sound):
        return None
    if any(p.character and len(p.raw) < 3 for p in sound):
        return None
    return sound


def gbk_stretches(line: str) -> list[tuple[int, int, list[Piece]]]:
    """The parts of a line that were UTF-8: begin, end and characters."""
    found = []
    for match in _patterns()[1].finditer(line):
        pieces = _read(match.group())
        if pieces is not None:
            found.append((match.start(), match.end(), pieces))
    return found


def is_gbk(lines: list[str]) -> bool:
    """Whether the lines prove that the document was UTF-8 read as GBK."""
    return any(
        sum(piece.character is not None for piece in pieces) >= _PROOF
        for line in lines
        for _, _, pieces in gbk_stretches(line)
    )


def repair_gbk_line(line: str) -> LineRepair | None:
    """The line with its GBK reading undone; the last byte of a stretch is often lost.

    Such a last character is inferred; any byte may be the lost one, so it counts as uncertain.
    """
    parts = [part for part in gbk_stretches(line) if any(piece.character for piece in part[2])]
    if not parts:
        return None
    result = LineRepair("")
    out = ""
    at = 0
    for start, end, pieces in parts:
        head = "".join(piece.character or "" for piece in pieces)
        tail = pieces[-1]
        options = "" if tail.character else candidates_by_beginning(tail.raw)
        if tail.character is None and not options:
            continue
        out += line[at:start] + head
        result.starts.extend(range(at, start))
        # Two characters of GBK make four bytes; a character of UTF-8 takes three.
        result.starts.extend(start + 3 * number // 2 for number in range(len(head)))
        at = end
        result.exact += len(head)
        if tail.character is None:
            context = "|" + head[-4:]
            slots = [*context, options, "|"]
            chosen = choose(load(), slots, [False] * len(context) + [True, False])[0]
            result.inferred.append((len(out), Choice(chosen.character, chosen.runner_up, 0.0)))
            out += chosen.character
            result.starts.append(end - 1)
    result.text = out + line[at:]
    result.starts.extend(range(at, len(line)))
    return result if at else None
