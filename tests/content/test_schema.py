"""The JSON Schemas: fresh, complete, and in agreement with what loads."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from briefpack.content.schema import MODELS, schemas, write
from tests.broken.catalogue import CASES
from tests.broken.spoiling import Case
from tests.small_campaign import FILES

ROOT = Path(__file__).parents[2]
KINDS = {"sections": "section", "packs": "pack"}


def kind_of(file: str) -> str:
    folder, _, name = file.rpartition("/")
    return KINDS.get(folder, name.removesuffix(".yaml"))


def breaches(value: Any, schema: dict[str, Any], root: dict[str, Any], at: str = "") -> Iterator[str]:
    """What a value lacks by the words that our schemas use (a part of JSON Schema, draft 7)."""
    if "$ref" in schema:
        yield from breaches(value, root["definitions"][schema["$ref"].rpartition("/")[2]], root, at)
    options = schema.get("anyOf") or schema.get("oneOf") or ()
    if options and all(any(breaches(value, option, root)) for option in options):
        yield f"{at} fits no option"
    if "not" in schema and not any(breaches(value, schema["not"], root)):
        yield f"{at} has no place here"
    types = schema.get("type", ())
    kinds = {"string": str, "number": (int, float), "integer": int, "boolean": bool, "array": list, "object": dict}
    if types and not any(isinstance(value, kinds[each]) for each in ([types] if isinstance(types, str) else types)):
        yield f"{at} is {type(value).__name__}"
    if isinstance(value, str) and not re.search(schema.get("pattern", ""), value):
        yield f"{at} does not match"
    if type(value) is int and not schema.get("minimum", value) <= value <= schema.get("maximum", value):
        yield f"{at} is out of range"
    if "not" in schema and not any(breaches(value, schema["not"], root)):
        yield f"{at} is what it may not be"
    if "const" in schema and value != schema["const"]:
        yield f"{at} is not {schema['const']}"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{at} is not one of {schema['enum']}"
    if isinstance(value, list):
        if len(value) < schema.get("minItems", 0):
            yield f"{at} is too short"
        for number, item in enumerate(value):
            yield from breaches(item, schema.get("items", {}), root, f"{at}[{number}]")
    if isinstance(value, dict):
        yield from (f"{at} lacks {key}" for key in schema.get("required", ()) if key not in value)
        condition = schema.get("if")
        if condition and not any(breaches(value, condition, root)):
            yield from breaches(value, schema["then"], root, at)
        more = schema.get("additionalProperties", {})
        for key, item in value.items():
            fitting = (
                each for words, each in schema.get("patternProperties", {}).items() if re.search(words, str(key))
            )
            inner = schema.get("properties", {}).get(key, next(fitting, more))
            if inner is False:
                yield f"{at}.{key} is unknown"
            elif inner is not True:
                yield from breaches(item, inner, root, f"{at}.{key}")


class Core(yaml.SafeLoader):
    """Reads plain values as an editor's YAML 1.2 does: a day is text, and so is yes."""


