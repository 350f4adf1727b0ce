"""Annexes: other people's PDFs behind a pack, drawn, numbered, tagged; or refused with cause and cure."""

from __future__ import annotations

import io
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from briefpack.problems import Problems
from tests.annexes.joined import AT, bodies, read
from tests.pack.integrity import faults, tag_tree
from tests.small_campaign import write_campaign
from tests.typesetting import ROOT, composed, part


@pytest.fixture(scope="module")
def three_pages() -> bytes:
    """Someone's tagged PDF of three pages."""
    body = (
        "".join(f'<p style="break-after:page">Inspected number {n}</p>' for n in (1, 2)) + "<p>Inspected number 3</p>"
    )
    return composed(Problems(), part("one", body)).write()


def changed(content: bytes, change: Callable[[PdfWriter], object]) -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(content))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def hide_a_layer(writer: PdfWriter) -> None:
    group = writer._add_object(
        DictionaryObject({NameObject("/Type"): NameObject("/OCG"), NameObject("/Name"): TextStringObject("x")})
    )
    default = DictionaryObject({NameObject("/OFF"): ArrayObject([group])})
    properties = DictionaryObject({NameObject("/OCGs"): ArrayObject([group]), NameObject("/D"): default})
    writer.root_object[NameObject("/OCProperties")] = properties


def name(**entries: object) -> DictionaryObject:
    return DictionaryObject({NameObject(f"/{key}"): value for key, value in entries.items()})


def hide_from_print(writer: PdfWriter) -> None:
    usage = name(Usage=name(Print=name(PrintState=NameObject("/OFF"))))
    group = writer._add_object(name(Type=NameObject("/OCG"), Name=TextStringObject("x"), Usage=usage["/Usage"]))
    applied = ArrayObject([name(Event=NameObject("/Print"), OCGs=ArrayObject([group]))])
    default = name(AS=applied)
    writer.root_object[NameObject("/OCProperties")] = name(OCGs=ArrayObject([group]), D=default)


def show_when_off(writer: PdfWriter) -> None:
    """Content that shows only while a layer is off, and the layer is on."""
    group = writer._add_object(name(Type=NameObject("/OCG"), Name=TextStringObject("x")))
    writer.root_object[NameObject("/OCProperties")] = name(OCGs=ArrayObject([group]), D=DictionaryObject())
    member = name(Type=NameObject("/OCMD"), OCGs=group, P=NameObject("/AllOff"))
    page = writer.pages[0]
    page["/Resources"][NameObject("/Properties")] = name(m=member)
    stream = DecodedStreamObject()
    stream.set_data(b"/OC /m BDC\n" + page.get_contents().get_data() + b"\nEMC")
    page[NameObject("/Contents")] = writer._add_object(stream)


def lay_over(kind: str, flags: int = 4) -> Callable[[PdfWriter], None]:
    def change(writer: PdfWriter) -> None:
        box = name(
            Subtype=NameObject(f"/{kind}"),
            Rect=ArrayObject(map(NumberObject, (90, 700, 400, 800))),
            F=NumberObject(flags),
        )
        writer.pages[1][NameObject("/Annots")] = ArrayObject([box])

    return change


def lock(writer: PdfWriter) -> None:
    writer.encrypt("secret", algorithm="RC4-128")


def drop_fonts(writer: PdfWriter) -> None:
    font = DictionaryObject({
        NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"): NameObject("/Type1"),
        NameObject("/BaseFont"): NameObject("/Helvetica"),
    })  # fmt: skip
    fonts = writer.pages[0]["/Resources"]["/Font"]
    for name in fonts:
        fonts[NameObject(name)] = font


def squash(writer: PdfWriter) -> None:
    writer.pages[0][NameObject("/MediaBox")] = ArrayObject([NumberObject(0)] * 4)
    writer.pages[0].pop("/CropBox", None)
    for box in ("/TrimBox", "/BleedBox"):
        writer.pages[0].pop(box, None)


