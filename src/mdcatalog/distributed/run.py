"""A distributed build from documents to Parquet, and the catalog read back."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import dask
import dask.dataframe as dd
import distributed
import fsspec

from mdcatalog.catalog import Catalog
from mdcatalog.catalog_errors import InvalidCatalogError
from mdcatalog.distributed.components import kept
from mdcatalog.distributed.identity import Kinds, frame_of, node_of, resolved
from mdcatalog.distributed.inputs import Input, find_inputs, location_of, partitions
from mdcatalog.errors import OutputError
from mdcatalog.export.parquet import libraries, schema_of
from mdcatalog.jsonfiles import Contents, generator
from mdcatalog.models import SCHEMA_VERSION, Diagnostic, Document, Record
from mdcatalog.output import to_json
from mdcatalog.pipeline import Processed, died, process
from mdcatalog.query.columns import Rows, record_of

MANIFEST = "catalog.json"
_WORK = "_unmerged"


@dataclass
class Report:
    """What a build read and wrote."""

    documents: int = 0
    failed: int = 0
    bytes: int = 0
    records: dict[str, int] = field(default_factory=dict)
    #: Numbers that do not fit 64 bits and are left empty in Parquet.
    beyond: int = 0


def build(
    paths: Sequence[str],
    out: str,
    client: Any,
    kinds: Sequence[type[Record]],
    partition_bytes: int,
    overwrite: bool,
) -> Report:
    """See :func:`mdcatalog.distributed.build`."""
    libraries()
    system, folder = fsspec.core.url_to_fs(out)
    if system.exists(f"{folder}/{MANIFEST}") and not overwrite:
        raise OutputError(f"{out}: there is a catalog; choose another folder, or overwrite it")
    inputs = find_inputs(paths)
    parts = partitions(inputs, partition_bytes)
    models = {model.kind_info.name: model for model in kinds}
    # what an interrupted run left, or another one writes, is never mixed with this one
    run = secrets.token_hex(4)
    target = f"{out.rstrip('/')}/{run}"
    try:
        manifest = _write_all(parts, target, run, client, models)
    except BaseException:
        if system.exists(f"{folder}/{run}"):
            system.rm(f"{folder}/{run}", recursive=True)
        raise
    before = _manifest(out) if system.exists(f"{folder}/{MANIFEST}") else None
    _write_bytes(f"{out}/{MANIFEST}", json.dumps(manifest, indent=2).encode())
    system.rm(f"{folder}/{run}/{_WORK}", recursive=True)
    if before is not None:
        system.rm(f"{folder}/{before['run']}", recursive=True)
    return Report(
        manifest["documents"],
        manifest["failed"],
        sum(one.size for one in inputs),
        manifest["records"],
        manifest["beyond"],
    )


def _write_all(
    parts: Sequence[tuple[Input, ...]], target: str, run: str, client: Any, kinds: Kinds
) -> dict[str, Any]:
    done = list(_extract_all(parts, target, client, kinds))
    names = sorted(name for name, _, _ in done)
    with client.as_current():
        raw = dd.from_map(partial(_read_unmerged, target), names, meta=frame_of("node data", []))
        records, notes = resolved(raw, kinds)
        ordered = kept(records).sort_values("order")
        counts = ordered.map_partitions(
            partial(_write_records, target, kinds),
            meta=frame_of("kind count beyond", []),
        )
        counted, identity = dask.compute(counts, notes)
        diagnostics = list(identity["data"])
    _write_rows(f"{target}/diagnostics/identity.parquet", {"data": diagnostics})
    totals = dict.fromkeys(kinds, 0)
    for kind, count in zip(counted["kind"], counted["count"], strict=True):
        totals[kind] += int(count)
    return {
        "generator": generator(),
        "schema_version": SCHEMA_VERSION,
        "run": run,
        "kinds": {name: model.kind_info.plural for name, model in kinds.items()},
        "documents": sum(read for _, read, _ in done),
        "failed": sum(failed for _, _, failed in done),
        "records": {kinds[name].kind_info.plural: count for name, count in totals.items()},
        "beyond": sum(int(beyond) for beyond in counted["beyond"]),
    }


# -- documents to unmerged records -----------------------------------------------------------------

_Done = tuple[str, int, int]


def _extract_all(
    parts: Sequence[tuple[Input, ...]], target: str, client: Any, kinds: Kinds
) -> Iterator[_Done]:
    """Extract every partition; the document that kills its workers is left out of its own."""

    def submit(name: str, part: tuple[Input, ...]) -> Any:
        future = client.submit(_extract, name, part, target, kinds, pure=False)
        waiting[future] = (name, part)
        return future

    waiting: dict[Any, tuple[str, tuple[Input, ...]]] = {}
    suspects: list[tuple[str, tuple[Input, ...]]] = []
    futures = [submit(f"{number:06d}", part) for number, part in enumerate(parts)]
    completed = distributed.as_completed(futures)
    for future in completed:
        name, part = waiting.pop(future)
        try:
            yield future.result()
        except distributed.KilledWorker:
            if len(part) == 1:
                suspects.append((name, part))
                continue
            middle = len(part) // 2
            completed.add(submit(f"{name}a", part[:middle]))
            completed.add(submit(f"{name}b", part[middle:]))
    for name, part in suspects:  # alone: what stood beside the one that kills is not to blame
        try:
            yield submit(name, part).result()
        except distributed.KilledWorker:
            reason = "the workers that read it died one after the other"
            yield _write_processed(name, [died(part[0].name, reason)], target, kinds)


def _extract(name: str, part: tuple[Input, ...], target: str, kinds: Kinds) -> _Done:
    """Read and extract one partition on a worker."""
    models = tuple(kinds.values())
    found = [process(location_of(one), kinds=models) for one in part]
    return _write_processed(name, found, target, kinds)


def _write_processed(name: str, found: Sequence[Processed], target: str, kinds: Kinds) -> _Done:
    read = [one.extraction for one in found if one.extraction is not None]
    documents = [extraction.document for extraction in read]
    records = [record for extraction in read for record in extraction.records]
    file = f"{name}.parquet"
    _write_rows(
        f"{target}/documents/{file}",
        {
            "path": [document.path for document in documents],
            "title": [document.title for document in documents],
            "sha256": [document.sha256 for document in documents],
            "data": [_json(document) for document in documents],
        },
    )
    diagnostics = [_json(note) for one in found for note in one.diagnostics]
    _write_rows(f"{target}/diagnostics/{file}", {"data": diagnostics})
    columns = {
        "node": [node_of(record) for record in records],
        "data": [_json(record) for record in records],
    }
    _write_rows(f"{target}/{_WORK}/{file}", columns)
    return name, len(read), len(found) - len(read)


def _json(model: Any) -> str:
    return to_json(model).decode("utf-8")


# -- Parquet ---------------------------------------------------------------------------------------


def _write_rows(path: str, columns: Mapping[str, Sequence[str | None]]) -> None:
    arrow, parquet = libraries()
    table = arrow.table({name: arrow.array(v, arrow.string()) for name, v in columns.items()})
    buffer = arrow.BufferOutputStream()
    parquet.write_table(table, buffer)
    _write_bytes(path, buffer.getvalue().to_pybytes())


def _write_bytes(path: str, data: bytes) -> None:
    """Write a file whole or not at all; who writes it again writes the same."""
    system, inside = fsspec.core.url_to_fs(path)
    system.makedirs(inside.rpartition("/")[0], exist_ok=True)
    temporary = f"{inside}.{secrets.token_hex(4)}.tmp"
    system.pipe_file(temporary, data)
    system.mv(temporary, inside)


def _read_table(path: str) -> Any:
    _, parquet = libraries()
    with fsspec.open(path, "rb") as file:
        return parquet.read_table(file)


def _read_unmerged(target: str, name: str) -> Any:
    table = _read_table(f"{target}/{_WORK}/{name}.parquet")
    return table.to_pandas().astype("string")


def _write_records(
    target: str, kinds: Kinds, part: Any, partition_info: dict[str, Any] | None = None
) -> Any:
    """Write a partition of the catalog, a file for each kind; how many records there are."""
    arrow, parquet = libraries()
    number = (partition_info or {}).get("number", 0)
    part = part.sort_values("order")
    rows = []
    for name, of_kind in part.groupby("kind", sort=False) if len(part) else ():
        model = kinds[str(name)]
        made = Rows(model)
        values = list(made.of(map(model.model_validate_json, of_kind["data"])))
        table = arrow.Table.from_pylist(values, schema=schema_of(arrow, model, made))
        buffer = arrow.BufferOutputStream()
        parquet.write_table(table, buffer)
        file = f"{target}/{model.kind_info.plural}/part-{number:06d}.parquet"
        _write_bytes(file, buffer.getvalue().to_pybytes())
        rows.append((str(name), str(len(values)), str(made.giants)))
    return frame_of("kind count beyond", rows)


# -- reading ---------------------------------------------------------------------------------------


def _manifest(out: str) -> dict[str, Any]:
    system, folder = fsspec.core.url_to_fs(out)
    if not system.exists(f"{folder}/{MANIFEST}"):
        raise InvalidCatalogError(f"{out} holds no finished catalog: {MANIFEST} is missing")
    manifest: dict[str, Any] = json.loads(system.cat_file(f"{folder}/{MANIFEST}"))
    if manifest.get("schema_version", 0) > SCHEMA_VERSION:
        raise InvalidCatalogError(f"{out} was written by a newer mdcatalog, which reads it")
    return manifest


def _tables(out: str, run: str, name: str) -> Iterator[Any]:
    system, folder = fsspec.core.url_to_fs(f"{out.rstrip('/')}/{run}/{name}")
    files = system.glob(f"{folder}/*.parquet") if system.exists(folder) else []
    for file in sorted(files):
        yield _read_table(system.unstrip_protocol(file))


def read(out: str, kinds: Sequence[type[Record]]) -> Catalog:
    """See :func:`mdcatalog.distributed.read`."""
    manifest = _manifest(out)
    models = {model.kind_info.name: model for model in kinds}
    unknown = sorted(set(manifest["kinds"]) - set(models))
    if unknown:
        message = f"{out} holds kinds that are not known; give them in kinds: "
        raise InvalidCatalogError(message + ", ".join(unknown))
    run = manifest["run"]
    contents = Contents()
    for model in models.values():
        for table in _tables(out, run, model.kind_info.plural):
            contents.records += [record_of(model, row) for row in table.to_pylist()]
    for table in _tables(out, run, "documents"):
        contents.documents += [
            Document.model_validate_json(data) for data in table["data"].to_pylist()
        ]
    for table in _tables(out, run, "diagnostics"):
        contents.diagnostics += [
            Diagnostic.model_validate_json(data) for data in table["data"].to_pylist()
        ]
    return Catalog.from_contents(contents, kinds)
