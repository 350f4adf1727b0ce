"""The sample campaign's packs as they are built, each look of each pack once in a process."""

from __future__ import annotations

from functools import cache

from briefpack.content.campaign import Campaign
from briefpack.content.loading import load
from briefpack.one_pack import Recipe, make_pack
from briefpack.pack.made import MadePack
from briefpack.pages.layouts import USUAL_THEME, Layouts
from briefpack.problems import Problems
from briefpack.project import CampaignFolder, Project
from tests.looks import looks
from tests.typesetting import ROOT

SAMPLE = CampaignFolder(ROOT / "briefs" / "join-the-movement", "briefs/join-the-movement", "join-the-movement")
LAYOUTS = Layouts(ROOT / "layouts")


@cache
def sample() -> Campaign:
    campaign = load(SAMPLE.path, SAMPLE.display, Problems())
    assert campaign is not None
    return campaign


@cache
def built(pack: str, paper: str, theme: str, *parts: str) -> MadePack:
    """A pack of the sample, or only these parts of it."""
    campaign = sample()
    if parts:
        whole = campaign.packs[pack]
        some = tuple(part for part in whole.parts if part in parts)
        packs = {**campaign.packs, pack: whole.model_copy(update={"parts": some})}
        campaign = Campaign(campaign.file, campaign.sections, campaign.sources, campaign.asks, campaign.timeline, packs)
    edition = campaign.edition_date.last_day
    return make_pack(Recipe(Project(ROOT), campaign, SAMPLE, edition, paper, theme), pack)


def usual() -> list[tuple[str, str, str]]:
    """(pack, paper, theme) of what a build makes that asks for nothing."""
    return [(name, LAYOUTS.usual_paper(pack.layout), USUAL_THEME) for name, pack in sorted(sample().packs.items())]


def every_look() -> list[tuple[str, str, str]]:
    """(pack, paper, theme) of all that can be built of the sample."""
    return [(name, *look) for name, pack in sorted(sample().packs.items()) for look in looks(LAYOUTS, pack.layout)]