@pytest.mark.parametrize(
    ("spoil", "pages", "code", "hint"),
    [
        (lambda _: b"", None, "annex-unreadable", "print"),
        (lambda _: b"<html>no</html>", None, "annex-unreadable", "print"),
        (lambda good: good[:900], None, "annex-unreadable", "print"),
        (lambda good: changed(good, lock), None, "annex-encrypted", "without a password"),
        (lambda good: changed(good, hide_a_layer), None, "annex-hidden", "print it as PDF"),
        (lambda good: changed(good, hide_from_print), None, "annex-hidden", "print it as PDF"),
        (lambda good: changed(good, show_when_off), None, "annex-hidden", "print it as PDF"),
        (lambda good: changed(good, lay_over("Square")), None, "annex-overlay", "print it as PDF"),
        (lambda good: changed(good, lay_over("Widget")), None, "annex-overlay", "print it as PDF"),
        (lambda good: changed(good, drop_fonts), None, "annex-font", "embedded"),
        (lambda good: changed(good, squash), None, "annex-unreadable", "print"),
        (lambda good: good, "2-9", "annex-pages", "1 to 3"),
        (lambda good: good, "three", "annex-pages", "1 to 3"),
        (lambda good: good, "3-1", "annex-pages", "1 to 3"),
    ],
)  # fmt: skip
def test_what_is_refused(
    spoil: Callable[[bytes], bytes], pages: str | None, code: str, hint: str, three_pages: bytes, tmp_path: Path
) -> None:
    """An annex that cannot be joined is one error at its place in the YAML, with cause and cure."""
    annexes, problems = read(spoil(three_pages), tmp_path, pages)
    assert annexes == []
    (problem,) = problems
    assert (problem.code, problem.place) == (code, AT)
    assert hint in problem.hint
    assert "a.pdf" in problem.message


@pytest.mark.parametrize(("pages", "count"), [(None, 3), ("2", 1), ("1-2", 2), ("3, 1", 2)])
def test_the_pages_that_are_named(pages: str | None, count: int, three_pages: bytes, tmp_path: Path) -> None:
    """`pages:` chooses pages in the order given; without it all are joined."""
    (found,), problems = read(three_pages, tmp_path, pages)
    assert len(found.pages.figures) == count
    assert found.pages.figures[0].alt == f"Report, page 1 of {count}"
    assert list(problems) == []


@pytest.mark.parametrize("change", [lay_over("Link"), lay_over("Popup"), lay_over("Square", flags=2)])
def test_what_nobody_sees_is_left_behind(
    change: Callable[[PdfWriter], None], three_pages: bytes, tmp_path: Path
) -> None:
    """Links, pop-up windows and hidden notes are no reason to refuse an annex."""
    annexes, problems = read(changed(three_pages, change), tmp_path)
    assert len(annexes) == 1
    assert list(problems) == []


def test_a_cropped_page_is_told(three_pages: bytes, tmp_path: Path) -> None:
    """A page that was cropped is joined with a warning, as what was cut off can still be read in the file."""

    def crop(writer: PdfWriter) -> None:
        writer.pages[2].cropbox.upper_right = (200, 200)

    annexes, problems = read(changed(three_pages, crop), tmp_path)
    assert len(annexes) == 1
    assert [(each.code, each.severity, each.place) for each in problems] == [("annex-cropped", "warning", AT)]
    assert "page 3" in next(iter(problems)).message


def share_resources(writer: PdfWriter) -> None:
    """Give all pages one resource dictionary with a form that only page 2 draws, as some programs do."""
    secret, font = DecodedStreamObject(), writer.pages[1]["/Resources"]["/Font"]
    secret.set_data(b"BT (SECRETWORDS) Tj ET")
    secret.update(name(Type=NameObject("/XObject"), Subtype=NameObject("/Form"), Resources=name(Font=font)))
    secret[NameObject("/BBox")] = ArrayObject(map(NumberObject, (0, 0, 9, 9)))
    everything = name(XObject=name(secret=writer._add_object(secret)), Font=font)
    everything[NameObject("/ExtGState")] = writer.pages[1]["/Resources"].get("/ExtGState", DictionaryObject())
    shared = writer._add_object(everything)
    for page in writer.pages:
        page[NameObject("/Resources")] = shared
    stream = DecodedStreamObject()
    stream.set_data(writer.pages[1].get_contents().get_data() + b"\n/secret Do")
    writer.pages[1][NameObject("/Contents")] = writer._add_object(stream)


