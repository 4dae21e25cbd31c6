"""Asking a catalog: collections that are filtered, ordered, searched and cut."""

from mdcatalog.query.collection import Collection
from mdcatalog.query.memory import MemoryBackend
from mdcatalog.query.plans import Backend, Plan

__all__ = ["Backend", "Collection", "MemoryBackend", "Plan"]
