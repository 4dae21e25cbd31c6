"""Accuracy of `mdcatalog.repair` by code page, beside ftfy's, as a Markdown table.

    python benchmarks/repair_accuracy.py [TEXT…]

Each TEXT is a sound UTF-8 document with Chinese in it that the table was not trained on; without
one, a short text beside this script is used. It is damaged as scraped text is (bytes that the
code page does not define are dropped, and soft hyphens), repaired, and compared character by
character.
"""

from __future__ import annotations

import difflib
import re
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import ftfy

from mdcatalog.repair import repair

CODECS = ("cp1254", "cp1252", "cp1250", "cp1251", "mac-roman", "latin-1")
_CHINESE = re.compile("[\u3400-\u9fff]")
_OWN_TEXT = Path(__file__).with_name("repair_text.md")


@dataclass
class Score:
    """What came of one document."""

    chinese: int = 0
    right: int = 0
    flagged: int = 0
    wrong_unflagged: int = 0
    ftfy_right: int = 0
    seconds: float = 0.0
    size: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(*(getattr(self, f) + getattr(other, f) for f in self.__dataclass_fields__))


def damage(text: str, codec: str) -> str:
    """The text after it was read as the wrong code page by a program that drops what it must."""
    return text.encode("utf-8").decode(codec, "ignore").replace("\u00ad", "")


def _same_places(line: str, other: str) -> set[int]:
    """The places of a line whose characters another line has in the same order."""
    if len(line) == len(other):
        pairs = zip(line, other, strict=True)
        return {place for place, pair in enumerate(pairs) if pair[0] == pair[1]}
    blocks = difflib.SequenceMatcher(None, line, other, autojunk=False).get_matching_blocks()
    return {place for block in blocks for place in range(block.a, block.a + block.size)}


def score(text: str, codec: str) -> Score:
    damaged = damage(text, codec)
    repair(damaged)  # reads what the text needs of the table
    started = time.process_time()
    repaired = repair(damaged)
    result = Score(seconds=time.process_time() - started, size=len(damaged.encode("utf-8")))
    flags: dict[int, set[int]] = {}
    for guess in repaired.inferred:
        if guess.uncertain:
            flags.setdefault(guess.line - 1, set()).add(guess.column)
    others = [ftfy.fix_encoding(line) for line in damaged.split("\n")]
    lines = zip(text.split("\n"), repaired.text.split("\n"), others, strict=True)
    for number, (true, ours, theirs) in enumerate(lines):
        right, ftfy_right = _same_places(true, ours), _same_places(true, theirs)
        flagged = flags.get(number, set()) if len(true) == len(ours) else set()
        for match in _CHINESE.finditer(true):
            place = match.start()
            result.chinese += 1
            result.right += place in right
            result.ftfy_right += place in ftfy_right
            result.flagged += place in flagged
            result.wrong_unflagged += place not in right and place not in flagged
    return result


def _row(name: str, codec: str, total: Score) -> str:
    sure = total.chinese - total.flagged
    cells = [
        name,
        codec,
        str(total.chinese),
        f"{100 * total.right / total.chinese:.2f} %",
        f"{100 * total.flagged / total.chinese:.2f} %",
        f"{100 * (1 - total.wrong_unflagged / sure):.2f} %",
        f"{100 * total.ftfy_right / total.chinese:.2f} %",
        f"{total.seconds * 65536 / total.size:.3f} s",
    ]
    return "| " + " | ".join(cells) + " |"


def main() -> None:
    paths = [Path(argument) for argument in sys.argv[1:]] or [_OWN_TEXT]
    print("| text | code page | Chinese characters | right | flagged | right where not flagged "
          "| ftfy right | time for 64 KB |")  # fmt: skip
    print("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    for codec in CODECS:
        scores = []
        for path in paths:
            scores.append(score(path.read_text("utf-8"), codec))
            if len(paths) > 1:
                print(_row(path.name[:12], codec, scores[-1]))
        print(_row("all" if len(paths) > 1 else paths[0].name, codec, sum(scores[1:], scores[0])))


if __name__ == "__main__":
    main()
