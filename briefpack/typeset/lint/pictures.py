"""Pictures that leave the page, as a height that suits another paper makes them do."""

from __future__ import annotations

from briefpack.problems import Problems
from briefpack.typeset import boxes
from briefpack.typeset.part import Part

TOLERANCE = 0.5  # px


def lint_pictures(part: Part, problems: Problems) -> None:
    """Report each picture of which a part lies beyond the edge of its page."""
    for page in part.pages:
        width, height = page._page_box.margin_width(), page._page_box.margin_height()
        for visit in boxes.walk(page._page_box):
            if not boxes.is_replaced(visit.box):
                continue
            left, top = visit.box.content_box_x(), visit.box.content_box_y()
            over = max(-left, -top, left + visit.box.width - width, top + visit.box.height - height)
            if over > TOLERANCE:
                problems.error("picture-off-page", f"this picture runs {over * 25.4 / 96:.1f} mm off the page",
                               part.place_of(visit.box.element), "make it smaller in the layout")  # fmt: skip
