"""Headings without a space after their marks, and what only looks like one."""

from __future__ import annotations

import pytest

from mdcatalog.markdown import parse
from mdcatalog.tree import Heading, walk_sections


def headings(text: str) -> list[tuple[int, str, int]]:
    """Level, text and line of each heading that ``text`` has."""
    found = [section.heading for section in walk_sections(parse(text).tree.root)]
    return [
        (
            heading.level,
            "".join(getattr(piece, "text", "") for piece in heading.content),
            heading.start,
        )
        for heading in found
        if isinstance(heading, Heading)
    ]


@pytest.mark.parametrize(
    ("line", "level", "text"),
    [
        ("##Courses", 2, "Courses"),
        ("#####Software Development", 5, "Software Development"),
        ("######Six", 6, "Six"),
        ("##课程", 2, "课程"),
        ("##Книги", 2, "Книги"),
        ("   ##Courses", 2, "Courses"),
        ("##Courses##", 2, "Courses"),
        ("##Courses ##", 2, "Courses"),
        ("###Courses##", 3, "Courses"),
        ("##Tools in C#", 2, "Tools in C#"),
        ("##C##", 2, "C"),
        ("##Issue #12", 2, "Issue #12"),
        ("##📚 Books", 2, "📚 Books"),
        ("##:books: Books", 2, ":books: Books"),
        ("##“Deep” learning", 2, "“Deep” learning"),
        ("##《书》", 2, "《书》"),
        ("##（一）引言", 2, "（一）引言"),
        ("##1、概述", 2, "1、概述"),
        ("###2.1 Basics", 3, "2.1 Basics"),
        ("##[Talks](https://a.example)", 2, "Talks"),
        ("##**Bold**", 2, "Bold"),
        ("#Awesome talks", 1, "Awesome talks"),
        ("#Awesome talks#", 1, "Awesome talks"),
        ("#Learn C#", 1, "Learn C#"),
        ("#Python", 1, "Python"),
        ("#课程", 1, "课程"),
        ("#What is a graph?", 1, "What is a graph?"),
    ],
)
def test_a_line_of_its_own_is_a_heading(line: str, level: int, text: str) -> None:
    parsed = f"Words.\n\n{line}\n\nMore words.\n"
    assert headings(parsed) == [(level, text, 3)]
    (note,) = parse(parsed).notes
    assert (note.code, note.line, note.end_line) == ("heading-recovered", 3, 3)


@pytest.mark.parametrize(
    "line",
    [
        "#python",
        "#python #ml",
        "#Python #ML",
        "##python ##ml",
        "#深度学习#",
        "#深度学习# #图#",
        "#1 thing",
        "#12",
        "#!/bin/sh",
        "##!shell",
        "#include <stdio.h>",
        "#define A 1",
        "#See-also",
        "#part_two",
        "#a/b",
        "#[Title](https://a.example)",
        "[text](#anchor)",
        "#Now that all of this has happened we can say that it was good.",
        "#Once " * 16,
        "##[section]Starting: build",
        "##-----",
        "##=====",
        "#######Seven",
        "\\##Escaped",
        "    ##Code",
        "`##Code`",
        "- ##In an item",
        "- item\n  ##In an item",
        "> ##Quoted",
        "| ##Cell | b |\n|---|---|\n| ##c | d |",
        "```\n##Code\n```",
        "<!--\n##Comment\n-->",
        "[##ref]: https://a.example",
    ],
)
def test_what_only_looks_like_a_heading(line: str) -> None:
    parsed = f"Words.\n\n{line}\n\nMore words.\n"
    assert headings(parsed) == []
    assert not parse(parsed).notes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # as a heading with a space would
        ("words\n##Talks\nwords", [(2, "Talks", 2)]),
        ("- item\n##Talks\n- item", [(2, "Talks", 2)]),
        ("- item\n  - inner\n##Talks", [(2, "Talks", 3)]),
        ("> quote\n##Talks", [(2, "Talks", 2)]),
        ("| a | b |\n|---|---|\n| c | d |\n##Talks", [(2, "Talks", 4)]),
        ("##Talks\n---", [(2, "Talks", 1)]),
        ("##A\n##B\n# C", [(2, "A", 1), (2, "B", 2), (1, "C", 3)]),
        # a single mark: alone, or where the document begins
        ("#Talks and more\nof all sorts", [(1, "Talks and more", 1)]),
        ("---\ntitle: x\n---\n#Talks and more\nof all sorts", [(1, "Talks and more", 4)]),
        ("words\n\n#Talks and more\nof all sorts", []),
        ("words\n#Talks and more\n\nwords", []),
        ("words\n\n#Talks\n- item", [(1, "Talks", 3)]),
        ("words\n\n#Talks\n1. item", [(1, "Talks", 3)]),
        ("words\n\n#Talks\n##Of all sorts", [(1, "Talks", 3), (2, "Of all sorts", 4)]),
        ("words\n\n#Talks\n#Lamps", []),
        ("- item\n#Talks and more\n\nwords", []),
    ],
)
def test_where_a_heading_may_stand(text: str, expected: list[tuple[int, str, int]]) -> None:
    assert headings(text) == expected
