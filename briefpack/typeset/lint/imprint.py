"""Where the imprint of a leaflet lands: shown at all, where the law looks for it, and clear of the knife."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from briefpack.problems import Problems
from briefpack.typeset import boxes
from briefpack.typeset.boxes import PX_PER_MM
from briefpack.typeset.part import Part, classes

LEAFLET, IMPRINT = "leaflet", "imprint"  # a kind of part; the class of the element that is its imprint
JURISDICTION = "data-jurisdiction"
SAFE = 3.0  # mm that a knife may stray from the edge


@dataclass(frozen=True, slots=True)
class Shown:
    """Words of an imprint: their element, the page of the pack from 0, how near they come to its edge (mm)."""

    element: Any
    page: int
    from_edge: float


def lint_imprint(parts: Sequence[Part], problems: Problems) -> None:
    """Report a leaflet without an imprint, and one that stands where it does not count or may be cut off."""
    total, first = sum(len(part.pages) for part in parts), 0
    for part in parts:
        shown = [words for number, page in enumerate(part.pages, first) for words in _imprints(part, page, number)]
        if not shown and part.kind == LEAFLET:
            hint = "print it in the layout: leaflet.imprint(view.imprint)"
            problems.error("no-imprint", f"{part.title} shows no imprint", part.place_of(part.root.find("body")), hint)
        for element in {id(words.element): words.element for words in shown}.values():
            own = [words for words in shown if words.element is element]
            _check_place(part, element, own, total, problems)
        first += len(part.pages)


def _check_place(part: Part, element: Any, shown: Sequence[Shown], total: int, problems: Problems) -> None:
    """UK: on the first or the last page of a document with several (PPERA 2000, section 143). Anywhere: not cut."""
    if element.get(JURISDICTION) == "uk" and not {words.page for words in shown} & {0, total - 1}:
        message = f"the imprint stands on page {shown[0].page + 1} of {total}: the first or the last is asked for"
        hint = "move it in the layout, or let less stand behind it"
        problems.error("imprint-misplaced", message, part.place_of(element), hint)
    nearest = min(words.from_edge for words in shown)
    if nearest < SAFE:
        message = f"the imprint comes to {max(nearest, 0):.1f} mm from the edge, where it may be cut off"
        problems.error("imprint-misplaced", message, part.place_of(element), f"keep it {SAFE:.0f} mm from the edge")


def _imprints(part: Part, page: Any, number: int) -> Iterator[Shown]:
    width, height = page._page_box.margin_width(), page._page_box.margin_height()
    for visit in boxes.walk(page._page_box):
        box = visit.box
        if visit.margin or not boxes.is_text(box) or not box.text.strip():
            continue
        element = next((each for each in part.upwards(box.element) if IMPRINT in classes(each)), None)
        if element is not None:
            right, bottom = box.position_x + box.width, box.position_y + box.height
            edge = min(box.position_x, box.position_y, width - right, height - bottom)
            yield Shown(element, number, edge / PX_PER_MM)
