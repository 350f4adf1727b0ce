"""The gate: no pack leaves with what its readers may not see, and none is kept back for what they may."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from weasyprint import HTML

from briefpack.one_pack import make_pack
from briefpack.pack.composing import Composed
from briefpack.problems import Problems
from briefpack.proof.gate import MOST_TOLD, finds, gate
from tests.layouts.sample import SAMPLE, built, sample, usual
from tests.proof.plants import PLANTS, Plant, in_page_stream
from tests.proof.secrets import SECRETS, clean_pack, recipe, recipe_of, withheld, withheld_of, write_secrets
from tests.small_campaign import write_campaign

SECRET = SECRETS["words"]
DRAWING = 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
IN_HTML = {  # RELIABILITY, 3: what a page hides from the eye, and leaves in the file
    "transparent": "<p style='opacity:0'>{}</p>",
    "white on white": "<p style='color:#fff'>{}</p>",
    "under a black box": "<p style='background:#000;color:#000'>{}</p>",
    "alt of a missing picture": "<img src='none.png' alt='{}'>",
    "noscript": "<noscript>{}</noscript>",
    "closed details": "<details><summary>x</summary>{}</details>",
    "value of an input": "<input value='{}'>",
    "footnote": "<p>x<span style='float:footnote'>{}</span></p>",
    "alt of a picture": f"<img alt='{{}}' src='{DRAWING}'>",
    "author": "<meta name='author' content='{}'>",
    "description": "<meta name='description' content='{}'>",
    "keywords": "<meta name='keywords' content='{}'>",
    "generator": "<meta name='generator' content='{}'>",
    "an id": "<p id='{}'>x</p>",
    "hidden heading": "<h1 style='visibility:hidden'>{}</h1>",
    "label of a bookmark": "<h1 style='bookmark-label:\"{}\"'>x</h1>",
    "target of a link": "<a href='https://example.org/?{}'>x</a>",
    "link to a file": "<a href='{}.html'>x</a>",
    "title of the page": "<title>{}</title>",
}  # fmt: skip


@pytest.mark.parametrize("place", IN_HTML)
def test_what_html_hides_is_found(place: str) -> None:
    """Whatever a page of HTML hides from the eye and leaves in a PDF is found in it."""
    page = f"<html lang='en'>{IN_HTML[place].format(SECRET)}<p>Words for all</p></html>"
    pdf = HTML(string=page, base_url="pack:///").write_pdf(pdf_variant="pdf/ua-1")
    assert [find.what for find in finds(pdf, withheld())][:1] == ["words"]


def test_a_find_is_an_error_at_the_line_of_the_words() -> None:
    """A find is told once for each sink, with what was found, the sink, and file and line in the campaign."""
    problems = Problems()
    planted = PLANTS["outline"](clean_pack(), SECRETS["an address"])
    gate(planted, withheld(), "brands", problems)
    (problem,) = problems
    assert (problem.code, problem.severity) == ("leak", "error")
    assert str(problem.place).startswith("small/campaign.yaml:34:")
    assert "an address" in problem.message
    assert "outline" in problem.message
    assert SECRETS["an address"] in problem.message
    assert problem.hint


def test_many_finds_are_not_all_told() -> None:
    """A pack that another audience's pack was taken for is told of, but not a hundred times."""
    problems = Problems()
    gate(make_pack(recipe(), "press").content, withheld(), "brands", problems)
    assert 5 < len(problems) <= MOST_TOLD


@pytest.mark.parametrize("plant", [in_page_stream("% ", ""), PLANTS["page text"]], ids=["unseen", "on a page"])
def test_a_pack_with_a_leak_is_not_made(plant: Plant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Making a pack whose bytes hold a secret gives its error and no bytes, wherever in them it stands."""
    write = Composed.write
    monkeypatch.setattr(Composed, "write", lambda self: plant(write(self), SECRET))
    made = make_pack(recipe_of(write_secrets(tmp_path / "small")), "brands")
    assert made.content == b""
    assert {problem.code for problem in made.problems if problem.severity == "error"} == {"leak"}


@pytest.mark.parametrize("pack", ["policymakers", "brands", "press"])
def test_the_packs_of_the_small_campaign_pass(pack: str, tmp_path: Path) -> None:
    """A campaign that withholds something of everything makes each of its packs."""
    made = make_pack(recipe_of(write_campaign(tmp_path / "small")), pack)
    assert made.content, made.problems


@pytest.mark.parametrize(("pack", "paper", "theme"), usual(), ids=lambda value: str(value))
def test_the_packs_of_the_sample_pass(pack: str, paper: str, theme: str) -> None:
    """No pack of the sample is taken to hold what its readers may not see."""
    made = built(pack, paper, theme)
    assert made.content, made.problems
    assert "leak" not in {problem.code for problem in made.problems}


def test_packs_of_others_do_not_pass_for_ones_own() -> None:
    """The pack of any other audience of the sample is full of what a leaflet withholds."""
    from briefpack.one_pack import Recipe
    from briefpack.project import Project
    from tests.typesetting import ROOT

    campaign = sample()
    held = withheld_of(Recipe(Project(ROOT), campaign, SAMPLE, campaign.edition_date.last_day), "leaflet")
    for pack, paper, theme in usual():
        if campaign.packs[pack].audience != "public":
            found = list(finds(built(pack, paper, theme).content, held))
            assert {"words", "a name", "a number", "an address"} <= {find.what for find in found}, pack
            assert {"page text", "drawn text", "link targets"} <= {find.sink for find in found}, pack


def test_pypdf_and_we_read_the_same_strings() -> None:
    """Whatever pypdf finds of titles and notes in a pack, we find too: an independent reader agrees."""
    from pypdf import PdfReader

    from briefpack.proof.reading import OpenedPDF

    reader, opened = PdfReader(io.BytesIO(clean_pack())), OpenedPDF(clean_pack())
    assert reader.metadata
    told = {text for texts in opened.strings.values() for _, text in texts}
    assert {str(value) for value in reader.metadata.values()} <= told
    assert set(reader.named_destinations) <= told
    notes = [str(each.get_object()["/Contents"]) for page in reader.pages for each in page.get("/Annots", [])]
    assert notes
    assert set(notes) <= told
