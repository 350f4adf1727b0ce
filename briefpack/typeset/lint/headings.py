"""Headings that stand alone at the foot of a page."""

from __future__ import annotations

from typing import Any

from briefpack.problems import Problems
from briefpack.typeset import boxes
from briefpack.typeset.lint.words import quoted
from briefpack.typeset.part import Part

HEADINGS = ("h1", "h2", "h3", "h4")


def lint_headings(part: Part, problems: Problems) -> None:
    """Report each heading after which its page prints nothing more of what it heads."""
    first = _first_pages(part)
    order = [element for element in part.root.iter() if element in first]
    for number, element in enumerate(order):
        if element.tag not in HEADINGS or (element.tag == "h1" and not part.flows and part.kind):
            continue  # the title of a cover or a letter stands for itself
        after = next((each for each in order[number + 1 :] if not part.is_within(each, element)), None)
        if after is not None and first[after] > first[element]:
            message = f"the heading {quoted(''.join(element.itertext()))} stands alone at the foot of its page"
            hint = "shorten what stands before it, or what follows it"
            problems.error("heading-stranded", message, part.place_of(element), hint)


def _first_pages(part: Part) -> dict[Any, int]:
    """The first page on which each element prints words of its own, or of those in it."""
    found: dict[Any, int] = {}
    for number, page in enumerate(part.pages):
        for visit in boxes.walk(page._page_box):
            if not visit.margin and boxes.has_ink(visit.box) and visit.box.element is not None:
                element = visit.box.element
                while element is not None and found.setdefault(element, number) == number:
                    element = part.parents.get(element)
    return found
