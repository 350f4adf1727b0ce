"""Footnotes stand on the page of their call. WeasyPrint sometimes sets them a page late (issue 2502): see and nudge."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from briefpack.typeset.boxes import walk

# Small changes that move a line or two; the first that leaves no note late is taken. The best one comes first: of 103
# made-up parts of up to nine pages each alone cured 43, 20, 10, 17, 11 and 25, and all together 61.
NUDGES = (
    "p,li{orphans:3;widows:3}",
    "p,li{orphans:1;widows:1}",
    "@page{@footnote{padding-bottom:3px}}",
    "p,li{break-inside:avoid}",
    "p{orphans:2;widows:1}",
    "p{orphans:1;widows:2}",
)
LONG = 8  # pages; of 17 longer parts three were cured, and each layout of one takes half a second or more


@dataclass(frozen=True, slots=True)
class StrayNote:
    """A footnote whose text begins on another page than its call: `pages_on` pages later, or earlier if negative."""

    element: Any
    pages_on: int


def stray_notes(pages: Sequence[Any]) -> list[StrayNote]:
    """The footnotes of a part that do not stand on the page of their call."""
    calls: dict[int, int] = {}
    notes: dict[int, tuple[int, Any]] = {}
    for number, page in enumerate(pages):
        for visit in walk(page._page_box):
            tag = visit.box.element_tag or ""
            if tag.endswith("::footnote-call"):
                calls.setdefault(id(visit.box.element), number)
            elif tag.endswith("::footnote-marker"):
                notes.setdefault(id(visit.box.element), (number, visit.box.element))
    return [
        StrayNote(element, number - calls[key])
        for key, (number, element) in notes.items()
        if calls.get(key, number) != number
    ]
