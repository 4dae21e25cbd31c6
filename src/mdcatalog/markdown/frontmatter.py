"""Front matter: YAML between ``---`` lines or TOML between ``+++`` lines."""

from __future__ import annotations

import datetime
import re
import sys
from typing import Any

from mdcatalog.patterns import lazy_pattern

_FENCES = lazy_pattern(
    r"\A(?:---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*$"
    r"|\+\+\+[ \t]*\n(?P<toml>.*?)^\+\+\+[ \t]*$)",
    re.DOTALL | re.MULTILINE,
)


def split_front_matter(text: str) -> tuple[dict[str, Any], str, str | None]:
    """The front matter's values, the text with its lines emptied, and what was wrong with it.

    Values are those that JSON knows; dates become ISO 8601 text. Text that merely begins
    with a rule (``---``) is no front matter.
    """
    if not text.startswith(("---", "+++")):
        return {}, text, None
    match = _FENCES.match(text)
    if not match:
        return {}, text, None
    toml = match.group("toml")
    body = match.group("yaml") if toml is None else toml
    try:
        values = _load_toml(body) if toml is not None else _load_yaml(body)
    except ValueError as error:
        values, problem = {}, str(error)
    else:
        problem = ""
        if not isinstance(values, dict):
            if values is not None:
                return {}, text, None
            values = {}
    lines = match.group().count("\n")
    blanked = "\n" * lines + text[match.end() :]
    return {str(key): to_json(value) for key, value in values.items()}, blanked, problem or None


def _load_yaml(body: str) -> Any:
    import yaml

    try:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        return yaml.load(body, Loader=loader)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise ValueError(" ".join(str(error).split()) or type(error).__name__) from None


def _load_toml(body: str) -> Any:
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib  # type: ignore[import-not-found,unused-ignore]
    try:
        return tomllib.loads(body)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ValueError(str(error)) from None


def to_json(value: Any, depth: int = 0) -> Any:
    """The value as JSON knows it: dates as ISO 8601 text, other objects as their text."""
    if depth > 20:
        return str(value)
    if isinstance(value, dict):
        return {str(key): to_json(item, depth + 1) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [to_json(item, depth + 1) for item in value]
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    if (isinstance(value, float) and value in (float("inf"), float("-inf"))) or value != value:
        return None
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    return str(value)
