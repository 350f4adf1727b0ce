"""A finished file as PDFium reads it: the words of its pages, where each letter stands, and what can be seen of it."""

from __future__ import annotations

import contextlib
import ctypes
import math
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

import pypdfium2
from PIL import Image, ImageChops
from pypdfium2 import raw

from briefpack.typeset.painting import Rectangle

SCALE = 0.6  # pixels for a pt: 43 dpi
SEEN = [0] * 8 + [255] * 248  # by how much a pixel differs from the ground: whether that is seen
DEEPEST = 8  # drawings in drawings that are looked into
DROPPED = ("Zs", "Zl", "Zp", "Cc", "Cf", "Cn", "Pd")  # spaces, breaks, marks without ink; hyphens come and go


class _Folded(dict[str, str]):
    """{a character: what two texts are compared by}, worked out when it is first asked for."""

    def __missing__(self, character: str) -> str:
        signs = unicodedata.normalize("NFKD", character)
        self[character] = "".join(sign for sign in signs if unicodedata.category(sign) not in DROPPED)
        return self[character]


FOLDED = _Folded()


def folded(words: str) -> str:
    """Words without spaces, hyphens and marks that do not print; ligatures and letters with accents taken apart."""
    return "".join([FOLDED[character] for character in words])


class FinishedPage:
    """One page. Places are in pt from its upper left corner; letters are counted in `words`, the folded `text`."""

    def __init__(self, document: pypdfium2.PdfDocument, number: int, *, foreign: bool) -> None:
        self._foreign, self._page = foreign, document[number]
        self._height = self._page.get_height()
        self._text = self._page.get_textpage()
        self._edges = [ctypes.c_double() for _ in range(4)]
        self._ink: Image.Image | None = None
        count = self._text.count_chars()
        self.text: str = self._text.get_text_range() if count else ""
        read = self._characters(count)
        signs = [FOLDED[character] for character in read]
        self.words = "".join(signs)
        self._index = [at for at, each in enumerate(signs) for _ in each]

    def close(self) -> None:
        self._text.close()
        self._page.close()

    def _characters(self, count: int) -> Sequence[str]:
        """What PDFium reads, as many as it counts: the second half of a character beyond U+FFFF is one for itself."""
        if len(self.text) == count:
            return self.text
        units = [raw.FPDFText_GetUnicode(self._text, at) for at in range(count)]
        pairs = zip(units, [*units[1:], 0], strict=True)
        return [_character(unit, after) for unit, after in pairs]

    def letter(self, at: int) -> Rectangle:
        """Where a letter stands."""
        left, right, bottom, top = self._edges
        raw.FPDFText_GetCharBox(self._text, self._index[at], left, right, bottom, top)
        return left.value, self._height - top.value, right.value, self._height - bottom.value

    def shows(self, area: Rectangle) -> bool:
        """Whether letters in an area stand out from what is painted under them."""
        if self._ink is None:
            self._ink = self._seen_of_words()
        (left, right), (top, bottom) = _pixels(area[0], area[2]), _pixels(area[1], area[3])
        box = max(left, 0), max(top, 0), min(right, self._ink.width), min(bottom, self._ink.height)
        return box[0] < box[2] and box[1] < box[3] and bool(self._ink.crop(box).getbbox())

    def draws_foreign(self) -> bool:
        """Whether the page draws one of another file."""
        return any(raw.FPDFPageObj_GetType(drawn) == raw.FPDF_PAGEOBJ_FORM for drawn in self._objects())

    def _objects(self) -> list[Any]:
        return [raw.FPDFPage_GetObject(self._page, at) for at in range(raw.FPDFPage_CountObjects(self._page))]

    def _seen_of_words(self) -> Image.Image:
        """Black where a page looks as it does without its words."""
        if self._foreign:
            self._hide(raw.FPDF_PAGEOBJ_FORM)
        whole = self._picture()
        self._hide(raw.FPDF_PAGEOBJ_TEXT)
        return ImageChops.difference(whole, self._picture()).point(SEEN)

    def _picture(self) -> Image.Image:
        bitmap = self._page.render(scale=SCALE, grayscale=True, draw_annots=False, may_draw_forms=False)
        try:
            picture: Image.Image = bitmap.to_pil().copy()
            return picture
        finally:
            bitmap.close()

    def _hide(self, kind: int) -> None:
        """Leave objects of one kind out of pictures from now on."""
        todo = [(drawn, 1) for drawn in self._objects()]
        while todo:
            drawn, depth = todo.pop()
            found = raw.FPDFPageObj_GetType(drawn)
            if found == kind:
                raw.FPDFPageObj_SetIsActive(drawn, False)
            elif found == raw.FPDF_PAGEOBJ_FORM and depth < DEEPEST and not self._foreign:
                inner = range(raw.FPDFFormObj_CountObjects(drawn))
                todo.extend((raw.FPDFFormObj_GetObject(drawn, at), depth + 1) for at in inner)


def _character(unit: int, after: int) -> str:
    """A character of UTF-16, whole where its first half stands; a second half is none."""
    if 0xD800 <= unit < 0xDC00 <= after < 0xE000:
        return chr(0x10000 + ((unit - 0xD800) << 10) + after - 0xDC00)
    return "" if 0xDC00 <= unit < 0xE000 else chr(unit)


def _pixels(begin: float, end: float) -> tuple[int, int]:
    """The pixels that a length in pt takes; one more on either side, where it is a comma's or a hyphen's."""
    first, last = round(begin * SCALE), round(end * SCALE)
    return (first, last) if last - first > 1 else (math.floor(begin * SCALE) - 1, math.ceil(end * SCALE) + 1)


@contextlib.contextmanager
def opened(content: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """A finished file. Raises `pypdfium2.PdfiumError` when it cannot be read."""
    document = pypdfium2.PdfDocument(content)
    try:
        yield document
    finally:
        document.close()
