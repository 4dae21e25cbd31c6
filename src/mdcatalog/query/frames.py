"""Records to a data frame of the library that is installed."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from typing import Any

from mdcatalog.catalog_errors import InvalidValueError, MissingDependencyError

_LIBRARIES = ("pandas", "polars")


def frame_of(names: Sequence[str], rows: Sequence[dict[str, Any]], library: str | None) -> Any:
    """A frame with these columns.

    Raises:
        InvalidValueError: Another library than pandas and polars was asked for.
        MissingDependencyError: The library is not installed.
    """
    if library is not None and library not in _LIBRARIES:
        raise InvalidValueError(f"a frame is of pandas or polars, not of {library!r}")
    for name in [library] if library else _LIBRARIES:
        try:
            module = importlib.import_module(name)
        except ImportError:
            continue
        columns = {column: [row[column] for row in rows] for column in names}
        if name == "pandas":
            return module.DataFrame(columns, columns=list(names))
        return module.DataFrame(columns, strict=False)
    wanted = library or "pandas or polars"
    raise MissingDependencyError(f"to_frame needs {wanted}: pip install {library or 'pandas'}")
