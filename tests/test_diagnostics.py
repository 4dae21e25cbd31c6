"""What is not in a record is said, with its line."""

from __future__ import annotations

import pytest

import mdcatalog


def codes(text: str) -> dict[str, list[int | None]]:
    found: dict[str, list[int | None]] = {}
    for diagnostic in mdcatalog.extract(text, "list.md").diagnostics:
        found.setdefault(diagnostic.code, []).append(diagnostic.line)
    return found


def test_a_sentence_with_a_bullet_among_items() -> None:
    text = (
        "## Papers\n\n- [Kites](https://arxiv.org/abs/2101.00001)\n- More will follow in spring.\n"
    )
    assert codes(text)["item-without-record"] == [4]


@pytest.mark.parametrize(
    "text",
    [
        "—\n\nhttps://arxiv.org/abs/1706.03762\n\n# 数据\n",
        "# Papers\n\n|\n* https://arxiv.org/abs/1706.03762\n",
        "# Papers\n\n【\n\nhttps://arxiv.org/abs/1706.03762\n",
    ],
)
def test_marks_over_a_link_are_no_title(text: str) -> None:
    found = mdcatalog.extract(text, "list.md")
    assert not found.records
    assert [link.url for link in found.document.unclaimed_links] == [
        "https://arxiv.org/abs/1706.03762"
    ]
    assert [d.code for d in found.diagnostics] == ["item-without-record"]
    assert found.document.coverage.items.recorded == 0


def test_link_definitions_that_nothing_refers_to_are_in_the_ledger() -> None:
    text = (
        "# Papers\n\n- [Deep Piers][one]\n- See [the site][two].\n\n"
        "[one]: https://arxiv.org/abs/1706.03762\n"
        "[two]: https://a.org/2\n[spare]: https://a.org/3\n[one]: <https://a.org/4> (again)\n"
        "[file]: a.md\n"
        "\n<details>\n\n> [far]: https://a.org/5\n\n</details>\n"
    )
    found = mdcatalog.extract(text)
    ledger = [(link.url, link.text, link.line) for link in found.document.unclaimed_links]
    assert ledger == [
        ("https://a.org/2", "the site", 4),
        ("https://a.org/3", None, 8),
        ("https://a.org/4", None, 9),
        ("https://a.org/5", None, 14),
    ]
    assert [record.title for record in found.records] == ["Deep Piers"]
    assert found.document.coverage.links.total == 5


def test_a_list_of_contents() -> None:
    text = "# List\n\n- [Papers](#papers)\n- [Tools](#tools)\n\n## Papers\n\n## Tools\n"
    assert codes(text)["list-without-records"] == [3]


def test_damage_that_stays() -> None:
    # UTF-8 read as cp1252, with an ASCII letter in the midst of a character
    assert codes("sound\n\nåb¤§è¯­è¨b€æ¨¡å‹ç »\n").keys() & {"text-damaged", "text-inferred"}


def test_a_text_of_too_many_brackets() -> None:
    text = "# Papers\n\n" + "[" * 4000 + " https://arxiv.org/abs/2101.00001\n"
    assert codes(text)["inline-too-complex"] == [3]


@pytest.mark.parametrize("text", ["", "# Nothing\n", "A sentence, and no list.\n"])
def test_sound_prose_is_not_called_damaged(text: str) -> None:
    assert "text-damaged" not in codes(text)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("<table><caption>From <a href='{}1'>X</a></caption><tr><td>a</td></tr></table>\n", [1]),
        ("<table>\n<tr>\n<a href='{}1'>X</a><td>a</td>\n[m]({}2)</tr></table>\n", [3, 4]),
        ("<table>\n<thead><img src='{}1'><tr><th>a</th></tr></thead>\n</table>\n", [2]),
        (
            "<table>\n<tr><td>a</td></tr>\n[l]({}1)\n<a href='{}2'>u</a> {}3\n\n[m]({}4)\n",
            [3, 4, 4, 6],
        ),
        ("<table>\n{}1\n<a href='{}2'>u</a>\n</table>\n", [2, 3]),
        (
            "<ul>\n<a href='{}1'>X</a><li>a</li>\n<ul><li>\n<a href='{}2'>Y</a></li></ul></ul>\n",
            [2, 4],
        ),
        (
            "<table><thead><tr><th><a href='{}1'>a</a><th>b</tr><tr><th>c</tr></thead></table>\n",
            [1],
        ),
        ("<div>" * 3000 + "<a href='{}1'>X</a>\n", [1]),
    ],
)
def test_links_outside_cells_and_items_are_in_the_ledger(text: str, lines: list[int]) -> None:
    ledger = mdcatalog.extract(text.replace("{}", "https://a.org/")).document.unclaimed_links
    expected = [(f"https://a.org/{n}", line) for n, line in enumerate(lines, 1)]
    assert [(link.url, link.line) for link in ledger] == expected
