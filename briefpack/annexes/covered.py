"""Text that a page draws and then paints over with a dark box: it cannot be seen, and can still be read in the file.

Only upright boxes and what can be followed simply count, so that no ordinary page is told of: a fill under its text, a
fill through an odd clip, a fill that lets light through, a picture over recognised text (which is invisible). Widths of
letters are guessed, as all that is asked is whether most of a text lies under the box.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from pypdf.generic import DictionaryObject

from briefpack.annexes.entries import as_dictionary, entry

Matrix = tuple[float, ...]
Box = tuple[float, float, float, float]  # left, bottom, right, top
SAME: Matrix = (1, 0, 0, 1, 0, 0)
DARK = 0.3  # of full light
MOST = 0.8  # of a text's area
WIDTH, HEIGHT = 0.5, 0.6  # of a letter, in sizes of its font
MANY = 1_000_000  # comparisons of boxes and texts, a second: no page of the 1,500 looked at comes near
UNSEEN = (3, 7)  # ways of showing text that paint nothing (ISO 32000-1, table 106)
PAINT = frozenset({b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"})
END = PAINT | {b"S", b"s", b"n"}


@dataclass(frozen=True, slots=True)
class State:
    """What q saves, as far as it matters here. `light` is None for a colour that is not followed."""

    matrix: Matrix = SAME
    light: float | None = 0.0
    opaque: bool = True
    clip: Box | None = None
    odd_clip: bool = False
    size: float = 0
    way: int = 0
    leading: float = 0


def covers_text(operations: Iterable[tuple[Any, bytes]], resources: DictionaryObject) -> bool:
    """Whether a content stream shows text and then paints a dark box over most of it."""
    page = _Page(as_dictionary(entry(resources, "/ExtGState")))
    for operands, operator in operations:
        try:
            page.draw(operands, operator)
        except (ValueError, TypeError, IndexError, KeyError, ArithmeticError):
            continue  # a viewer, too, leaves out an operator whose operands are wrong
        if page.covered:
            return True
    return False


class _Page:
    """What is drawn so far: texts as boxes, the path being made, the state and those that are saved."""

    def __init__(self, states: DictionaryObject) -> None:
        self.states, self.state, self.saved = states, State(), list[State]()
        self.texts: list[Box] = []
        self.path: list[Box] | None = []  # None when it is not made of upright boxes only
        self.thinnest, self.comparisons = float("inf"), 0
        self.clips = self.covered = False
        self.line = self.text = SAME

    def draw(self, operands: Any, operator: bytes) -> None:
        if operator in END:
            self._end_path(paints=operator in PAINT)
        elif operator in (b"m", b"l", b"c", b"v", b"y"):
            self.path = None
        elif step := STEPS.get(operator):
            step(self, operands)

    def set(self, **changes: Any) -> None:
        self.state = replace(self.state, **changes)

    def restore(self) -> None:
        self.state = self.saved.pop() if self.saved else self.state

    def rectangle(self, x: float, y: float, width: float, height: float) -> None:
        matrix = self.state.matrix
        upright = not (matrix[1] or matrix[2]) or not (matrix[0] or matrix[3])
        if not upright:
            self.path = None
        elif self.path is not None:
            self.path.append(_box(matrix, x, y, x + width, y + height))

    def _end_path(self, *, paints: bool) -> None:
        if paints and self._hides():
            self.covered = any(self._covers(self._seen(box)) for box in self.path or ())
        if self.clips and self.path is not None and len(self.path) == 1:
            self.set(clip=self._seen(self.path[0]))
        elif self.clips:
            self.set(odd_clip=True)
        self.path, self.clips = [], False

    def _covers(self, box: Box) -> bool:
        if _thickness(box) < MOST * self.thinnest or self.comparisons > MANY:
            return False
        self.comparisons += len(self.texts)
        return any(_lies_under(text, box) for text in self.texts)

    def _hides(self) -> bool:
        state = self.state
        return state.opaque and not state.odd_clip and state.light is not None and state.light < DARK

    def _seen(self, box: Box) -> Box:
        return _common(box, self.state.clip) if self.state.clip else box

    def will_clip(self) -> None:
        self.clips = True

    def colour(self, values: Any) -> None:
        """Grey, RGB or CMYK by the number of values (8.6.4); others are not followed."""
        self.set(light=LIGHT[len(values)](*map(float, values)) if len(values) in LIGHT else None)

    def use_state(self, name: str) -> None:
        found = as_dictionary(self.states.get(name))
        plain = entry(found, "/BM", "/Normal") in ("/Normal", "/Compatible") and entry(found, "/SMask") in (
            None,
            "/None",
        )
        if {"/BM", "/SMask", "/ca"} & found.keys():
            self.set(opaque=plain and float(entry(found, "/ca", 1)) > 0.99)

    def move(self, x: float, y: float) -> None:
        self.line = self.text = _times((1, 0, 0, 1, x, y), self.line)

    def place(self, matrix: Matrix) -> None:
        self.line = self.text = matrix

    def show(self, pieces: Any) -> None:
        letters = sum(len(piece) for piece in pieces if isinstance(piece, str | bytes))
        moved = sum(float(piece) for piece in pieces if not isinstance(piece, str | bytes)) / 1000
        width = max(WIDTH * letters - moved, 0) * self.state.size
        is_blank = not any(piece.strip() for piece in pieces if isinstance(piece, str | bytes))
        if not is_blank and self.state.way not in UNSEEN:
            matrix = _times(self.text, self.state.matrix)
            text = self._seen(_box(matrix, 0, 0, width, HEIGHT * self.state.size))
            if _area(text):
                self.texts.append(text)
                self.thinnest = min(self.thinnest, _thickness(text))
        self.text = _times((1, 0, 0, 1, width, 0), self.text)

    def next_line(self) -> None:
        self.move(0, -self.state.leading)


def _show_below(page: _Page, operands: Any) -> None:
    page.next_line()
    page.show(operands[-1:])


def _move_and_lead(page: _Page, operands: Any) -> None:
    page.set(leading=-float(operands[1]))
    page.move(*map(float, operands))


STEPS: dict[bytes, Callable[[_Page, Any], None]] = {  # ISO 32000-1, annex A
    b"q": lambda page, _: page.saved.append(page.state),
    b"Q": lambda page, _: page.restore(),
    b"cm": lambda page, values: page.set(matrix=_times(tuple(map(float, values)), page.state.matrix)),
    b"re": lambda page, values: page.rectangle(*map(float, values)),
    b"W": lambda page, _: page.will_clip(),
    b"W*": lambda page, _: page.will_clip(),
    b"gs": lambda page, values: page.use_state(values[0]),
    b"g": lambda page, values: page.colour(values),
    b"rg": lambda page, values: page.colour(values),
    b"k": lambda page, values: page.colour(values),
    b"cs": lambda page, _: page.set(light=None),
    b"sc": lambda page, _: page.set(light=None),
    b"scn": lambda page, _: page.set(light=None),
    b"BT": lambda page, _: page.place(SAME),
    b"Tf": lambda page, values: page.set(size=float(values[1])),
    b"Tr": lambda page, values: page.set(way=int(values[0])),
    b"TL": lambda page, values: page.set(leading=float(values[0])),
    b"Tm": lambda page, values: page.place(tuple(map(float, values))),
    b"Td": lambda page, values: page.move(*map(float, values)),
    b"TD": _move_and_lead,
    b"T*": lambda page, _: page.next_line(),
    b"Tj": lambda page, values: page.show(values[-1:]),
    b"TJ": lambda page, values: page.show(values[0]),
    b"'": _show_below,
    b'"': _show_below,
}
LIGHT: dict[int, Callable[..., float]] = {
    1: lambda grey: grey,
    3: lambda red, green, blue: 0.3 * red + 0.59 * green + 0.11 * blue,
    4: lambda cyan, magenta, yellow, key: (1 - key) * (1 - 0.3 * cyan - 0.59 * magenta - 0.11 * yellow),
}


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    u, v, w, x, y, z = then
    return a * u + b * w, a * v + b * x, c * u + d * w, c * v + d * x, e * u + f * w + y, e * v + f * x + z


def _box(matrix: Matrix, left: float, bottom: float, right: float, top: float) -> Box:
    a, b, c, d, e, f = matrix
    corners = [(left, bottom), (right, bottom), (left, top), (right, top)]
    across, up = [a * x + c * y + e for x, y in corners], [b * x + d * y + f for x, y in corners]
    return min(across), min(up), max(across), max(up)


def _common(one: Box, other: Box) -> Box:
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def _thickness(box: Box) -> float:
    return min(box[2] - box[0], box[3] - box[1])


def _area(box: Box) -> float:
    return max(box[2] - box[0], 0) * max(box[3] - box[1], 0)


def _lies_under(text: Box, box: Box) -> bool:
    return _area(_common(text, box)) >= MOST * _area(text)
