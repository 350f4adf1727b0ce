"""A pack with an annex says that it is PDF/A-3a and PDF/UA-1 only when it is; what can be cured is."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DecodedStreamObject, FloatObject, NameObject, NumberObject

from briefpack.problems import Problems
from tests.annexes.handmade import pdf, stream
from tests.annexes.joined import AT, bodies, pack_of, read
from tests.typesetting import composed, part

PICTURE = "/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8"
INK = b"0 0 99 99 re f"
ARCHIVE, READ_ALOUD = b"pdfaid:part", b"pdfuaid:part="


@pytest.fixture(scope="module")
def ours() -> bytes:
    """A file whose one font is as it should be."""
    return composed(Problems(), part("one", "<p>Words that are read aloud.</p>")).write()


def changed(content: bytes, change: Callable[[Any], None]) -> bytes:
    """The file with the first font of its first page changed."""
    writer = PdfWriter(clone_from=io.BytesIO(content))
    fonts: Any = writer.pages[0]["/Resources"]["/Font"]
    change(next(iter(fonts.values())).get_object())
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def below(font: Any) -> Any:
    return font["/DescendantFonts"][0].get_object()


def no_letters(font: Any) -> None:
    del font["/ToUnicode"]


def wrong_widths(font: Any) -> None:
    below(font)[NameObject("/W")] = ArrayObject([])
    below(font)[NameObject("/DW")] = NumberObject(3)


def no_program(font: Any) -> None:
    descriptor = below(font)["/FontDescriptor"]
    key = next(key for key in descriptor if key.startswith("/FontFile"))
    descriptor[key].set_data(b"not a font")


@pytest.mark.parametrize(
    ("change", "said"),
    [(no_letters, "glyphs without letters"), (wrong_widths, "another width"), (no_program, "cannot be read")],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_font_that_breaks_both(change: Callable[[Any], None], said: str, ours: bytes, tmp_path: Path) -> None:
    """A font without letters, with wrong widths or a broken program is a warning, and the pack makes neither claim."""
    (found,), problems = read(changed(ours, change), tmp_path)
    assert [(each.code, each.severity, each.place) for each in problems] == [("annex-standard", "warning", AT)]
    message = next(iter(problems)).message
    assert said in message
    assert "no PDF/A-3a and no PDF/UA-1 file" in message
    content = pack_of(found, Problems())
    assert ARCHIVE not in content
    assert READ_ALOUD not in content
    assert PdfReader(io.BytesIO(content)).metadata is not None


ARCHIVE_ONLY = {
    "operator": (pdf(b"0 0 0 1 k " + INK), "CMYK"),
    "space": (pdf(b"/C cs 0 0 0 1 scn " + INK, "/ColorSpace<</C[/Separation/Gold/DeviceCMYK 5 0 R]>>",
                  {5: "<</FunctionType 2/N 1/Domain[0 1]/C0[0 0 0 0]/C1[0 0 1 0]>>"}), "CMYK"),
    "picture": (pdf(b"/X Do", "/XObject<</X 5 0 R>>", {5: stream(PICTURE + "/ColorSpace 6 0 R", b"1234"),
                                                         6: "/DeviceCMYK"}), "CMYK"),
    "inline": (pdf(b"BI /W 1 /H 1 /BPC 8 /CS /CMYK ID 1234 EI"), "CMYK"),
    "jpeg 2000": (pdf(b"/X Do", "/XObject<</X 5 0 R>>", {5: stream(PICTURE + "/Filter/JPXDecode", b"j")}), "JPEG 2000"),
    "profile": (pdf(b"/C cs 1 scn " + INK, "/ColorSpace<</C[/ICCBased 5 0 R]>>", {5: stream("/N 3", b"x")}), "profile"),
    "blend": (pdf(b"/G gs " + INK, "/ExtGState<</G<</BM/Odd>>>>"), "blending"),
}  # fmt: skip


@pytest.mark.parametrize("case", ARCHIVE_ONLY)
def test_colours_break_the_archive_only(case: str, tmp_path: Path) -> None:
    """Inks without a profile, and pictures that archives do not take, cost the pack one claim and not the other."""
    content, said = ARCHIVE_ONLY[case]
    (found,), problems = read(content, tmp_path)
    assert [(each.code, each.severity, each.place) for each in problems] == [("annex-standard", "warning", AT)]
    assert said in next(iter(problems)).message
    written = pack_of(found, Problems())
    assert ARCHIVE not in written
    assert READ_ALOUD in written


CURED = {
    "smoothing": (pdf(b"/X Do", "/XObject<</X 5 0 R>>",
                      {5: stream(PICTURE + "/ColorSpace/DeviceGray/Interpolate true", b"1")}), b"/Interpolate true"),
    "transfer": (pdf(b"/G gs " + INK, "/ExtGState<</G<</TR/Identity/HT/Default/ca 1>>>>"), b"/TR"),
    "transfer behind a reference": (pdf(b"/G gs " + INK, "/ExtGState 5 0 R", {5: "<</G 6 0 R>>", 6: "<</TR 7 0 R>>",
                                                                             7: "/Identity"}), b"/TR"),
    "postscript": (pdf(b"/X Do", "/XObject<</X 5 0 R>>",
                       {5: stream("/Subtype/Form/BBox[0 0 9 9]/Subtype2/PS/PS<<>>", INK)}), b"/PS"),
    "alternates": (pdf(b"/X Do", "/XObject<</X 5 0 R>>",
                       {5: stream(PICTURE + "/ColorSpace/DeviceGray/Alternates[]", b"1")}), b"/Alternates"),
}  # fmt: skip


@pytest.mark.parametrize("case", CURED)
def test_what_can_be_cured_is(case: str, tmp_path: Path) -> None:
    """What archives forbid and no picture needs is taken out without a word, and both claims are kept."""
    content, gone = CURED[case]
    (found,), problems = read(content, tmp_path)
    assert list(problems) == []
    assert all(gone not in body for body in bodies(found))
    written = pack_of(found, Problems())
    assert ARCHIVE in written
    assert READ_ALOUD in written


def test_lists_of_glyphs_are_taken_out(ours: bytes, tmp_path: Path) -> None:
    """A list of a font's glyphs, wrong or right, goes: archives and screen readers ask for a right one or none."""

    def add_list(font: Any) -> None:
        wrong = DecodedStreamObject()
        wrong.set_data(b"\x80")
        below(font)["/FontDescriptor"][NameObject("/CIDSet")] = wrong
        below(font)["/FontDescriptor"][NameObject("/StemH")] = FloatObject(1)

    (found,), problems = read(changed(ours, add_list), tmp_path)
    assert list(problems) == []
    assert not any(b"/CIDSet" in body for body in bodies(found))
    assert any(b"/StemH" in body for body in bodies(found))
