"""What a layout may use, listed from the code itself: docs/layouts.md carries this list, a test keeps it fresh."""

from __future__ import annotations

import dataclasses
import inspect
import re
import types
import typing
from collections.abc import Iterator
from typing import Any, cast

from briefpack.content.fields.text import Entry as Written
from briefpack.content.view import View
from briefpack.pages import printing
from briefpack.pages.environment import FOR_STAFF
from briefpack.pages.filling import BLOCKS, Filling
from briefpack.pages.layouts import SHARED, Layouts
from briefpack.pages.part import AnnexPages, Group
from briefpack.pages.printing import Printing
from briefpack.pages.rendering import PartContext
from briefpack.pages.sources import NumberedSource

BEGIN, END = "<!-- generated: what a layout may use -->", "<!-- end of what is generated -->"
MACRO = re.compile(r"\{# (?P<call>\w+\([^)]*\)): (?P<purpose>.*?) #\}")
MACROS = {"pieces": "pieces", "charts": "charts", "leaflet-pieces": "leaflet"}  # the name that each is imported by
UNLISTED = ("place", *FOR_STAFF)  # everything has a place; what is for staff cannot be reached
SIMPLE = {
    "Text": "text",
    "str": "text",
    "int": "number",
    "bool": "true or false",
    "PartialDate": "date",
    "date": "date",
}


def what_a_layout_may_use(layouts: Layouts) -> str:
    """Fields, filters, functions and macros as Markdown."""
    lines = [BEGIN, "", "## Fields", ""]
    for owner in _types_from(View, PartContext, Group, NumberedSource, AnnexPages):
        lines += [f"**{owner.__name__}**", "", "| field | what it is |", "|---|---|"]
        lines += [f"| `{name}` | {_shown(kind)} |" for name, kind in _fields(owner).items()]
        lines.append("")
    functions = [*_described(printing.NAMES), *_described(BLOCKS, Filling)]
    lines += ["## Filters", "", *_described(printing.FILTERS), "", "## Functions", "", *functions, ""]
    for name, known_as in MACROS.items():
        macros = (layouts.folder / SHARED / f"{name}.html").read_text(encoding="utf-8")
        lines += [f"## Macros of {name}.html", ""]
        lines += [f"- `{known_as}.{match['call']}`: {match['purpose']}" for match in MACRO.finditer(macros)]
        lines.append("")
    return "\n".join([*lines, END])


def _described(names: tuple[str, ...], owner: type = Printing) -> list[str]:
    return [f"- `{name}`: {inspect.getdoc(getattr(owner, name))}" for name in names]


def _types_from(*roots: type) -> Iterator[type]:
    """The types that templates meet, starting at these, each once and in reading order."""
    waiting, seen = list(roots), set[type]()
    while waiting:
        owner = waiting.pop(0)
        if owner not in seen:
            seen.add(owner)
            yield owner
            waiting[:0] = [kind for field in _fields(owner).values() for kind in _parts(field) if _has_fields(kind)]


def _fields(owner: type) -> dict[str, Any]:
    """Field names and their types; of pydantic's models, the fields that their authors declared."""
    if issubclass(owner, Written):
        return {name: field.annotation for name, field in owner.model_fields.items() if name not in UNLISTED}
    hints = typing.get_type_hints(owner)
    return {
        field.name: hints[field.name] for field in dataclasses.fields(cast(Any, owner)) if field.name not in UNLISTED
    }


def _parts(kind: Any) -> list[Any]:
    """A type and all that it is made of."""
    return [kind, *(inner for part in typing.get_args(kind) for inner in _parts(part))]


def _has_fields(kind: Any) -> bool:
    return isinstance(kind, type) and (dataclasses.is_dataclass(kind) or issubclass(kind, Written))


def _shown(kind: Any) -> str:
    """A type as a designer reads it: 'list of PrintedClaim', 'text, or absent'."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is typing.Annotated:
        return _shown(arguments[0])
    if origin is typing.Literal:
        return " or ".join(f"`{value}`" for value in arguments)
    if origin in (typing.Union, types.UnionType):
        shown = [_shown(part) for part in arguments if part is not type(None)]
        return ", ".join([" or ".join(shown)] + ["or absent"] * (type(None) in arguments))
    if origin is tuple:
        return f"list of {_shown(arguments[0])}"
    name: str = kind.__name__
    return SIMPLE.get(name, name)
