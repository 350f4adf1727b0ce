"""What typesetting takes for granted of WeasyPrint 70.0 and pydyf 0.13.0, one private corner a test.

When one fails after an upgrade, it names what changed; nothing else needs to be searched.
"""

from __future__ import annotations

import inspect
from typing import Any

import pydyf
import pytest
import weasyprint
import weasyprint.document
import weasyprint.pdf
from weasyprint import CSS, HTML
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.layout.background import layout_box_backgrounds
from weasyprint.layout.page import make_margin_boxes

from briefpack.typeset import engine
from tests.typesetting import ROOT

assert ROOT  # importing it has locked the fonts

PAGE = (
    "<style>@page{size:60mm 60mm;margin:12mm;@bottom-right{content:counter(page) '/' counter(pages)}}</style>"
    '<p id="a">x <a href="#b">to b</a></p><p id="b" style="break-before:page">y</p>'
)


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

    class Picture:
        def get_intrinsic_size(self, _resolution: Any, _font_size: Any) -> tuple[float, float, float]:
            return 10, 10, 1

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
