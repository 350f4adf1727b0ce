"""What typesetting takes for granted of WeasyPrint 70.0 and pydyf 0.13.0, one private corner a test.

When one fails after an upgrade, it names what changed; nothing else needs to be searched.
"""

from __future__ import annotations

import ast
import inspect
import io
import zlib
from pathlib import Path
from typing import Any

import pydyf
import pytest
import weasyprint
import weasyprint.document
import weasyprint.pdf
from pypdf import PdfReader
from pypdf.generic import StreamObject
from weasyprint import CSS, HTML
from weasyprint.css.validation.expanders import EXPANDERS
from weasyprint.css.validation.properties import PROPERTIES
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.layout.background import layout_box_backgrounds
from weasyprint.layout.page import PageType, make_margin_boxes

from briefpack.typeset import complaints, engine
from briefpack.typeset.engine_log import kept_log
from briefpack.typeset.foreign import ForeignObject, ForeignPage
from tests.annexes.handmade import pdf, stream
from tests.typesetting import ROOT

assert ROOT  # importing it has locked the fonts

PAGE = (
    "<style>@page{size:60mm 60mm;margin:12mm;@bottom-right{content:counter(page) '/' counter(pages)}}</style>"
    '<p id="a">x <a href="#b">to b</a></p><p id="b" style="break-before:page">y</p>'
)


PRIVATE = {  # what typeset/, annexes/ and pack/ take of private modules and attributes; each is pinned by a test
    "weasyprint.css.validation.expanders", "weasyprint.css.validation.properties", "weasyprint.document",
    "weasyprint.formatting_structure", "weasyprint.formatting_structure.boxes", "weasyprint.images",
    "weasyprint.layout", "weasyprint.layout.absolute", "weasyprint.layout.background", "weasyprint.layout.page",
    "weasyprint.matrix", "weasyprint.pdf", "weasyprint.pdf.metadata", "weasyprint.text.ffi",
    "weasyprint.text.fonts", "weasyprint.urls", "._config", "._box", "._data", "._page_box", "._resources",
    "._tags",
}  # fmt: skip


def private_names(folder: Path) -> set[str]:
    """Modules of WeasyPrint and pydyf below their top, and attributes that begin with _, but not those of `self`."""
    found: set[str] = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            modules = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            modules += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            found.update(name for name in modules if name.startswith(("weasyprint.", "pydyf.")))
            if isinstance(node, ast.Attribute) and node.attr.startswith("_") and not node.attr.startswith("__"):
                owner = ast.unparse(node.value)
                if owner != "self":
                    found.add(f".{node.attr}")
    return found


def test_every_private_name_is_in_the_contract() -> None:
    """The private modules and attributes in use are those that the contract lists, no more and no less."""
    rooms = (ROOT / "briefpack" / room for room in ("typeset", "annexes", "pack"))
    assert frozenset().union(*map(private_names, rooms)) == PRIVATE


def test_a_private_name_is_noticed(tmp_path: Path) -> None:
    """The search above finds a private attribute and a private module, and lets a class's own attributes be."""
    code = "from weasyprint.layout.grid import x\nclass A:\n    def f(self, box):\n        self._own = box._hidden\n"
    (tmp_path / "a.py").write_text(code)
    assert private_names(tmp_path) == {"weasyprint.layout.grid", "._hidden"}


def test_the_engine_lists_its_properties() -> None:
    """The properties that a misspelt one is compared with, one by one and in short, under the names that sheets use."""
    assert {"color", "font-size", "margin-left"} <= set(PROPERTIES)
    assert {"font", "margin", "border"} <= set(EXPANDERS)


def names(function: Any) -> list[str]:
    return list(inspect.signature(function).parameters)


def test_the_pinned_versions_are_installed() -> None:
    """The versions that the private corners were read in are the installed ones."""
    assert (weasyprint.__version__, pydyf.VERSION) == ("70.0", "0.13.0")
    engine.require_engine()


