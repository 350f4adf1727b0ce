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
NOTE, CALL, MARK = "footnote", "call-of-note", "mark-of-note"  # classes of a note, its letter in the text and its own
LONG = 8  # pages; of 17 longer parts three were cured, and each layout of one takes half a second or more


@dataclass(frozen=True, slots=True)
class StrayNote:
    """A footnote whose text begins on another page than its call: `pages_on` pages later, or earlier if negative."""

    element: Any
    pages_on: int


def stray_notes(pages: Sequence[Any]) -> list[StrayNote]:
    """The footnotes of a part that do not stand on the page of their call: the engine's own, and ours, which stand
    under their paragraph."""
    calls: dict[Any, int] = {}
    notes: dict[Any, tuple[int, Any]] = {}
    for number, page in enumerate(pages):
        for visit in walk(page._page_box):
            element, tag = visit.box.element, visit.box.element_tag or ""
            if tag.endswith("::footnote-call"):
                calls.setdefault(id(element), number)
            elif tag.endswith("::footnote-marker"):
                notes.setdefault(id(element), (number, element))
            elif tag == "a" and element.get("class") == CALL:
                calls.setdefault(element.get("href"), number)
            elif tag == "span" and element.get("class") == NOTE:
                notes.setdefault(f"#{element.get('id')}", (number, element))
    return [
        StrayNote(element, number - calls[key])
        for key, (number, element) in notes.items()
        if calls.get(key, number) != number
    ]
