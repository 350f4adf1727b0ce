"""The recipe: files -> Campaign -> View -> HTML -> parts -> pack -> out/. Each step is named once, here."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefpack.content.campaign import Campaign, load
from briefpack.content.viewing import view_for
from briefpack.problems import Problems, near_miss
from briefpack.project import CampaignFolder, Project, WrongCommandError

if TYPE_CHECKING:
    from briefpack.one_pack import MadePack
    from briefpack.terminal import Progress

DEFAULT_PAPER = "a4"


@dataclass(frozen=True, slots=True)
class Order:
    """What one call of `build` asks for. `names` are packs or audiences; none means all."""

    campaign: CampaignFolder
    names: tuple[str, ...]
    paper: str
    date: datetime.date | None
    strict: bool
    jobs: int | None
    out: Path


def load_campaign(folder: CampaignFolder, problems: Problems) -> Campaign | None:
    """The campaign in `folder`, or None when something in it is wrong (then `problems` says what)."""
    return load(folder.path, folder.display, problems)


def check_campaign(
    project: Project, folder: CampaignFolder, date: datetime.date | None, today: datetime.date, problems: Problems
) -> None:
    """Everything that can be said without typesetting: the files, how they hang together, the layouts' HTML."""
    from briefpack.pages.rendering import Layouts, check_pack, render

    campaign = load_campaign(folder, problems)
    if campaign is None:
        return
    edition = date or campaign.edition_date.last_day
    if edition != today:
        hint = f"before you issue it: edition_date: {today}, or --date {today}"
        problems.warn(
            "edition-not-today", f"the edition is dated {edition}, today is {today}", campaign.edition_date.place, hint
        )
    layouts = Layouts(project.layouts, "layouts")
    for pack in campaign.packs.values():
        if check_pack(pack, layouts, problems):
            render(view_for(campaign, pack, edition), layouts, problems)


def build_packs(project: Project, order: Order, problems: Problems, progress: Progress) -> Sequence[MadePack]:
    """Make the packs that `order` names and publish them together; nothing is published when one has an error."""
    from briefpack.pack.publishing import prepare

    with prepare(order.out, sources=[order.campaign.path, project.layouts, project.assets]) as stage:
        campaign = load_campaign(order.campaign, problems)
        if campaign is None:
            return ()
        names = chosen_packs(campaign, order.names)
        made = make_all(project, order, campaign, names, stage.temp, problems, progress)
        if problems.errors or (order.strict and problems.warnings):
            return ()
        publish(stage, campaign, order, made)
        return made


def chosen_packs(campaign: Campaign, names: Sequence[str]) -> list[str]:
    """Pack names for the packs and audiences that were typed; raises `WrongCommandError` for an unknown one."""
    chosen: list[str] = []
    for name in names:
        of_audience = [str(pack.name) for pack in campaign.packs.values() if pack.audience == name]
        found = [name] if name in campaign.packs else of_audience
        if not found:
            known = {*campaign.packs, *(str(pack.audience) for pack in campaign.packs.values())}
            raise WrongCommandError(f"there is no pack or audience {name!r}", near_miss(name, known))
        chosen += [each for each in found if each not in chosen]
    return chosen or [str(name) for name in campaign.packs]
