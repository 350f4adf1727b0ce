"""The themes that ship: what each promises holds on every page of every layout, on A4 and Letter."""

from __future__ import annotations

import datetime
import io
from pathlib import Path

import pypdfium2
import pytest

from briefpack.content.loading import load
from briefpack.one_pack import Recipe, make_pack
from briefpack.pack.made import MadePack
from briefpack.problems import Problems
from briefpack.project import CampaignFolder, Project
from briefpack.typeset import boxes
from briefpack.typeset.painting import PAPER, grounds, seen
from tests.small_campaign import write_campaign
from tests.toner import toner
from tests.typeset.test_own_look import made
from tests.typesetting import ROOT, composed, part

LAYOUTS = ("brands", "policymakers", "press")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_campaign(tmp_path_factory.mktemp("themes") / "small")


def pack(folder: Path, name: str, theme: str, paper: str) -> MadePack:
    problems = Problems()
    campaign = load(folder, "small", problems)
    assert campaign is not None
    place = CampaignFolder(folder, "small", "small")
    return make_pack(Recipe(Project(ROOT), campaign, place, datetime.date(2020, 6, 30), paper, theme), name)


@pytest.mark.parametrize("theme", ["mono", "large-print"])
@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_pack_is_made_in_every_theme(layout: str, paper: str, theme: str, folder: Path) -> None:
    """No problem, and so no word under 16 pt in large print; the file's name says theme and paper."""
    result = pack(folder, layout, theme, paper)
    assert [problem for problem in result.problems if problem.severity == "error"] == []
    assert result.file == f"{layout}-{theme}{'-letter' * (paper == 'letter')}.pdf"
    assert (result.theme, result.paper) == (theme, paper)


def test_a_photocopy_has_no_fills_under_words(folder: Path) -> None:
    """In mono all words are black, and nothing but white lies under them; only marks are filled."""
    for placed in made(folder, "mono").parts:
        for page in placed.part.pages:
            for visit in boxes.walk(page._page_box):
                box = visit.box
                if boxes.is_text(box):
                    assert seen(box.style["color"]) == ((0.0, 0.0, 0.0), 1.0), box.text
                elif any(boxes.is_text(inner.box) for inner in boxes.walk(box)):
                    colours = {colour for ground in grounds(box) for colour, _ in ground.colours}
                    assert colours <= {PAPER}, (placed.name, box)


def test_large_print_is_upright_and_ragged(folder: Path) -> None:
    """No word of large print is in italics, set flush right or in the middle of a line, outside of page margins."""
    for placed in made(folder, "large-print").parts:
        for page in placed.part.pages:
            for visit in boxes.walk(page._page_box):
                if boxes.is_text(visit.box) and not visit.margin:
                    style = visit.box.style
                    assert (style["font_style"], style["text_align_all"]) == ("normal", "left"), visit.box.text


def test_the_toner_of_a_page_is_measured() -> None:
    """A black box that covers a quarter of the page takes 25 % toner, a grey one half of that."""
    for colour, share in (("#000", 25.0), ("#808080", 12.5)):
        css = f"div {{ position: absolute; left: -15mm; top: -15mm; width: 50mm; height: 50mm; background: {colour} }}"
        css += " @page { @bottom-right { content: none } }"
        pdf = composed(Problems(), part("one", "<h1>.</h1><div></div>"), css=css).write()
        assert toner(pdf, 1) == pytest.approx(share, abs=0.3)


def test_a_photocopy_takes_little_toner(folder: Path) -> None:
    """No page of the policymakers' pack takes more than 7 % toner in mono."""
    pdf = pack(folder, "policymakers", "mono", "a4").content
    pages = len(pypdfium2.PdfDocument(io.BytesIO(pdf)))
    assert pages > 3
    assert [round(toner(pdf, page), 1) for page in range(1, pages + 1) if toner(pdf, page) > 7] == []
