"""The press pack as editors get it: its embargo on every page, and who may be asked and what may be printed."""

from __future__ import annotations

import datetime
import io
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from briefpack.content.loading import load
from briefpack.one_pack import Recipe, make_pack
from briefpack.pack.made import MadePack
from briefpack.problems import Problems
from briefpack.project import CampaignFolder, Project
from tests.typesetting import ROOT

EMBARGO = """
embargo: {until: 2020-07-01 06:00, zone: Valley time (UTC+2)}
"""
KIT = """
spokespeople:
- {name: Ada Weaver, role: Chair, languages: "English, Khmer", phone: "010 200", audiences: [press]}
pictures:
- {file: mill.png, alt: The mill, caption: The mill in May, credit: Ada Weaver, licence: CC BY 4.0, audiences: [press]}
"""


def add(path: Path, words: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + words, encoding="utf-8")


def made_on(folder: Path, paper: str = "a4") -> MadePack:
    """The press pack as it is built."""
    problems = Problems()
    campaign = load(folder, "small", problems)
    assert campaign is not None
    place = CampaignFolder(folder, "small", "small")
    return make_pack(Recipe(Project(ROOT), campaign, place, datetime.date(2020, 6, 30), paper, "colour"), "press")


def pages(folder: Path, paper: str = "a4") -> list[str]:
    """The words of each page."""
    pdf = made_on(folder, paper).content
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]


def test_an_embargo_is_on_every_page(small_campaign: Path) -> None:
    """Day, time and zone stand on each page, also where no running head is."""
    add(small_campaign / "packs" / "press.yaml", EMBARGO)
    for words in pages(small_campaign):
        assert "EMBARGOED" in words
        assert all(each in words for each in ("06:00", "Valley time (UTC+2)", "1 July 2020")), words


def test_an_embargo_that_has_passed_is_lifted_on_every_page(small_campaign: Path) -> None:
    """With an edition of the day after, each page says that the embargo is lifted, and none that it holds."""
    add(small_campaign / "packs" / "press.yaml", EMBARGO.replace("2020-07-01", "2020-06-29"))
    found = pages(small_campaign)
    for words in found:
        assert "embargo lifted" in words.lower()
        assert "EMBARGOED" not in words
    assert [words for words in found if "It ended at 06:00" in words and "29 June 2020" in words]


def test_without_embargo_a_release_is_immediate(small_campaign: Path) -> None:
    """One page says so, and none speaks of an embargo."""
    found = pages(small_campaign)
    assert len([words for words in found if "FOR IMMEDIATE RELEASE" in words]) == 1
    assert not [words for words in found if "EMBARGO" in words.upper()]


@pytest.mark.parametrize("paper", ["a4", "letter", "a5"])
def test_a_kit_is_made_on_every_paper(paper: str, small_campaign: Path) -> None:
    """Spokespeople and pictures are set without an error."""
    Image.new("RGB", (1200, 800)).save(small_campaign / "mill.png")
    add(small_campaign / "campaign.yaml", KIT)
    pack = small_campaign / "packs" / "press.yaml"
    words = pack.read_text(encoding="utf-8")
    pack.write_text(words.replace("release,", "release, spokespeople, images,"), encoding="utf-8")
    made_pack = made_on(small_campaign, paper)
    assert [each for each in made_pack.problems if each.severity == "error"] == []


@pytest.mark.parametrize("paper", ["a4", "a5"])
def test_more_follows_until_the_end(paper: str, small_campaign: Path) -> None:
    """Each page of a release before that with its end says so at its foot, and no other page."""
    found = pages(small_campaign, paper)
    assert not [words for words in found if "More follows" in words]
    ours = ROOT / "layouts" / "press" / f"paper-{paper}.css"
    sheet = small_campaign / "layouts" / "press" / ours.name
    sheet.parent.mkdir(parents=True)
    longer = ".tracks { display: block } .ends { break-before: page } body.part-release { --pages: 3 }"
    sheet.write_text(ours.read_text(encoding="utf-8") + longer, encoding="utf-8")
    found = pages(small_campaign, paper)
    (first,) = [number for number, words in enumerate(found) if "More follows" in words]
    assert "FOR IMMEDIATE RELEASE" in found[first]
    assert "Ends" not in found[first]
    assert "Ends" in found[first + 1]
