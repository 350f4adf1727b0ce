"""The words of laid-out pages as they are painted, run by run: what a finished file must show, and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from briefpack.problems import Place
from briefpack.typeset import boxes
from briefpack.typeset.lint.drawn_words import drawn_words
from briefpack.typeset.lint.margins import margin_place
from briefpack.typeset.painting import Rectangle, painted
from briefpack.typeset.part import Part
from briefpack.typeset.tags import is_complex

PT_PER_PX = 72 / 96
RAISED, STAMP = "sup", "data-place"


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one line and one type. `box` is where they may stand, in pt from the upper left corner of the page.

    It is None for words that are turned. `size` is that of the type, in pt. In a `spread` run a reader of the file is
    told where the whole stands, not each letter; a `clamped` one, in a margin, may end early with an ellipsis.
    """

    part: Part
    words: str
    box: Rectangle | None
    size: float
    element: Any
    margin: bool
    spread: bool

    @property
    def clamped(self) -> bool:
        return self.margin

    @property
    def place(self) -> Place:
        """Where the words were written; those in a margin belong to no element."""
        if self.margin or self.element is None:
            return margin_place(self.part, self.words)
        return self.part.place_of(self.element)


def runs_of(part: Part, page: Any) -> Iterator[Run]:
    """All words on a page of a part, in the order in which they are painted; words of drawings among them."""
    limits = _limits(page._page_box)
    for box in painted(page._page_box):
        if boxes.is_text(box) and box.text.strip():
            limit, margin = limits[id(box)]
            area = limit and _in_pt(_shared(_area(box.position_x, box.position_y, box), limit))
            size = box.style["font_size"] * PT_PER_PX
            yield Run(part, box.text, area, size, box.element, margin, is_complex(box.text))
        for drawn in drawn_words(box):
            area = _in_pt(_area(box.content_box_x(), box.content_box_y(), box))
            size = drawn.size * PT_PER_PX
            yield Run(part, drawn.words, area, size, box.element, margin=False, spread=True)


def _limits(page_box: Any) -> dict[int, tuple[Rectangle | None, bool]]:
    """{box of words: the page less all that clips it, None where it is turned, and whether it is in a margin}"""
    found: dict[int, tuple[Rectangle | None, bool]] = {}
    page = (0.0, 0.0, float(page_box.margin_width()), float(page_box.margin_height()))
    todo: list[tuple[Any, Rectangle | None, bool]] = [(page_box, page, False)]
    while todo:
        placeholder, limit, margin = todo.pop()
        box = boxes.content_of(placeholder)
        margin = margin or boxes.is_margin(box)
        if boxes.is_text(box):
            found[id(box)] = limit, margin
        if limit and box.style is not None and box.style["transform"]:
            limit = None
        elif limit and boxes.clips(box):
            inner = box.padding_width(), box.padding_height()
            left, top = box.padding_box_x(), box.padding_box_y()
            limit = _shared((left, top, left + inner[0], top + inner[1]), limit)
        todo.extend((child, limit, margin) for child in boxes.children(box))
    return found


def _area(left: float, top: float, box: Any) -> Rectangle:
    return left, top, left + box.width, top + box.height


def _shared(one: Rectangle, other: Rectangle) -> Rectangle:
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def _in_pt(area: Rectangle) -> Rectangle:
    left, top, right, bottom = (edge * PT_PER_PX for edge in area)
    return left, top, right, bottom


class Wording:
    """What a part says without its heads, feet and raised numbers: all of it, and that of each `data-place`."""

    def __init__(self, part: Part) -> None:
        self._stamps: dict[Any, tuple[str, ...] | None] = {}
        self.part, self._everything = part, list[str]()
        self._stamped: dict[str, list[str]] = {}

    def add(self, run: Run) -> None:
        """Take in the next words of the part."""
        stamps = None if run.margin else self._stamps_around(run.element)
        if stamps is not None:
            self._everything.append(run.words)
            for stamp in stamps:
                self._stamped.setdefault(stamp, []).append(run.words)

    def everything(self) -> str:
        return " ".join(self._everything)

    def at(self, place: Place) -> str | None:
        """What stands in elements that lead to a place; None where none does."""
        words = self._stamped.get(str(place))
        return None if words is None else " ".join(words)

    def _stamps_around(self, element: Any) -> tuple[str, ...] | None:
        """The places of an element and those around it; None for a raised number."""
        if element not in self._stamps:
            around = list(self.part.upwards(element))
            raised = any(each.tag == RAISED for each in around)
            stamps = (each.get(STAMP) for each in around)
            self._stamps[element] = None if raised else tuple(dict.fromkeys(filter(None, stamps)))
        return self._stamps[element]
