"""Frames: what asks to stand on one page, and what may never be divided."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from briefpack.typeset import boxes

WHOLE = "data-whole"  # on what may never be divided: a stat, an ask, an allegation with its reply


def divided(pages: Sequence[Any]) -> list[Any]:
    """The frames that print on more than one page or column, in their order; heads that a table repeats are among them.

    Of a frame in columns each piece is a box of its own, beside the one before it.
    """
    first: dict[int, tuple[int, Any]] = {}
    found: dict[int, Any] = {}
    for number, page in enumerate(pages):
        for visit in boxes.walk(page._page_box):
            element = visit.box.element
            if visit.margin or element is None or not _is_frame(visit.box):
                continue
            page_of_first, box = first.setdefault(id(element), (number, visit.box))
            if page_of_first != number or _is_beside(visit.box, box):
                found[id(element)] = element
    return list(found.values())


def _is_beside(box: Any, first: Any) -> bool:
    """Whether a box stands right of another one, and is no line or word of it."""
    blocks = boxes.is_block_level(box) and boxes.is_block_level(first)
    return blocks and box.position_x >= first.position_x + first.margin_width() - boxes.TOLERANCE


def _is_frame(box: Any) -> bool:
    if box.style is None or "::" in box.element_tag:
        return False
    return box.style["break_inside"] in ("avoid", "avoid-page") or box.element.get(WHOLE) is not None
