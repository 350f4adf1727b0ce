"""Walking WeasyPrint's boxes: the one place that knows how they hang together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

TOLERANCE = 0.5  # px; what lies closer together is the same for a reader
PX_PER_MM = 96 / 25.4


@dataclass(frozen=True, slots=True)
class Visit:
    """A box, whether it stands in a page margin, the innermost box that clips it, and whether it is of a footnote."""

    box: Any
    margin: bool
    clip: Any | None
    note: bool


def walk(page_box: Any) -> Iterator[Visit]:
    """Every box of a page in drawing order, ancestors first."""
    todo = [Visit(page_box, margin=False, clip=None, note=False)]
    while todo:
        visit = todo.pop()
        box = content_of(visit.box)
        margin = visit.margin or isinstance(box, boxes.MarginBox)
        note = visit.note or isinstance(box, boxes.FootnoteAreaBox)
        yield Visit(box, margin, visit.clip, note)
        clip = box if clips(box) else visit.clip
        todo.extend(Visit(child, margin, clip, note) for child in reversed(list(children(box))))


def children(box: Any) -> Iterator[Any]:
    """The boxes right inside a box."""
    if hasattr(box, "all_children"):
        yield from box.all_children()


def content_of(box: Any) -> Any:
    """The box itself, where a placeholder stands for one that is positioned absolutely."""
    return box._box if isinstance(box, AbsolutePlaceholder) else box


def clips(box: Any) -> bool:
    """Whether what runs out of a box cannot be seen."""
    return isinstance(box, boxes.BlockContainerBox) and box.style is not None and box.style["overflow"] != "visible"


def is_text(box: Any) -> bool:
    return isinstance(box, boxes.TextBox)


def is_replaced(box: Any) -> bool:
    return isinstance(box, boxes.ReplacedBox)


def has_ink(box: Any) -> bool:
    """Whether a box prints words or a picture."""
    return is_replaced(box) or (is_text(box) and bool(box.text.strip()))


def is_off_page(box: Any, page_box: Any) -> bool:
    """Whether some of a box lies beyond the edges of the page."""
    right, bottom = box.position_x + box.width, box.position_y + box.height
    return bool(
        min(box.position_x, box.position_y) < -TOLERANCE
        or right > page_box.margin_width() + TOLERANCE
        or bottom > page_box.margin_height() + TOLERANCE
    )


def is_line(box: Any) -> bool:
    return isinstance(box, boxes.LineBox)


def is_page(box: Any) -> bool:
    return isinstance(box, boxes.PageBox)


def is_margin(box: Any) -> bool:
    return isinstance(box, boxes.MarginBox)


def is_block_level(box: Any) -> bool:
    return isinstance(box, boxes.BlockLevelBox)


def is_block_container(box: Any) -> bool:
    return isinstance(box, boxes.BlockContainerBox)


def is_placeholder(box: Any) -> bool:
    return isinstance(box, AbsolutePlaceholder)
