"""One PDF of someone else, read with pypdf: its pages as forms, and every object that they reach."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import (
    ArrayObject,
    ContentStream,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    StreamObject,
)

from briefpack.pack.annex_error import AnnexError
from briefpack.pack.annex_hidden import require_no_annotations
from briefpack.pack.foreign_drawing import drawing, draws, font_resources, require_visible
from briefpack.typeset.foreign import ForeignObject, ForeignPage

DROPPED = frozenset({
    "/StructParent", "/StructParents", "/Metadata", "/PieceInfo", "/Parent", "/P", "/AA", "/OC", "/OPI", "/Ref",
    "/LastModified",
})  # fmt: skip
EMBEDDED = ("/FontFile", "/FontFile2", "/FontFile3")
MAX_OBJECTS = 100_000
Corners = tuple[float, float, float, float]
TURNS: dict[int, Callable[[float, float, float, float], tuple[float, ...]]] = {  # /Rotate -> matrix of the form
    0: lambda x0, y0, _x1, _y1: (1, 0, 0, 1, -x0, -y0),
    90: lambda _x0, y0, x1, _y1: (0, -1, 1, 0, -y0, x1),
    180: lambda _x0, _y0, x1, y1: (-1, 0, 0, -1, x1, y1),
    270: lambda x0, _y0, _x1, y1: (0, 1, -1, 0, y1, -x0),
}  # fmt: skip


class ForeignFile:
    """Carries over what pages draw, and nothing else."""

    def __init__(self, name: str, reader: PdfReader) -> None:
        self.name, self.reader = name, reader
        self.objects: list[ForeignObject] = []
        self._by_number: dict[int, ForeignObject] = {}
        self._drawn: dict[int, bytes] = {}  # by id() of what draws: its operators, as they are carried over

    def add_to(self, pdf: Any) -> None:
        """Add every object that was met to our file; only then do references have numbers."""
        for object_ in self.objects:
            pdf.add_object(object_)

    def page(self, number: int) -> ForeignPage:
        """Page `number` (from 1) as a picture. Raises `AnnexError` when it cannot be drawn."""
        try:
            return self._page(number)
        except AnnexError:
            raise
        except (PyPdfError, OSError, ValueError, TypeError, KeyError, AttributeError, AssertionError, RecursionError,
                NotImplementedError, IndexError) as error:  # fmt: skip
            cause = f"page {number} cannot be read ({type(error).__name__})"
            raise AnnexError(
                "annex-unreadable", cause, "open it in a viewer and save or print it as PDF again"
            ) from error

    def _page(self, number: int) -> ForeignPage:
        page = self.reader.pages[number - 1]
        require_no_annotations(page, number)
        corners, turn, width, height = _box(page, number)
        form = StreamObject()
        resources: Any = page["/Resources"].get_object() if "/Resources" in page else DictionaryObject()
        content = page.get_contents()
        made = drawing(ContentStream(None, self.reader) if content is None else content, resources, self.reader)
        self._drawn[id(form)], resources = made.data, made.resources
        group = page.get("/Group")
        self._follow(resources)
        form.update({
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): ArrayObject(FloatObject(value) for value in corners),
            NameObject("/Matrix"): ArrayObject(FloatObject(value) for value in TURNS[turn](*corners)),
            NameObject("/Resources"): resources,
        })  # fmt: skip
        if group is not None:
            form[NameObject("/Group")] = group.get_object()
            self._follow(group)
        return ForeignPage(f"{self.name}.{number}", self._foreign(form), width, height)

    def _foreign(self, value: Any) -> ForeignObject:
        is_stream = isinstance(value, StreamObject)
        serialise = (lambda: self._stream(value)) if is_stream else (lambda: self._serialised(value))
        return ForeignObject(serialise, is_stream=is_stream)

    def _follow(self, value: Any) -> None:
        """Meet every object that can be reached from `value`."""
        todo = [value]
        while todo:
            value = todo.pop()
            if isinstance(value, IndirectObject):
                if value.idnum in self._by_number:
                    continue
                if len(self.objects) >= MAX_OBJECTS:
                    raise AnnexError(
                        "annex-pages", "its pages reach more than 100,000 objects", "join fewer pages of it"
                    )
                target = value.get_object()
                self._reduce(target)
                self._by_number[value.idnum] = foreign = self._foreign(target)
                self.objects.append(foreign)
                value = target
            if isinstance(value, DictionaryObject):
                _check_font(value)
                todo.extend(item for _, item in _kept(value))
            elif isinstance(value, ArrayObject):
                todo.extend(value)

    def _reduce(self, value: Any) -> None:
        """Leave a form, a pattern or a font only those resources that it draws with."""
        if isinstance(value, DictionaryObject) and "/OC" in value:
            require_visible(value["/OC"])
        if draws(value):
            resources = value["/Resources"].get_object() if "/Resources" in value else DictionaryObject()
            made = drawing(ContentStream(value, self.reader), resources, self.reader)
            self._drawn[id(value)] = made.data
            if "/Resources" in value:
                value[NameObject("/Resources")] = made.resources
        elif isinstance(value, DictionaryObject) and value.get("/Subtype") == "/Type3" and "/Resources" in value:
            value[NameObject("/Resources")] = font_resources(value, self.reader)

    def _serialised(self, value: Any) -> bytes:
        if isinstance(value, IndirectObject):
            foreign = self._by_number.get(value.idnum)
            return b"%d 0 R" % foreign.number if foreign else b"null"
        if isinstance(value, DictionaryObject):
            entries = (
                self._serialised(NameObject(key)) + b" " + self._serialised(item)
                for key, item in _kept(value)
            )
            return b"<<" + b"".join(entries) + b">>"
        if isinstance(value, ArrayObject):
            return b"[" + b" ".join(map(self._serialised, value)) + b"]"
        out = io.BytesIO()
        value.write_to_stream(out)
        return out.getvalue()

    def _stream(self, value: StreamObject) -> bytes:
        entries, body = self._body(value)
        head = self._serialised(DictionaryObject(entries))[:-2]
        return head + b"/Length %d>>\nstream\n%b\nendstream" % (len(body), body)

    def _body(self, value: StreamObject) -> tuple[dict[Any, Any], bytes]:
        """Dictionary and bytes of a stream. LZW, which PDF/A forbids, becomes Flate."""
        entries = {key: item for key, item in value.items() if key != "/Length"}
        data, filters = self._drawn.get(id(value)), value.get("/Filter") or []
        if data is None and "/LZWDecode" not in (filters if isinstance(filters, list) else [filters]):
            return entries, value._data
        data = value.get_data() if data is None else data
        kept = {key: item for key, item in entries.items() if key not in ("/Filter", "/DecodeParms")}
        return {**kept, NameObject("/Filter"): NameObject("/FlateDecode")}, zlib.compress(data, 9)


def _kept(value: DictionaryObject) -> list[tuple[Any, Any]]:
    """The entries that come along. In a table of names (glyphs, resources) a key is a name and means nothing else."""
    is_table = not isinstance(value, StreamObject) and "/Type" not in value and "/Subtype" not in value
    return [(key, item) for key, item in value.items() if is_table or key not in DROPPED]


def _box(page: PageObject, number: int) -> tuple[Corners, int, float, float]:
    """The corners of the visible part, its turn, and its width and height in points as it is seen."""
    box = page.cropbox
    xs, ys = sorted((float(box.left), float(box.right))), sorted((float(box.bottom), float(box.top)))
    turn = int(page.get("/Rotate", 0) or 0) % 360
    turn = turn if turn in TURNS else 0
    width, height = xs[1] - xs[0], ys[1] - ys[0]
    if not (0 < width < 15_000 and 0 < height < 15_000):  # ISO 32000-1, annex C: 14,400 units
        raise AnnexError("annex-unreadable", f"page {number} has no usable size", "print it as PDF again")
    return (xs[0], ys[0], xs[1], ys[1]), turn, *((height, width) if turn % 180 else (width, height))


def _check_font(value: DictionaryObject) -> None:
    if value.get("/Subtype") == "/CIDFontType2":  # PDF/A wants the default said aloud
        value.setdefault(NameObject("/CIDToGIDMap"), NameObject("/Identity"))
    if value.get("/Type") == "/Font" and value.get("/Subtype") not in ("/Type0", "/Type3"):
        descriptor = value.get("/FontDescriptor")
        descriptor = descriptor.get_object() if descriptor is not None else {}
        if not any(key in descriptor for key in EMBEDDED):
            name = str(value.get("/BaseFont", "a font")).lstrip("/")
            raise AnnexError("annex-font", f"its font {name} is not embedded", "save it again with all fonts embedded")
