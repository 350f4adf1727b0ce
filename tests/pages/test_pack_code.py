"""The code of a pack: of its own words and shape, and of nothing else."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefpack.content.fields.text import Text, is_blank
from briefpack.content.loading import load
from briefpack.content.models import Added
from briefpack.content.viewing import view_for
from briefpack.pages.layouts import Layouts
from briefpack.pages.pack_code import SIGNS, pack_code
from briefpack.pages.printing import PACK_CODE
from briefpack.pages.qr import qr_code
from briefpack.problems import Problems
from briefpack.project import CampaignFolder
from tests.pages.sample_view import sample_view, text
from tests.small_campaign import write_campaign
from tests.test_make_briefs import spoil

LAYOUTS = Layouts(Path(__file__).parents[2] / "layouts")
WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=30).filter(lambda words: not is_blank(words))


def code_of(folder: Path, pack: str = "policymakers") -> str:
    """The code of a pack of the campaign in a folder, with the campaign's own layouts."""
    problems = Problems()
    campaign = load(folder, "small", problems)
    assert campaign is not None, list(problems)
    view = view_for(campaign, campaign.packs[pack], campaign.edition_date.last_day)
    return pack_code(view, Layouts(LAYOUTS.folder, CampaignFolder(folder, "small", "small")), "a4")


def test_it_is_eight_signs_that_nobody_misreads() -> None:
    """A code has eight signs, none of them one that is taken for another."""
    assert re.fullmatch(f"[{SIGNS}]{{8}}", pack_code(sample_view(), LAYOUTS, "a4"))
    assert not set("ILOU") & set(SIGNS)
    assert len(SIGNS) == 32


@given(WORDS, WORDS)
def test_it_changes_with_every_word(one: str, other: str) -> None:
    """Two packs that differ in their title alone have the same code only where the titles are the same."""
    codes = [
        pack_code(sample_view(title=Added(added=text(words), claims=(text("r.1"),))), LAYOUTS, "a4")
        for words in (one, other)
    ]
    assert (codes[0] == codes[1]) == (one == other)


def test_paper_and_theme_change_it() -> None:
    """The same words on another paper, or in another theme, are another pack."""
    mono = Layouts(LAYOUTS.folder, theme="mono")
    codes = [pack_code(sample_view(), *how) for how in ((LAYOUTS, "a4"), (LAYOUTS, "a5"), (mono, "a4"))]
    assert len({*codes}) == 3


def test_a_code_in_the_view_does_not_change_it() -> None:
    """A view that has its code already has the same one."""
    assert pack_code(sample_view(code="00000000"), LAYOUTS, "a4") == pack_code(sample_view(), LAYOUTS, "a4")


WITHHELD = [
    ("sections/closing.yaml", "text: The owner kept the pension fund.", "text: The owner kept every last coin."),
    ("sections/closing.yaml", "reason: nothing was found that shows it", "reason: it is being looked into"),
    ("sections/closing.yaml", "notes: the ledger was seen in the archive", "notes: so Ann says"),
    ("sections/closing.yaml", "text: The looms were lent, not sold.", "text: The looms were given away."),
    ("sections/closing.yaml", "heading: The Closing", "\n\nheading: The Closing"),
    ("timeline.yaml", "text: A court orders the return of the looms.", "text: A court orders their return."),
    ("packs/press.yaml", "title: {added: The gates", "title: {added: All gates"),
]


@pytest.mark.parametrize(("file", "old", "new"), WITHHELD)
def test_what_is_withheld_does_not_change_it(file: str, old: str, new: str, tmp_path: Path) -> None:
    """What a pack's readers may not see, or what is for staff, changes nothing of its code."""
    folder = write_campaign(tmp_path / "small")
    before = code_of(folder)
    spoil(folder, file, old, new)
    assert code_of(folder) == before


def test_a_printed_word_changes_it(tmp_path: Path) -> None:
    """A word of a claim that the pack prints changes its code, and no code of a pack that does not print it."""
    folder = write_campaign(tmp_path / "small")
    before = code_of(folder), code_of(folder, "brands")
    spoil(folder, "sections/closing.yaml", "the ledger lists 212 names", "the ledger lists 213 names")
    assert code_of(folder) != before[0]
    assert code_of(folder, "brands") == before[1]


def test_it_is_the_same_wherever_the_campaign_lies(tmp_path: Path) -> None:
    """A campaign with a look of its own has the same codes in another folder; another look changes them."""
    folder = write_campaign(tmp_path / "small")
    (folder / "theme.css").write_text(":root { --navy: #003300 }\n", encoding="utf-8")
    before = code_of(folder)
    shutil.copytree(folder, tmp_path / "elsewhere")
    assert code_of(tmp_path / "elsewhere") == before
    spoil(tmp_path / "elsewhere", "theme.css", "#003300", "#330000")
    assert code_of(tmp_path / "elsewhere") != before


def test_its_drawing_is_the_smallest() -> None:
    """As a QR code it takes 21 modules and the white around them: 0.48 mm a module where it is drawn 14 mm wide."""
    drawn = qr_code(PACK_CODE + pack_code(sample_view(), LAYOUTS, "a4"))
    assert 'viewBox="0 0 29 29"' in drawn


def test_the_style_of_the_sources_goes_in() -> None:
    """Another citation style is another shape."""
    other = pack_code(sample_view(citation_style=Text("apa")), LAYOUTS, "a4")
    assert other != pack_code(sample_view(), LAYOUTS, "a4")
