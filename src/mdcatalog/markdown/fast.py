"""A short cut for the inline text that lists are made of: words, links, images, badges.

It reads by one regular expression what markdown-it reads character by character, and gives up
(``None``) at anything it is not sure of: nested brackets, escapes, entities, odd emphasis, HTML.
What it does read it reads as markdown-it does; ``tests/test_fast.py`` compares the two on the
corpus and on generated text.
"""

from __future__ import annotations

import re

from mdcatalog.markdown.rules import TEMPLATE_ATTRIBUTE, template_piece
from mdcatalog.markdown.urls import clean_bare, match_url
from mdcatalog.tree import Break, CodeSpan, Image, Inline, Link, Text

# Text and addresses without anything that Markdown might read otherwise. Runs of plain
# characters are written out between the odd ones: a choice at every character costs far more.
_LABEL = r"[^\[\]\\`*_<>&!{~\n]"
_TEXT = rf"(?!\]) {_LABEL}* (?: (?:(?<=\w)_(?=\w)|!(?!\[)|&(?![#]?\w+;)) {_LABEL}* )*"
# A template tag within a label says how a link is shown.
_TEMPLATE_TAG, _SHORTCODE = r"\{%[^%\n]{0,500}%\}", r"\{\{[<%][^%>\n]{0,500}[%>]\}\}"
_TAG_IN_LABEL = r"\{%[^%\[\]`\n]{0,500}%\}"
_SHOWN = _TEXT.replace("(?:(?<=", rf"(?:{_TAG_IN_LABEL}|(?<=")
_ADDRESS = r"[^\s()<>\\&\[\]]*"
_URL = rf"(?!\)) {_ADDRESS} (?: (?:&(?![#]?\w+;)|\({_ADDRESS}\)) {_ADDRESS} )*"
# Emphasis that begins with a letter and closes by CommonMark's flanking rules: behind a letter
# anywhere, behind punctuation only before white space or punctuation.
_PLAIN = r"[^*_`\[\]<&\\{~!\n]*"
_RUN = rf"{_PLAIN} (?: (?:!(?!\[)|&(?![#]?\w+;)) {_PLAIN} )*"
_CLOSES_AFTER_WORD = r"(?<=[^\W_])"
_CLOSES_AFTER_MARK = r"(?<=[.,;:!?)'\"\u3002\uff01\uff1f\uff09]) (?="
_AFTER = r"(?:[\s.,;:!?)\]] | $ ) )"
# Text is taken in chunks, so that many URLs in one line do not each scan the rest of it.
_CHUNK = 1000
_SCHEME_LENGTH = len("https://")
_TOKEN = re.compile(
    rf"""
      (?P<text> [^\[\]!*_`<&\\{{~\n]{{1,{_CHUNK}}} )
    | \[ !\[ (?P<badge_alt> {_LABEL}* ) \]\( (?P<badge_src> {_URL} ) \)
        \]\( (?P<badge_url> {_URL} ) \)
    | !\[ (?P<alt> {_LABEL}* ) \]\( (?P<src> {_URL} ) \)
    | \[ (?P<label> {_SHOWN} ) \]\( (?P<url> {_URL} ) \)
    | \[ (?P<shortcut> (?!\^) {_LABEL}+ ) \] (?! [\[(:] )
    | \[ \[ (?P<inner> {_TEXT} ) \]\( (?P<inner_url> {_URL} ) \) \] (?! [\[(:] )
    | \[ (?P<boxed> \[ {_TEXT} \] ) \]\( (?P<boxed_url> {_URL} ) \)
    | \*\* (?P<bold> \w {_RUN} )
        (?: {_CLOSES_AFTER_WORD} | {_CLOSES_AFTER_MARK} \*\* {_AFTER} ) \*\* (?!\*)
    | \* (?P<italic> \w {_RUN} )
        (?: {_CLOSES_AFTER_WORD} | {_CLOSES_AFTER_MARK} \* {_AFTER} ) \* (?!\*)
    | ` (?P<code> [^`\n]+ ) ` (?!`)
    | (?P<break> <br\s*/?> )
    | (?P<tag> </?(?:ins|u|sub|sup|small|mark|big|font|span)(?:\s[^<>\n]*)?> )
    | (?P<template> (?: {_TEMPLATE_TAG} | {_SHORTCODE} ) (?! \s* \n ) )
    | < (?P<auto> https?://[^\s<>]* ) >
    | (?P<unlinked> \[ ) (?= [^\[\]<`\n]* \]\( \{{%\s+\w )  # an address holds no white space
    | (?P<newline> \n )
    | (?P<mark> !(?!\[) | (?<=[^\W_])_(?=[^\W_]) | &(?!\#?\w+;) | <(?![A-Za-z/!?]) | ~(?!~) | \]
        | \{{(?![%{{]) )
    """,
    re.VERBOSE,
)
_SCHEME = re.compile(r"https?://", re.IGNORECASE)
_TAG = re.compile(_TEMPLATE_TAG)
_WORDS_ONLY = re.compile(r"[^\[\]!*_`<>&\\{~\n:]*")


