"""A pack: parts laid out apart, numbered together, joined, tagged and written once."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject, NumberObject

from briefpack.content.statements import Statements
from briefpack.pack import numbering
from briefpack.problems import Problems
from tests.pack.integrity import faults, tag_tree
from tests.typesetting import CONTENTS, ROOT, composed, found, part

GOLDEN = ROOT / "tests" / "golden" / "tag_tree.txt"
KHMER = "សូមស្វាគមន៍មកកាន់ប្រទេសកម្ពុជា"
SENTENCE = "The mill fed the valley for a century, and nobody asked who would feed the mill. "


def long_part(name: str, pages: int) -> str:
    chapters = "".join(
        f'<h2 id="h{n}">{name} {n}</h2><p id="c{n}" style="break-after:page">{SENTENCE}</p>'
        for n in range(2, pages + 1)
    )
    return f'<h1 id="h1">{name}</h1><p id="c1" style="break-after:page">{SENTENCE}</p>{chapters}<p>End.</p>'


@pytest.fixture(scope="module")
def pack() -> bytes:
    """A pack with every kind of content that is tagged in a way of its own."""
    table = "".join(f'<tr><th scope="row">{n}</th><td>{SENTENCE}</td></tr>' for n in range(9))
    body = (
        f'<h1 id="h1">First</h1><p id="c1">See <a href="#second.c1">the second part</a>.'
        f'<span class="note">A note.</span></p>'
        f'<table><caption>Years</caption><thead><tr><th scope="col">Year</th><th scope="col">What</th></tr></thead>'
        f'<tbody>{table}</tbody></table><p lang="km">{KHMER}</p><ul><li>one</li><li>two</li></ul>'
        f'<p><span aria-hidden="true">*</span> <abbr title="Union of Mills">UM</abbr></p>'
    )
    problems = Problems()
    made = composed(problems, part("cover", "<h1 id='h1'>Cover</h1>"), CONTENTS, part("first", body),
                    part("second", long_part("Second", 3))).write()  # fmt: skip
    assert found(problems) == []
    return made


def texts(content: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(content)
    return [page.get_textpage().get_text_bounded() for page in document]


def test_every_page_says_its_number_of_all(pack: bytes) -> None:
    """Each page's foot says 'Page n of N', counted over the whole pack."""
    pages = texts(pack)
    for number, text in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in text


def test_contents_name_the_page_of_each_heading(pack: bytes) -> None:
    """Every number in the contents is that of the page its heading stands on, and the outline agrees."""
    reader, pages = PdfReader(io.BytesIO(pack)), texts(pack)
    listed = re.findall(r"^\W*(?:\d+\. )?(.+?) (\d+)\s*$", pages[1].replace("\r", ""), re.MULTILINE)
    listed = [(title, int(number)) for title, number in listed if title != "Page 2 of"]
    assert [title for title, _ in listed] == ["Cover", "First", "Second", "Second 2", "Second 3"]
    for title, number in listed:
        assert title in pages[number - 1]
    outline = {item.title: reader.get_destination_page_number(item) + 1 for item in _flat(reader.outline)}
    assert {title: number for title, number in listed if title in outline} == {
        title: number for title, number in outline.items() if title != "Contents"
    }


def test_a_page_is_named_once_in_a_row() -> None:
    """In a row of page references those marked 'also' go when their page is named already, and only those."""
    refs = [f'<a class="page-ref" href="#second.{anchor}"></a>' for anchor in ("h1", "c1", "h2", "c2")]
    row = f'<p id="c1">Row: {refs[0]}{"".join(f"""<span class="also">, {ref}</span>""" for ref in refs[1:])}.</p>'
    css = ".also[hidden] { display: none }"
    second = part("second", long_part("Second", 3))
    made = composed(Problems(), part("first", row), second, css=css).write()
    assert "Row: 2, 3." in texts(made)[0]


def test_numbers_that_do_not_settle_are_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pack whose page numbers still move after the last round is an error, as one of them is wrong."""
    monkeypatch.setattr(numbering, "ROUNDS", 1)  # the first round always moves something
    problems = Problems()
    composed(problems, part("cover", "<h1 id='h1'>Cover</h1>"), CONTENTS)
    assert found(problems) == [("layouts/contents.html:1:1", "pages-unsettled")]


def _flat(outline: list) -> list:  # type: ignore[type-arg]
    return [each for item in outline for each in (_flat(item) if isinstance(item, list) else [item])]


def test_structure_agrees_both_ways(pack: bytes) -> None:
    """Pages, parent tree and structure elements agree, ids are unique, and no link is dead."""
    assert faults(pack) == []


def test_integrity_finds_what_is_broken(pack: bytes) -> None:
    """The check above can fail: a page with another page's key is found."""
    writer = PdfWriter(clone_from=io.BytesIO(pack))
    writer.pages[1][NameObject("/StructParents")] = NumberObject(int(writer.pages[0]["/StructParents"]))
    out = io.BytesIO()
    writer.write(out)
    assert any("shares its key" in fault for fault in faults(out.getvalue()))


