"""What comes along of a page of someone else's PDF, and what of a damaged or odd one is refused."""

from __future__ import annotations

import re
import zlib
from pathlib import Path

import pypdfium2
import pytest

from briefpack.problems import Problems
from tests.annexes.handmade import FORM, pdf, stream
from tests.annexes.joined import AT, bodies, pack_of, read

FONT = "/Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[.1 0 0 .1 0 0]/FirstChar 65/LastChar 65/Widths[9]"
INK = b"0 0 9 9 re f"
SQUARE = b"q 1 0 0 rg 100 100 100 100 re f Q"


def test_glyphs_are_kept_whatever_they_are_called(tmp_path: Path) -> None:
    """A Type 3 font whose glyphs are called /P, /Parent, /OC and /Type has all of them in the pack."""
    names = ("P", "Parent", "OC", "Type")
    glyphs = "".join(f"/{name} {6 + at} 0 R" for at, name in enumerate(names))
    font = f"<<{FONT}/Encoding<</Differences[65/P]>>/CharProcs<<{glyphs}>>>>"
    content = pdf(b"BT /F 9 Tf (A) Tj ET", "/Font<</F 5 0 R>>",
                  {5: font, **{6 + at: stream("", b"9 0 d0 " + INK) for at in range(4)}})  # fmt: skip
    (found,), _ = read(content, tmp_path)
    assert sum(INK in body for body in bodies(found)) == 4
    assert all(re.search(rb"/%b \d+ 0 R" % name.encode(), b"".join(bodies(found))) for name in names)


def test_pictures_are_kept_whatever_they_are_called(tmp_path: Path) -> None:
    """Pictures called /Metadata, /PieceInfo and /AA are drawn, and in the pack."""
    names = ("Metadata", "PieceInfo", "AA")
    content = pdf(b" ".join(b"/%b Do" % name.encode() for name in names),
                  "/XObject<<" + "".join(f"/{name} {5 + at} 0 R" for at, name in enumerate(names)) + ">>",
                  {5 + at: stream(FORM, b"%d 0 m 9 9 l S" % at) for at in range(3)})  # fmt: skip
    (found,), problems = read(content, tmp_path)
    drawn = [zlib.decompress(body.partition(b"stream\n")[2][:-10]) for body in bodies(found)[1:]]
    assert sorted(text.split()[0] for text in drawn) == [b"0", b"1", b"2"]
    assert list(problems) == []


def test_what_describes_a_file_stays_behind(tmp_path: Path) -> None:
    """Metadata of a colour profile, a form's pieces of other programs, its parent and its page are left behind."""
    said = "/Metadata 7 0 R/PieceInfo<</x(private)>>/StructParent 3/LastModified(D:2020)/Odd 3 0 R"
    objects = {
        5: stream(FORM + said + "/Resources<</ColorSpace<</C[/ICCBased 6 0 R]>>>>", b"/C cs 1 scn " + INK),
        6: stream("/N 3/Metadata 7 0 R", b"profile"),
        7: stream("/Type/Metadata/Subtype/XML", b"<x>private</x>"),
    }
    (found,), _ = read(pdf(b"/X Do", "/XObject<</X 5 0 R>>", objects), tmp_path)
    everything = b"".join(bodies(found))
    assert b"profile" in everything
    assert b"private" not in everything
    assert b"/Odd null" in everything
    assert b"StructParent" not in everything


def test_a_drawing_on_two_pages_is_stored_once(tmp_path: Path) -> None:
    """A form that two pages draw is one object of the pack."""
    page = "<</Type/Page/Parent 2 0 R/Contents 4 0 R/MediaBox[0 0 99 99]/Resources<</XObject<</X 5 0 R>>>>>>"
    objects = {2: "<</Type/Pages/Count 2/Kids[3 0 R 6 0 R]>>", 5: stream(FORM, INK), 6: page}
    (found,), _ = read(pdf(b"/X Do", "/XObject<</X 5 0 R>>", objects), tmp_path)
    assert len(found.pictures) == 2
    assert len(found.objects) == 1


def test_what_leads_nowhere_is_nothing(tmp_path: Path) -> None:
    """A reference to an object that the file does not have is written as null, as the standard says."""
    content = pdf(b"/X Do", "/XObject<</X 5 0 R>>", {5: stream(FORM + "/Odd 77 0 R", INK)})
    (found,), _ = read(content, tmp_path)
    assert b"/Odd null" in bodies(found)[1]


BOXES = [
    ("/MediaBox[0 0 300 200]", (300, 200)),
    ("/MediaBox[300 200 0 0]", (300, 200)),
    ("/MediaBox[-100 -100 200 100]", (300, 200)),
    ("/MediaBox[0 0 300 200]/CropBox null", (300, 200)),
    ("/MediaBox[0 0 300 200]/CropBox[-50 -50 900 900]", (300, 200)),
    ("/MediaBox[0 0 300 200]/CropBox[100 50 900 900]", (200, 150)),
    ("/MediaBox[0 0 300 200]/UserUnit 4", (300, 200)),
    ("/MediaBox[0 0 300 200]/Rotate 90", (200, 300)),
    ("/MediaBox[0 0 300 200]/Rotate -90", (200, 300)),
    ("/MediaBox[0 0 300 200]/Rotate 450", (200, 300)),
    ("/MediaBox[0 0 300 200]/Rotate 180", (300, 200)),
    ("/MediaBox[0 0 300 200]/Rotate 45", (300, 200)),
]


