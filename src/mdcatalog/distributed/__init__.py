"""Catalogs of more documents than one machine reads, by Dask (``mdcatalog[dask]``).

:func:`build` reads documents from any path that fsspec knows, on the workers of a Dask cluster,
and writes a catalog as partitioned Parquet; :func:`read` opens one. The catalog is the one that
a local run gives. Dask schedules, moves data between workers and repeats what a lost worker had
done; this package only says what is to be done with a partition.
"""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from mdcatalog.catalog_errors import MissingDependencyError
from mdcatalog.models import KINDS, Record

if TYPE_CHECKING:
    from mdcatalog.catalog import Catalog
    from mdcatalog.distributed.run import Report

__all__ = ["build", "read"]

#: Bytes of documents that are one task: some seconds of work, and little to repeat.
PARTITION_BYTES = 8_000_000


def build(
    paths: str | Sequence[str],
    out: str,
    *,
    client: Any,
    kinds: Sequence[type[Record]] = KINDS,
    partition_bytes: int = PARTITION_BYTES,
    overwrite: bool = False,
) -> Report:
    """Write the merged catalog of many documents into the folder ``out``.

    ``paths`` are files, folders or globs, local or as fsspec names them
    (``s3://bucket/notes/``); ``client`` is the ``distributed.Client`` of a cluster, whose workers
    must reach the same paths. A document that cannot be read, or that kills its workers, is a
    diagnostic. The catalog is there when its manifest is, which is written last.

    Raises:
        NoDocumentsError: The paths lead to no document.
        OutputError: There is a catalog in ``out``, and it is not to be overwritten.
        MissingDependencyError: Dask, pandas or pyarrow is not installed.
    """
    run = _run()
    given = [paths] if isinstance(paths, str) else list(paths)
    report: Report = run.build(given, out, client, tuple(kinds), partition_bytes, overwrite)
    return report


def read(out: str, *, kinds: Sequence[type[Record]] = KINDS) -> Catalog:
    """The catalog that :func:`build` wrote, in the memory of this machine.

    Raises:
        InvalidCatalogError: There is none, or it was not finished.
        MissingDependencyError: fsspec or pyarrow is not installed.
    """
    catalog: Catalog = _run().read(out, tuple(kinds))
    return catalog


def _run() -> Any:
    try:
        return importlib.import_module("mdcatalog.distributed.run")
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("mdcatalog"):
            raise
        message = "This needs Dask, pandas and pyarrow: pip install 'mdcatalog[dask]'"
        raise MissingDependencyError(message) from error