def test_tag_tree_is_golden(pack: bytes, request: pytest.FixtureRequest) -> None:
    """One element for each HTML element, over page breaks too; notes, table heads, contents as they should be."""
    tree = tag_tree(pack)
    if request.config.getoption("--update-golden", default=False):
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(tree, encoding="utf-8")
    assert tree == GOLDEN.read_text(encoding="utf-8")


def test_khmer_reads_as_it_was_written(pack: bytes) -> None:
    """Khmer text comes out of the file letter for letter."""
    assert KHMER in "".join(texts(pack)).replace("\u200b", "").replace("\r\n", "")


def test_the_file_says_what_it_is(pack: bytes) -> None:
    """Title, language, dates of the edition, PDF/A-3a and PDF/UA-1, and nobody's versions."""
    reader = PdfReader(io.BytesIO(pack))
    metadata, root = reader.metadata, reader.root_object
    assert metadata is not None
    assert (metadata.title, metadata.author, metadata.producer, metadata.creator) == (
        "A pack",
        "Union",
        "briefpack",
        "briefpack",
    )
    assert str(metadata.creation_date_raw) == "D:20200630000000Z"
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] is not None
    xmp = root["/Metadata"].get_data()
    assert b'pdfuaid:part="1"' in xmp
    assert b'pdfaid:part="3"' in xmp or b"<pdfaid:part>3" in xmp
    assert b"WeasyPrint" not in pack
    assert b"WeasyPrint" not in xmp


def test_page_labels_are_the_printed_numbers(pack: bytes) -> None:
    """A viewer's page labels are the numbers printed on the pages."""
    labels = PdfReader(io.BytesIO(pack)).page_labels
    assert labels == [str(number) for number in range(1, len(labels) + 1)]


SCRIPT = """
import hashlib, sys
sys.path.insert(0, sys.argv[1])
from briefpack.problems import Problems
from tests.typesetting import CONTENTS, composed, part
from tests.pack.test_composing import long_part
made = composed(Problems(), CONTENTS, part("first", long_part("First", 2)), part("km", "<p lang='km'>សួស្តី</p>"))
print(hashlib.sha256(made.write()).hexdigest())
"""


def test_the_same_parts_give_the_same_bytes(tmp_path: Path) -> None:
    """Two processes with other hash seeds and folders write the same bytes."""
    digests = {
        subprocess.run(
            [sys.executable, "-W", "ignore", "-c", SCRIPT, str(ROOT)],
            capture_output=True, text=True, check=True, cwd=folder, env={"PYTHONHASHSEED": seed, "PATH": "/usr/bin"},
        ).stdout
        for seed, folder in (("1", tmp_path), ("2", ROOT))
    }  # fmt: skip
    assert len(digests) == 1


def test_links_lead_across_parts() -> None:
    """Two parts may have the same anchors; a link goes to its own part's unless it names another."""
    problems = Problems()
    one = part("one", '<p id="c1">One <a href="#c1">here</a> <a href="#two.c1">there</a></p>')
    pack = composed(problems, one, part("two", '<p id="c1">Two <a href="#c1">here</a></p>')).write()
    reader = PdfReader(io.BytesIO(pack))
    found_links = [
        [str(annotation.get_object()["/Dest"]) for annotation in page.get("/Annots", [])] for page in reader.pages
    ]
    assert found_links == [["one.c1", "two.c1"], ["two.c1"]]
    assert problems.errors == 0


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.integers(1, 4), min_size=1, max_size=4), st.integers(0, 3))
def test_any_parts_are_numbered_through(lengths: list[int], place: int) -> None:
    """Whatever the parts' lengths and wherever the contents stand, first pages and page references agree."""
    parts = [part(f"part-{n}", long_part(f"Part {n}", length)) for n, length in enumerate(lengths)]
    problems = Problems()
    made = composed(problems, *parts[:place], CONTENTS, *parts[place:])
    assert found(problems) == []
    page = 1
    for placed in made.parts:
        assert placed.first_page == page
        page += placed.page_count
    assert page - 1 == made.page_count
    for text, number in zip(texts(made.write()), range(1, made.page_count + 1), strict=True):
        assert f"Page {number} of {made.page_count}" in text


def test_claims_are_found_on_all_their_pages() -> None:
    """A claim that runs over a page stands on both pages in the manifest."""
    over = '<div data-claim="a.1 a.2"><p>x</p><p style="break-before:page">y</p></div>'
    body = f'<p>{SENTENCE}</p>{over}<p data-claim="b">z</p>'
    made = composed(Problems(), part("cover", "<p>c</p>"), part("one", body))
    assert made.positions({}, Statements(frozenset(), frozenset())).claim_pages == {
        "a.1": (2, 3),
        "a.2": (2, 3),
        "b": (3,),
    }
