"""Grids, flex boxes and columns in each other: the engine lays each one out several times, so its time multiplies.

Measured with WeasyPrint 70.0: ten flex boxes in each other take 20 seconds, six times columns 37.
"""

from __future__ import annotations

from typing import Any

from weasyprint.formatting_structure import boxes

DEEPEST = 3


class NestingError(Exception):
    """`element` stands in too many boxes that are laid out several times."""

    def __init__(self, element: Any) -> None:
        super().__init__("boxes stand too deep in each other")
        self.element = element


def require_shallow(root: Any) -> None:
    """Raises `NestingError` for a grid, a flex box or columns inside three others; `root` is not laid out yet."""
    todo = [(root, 0)]
    while todo:
        box, depth = todo.pop()
        depth += _is_repeated(box)
        if depth > DEEPEST:
            raise NestingError(box.element)
        todo.extend((child, depth) for child in getattr(box, "children", ()))


def _is_repeated(box: Any) -> bool:
    if isinstance(box, boxes.FlexContainerBox | boxes.GridContainerBox):
        return True
    columns = box.style is not None and (box.style["column_count"], box.style["column_width"]) != ("auto", "auto")
    return columns and isinstance(box, boxes.BlockContainerBox)
