"""Croissant 1.0: a description of each dataset, in a JSON-LD file of its own.

https://docs.mlcommons.org/croissant/docs/croissant-spec.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from mdcatalog.errors import OutputError
from mdcatalog.export.jsonld import node
from mdcatalog.export.selection import Options, Selection
from mdcatalog.models import Record
from mdcatalog.output import dumps

VERSION = "http://mlcommons.org/croissant/1.0"
SUFFIX = ".json"

#: The context of the specification, appendix 1: tools want it to the letter.
CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileProperty": "cr:fileProperty",
    "fileObject": "cr:fileObject",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}

#: What the specification requires of a dataset, and lists do not always say.
_REQUIRED = ("description", "license", "url", "creator", "datePublished")
_NOT_IN_NAMES = re.compile(r"[^\w.+-]+")


def description(record: Record) -> dict[str, Any]:
    """The description of a dataset; what is not known is not in it."""
    data = node(record)
    data["@type"] = "sc:Dataset"
    if "sourceOrganization" in data:
        data["creator"] = data.pop("sourceOrganization")
    return {"@context": CONTEXT, **data, "conformsTo": VERSION}


def place_croissant(folder: Path, selection: Selection, options: Options) -> list[str]:
    """Write a file for each dataset into a folder; they appear when all are written.

    Raises:
        OutputError: The folder cannot be made or written.
    """
    missing = dict.fromkeys(_REQUIRED, 0)
    names: list[str] = []
    try:
        with TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name[:80]}.") as made:
            for name, record in _named(selection):
                data = description(record)
                for wanted in _REQUIRED:
                    missing[wanted] += wanted not in data
                Path(made, name).write_bytes(dumps(data, indent=2) + b"\n")
                names.append(name)
            folder.mkdir(exist_ok=True)
            for name in names:
                Path(made, name).replace(folder / name)
    except OSError as error:
        raise OutputError(f"{folder}: cannot be written: {error.strerror or error}") from error
    said = [f"{count} without {what}" for what, count in missing.items() if count]
    told = f"of {len(names)} descriptions {', '.join(said)}; Croissant requires them"
    return [*[told] * bool(said), *selection.left_out(("dataset",), "Croissant")]


def _named(selection: Selection) -> Iterator[tuple[str, Record]]:
    """The datasets, each with a file name that is made of its id and that no other has."""
    taken: set[str] = set()
    for record in selection.records("dataset"):
        base = _NOT_IN_NAMES.sub("-", record.id).strip("-.")[:150] or record.kind
        name, number = base, 1
        while name.lower() in taken:
            number += 1
            name = f"{base}-{number}"
        taken.add(name.lower())
        yield name + SUFFIX, record