def fast_pieces(content: str, line: int, *, references: bool) -> list[Inline] | None:
    """The pieces of an inline text, or ``None`` where markdown-it has to be asked.

    ``references`` says whether the document defines link references: then ``[text]`` may be one.
    """
    if _WORDS_ONLY.fullmatch(content):
        return [Text(content)]
    pieces: list[Inline] = []
    pending: list[str] = []
    position, end = 0, len(content)
    match = _TOKEN.match
    while position < end:
        found = match(content, position)
        if found is None:
            return None
        kind = found.lastgroup
        if kind == "text" or kind == "mark":
            text = found[0]
            if "://" not in text and len(text) < _CHUNK:  # as nearly all
                pending.append(text)
                position += len(text)
                continue
            scheme = _SCHEME.search(text)
            if scheme:
                start = position + scheme.start()
                stop = match_url(content, start)
                if stop <= start + len(scheme.group()):
                    return None
                pending.append(text[: scheme.start()])
                _flush(pieces, pending)
                pieces.append(Link(clean_bare(content[start:stop]), "", line, bare=True))
                position = stop
                continue
            if len(text) == _CHUNK:  # a scheme may lie across the end of the chunk
                text = text[:-_SCHEME_LENGTH]
                pending.append(text)
                position += len(text)
                continue
            pending.append(text)
        elif kind in ("shortcut", "unlinked"):
            if references or "://" in found[0]:
                return None
            pending.append(found[0])
        elif kind == "inner_url":
            pending.append("[")
            _flush(pieces, pending)
            label = " ".join(found["inner"].split())
            pieces.append(Link(found["inner_url"], label, line))
            pending.append("]")
        elif kind == "tag":
            pass  # a tag that changes no text
        elif kind == "template":
            linked = template_piece(found[0], line)
            if linked:
                _flush(pieces, pending)
                pieces.append(linked)
        elif kind != "newline":
            if references and kind == "boxed_url":
                return None
            piece = _piece(kind, found, line)
            if piece is None:
                return None
            _flush(pieces, pending)
            pieces.append(piece)
        else:  # a line's end: spaces before it are dropped, two of them break the line
            hard = _newline(pending)
            _flush(pieces, pending)
            pieces.append(Break(hard))
            line += 1
            position = found.end()
            while position < end and content[position] in " \t":
                position += 1
            continue
        position = found.end()
    _flush(pieces, pending)
    return pieces


def _piece(kind: str | None, found: re.Match[str], line: int) -> Inline | None:
    """The link, image, code or emphasis that was matched; ``None``: markdown-it has to be asked."""
    if kind in ("url", "boxed_url"):
        text = found["label" if kind == "url" else "boxed"]
        if "{%" in text:
            if TEMPLATE_ATTRIBUTE.search(text):
                return None  # the tag may be a link within the link
            text = _TAG.sub("", text)
        label = " ".join(text.split())
        return Link(found[kind], label, line) if label or kind == "boxed_url" else None
    if kind == "badge_url":
        image = Image(found["badge_src"], found["badge_alt"], line)
        return Link(found["badge_url"], "", line, (image,))
    if kind == "src":
        return Image(found["src"], found["alt"], line)
    if kind == "code":
        return CodeSpan(_code(found["code"]))
    if kind == "break":
        return Break(hard=True)
    if kind == "auto":
        return Link(found["auto"], "", line, bare=True)
    if "://" in found[0]:
        return None
    if kind == "bold":
        return Text(found["bold"], strong=True)
    return Text(found["italic"], emphasis=True)


def _flush(pieces: list[Inline], pending: list[str]) -> None:
    if not pending:
        return
    text = "".join(pending)
    if text:
        pieces.append(Text(text))
    pending.clear()


def _newline(pending: list[str]) -> bool:
    text = "".join(pending)
    stripped = text.rstrip(" ")
    pending[:] = [stripped] if stripped else []
    return len(text) - len(stripped) >= 2


def _code(text: str) -> str:
    # CommonMark strips one space on both sides of a code span that is not all spaces
    if text.startswith(" ") and text.endswith(" ") and text.strip():
        return text[1:-1]
    return text
