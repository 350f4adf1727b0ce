"""JSON Schemas of the YAML files, made from the models, so that editors complete and check while an author types.

`python -m briefpack.content.schema` writes them anew into schema/; a test says when that was forgotten.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from briefpack.content.answers import AnswersFile
from briefpack.content.campaign_file import AsksFile, CampaignFile, TimelineFile
from briefpack.content.csl import SourcesFile
from briefpack.content.models import Section
from briefpack.content.packs import Pack

DIALECT = "http://json-schema.org/draft-07/schema#"  # the one that editors of YAML know best
FOLDER = Path(__file__).parents[2] / "schema"
MODELS: dict[str, type[BaseModel]] = {
    "answers": AnswersFile,
    "asks": AsksFile,
    "campaign": CampaignFile,
    "pack": Pack,
    "section": Section,
    "sources": SourcesFile,
    "timeline": TimelineFile,
}


def schemas() -> dict[str, str]:
    """The text of each schema file by its name."""
    return {f"{name}.schema.json": _schema(model) for name, model in MODELS.items()}


def write(folder: Path = FOLDER) -> None:
    """Write the schema files into `folder`."""
    folder.mkdir(exist_ok=True)
    for name, text in schemas().items():
        (folder / name).write_text(text, encoding="utf-8")


def _schema(model: type[BaseModel]) -> str:
    schema = _tidied(model.model_json_schema(ref_template="#/definitions/{model}"))
    definitions = schema.pop("$defs", {})
    whole = {"$schema": DIALECT, **schema, "definitions": definitions}
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def _tidied(value: Any) -> Any:
    """Without titles and defaults that repeat the key, and without null: an empty value is a mistake here."""
    if isinstance(value, list):
        return [_tidied(each) for each in value]
    if not isinstance(value, dict):
        return value
    if "properties" in value and isinstance(value["properties"], dict):
        properties = {name: _tidied(each) for name, each in value["properties"].items()}
        return {**_tidied({key: each for key, each in value.items() if key != "properties"}), "properties": properties}
    kept = {key: _tidied(each) for key, each in value.items() if key not in ("title", "default")}
    options = [option for option in kept.get("anyOf", ()) if option != {"type": "null"}]
    if len(options) == 1:
        return {**options[0], **{key: each for key, each in kept.items() if key != "anyOf"}}
    return {**kept, "anyOf": options} if options else kept


if __name__ == "__main__":
    write()
