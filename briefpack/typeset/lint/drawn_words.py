"""The words of an inline drawing (SVG), which are no boxes: in what colour they are drawn, and how large."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tinycss2.color4 import parse_color

from briefpack.typeset import boxes
from briefpack.typeset.drawings import name_of
from briefpack.typeset.painting import Colour, seen
from briefpack.typeset.tags import SVG

SHAPES = frozenset({"rect", "circle", "ellipse", "path", "polygon", "polyline", "line"})
USUAL_SIZE = 16.0  # px
LENGTH = re.compile(r"([0-9.]+)(px|pt)?")


@dataclass(frozen=True, slots=True)
class DrawnWords:
    """Some words of a drawing. `colour` is None where it, or what is drawn under them, cannot be told."""

    words: str
    colour: tuple[Colour, float] | None
    size: float  # px, as they print


def drawn_words(box: Any) -> Iterator[DrawnWords]:
    """What is written in a box, if that is an inline drawing."""
    if not boxes.is_replaced(box) or box.element is None or box.element.tag != SVG:
        return
    parents = {child: parent for parent in box.element.iter() for child in parent}
    over_shapes = any(name_of(each) in SHAPES for each in box.element.iter())
    for element in box.element.iter():
        words = " ".join((element.text or "").split())
        if name_of(element) in ("text", "tspan") and words:
            colour = None if over_shapes else _colour(element, parents, box)
            yield DrawnWords(words, colour, _size(element, parents) * _scale(box))


def _colour(element: Any, parents: dict[Any, Any], box: Any) -> tuple[Colour, float] | None:
    """The fill of words; the colour of their outline where they have no fill."""
    written = _said(element, parents, "fill") or "black"
    if written == "none":
        written = _said(element, parents, "stroke") or "none"
    colour = parse_color(written)
    return seen(box.style["color"] if colour == "currentcolor" else colour) if colour else None


def _size(element: Any, parents: dict[Any, Any]) -> float:
    found = LENGTH.fullmatch(_said(element, parents, "font-size"))
    return float(found[1]) * (4 / 3 if found[2] == "pt" else 1) if found else USUAL_SIZE


def _scale(box: Any) -> float:
    """How much larger a drawing prints than it is drawn."""
    shown = (box.element.get("viewBox") or "").replace(",", " ").split()
    return min(box.width / float(shown[2]), box.height / float(shown[3])) if len(shown) == 4 else 1.0


def _said(element: Any, parents: dict[Any, Any], name: str) -> str:
    """What the nearest element around says of a property; '' for nothing. (A `style` would be refused.)"""
    while element is not None:
        if said := element.get(name, "").strip():
            return str(said)
        element = parents.get(element)
    return ""
