"""How the time for one document grows with its size, for what is worst for a parser.

    python benchmarks/worst_cases.py [--sizes 1 2 4 8] [--only NAME…] [--limit 2.3]

Each construct of the grammar fills documents of these sizes, in MB, that hold little else. Each
document is read from bytes to JSON in a process of its own; what is printed is its processor
time without the start of the interpreter, the highest ratio of one size to the one before, per
doubling, and the highest memory. A ratio above the limit is marked and makes the exit code 1; it
is measured twice more first, because times of a shared machine are noisy: the best counts.
``--profile`` prints the functions in which the largest document of each case spends its time.
"""

from __future__ import annotations

import argparse
import math
import re
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

#: Seconds after which a document counts as endless.
_PATIENCE = 300
_MB = 1_000_000
#: Growth is not asked of times below this, in seconds: they are mostly start-up.
_LEAST = 0.2


class Case(NamedTuple):
    """A document's beginning, the text of one of its parts (by number), and its end."""

    part: Callable[[int], str]
    before: str = ""
    after: str = "\n"


def same(text: str, before: str = "", after: str = "\n") -> Case:
    return Case(lambda _: text, before, after)


def _deep(mark: str, most: int) -> Callable[[int], str]:
    """Lines that go one step deeper each, and begin anew at the deepest."""
    return lambda n: f"{mark * (n % most)}"


_ROW = "| [Title of paper {0}](https://arxiv.org/abs/1706.{1:05d}) | 2017 | 12.3 万 | ✅ |\n"
_HEAD = "| Paper | Year | Cited by | Recorded |\n| --- | --- | --- | --- |\n"
_URL = "https://example.org/p/{0}"

