"""Placeholder until the repair branch lands: ordinary text comes back unchanged."""

from __future__ import annotations

from typing import NamedTuple


class Repaired(NamedTuple):
    """Text and steps."""

    text: str
    steps: tuple = ()
    inferred: tuple = ()


def repair(text: str) -> Repaired:
    """The text unchanged."""
    return Repaired(text)
