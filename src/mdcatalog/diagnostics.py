"""Coded diagnostics: what was noticed about a document, and how it is printed."""

from __future__ import annotations

from typing import Literal, NamedTuple

Severity = Literal["info", "warning", "error"]
SEVERITIES: tuple[Severity, ...] = ("info", "warning", "error")

#: Every code with its severity and meaning. A code never changes its meaning.
CODES: dict[str, tuple[Severity, str]] = {
    "document-unreadable": ("error", "The document could not be read; it gives no records."),
    "document-failed": ("error", "Reading the document failed; it gives no records."),
    "document-empty": ("info", "The document holds no text."),
    "encoding-guessed": ("warning", "The bytes are not UTF-8; the encoding was detected."),
    "encoding-replaced": ("warning", "Bytes that fit no encoding became U+FFFD."),
    "nul-bytes": ("warning", "NUL characters became U+FFFD."),
    "front-matter-invalid": ("warning", "The front matter is not valid; it was not read."),
    "text-repaired": ("info", "Encoding damage was undone."),
    "text-inferred": ("warning", "Characters whose bytes were lost were inferred."),
    "text-damaged": ("warning", "Encoding damage remains in these lines."),
    "table-recovered": ("info", "A table that strict GFM refuses was read all the same."),
    "heading-recovered": ("info", "A heading without a space after its # was read all the same."),
    "table-without-records": ("info", "The rows of this table hold no record."),
    "row-without-record": ("info", "This row holds no record."),
    "row-overflow": ("info", "The row has more cells than the header; they are in `extra`."),
    "list-without-records": ("info", "The items of this list hold no record."),
    "item-without-record": ("info", "This item holds no record."),
    "kind-unclear": ("info", "These items fit no kind well enough to be recorded."),
    "kind-unknown": ("warning", "A comment states a kind that does not exist."),
    "kind-excluded": ("info", "These items are of a sort that is no record (books, posts …)."),
    "date-ambiguous": ("warning", "The order of day and month is not decided; month first."),
    "value-unreadable": ("info", "A value could not be read; its text is in `extra`."),
    "identity-ambiguous": (
        "warning",
        "An identifier is shared by records that contradict each other; it joins nothing.",
    ),
    "nesting-too-deep": ("warning", "Blocks nested too deeply were read as plain text."),
    "disable-unknown": ("warning", "A comment disables a code that does not exist."),
    "inline-too-complex": ("warning", "A text of too many brackets was read as plain text."),
}


class Note(NamedTuple):
    """A diagnostic before it knows its document: code, message and lines (1-based)."""

    code: str
    message: str
    line: int | None = None
    end_line: int | None = None

    @property
    def severity(self) -> Severity:
        """The severity that belongs to the code."""
        return CODES[self.code][0]


def format_text(
    document: str | None, line: int | None, severity: str, code: str, message: str
) -> str:
    """``path:line: severity code message``, the line that ``mdcatalog check`` prints."""
    place = f"{document or '-'}:{line or 1}"
    return f"{place}: {severity} {code} {message}"


def _github_escape(text: str, *, is_property: bool) -> str:
    # https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if is_property else text


def format_github(
    document: str | None,
    line: int | None,
    end_line: int | None,
    severity: Severity,
    code: str,
    message: str,
) -> str:
    """A workflow command that GitHub Actions shows beside the line."""
    level = {"info": "notice", "warning": "warning", "error": "error"}[severity]
    where = f"file={_github_escape(document or '-', is_property=True)},line={line or 1}"
    if end_line:
        where += f",endLine={end_line}"
    return f"::{level} {where},title={code}::{_github_escape(message, is_property=False)}"
