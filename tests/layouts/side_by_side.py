"""Two pages side by side: whether they look the same, and a picture of how they differ.

Both are rasterised in one run, so that another rasteriser changes nothing. A cell of a coarse grid is compared by how
dark it is: what hints or smooths a letter otherwise moves a cell by little, what moves a block moves it by much.
"""

from __future__ import annotations

import io

import pypdfium2
from PIL import Image, ImageChops

DPI = 50
CELL = 4  # px of that, 2 mm: about a line of text
MOVED = 48  # of 255: by so much a cell darkens or clears where words come or go
FEW = 6  # cells that may differ; one word that changes takes more


def picture(pdf: bytes, page: int = 1) -> Image.Image:
    """A page in colour; pages count from 1."""
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    try:
        return document[page - 1].render(scale=DPI / 72).to_pil().convert("RGB")
    finally:
        document.close()


def differing(one: Image.Image, other: Image.Image) -> int:
    """How many cells differ; pages of two sizes differ everywhere."""
    if one.size != other.size:
        return max(one.width * one.height, other.width * other.height) // CELL**2
    size = (one.width // CELL, one.height // CELL)
    cells = ImageChops.difference(one.resize(size, Image.Resampling.BOX), other.resize(size, Image.Resampling.BOX))
    red, green, blue = cells.split()
    worst = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return sum(worst.histogram()[MOVED + 1 :])


def side_by_side(one: Image.Image, other: Image.Image) -> Image.Image:
    """The two, and between them what differs."""
    between = ImageChops.difference(one, other) if one.size == other.size else Image.new("RGB", one.size, "red")
    whole = Image.new("RGB", (one.width + between.width + other.width, max(one.height, other.height)), "white")
    whole.paste(one, (0, 0))
    whole.paste(ImageChops.invert(between), (one.width, 0))
    whole.paste(other, (one.width + between.width, 0))
    return whole