CASES: dict[str, Case] = {
    # brackets and links
    "brackets, open": same("["),
    "brackets, closed": same("]"),
    "brackets, pairs": same("[a]"),
    "brackets, open with text": same("[a "),
    "brackets, nested whole": Case(lambda n: "[" * 500 + "a" + "]" * 500 + "\n"),
    "links without end": same("[a]("),
    "links without end, with address": same("[a](<b"),
    "images without end": same("![a]("),
    "links in links": same("[a [b](c) "),
    "parentheses in a link": same("(", "[a](http://b/"),
    "link titles without end": same('[a](b "c '),
    "links, one line": Case(lambda n: f"[a{n}]({_URL.format(n)}) "),
    "links, a line each": Case(lambda n: f"[Title {n}]({_URL.format(n)})\n"),
    "reference definitions": Case(lambda n: f"[r{n}]: {_URL.format(n)}\n"),
    "references used": Case(lambda n: f"[r{n}]: {_URL.format(n)}\n\n[r{n}] and [text][r{n // 2}]\n\n"),
    "references unknown": Case(lambda n: f"[text {n}][r{n}] "),
    "badges": Case(
        lambda n: f"[![stars](https://img.shields.io/github/stars/o/r{n})](https://github.com/o/r{n}) "
    ),
    # emphasis, code, escapes
    "emphasis, open": same("*a "),
    "emphasis, stars only": same("*"),
    "emphasis, mixed": same("**a *b __c _d "),
    "emphasis, closed": same("**a** *b* "),
    "emphasis, inside words": same("a**b_c*d__e"),
    "emphasis, deep": same("*a **b ", after="b** a*" * 1000 + "\n"),
    "strikethrough": same("~~a ~b"),
    "code, open": Case(lambda n: "a" + "`" * (n % 300 + 1)),
    "code, pairs": same("`a` "),
    "code fences, open": same("```\na\n"),
    "code fence, one": same("a line of code\n", "```\n"),
    "escapes": same("\\*\\[\\]"),
    "dollars": same("$a$ $$"),
    "hard breaks": same("a  \nb\\\n"),
    # nesting
    "quotes, one line": same(">"),
    "quotes, deep lines": Case(lambda n: "> " * (n % 50) + "a\n"),
    "quotes, long": same("> a line that is quoted\n"),
    "quotes, lazy": same("> a\nb\n"),
    "lists, one line": same("- "),
    "lists, deep": Case(lambda n: "  " * (n % 60) + "- a\n"),
    "lists, deeper and deeper": Case(lambda n: " " * min(n, 400) + "- a\n"),
    "lists in quotes": Case(lambda n: "> - " * (n % 30) + "a\n"),
    "lists, ordered": Case(lambda n: f"{n}. item\n"),
    "lists, marks in turn": Case(lambda n: "-+*"[n % 3] + " a\n"),
    "lists, loose": same("- a\n\n"),
    "lists, empty items": same("-\n"),
    "lists, check boxes": same("- [x] a\n- [ ] b\n"),
    "an item of many lines": same("  line of the item\n", "- first\n"),
    # tables
    "table, wide": Case(lambda n: "", "", ""),  # made below
    "table, long": Case(lambda n: _ROW.format(n, n % 100_000), _HEAD),
    "tables, many": Case(lambda n: f"## S {n}\n\n{_HEAD}{_ROW.format(n, n % 100_000)}\n"),
    "table, overflow cells": same("| a | b | c | d | e | f | g | h |\n", "| a | b |\n| --- | --- |\n"),
    "table, delimiter too short": Case(
        lambda n: _ROW.format(n, n % 100_000), "| Paper | Year | Cited by | Recorded |\n| --- |\n"
    ),
    "pipes, one line": same("|"),
    "pipes, lines": same("| a | b\n"),
    "delimiters, lines": same("| --- | --- |\n"),
    "delimiter, one line": same("| --- "),
    "heads without rows": same("| a | b |\n| --- | --- |\n"),
    "table, links in one cell": Case(
        lambda n: f"[pdf {n}]({_URL.format(n)}) ", _HEAD + "| [T](https://a.org/t) | 2017 | 1 | ", "|\n"
    ),
    "table, spans of code": same("| `a|b` | \\| |\n", "| a | b |\n| --- | --- |\n"),
    # long lines and plain text
    "one long word": same("a"),
    "one long line": same("word and word, "),
    "one long line, Chinese": same("大语言模型与数据，"),
    "one long paragraph": same("A line of plain text.\n"),
    "paragraphs": Case(lambda n: f"Paragraph number {n} says something.\n\n"),
    "spaces": same(" ", "a", "b\n"),
    "tabs": same("\t", "a", "b\n"),
    "empty lines": same("\n"),
    "lines of spaces": same("   \n"),
    "line ends of all sorts": same("a\r\nb\rc\n"),
    "digits": same("1"),
    "colons": same(":"),
    "dashes": same("-"),
    "equals": same("a\n=\n"),
    "rules": same("---\n"),
    # HTML
    "HTML, open tags": same("<div>"),
    "HTML, open tags in lines": same("<div>\n"),
    "HTML, closing tags": same("</div>"),
    "HTML, inline nested": same("a <b>"),
    "HTML, tags without end": same("<a "),
    "HTML, attributes without end": same('<a href="'),
    "HTML, one tag of many attributes": Case(lambda n: f" a{n}=b", "<div", ">\n"),
    "HTML, comments": same("<!-- a -->\n"),
    "HTML, comments without end": same("a <!-- "),
    "HTML, instructions without end": same("a <? "),
    "HTML, CDATA without end": same("a <![CDATA[ "),
    "HTML, declarations without end": same("a <!X "),
    "HTML, less-than": same("<"),
    "HTML, details": Case(
        lambda n: f"<details><summary>Paper {n}</summary>\n\n- [a]({_URL.format(n)})\n\n</details>\n\n"
    ),
    "HTML, details nested": same("<details><summary>a</summary>\n\n"),
    "HTML, table long": Case(
        lambda n: f'<tr><td><a href="{_URL.format(n)}">Title {n}</a></td><td>2017</td></tr>\n',
        "<table>\n<tr><th>Paper</th><th>Year</th></tr>\n", "</table>\n",
    ),
    "HTML, table wide": Case(lambda n: f"<td>c{n}</td>", "<table><tr>", "</tr></table>\n"),
    "HTML, tables nested": same("<table><tr><td>"),
    "HTML, lists": same("<ul><li>a</li></ul>\n"),
    "HTML, links": Case(lambda n: f'<a href="{_URL.format(n)}">a {n}</a>\n'),
    "HTML, breaks": same("a<br>"),
    "HTML, paragraphs": Case(lambda n: f'<p align="center"><a href="{_URL.format(n)}">a</a></p>\n\n'),
    # entities
    "entities": same("&amp;"),
    "entities, numbers": same("&#x4e2d;"),
    "entities, ampersands": same("&"),
    "entities without end": same("&amp"),
    "entities, unknown": same("&nothing;"),
    "entities, many digits": same("&#1234567890;"),
    # footnotes, front matter, template tags
    "footnotes, defined": Case(lambda n: f"[^{n}]: Note {n}.\n"),
    "footnotes, used": Case(lambda n: f"A text[^{n}].\n\n[^{n}]: Note {n}.\n\n"),
    "footnotes, undefined": Case(lambda n: f"a[^{n}] "),
    "footnotes, inline": same("a^[b "),
    "footnotes, nested": Case(lambda n: f"[^{n}]: [^{n + 1}]: "),
    "footnote, used often": Case(lambda n: "a[^1] ", "[^1]: Note.\n\n"),
    "front matter, YAML": Case(lambda n: f"key{n}: value {n}\n", "---\n", "---\n\n# T\n"),
    "front matter, YAML list": Case(lambda n: f"- value {n}\n", "---\ntags:\n", "---\n\n# T\n"),
    "front matter, nested": same("[", "---\na: ", "\n---\n\n# T\n"),
    "front matter, aliases": Case(
        lambda n: f"a{n}: &a{n} [*a{max(n - 1, 0)}]\n", "---\na: &a0 [x]\n", "---\n\n# T\n"
    ),
    "front matter, without end": Case(lambda n: f"key{n}: value {n}\n", "---\n"),
    "front matter, TOML": Case(lambda n: f"key{n} = {n}\n", "+++\n", "+++\n\n# T\n"),
    "template tags": Case(lambda n: f"{{{{< video {n} >}}}} {{% note %}}a{{% endnote %}}\n"),
    "template tags, open": same("{% "),
    "template tags, braces": same("{{"),
    "template tags, blocks": same("{% hint %}\n"),
    "template tags, with links": Case(
        lambda n: f'{{% embed url="{_URL.format(n)}" %}}\n\n'
    ),
    "admonitions": same("> [!NOTE]\n> a\n\n"),
    "directives": same(":::note\na\n"),
    # encoding
    "mojibake, look-alikes": same("Ã© naïve café Â½ “quoted” – "),
    "mojibake, look-alikes in lines": same("Ã© naïve café Â½ “quoted”\n"),
    "mojibake, one line": same("å¤§è¯­è¨€æ¨¡åž‹"),
    "mojibake, lines": same("å¤§è¯­è¨€æ¨¡åž‹ is a model\n"),
    "mojibake, lossy lines": same("å¤§è¯è¨€æ¨¡å‹ is a model\n"),
    "mojibake, lossy line": same("å¤§è¯è¨€æ¨¡å‹"),
    "mojibake, quotes": same("â€œaâ€\x9d "),
    "mojibake, GBK": same("鎴戜滑鐨勬ā鍨?"),
    "radicals": same("⾔语模⾼\n"),
    "Latin letters with marks": same("éèàùâêîôûëïüÿç "),
    # bare addresses
    "URLs, one line": Case(lambda n: f"{_URL.format(n)} "),
    "URLs, glued": same("http://a.org/b"),
    "URLs, glued to Chinese": Case(lambda n: f"见{_URL.format(n)}，与"),
    "URLs, a line each": Case(lambda n: f"{_URL.format(n)}\n"),
    "URLs, one long": same("a/", "https://example.org/"),
    "URLs, parentheses": same("(", "https://example.org/"),
    "URLs, stops": same(".", "https://example.org/a"),
    "URLs, schemes only": same("http://"),
    "URLs, www": same("www."),
    "URLs, mail": same("a@b.co "),
    "URLs, at signs": same("a@"),
    "URLs, in brackets": Case(lambda n: f"<{_URL.format(n)}> "),
    "URLs, percent": same("%E4%B8", "https://example.org/"),
    "URLs, proxies": same("https://camo.githubusercontent.com/", "https://camo.githubusercontent.com/"),
    "dots": same("a."),
    # what lists are made of
    "headings": Case(lambda n: f"# Heading {n}\n"),
    "headings, levels": Case(lambda n: f"{'#' * (n % 6 + 1)} Heading {n}\n\na\n\n"),
    "headings, hashes": same("#"),
    "headings, trailing hashes": same("# a ##########\n"),
    "labelled sections": Case(
        lambda n: f"### Lecture {n} (1:20:38)\n\n**日期**：2023.3.30\n**作者**：甲、乙\n{_URL.format(n)}\n\n"
    ),
    "labels, one section": same("**日期**：2023.3.30\n", "### Lecture\n\n"),
    "labels, one line": same("**年份**：2017 "),
    "link list": Case(lambda n: f"- [Title of paper {n}]({_URL.format(n)}) - What it says.\n"),
    "link list, same titles": same("- [Same title](https://example.org/p) - What it says.\n"),
    "link list, papers": Case(
        lambda n: f"- [Title of paper {n}](https://arxiv.org/abs/1706.{n % 100_000:05d}), 2017\n"
    ),
    "link list, nested": Case(
        lambda n: f"- [Title of paper {n}]({_URL.format(n)})\n  - authors: A, B\n  - year: 2017\n"
    ),
    "link list, one item of many": Case(lambda n: f"  - [part {n}]({_URL.format(n)})\n", "- [T](https://a.org)\n"),
    "item of many links": Case(lambda n: f"[x{n}]({_URL.format(n)}), ", "## Papers\n\n- "),
    "citations": Case(
        lambda n: f"- Smith, J., Doe, A. ({1990 + n % 30}). Title of work {n}. Journal of Things, 12(3), 4-5.\n"
    ),
    "citation of many authors": same("Smith, J., ", "- ", " (2017). Title. Journal.\n"),
    "names, commas": same("Jane Doe, ", "- **Authors**: "),
    "bold titles": Case(lambda n: f"**Title of paper {n}**\n\n- [pdf]({_URL.format(n)})\n\n"),
    "parentheses": same("(a "),
    "quotation marks": same('"a '),
    "Chinese title marks": same("《a"),
}  # fmt: skip