Core.yaml_implicit_resolvers = {
    first: [(tag, regex) for tag, regex in resolvers if not tag.endswith((":timestamp", ":bool"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Core.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false|True|False|TRUE|FALSE"), list("tfTF"))


def schema_of(file: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(schemas()[f"{kind_of(file)}.schema.json"])
    return loaded


def said_of(file: str, text: str) -> list[str]:
    schema = schema_of(file)
    return list(breaches(yaml.load(text, Core), schema, schema))


def test_the_files_are_fresh() -> None:
    """schema/ holds exactly what the models give; `python -m briefpack.content.schema` writes it anew."""
    there = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "schema").iterdir()}
    assert there == schemas()


def test_writing_makes_the_folder(tmp_path: Path) -> None:
    """The schemas can be written into a folder that is not there yet."""
    write(tmp_path / "schema")
    assert len(list((tmp_path / "schema").iterdir())) == len(MODELS)


def described(schema: dict[str, Any], at: str = "") -> Iterator[str]:
    for name, field in schema.get("properties", {}).items():
        if not field.get("description") and field != {}:
            yield f"{at}.{name}"
    for name, definition in schema.get("definitions", {}).items():
        yield from described(definition, name)


@pytest.mark.parametrize("name", MODELS)
def test_every_key_is_described(name: str) -> None:
    """An editor shows a line on each key; only CSL's variables that do not print have none."""
    assert list(described(json.loads(schemas()[f"{name}.schema.json"]))) == []


@pytest.mark.parametrize("file", FILES)
def test_the_small_campaign_fits(file: str) -> None:
    """What loads has nothing for an editor to complain about."""
    assert said_of(file, FILES[file]) == []


def test_the_sample_fits_and_names_its_schemas() -> None:
    """Each file of the sample names its schema in the first line, by a path that leads there, and fits it."""
    campaign = ROOT / "briefs" / "join-the-movement"
    files = sorted(campaign.rglob("*.yaml"))
    assert len(files) >= 10
    for path in files:
        text = path.read_text(encoding="utf-8")
        first = text.splitlines()[0]
        assert first.startswith("# yaml-language-server: $schema=")
        named = (path.parent / first.partition("=")[2]).resolve()
        file = path.relative_to(campaign).as_posix()
        assert named == ROOT / "schema" / f"{kind_of(file)}.schema.json"
        assert said_of(file, text) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("sections/closing.yaml", "heading:", "haeding:", "haeding is unknown"),
        ("sections/closing.yaml", "  verdict: disputed\n", "", "lacks verdict"),
        ("sections/closing.yaml", "kind: opinion", "kind: opinon", "is not one of"),
        ("sections/closing.yaml", "  reason: nothing was found that shows it\n", "", "lacks reason"),
        ("timeline.yaml", "[press]", "press", "fits no option"),
        ("timeline.yaml", "[press]", "[]", "fits no option"),
        ("sources.yaml", "container-title", "container-titel", "is unknown"),
        ("packs/brands.yaml", "internal: false", "internal: perhaps", "is str"),
        ("campaign.yaml", "{title: Brands}", "Brands", "is str"),
        ("campaign.yaml", "edition_date: 2020-06-30", "edition_date: 2020-06", "does not match"),
        ("campaign.yaml", "language: en", "language: English", "does not match"),
        ("sections/closing.yaml", "as_of: 2018-05", "as_of: 2018-13", "does not match"),
        ("sections/closing.yaml", "It was theft.", '"  "', "does not match"),
    ],
)
def test_an_editor_sees_slips(file: str, old: str, new: str, said: str) -> None:
    """A slip that does not load is marked by an editor as well."""
    assert old in FILES[file]
    assert any(said in each for each in said_of(file, FILES[file].replace(old, new, 1)))


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("sections/closing.yaml", "It was theft.", "010"),
        ("sections/closing.yaml", "It was theft.", "12.5"),
        ("sections/closing.yaml", "It was theft.", "NO"),
        ("sections/closing.yaml", "as_of: 2018-05", "as_of: 2018"),
        ("sections/closing.yaml", "sources: [gazette]", "sources: [gazette, {source: ledger, locator: 3}]"),
        ("sources.yaml", "issued: 2018}", "issued: 2018-05/2018-06, accessed: 2018~}"),
        ("sources.yaml", "issued: 2018}", "issued: {literal: n.d.}, accessed: [{year: 2018}]}"),
        ("campaign.yaml", "https://example.org/mill", "example.org/mill"),
        ("sources.yaml", "issued: 2018}", "issued: {date-parts: [[2018]]}, DOI: 10.1000/1, categories: [a]}"),
    ],
)
def test_an_editor_accepts_what_loads(file: str, old: str, new: str) -> None:
    """Numbers and words that YAML reads as something else may stand in text; short forms may be used."""
    assert old in FILES[file]
    assert said_of(file, FILES[file].replace(old, new, 1)) == []


IN_ONE_VALUE = {"unknown-key", "missing-key", "wrong-type", "empty-list", "empty-text", "not-one-of", "bad-date",
                "no-audience", "no-reason", "bad-link"}  # fmt: skip
BEYOND_A_SCHEMA = {  # what only a calendar, a grammar or the tool's own caps tell
    "30 February",
    "29 February of no leap year",
    "date of 5,000 digits",
    "issued on no day",
    "issued empty",
    "language en-GB-x",
    "text that nobody can see",
    "title of marks only",
    "title of nothing but a citation",
    "event of nothing but marks",
    "section without a heading",
    "protected name without letters",
}


@pytest.mark.parametrize(
    "case",
    [
        case
        for case in CASES
        if {each.code for each in case.expected} <= IN_ONE_VALUE and case.name not in BEYOND_A_SCHEMA
    ],
    ids=lambda case: case.name.replace(" ", "-"),
)
def test_an_editor_sees_what_the_catalogue_holds(case: Case, small_campaign: Path) -> None:
    """A value or key that does not load is marked by an editor as well, in each file that holds one."""
    case.apply(small_campaign)
    for file in {each.file for each in case.expected}:
        assert said_of(file, (small_campaign / file).read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", sorted(BEYOND_A_SCHEMA))
def test_what_is_beyond_a_schema_is_no_more_than_that(name: str) -> None:
    """Each case that an editor does not mark is one of the catalogue."""
    assert name in {case.name for case in CASES}


@pytest.mark.parametrize("written", ["~", "null", ""])
def test_an_editor_cannot_tell_a_tilde_from_nothing(written: str) -> None:
    """A lone ~ loads as text, but YAML's own reading of it is nothing, which an editor marks: quote it there."""
    assert said_of("sections/closing.yaml", FILES["sections/closing.yaml"].replace("It was theft.", written, 1))
    quoted = FILES["sections/closing.yaml"].replace("It was theft.", '"~"', 1)
    assert said_of("sections/closing.yaml", quoted) == []
