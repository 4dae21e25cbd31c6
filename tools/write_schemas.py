"""Write the JSON Schemas that the package holds, of the models: run it when a model changes."""

from __future__ import annotations

import json
from pathlib import Path

import mdcatalog
from mdcatalog.models import SCHEMA_VERSION
from mdcatalog.schema import MADE

folder = Path(mdcatalog.__file__).parent / "schemas" / str(SCHEMA_VERSION)
for name, make in MADE.items():
    text = json.dumps(make(), ensure_ascii=False, indent=2) + "\n"
    (folder / f"{name}.json").write_text(text, "utf-8")
