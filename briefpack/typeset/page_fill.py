"""How full pages are, and evener pages for a part whose last one would be almost empty."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from briefpack.typeset import boxes
from briefpack.typeset.footnotes import stray_notes
from briefpack.typeset.frames import divided

THIN = 1 / 3  # of a page's height; less looks forgotten
AIM = 0.40  # what evener pages leave to the last one; frames that stay whole take some of it
STEPS = (1.0, 1.35)  # of the distance that the aim asks for


def fill(page: Any) -> float:
    """How much of a page words and pictures take, as a share of the height between its margins."""
    height = page._page_box.height
    return used_height(page) / height if height > 0 else 1.0  # margins that leave no room are told elsewhere


def used_height(page: Any, counts: Callable[[Any], bool] = lambda _: True) -> float:
    """Height in px of what words and pictures take, or those whose element counts.

    It goes from the top of the page's content to the lowest of them; footnotes, which stand at the foot whatever is
    above them, add their own height.
    """
    top = page._page_box.content_box_y()
    lowest, notes = top, []
    for visit in boxes.walk(page._page_box):
        box = visit.box
        if visit.margin or not boxes.has_ink(box) or not counts(box.element):
            continue
        bottom = box.position_y + box.height
        if visit.note:
            notes += [box.position_y, bottom]
        else:
            lowest = max(lowest, bottom)
    return float(lowest - top + (max(notes) - min(notes) if notes else 0))


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
    """Whether no page is thin any more, and nothing was paid for it: no page more, frame divided or note astray."""
    if len(pages) != len(before) or min(map(fill, pages)) < THIN:
        return False
    return len(divided(pages)) <= len(divided(before)) and len(stray_notes(pages)) <= len(stray_notes(before))
