"""Annexes that attack, are broken, or are too much: each is one error at its line, or joined without its sting."""

from __future__ import annotations

import io
import os
import zlib
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from briefpack.annexes import reading
from briefpack.annexes.reading import read_annexes
from briefpack.problems import Problems
from tests.annexes.handmade import FORM, pdf, stream
from tests.annexes.joined import AT, annex, pack_of, read
from tests.typesetting import composed, part

INK = b"0 0 99 99 re f"
FLATE = "/Filter/FlateDecode"


def nested(levels: int) -> dict[int, bytes | str]:
    """A page whose resources hold arrays, one in the other."""
    state = f"<</Odd {'[' * levels}{']' * levels}>>"
    return {3: f"<</Type/Page/Parent 2 0 R/Contents 4 0 R/MediaBox[0 0 9 9]/Resources<</ExtGState<</G {state}>>>>>>"}


def bomb() -> bytes:
    """310 megabytes of nothing, in 300 kilobytes."""
    packing = zlib.compressobj(9)
    return b"".join(packing.compress(bytes(10_000_000)) for _ in range(31)) + packing.flush()


def encrypted(user: str, owner: str) -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(pdf(INK)))
    writer.encrypt(user, owner, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


AES = "/Encrypt<</Filter/Standard/V 5/R 6/Length 256/P -4/O(%s)/U(%s)/OE(%s)/UE(%s)/Perms(%s)/CF<</StdCF<</CFM/AESV3>>"
AES = AES % ("o" * 48, "u" * 48, "e" * 32, "e" * 32, "p" * 16) + ">>/StmF/StdCF/StrF/StdCF>>/ID[(a)(b)]"

REFUSED = {
    "empty": (b"", "annex-unreadable", "it is empty", "print"),
    "white": (b" \n\n", "annex-unreadable", "it is empty", "print"),
    "html": (b"<!DOCTYPE html><p>Not found", "annex-unreadable", "it is no PDF", "print it as PDF"),
    "garbage": (bytes(range(256)) * 9, "annex-unreadable", "it is no PDF", "print it as PDF"),
    "cut": (pdf(INK)[:200], "annex-unreadable", "is damaged", "print it as PDF"),
    "user password": (encrypted("secret", "owner"), "annex-encrypted", "it is encrypted", "without a password"),
    "aes": (pdf(INK, trailer=AES), "annex-encrypted", "it is encrypted", "without a password"),
    "zero pages": (pdf(objects={2: "<</Type/Pages/Count 0/Kids[]>>"}), "annex-unreadable", "no pages", "check"),
    "page tree loop": (
        pdf(objects={2: "<</Type/Pages/Count 9/Kids[2 0 R 3 0 R]>>"}), "annex-unreadable", "damaged", "print it as PDF"
    ),
    "deep": (pdf(b"/G gs", objects=nested(5_000)), "annex-unreadable", "a part of it cannot", "print it as PDF"),
    "jbig2 content": (
        pdf(contents=stream("/Filter/JBIG2Decode", b"jbig")), "annex-unreadable", "packed in a way", "print it as PDF"
    ),
    "unknown filter": (
        pdf(contents=stream("/Filter/Odd", b"odd")), "annex-unreadable", "packed in a way", "print it as PDF"
    ),
    "other file": (
        pdf(b"/X Do", "/XObject<</X 5 0 R>>", {5: stream(FORM + "/F(secret.txt)", b"")}),
        "annex-unreadable", "another file", "print it as PDF",
    ),
    "no drawing": (pdf(objects={4: "[5 0 R]", 5: "<<>>"}), "annex-unreadable", "no drawing", "print it as PDF"),
    "note": (
        pdf(INK, page="/MediaBox[0 0 99 99]/Annots[<</Subtype/Text/T(Ann)/Contents(private)/Rect[0 0 9 9]>>]"),
        "annex-overlay", "a note or form field lies over page 1", "print it as PDF",
    ),
    "black box": (
        pdf(INK, page="/MediaBox[0 0 99 99]/Annots[<</Subtype/Redact/Rect[0 0 9 9]>>]"),
        "annex-overlay", "covers", "print it as PDF",
    ),
    "layer behind a reference": (
        pdf(INK, root="/OCProperties 5 0 R",
            objects={5: "<</OCGs 7 0 R/D 6 0 R>>", 6: "<</OFF 7 0 R>>", 7: "[8 0 R]", 8: "<</Type/OCG/Name(x)>>"}),
        "annex-hidden", "a hidden layer", "print it as PDF",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_it_is_refused(case: str, tmp_path: Path) -> None:
    """The annex is one error at its line, with the cause, no Python word, and what to do."""
    content, code, cause, cure = REFUSED[case]
    found, problems = read(content, tmp_path)
    assert found == []
    (problem,) = problems
    assert (problem.code, problem.place, problem.severity) == (code, AT, "error")
    assert cause in problem.message
    assert cure in problem.hint
    assert not any(word in problem.message for word in ("Error", "NoneType", "object has", "Traceback"))


@pytest.mark.parametrize("where", ["content", "picture"])
def test_a_bomb_is_refused(where: str, tmp_path: Path) -> None:
    """A stream of a few hundred kilobytes that unpacks to more than 300 MB is refused, and never held unpacked."""
    picture = "/Type/XObject/Subtype/Image/Width 9/Height 9/BitsPerComponent 8/ColorSpace/DeviceGray" + FLATE
    packed = bomb()
    files = {
        "content": pdf(contents=stream(FLATE, packed)),
        "picture": pdf(b"/X Do", "/XObject<</X 5 0 R>>", {5: stream(picture, packed)}),
    }
    found, problems = read(files[where], tmp_path)
    assert found == []
    assert [(each.code, each.place) for each in problems] == [("annex-unreadable", AT)]
    assert "300 MB" in next(iter(problems)).message


def test_what_is_no_regular_file_is_refused(tmp_path: Path) -> None:
    """A pipe is not waited for, a folder and a missing file are named for what they are."""
    os.mkfifo(tmp_path / "pipe.pdf")
    (tmp_path / "folder.pdf").mkdir()
    problems = Problems()
    names = ("pipe.pdf", "folder.pdf", "none.pdf")
    assert read_annexes(tuple(map(annex, names)), tmp_path, problems) == []
    assert {(each.code, each.place) for each in problems} == {("annex-unreadable", AT)}
    said = {each.message.split()[2]: each.message for each in problems}
    assert "no regular file" in said["pipe.pdf"]
    assert "no regular file" in said["folder.pdf"]
    assert "cannot be opened" in said["none.pdf"]


def test_too_large_a_file_says_how_large(tmp_path: Path) -> None:
    """A file beyond 50 MB is refused by its size, before it is read."""
    with (tmp_path / "a.pdf").open("wb") as file:
        file.truncate(61_000_000)
    problems = Problems()
    assert read_annexes((annex(),), tmp_path, problems) == []
    assert "61 MB" in next(iter(problems)).message


def test_five_thousand_pages_are_refused(tmp_path: Path) -> None:
    """A file of 5,000 pages is refused with the number of pages, and joined when a few of them are named."""
    page = "<</Type/Page/Parent 2 0 R/Contents 4 0 R/MediaBox[0 0 9 9]>>"
    kids = " ".join(f"{at} 0 R" for at in range(5, 5005))
    content = pdf(INK, objects={2: f"<</Type/Pages/Count 5000/Kids[{kids}]>>", **dict.fromkeys(range(5, 5005), page)})
    found, problems = read(content, tmp_path)
    assert found == []
    assert [(each.code, each.place) for each in problems] == [("annex-pages", AT)]
    assert "5000 pages, more than 200" in next(iter(problems)).message
    found, problems = read(content, tmp_path, "4999")
    assert len(found) == 1
    assert list(problems) == []


def test_a_page_named_twice_is_told(tmp_path: Path) -> None:
    """A page that `pages:` names twice is an error, as it would be printed once."""
    found, problems = read(pdf(INK), tmp_path, "1, 1")
    assert found == []
    assert [(each.code, each.place) for each in problems] == [("annex-pages", AT)]
    assert "page 1 is named twice" in next(iter(problems)).message


def test_a_restricted_file_is_joined_with_a_warning(tmp_path: Path) -> None:
    """A file that anyone may open and whose owner restricts it is joined, and the author is told."""
    (found,), problems = read(encrypted("", "owner"), tmp_path)
    assert [(each.code, each.severity, each.place) for each in problems] == [("annex-encrypted", "warning", AT)]
    assert PdfReader(io.BytesIO(pack_of(found, Problems()))).is_encrypted is False


LEFT = {
    "script at its opening": ({"root": "/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>"}, "scripts"),
    "scripts by name": ({"root": "/Names<</JavaScript<</Names[]>>>>"}, "scripts"),
    "script of a page": ({"page": "/MediaBox[0 0 9 9]/AA<</O<</S/JavaScript/JS(x)>>>>"}, "scripts"),
    "program": ({"page": "/MediaBox[0 0 9 9]/Annots[<</Subtype/Link/A<</S/Launch/F(x.exe)>>>>]"}, "programs"),
    "file": ({"page": "/MediaBox[0 0 9 9]/Annots[<</Subtype/Link/A<</S/URI/URI(FILE:///x)>>>>]"}, "other files"),
    "attachment": ({"root": "/Names<</EmbeddedFiles<</Names[(x)<</EF<<>>>>]>>>>"}, "attached files"),
    "xfa": ({"root": "/AcroForm<</XFA(x)/Fields[]>>"}, "LiveCycle"),
}


@pytest.mark.parametrize("case", LEFT)
def test_what_stays_behind_is_told(case: str, tmp_path: Path) -> None:
    """Scripts, programs, attached files and forms do not come along, and a warning at the annex's line says so."""
    entries, said = LEFT[case]
    (found,), problems = read(pdf(INK, **entries), tmp_path)
    assert [(each.code, each.severity, each.place) for each in problems] == [("annex-left", "warning", AT)]
    assert said in next(iter(problems)).message
    content = pack_of(found, Problems())
    assert not any(word in content for word in (b"JavaScript", b"Launch", b"XFA", b"EmbeddedFile"))


@pytest.mark.parametrize(
    "entries", [{"root": "/OpenAction[3 0 R/Fit]"}, {"root": "/OpenAction<</S/GoTo/D[3 0 R/Fit]>>"},
                {"page": "/MediaBox[0 0 9 9]/Annots[<</Subtype/Link/A<</S/URI/URI(https://example.org)>>>>]"}]
)  # fmt: skip
def test_where_a_file_opens_is_no_news(entries: dict[str, str], tmp_path: Path) -> None:
    """The page a file opens at, and links to the web, are left without a word."""
    found, problems = read(pdf(INK, **entries), tmp_path)
    assert len(found) == 1
    assert list(problems) == []


def test_a_pack_of_ours_can_be_an_annex(tmp_path: Path) -> None:
    """A pack that this program made is joined like any other file, and its pack is as good as any other."""
    ours = composed(Problems(), part("one", "<h1>Ours</h1><p>Words.</p>")).write()
    (found,), problems = read(ours, tmp_path)
    assert list(problems) == []
    assert found.breaks == frozenset()
    assert b'pdfuaid:part="1"' in pack_of(found, Problems())


def test_all_that_goes_wrong_is_the_annexs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever an annex raises, from wherever, is an error at its line and no bug of ours."""
    broken = UnicodeDecodeError("a", b"", 0, 1, "z")
    for error in (MemoryError(), RecursionError(), ZeroDivisionError("x"), SystemError("y"), broken):

        def fail(*_args: object, error: Exception = error) -> None:
            raise error

        monkeypatch.setattr(reading, "ForeignFile", fail)
        found, problems = read(pdf(INK), tmp_path)
        assert found == []
        assert [(each.code, each.place) for each in problems] == [("annex-unreadable", AT)]


def test_thirty_annexes_have_thirty_letters(tmp_path: Path) -> None:
    """After Annex Z comes Annex AA, each with a name of its own."""
    (tmp_path / "a.pdf").write_bytes(pdf(INK))
    found = read_annexes((annex(),) * 30, tmp_path, Problems())
    assert len({each.pages.name for each in found}) == 30
    assert [each.pages.title for each in found][25:27] == ["Annex Z: Report", "Annex AA: Report"]
