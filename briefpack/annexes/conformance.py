"""What an annex holds that keeps its pack from being a PDF/A-3a or a PDF/UA-1 file, and that no cure takes out.

One small check for each rule. What cannot be checked counts as a fault: a pack says of itself only what it is.
Clauses are those of ISO 19005-3 (archives) unless they say otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, NumberObject, StreamObject

from briefpack.annexes.drawing import Drawing, Uses
from briefpack.annexes.entries import as_dictionary, entry
from briefpack.annexes.fonts import font_faults
from briefpack.annexes.streams import filters_of
from briefpack.typeset.standards import ARCHIVE, READ_ALOUD

BLENDS = frozenset({
    "/Normal", "/Compatible", "/Multiply", "/Screen", "/Overlay", "/Darken", "/Lighten", "/ColorDodge", "/ColorBurn",
    "/HardLight", "/SoftLight", "/Difference", "/Exclusion", "/Hue", "/Saturation", "/Color", "/Luminosity",
})  # fmt: skip
CHANNELS = {b"GRAY": 1, b"RGB ": 3, b"CMYK": 4, b"Lab ": 3}
LARGEST = 2**31 - 1


@dataclass
class Findings:
    """What was seen in one file. `faults()` says what breaks each standard, in words that follow 'it has'."""

    archive: dict[str, None] = field(default_factory=dict)
    uses: list[Uses] = field(default_factory=list)
    inks: dict[str, str] = field(default_factory=dict)

    def see_value(self, value: Any) -> None:
        """6.1.13: numbers, names and strings of a sensible size. 6.2.4.3: no ink without a profile."""
        if isinstance(value, NameObject):
            if value == "/DeviceCMYK":
                self.archive["CMYK colours"] = None
            elif len(value) > 127:
                self.archive["very long names"] = None
        elif isinstance(value, NumberObject | FloatObject) and abs(value) > LARGEST:
            self.archive["very large numbers"] = None

    def see_dictionary(self, value: DictionaryObject) -> None:
        for words, check in DICTIONARIES:
            if check(value):
                self.archive[words] = None

    def see_array(self, value: ArrayObject) -> None:
        """6.2.4.4: inks by name are described, and each in one way."""
        kind = value[0] if value else None
        if kind == "/DeviceN":
            self.archive["inks by name"] = None
        elif kind == "/Separation" and len(value) > 3:
            described = repr(value[2:4])
            if self.inks.setdefault(str(value[1]), described) != described:
                self.archive["inks by name"] = None
        elif kind == "/ICCBased" and not _is_profile(as_dictionary(value[1])):
            self.archive["a colour profile that is none"] = None

    def see_drawing(self, made: Drawing) -> None:
        if {b"k", b"K"} & made.uses.operators or {"/DeviceCMYK", "/CMYK"} & made.uses.spaces:
            self.archive["CMYK colours"] = None
        self.uses.append(made.uses)

    def faults(self) -> dict[str, list[str]]:
        """{standard: what the annex has that breaks it}, without standards that it keeps."""
        shown: dict[int, tuple[DictionaryObject, set[bytes]]] = {}
        for uses in self.uses:
            for number, (font, texts) in uses.texts.items():
                shown.setdefault(number, (font, set()))[1].update(texts)
        archive, aloud = dict(self.archive), dict[str, None]()
        for font, texts in shown.values():
            for fault in font_faults(font, texts):
                archive[fault.words] = None
                if not fault.for_archives_only:
                    aloud[fault.words] = None
        return {standard: list(found) for standard, found in ((ARCHIVE, archive), (READ_ALOUD, aloud)) if found}


def _is_profile(stream: DictionaryObject) -> bool:
    """6.2.4.2: a profile with as many channels as its colours have (ICC.1, 7.2)."""
    if not isinstance(stream, StreamObject):
        return False
    head = stream.get_data()[:128]
    is_profile = len(head) == 128 and head[36:40] == b"acsp" and head[8] <= 4
    return is_profile and CHANNELS.get(head[16:20]) == entry(stream, "/N")


def _blends_oddly(value: DictionaryObject) -> bool:
    modes = entry(value, "/BM", "/Normal") if "/Subtype" not in value else "/Normal"
    return any(mode not in BLENDS for mode in (modes if isinstance(modes, ArrayObject) else [modes])
               if isinstance(mode, NameObject))  # fmt: skip


def _is_jpeg_2000(value: DictionaryObject) -> bool:
    return isinstance(value, StreamObject) and "/JPXDecode" in filters_of(value)


def _is_photo_in_inks(value: DictionaryObject) -> bool:
    """A JPEG whose own header says four colours, and whose dictionary says nothing."""
    return isinstance(value, StreamObject) and "/DCTDecode" in filters_of(value) and "/ColorSpace" not in value


def _is_postscript(value: DictionaryObject) -> bool:
    return isinstance(value, StreamObject) and entry(value, "/Subtype") == "/PS"


def _sets_a_font(value: DictionaryObject) -> bool:
    """A graphics state may set a font, whose texts are then not followed."""
    return isinstance(entry(value, "/Font"), ArrayObject)


DICTIONARIES: tuple[tuple[str, Callable[[DictionaryObject], bool]], ...] = (
    ("unknown ways of blending colours", _blends_oddly),  # 6.2.10
    ("JPEG 2000 pictures", _is_jpeg_2000),  # 6.2.8.3
    ("pictures without a colour space", _is_photo_in_inks),  # 6.2.4.3
    ("PostScript", _is_postscript),  # 6.2.9
    ("fonts in its graphics state", _sets_a_font),  # 6.2.11
)


def listed(words: list[str]) -> Iterator[str]:
    """The first four, and how many more there are."""
    yield from words[:4]
    if len(words) > 4:
        yield f"{len(words) - 4} more"
