"""How much toner a page takes on a black and white printer."""

from __future__ import annotations

import io

import pypdfium2

DPI = 100


def toner(pdf: bytes, page: int) -> float:
    """How dark a page is in grey, in per cent of a black one; pages count from 1."""
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    try:
        picture = document[page - 1].render(scale=DPI / 72, grayscale=True).to_pil()
    finally:
        document.close()
    histogram = picture.convert("L").histogram()
    return sum((255 - shade) * count for shade, count in enumerate(histogram)) / (255 * sum(histogram)) * 100
