"""An address as a QR code (ISO/IEC 18004): the only door to segno."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator

from markupsafe import Markup

MOST = 2331  # bytes that the largest code holds, ISO/IEC 18004, table 7: version 40, level M
QUIET = 4  # modules of white around the code, ISO/IEC 18004, 6.3.8
ERROR_LEVEL = "m"  # a seventh of the code may be worn off: folds, rain, a bad copy


def require_short(address: str) -> None:
    """Raises `ValueError` for an address too long for any code."""
    if len(address.encode()) > MOST:
        raise ValueError(address)


@functools.lru_cache(maxsize=64)  # a contact stands in several parts and packs
def qr_code(address: str) -> Markup:
    """An inline SVG of the class `qr`, with the quiet zone in it. At 20 mm and more phones read it from paper.

    The address has passed `require_short`.
    """
    import segno  # it loads http and ssl

    code = segno.make(address, error=ERROR_LEVEL, micro=False)
    size = code.symbol_size(border=0)[0] + 2 * QUIET
    path = "".join(
        f"M{x + QUIET} {y + QUIET}h{width}v1h-{width}z" for y, row in enumerate(code.matrix) for x, width in _runs(row)
    )
    svg = Markup('<svg class="qr" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {0}">{1}</svg>')
    return svg.format(size, Markup('<title>QR code: {}</title><path d="{}"/>').format(address, path))


def _runs(row: bytearray) -> Iterator[tuple[int, int]]:
    """Where dark modules begin in a row, and how many stand side by side."""
    at = 0
    for dark, modules in itertools.groupby(row):
        width = len(list(modules))
        if dark:
            yield at, width
        at += width
