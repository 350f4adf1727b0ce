"""Codes of a font in a PDF -> names of glyphs, and the letters that they stand for (ISO 32000-1, 9.6.6 and 9.10)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from fontTools.agl import AGL2UV, UV2AGL
from fontTools.encodings.MacRoman import MacRoman
from fontTools.encodings.StandardEncoding import StandardEncoding
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, StreamObject

from briefpack.annexes.entries import as_dictionary, entry

NOT_LETTERS = "\0\ufffe\ufeff"
PRIVATE = ("\ue000", "\uf8ff")
HEX = rb"\s*<\s*([0-9A-Fa-f\s]*)>"
SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)endbf", re.DOTALL)
ONE = re.compile(HEX + HEX)
MANY = re.compile(HEX + HEX + rb"\s*(?:<\s*([0-9A-Fa-f\s]*)>|\[([^\]]*)\])")
WIN_ANSI = [UV2AGL.get(ord(bytes([code]).decode("cp1252", "replace")), ".notdef") for code in range(256)]
for _code in (0x7F, 0x81, 0x8D, 0x8F, 0x90, 0x9D):
    WIN_ANSI[_code] = "bullet"
WIN_ANSI[0xA0], WIN_ANSI[0xAD] = "space", "hyphen"  # annex D.2, notes 5 and 6
ENCODINGS = {"/WinAnsiEncoding": WIN_ANSI, "/MacRomanEncoding": MacRoman, "/StandardEncoding": StandardEncoding}


def letters_of_codes(font: DictionaryObject, codes: Iterable[int]) -> dict[int, str]:
    """{code: letters} for those codes whose letters the file tells, by ToUnicode or by the names of glyphs."""
    codes = set(codes)
    told = entry(font, "/ToUnicode")
    told = told.get_object() if told is not None else None
    found = _mapped(told.get_data(), codes) if isinstance(told, StreamObject) else {}
    if entry(font, "/Subtype") != "/Type0" and "/Encoding" in font:
        named = names_of_codes(font, codes - found.keys(), {})
        found |= {code: chr(AGL2UV[name]) for code, name in named.items() if name in AGL2UV}
    return found


def names_of_codes(font: DictionaryObject, codes: Iterable[int], built_in: Mapping[int, str]) -> dict[int, str]:
    """{code: name of its glyph} by a font's encoding and its differences, or what the font program has built in."""
    encoding = entry(font, "/Encoding")
    encoding = encoding.get_object() if encoding is not None else None
    base = encoding if isinstance(encoding, NameObject) else entry(as_dictionary(encoding), "/BaseEncoding")
    table = ENCODINGS.get(str(base))
    names = dict(enumerate(table)) if table else dict(built_in) or dict(enumerate(StandardEncoding))
    code = 0
    differences = entry(as_dictionary(encoding), "/Differences")
    for each in differences if isinstance(differences, ArrayObject) else ():
        if isinstance(each, NumberObject):
            code = int(each)
        else:
            names[code] = str(each)[1:]
            code += 1
    return {each: names[each] for each in codes if names.get(each, ".notdef") != ".notdef"}


def _mapped(cmap: bytes, codes: set[int]) -> dict[int, str]:
    found: dict[int, str] = {}
    for kind, body in SECTION.findall(cmap):
        if kind == b"bfchar":
            found |= {_number(source): _letters(target) for source, target in ONE.findall(body)}
            continue
        for first, last, start, each in MANY.findall(body):
            low, high = _number(first), _number(last)
            listed = [_letters(target) for target in re.findall(HEX, each)]
            for code in codes:
                if low <= code <= high:
                    if each:
                        found[code] = listed[code - low] if code - low < len(listed) else ""
                    else:
                        found[code] = _counted(_letters(start), code - low)
    return {code: letters for code, letters in found.items() if letters}


def _number(digits: bytes) -> int:
    return int(b"".join(digits.split()) or b"0", 16)


def _letters(digits: bytes) -> str:
    return bytes.fromhex(b"".join(digits.split()).decode()).decode("utf-16-be", "replace")


def _counted(start: str, steps: int) -> str:
    return start[:-1] + chr(min(ord(start[-1]) + steps, 0x10FFFF)) if start else ""
