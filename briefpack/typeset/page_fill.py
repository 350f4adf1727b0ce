"""How full pages are, and evener pages for a part whose last one would be almost empty."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from briefpack.typeset import boxes

THIN = 1 / 3  # of a page's height; less looks forgotten
AIM = 0.40  # what evener pages leave to the last one; frames that stay whole take some of it
STEPS = (1.0, 1.35)  # of the distance that the aim asks for


def fill(page: Any) -> float:
    """How far down words and pictures reach on a page, as a share of the height between its margins."""
    box = page._page_box
    if box.height <= 0:  # margins that leave no room are told elsewhere
        return 1.0
    lowest = box.content_box_y()
    for visit in boxes.walk(box):
        if not visit.margin and boxes.has_ink(visit.box):
            lowest = max(lowest, visit.box.position_y + visit.box.height)
    return float((lowest - box.content_box_y()) / box.height)


def evening(pages: Sequence[Any]) -> list[str]:
    """Sheets to try, in order, that give the last page more; none where it is not thin.

    First every page ends a little higher; then the last but one alone ends so high that something of it moves on. Feet
    stand at the bottom of the margin, so they stay where they are.
    """
    if len(pages) < 2 or (last := fill(pages[-1])) >= THIN:
        return []
    box, before = pages[0]._page_box, pages[-2]
    missing = (AIM - last) * box.height
    each = [("", missing * step / (len(pages) - 1)) for step in STEPS]
    one = [(f":nth({len(pages) - 1})", (1 - fill(before)) * box.height + missing * step) for step in STEPS]
    return [
        f"@page{which} {{ margin-bottom: {box.margin_bottom + higher:.1f}px !important }}"
        for which, higher in each + one
    ]


def is_evener(pages: Sequence[Any], before: Sequence[Any]) -> bool:
    """Whether no page is thin any more and none was added."""
    return len(pages) == len(before) and min(map(fill, pages)) >= THIN
