"""Content streams (ISO 32000-1, 7.8): what pages, forms, patterns and appearances draw, and with which fonts.

Text is read as the font maps it (ToUnicode), run after run in the order of the stream. Streams that no page draws are
read as well, with every font of the file that has the name they ask for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from briefpack.proof.file import PdfFile, RawObject
from briefpack.proof.syntax import HEXADECIMAL, LITERAL, Reference, string_bytes, text_of

SHOWN = re.compile(
    rb"\[([^\[\]()]*+|(?:[^\[\]()<>]++|" + LITERAL + rb"|" + HEXADECIMAL + rb")*+)\]\s*TJ"
    rb"|(" + LITERAL + rb"|" + HEXADECIMAL + rb")\s*(?:Tj|'|\")"
    rb"|/([^\s()<>\[\]{}/%]+)\s+[-+.\d]+\s+Tf"
    rb"|T([mdD*])(?=\s)",
    re.DOTALL,
)
PIECE = re.compile(LITERAL + rb"|" + HEXADECIMAL + rb"|[-+]?[\d.]+", re.DOTALL)
HEX_ONLY = re.compile(rb"<([0-9A-Fa-f]+)>")
LOOKS_DRAWN = re.compile(rb"\sTf\s|\bBT\b|\bBDC\b|\bre\s+[fWn]")
BLOCK = re.compile(rb"begin(bfchar|bfrange)(.*?)end(?:bfchar|bfrange)", re.DOTALL)
CODES = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")
SPACE = -180  # thousandths of an em: a gap as wide as a space, in fonts that have none
MOST_FORMS = 50_000


@dataclass(frozen=True, slots=True)
class FontMap:
    """What the codes of a font mean. A font without a map shows Latin letters, as far as it can be told."""

    width: int  # bytes to a code
    letters: Mapping[int, str] | None
    spaced: bool = True  # whether it has a space of its own

    def text(self, shown: bytes) -> str:
        if self.letters is None:
            return text_of(shown) if self.width == 1 else ""
        if self.width == 1:
            codes: Sequence[int] = shown
        else:
            codes = [(shown[at] << 8) | shown[at + 1] for at in range(0, len(shown) - 1, 2)]
        return "".join(map(self.letters.get, codes, [""] * len(codes)))


NO_FONT = FontMap(1, None)


@dataclass(frozen=True, slots=True)
class ContentStream:
    """A stream of drawing operators. `page` counts from 1; None where no page names it as its own."""

    where: str
    content: bytes
    fonts: Mapping[str, Sequence[FontMap]]
    page: int | None = None


@dataclass(slots=True)
class ContentReader:
    """Finds every content stream of a file once."""

    file: PdfFile
    fonts: dict[int, FontMap] = field(default_factory=dict)
    seen: set[int] = field(default_factory=set)

    def streams(self) -> Iterator[ContentStream]:
        """Those of pages in their order, then all that other objects draw, then what nothing draws."""
        for number, (_, page) in enumerate(self.pages(), 1):
            fonts = self.fonts_in(self._inherited(page, "Resources"))
            contents = self.file.resolved(page.get("Contents"))
            parts = contents if isinstance(contents, list) else [page.get("Contents")]
            streams = [stream for each in parts if (stream := self.file.referred(each))]
            self.seen.update(each.number for each in streams)
            whole = b"\n".join(self.file.unpacked(each).content for each in streams)
            yield ContentStream(f"page {number}", whole, fonts, number)
        yield from self._others()

    def pages(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """The pages in their order: the number of the object (0 where it is none of its own), the entries."""
        waiting, seen = [self.file.catalog.get("Pages")], set[int]()
        while waiting:
            node = waiting.pop()
            if isinstance(node, Reference):
                if node.number in seen:
                    continue
                seen.add(node.number)
            entries = self.file.entries_of(node)
            kids = self.file.resolved(entries.get("Kids"))
            if isinstance(kids, list):
                waiting.extend(reversed(kids))
            elif entries:
                yield node.number if isinstance(node, Reference) else 0, entries

    def _inherited(self, page: dict[str, Any], key: str) -> dict[str, Any]:
        for _ in range(50):
            if key in page:
                return self.file.entries_of(page[key])
            page = self.file.entries_of(page.get("Parent"))
        return {}

    def fonts_in(self, resources: dict[str, Any]) -> dict[str, Sequence[FontMap]]:
        fonts = self.file.entries_of(resources.get("Font"))
        return {name: [self.font(value)] for name, value in fonts.items()}

    def font(self, value: Any) -> FontMap:
        number = value.number if isinstance(value, Reference) else None
        if number is None or number not in self.fonts:
            made = self._font(self.file.entries_of(value))
            if number is None:
                return made
            self.fonts[number] = made
        return self.fonts[number]

    def _font(self, entries: dict[str, Any]) -> FontMap:
        width = 2 if entries.get("Subtype") == "Type0" else 1
        map_ = self.file.referred(entries.get("ToUnicode"))
        if map_ is None:
            return FontMap(width, None)
        letters = text_map(self.file.unpacked(map_).content)
        return FontMap(width, letters, " " in letters.values())

    def _others(self) -> Iterator[ContentStream]:
        """Forms, patterns and appearances with fonts of their own; and whatever else looks as if it drew text."""
        everywhere: dict[str, Sequence[FontMap]] | None = None
        for object_ in self.file.objects.values():
            if object_.stream is None or object_.number in self.seen or not self._draws(object_):
                continue
            content, fonts = self.file.unpacked(object_).content, dict[str, Sequence[FontMap]]()
            if b"Tf" in content:
                fonts = self.fonts_in(self.file.entries_of(object_.entries.get("Resources")))
            if not fonts and b"Tf" in content:
                everywhere = self.all_fonts() if everywhere is None else everywhere
                fonts = everywhere
            yield ContentStream(object_.where, content, fonts)

    def _draws(self, object_: RawObject) -> bool:
        head = object_.head
        if b"/Form" in head or b"/PatternType" in head:
            return True
        if any(word in head for word in (b"/Image", b"/Length1", b"/FontFile", b"/ObjStm", b"/XRef", b"/Metadata")):
            return False
        unpacked = self.file.unpacked(object_)
        return not unpacked.packed and LOOKS_DRAWN.search(unpacked.content, 0, 100_000) is not None

    def all_fonts(self) -> dict[str, Sequence[FontMap]]:
        """Every font of the file by the names that resources give it."""
        found: dict[str, list[FontMap]] = {}
        for object_ in self.file.objects.values():
            if b"/Font" not in object_.head or object_.stream is not None:
                continue
            entries = object_.entries
            named = self.file.entries_of(entries.get("Font")) if "Font" in entries else entries
            for name, value in named.items():
                if isinstance(value, Reference) and "BaseFont" in self.file.entries_of(value):
                    kept, font = found.setdefault(name, []), self.font(value)
                    if font not in kept:
                        kept.append(font)
        return dict(found)


def text_map(cmap: bytes) -> dict[int, str]:
    """Codes and what they mean, of a ToUnicode map (9.10.3)."""
    found: dict[int, str] = {}
    for kind, block in BLOCK.findall(cmap):
        if kind == b"bfchar":
            codes = [each for each, _, _ in CODES.findall(block)]
            found.update(
                (int(code, 16), _letters(letters))
                for code, letters in zip(codes[::2], codes[1::2], strict=False)
                if code
            )
        else:
            _ranges(block, found)
    return found


def _ranges(block: bytes, found: dict[int, str]) -> None:
    tokens = [(text, bool(opens), bool(closes)) for text, opens, closes in CODES.findall(block)]
    at = 0
    while at + 2 < len(tokens):
        first, last = (int(tokens[at + step][0] or b"0", 16) for step in (0, 1))
        at += 2
        if tokens[at][1]:
            at += 1
            while at < len(tokens) and not tokens[at][2]:
                found[first] = _letters(tokens[at][0])
                first, at = first + 1, at + 1
        else:
            begin = _letters(tokens[at][0])
            for step in range(min(last - first + 1, 65_536)) if begin else ():
                found[first + step] = begin[:-1] + chr(min(ord(begin[-1]) + step, 0x10FFFF))
        at += 1


def _letters(written: bytes) -> str:
    digits = b"".join(written.split()).decode("ascii")
    return bytes.fromhex(digits + "0" * (len(digits) % 2)).decode("utf-16-be", errors="replace")


def drawn_text(stream: ContentStream) -> str:
    """What a stream shows, a line of the page to a line. Where a name stands for several fonts, once for each."""
    most = max(map(len, stream.fonts.values()), default=1)
    readings = ("".join(_runs(stream, choice)) for choice in range(most))
    return "\n".join(dict.fromkeys(readings))


def _runs(stream: ContentStream, choice: int) -> Iterator[str]:
    font, line = NO_FONT, b""
    content = stream.content
    for match in SHOWN.finditer(content):
        kind = match.lastindex
        if kind == 1:
            yield _of_array(match[1], font)
        elif kind == 2:
            yield font.text(string_bytes(match[2]))
        elif kind == 3:
            fonts = stream.fonts.get(match[3].decode("latin-1"), (NO_FONT,))
            font = fonts[min(choice, len(fonts) - 1)]
        else:  # runs on one line are kept apart by a space, lines by their end
            before = content[max(0, match.start() - 40) : match.start()].split()[-1:]
            now = before[0] if before else b""
            moved = match[4] == b"*" or (now != line if match[4] == b"m" else now.strip(b"0.-") != b"")
            line = now if match[4] == b"m" else line
            yield "\n" if moved else " "


def _of_array(array: bytes, font: FontMap) -> str:
    if font.spaced and b"(" not in array:
        return font.text(bytes.fromhex(b"".join(HEX_ONLY.findall(array)).decode("ascii")))
    found = []
    for piece in PIECE.findall(array):
        if piece[:1] in b"(<":
            found.append(font.text(string_bytes(piece)))
        elif not font.spaced or font is NO_FONT:
            found.append(" " if _number(piece) < SPACE else "")
    return "".join(found)


def _number(written: bytes) -> float:
    try:
        return float(written)
    except ValueError:
        return 0.0
