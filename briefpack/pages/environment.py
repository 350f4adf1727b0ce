"""Templates: sandboxed, strict, escaping. Content is never compiled as a template.

A name that does not exist, a value that is absent and an object that is no text all stop the page; nothing
prints as `None`, as nothing, or as Python's own words for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import (
    BaseLoader,
    BytecodeCache,
    StrictUndefined,
    TemplateNotFound,
    TemplateRuntimeError,
    TemplateSyntaxError,
    Undefined,
    UndefinedError,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing

from briefpack.content.text import Entry
from briefpack.pages.layouts import Layouts
from briefpack.problems import Place

# what a page is rendered with
PAGE_NAMES = ("view", "part", "claims", "chapter", "number", "entries", "annex", "source")
TAKEN_OUT = ("random", "lipsum", "safe")  # the same view prints the same page, and text stays text
FOR_STAFF = ("notes", "reason", "audiences")  # fields of what authors write that never print


class MisspeltError(UndefinedError):
    """A template used `name`, which `owner` does not have; where the owner is `missing`, the page does not know it."""

    def __init__(self, name: str, owner: Any, message: str) -> None:
        super().__init__(message)
        self.name, self.owner = name, owner

    def __reduce__(self) -> tuple[type[MisspeltError], tuple[str, Any, str]]:
        """For another process: with all that it was made of."""
        return MisspeltError, (self.name, self.owner, str(self))


class MisuseError(TemplateRuntimeError):
    """A template gave a filter or the page something that it cannot print."""


class Missing(StrictUndefined):
    """What a misspelt name stands for; touching it raises `MisspeltError`."""

    __slots__ = ()

    def __init__(
        self, hint: str | None = None, obj: Any = missing, name: str | None = None, exc: Any = UndefinedError
    ) -> None:
        raised: Any = partial(MisspeltError, str(name), obj) if exc is UndefinedError else exc
        super().__init__(hint, obj, name, raised)


class LayoutLoader(BaseLoader):
    """Finds a template in the layout's folder, then in the shared one; nothing else can be reached."""

    def __init__(self, layouts: Layouts, layout: str) -> None:
        self.files = layouts.templates(layout)

    def get_source(self, _environment: Any, template: str) -> tuple[str, str, Callable[[], bool]]:
        if template not in self.files:
            raise TemplateNotFound(template)
        path = self.files[template]
        return _text(path, template), str(path), lambda: True


def _text(path: Path, template: str) -> str:
    source = path.read_bytes()
    try:
        return source.decode("utf-8")
    except UnicodeDecodeError as error:
        line = source.count(b"\n", 0, error.start) + 1
        raise TemplateSyntaxError("this is not UTF-8 text", line, template, str(path)) from None


class LayoutEnvironment(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, which also keeps from the page what is written for staff."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        return super().is_safe_attribute(obj, attr, value) and not (isinstance(obj, Entry) and attr in FOR_STAFF)


def misused(value: Any, wanted: str) -> MisuseError | MisspeltError:
    """The error for a value that a filter cannot take; a misspelt name is called that."""
    if isinstance(value, Missing):
        return MisspeltError(str(value._undefined_name), value._undefined_obj, value._undefined_message)
    return MisuseError(f"{wanted} was expected here, not {a(type(value).__name__)}")


def a(name: str) -> str:
    """The name of a type with its article."""
    return f"{'an' if name[:1] in 'AEIOU' else 'a'} {name}"


def printable(value: Any) -> Any:
    """Lets text, numbers and places onto the page, and nothing that would print as Python's words for it."""
    if isinstance(value, Place):
        return str(value)
    if isinstance(value, str | int) and not isinstance(value, bool):
        return value
    if isinstance(value, Undefined):
        return str(value)  # `Missing` raises here; jinja2's own stands for an `if` that has no `else`
    if value is None:
        raise MisuseError("there is nothing to print here: the value is absent for this pack")
    raise MisuseError(f"{a(type(value).__name__)} is no text; print one of its fields")


class CompiledOnce(BytecodeCache):
    """Templates that several layouts and packs share are compiled once in a process."""

    def __init__(self) -> None:
        self.compiled: dict[tuple[str, str], Any] = {}

    def load_bytecode(self, bucket: Any) -> None:
        bucket.code = self.compiled.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Any) -> None:
        self.compiled[bucket.key, bucket.checksum] = bucket.code


_compiled = CompiledOnce()


def make_environment(
    layouts: Layouts, layout: str, filters: Mapping[str, Callable[..., Any]], names: Mapping[str, Any]
) -> LayoutEnvironment:
    """The templates of one layout, with these filters and these names everywhere."""
    environment = LayoutEnvironment(
        loader=LayoutLoader(layouts, layout),
        autoescape=True,
        undefined=Missing,
        finalize=printable,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        optimized=False,  # nothing to gain: templates hold no constant expressions worth folding
        bytecode_cache=_compiled,
    )
    for tools in (environment.filters, environment.globals):
        for name in TAKEN_OUT:
            tools.pop(name, None)
    environment.filters.update(filters)
    environment.globals.update(names)
    return environment
