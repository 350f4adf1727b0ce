"""Finished files spoilt as no layout would: what joins, shrinks or signs packs could do so."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject, RectangleObject

TEXT = re.compile(rb"BT\n.*?\nET", re.DOTALL)  # what draws one run of words
Spoil = Callable[[PdfWriter], object]


def texts(content: bytes, page: int = 0) -> list[bytes]:
    """What draws each run of words of a page, in order."""
    return TEXT.findall(_drawing(PdfReader(io.BytesIO(content)), page))


def spoilt(content: bytes, *changes: Spoil) -> bytes:
    """A file with some changes made to it."""
    writer, out = PdfWriter(clone_from=io.BytesIO(content)), io.BytesIO()
    for change in changes:
        change(writer)
    writer.write(out)
    return out.getvalue()


def redrawn(content: bytes, old: bytes, new: bytes, page: int = 0) -> bytes:
    """A file whose page draws something else; what is replaced must be there."""
    drawing = _drawing(PdfReader(io.BytesIO(content)), page)
    assert old in drawing
    stream = DecodedStreamObject()
    stream.set_data(drawing.replace(old, new, 1))

    def redraw(writer: PdfWriter) -> None:
        writer.pages[page][NameObject("/Contents")] = writer._add_object(stream)

    return spoilt(content, redraw)


def without_page(content: bytes, page: int) -> bytes:
    """A file that has lost a page."""
    return spoilt(content, lambda writer: writer.remove_page(page))


def reordered(content: bytes, *pages: int) -> bytes:
    """A file of some pages of another one, in another order."""
    writer, out = PdfWriter(), io.BytesIO()
    writer.append(io.BytesIO(content), pages=list(pages))
    writer.write(out)
    return out.getvalue()


def without_letter_map(content: bytes, glyph: bytes) -> bytes:
    """A file whose fonts do not tell which letter a glyph stands for."""
    found = 0

    def forget(writer: PdfWriter) -> None:
        nonlocal found
        for font in writer.pages[0]["/Resources"]["/Font"].values():
            stream = font.get_object()["/ToUnicode"].get_object()
            rule = re.compile(rb"<%b> <[0-9a-f]+>" % glyph, re.IGNORECASE)
            kept, gone = rule.subn(b"<%b> <>" % glyph, stream.get_data())
            found += gone
            stream.set_data(kept)

    done = spoilt(content, forget)
    assert found, "no font knows that glyph"
    return done


def without_letter_maps(content: bytes, *, bold: bool) -> bytes:
    """A file whose fonts, the bold ones or the others, have no letter map."""

    def forget(writer: PdfWriter) -> None:
        for font in writer.pages[0]["/Resources"]["/Font"].values():
            if ("Bold" in font.get_object()["/BaseFont"]) == bold:
                del font.get_object()["/ToUnicode"]

    return spoilt(content, forget)


def drawing(content: bytes, page: int = 0) -> bytes:
    """The operators that draw a page."""
    return _drawing(PdfReader(io.BytesIO(content)), page)


def cropped(content: bytes, right: float) -> bytes:
    """A file whose first page ends at `right` (pt)."""

    def crop(writer: PdfWriter) -> None:
        page = writer.pages[0]
        page.mediabox = RectangleObject((0, 0, right, float(page.mediabox.height)))

    return spoilt(content, crop)


def _drawing(reader: PdfReader, page: int) -> bytes:
    contents = reader.pages[page].get_contents()
    assert contents is not None
    return contents.get_data()
