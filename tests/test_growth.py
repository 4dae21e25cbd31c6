"""Time grows with the document, not faster; ``benchmarks/worst_cases.py`` has all cases."""

from __future__ import annotations

import time

import pytest

import mdcatalog

#: What once grew with the square, each with the size at which that shows: (part, count).
CASES = {
    "links in one line": ("[a](https://example.org/p) ", 6_000),
    "links in one paragraph": ("[a](https://example.org/p)\n", 6_000),
    "paragraphs between fences": ("```\na\n", 9_000),
    "open folds": ("<details><summary>a</summary>\n\n", 4_000),
    "folds around headings": ("<details>\n\n# a\n\n", 4_000),
}


def seconds(text: str) -> float:
    times = []
    for _ in range(3):
        begun = time.process_time()
        mdcatalog.extract(text)
        times.append(time.process_time() - begun)
    return min(times)


@pytest.mark.parametrize("name", CASES)
def test_four_times_the_document_takes_no_more_than_six_times_as_long(name: str) -> None:
    part, count = CASES[name]
    # the square would be sixteen
    assert seconds(part * count) < 6 * seconds(part * (count // 4)) + 0.05


def test_folds_below_the_name_of_their_kind_are_not_looked_at_by_each() -> None:
    fold = (
        "<details>\n<summary>Learning Ropes from Few Knots</summary>\n\n"
        "[link](https://arxiv.org/abs/2001.00001)\n\n</details>\n\n"
    )
    assert seconds("# Papers\n\n" + fold * 400) < 6 * seconds("# Papers\n\n" + fold * 100) + 0.05


def test_a_fold_that_is_never_closed_ends_with_its_list_item() -> None:
    text = (
        "- item\n\n  <details>\n  <summary>a</summary>\n\n  [in](https://a.org/1)\n\n"
        "- [second](https://a.org/2)\n\n[after](https://a.org/3)\n"
    )
    extraction = mdcatalog.extract(text)
    urls = {link.url for record in extraction.records for link in record.links}
    urls |= {link.url for link in extraction.document.unclaimed_links}
    assert urls == {"https://a.org/1", "https://a.org/2", "https://a.org/3"}


def test_what_stands_in_folds_in_folds_is_kept() -> None:
    deep = 100
    text = "<details>\n\n" * deep + "[in](https://a.org/1)\n\n" + "</details>\n\n" * deep
    found = mdcatalog.extract(text + "[after](https://a.org/2)\n")
    links = [link.url for link in found.document.unclaimed_links]
    assert links == ["https://a.org/1", "https://a.org/2"]


@pytest.mark.parametrize("space", [" ", "\u3000", "\xa0"])
@pytest.mark.parametrize(
    "line",
    [
        "- a{}b [x](https://a.org/1)",
        '- "Deep Piers at Sea"{}Doe et al. 2017 [x](https://a.org/1)',
        '- **A** *b* "c{}d" [x](https://a.org/1)',
        '- "**Tides of Piers**{}x" [x](https://a.org/1)',
    ],
)
def test_a_long_run_of_spaces_ends(line: str, space: str) -> None:
    text = "# Papers\n\n" + line.format(space * 100_000) + "\n"  # the square would take minutes
    assert "https://a.org/1" in urls_of(text)


def test_many_labelled_links_in_one_item_end() -> None:
    labelled = "、".join(f"库{n}：https://github.com/a/b{n}" for n in range(8_000))
    urls = urls_of(f"# 工具\n\n- {labelled}\n")
    assert len(set(urls)) == 8_000


def test_many_columns_of_one_name_end() -> None:
    count = 20_000
    head = f"| Title |{' Note |' * count}\n{'|---' * (count + 1)}|\n"
    cells = "".join(f" words {n} |" for n in range(count))
    (record,) = mdcatalog.extract(
        f"# Papers\n\n{head}| [Deep Piers](https://a.org/1) |{cells}\n"
    ).records
    kept = list(record.extra.items())  # the first is the description
    assert (len(kept), kept[1][0], kept[-1][1]) == (count - 1, "Note (2)", "words 19999")


@pytest.mark.parametrize("mark", ["/ ", ", ", "、", " ", "()"])
def test_a_long_run_of_separators_behind_a_title_ends(mark: str) -> None:
    half = 50_000 // 2
    run = "(" * half + ")" * half if mark == "()" else f"(a {mark * half * 2} b"
    text = f"# Papers\n\n- [Deep Piers](https://a.org/1) words {run}\n"
    assert urls_of(text) == ["https://a.org/1"]


def urls_of(text: str) -> list[str]:
    found = mdcatalog.extract(text)
    urls = [link.url for record in found.records for link in record.links]
    return urls + [link.url for link in found.document.unclaimed_links]
