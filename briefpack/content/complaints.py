"""What pydantic found -> problems in the author's words, each with its place."""

from __future__ import annotations

import itertools
import types
from collections.abc import Iterator, Mapping
from typing import Any, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from briefpack.content.fields.places import PlacedList, PlacedMapping, find
from briefpack.content.fields.text import Entry, shown, spelled
from briefpack.problems import MOST_SEARCHED, Problems, near_name

Path = tuple[str | int, ...]

WHO = "say who may see this: audiences: [policymakers, press]"
AUDIENCES = "name the audiences below it: press: {title: The press}"
OR_WITHOUT = ", or take the key out"
EXPECTED = {  # kinds of pydantic's complaints -> what to type
    "tuple_type": "write a list: each item on its own line after a -",
    "dict_type": "write keys and values: `key: value`",
}
MODELS = ("model_type", "model_attributes_type")


def complain(error: ValidationError, value: PlacedMapping, model: type[BaseModel], problems: Problems) -> None:
    """Report everything that is wrong in one file."""
    details = error.errors(include_url=False)
    mistyped = set(_mistyped(details, model))
    for detail in details:
        path = tuple(detail["loc"])
        if detail["type"] == "missing" and path in mistyped:
            continue  # one slip of the finger is one problem
        if detail["type"] == "too_short" and any(_inside(other, path) for other in details if other is not detail):
            continue  # it is not empty: its items are wrong, and each one is reported
        _one(detail, path, value, model, problems)


def _mistyped(details: list[ErrorDetails], model: type[BaseModel]) -> Iterator[Path]:
    """Paths of the keys that unknown keys were probably meant to be."""
    unknown = (detail for detail in details if detail["type"] == "extra_forbidden")
    for detail in itertools.islice(unknown, MOST_SEARCHED):
        *around, key = detail["loc"]
        if meant := near_name(str(key), known_keys(model, tuple(around))):
            yield (*around, meant)


def _inside(detail: ErrorDetails, path: Path) -> bool:
    return detail["loc"][: len(path)] == path


def _one(detail: ErrorDetails, path: Path, value: PlacedMapping, model: type[BaseModel], problems: Problems) -> None:
    kind, found = detail["type"], find(value, path)
    key = str(path[-1]) if kind in ("extra_forbidden", "missing") else found.key
    context: Mapping[str, Any] = detail.get("ctx") or {}
    if kind == "extra_forbidden":
        hint = _not_keys(model, path[:-1]).get(key) or problems.near_miss(key, known_keys(model, path[:-1]))
        problems.error("unknown-key", f"`{spelled(key)}` is not a key here", found.key_place, hint)
    elif kind == "missing":
        hint = _hint_for_missing(key, model, path)
        problems.error("missing-key", f"`{key}` is missing", found.value_place, hint)
    elif kind == "literal_error":
        allowed = [word.strip().strip("'") for word in str(context["expected"]).replace(" or ", ",").split(",")]
        hint = problems.near_miss(str(detail["input"]), allowed)
        problems.error("not-one-of", f"`{key}` cannot be {_shown(detail['input'])}", found.value_place, hint)
    elif kind == "too_short":
        hint = "name at least one" + ("" if _is_required(model, path) else OR_WITHOUT)
        problems.error("empty-list", f"`{key}` is empty", found.value_place, hint)
    elif "hint" in context:
        hint = context["hint"].removesuffix(OR_WITHOUT) if _is_required(model, path) else context["hint"]
        problems.error(kind, f"`{key}`: {detail['msg']}" if key else detail["msg"], found.value_place, hint)
    else:
        message = f"`{key}` cannot be {_shown(detail['input'])}"
        hint = _with_keys(model, path) if kind in MODELS else EXPECTED.get(kind, "write text")
        problems.error("wrong-type", message, found.value_place, hint)


def _hint_for_missing(key: str, model: type[BaseModel], path: Path) -> str:
    if key != "audiences":
        return f"add `{key}: …`"
    return WHO if len(path) > 1 or "edition_date" not in model.model_fields else AUDIENCES


def _with_keys(model: type[BaseModel], path: Path) -> str:
    """What to write where keys are wanted: those that must be there, as {added: …, claims: …}."""
    fields = _model_at(model, path).model_fields.items()
    needed = [f"{field.alias or name}: …" for name, field in fields if field.is_required()]
    return f"write keys and values: {{{', '.join(needed)}}}" if needed else EXPECTED["dict_type"]


def _is_required(model: type[BaseModel], path: Path) -> bool:
    """Whether the key that `path` leads to must be there."""
    *around, key = (step for step in path if isinstance(step, str))
    for step in around:
        model = next(_models_of(model, step), model)
    return any(field.is_required() for name, field in model.model_fields.items() if key in (name, field.alias))


def _shown(value: Any) -> str:
    """A value as a message calls it."""
    if isinstance(value, PlacedMapping):
        return "keys and values"
    if isinstance(value, PlacedList):
        return "a list"
    return shown(str(value)) if str(value).strip() else "empty"


def known_keys(model: type[BaseModel], path: Path) -> list[str]:
    """The keys that may stand where `path` leads in a model."""
    fields = _model_at(model, path).model_fields.items()
    return [field.alias or name for name, field in fields if not field.exclude]


def _not_keys(model: type[BaseModel], path: Path) -> Mapping[str, str]:
    """What to do instead of writing a key that is none where `path` leads."""
    found = _model_at(model, path)
    return found.NOT_KEYS if issubclass(found, Entry) else {}


def _model_at(model: type[BaseModel], path: Path) -> type[BaseModel]:
    for step in path:
        if isinstance(step, str):
            model = next(_models_of(model, step), model)
    return model


def _models_of(model: type[BaseModel], key: str) -> Iterator[type[BaseModel]]:
    for name, field in model.model_fields.items():
        if key in (name, field.alias):
            yield from _models_in(field.annotation)


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    is_class = isinstance(annotation, type) and not isinstance(annotation, types.GenericAlias)
    if is_class and issubclass(annotation, BaseModel):
        yield annotation
    elif get_origin(annotation) is not None:
        for inner in get_args(annotation):
            yield from _models_in(inner)
