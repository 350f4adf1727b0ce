"""Pages of other PDFs as pictures: WeasyPrint draws them by name, and their objects go into our file as they are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pydyf


class ForeignObject(pydyf.Object):  # type: ignore[misc]  # pydyf has no types
    """An object of another PDF. `serialise` is asked for its bytes when every object has its number in our file."""

    extra: dict[str, Any] = {}  # noqa: RUF012  WeasyPrint looks into it for resources, and never writes

    def __init__(self, serialise: Callable[[], bytes], *, is_stream: bool) -> None:
        super().__init__()
        self._serialise, self._is_stream = serialise, is_stream

    @property
    def data(self) -> bytes:
        return self._serialise()

    @property
    def compressible(self) -> bool:
        return not self._is_stream


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
