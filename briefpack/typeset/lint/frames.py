"""What asks to stand on one page (break-inside: avoid) or may never be divided (data-whole), and is divided."""

from __future__ import annotations

from typing import Any

from briefpack.problems import Problems
from briefpack.typeset.frames import WHOLE, divided
from briefpack.typeset.part import Part

REPEATED = ("thead", "tfoot")


def lint_frames(part: Part, problems: Problems) -> None:
    """Report each frame that is divided: an error where it may never be, else a warning.

    Only the outermost is named: what is in it is divided with it.
    """
    frames = {id(element): element for element in divided(part.pages) if not _is_repeated(part, element)}
    for element in frames.values():
        if not any(id(above) in frames for above in part.upwards(part.parents.get(element))):
            tell = problems.error if element.get(WHOLE) is not None else problems.warn
            message = "this should stand together, and is divided"
            hint = "shorten it; where it would fit on a page, give it break-inside: avoid"
            tell("frame-divided", message, part.place_of(element), hint)


def _is_repeated(part: Part, element: Any) -> bool:
    """Whether it is the head or foot of a table, which every page repeats."""
    return any(each.tag in REPEATED for each in part.upwards(element))
