"""A small campaign with one secret of each kind, a pack of it that is clean, and what that pack withholds."""

from __future__ import annotations

import functools
import tempfile
from collections.abc import Callable
from pathlib import Path

from briefpack.content.campaign import Campaign
from briefpack.content.loading import load
from briefpack.content.viewing import view_for
from briefpack.one_pack import Recipe, make_pack
from briefpack.problems import Problems
from briefpack.project import CampaignFolder, Project
from briefpack.proof.own_words import layout_texts
from briefpack.proof.withheld import Withheld, withheld_from
from tests.broken.spoiling import CAMPAIGN, CLOSING, swap
from tests.small_campaign import write_campaign
from tests.typesetting import ROOT

SECRETS = {  # what brands may not see, and how a find calls it
    "words": "nothing was found that shows it",
    "a name": "Sokha Lim",
    "a number": "4,711",
    "an address": "hidden.desk@mill.org",
    "an id": "hidden-desk",
    "a file name": "closing.yaml",
}
CHANGES: tuple[Callable[[Path], None], ...] = (
    swap(CLOSING, "notes: the ledger was seen in the archive", "notes: she counted 4,711 letters in the cellar"),
    swap(CAMPAIGN, "contacts:\n", "protected_names: [Sokha Lim]\ncontacts:\n"),
    swap(CAMPAIGN, "{id: desk, name: Press desk", "{id: hidden-desk, name: Press desk"),
    swap(CAMPAIGN, "email: press@example.org", "email: hidden.desk@mill.org"),
)  # fmt: skip


def write_secrets(folder: Path) -> Path:
    """Write the campaign into a folder, and return it."""
    write_campaign(folder)
    for change in CHANGES:
        change(folder)
    return folder


def recipe_of(folder: Path) -> Recipe:
    """How packs of a campaign's folder are made; the campaign has no fault."""
    problems = Problems()
    campaign = load(folder, folder.name, problems)
    assert campaign is not None, list(problems)
    place = CampaignFolder(folder, folder.name, folder.name)
    return Recipe(Project(ROOT), campaign, place, campaign.edition_date.last_day)


def withheld_of(recipe: Recipe, pack: str) -> Withheld:
    """What a pack withholds."""
    campaign: Campaign = recipe.campaign
    view = view_for(campaign, campaign.packs[pack], recipe.edition)
    return withheld_from(campaign, view, layout_texts(recipe.layouts, str(view.layout)), recipe.edition)


@functools.cache
def recipe() -> Recipe:
    """The recipe of the campaign with secrets."""
    with tempfile.TemporaryDirectory() as folder:
        return recipe_of(write_secrets(Path(folder) / "small"))


@functools.cache
def clean_pack(pack: str = "brands") -> bytes:
    """A pack, as a rule that for brands, which holds none of the secrets."""
    with tempfile.TemporaryDirectory() as folder:
        made = make_pack(recipe_of(write_secrets(Path(folder) / "small")), pack)
    assert made.content, made.problems
    return made.content


@functools.cache
def withheld() -> Withheld:
    """What the pack for brands withholds."""
    return withheld_of(recipe(), "brands")
