"""What pydantic found -> problems in the author's words, each with its place."""

from __future__ import annotations

import types
from collections.abc import Iterator
from typing import Any, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from briefpack.content.reader import PlacedList, PlacedMapping, locate
from briefpack.content.text import PLACE_KEY
from briefpack.problems import Place, Problems, near_miss


def complain(error: ValidationError, value: PlacedMapping, model: type[BaseModel], problems: Problems) -> None:
    """Report everything that is wrong in one file, once a place."""
    seen: set[Place] = set()
    details = error.errors(include_url=False)
    for detail in details:
        path = tuple(detail["loc"])
        if detail["type"] == "too_short" and any(
            other["loc"][: len(path)] == path for other in details if other is not detail
        ):
            continue  # it is not empty: its items are wrong, and each one is reported
        place = locate(value, path)
        if detail["type"] != "missing" and place in seen:
            continue  # the other branch of a union says the same again
        seen.add(place)
        _one(detail, path, place, value, model, problems)


def _one(
    detail: ErrorDetails,
    path: tuple[str | int, ...],
    place: Place,
    value: Any,
    model: type[BaseModel],
    problems: Problems,
) -> None:
    kind, key = detail["type"], next((str(step) for step in reversed(path) if isinstance(step, str)), "")
    context = detail.get("ctx") or {}
    if kind == "extra_forbidden":
        names = known_keys(model, path[:-1])
        problems.error("unknown-key", f"`{key}` is not a key here", place, near_miss(key, names))
    elif kind == "missing":
        hint = "say who may see this: audiences: [policymakers, press]" if key == "audiences" else f"add `{key}: …`"
        problems.error("missing-key", f"`{key}` is missing", _mapping_place(value, path[:-1]), hint)
    elif (kind == "literal_error" and path[-2:-1] == ("audiences",)) or key == "audiences":
        _audiences(detail, place, problems)
    elif kind == "literal_error":
        allowed = [word.strip().strip("'") for word in str(context["expected"]).replace(" or ", ",").split(",")]
        problems.error(
            "not-one-of",
            f"`{key}` cannot be {_shown(detail['input'])}",
            place,
            near_miss(str(detail["input"]), allowed),
        )
    elif kind == "too_short":
        problems.error("empty-list", f"`{key}` is empty", place, "name at least one, or take the key out")
    elif "hint" in context:
        problems.error(kind, f"`{key}`: {detail['msg']}" if key else detail["msg"], place, str(context["hint"]))
    else:
        problems.error("wrong-type", f"`{key}` cannot be {_shape(detail['input'])}", place, _expected(kind))


def _audiences(detail: ErrorDetails, place: Place, problems: Problems) -> None:
    given = detail["input"]
    if isinstance(given, str):
        hint = (
            "write none with a reason, or a list"
            if given.strip().lower() == "none"
            else f"write a list: audiences: [{given.strip()}]"
        )
        problems.error("wrong-type", f"`audiences` cannot be {_shown(given)}", place, hint)
    else:
        problems.error(
            "wrong-type",
            f"`audiences` cannot be {_shape(given)}",
            place,
            "write a list: audiences: [policymakers, press]",
        )


def _shown(value: Any) -> str:
    text = str(value)
    return repr(text if len(text) < 60 else text[:57] + "…")


def _shape(value: Any) -> str:
    if isinstance(value, PlacedMapping):
        return "keys and values"
    if isinstance(value, PlacedList):
        return "a list"
    return _shown(value)


def _expected(kind: str) -> str:
    if kind in ("tuple_type", "list_type"):
        return "write a list: each item on its own line after a -"
    if kind in ("model_type", "dict_type", "model_attributes_type"):
        return "write keys and values here"
    return "write text"


def _mapping_place(value: Any, path: tuple[str | int, ...]) -> Place:
    here = value
    for step in path:
        inner = (
            here.get(str(step))
            if isinstance(here, PlacedMapping)
            else here[step]
            if isinstance(here, PlacedList) and isinstance(step, int)
            else here
        )
        here = inner if inner is not None else here
    return here[PLACE_KEY] if isinstance(here, PlacedMapping) else locate(value, path)


def known_keys(model: type[BaseModel], path: tuple[str | int, ...]) -> list[str]:
    """The keys that may stand where `path` leads in a model."""
    for step in path:
        if isinstance(step, str):
            inner = next(_models_of(model, step), None)
            model = inner or model
    return [field.alias or name for name, field in model.model_fields.items() if not field.exclude]


def _models_of(model: type[BaseModel], key: str) -> Iterator[type[BaseModel]]:
    for name, field in model.model_fields.items():
        if key in (name, field.alias):
            yield from _models_in(field.annotation)


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if (
        isinstance(annotation, type)
        and not isinstance(annotation, types.GenericAlias)
        and issubclass(annotation, BaseModel)
    ):
        yield annotation
    elif get_origin(annotation) is not None:
        for inner in get_args(annotation):
            yield from _models_in(inner)
