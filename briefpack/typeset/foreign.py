"""Pages of other PDFs as pictures: WeasyPrint draws them by name, and their objects go into our file as they are."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

import pydyf

LARGE = 10_000  # bytes


class ForeignObject(pydyf.Object):  # type: ignore[misc]  # pydyf has no types
    """An object of another PDF: its bytes, and among them the objects that it refers to, by their numbers in ours."""

    extra: dict[str, Any] = {}  # noqa: RUF012  WeasyPrint looks into it for resources, and never writes

    def __init__(self, *, is_stream: bool) -> None:
        super().__init__()
        self.is_stream = is_stream
        self.pieces: tuple[bytes | ForeignObject, ...] = ()

    def fill(self, pieces: Iterable[bytes | ForeignObject]) -> None:
        """Give the object its bytes; neighbours are joined, as most are a few letters; pictures are not copied."""
        filled: list[bytes | ForeignObject] = []
        run: list[bytes] = []
        for piece in pieces:
            if isinstance(piece, ForeignObject) or len(piece) > LARGE:
                filled += [b"".join(run), piece]
                run = []
            else:
                run.append(piece)
        self.pieces = (*filled, b"".join(run))

    @property
    def body(self) -> bytes:
        return b"".join(piece if isinstance(piece, bytes) else piece.reference for piece in self.pieces)

    @property
    def indirect(self) -> bytes:
        return b"%d 0 obj\n%b\nendobj" % (self.number, self.body)

    @property
    def data(self) -> bytes:
        """The bytes in an object stream; of a stream, which stands alone, what the file's identifier is made from."""
        return hashlib.md5(self.body, usedforsecurity=False).digest() if self.is_stream else self.body

    @property
    def compressible(self) -> bool:
        return not self.is_stream


class ForeignPage:
    """One page as WeasyPrint sees a picture: it has a size in points and can draw itself."""

    def __init__(self, name: str, form: ForeignObject, width: float, height: float) -> None:
        self.name, self.form, self.width, self.height = name, form, width, height

    def get_intrinsic_size(self, _resolution: float, _font_size: float) -> tuple[float, float, float]:
        """Width and height in px, and their ratio."""
        return self.width * 96 / 72, self.height * 96 / 72, self.width / self.height

    def draw(self, stream: Any, width: float, height: float, _style: Any) -> None:
        """Draw the form into a box of `width` by `height`; PDF counts from the bottom, CSS from the top."""
        stream._resources["XObject"][self.name] = self.form
        stream.transform(a=width / self.width, d=-height / self.height, f=height)
        stream.draw_x_object(self.name)