def test_another_version_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another version of the engine is refused by name, with what to type."""
    monkeypatch.setattr(weasyprint, "__version__", "71.0")
    with pytest.raises(engine.EngineError, match=r"weasyprint 71\.0 is installed, 70\.0 is needed") as raised:
        engine.require_engine()
    assert raised.value.hint == "type: pip install weasyprint==70.0"


@pytest.mark.parametrize(
    ("function", "parameters"),
    [
        (weasyprint.pdf.add_tags, ["pdf", "document", "pdf_version", "page_streams"]),
        (weasyprint.document.layout_document, ["html", "root_box", "context"]),
        (make_margin_boxes, ["context", "page", "state"]),
        (layout_box_backgrounds, ["page", "box", "get_image_from_uri"]),
        (pydyf.PDF.write, ["self", "output", "version", "identifier", "compress"]),
        (weasyprint.document.Page.__init__, ["self", "page_box"]),
        (weasyprint.Document.__init__, ["self", "pages", "metadata", "url_fetcher", "font_config", "color_profiles"]),
    ],
)
def test_signatures(function: Any, parameters: list[str]) -> None:
    """The functions that are called or replaced take the parameters they took."""
    assert names(function)[: len(parameters)] == parameters


def test_replaced_names_are_looked_up_late() -> None:
    """generate_pdf finds add_tags and pydyf.PDF in the modules where they are replaced."""
    source = inspect.getsource(weasyprint.pdf.generate_pdf)
    assert "add_tags(pdf, document," in source
    assert "pydyf.PDF()" in source
    assert "layout_document(html, root_box, context)" in inspect.getsource(weasyprint.document.Document._render)


def test_margin_boxes_can_be_made_again() -> None:
    """A copy of a page takes new page numbers, and the page itself keeps its own."""
    with engine.capture_layout_context() as contexts:
        document = HTML(string=PAGE).render()
    (context,) = contexts
    state = context.page_maker[2][3]
    assert (len(state), state[1]["page"], state[1]["pages"]) == (4, [2], [2])
    again = engine.remake_margin_boxes(document.pages[1], context, 1, 7, 9)
    assert "7/9" in [box.text for box in again._page_box.descendants() if isinstance(box, boxes.TextBox)]
    old = document.pages[1]._page_box.descendants()
    assert "2/2" in [box.text for box in old if isinstance(box, boxes.TextBox)]


RICH = """<style>@page { size: 60mm 60mm; @top-left { content: element(head) } @bottom-left { content: string(title) } }
.head { position: running(head) } h1 { string-set: title content() } .note { float: footnote }
p::first-line { color: red } p::before { content: counter(n); counter-increment: n }
a::after { content: target-counter(attr(href), page) target-text(attr(href)) } li::marker { color: red }
@page wide { size: 90mm 60mm; @footnote { border-top: 1px solid } } table { page: wide; border-collapse: collapse }
.grid { display: grid; grid-template-columns: 1fr 1fr } .columns { columns: 2 }</style>
<div class="head">Head</div><h1>Title</h1><ul><li>one<li>two</ul><p>See <a href="#t">it</a><span class=note>Note.</span>
<div class="grid"><b>a</b><i>b</i></div><div class="columns">%s</div>
<table id="t"><thead><tr><th>Th</thead>%s</table><svg width="9" height="9"><rect width="9" height="9"/></svg>"""


def test_a_layout_asks_for_styles_of_pages_only() -> None:
    """Pages come out the same when the styles of elements are forgotten after boxes are built."""
    html = RICH % ("word " * 99, "<tr><td>x<span class=note>In a table.</span><td>y" * 30)
    plain = HTML(string=html).write_pdf(pdf_identifier=b"x")
    with engine.capture_layout_context() as contexts:
        thrifty = HTML(string=html).write_pdf(pdf_identifier=b"x")
    assert thrifty == plain
    kept = contexts[0].style_for.get_computed_styles()
    assert [element.tag for element, _ in kept if not isinstance(element, PageType)] == ["html"]


def test_boxes_say_what_they_are_made_from() -> None:
    """Boxes carry their element, its tag, their link and whether they are a leader."""
    box = next(HTML(string=PAGE).render().pages[0]._page_box.descendants())
    for name in ("element", "element_tag", "link_annotation", "is_leader"):
        assert hasattr(box, name)
    assert "_box" in inspect.getsource(AbsolutePlaceholder.__init__)


def test_streams_keep_their_marks() -> None:
    """A page's stream lists its marked content by box, and operators that can be rewritten."""
    seen: list[Any] = []

    def tags(_pdf: Any, _document: Any, _version: Any, streams: list[Any]) -> None:
        seen.extend(streams)

    with engine.drawing(add_tags=tags, pdf_class=pydyf.PDF):
        HTML(string=PAGE).write_pdf(pdf_tags=True)
    marks, operators = seen[0]._tags, seen[0].stream
    assert all(isinstance(box, boxes.Box) and set(mark) == {"tag", "mcid"} for box, mark in marks.items())
    at = next(
        i for i, operator in enumerate(operators) if isinstance(operator, pydyf.Dictionary) and "MCID" in operator
    )
    assert isinstance(operators[at - 1], str)
    assert operators[at + 1] == b"BDC"
    assert b"EMC" in operators


