"""A line of facts below a heading: ``*Quay AI, MIT · 2023.05.18* · [code](…)``.

Each of its parts, between dots or bars, has to be something that such lines say.
"""

from __future__ import annotations

from mdcatalog.extract.asides import is_duration
from mdcatalog.extract.citation_parts import Citation, add_cited
from mdcatalog.extract.cited_lines import Fact, fact_in, take_fact
from mdcatalog.extract.credits import organizations_in
from mdcatalog.extract.entries import Entry, Labelled, found_links, split_lines, worded_parts
from mdcatalog.extract.person_names import names_like
from mdcatalog.extract.titles import is_role_or_image
from mdcatalog.tree import Block, Break, Inline, Link, Paragraph, Text, plain_text
from mdcatalog.values import parse_stars

_SIGNS = ("·", "•", "|", "｜", "∙", "⋅")
_LONGEST = 400
_LONGEST_PART = 160
_LEAST = 2  # parts
_AROUND = " \t,，;；*_()（）[]【】"


def take_fact_line(entry: Entry, blocks: list[Block]) -> None:
    """Take such a line, the first below a heading, into the entry and out of ``blocks``."""
    first = blocks[0] if blocks else None
    if not isinstance(first, Paragraph) or not any(
        type(piece) is Text and any(sign in piece.text for sign in _SIGNS)
        for piece in first.content
    ):
        return
    lines = split_lines(first.content)
    left: list[list[Inline]] = []
    while lines and len(left) < _LEAST:
        line = lines.pop(0)
        if read_fact_line(entry, line):
            continue
        left.append(line)
        if not names_like(plain_text(tuple(line))):  # names may stand on a line of their own
            break
    left.extend(lines)
    rest = [piece for line in left for piece in (*line, Break(False))]
    blocks[:1] = [first._replace(content=tuple(rest[:-1]))] if rest else []


def read_fact_line(entry: Entry, line: list[Inline]) -> bool:
    """Read a line of facts into the entry; whether it is one."""
    if sum(len(piece.text) for piece in line if isinstance(piece, (Text, Link))) > _LONGEST:
        return False
    parts = _parts(line)
    if len(parts) < _LEAST:
        return False
    citation = Citation()
    fields: list[Labelled] = []
    stars: int | None = None
    told = 0
    for part in parts:
        text = plain_text(tuple(p for p in part if not is_role_or_image(p))).strip(_AROUND)
        if not text:
            continue
        if len(text) > _LONGEST_PART:
            return False
        told += 1
        if is_duration(text):
            fields.append(Labelled("duration", text))
        elif (count := parse_stars(text)) is not None and not any(map(str.isalnum, text)):
            stars = count
        elif makers := organizations_in(text):
            citation.organizations.extend(makers)
        else:
            fact = fact_in(text)
            if fact is None or fact == Fact() or not take_fact(citation, fact):
                return False
            citation.authors.extend((*fact.names, *fact.weak))
    if not told or (told == len(citation.authors) == 1):
        return False
    add_cited(entry, citation)
    entry.fields.extend(fields)
    entry.add_value("importance", stars)
    entry.values["facts_below"] = True
    for part in parts:
        entry.links.extend(found_links([p for p in part if is_role_or_image(p)], "field"))
    return True


def _parts(line: list[Inline]) -> list[list[Inline]]:
    """The pieces between dots or bars."""
    return worded_parts([_with_one_sign(piece) for piece in line], _SIGNS[0])


def _with_one_sign(piece: Inline) -> Inline:
    if type(piece) is not Text:
        return piece
    words = piece.text
    for sign in _SIGNS[1:]:
        words = words.replace(sign, _SIGNS[0])
    return piece._replace(text=words)
