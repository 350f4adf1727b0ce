"""Frames: what asks to stand on one page, and what may never be divided."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from briefpack.typeset import boxes

WHOLE = "data-whole"  # on what may never be divided: a stat, an ask, an allegation with its reply


def divided(pages: Sequence[Any]) -> list[Any]:
    """The frames that print on more than one page, in their order; heads that a table repeats are among them."""
    first_pages: dict[int, int] = {}
    found: dict[int, Any] = {}
    for number, page in enumerate(pages):
        for visit in boxes.walk(page._page_box):
            element = visit.box.element
            if visit.margin or element is None or not _is_frame(visit.box):
                continue
            if first_pages.setdefault(id(element), number) != number:
                found[id(element)] = element
    return list(found.values())


def _is_frame(box: Any) -> bool:
    if box.style is None or "::" in box.element_tag:
        return False
    return box.style["break_inside"] in ("avoid", "avoid-page") or box.element.get(WHOLE) is not None
