"""Taking a URL apart without ever raising, whatever a person has typed as one."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote

_TAIL = 300


class Parts(NamedTuple):
    """A web URL in pieces: lower-case host without ``www.``, decoded path segments, raw rest."""

    host: str
    path: str
    query: str
    fragment: str

    @property
    def segments(self) -> list[str]:
        """The path's non-empty segments, percent-decoded."""
        return [unquote(part) for part in self.path.split("/") if part]

    @property
    def tail(self) -> str:
        """The end of the path, short enough for patterns that try every place in it."""
        return self.path[-_TAIL:]

    def param(self, *names: str) -> str | None:
        """The first query parameter of one of these names, decoded; None where none has a value."""
        for pair in self.query.replace("&amp;", "&").split("&"):
            name, _, value = pair.partition("=")
            if name in names and value:
                return unquote(value)
        return None


_WEB = re.compile(
    r"https?://(?:[^/?#@\s]*@)?([^/?#:\s]+)\.?(?::\d*)?([^?#\s]*)(?:\?([^#\s]*))?(?:#(\S*))?",
    re.IGNORECASE,
)


@lru_cache(16384)  # each question about a URL begins here
def parts_of(url: str) -> Parts | None:
    """The pieces of an http(s) URL; None for anything else."""
    match = _WEB.match(url.strip())
    if match is None:
        return None
    host, path, query, fragment = match.groups("")
    host = host.lower().rstrip(".").removeprefix("www.")
    if "proxy." in host and (behind := _LIBRARY.match(host)):
        host = _host_behind(behind["host"])
    return Parts(host, path, query, fragment)


# `doi-org.ezproxy.lib.example.edu`, `ieeexplore.ieee.org.ezproxy.example.edu`
_LIBRARY = re.compile(r"(?P<host>[\w-]+(?:\.[\w-]+)*?)\.(?:[\w-]*ez|lib)proxy\.[\w.-]+$")


def _host_behind(label: str) -> str:
    """The host that a library's proxy stands for: ``doi-org`` and ``doi.org`` are ``doi.org``.

    A hyphen of the host itself is written twice there.
    """
    if "." in label or "-" not in label:
        return label
    return label.replace("--", "\0").replace("-", ".").replace("\0", "-").removeprefix("www.")


def words(table: str) -> list[str]:
    """The words of a table that is written as a block of text."""
    return table.split()
