"""Undo encoding damage: `repair(text)` gives the text as it was, and says what was done.

The subpackage stands alone: it needs nothing of the rest of mdcatalog.
"""

from __future__ import annotations

from mdcatalog.repair._repair import looks_damaged, repair
from mdcatalog.repair._types import InferredCharacter, Repaired, RepairStep

__all__ = ["InferredCharacter", "RepairStep", "Repaired", "looks_damaged", "repair"]
