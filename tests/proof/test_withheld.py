"""What a pack withholds: all that the campaign says, less what its readers may see, and nothing that is no leak."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefpack.content.viewing import view_for
from briefpack.proof.gate import finds
from briefpack.proof.own_words import own_words
from briefpack.proof.withheld import Withheld, counted
from tests.broken.spoiling import CAMPAIGN, CLOSING, swap
from tests.proof.plants import PLANTS
from tests.proof.secrets import clean_pack, recipe_of, withheld_of, write_secrets

HIDDEN = {  # what brands may not see of the small campaign: where it is written, what of it is found
    "an unsupported claim": ("The owner kept the pension fund", "words", "sections/closing.yaml"),
    "the reason that it is withheld": ("nothing was found that shows it", "words", "sections/closing.yaml"),
    "a note for staff": ("she counted 4,711 letters in the cellar", "words", "sections/closing.yaml"),
    "another audience's claim": ("sold the looms", None, ""),  # fewer than five words
    "a sentence of another audience": ("we call on the Government", "words", "sections/asking.yaml"),
    "a reply to others": ("The looms were lent, not sold", "words", "sections/closing.yaml"),
    "a source not cited": ("Union v. Owner", None, ""),
    "another audience's contact": ("hidden.desk@mill.org", "an address", "campaign.yaml"),
    "a date that others read": ("11 February 2019", "a date", "sources.yaml"),
    "a file": ("closing.yaml", "a file name", "sections/closing.yaml"),
    "an id of a claim": ("cl.1b", "an id", "sections/closing.yaml"),
    "an id of an ask": ("reopen", "an id", "asks.yaml"),
    "a name": ("SOKHA LIM", "a name", "campaign.yaml"),
    "a number in thousands": ("4711", "a number", "sections/closing.yaml"),
}
NO_LEAK = (
    "The mill fed the valley for a century",  # brands read it
    "Mill closes its gates",  # a source that they are shown
    "office@example.org",
    "fp.2b",  # an id of nothing
    "hidden desk",  # words, and no id
    "4,711,000",  # another number
    "47.11",
    "unhidden-desks",
    "the pension fund of the owner",  # four words at most in a row
)


@pytest.fixture(scope="module")
def brands(tmp_path_factory: pytest.TempPathFactory) -> Withheld:
    return withheld_of(recipe_of(write_secrets(tmp_path_factory.mktemp("hidden") / "small")), "brands")


@pytest.mark.parametrize("what", HIDDEN)
def test_what_is_withheld(what: str, brands: Withheld) -> None:
    """Whatever brands may not see is found, as what it is, at the file that it is written in."""
    words, kind, file = HIDDEN[what]
    found = {
        (find.what, find.text.place.file) for find in finds(PLANTS["titles of structure"](clean_pack(), words), brands)
    }
    assert (kind, f"small/{file}") in found if kind else not {each for each in found if each[0] == "words"}


@pytest.mark.parametrize("words", NO_LEAK)
def test_what_is_no_leak(words: str, brands: Withheld) -> None:
    """What brands may see, and what nobody wrote, is let pass."""
    assert list(finds(PLANTS["titles of structure"](clean_pack(), words), brands)) == []


NUMBERS = {"a page number": "9", "a source number": "2"}


@pytest.mark.parametrize("what", NUMBERS)
def test_numbers_of_pages_and_sources_pass_where_they_are_that(what: str, tmp_path: Path) -> None:
    """A number of staff that is also a page's or a source's passes on its page, and nowhere else in the file."""
    folder, number, pack = write_secrets(tmp_path / "small"), NUMBERS[what], clean_pack("press")
    swap(CLOSING, "in the cellar", f"in {number} cellars")(folder)
    held = withheld_of(recipe_of(folder), "press")
    assert number in held.numbers
    assert list(finds(pack, held)) == []
    for sink in ("outline", "document information", "titles of structure", "alternative texts", "metadata (XMP)"):
        assert [find.what for find in finds(PLANTS[sink](pack, number), held)] == ["a number"], sink


def test_a_page_number_passes_as_often_as_the_file_bears_it_out(tmp_path: Path) -> None:
    """More of them on the page are a find: links, destinations and the foot say how often it may stand there."""
    folder, pack = write_secrets(tmp_path / "small"), clean_pack("press")
    swap(CLOSING, "in the cellar", "in 9 cellars")(folder)
    held = withheld_of(recipe_of(folder), "press")
    assert list(finds(pack, held)) == []
    assert [find.what for find in finds(PLANTS["page text"](pack, "9 or 9 or 9"), held)] == ["a number"]


def test_a_count_does_not_pass_before_what_the_campaign_counts(tmp_path: Path) -> None:
    """`5 cellars` is what staff wrote, though 5 is also what the page counts of something else."""
    folder, pack = write_secrets(tmp_path / "small"), clean_pack("press")
    swap(CLOSING, "in the cellar", "in 5 cellars")(folder)
    held = withheld_of(recipe_of(folder), "press")
    assert 5 in held.counted
    assert list(finds(PLANTS["page text"](pack, "5 or 5 or 5"), held)) == []
    assert [find.what for find in finds(PLANTS["page text"](pack, "5 cellars or 5"), held)] == ["a number"]


def test_a_source_id_like_an_anchor_is_a_leak_elsewhere(tmp_path: Path) -> None:
    """The anchor `sources.s1` counts sources; the id `s1` of a source that is not cited is found elsewhere."""
    folder = write_secrets(tmp_path / "small")
    path = folder / "sources.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "- {id: s1, type: report, title: Other}\n", encoding="utf-8")
    held = withheld_of(recipe_of(folder), "brands")
    assert list(finds(clean_pack(), held)) == []
    assert [find.what for find in finds(PLANTS["names"](clean_pack(), "s1"), held)] == []  # a shade of the engine's
    for sink in ("named destinations", "alternative texts"):
        assert [find.what for find in finds(PLANTS[sink](clean_pack(), "s1"), held)] == ["an id"], sink


def test_protected_names_are_withheld_though_a_source_bears_one(tmp_path: Path) -> None:
    """A name that the view has itself is no secret: it passes; any other is found."""
    folder = write_secrets(tmp_path / "small")
    swap(CAMPAIGN, "[Sokha Lim]", "[Sokha Lim, Ada Weaver]")(folder)
    held = withheld_of(recipe_of(folder), "brands")
    names = {item.shown for items in held.items.values() for item in items if item.kind == "name"}
    assert "Sokha Lim" in names
    assert "Ada Weaver" not in names  # who wrote a source that brands are shown


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ('{# secret #}<p class="secret">Ask {{ name }} us</p>', ["Ask", "us"]),
        ('<img alt="a mark" title="{{ x or "none" }}">', ["a mark", "none"]),
        ("<!-- secret --><p>R&amp;D</p>", ["R&D"]),
        ('/* secret */ .secret { margin: 3mm } p::before { content: "Page " counter(page) }', ["Page "]),
    ],
)
def test_the_own_words_of_a_layout(source: str, said: list[str]) -> None:
    """Of a template: its text, what its code has in quotation marks, what is read aloud; of a sheet: its strings."""
    assert [each.strip() for each in own_words(source)] == [each.strip() for each in said]


def test_counts_are_of_what_is_seen(tmp_path: Path) -> None:
    """What pages may count is counted over the view, so that no number says how much is withheld."""
    recipe = recipe_of(write_secrets(tmp_path / "small"))
    campaign = recipe.campaign
    press, brands = (counted(view_for(campaign, campaign.packs[name], recipe.edition)) for name in ("press", "brands"))
    assert len(campaign.claims) not in brands
    assert max(brands) < max(press)
