"""Font programs in a PDF: which glyphs they have, and how wide (in thousandths of the type size)."""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from fontTools.cffLib import CFFFontSet
from fontTools.encodings.StandardEncoding import StandardEncoding
from fontTools.misc import eexec
from fontTools.pens.basePen import NullPen
from fontTools.ttLib import TTFont
from pypdf.generic import DictionaryObject, StreamObject

from briefpack.annexes.entries import as_dictionary, entry

Glyphs = dict[int, float | None]
READ_FORMATS = (0, 2, 4, 6)  # of tables from letters to glyphs; 12 and others came after PDF 1.7 was written


class UnreadableProgramError(Exception):
    """A font program is not what the file says; `words` follow 'it has'."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


class Program:
    """A font program; each kind answers what its kind of font asks for, and refuses what it cannot be asked."""

    encoding: Mapping[int, str] = {}  # code -> name of the glyph, built in

    def _refuse(self, *_args: Any, **_kwargs: Any) -> Glyphs:
        raise UnreadableProgramError("a program of another kind")

    by_name: Callable[..., Glyphs] = _refuse
    by_cid: Callable[..., Glyphs] = _refuse
    by_symbol: Callable[..., Glyphs] = _refuse
    by_letter: Callable[..., Glyphs] = _refuse


def program_of(descriptor: DictionaryObject, expected: str) -> Program:
    """The program that a font descriptor embeds; `expected` is the kind that its font asks for of a compact one."""
    if entry(as_dictionary(entry(descriptor, "/FontFile")), "/Length2") == 0:
        raise UnreadableProgramError("a program of the wrong length")
    for key, load in (("/FontFile2", TrueType), ("/FontFile", Type1)):
        if data := _data(descriptor, key):
            return load(data)
    data = _data(descriptor, "/FontFile3")
    kind = entry(as_dictionary(entry(descriptor, "/FontFile3")), "/Subtype")
    if kind not in (expected, "/OpenType"):
        raise UnreadableProgramError("a program of an unknown kind")
    if kind != "/OpenType":
        return Compact(data)
    font = TTFont(io.BytesIO(data), lazy=True)
    return Compact(font.reader["CFF "]) if "CFF " in font else TrueType(data)


def _data(descriptor: DictionaryObject, key: str) -> bytes:
    stream = as_dictionary(descriptor.get(key))
    return stream.get_data() if isinstance(stream, StreamObject) else b""


class TrueType(Program):
    """ISO 32000-1, 9.6.6.4."""

    def __init__(self, data: bytes) -> None:
        font = TTFont(io.BytesIO(data), lazy=True)
        self.count, self.scale = font["maxp"].numGlyphs, 1000 / font["head"].unitsPerEm
        measured, raw = font["hhea"].numberOfHMetrics, font.reader["hmtx"]
        self.advances = [each[0] for each in struct.iter_unpack(">HH", raw[: measured * 4])]
        font.setGlyphOrder([str(glyph) for glyph in range(self.count)])
        tables = font["cmap"].tables if "cmap" in font else []
        self.maps = {
            (table.platformID, table.platEncID): {code: int(name) for code, name in table.cmap.items()}
            for table in tables
            if table.format in READ_FORMATS
        }

    def width(self, glyph: int | None) -> float | None:
        if not glyph or glyph >= self.count:
            return None
        return float(self.advances[min(glyph, len(self.advances) - 1)] * self.scale)

    def by_cid(self, cids: Iterable[int], to_glyph: Any, kind: str) -> Glyphs:
        to_glyph = to_glyph.get_object() if to_glyph is not None else None
        if kind != "/CIDFontType2":
            raise UnreadableProgramError("a program of another kind")
        if not isinstance(to_glyph, StreamObject):
            return {cid: self.width(cid) for cid in cids}
        table = to_glyph.get_data()
        return {cid: self.width(int.from_bytes(table[2 * cid : 2 * cid + 2])) for cid in cids}

    def by_symbol(self, codes: Iterable[int]) -> Glyphs:
        if len(self.maps) != 1 and (3, 0) not in self.maps:
            raise UnreadableProgramError("several ways of reading symbols")
        symbols, others = self.maps.get((3, 0), {}), self.maps.get((1, 0), {})
        base = (min(symbols) & 0xFF00) if symbols else 0
        return {code: self.width(symbols.get(base + code) or others.get(code)) for code in codes}

    def by_letter(self, names: Mapping[int, str], *, only_unicode: bool) -> Glyphs:
        from fontTools.agl import AGL2UV
        from fontTools.encodings.MacRoman import MacRoman

        letters, mac = self.maps.get((3, 1)), self.maps.get((1, 0), {})
        if (only_unicode or not mac) and letters is None:
            raise UnreadableProgramError("no table from letters to glyphs")
        if only_unicode and any(name not in AGL2UV for name in names.values()):
            raise UnreadableProgramError("glyphs of unknown names")
        found: Glyphs = {}
        for code, name in names.items():
            glyph = letters.get(AGL2UV.get(name, -1)) if letters else None
            found[code] = self.width(glyph or (mac.get(MacRoman.index(name)) if name in MacRoman else None))
        return found


class Compact(Program):
    """A program in the Compact Font Format: Type 1 glyphs by name, or glyphs by number."""

    def __init__(self, data: bytes) -> None:
        fonts = CFFFontSet()
        fonts.decompile(io.BytesIO(data), None)
        self.font = fonts[0]
        self.scale = float(getattr(self.font, "FontMatrix", [0.001])[0]) * 1000
        if hasattr(self.font, "ROS"):
            return
        built_in = self.font.Encoding
        names = StandardEncoding if built_in == "StandardEncoding" else built_in
        self.encoding = {code: name for code, name in enumerate(names) if name != ".notdef"}

    def width(self, name: str) -> float | None:
        if name == ".notdef" or name not in self.font.CharStrings:
            return None
        glyph = self.font.CharStrings[name]
        glyph.draw(NullPen())
        return float(glyph.width * self.scale)

    def by_name(self, names: Mapping[int, str]) -> Glyphs:
        return {code: self.width(name) for code, name in names.items()}

    def by_cid(self, cids: Iterable[int], _to_glyph: Any, kind: str) -> Glyphs:
        if kind != "/CIDFontType0":
            raise UnreadableProgramError("a program of another kind")
        if hasattr(self.font, "ROS"):
            if getattr(self.font, "FontMatrix", None) not in (None, [0.001, 0, 0, 0.001, 0, 0]):
                raise UnreadableProgramError("a scale that is not checked")
            return {cid: self.width(f"cid{cid:05d}") for cid in cids}
        order = self.font.charset
        return {cid: self.width(order[cid]) if cid < len(order) else None for cid in cids}


GLYPH = re.compile(rb"/([^\s/{}()<>\[\]]+)\s+(\d+)\s+(?:RD|-\||[^\s/]+) ")
CODE = re.compile(rb"dup\s+(\d+)\s*/(\S+)\s+put")
DIVIDE, ESCAPE, WIDTH, WIDTH_AND_HEIGHT = 12, 12, 13, 7  # operators: Adobe Type 1 Font Format, 6.4


class Type1(Program):
    """A Type 1 program: read for the names and widths of glyphs only, as its PostScript need not be run for these."""

    def __init__(self, data: bytes) -> None:
        at = data.find(b"eexec")
        if at < 0:
            raise UnreadableProgramError("a program that cannot be read")
        head, private = data[:at], data[at + 5 :].lstrip(b" \t\r\n")
        if re.match(rb"[0-9A-Fa-f\s]{8}", private):
            digits = re.sub(rb"[^0-9A-Fa-f]", b"", private)
            private = bytes.fromhex(digits[: len(digits) // 2 * 2].decode())
        decrypted, _ = eexec.decrypt(private, 55665)
        found = CODE.findall(head)
        own = {int(code): name.decode("latin-1") for code, name in found}
        self.encoding = own or {c: name for c, name in enumerate(StandardEncoding) if name != ".notdef"}
        matrix = re.search(rb"/FontMatrix\s*\[\s*([-+.\deE]+)", head)
        self.scale = (float(matrix[1]) if matrix else 0.001) * 1000
        skipped = re.search(rb"/lenIV\s+(-?\d+)", decrypted)
        self.widths = dict(_charstring_widths(decrypted, int(skipped[1]) if skipped else 4))

    def by_name(self, names: Mapping[int, str]) -> Glyphs:
        scaled = {name: width * self.scale for name, width in self.widths.items()}
        return {code: scaled.get(name) for code, name in names.items()}


def _charstring_widths(private: bytes, skipped: int) -> Iterable[tuple[str, float]]:
    at = private.find(b"/CharStrings")
    while at >= 0 and (found := GLYPH.search(private, at + 1)):
        end = found.end() + int(found[2])
        charstring = private[found.end() : end]
        if found[1] != b"CharStrings":
            plain = eexec.decrypt(charstring, 4330)[0][skipped:] if skipped >= 0 else charstring
            width = _first_width(plain)
            if width is not None:
                yield found[1].decode("latin-1"), width
            at = end - 1
        else:
            at = found.start() + 1


def _first_width(charstring: bytes) -> float | None:
    """The width that a glyph's charstring begins with: `sbx wx hsbw` or `sbx sby wx wy sbw`."""
    stack: list[float] = []
    at = 0
    while at < len(charstring):
        byte = charstring[at]
        at += 1
        if byte >= 32:
            value, at = _number_at(charstring, at - 1)
            stack.append(value)
        elif byte == WIDTH:
            return stack[1]
        elif byte == ESCAPE and charstring[at] == DIVIDE:
            divisor = stack.pop()
            stack.append(stack.pop() / divisor)
            at += 1
        elif byte == ESCAPE and charstring[at] == WIDTH_AND_HEIGHT:
            return stack[2]
        else:
            return None
    return None


def _number_at(data: bytes, at: int) -> tuple[int, int]:
    first = data[at]
    if first <= 246:
        return first - 139, at + 1
    if first <= 250:
        return (first - 247) * 256 + data[at + 1] + 108, at + 2
    if first <= 254:
        return -(first - 251) * 256 - data[at + 1] - 108, at + 2
    return int.from_bytes(data[at + 1 : at + 5], signed=True), at + 5