def document(name: str, size: int) -> str:
    """A document of about so many bytes."""
    if name == "table, wide":
        columns = size // 20
        line = "| a cell " * columns + "|\n"
        return "| head " * columns + "|\n" + "|-" * columns + "|\n" + line
    case = CASES[name]
    left = size - len(case.before.encode()) - len(case.after.encode())
    pieces, number = [], 0
    first = case.part(0)
    if first and all(case.part(n) == first for n in (1, 2, 7, 500)):
        return case.before + first * (left // len(first.encode())) + case.after
    while left > 0:
        piece = case.part(number)
        pieces.append(piece)
        left -= len(piece.encode()) or 1
        number += 1
    return case.before + "".join(pieces) + case.after


# -------------------------------------------------------------------------------- measurements


class Measured(NamedTuple):
    """Processor seconds and MB; infinite where the patience ended."""

    seconds: float
    memory: float


def read(name: str, size: int, profile: bool) -> None:
    """Read one document here and print what it took."""
    from mdcatalog.files import Location
    from mdcatalog.output import pack

    # modules that are imported when they are first needed are imported before
    warm = "- [a](https://a.org) <b>c</b>\n\n<div><p>a</p></div>\n\n| a |\n|---|\n| b |\n"
    pack(Location("warm.md", data=f"---\na: b\n---\n{warm}å¤§è¯è¨€æ¨¡å‹\n".encode()))
    data = document(name, size).encode()
    location = Location("case.md", data=data)
    if profile:
        import cProfile
        import pstats

        with cProfile.Profile() as profiler:
            pack(location)
        pstats.Stats(profiler).sort_stats("tottime").print_stats(12)
        return
    begun = time.process_time()
    packed = pack(location)
    spent = time.process_time() - begun
    failed = "" if packed.document else packed.diagnostics[0].message
    print(spent, own_peak(), failed)


def own_peak() -> float:
    """The highest memory of this process, in MB."""
    status = Path("/proc/self/status")
    if status.exists():
        found = re.search(r"^VmHWM:\s*(\d+) kB", status.read_text(), re.MULTILINE)
        return int(found[1]) / 1024 if found else math.nan
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def measured(name: str, size: float, patience: float) -> Measured:
    command = [sys.executable, __file__, "--read", name, "--sizes", str(size)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=patience)
    except subprocess.TimeoutExpired:
        return Measured(math.inf, math.nan)
    if done.returncode:
        print(f"{name}, {size} MB: exit code {done.returncode}\n{done.stderr}", file=sys.stderr)
        return Measured(math.inf, math.nan)
    seconds, memory, *failed = done.stdout.split(maxsplit=2)
    if failed:
        print(f"{name}, {size} MB: {failed[0].strip()}", file=sys.stderr)
        return Measured(math.inf, float(memory))
    return Measured(float(seconds), float(memory))


def growth(sizes: list[float], seconds: list[float]) -> float:
    """The highest growth per doubling between one size and the next."""
    worst = 0.0
    measured_sizes = sizes[: len(seconds)]
    for (small, large), (before, after) in zip(
        pairwise(measured_sizes), pairwise(seconds), strict=True
    ):
        if math.isinf(after):
            return math.inf
        if after >= _LEAST:
            ratio = after / max(before, _LEAST / 2)
            worst = max(worst, ratio ** (1 / math.log2(large / small)))
    return worst


def measure(name: str, sizes: list[float], patience: float) -> list[Measured]:
    found: list[Measured] = []
    for size in sizes:
        if found and math.isinf(found[-1].seconds):
            break
        found.append(measured(name, size, patience))
    return found


def best(one: list[Measured], other: list[Measured]) -> list[Measured]:
    return [min(pair) for pair in zip(one, other, strict=False)]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--sizes", type=float, nargs="+", default=[1, 2, 4, 8], metavar="MB")
    parser.add_argument("--only", nargs="+", default=list(CASES), metavar="NAME")
    parser.add_argument("--limit", type=float, default=2.3, help="growth per doubling")
    parser.add_argument("--patience", type=float, default=_PATIENCE, metavar="SECONDS")
    parser.add_argument("--profile", action="store_true")
    parser.add_argument("--read", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.read:
        read(given.read, round(given.sizes[0] * _MB), given.profile)
        return
    names = [name for name in CASES if any(name.startswith(only) for only in given.only)]
    if given.profile:
        for name in names:
            print(f"\n{name}")
            read(name, round(given.sizes[-1] * _MB), profile=True)
        return
    print(
        "| construct | "
        + " | ".join(f"{size:g} MB" for size in given.sizes)
        + " | growth | memory |"
    )
    print("| --- |" + " ---: |" * (len(given.sizes) + 2))
    wrong = 0
    for name in names:
        found = measure(name, given.sizes, given.patience)
        for _ in range(2):
            if growth(given.sizes, [one.seconds for one in found]) <= given.limit:
                break
            if math.isinf(found[-1].seconds):
                break
            found = best(found, measure(name, given.sizes, given.patience))
        worst = growth(given.sizes, [one.seconds for one in found])
        wrong += worst > given.limit
        cells = ["–" if math.isinf(one.seconds) else f"{one.seconds:.2f} s" for one in found] + [
            "–"
        ] * (len(given.sizes) - len(found))
        mark = " **!**" if worst > given.limit else ""
        memory = max((one.memory for one in found if one.memory == one.memory), default=math.nan)
        shown = f"{worst:.2f}" if worst else "–"
        print(
            f"| {name} | " + " | ".join(cells) + f" | {shown}{mark} | {memory:,.0f} MB |",
            flush=True,
        )
    if wrong:
        sys.exit(f"{wrong} constructs grow more than {given.limit} times per doubling.")


if __name__ == "__main__":
    main()