def test_a_part_can_start_on_a_left_page_without_a_blank_one() -> None:
    """break-before:left on html makes the first page a left one."""
    document = HTML(string=PAGE).render(stylesheets=[CSS(string="html{break-before:left}")])
    assert [page._page_box.page_type.side for page in document.pages] == ["left", "right"]


def test_the_picture_cache_takes_our_own_pictures() -> None:
    """WeasyPrint draws any object in its cache that has a size and can draw itself."""
    drawn: list[Any] = []

    class Picture(Square):
        def draw(self, stream: Any, _width: float, _height: float, _style: Any) -> None:
            drawn.append(stream._resources["XObject"])

    HTML(string='<img src="pack:///x" alt="x">').render(cache={"pack:///x": Picture()}).write_pdf()
    assert len(drawn) == 1


def test_fontconfig_is_asked_by_the_engines_own_door() -> None:
    """weasyprint.text.ffi has the calls of fontconfig that list fonts; a FontConfiguration keeps its `_config`."""
    from weasyprint.text.ffi import ffi, fontconfig
    from weasyprint.text.fonts import FontConfiguration

    listed = fontconfig.FcConfigGetFonts(FontConfiguration()._config, fontconfig.FcSetSystem)
    assert listed.nfont > 0
    assert callable(fontconfig.FcPatternGetString)
    assert (fontconfig.FcSetSystem, fontconfig.FcResultMatch) == (0, 0)
    assert ffi.new("FcChar8 **")[0] == ffi.NULL


class Square:
    """A picture of our own."""

    def get_intrinsic_size(self, _resolution: Any, _font_size: Any) -> tuple[float, float, float]:
        return 10, 10, 1

    def draw(self, _stream: Any, _width: float, _height: float, _style: Any) -> None:
        """Nothing."""


def test_boxes_are_what_we_walk_over() -> None:
    """Boxes have all their children, a link, a picture, the margin they stand in, the cells they span."""
    table = '<table><tr><td colspan="2">a</td></tr></table><img src="pack:///x" alt="x">'
    picture = Square()
    document = HTML(string=PAGE + table).render(cache={"pack:///x": picture})
    every = [box for page in document.pages for box in [page._page_box, *page._page_box.descendants()]]
    assert all(callable(box.all_children) for box in every if isinstance(box, boxes.ParentBox))
    assert {box.at_keyword for box in every if isinstance(box, boxes.MarginBox)} == {"@bottom-right"}
    assert [box.replacement for box in every if isinstance(box, boxes.ReplacedBox)] == [picture]
    assert [(box.colspan, box.rowspan) for box in every if isinstance(box, boxes.TableCellBox)] == [(2, 1)]
    assert [each.link for each in every if each.element_tag == "a"][:1] == [("url", ("internal", "b"))]
    numbers = ("width", "height", "position_x", "position_y")
    assert all(isinstance(getattr(box, name), int | float) for box in every for name in numbers)
    for name in ("content_box_x", "content_box_y", "margin_width", "margin_height", "is_in_normal_flow"):
        assert callable(getattr(boxes.Box, name))


