"""A directory of many documents: some documents over and over, each copy of other things.

    python benchmarks/replicate.py OUT --megabytes 20 [PATH…]

Each PATH is a Markdown document; without one, those of the corpus beside the repository are
taken, or of `examples/` and `tests/fixtures/` where it is not there. Every copy has a name and
titles of its own: its number stands behind headings and link texts, and the numbers of arXiv and
the names of repositories are changed, so that copies do not merge into one thing.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
_MB = 1_000_000
_AT_ONCE = 100

_HEADING = re.compile(rb"^(#{1,6} [^\r\n]*?)[ \t]*(?=\r?$)", re.MULTILINE)
_TEXT = re.compile(rb"(?<![!\]])\[([^\[\]\r\n]{4,})\]\((?=http)")
_ARXIV = re.compile(rb"(arxiv\.org/(?:abs|pdf)/\d{4}\.)(\d{4,5})(?!\d)")
_REPOSITORY = re.compile(rb"((?:github\.com|huggingface\.co)/[\w.-]+/[\w-]+)(?![\w-])")


def sources(paths: Sequence[Path] = ()) -> list[Path]:
    """The documents to copy."""
    if paths:
        return list(paths)
    if CORPUS.is_dir():
        return sorted([*CORPUS.glob("0*.md"), *(CORPUS / "more").glob("*.md")])
    return sorted([*ROOT.glob("examples/*.md"), *ROOT.glob("tests/fixtures/*.md")])


def copy(data: bytes, number: int) -> bytes:
    """A document about other things, in the same form and with the same damage."""
    mark = b"%d" % number

    def arxiv(match: re.Match[bytes]) -> bytes:
        digits = match[2]
        shifted = (int(digits) + 7919 * number) % 10 ** len(digits)
        return match[1] + b"%0*d" % (len(digits), shifted)

    data = _HEADING.sub(rb"\1 " + mark, data)
    data = _TEXT.sub(rb"[\1 " + mark + rb"](", data)
    data = _ARXIV.sub(arxiv, data)
    return _REPOSITORY.sub(rb"\1-" + mark, data)


def copies(paths: Sequence[Path], size: int) -> Iterator[tuple[str, bytes]]:
    """Names and contents of documents of about so many bytes together."""
    originals = [(path.stem, path.read_bytes()) for path in paths]
    written = number = 0
    while written < size:
        for stem, data in originals:
            changed = copy(data, number)
            yield f"{number // _AT_ONCE:04d}/{stem}-{number:05d}.md", changed
            written += len(changed)
            if written >= size:
                return
        number += 1


def replicate(out: Path, size: int, paths: Sequence[Path] = ()) -> tuple[int, int]:
    """Write documents of about so many bytes; how many they are, and their bytes."""
    count = written = 0
    for name, data in copies(sources(paths), size):
        target = out / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        count, written = count + 1, written + len(data)
    return count, written


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("out", type=Path, metavar="OUT")
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH")
    parser.add_argument("--megabytes", type=float, default=20)
    given = parser.parse_args()
    count, written = replicate(given.out, round(given.megabytes * _MB), given.paths)
    print(f"{given.out}: {count} documents, {written / _MB:.1f} MB")


if __name__ == "__main__":
    main()
