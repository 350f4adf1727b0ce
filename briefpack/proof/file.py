"""A PDF as bytes: its objects in the order of the file, what stands between them, and what was replaced.

No table of contents is believed: the file is read from its first byte to its last, so that nothing in it is passed
over, neither what an earlier revision said nor what stands where no reader looks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from briefpack.proof.filters import Unpacked, unpacked
from briefpack.proof.syntax import LITERAL, Reference, value_of

OBJECT = re.compile(rb"(?<!\d)(\d{1,10})\s+\d{1,5}\s+obj\b")
HEAD_END = re.compile(LITERAL + rb"|\bstream(?:\r\n|\n|\r(?!\n))|\bendobj\b", re.DOTALL)
LENGTH = re.compile(rb"/Length\s+(\d+)(?!\s+\d+\s+R)")
END_OF_STREAM = re.compile(rb"\s*endstream\b")
END_OF_OBJECT = re.compile(rb"\s*endobj\b")
TABLE = re.compile(rb"\bxref\s+(?:\d+ \d+\s+(?:\d{10} \d{5} [fn]\s+)*)+")
MOST_OBJECTS = 1_000_000


class UnreadableError(Exception):
    """The bytes are no PDF that can be read. The message says what is in the way."""


@dataclass(frozen=True, slots=True)
class RawObject:
    """One object: its dictionary or value as it is written, and its stream, packed as it is."""

    number: int
    head: bytes
    stream: bytes | None = None

    @property
    def where(self) -> str:
        return f"object {self.number}"

    @property
    def value(self) -> Any:
        return value_of(self.head)

    @property
    def entries(self) -> dict[str, Any]:
        """Its dictionary; empty where it is none."""
        value = self.value
        return value if isinstance(value, dict) else {}


@dataclass(frozen=True, slots=True)
class Loose:
    """Bytes that belong to no object, and where they begin."""

    start: int
    content: bytes


class PdfFile:
    """Every byte of a PDF, taken apart. Raises `UnreadableError` for what is no PDF or is encrypted."""

    def __init__(self, content: bytes) -> None:
        if b"%PDF-" not in content[:1024]:
            raise UnreadableError("this is no PDF")
        self.content = content
        self.objects: dict[int, RawObject] = {}
        self.replaced: list[RawObject] = []  # by a later revision
        self.loose: list[Loose] = []
        self._unpacked: dict[int, Unpacked] = {}
        self._values: dict[int, Any] = {}
        self._read()
        if not self.objects:
            raise UnreadableError("this PDF holds no object")
        if "Encrypt" in self.trailer:
            raise UnreadableError("this PDF is encrypted")

    # ------------------------------------------------------------------------------------ taking apart

    def _read(self) -> None:
        position = 0
        while match := OBJECT.search(self.content, position):
            self._leave(position, match.start())
            object_, position = self._object(int(match[1]), match.end())
            self._keep(object_)
            if b"/ObjStm" in object_.head:
                for inside in self._inside(object_):
                    self._keep(inside)
        self._leave(position, len(self.content))

    def _object(self, number: int, start: int) -> tuple[RawObject, int]:
        """The object whose value begins at `start`, and where it ends; what is left in it over is loose."""
        at = start
        while end := HEAD_END.search(self.content, at):
            if not end[0].startswith(b"("):
                break
            at = end.end()
        if end is None:
            return RawObject(number, self.content[start:]), len(self.content)
        head = self.content[start : end.start()]
        if end[0] == b"endobj":
            return RawObject(number, head), end.end()
        stream, after = self._stream(head, end.end())
        done = END_OF_OBJECT.search(self.content, after)
        following = OBJECT.search(self.content, after, done.start() if done else len(self.content))
        if done is None or following:  # it was never closed
            return RawObject(number, head, stream), after
        self._leave(after, done.start())
        return RawObject(number, head, stream), done.end()

    def _stream(self, head: bytes, start: int) -> tuple[bytes, int]:
        """The bytes of a stream, and where `endstream` ends. Its length is believed where that word follows."""
        if length := LENGTH.search(head):
            end = start + int(length[1])
            if end <= len(self.content) and (found := END_OF_STREAM.match(self.content, end)):
                return self.content[start:end], found.end()
        end = self.content.find(b"endstream", start)
        if end < 0:
            return self.content[start:], len(self.content)
        return self.content[start:end].removesuffix(b"\n").removesuffix(b"\r"), end + len(b"endstream")

    def _inside(self, object_: RawObject) -> Iterator[RawObject]:
        """The objects of an object stream (7.5.7)."""
        plain, entries = self._unpack(object_).content, object_.entries
        try:
            first, count = int(entries["First"]), int(entries["N"])
            numbers = [int(each) for each in plain[:first].split()[: 2 * min(count, MOST_OBJECTS)]]
            if plain[:first].strip(b"0123456789 \t\r\n\0"):
                raise ValueError  # words among the numbers: all of it is read as text
        except (KeyError, TypeError, ValueError):
            self.loose.append(Loose(-1, plain))
            return
        ends = [*(first + start for start in numbers[3::2]), len(plain)]
        for number, start, end in zip(numbers[::2], numbers[1::2], ends, strict=False):
            yield RawObject(number, plain[first + start : end])

    def _keep(self, object_: RawObject) -> None:
        if object_.number in self.objects:
            self.replaced.append(self.objects[object_.number])
        self.objects[object_.number] = object_

    def _leave(self, start: int, end: int) -> None:
        if self.content[start:end].strip(b" \t\r\n\0"):
            self.loose.append(Loose(start, self.content[start:end]))

    # ------------------------------------------------------------------------------------ what it says

    def unpacked(self, object_: RawObject) -> Unpacked:
        """The stream of an object without its packing; each is unpacked once."""
        key = id(object_)
        if key not in self._unpacked:
            self._unpacked[key] = self._unpack(object_)
        return self._unpacked[key]

    def _unpack(self, object_: RawObject) -> Unpacked:
        content = object_.stream or b""
        if b"Filter" not in object_.head:
            return Unpacked(content)
        if b"/Filter /FlateDecode" in object_.head and b"Parms" not in object_.head:  # nearly all of ours
            return unpacked(content, ["FlateDecode"], [])
        entries = object_.entries
        filters = _listed(self.resolved(entries.get("Filter", entries.get("F"))))
        settings = _listed(self.resolved(entries.get("DecodeParms", entries.get("DP"))))
        names = [str(self.resolved(each)) for each in filters]
        plain = [value if isinstance(value := self.resolved(each), dict) else {} for each in settings]
        return unpacked(content, names, plain)

    def resolved(self, value: Any) -> Any:
        """A value, or what it refers to."""
        for _ in range(10):
            if not isinstance(value, Reference):
                return value
            if value.number not in self._values:
                object_ = self.objects.get(value.number)
                self._values[value.number] = object_.value if object_ else None
            value = self._values[value.number]
        return None

    def entries_of(self, value: Any) -> dict[str, Any]:
        """The dictionary that a value is or refers to; empty where it is none."""
        found = self.resolved(value)
        return found if isinstance(found, dict) else {}

    @cached_property
    def tails(self) -> list[bytes]:
        """The dictionaries of all trailers, as they are written: of tables and of cross-reference streams."""
        tables = [piece for loose in self.loose for piece in loose.content.split(b"trailer")[1:]]
        return [*tables, *(each.head for each in self.tables)]

    @cached_property
    def tables(self) -> list[RawObject]:
        """The cross-reference streams; no object of an object stream is one."""
        streams = (each for each in (*self.replaced, *self.objects.values()) if each.stream is not None)
        return [each for each in streams if b"/XRef" in each.head]

    @cached_property
    def trailer(self) -> dict[str, Any]:
        """The entries of all trailers; the last word on each."""
        found: dict[str, Any] = {}
        for tail in self.tails:
            value = value_of(tail)
            if isinstance(value, dict):
                found.update(value)
        return found

    @cached_property
    def catalog(self) -> dict[str, Any]:
        """The document's root; where the trailer names none, the last object that says it is one."""
        if found := self.entries_of(self.trailer.get("Root")):
            return found
        return next((each.entries for each in reversed(self.objects.values()) if b"/Catalog" in each.head), {})

    def referred(self, value: Any) -> RawObject | None:
        """The object that a reference names."""
        return self.objects.get(value.number) if isinstance(value, Reference) else None


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
