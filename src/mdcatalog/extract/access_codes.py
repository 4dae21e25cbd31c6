"""Access codes of shared folders beside their links: ``提取码：ode6``, ``（密码: 8k2j）``."""

from __future__ import annotations

from mdcatalog.extract.behind import without_store
from mdcatalog.extract.entries import Entry, Labelled
from mdcatalog.patterns import lazy_pattern

# Sites such as Baidu's give each shared folder a code of four to eight letters and digits.
_CODE = lazy_pattern(
    r"[\s,，;；|]*(?:[(（\[【]\s*)?"
    r"(?:(?P<label>提取密?码|访问密?码|分享码|[Aa]ccess code|[Ee]xtraction code)\s*(?:[:：]|为|是)?"
    r"|(?P<word>密码|[Pp]assword|pwd)\s*[:：])\s*"
    r"(?P<code>[A-Za-z0-9]{4,8})(?![\w-])\s*[)）\]】]?"
)
_IN_TITLE = lazy_pattern(
    r"(?P<label>提取码|访问码|密码|[Pp]assword|[Aa]ccess code)\s*[:：]?\s*(?P<code>\S{2,60})$"
)


def _may_hold_code(text: str) -> bool:
    return "码" in text or "assword" in text or "code" in text or "pwd" in text


def without_access_code(entry: Entry, title: str) -> str:
    """A title without the code of the folder that the link beside it leads to."""
    match = _IN_TITLE.search(title) if _may_hold_code(title) else None
    name = title[: match.start()].rstrip(" \t,，(（") if match else ""
    if match is None or not name:
        return title
    entry.fields.append(Labelled(match["label"], match["code"].rstrip(")）"), (), entry.start))
    return name


def take_access_codes(entry: Entry) -> None:
    """Put the codes in what is said of an entry with links below labels of their own."""
    if _may_hold_code(entry.description) and entry.links:
        entry.description = _taken(entry, entry.description)
    for at, told in enumerate(entry.fields):
        if _may_hold_code(told.text) and (match := _CODE.fullmatch(told.text.strip())):
            entry.fields[at] = told._replace(text="")
            _add(entry, match["label"] or match["word"], match["code"])


def _taken(entry: Entry, text: str) -> str:
    lines: list[str] = []
    for line in text.split("\n"):
        match = _CODE.search(line)
        if match is None:
            lines.append(line)
            continue
        _add(entry, match["label"] or match["word"], match["code"])
        before, behind = line[: match.start()].rstrip(), line[match.end() :].lstrip(" ,，;；。.")
        before = before if behind else without_store(before)
        joint = "" if before.endswith("。") or not (before and behind) else "，"
        lines.append(f"{before}{joint}{behind}")
    return "\n".join(filter(None, lines))


def _add(entry: Entry, label: str, code: str) -> None:
    entry.fields.append(Labelled(label, code, (), entry.start))
