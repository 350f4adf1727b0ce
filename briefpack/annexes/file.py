"""One PDF of someone else, read with pypdf: its pages as forms, and every object that they reach.

All is read, checked and written out as it is met, so that the file itself can be forgotten before a pack is written.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.generic import (
    ArrayObject,
    ContentStream,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NullObject,
    StreamObject,
)

from briefpack.annexes.conformance import Findings
from briefpack.annexes.cures import cure
from briefpack.annexes.drawing import Drawing, drawing, draws, font_resources, require_visible
from briefpack.annexes.entries import as_dictionary, entry
from briefpack.annexes.errors import AGAIN, AnnexError, touching
from briefpack.annexes.hidden import require_no_annotations
from briefpack.annexes.streams import carried, packed, require_whole
from briefpack.typeset.foreign import ForeignObject, ForeignPage

DROPPED = frozenset({
    "/StructParent", "/StructParents", "/Metadata", "/PieceInfo", "/Parent", "/P", "/AA", "/OC", "/OPI", "/Ref",
    "/LastModified",
})  # fmt: skip
NOT_DRAWN = frozenset({"/Page", "/Pages", "/Catalog", "/Annot", "/StructElem"})
EMBEDDED = ("/FontFile", "/FontFile2", "/FontFile3")
MAX_OBJECTS = 100_000
MAX_SIDE = 14_400  # units: ISO 32000-1, annex C
Corners = tuple[float, float, float, float]
Piece = bytes | ForeignObject
TURNS: dict[int, Callable[[float, float, float, float], tuple[float, ...]]] = {  # /Rotate -> matrix of the form
    0: lambda x0, y0, _x1, _y1: (1, 0, 0, 1, -x0, -y0),
    90: lambda _x0, y0, x1, _y1: (0, -1, 1, 0, -y0, x1),
    180: lambda _x0, _y0, x1, y1: (-1, 0, 0, -1, x1, y1),
    270: lambda x0, _y0, _x1, y1: (0, 1, -1, 0, y1, -x0),
}  # fmt: skip


class ForeignFile:
    """Carries over what pages draw, and nothing else; `findings` are what an archive or a screen reader would miss."""

    def __init__(self, name: str, reader: PdfReader) -> None:
        self.name, self.reader = name, reader
        self.objects: list[ForeignObject] = []
        self.findings = Findings()
        self.covering_pages: dict[int, None] = {}
        self._page_number = 0
        self._by_number: dict[int, ForeignObject] = {}
        self._to_write: list[tuple[ForeignObject, Any]] = []

    def page(self, number: int) -> ForeignPage:
        """Page `number` (from 1) as a picture. Raises `AnnexError` when it cannot be drawn."""
        with touching(f"page {number}"):
            return self._page(number)

    def _page(self, number: int) -> ForeignPage:
        page = self.reader.pages[number - 1]
        require_no_annotations(page, number)
        self._page_number = number
        corners, turn, width, height = _box(page, number)
        made = drawing(_contents(page), as_dictionary(entry(page, "/Resources")), self.reader)
        entries = DictionaryObject({
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): ArrayObject(FloatObject(value) for value in corners),
            NameObject("/Matrix"): ArrayObject(FloatObject(value) for value in TURNS[turn](*corners)),
        })  # fmt: skip
        if group := as_dictionary(entry(page, "/Group")):
            entries[NameObject("/Group")] = group
        form = ForeignObject(is_stream=True)
        form.fill(self._drawn(entries, made))
        self._write_what_is_met()
        return ForeignPage(f"{self.name}.{number}", form, width, height)

    def _write_what_is_met(self) -> None:
        while self._to_write:
            object_, value = self._to_write.pop()
            object_.fill(self._stream(value) if isinstance(value, StreamObject) else self._pieces(value))

    def _reference(self, reference: IndirectObject) -> Piece:
        """The object referred to, which is met now if it was not before; null for what no page draws."""
        known = self._by_number.get(reference.idnum)
        if known is not None:
            return known
        value = reference.get_object()
        if value is None or isinstance(value, NullObject):
            return b"null"
        if isinstance(value, DictionaryObject) and entry(value, "/Type") in NOT_DRAWN:
            return b"null"
        if len(self.objects) >= MAX_OBJECTS:
            raise AnnexError("annex-pages", "its pages reach more than 100,000 objects", "join fewer pages of it")
        self._by_number[reference.idnum] = object_ = ForeignObject(is_stream=isinstance(value, StreamObject))
        self.objects.append(object_)
        self._to_write.append((object_, value))
        return object_

    def _pieces(self, value: Any) -> Iterator[Piece]:
        if isinstance(value, IndirectObject):
            yield self._reference(value)
        elif isinstance(value, DictionaryObject):
            self._make_ready(value)
            yield b"<<"
            yield from self._entries(_kept(value))
            yield b">>"
        elif isinstance(value, ArrayObject):
            self.findings.see_array(value)
            yield b"["
            for item in value:
                yield from self._pieces(item)
                yield b" "
            yield b"]"
        else:
            self.findings.see_value(value)
            yield _plain(value)

    def _entries(self, entries: Iterable[tuple[str, Any]]) -> Iterator[Piece]:
        for key, item in entries:
            yield from (_plain(NameObject(key)), b" ")
            yield from self._pieces(item)

    def _make_ready(self, value: DictionaryObject) -> None:
        """Refuse what hides, take out what an archive forbids, and note what it forbids and cannot be taken out."""
        if "/OC" in value:
            require_visible(value["/OC"])
        if entry(value, "/Subtype") == "/Type3" and "/Resources" in value:
            value[NameObject("/Resources")] = font_resources(value, self.reader)
        cure(value)
        _require_font(value)
        self.findings.see_dictionary(value)

    def _stream(self, value: StreamObject) -> Iterator[Piece]:
        self._make_ready(value)
        if not draws(value):
            yield from self._headed(*carried(value))
            return
        require_whole(value)
        made = drawing(ContentStream(value, self.reader), as_dictionary(entry(value, "/Resources")), self.reader)
        if "/Resources" not in value:
            made.resources = None  # it draws with those around it
        yield from self._drawn(packed_entries(value), made)

    def _drawn(self, entries: DictionaryObject, made: Drawing) -> Iterator[Piece]:
        self.findings.see_drawing(made)
        if made.covers_text:
            self.covering_pages[self._page_number] = None
        if made.resources is not None:
            entries[NameObject("/Resources")] = made.resources
        entries[NameObject("/Filter")] = NameObject("/FlateDecode")
        yield from self._headed(entries, packed(made.data))

    def _headed(self, entries: DictionaryObject, body: bytes) -> Iterator[Piece]:
        yield b"<<"
        yield from self._entries((key, item) for key, item in entries.items() if key not in DROPPED)
        yield b"/Length %d>>\nstream\n" % len(body)
        yield body
        yield b"\nendstream"


def packed_entries(value: StreamObject) -> DictionaryObject:
    """The entries of a stream whose content is written anew."""
    return DictionaryObject(
        {NameObject(key): value.raw_get(key) for key in value if key not in ("/Filter", "/DecodeParms", "/Length")}
    )


def _plain(value: Any) -> bytes:
    out = io.BytesIO()
    value.write_to_stream(out)
    return out.getvalue()


def _contents(page: PageObject) -> ContentStream:
    """What a page draws, of which each piece is there and whole."""
    contents = entry(page, "/Contents")
    contents = contents.get_object() if contents is not None else None
    for piece in contents if isinstance(contents, ArrayObject) else (contents,):
        piece = piece.get_object() if piece is not None else None
        if isinstance(piece, StreamObject):
            require_whole(piece)
        elif piece is not None and not isinstance(piece, NullObject):
            raise AnnexError("annex-unreadable", "a piece of a page is no drawing", AGAIN)
    found = page.get_contents()
    return ContentStream(None, None) if found is None else found  # a stream without entries is falsy


def _kept(value: DictionaryObject) -> Iterator[tuple[str, Any]]:
    """The entries that come along. In a table of names (glyphs, resources) a key is a name and means nothing else."""
    kinds = (value.raw_get(key) for key in ("/Type", "/Subtype") if key in value)
    is_table = not any(isinstance(kind, NameObject) for kind in kinds)
    return ((key, item) for key, item in value.items() if is_table or key not in DROPPED)


def _box(page: PageObject, number: int) -> tuple[Corners, int, float, float]:
    """The corners of the visible part, its turn, and its width and height in units as it is seen.

    UserUnit makes a page larger, but a page is drawn into a frame of ours whatever its size.
    """
    try:
        crop, media = (sorted_corners(box) for box in (page.cropbox, page.mediabox))
        turn = round(float(entry(page, "/Rotate", 0) or 0)) % 360
    except (ValueError, TypeError, ArithmeticError) as error:
        raise AnnexError("annex-unreadable", f"page {number} has no usable size", AGAIN) from error
    left, bottom = max(crop[0], media[0]), max(crop[1], media[1])  # ISO 32000-1, 14.11.2: what is in both
    right, top = min(crop[2], media[2]), min(crop[3], media[3])
    turn = turn if turn in TURNS else 0
    width, height = right - left, top - bottom
    if not (1 <= width <= MAX_SIDE and 1 <= height <= MAX_SIDE):
        raise AnnexError("annex-unreadable", f"page {number} has no usable size", AGAIN)
    return (left, bottom, right, top), turn, *((height, width) if turn % 180 else (width, height))


def sorted_corners(box: Any) -> Corners:
    """Left, bottom, right, top, in whatever order a file gives the corners."""
    (left, right), (bottom, top) = sorted((float(box[0]), float(box[2]))), sorted((float(box[1]), float(box[3])))
    return left, bottom, right, top


def _require_font(value: DictionaryObject) -> None:
    if entry(value, "/Type") == "/Font" and entry(value, "/Subtype") not in ("/Type0", "/Type3"):
        descriptor = as_dictionary(entry(value, "/FontDescriptor"))
        if not any(isinstance(as_dictionary(descriptor.get(key)), StreamObject) for key in EMBEDDED):
            name = str(entry(value, "/BaseFont", "a font")).lstrip("/")
            raise AnnexError("annex-font", f"its font {name} is not embedded", "save it again with all fonts embedded")