def test_pages_list_their_links() -> None:
    """Each page lists its links with kind, target, rectangle and box, and its anchors by name."""
    first, second = HTML(string=PAGE + '<a rel="attachment" href="https://example.org/x">x</a>').render().pages
    ((kind, target, _, box),) = first.links
    assert (kind, target, box.element.text) == ("internal", "b", "to b")
    assert [kind for kind, _, _, _ in second.links] == ["attachment"]
    assert (list(first.anchors), list(second.anchors)) == (["a"], ["b"])


def test_a_file_is_what_we_finish() -> None:
    """The file has objects, an info dictionary, a flat list of destinations, and its metadata as a stream."""
    seen: list[Any] = []
    HTML(string=PAGE).render().write_pdf(finisher=lambda _document, pdf: seen.append(pdf), pdf_variant="pdf/a-3a")
    (pdf,) = seen
    flat = pdf.catalog["Names"]["Dests"]["Names"]
    assert [name.string for name in flat[::2]] == ["a", "b"]
    assert "Producer" in pdf.info
    (metadata,) = (each for each in pdf.objects if getattr(each, "extra", {}).get("Type") == "/Metadata")
    assert pdf.catalog["Metadata"] == metadata.reference
    assert b'pdfaid:part="3" pdfaid:conformance="A"' in b"".join(metadata.stream)
    assert all(
        hasattr(each, "number") and hasattr(each, "free") and hasattr(each, "generation") for each in pdf.objects
    )


def test_a_page_of_another_file_is_drawn_by_name() -> None:
    """A stream takes a form among its resources, a transformation, and its name; the form is written."""
    form = ForeignObject(is_stream=True)
    form.fill([b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 1>>\nstream\nn\nendstream"])
    page = ForeignPage("x.1", form, 9, 9)
    html = '<img src="pack:///x" alt="x">'
    content = HTML(string=html).render(cache={"pack:///x": page}).write_pdf(uncompressed_pdf=True)
    assert b"/x.1 %d 0 R" % form.number in content
    assert b"/x.1 Do" in content
    assert b"%d 0 obj\n<</Type/XObject" % form.number in content


@pytest.mark.parametrize(
    ("html", "pattern"),
    [
        ("<p>\U000f1234</p>", complaints.MISSING_GLYPH),
        ('<img src="pack:///none.png" alt="x">', complaints.FAILED_PICTURE),
        ("<style>p{width:var(--x)} :root{--x:seven}</style><p>x</p>", complaints.IGNORED),
    ],
    ids=["glyph", "picture", "value"],
)
def test_the_log_says_what_we_read_in_it(html: str, pattern: Any) -> None:
    """Missing glyphs, failed pictures and ignored values are logged in the words that are looked for."""
    with kept_log() as said:
        HTML(string=html, base_url="pack:///").write_pdf()
    assert any(pattern.match(each) for each in said), said


def test_streams_of_pypdf_keep_their_bytes() -> None:
    """A stream that is read holds its bytes as they are in the file, still packed, and whole."""
    content = pdf(contents=stream("", b"q Q", flate=True))
    read = PdfReader(io.BytesIO(content)).pages[0]["/Contents"].get_object()
    assert isinstance(read, StreamObject)
    assert zlib.decompress(read._data) == b"q Q"


GRID = """<style>
@page { size: 200px 200px; margin: 10px } .g { display: grid; break-inside: avoid } b { float: left }</style>
<div style="height: 110px">x</div><div class="g"><div><b>f</b>a<br>b<br>c</div></div>"""


def test_a_grid_with_a_float_moves_whole() -> None:
    """WeasyPrint stops at a grid that holds a float and moves to the next page; with our correction it goes on."""
    with pytest.raises(TypeError):
        HTML(string=GRID).render()
    with engine.capture_layout_context():
        assert len(HTML(string=GRID).render().pages) == 2