@pytest.mark.parametrize(("pages", "there"), [("1", False), ("3, 1", False), ("2", True), (None, True)])
def test_only_what_chosen_pages_draw_comes_along(
    pages: str | None, there: bool, three_pages: bytes, tmp_path: Path
) -> None:
    """A form that pages left out draw is not carried over, though all pages share one resource dictionary."""
    (found,), problems = read(changed(three_pages, share_resources), tmp_path, pages)
    streams = [each.partition(b"stream\n")[2] for each in bodies(found)]
    texts = [zlib.decompress(each.rpartition(b"\nendstream")[0]) for each in streams if each.startswith(b"x")]
    assert any(b"SECRETWORDS" in text for text in texts) is there
    assert list(problems) == []


@pytest.fixture(scope="module")
def built(three_pages: bytes, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The press pack of a small campaign with an annex of three pages, one turned, one cropped, with a script."""
    folder = tmp_path_factory.mktemp("annexed")
    campaign = write_campaign(folder / "small")

    def spoil(writer: PdfWriter) -> None:
        writer.pages[1].rotate(90)
        writer.pages[2].cropbox.upper_right = (200, 200)
        action = {
            NameObject("/S"): NameObject("/JavaScript"),
            NameObject("/JS"): TextStringObject("app.alert('hello')"),
        }
        writer.root_object[NameObject("/OpenAction")] = DictionaryObject(action)
        writer.pages[0][NameObject("/AA")] = DictionaryObject({NameObject("/O"): DictionaryObject(action)})
        writer.add_attachment("secret.txt", b"secret")

    (campaign / "a.pdf").write_bytes(changed(three_pages, spoil))
    pack = campaign / "packs" / "press.yaml"
    lines = [
        "annexes:",
        "- file: a.pdf",
        "  title: Report",
        "  source: ledger",
        "  alt: Report, page {i} of {n}",
        "",
    ]
    pack.write_text(pack.read_text(encoding="utf-8") + "\n".join(lines), encoding="utf-8")
    command = [
        sys.executable,
        ROOT / "make_briefs.py",
        "build",
        "press",
        "--campaign",
        campaign,
        "--out",
        folder / "out",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return (folder / "out" / "press.pdf").read_bytes()


def test_annex_pages_are_pages_of_the_pack(built: bytes) -> None:
    """Its pages show what they showed, and carry the pack's page numbers."""
    texts = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(built)]
    for number, text in enumerate(texts[-3:], 1):
        assert f"Inspected number {number}" in text or number == 3  # the third is cropped away
        assert f"Page {len(texts) - 3 + number} of {len(texts)}" in text


def test_an_annex_stands_in_contents_and_outline(built: bytes) -> None:
    """Contents and outline lead to the annex's first page."""
    reader = PdfReader(io.BytesIO(built))
    titles = {
        item.title: reader.get_destination_page_number(item) for item in reader.outline if not isinstance(item, list)
    }
    assert titles["Annex A: Report"] == len(reader.pages) - 3
    contents = pypdfium2.PdfDocument(built)[1].get_textpage().get_text_bounded()
    assert "Annex A: Report" in contents


def test_annex_pages_are_figures_with_alternative_text(built: bytes) -> None:
    """Each page is a figure whose alternative text says which it is, and the structure agrees both ways."""
    tree = tag_tree(built)
    for number in (1, 2, 3):
        assert f"Figure 1 Alt='Report, page {number} of 3'" in tree
    assert faults(built) == []


def test_nothing_but_what_is_drawn_comes_along(built: bytes) -> None:
    """Scripts and attachments stay behind."""
    reader = PdfReader(io.BytesIO(built))
    assert reader.attachments == {}
    everything = b"".join(
        value.get_data() if hasattr(value, "get_data") else repr(value).encode()
        for value in (reader.get_object(number) for number in range(1, int(reader.trailer["/Size"])))
        if value is not None
    )
    assert b"app.alert" not in everything
    assert b"secret" not in everything
