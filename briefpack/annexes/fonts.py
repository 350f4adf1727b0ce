"""Whether the fonts of an annex are what archives and screen readers ask: each glyph there, as wide as the file says,
and with the letters that it stands for (ISO 19005-3, 6.2.11; ISO 14289-1, 7.21)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, StreamObject

from briefpack.annexes.entries import as_dictionary, entry
from briefpack.annexes.glyph_letters import NOT_LETTERS, PRIVATE, letters_of_codes, names_of_codes
from briefpack.annexes.glyph_programs import Glyphs, UnreadableProgramError, program_of

Code = int
WIDTHS_MAY_DIFFER_BY = 1  # thousandth of the type size
SYMBOLIC, NONSYMBOLIC = 4, 32  # flags: ISO 32000-1, table 123


@dataclass(frozen=True, slots=True)
class FontFault:
    words: str
    for_archives_only: bool = False


def font_faults(font: DictionaryObject, texts: Iterable[bytes]) -> Iterator[FontFault]:
    """What is wrong with a font, of which only the codes in `texts` are used."""
    name = _name(font)
    try:
        yield from (FontFault(f"{words} in the font {name}", only) for words, only in _faults(font, set(texts)))
    except Exception:  # whatever is wrong in it: what cannot be read is not what the standards ask
        yield FontFault(f"the font {name}, which cannot be read")


def _name(font: DictionaryObject) -> str:
    name = str(entry(font, "/BaseFont") or entry(font, "/Name") or "without a name").lstrip("/")
    return name.split("+", 1)[-1]


def _faults(font: DictionaryObject, texts: set[bytes]) -> Iterator[tuple[str, bool]]:
    kind = entry(font, "/Subtype")
    codes = _pairs(texts) if kind == "/Type0" else {code for text in texts for code in text}
    if kind == "/Type0" and entry(font, "/Encoding") not in ("/Identity-H", "/Identity-V"):
        yield "an encoding that is not checked", False
        return
    letters = letters_of_codes(font, codes)
    if any(code not in letters for code in codes):
        yield "glyphs without letters", False
    if any(each in NOT_LETTERS for said in letters.values() for each in said):
        yield "glyphs with impossible letters", False
    if any(PRIVATE[0] <= each <= PRIVATE[1] for said in letters.values() for each in said):
        yield "glyphs with private letters", True
    widths = _widths_of_cids(font) if kind == "/Type0" else _widths(font)
    if widths is None:
        yield "no list of widths", False
        return
    for words in _glyph_faults(font, codes, widths):
        yield words, False


def _descendant(font: DictionaryObject) -> DictionaryObject:
    below: Any = font["/DescendantFonts"]
    return as_dictionary(below[0])


def _pairs(texts: set[bytes]) -> set[Code]:
    return {int.from_bytes(text[at : at + 2]) for text in texts for at in range(0, len(text), 2)}


def _glyph_faults(font: DictionaryObject, codes: set[Code], widths: Mapping[Code, float]) -> Iterator[str]:
    try:
        glyphs = _glyphs(font, codes)
    except UnreadableProgramError as error:
        yield error.words
        return
    if any(glyphs.get(code) is None for code in codes):
        yield "missing glyphs"
    pairs = ((glyphs.get(code), widths.get(code, widths.get(-1, 0.0))) for code in codes)
    if any(drawn is not None and abs(drawn - said) > WIDTHS_MAY_DIFFER_BY for drawn, said in pairs):
        yield "glyphs of another width than said"


def _glyphs(font: DictionaryObject, codes: set[Code]) -> Glyphs:
    """{code: width of its glyph, None when there is none}"""
    kind = entry(font, "/Subtype")
    if kind == "/Type0":
        below = _descendant(font)
        program = program_of(as_dictionary(below["/FontDescriptor"]), "/CIDFontType0C")
        return {**program.by_cid(codes, entry(below, "/CIDToGIDMap"), below["/Subtype"]), 0: None}  # 0 is .notdef
    if kind == "/Type3":
        return _type_3_glyphs(font, codes)
    descriptor = as_dictionary(font["/FontDescriptor"])
    program = program_of(descriptor, "/Type1C")
    if kind != "/TrueType":
        return program.by_name(names_of_codes(font, codes, program.encoding))
    flags = int(entry(descriptor, "/Flags", 0)) & (SYMBOLIC | NONSYMBOLIC)
    if flags == SYMBOLIC:
        if "/Encoding" in font:
            raise UnreadableProgramError("an encoding that a symbol font may not have")
        return program.by_symbol(codes)
    if flags != NONSYMBOLIC:
        raise UnreadableProgramError("flags that contradict each other")
    encoding = entry(font, "/Encoding")
    base = encoding if isinstance(encoding, NameObject) else entry(as_dictionary(encoding), "/BaseEncoding")
    if base not in ("/MacRomanEncoding", "/WinAnsiEncoding"):
        raise UnreadableProgramError("an encoding that is not checked")
    differs = isinstance(encoding, DictionaryObject) and "/Differences" in encoding
    return program.by_letter(names_of_codes(font, codes, {}), only_unicode=differs)


def _type_3_glyphs(font: DictionaryObject, codes: set[Code]) -> Glyphs:
    drawn = as_dictionary(entry(font, "/CharProcs"))
    names = names_of_codes(font, codes, {})
    return {code: _stated_width(drawn.get(names.get(code, ""))) for code in codes}


def _stated_width(glyph: Any) -> float | None:
    """The width that a glyph of a Type 3 font begins with: `wx wy d0`, `wx wy … d1` (ISO 32000-1, 9.6.5)."""
    glyph = glyph.get_object() if glyph is not None else None
    if not isinstance(glyph, StreamObject):
        return None
    words = glyph.get_data().split(None, 1)
    return float(words[0]) if words else None


def _widths(font: DictionaryObject) -> dict[Code, float] | None:
    first, last, widths = entry(font, "/FirstChar"), entry(font, "/LastChar"), entry(font, "/Widths")
    if not (isinstance(first, NumberObject) and isinstance(last, NumberObject) and isinstance(widths, ArrayObject)):
        return None
    if len(widths) != last - first + 1:
        return None
    missing = entry(as_dictionary(entry(font, "/FontDescriptor")), "/MissingWidth", 0)
    return {-1: float(missing), **{first + at: float(width) for at, width in enumerate(widths)}}


def _widths_of_cids(font: DictionaryObject) -> dict[Code, float]:
    """Key -1 is the width of all others (ISO 32000-1, 9.7.4.3)."""
    below = _descendant(font)
    widths, row = {-1: float(entry(below, "/DW", 1000))}, list(entry(below, "/W", ()))
    while row:
        first, second = int(row.pop(0)), row.pop(0).get_object()
        if isinstance(second, ArrayObject):
            widths.update({first + at: float(width) for at, width in enumerate(second)})
        else:
            widths.update(dict.fromkeys(range(first, min(int(second), 65_535) + 1), float(row.pop(0))))
    return widths
