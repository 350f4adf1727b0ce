"""What PDF/A forbids in an annex and no picture needs: taken out, or said aloud (ISO 19005-3; ISO 14289-1)."""

from __future__ import annotations

from collections.abc import Callable

from pypdf.generic import BooleanObject, DictionaryObject, NameObject, StreamObject

from briefpack.annexes.entries import entry

Cure = Callable[[DictionaryObject], None]
FONTS = ("/Type0", "/Type1", "/MMType1", "/TrueType", "/Type3", "/CIDFontType0", "/CIDFontType2")
FONT_ENTRIES = ("/BaseFont", "/FontDescriptor", "/FirstChar", "/CharProcs", "/DescendantFonts")
FOR_A_PRESS = ("/TR", "/TR2", "/HTP", "/HT", "/HTO")  # a viewer looks at none of them (6.2.5)


def cure(value: DictionaryObject) -> None:
    """Change a dictionary so that an archive takes it, as far as the picture stays the same."""
    for each in CURES:
        each(value)


def _call_fonts_fonts(value: DictionaryObject) -> None:
    """6.2.11.2: a font says that it is one."""
    if entry(value, "/Subtype") in FONTS and any(key in value for key in FONT_ENTRIES):
        value[NameObject("/Type")] = NameObject("/Font")


def _name_the_glyph_map(value: DictionaryObject) -> None:
    """6.2.11.3.2: the default of CIDToGIDMap is said aloud."""
    if entry(value, "/Subtype") == "/CIDFontType2" and entry(value, "/Type") == "/Font":
        value.setdefault(NameObject("/CIDToGIDMap"), NameObject("/Identity"))


def _drop_glyph_lists(value: DictionaryObject) -> None:
    """6.2.11.4.2: lists of the embedded glyphs may be absent, and may not be wrong, as most are."""
    if "/FontName" in value and "/Flags" in value:
        _drop(value, "/CIDSet", "/CharSet")


def _show_pixels_as_they_are(value: DictionaryObject) -> None:
    """6.2.8: pictures are not smoothed, and have no other versions."""
    if isinstance(value, StreamObject) and entry(value, "/Subtype") == "/Image":
        if "/Interpolate" in value:
            value[NameObject("/Interpolate")] = BooleanObject(False)
        _drop(value, "/Alternates", "/OPI")


def _draw_without_postscript(value: DictionaryObject) -> None:
    """6.2.9: a form holds no PostScript and stands for no other file."""
    if isinstance(value, StreamObject) and entry(value, "/Subtype") == "/Form":
        _drop(value, "/PS", "/Subtype2", "/OPI")


def _cure_state_of_a_pattern(value: DictionaryObject) -> None:
    state = entry(value, "/ExtGState")
    if "/PatternType" in value and isinstance(state := state and state.get_object(), DictionaryObject):
        cure_state(state)


CURES: tuple[Cure, ...] = (
    _call_fonts_fonts,
    _name_the_glyph_map,
    _drop_glyph_lists,
    _show_pixels_as_they_are,
    _draw_without_postscript,
    _cure_state_of_a_pattern,
)


def cure_state(state: DictionaryObject) -> None:
    """6.2.5: a graphics state says nothing about how a press makes its dots."""
    _drop(state, *FOR_A_PRESS)


def _drop(value: DictionaryObject, *keys: str) -> None:
    for key in keys:
        value.pop(key, None)
