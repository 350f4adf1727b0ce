"""Lines of words that run into each other: what two blocks print in one place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from briefpack.problems import Problems
from briefpack.typeset import boxes
from briefpack.typeset.boxes import PX_PER_MM
from briefpack.typeset.lint.words import quoted
from briefpack.typeset.part import Part

DEEP = 0.3 * PX_PER_MM  # px in both directions; less is no more than a tight line
CORE = 0.48  # of the type size, up from the baseline: the height of an x, where two lines cannot be read any more


@dataclass(frozen=True, slots=True)
class _Ink:
    left: float
    top: float
    right: float
    bottom: float
    box: Any
    line: int  # which line box it stands in


def lint_collisions(part: Part, page: Any, problems: Problems) -> None:
    """Report each pair of words of different lines whose ink stands in one place."""
    told: set[int] = set()
    for upper, lower in _collisions(page._page_box):
        if id(lower.box.element) in told:
            continue
        told.add(id(lower.box.element))
        message = f"{quoted(lower.box.text)} runs into {quoted(upper.box.text)}"
        problems.error("text-collides", message, part.place_of(lower.box.element), "shorten one of them")


def _collisions(page_box: Any) -> Iterator[tuple[_Ink, _Ink]]:
    open_: list[_Ink] = []
    for ink in sorted(_ink(page_box), key=lambda each: each.top):
        open_ = [each for each in open_ if each.bottom > ink.top + DEEP]
        for above in open_:
            overlap = min(above.right, ink.right) - max(above.left, ink.left)
            if above.line != ink.line and overlap > DEEP and min(above.bottom, ink.bottom) - ink.top > DEEP:
                yield above, ink
        open_.append(ink)


def _ink(page_box: Any) -> Iterator[_Ink]:
    for line in (visit.box for visit in boxes.walk(page_box) if boxes.is_line(visit.box)):
        for box in _words_of(line):
            baseline = box.position_y + box.baseline
            top = baseline - CORE * box.style["font_size"]
            yield _Ink(box.position_x, top, box.position_x + box.width, baseline, box, id(line))


def _words_of(box: Any) -> Iterator[Any]:
    """The words that a line holds itself; blocks in it have lines of their own."""
    for child in boxes.children(box):
        if boxes.is_text(child):
            if child.text.strip():
                yield child
        elif not boxes.is_block_container(child) and not boxes.is_placeholder(child):
            yield from _words_of(child)
