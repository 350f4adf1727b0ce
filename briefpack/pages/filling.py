"""The blocks of a layout: what fills each, and what becomes of one that nothing fills.

An optional block closes up and is listed; a required one is a problem, with the key to write.
"""

from __future__ import annotations

import functools
import typing
from typing import Any

from briefpack.content.view import View
from briefpack.pages.layouts import CHAPTER, CHAPTERS
from briefpack.pages.values import MisuseError, fields_of, is_none
from briefpack.problems import Problems

BLOCKS = ("optional", "required")  # functions that templates may call
GIVEN = object()
HOMES = {  # the files in which fields are written that no pack holds
    "boilerplate": "campaign.yaml",
    "contacts": "campaign.yaml",
    "pictures": "campaign.yaml",
    "spokespeople": "campaign.yaml",
    "timeline": "timeline.yaml",
    "chapters": "sections/",
}


class Filling:
    """What the blocks of one view's parts are filled from."""

    def __init__(self, view: View, problems: Problems) -> None:
        self.view, self.problems = view, problems
        self.empty: list[str] = []  # fields of the part's optional blocks that nothing fills
        self.filled: list[str] = []  # fields of its blocks that it prints whole
        self._part = ""

    def begin(self, part: str, view: View) -> None:
        """Start a part, and the view that it prints: none of its blocks is known to be empty."""
        self._part, self.view = part, view
        self.empty, self.filled = [], []

    def optional(self, field: Any, value: Any = GIVEN) -> bool:
        """Whether something fills a block, as in optional("brief.question"); an empty one is listed, and closes up."""
        if self._is_filled(field, value):
            return True
        if field not in self.empty:
            self.empty.append(field)
        return False

    def required(self, field: Any, value: Any = GIVEN) -> bool:
        """The same for a block that the part cannot do without: an empty one is a problem."""
        if self._is_filled(field, value):
            return True
        key = field.replace(".", ": ")
        home = HOMES.get(field.split(".")[0], f"packs/{self.view.name}.yaml")
        message = f"{self._part} cannot do without `{key}:`, which is empty for {self.view.audience}"
        self.problems.error("empty-block", message, self._place(), f"write `{key}:` in {home}")
        return False

    def _is_filled(self, field: Any, value: Any) -> bool:
        """`value` counts where a template gives it (only some events, say); else that of the view's field."""
        if not isinstance(field, str):
            raise MisuseError('the name of a field was expected here: optional("brief.question")')
        holder: Any = self.view
        kind: type = View
        for name in field.split("."):
            if name not in fields_of(kind):
                raise MisuseError(f"a View has no field {field}")
            holder = None if holder is None else getattr(holder, name)
            kind = _kind_of(kind, name)
        found = holder if value is GIVEN else value
        if is_none(found) or found in ((), [], ""):
            return False
        if value is GIVEN and field not in self.filled:
            self.filled.append(field)
        return True

    def _place(self) -> Any:
        kind = CHAPTERS if self._part.startswith(f"{CHAPTER}-") else self._part
        return next((part.place for part in self.view.parts if part == kind), self.view.parts[0].place)


@functools.cache
def _kind_of(owner: type, name: str) -> type:
    """The class of a field that may be absent; `object` where that is none of ours."""
    annotation = _annotations(owner)[name]
    kinds = [kind for kind in (annotation, *typing.get_args(annotation)) if isinstance(kind, type) and fields_of(kind)]
    return kinds[0] if kinds else object


@functools.cache
def _annotations(owner: type) -> dict[str, Any]:
    return typing.get_type_hints(owner)
