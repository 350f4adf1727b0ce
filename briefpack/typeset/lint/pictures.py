"""Pictures that leave the page, as a height that suits another paper makes them do, or that look coarse on it."""

from __future__ import annotations

from typing import Any

from weasyprint.images import RasterImage

from briefpack.problems import Problems
from briefpack.typeset import boxes
from briefpack.typeset.boxes import PX_PER_MM, TOLERANCE
from briefpack.typeset.part import Part

MIN_PPI = 150  # below, a picture looks coarse on paper (print trade: 300 wanted, 150 the least)


def lint_picture(part: Part, page_box: Any, box: Any, problems: Problems) -> None:
    """Report a box of a page that is a picture, when some of it lies beyond the page or its pixels are too few."""
    if boxes.is_replaced(box):
        _edges(part, page_box, box, problems)
        if isinstance(box.replacement, RasterImage) and box.width and box.height:
            _resolution(part, box, problems)


def _edges(part: Part, page_box: Any, box: Any, problems: Problems) -> None:
    left, top = box.content_box_x(), box.content_box_y()
    width, height = page_box.margin_width(), page_box.margin_height()
    over = max(-left, -top, left + box.width - width, top + box.height - height)
    if over > TOLERANCE:
        message = f"this picture runs {over / PX_PER_MM:.1f} mm off the page"
        problems.error("picture-off-page", message, part.place_of(box.element), "make it smaller in the layout")


def _resolution(part: Part, box: Any, problems: Problems) -> None:
    picture = box.replacement
    ppi = min(picture.width / (box.width / 96), picture.height / (box.height / 96))
    if ppi < MIN_PPI:
        size = f"{box.width / PX_PER_MM:.0f} x {box.height / PX_PER_MM:.0f} mm"
        message = f"this picture has {ppi:.0f} ppi at {size}"
        hint = f"use one of at least {MIN_PPI} ppi at this size"
        problems.warn("coarse-picture", message, part.place_of(box.element), hint)
