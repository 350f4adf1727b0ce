"""What a template's values are: in words, when they are absent, and which of them may become print.

Nothing prints as `None`, as nothing, or as Python's words for it: every way from a value to text goes through
`printable`.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection
from functools import partial
from types import GeneratorType
from typing import Any, Never

from jinja2 import StrictUndefined, TemplateRuntimeError, Undefined, UndefinedError
from jinja2.environment import TemplateModule
from jinja2.runtime import BlockReference, LoopContext, Macro
from jinja2.utils import missing
from markupsafe import Markup

from briefpack.content.fields.text import Entry, PartialDate
from briefpack.problems import Place

WORDS: tuple[tuple[Any, str], ...] = (  # the first that fits
    (bool, "true or false"),
    (int, "a number"),
    (float, "a number with a fraction"),
    ((PartialDate, datetime.date), "a date"),
    (str, "text"),
    (Place, "a place"),
    (Macro, "a macro"),
    ((TemplateModule, BlockReference), "the template"),
    (LoopContext, "loop"),
)


class FieldError(UndefinedError):
    """A template used the field `name` of `owner` wrongly."""

    def __init__(self, name: Any, owner: Any, message: str) -> None:
        super().__init__(message)
        self.name, self.owner = name, owner

    def __reduce__(self) -> tuple[type[FieldError], tuple[Any, Any, str]]:
        """For another process: with all that it was made of."""
        return type(self), (self.name, self.owner, str(self))


class MisspeltError(FieldError):
    """`owner` does not have `name`; where the owner is `missing`, the page does not know it."""


class AbsentError(FieldError):
    """The field was used as if it were there; in this pack it is not."""


class NotGivenError(UndefinedError):
    """A macro used its argument `name`, which its caller did not give."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__(message)
        self.name = name

    def __reduce__(self) -> tuple[type[NotGivenError], tuple[str, str]]:
        """For another process: with all that it was made of."""
        return NotGivenError, (self.name, str(self))


class MisuseError(TemplateRuntimeError):
    """A template gave a filter or the page something that it cannot take."""


class Missing(StrictUndefined):
    """What a misspelt name stands for, or an argument that was left out; touching it raises one of our errors."""

    __slots__ = ()

    def __init__(
        self, hint: str | None = None, obj: Any = missing, name: str | None = None, exc: Any = UndefinedError
    ) -> None:
        super().__init__(hint, obj, name, _error_of(hint, obj, name) if exc is UndefinedError else exc)


def _error_of(hint: str | None, obj: Any, name: Any) -> Any:
    if hint and hint.startswith("parameter"):
        return partial(NotGivenError, name)
    if hint and name is None:  # what jinja2 says of the first item of nothing
        return lambda _: MisuseError("there is no item to take here: the list is empty")
    return partial(MisspeltError, name, obj)


class Absent(Undefined):
    """A field that this pack has nothing for: false, `is none`, and an error as soon as it is used."""

    __slots__ = ()

    def __init__(self, owner: Any, name: str) -> None:
        error: Any = partial(AbsentError, name, owner)
        super().__init__("absent", owner, name, error)

    def _stop(self, *_: object) -> Never:
        self._fail_with_undefined_error()

    __str__ = __iter__ = __len__ = __contains__ = _stop
    __hash__ = Undefined.__hash__

    def __eq__(self, other: object) -> bool:
        return other is None or isinstance(other, Absent)


def is_none(value: Any) -> bool:
    """Jinja's test `none`."""
    return value is None or isinstance(value, Absent)


def in_words(value: Any) -> str:
    """What a value is, as a designer would say it: 'text', 'a list', 'a View'."""
    if is_none(value):
        return "nothing"
    found = next((words for kind, words in WORDS if isinstance(value, kind)), None)
    if found:
        return found
    if is_ours(value):
        name = type(value).__name__
        return f"{'an' if name[:1] in 'AEIOU' else 'a'} {name}"
    listed = isinstance(value, Collection | GeneratorType) and not isinstance(value, dict)
    return "a list" if listed else "a function" if callable(value) else "this"


def is_ours(value: Any) -> bool:
    """Whether docs/layouts.md lists the fields of a value."""
    return isinstance(value, Entry) or hasattr(type(value), "__dataclass_fields__")


def fields_of(kind: type) -> Collection[str]:
    """The fields of a class of ours; none of others."""
    fields: dict[str, Any] = getattr(kind, "__dataclass_fields__", None) or getattr(kind, "model_fields", {})
    return fields.keys()


def known_of(owner: Any) -> Collection[str]:
    """What a template may write after the dot."""
    if isinstance(owner, TemplateModule):
        return [name for name in vars(owner) if not name.startswith("_")]
    if isinstance(owner, dict):
        return [str(key) for key in owner]
    if isinstance(owner, LoopContext):
        return [name for name in dir(owner) if not name.startswith("_")]
    return fields_of(type(owner)) if is_ours(owner) else ["place"] if hasattr(owner, "place") else []


def misused(value: Any, wanted: str) -> Exception:
    """The error for a value that a filter cannot take; a misspelt or absent one is called that."""
    if isinstance(value, Undefined):
        return _touched(value)
    return MisuseError(f"{wanted} was expected here, not {in_words(value)}")


def _touched(value: Undefined) -> Exception:
    try:
        value._fail_with_undefined_error()
    except Exception as error:
        return error


def printable(value: Any) -> Any:
    """Lets text, whole numbers and places through, and nothing that would print as Python's words for it."""
    if isinstance(value, str | int) and not isinstance(value, bool):
        return value
    if isinstance(value, Place):
        return str(value)
    if isinstance(value, Missing | Absent):
        raise _touched(value)
    if isinstance(value, Undefined):
        return Markup()  # jinja2's own stands for an `if` that has no `else`
    if value is None:
        raise MisuseError("there is nothing to print here: the value is absent for this pack")
    words = in_words(value)
    raise MisuseError(f"{words} is no text; print {'one of its fields' if is_ours(value) else 'text, or a number'}")