@pytest.mark.parametrize(("box", "size"), BOXES)
def test_a_page_is_as_large_as_what_it_shows(box: str, size: tuple[int, int], tmp_path: Path) -> None:
    """Width and height are those of the part that is shown, after its turn, however the file says it."""
    (found,), problems = read(pdf(SQUARE, page=box), tmp_path)
    (picture,) = found.pictures.values()
    assert (picture.width, picture.height) == size
    assert problems.errors == 0


@pytest.mark.parametrize(
    "box",
    ["", "/MediaBox null", "/MediaBox[0 0 0 0]", f"/MediaBox[0 0 1{'0' * 38} 9]", "/MediaBox[0 0 300]", "/MediaBox 7",
     "/MediaBox[0 0/x 9]", "/MediaBox[0 0 300 300]/CropBox[400 400 500 500]", "/MediaBox[0 0 300 300]/CropBox[1 2]",
     "/MediaBox[0 0 300 300]/Rotate/North"],
)  # fmt: skip
def test_a_page_without_a_size_is_refused(box: str, tmp_path: Path) -> None:
    """A page whose size is missing, nothing, or beyond any paper is an error that names the page."""
    found, problems = read(pdf(SQUARE, page=box), tmp_path)
    assert found == []
    (problem,) = problems
    assert (problem.code, problem.place) == ("annex-unreadable", AT)
    assert "page 1" in problem.message


@pytest.mark.parametrize("content", [b"q q q 5 0 0 5 0 0 cm " + SQUARE, SQUARE + b" Q Q Q", b"Q Q q q " + SQUARE])
def test_nothing_spills_into_our_page(content: bytes, tmp_path: Path) -> None:
    """States saved and not restored, or restored and not saved, are set right, so that our page number is drawn."""
    (found,), problems = read(pdf(content), tmp_path)
    operators = zlib.decompress(bodies(found)[0].partition(b"stream\n")[2][:-10]).split()
    depth = 0
    for operator in operators:
        depth += {b"q": 1, b"Q": -1}.get(operator, 0)
        assert depth >= 0
    assert depth == 0
    page = pypdfium2.PdfDocument(pack_of(found, problems))[0]
    assert "Page 1 of 2" in page.get_textpage().get_text_bounded()


def test_unknown_operators_and_marks_stay_behind(tmp_path: Path) -> None:
    """Operators that no viewer knows, and marks of the old structure, are left out; what is drawn stays."""
    content = b"BX 1 frobnicate EX /P <</MCID 0>> BDC " + SQUARE + b" EMC /Odd ri"
    (found,), problems = read(pdf(content), tmp_path)
    drawn = zlib.decompress(bodies(found)[0].partition(b"stream\n")[2][:-10])
    assert drawn.split() == SQUARE.split()
    assert list(problems) == []


FLATE = zlib.compress(SQUARE * 50)


@pytest.mark.parametrize(
    "packed",
    [FLATE[:-20], b"x\x9c" + bytes(40), FLATE[:30] + b"\xff" * 9, b"no flate at all"],
    ids=["cut", "zeros", "overwritten", "text"],
)
def test_a_damaged_stream_is_refused(packed: bytes, tmp_path: Path) -> None:
    """A content, form or picture that cannot be unpacked to its end is an error, and not left out without a word."""
    flate = "/Filter/FlateDecode"
    picture = "/Type/XObject/Subtype/Image/Width 9/Height 9/BitsPerComponent 8/ColorSpace/DeviceGray"
    files = [
        pdf(contents=stream(flate, packed)),
        pdf(b"/X Do", "/XObject<</X 5 0 R>>", {5: stream(FORM + flate, packed)}),
        pdf(b"/X Do", "/XObject<</X 5 0 R>>", {5: stream(picture + flate, packed)}),
    ]
    for content in files:
        found, problems = read(content, tmp_path)
        assert found == []
        assert [(each.code, each.place) for each in problems] == [("annex-unreadable", AT)]


def test_a_wrong_checksum_harms_no_one(tmp_path: Path) -> None:
    """A stream that comes to its end is read, though its checksum is wrong, as viewers do."""
    found, problems = read(pdf(contents=stream("/Filter/FlateDecode", FLATE[:-4] + b"sums")), tmp_path)
    assert len(found) == 1
    assert list(problems) == []


def test_lzw_becomes_flate(tmp_path: Path) -> None:
    """LZW, which archives do not take, is packed anew wherever it stands, also behind a reference or in the line."""
    lzw = b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01"  # the example of ISO 32000-1, 7.4.4.2: 45 45 45 45 45 65 45 45 45 66
    entries = "/Type/XObject/Subtype/Image/Width 10/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray"
    inline = b"BI /W 10 /H 1 /BPC 8 /CS /G /I true /F /LZW ID " + lzw + b" EI"
    objects = {5: stream(entries + "/Filter 6 0 R", lzw), 6: "/LZWDecode"}
    (found,), problems = read(pdf(b"/X Do " + inline, "/XObject<</X 5 0 R>>", objects), tmp_path)
    page, picture = bodies(found)[:2]
    assert b"LZW" not in zlib.decompress(page.partition(b"stream\n")[2][:-10])
    assert b"/I true" not in zlib.decompress(page.partition(b"stream\n")[2][:-10])
    assert zlib.decompress(picture.partition(b"stream\n")[2][:-10]) == b"-----A---B"
    assert list(problems) == []
    pack_of(found, Problems())
