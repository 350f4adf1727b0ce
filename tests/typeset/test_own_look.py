"""A campaign's own look: its colours, its mark and its faces are on every page that shows them."""

from __future__ import annotations

import datetime
import io
import shutil
from pathlib import Path

import pytest
from pypdf import PdfReader

from briefpack.content.loading import load
from briefpack.content.viewing import view_for
from briefpack.pack.composing import Composed, compose
from briefpack.pages.layouts import Layouts
from briefpack.pages.part import PartHTML
from briefpack.pages.rendering import render
from briefpack.problems import Problems
from briefpack.project import CampaignFolder
from briefpack.typeset import boxes
from briefpack.typeset.fetcher import PackFetcher
from briefpack.typeset.style import Style
from tests.typesetting import ROOT, contents, facts

THEME = """
@font-face { font-family: OwnFace; src: url(pack:///campaign/fonts/own.ttf); font-weight: 600 }
:root { --navy: #0b5d3b; --display: OwnFace, BriefKhmer; --mark: url(pack:///campaign/mark.svg) }
"""
MARK = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
GREEN = (0x0B, 0x5D, 0x3B)


def made(folder: Path, theme: str = "colour") -> Composed:
    """The press pack of a campaign, without a contents page."""
    problems = Problems()
    campaign = load(folder, "small", problems)
    assert campaign is not None
    layouts = Layouts(ROOT / "layouts", CampaignFolder(folder, "small", "small"), theme=theme)
    parts = render(view_for(campaign, campaign.packs["press"], datetime.date(2020, 6, 30)), layouts, problems)
    roots = {"layouts": ROOT / "layouts", "assets": ROOT / "assets", "campaign": folder}
    style = Style(layouts.sheets("press", "a4"), PackFetcher(roots), problems)
    whole = [part for part in parts if isinstance(part, PartHTML)]
    composed = compose(whole, contents, style, facts(), problems)
    assert [each for each in problems if each.severity == "error" and each.code != "dead-link"] == []
    assert composed is not None
    return composed


@pytest.fixture
def own(small_campaign: Path) -> Path:
    """The small campaign with a theme, a mark and a font of its own."""
    (small_campaign / "fonts").mkdir()
    shutil.copy(ROOT / "assets" / "fonts" / "SourceSans3-Black.ttf", small_campaign / "fonts" / "own.ttf")
    (small_campaign / "mark.svg").write_text(MARK, encoding="utf-8")
    (small_campaign / "theme.css").write_text(THEME, encoding="utf-8")
    return small_campaign


def colour_of(box: object) -> tuple[int, ...]:
    return tuple(round(part * 255) for part in box.style["color"].to("srgb").coordinates)  # type: ignore[attr-defined]


def page_numbers(composed: Composed) -> set[tuple[int, ...]]:
    """The colours of 'Page 3 of 9' in all feet."""
    total = composed.page_count
    pages = [page for each in composed.parts for page in each.part.numbered(each.first_page, total)]
    visits = [visit for page in pages for visit in boxes.walk(page._page_box) if visit.margin]
    return {colour_of(visit.box) for visit in visits if boxes.is_text(visit.box) and "Page " in visit.box.text}


def test_colours_reach_running_feet(own: Path) -> None:
    """A custom property of theme.css is the colour of headings and of the words in page margins alike."""
    composed = made(own)
    assert page_numbers(composed) == {GREEN}
    part = next(each.part for each in composed.parts if each.name == "timeline")
    texts = [visit.box for page in part.pages for visit in boxes.walk(page._page_box) if boxes.is_text(visit.box)]
    assert {colour_of(text) for text in texts if text.element is not None and text.element.tag == "h1"} == {GREEN}


def test_a_theme_comes_after_a_campaigns_own_colours(own: Path) -> None:
    """A photocopy is black, whatever colours the campaign has."""
    assert page_numbers(made(own, "mono")) == {(0, 0, 0)}


def test_an_own_font_is_embedded(own: Path) -> None:
    """A font of the campaign's folder is in the file, and nothing else than it and the tool's own fonts."""
    pages = PdfReader(io.BytesIO(made(own).write())).pages
    fonts = {str(font.get_object()["/BaseFont"]) for page in pages for font in page["/Resources"]["/Font"].values()}
    faces = {name.partition("+")[2].partition("-")[0] for name in fonts}
    assert "OwnFace" in faces
    assert faces <= {"OwnFace", "BriefSerif", "BriefSans", "BriefCaption"}


@pytest.mark.parametrize(("with_mark", "count"), [(True, 1), (False, 0)])
def test_the_mark_stands_in_the_masthead(with_mark: bool, count: int, own: Path) -> None:
    """A mark that theme.css names stands before the organisation's name; without one there is no box for it."""
    if not with_mark:
        (own / "theme.css").write_text(THEME.replace("--mark", "--unmarked"), encoding="utf-8")
    cover = next(each.part for each in made(own).parts if each.name == "cover")
    visits = list(boxes.walk(cover.pages[0]._page_box))
    marks = [visit.box for visit in visits if boxes.is_replaced(visit.box)]
    assert len(marks) == count
    assert all(mark.width == pytest.approx(9 * boxes.PX_PER_MM, abs=0.1) for mark in marks)
    assert len([visit for visit in visits if visit.box.element_tag == "p::before"]) >= count
