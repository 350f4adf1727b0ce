"""Headings, and labels that are to stay with what follows, alone at the foot of a page or a column."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from briefpack.problems import Problems
from briefpack.typeset import boxes
from briefpack.typeset.lint.words import quoted
from briefpack.typeset.part import Part

HEADINGS = ("h1", "h2", "h3", "h4")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an element first prints words of its own, or of those in it: page, and px from its corner."""

    page: int
    left: float
    right: float


def lint_headings(part: Part, problems: Problems) -> None:
    """Report each heading or label after which its page or column prints nothing more of what it heads."""
    first, kept, columns = _looked_up(part)
    order = [element for element in part.root.iter() if element in first]
    for number, element in enumerate(order):
        is_title = element.tag == "h1" and not part.flows and part.kind  # of a cover or a letter: stands for itself
        if is_title or not (element.tag in HEADINGS or element in kept):
            continue
        after = next((each for each in order[number + 1 :] if not part.is_within(each, element)), None)
        if after is None:
            continue
        here, there = first[element], first[after]
        shared = columns.intersection(part.upwards(element)).intersection(part.upwards(after))
        foot = "page" if there.page > here.page else "column" if shared and there.left >= here.right else ""
        if foot:
            what = f"the heading {_words(element)}" if element.tag in HEADINGS else _words(element)
            hint = "shorten what stands before it, or what follows it"
            message = f"{what} stands alone at the foot of its {foot}"
            problems.error("heading-stranded", message, part.place_of(element), hint)


def _looked_up(part: Part) -> tuple[dict[Any, Spot], set[Any], set[Any]]:
    """The spot of each element; those that are to stay with what follows; those that are set in columns."""
    spots, kept, columns = dict[Any, Spot](), set[Any](), set[Any]()
    for number, page in enumerate(part.pages):
        for visit in boxes.walk(page._page_box):
            if visit.margin or visit.box.element is None:
                continue
            style = visit.box.style
            if style["break_after"] in ("avoid", "avoid-page"):
                kept.add(visit.box.element)
            if (style["column_count"], style["column_width"]) != ("auto", "auto"):
                columns.add(visit.box.element)
            if boxes.has_ink(visit.box):
                for element in _new(part, visit.box.element, spots):
                    spots[element] = Spot(number, visit.box.position_x, visit.box.position_x + visit.box.width)
    return spots, kept, columns


def _new(part: Part, element: Any, spots: dict[Any, Spot]) -> Iterator[Any]:
    """An element and those around it, up to the first whose spot is known."""
    for each in part.upwards(element):
        if each in spots:
            return
        yield each


def _words(element: Any) -> str:
    return quoted(" ".join("".join(element.itertext()).split()))
