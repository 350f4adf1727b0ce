"""In which order the boxes of a page are painted, and what colours lie where (CSS 2.2, appendix E)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from weasyprint.formatting_structure.boxes import InlineBlockBox, InlineFlexBox, InlineGridBox, InlineLevelBox, LineBox
from weasyprint.images import Gradient

from briefpack.typeset import boxes

Colour = tuple[float, float, float]  # sRGB, each from 0 to 1
Rectangle = tuple[float, float, float, float]  # left, top, right, bottom in px from the page's corner
PAPER: Colour = (1.0, 1.0, 1.0)
INLINE_BLOCKS = (InlineBlockBox, InlineFlexBox, InlineGridBox)


@dataclass(frozen=True, slots=True)
class Ground:
    """What is painted in a rectangle: one of some colours, each with its alpha; none where it is a picture."""

    rectangle: Rectangle
    colours: tuple[tuple[Colour, float], ...]

    def over(self, below: frozenset[Colour]) -> frozenset[Colour]:
        """The colours there may be once this is painted over those below; none where that cannot be told."""
        return frozenset(blended(colour, alpha, under) for colour, alpha in self.colours for under in below)


@dataclass(slots=True)
class _Layer:
    """What one box paints, sorted by what comes first."""

    blocks: list[Any] = field(default_factory=list)
    floats: list[Any] = field(default_factory=list)
    inlines: list[Any] = field(default_factory=list)
    lifted: list[Any] = field(default_factory=list)  # positioned, clipped, turned or veiled


def painted(page_box: Any) -> Iterator[Any]:
    """Every box of a page, the lowest first."""
    yield page_box
    for child in boxes.children(page_box):
        yield from _painted(child)


def _painted(box: Any) -> Iterator[Any]:
    layer = _Layer()
    for child in boxes.children(box):
        _sort(child, layer)
    yield box
    lifted = sorted(layer.lifted, key=_height)  # of one height, in the order in which they are written
    for below in [each for each in lifted if _height(each) < 0]:
        yield from _painted(below)
    yield from layer.blocks
    for each in layer.floats:
        yield from _painted(each)
    for each in layer.inlines:
        yield from _painted(each) if isinstance(each, INLINE_BLOCKS) else (each,)
    for above in [each for each in lifted if _height(each) >= 0]:
        yield from _painted(above)


def _sort(placeholder: Any, layer: _Layer) -> None:
    box = boxes.content_of(placeholder)
    if _is_lifted(box):
        layer.lifted.append(box)
    elif box.is_floated():
        layer.floats.append(box)
    elif isinstance(box, INLINE_BLOCKS):
        layer.inlines.append(box)
    else:
        (layer.inlines if isinstance(box, InlineLevelBox | LineBox) else layer.blocks).append(box)
        for child in boxes.children(box):
            _sort(child, layer)


def _is_lifted(box: Any) -> bool:
    style = box.style
    return bool(
        style["position"] != "static" or style["opacity"] < 1 or style["transform"] or style["overflow"] != "visible"
    )


def _height(box: Any) -> int:
    height = box.style["z_index"]
    return 0 if height == "auto" else int(height)


# ------------------------------------------------------------------------------------ grounds


def grounds(box: Any) -> Iterator[Ground]:
    """What a box lays under the words that are painted after it, the lowest first."""
    if boxes.is_replaced(box):
        left, top = box.content_box_x(), box.content_box_y()
        yield Ground((left, top, left + box.width, top + box.height), ())
    for background in (box.background, getattr(box, "canvas_background", None)):
        if background is not None:
            area = background.layers[-1].painting_area if background.layers else (0, 0, 0, 0)
            if background.color.alpha > 0:
                yield Ground(_rectangle(area), (seen(background.color),))
            for layer in reversed(background.layers):
                if layer.image is not None:
                    yield _of_image(layer)


def _of_image(layer: Any) -> Ground:
    area = layer.painting_area
    if layer.repeat == ("no-repeat", "no-repeat"):
        area = tuple(layer.positioning_area[side] + layer.position[side] for side in (0, 1)) + layer.size
    colours = map(seen, layer.image.colors) if isinstance(layer.image, Gradient) else ()
    return Ground(_rectangle(area), tuple(colours))


def _rectangle(area: Sequence[float]) -> Rectangle:
    left, top, width, height = area
    return left, top, left + width, top + height


def seen(colour: Any) -> tuple[Colour, float]:
    """The engine's colour in sRGB, and its alpha; inks count as a screen shows them."""
    if colour.space == "device-cmyk":
        *inks, black = colour.coordinates
        red, green, blue = ((1 - ink) * (1 - black) for ink in inks)
        return (red, green, blue), float(colour.alpha)
    red, green, blue = colour.to("srgb").coordinates
    return (float(red), float(green), float(blue)), float(colour.alpha)


def blended(colour: Colour, alpha: float, below: Colour) -> Colour:
    """A colour with some alpha as it looks over another one."""
    red, green, blue = (alpha * over + (1 - alpha) * under for over, under in zip(colour, below, strict=True))
    return red, green, blue
