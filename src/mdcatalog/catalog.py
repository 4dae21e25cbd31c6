"""The collection that a user holds; unmerged for now."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass

from mdcatalog import models
from mdcatalog.models import KINDS
from mdcatalog.output import catalog_chunks, open_output, to_json
from mdcatalog.pipeline import Processed


@dataclass(frozen=True)
class Catalog:
    """Documents and their records, by kind."""

    documents: tuple[models.Document, ...] = ()
    records: tuple[models.Record, ...] = ()
    diagnostics: tuple[models.Diagnostic, ...] = ()

    @classmethod
    def of(cls, stream: Iterable[Processed]) -> Catalog:
        """The catalog of documents that were processed."""
        documents: list[models.Document] = []
        records: list[models.Record] = []
        diagnostics: list[models.Diagnostic] = []
        for processed in stream:
            diagnostics.extend(processed.diagnostics)
            if processed.extraction is not None:
                documents.append(processed.extraction.document)
                records.extend(processed.extraction.records)
        return cls(tuple(documents), tuple(records), tuple(diagnostics))

    @property
    def papers(self) -> list[models.Paper]:
        """The papers."""
        return [record for record in self.records if isinstance(record, models.Paper)]

    @property
    def lectures(self) -> list[models.Lecture]:
        """The lectures."""
        return [record for record in self.records if isinstance(record, models.Lecture)]

    @property
    def datasets(self) -> list[models.Dataset]:
        """The datasets."""
        return [record for record in self.records if isinstance(record, models.Dataset)]

    @property
    def tools(self) -> list[models.Tool]:
        """The tools."""
        return [record for record in self.records if isinstance(record, models.Tool)]

    def to_json(self, path: str | os.PathLike[str]) -> None:
        """Write the JSON object of all that is here; the file appears whole or not at all."""
        groups: dict[str, list[bytes]] = {model.kind_info.plural: [] for model in KINDS}
        for record in self.records:
            groups.setdefault(record.kind_info.plural, []).append(to_json(record, indent=2))
        with open_output(os.fspath(path)) as out:
            out.writelines(
                catalog_chunks(
                    [to_json(document, indent=2) for document in self.documents],
                    groups,
                    [to_json(diagnostic, indent=2) for diagnostic in self.diagnostics],
                )
            )
