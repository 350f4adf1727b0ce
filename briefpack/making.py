"""The recipe: files -> Campaign -> View -> HTML -> parts -> pack -> out/. Each step is named once, here."""

from __future__ import annotations

import contextlib
import datetime
import os
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefpack.content.campaign import Campaign
from briefpack.content.loading import load, read
from briefpack.content.viewing import view_for
from briefpack.problems import Problems, near_miss
from briefpack.project import CampaignFolder, Project, WrongCommandError

if TYPE_CHECKING:
    from briefpack.content.packs import Pack
    from briefpack.pack.made import MadePack
    from briefpack.pack.publishing import Stage
    from briefpack.pages.layouts import Layouts
    from briefpack.progress import Progress
    from briefpack.rules.review import Answered


@dataclass(frozen=True, slots=True)
class Order:
    """What one call of `build` asks for. `names` are packs or audiences; none means all."""

    campaign: CampaignFolder
    names: tuple[str, ...]
    paper: str | None  # None: the one that each layout is for
    theme: str
    date: datetime.date | None
    strict: bool
    jobs: int | None
    out: Path
    shelf: Path | None = None  # where to keep the edition, once it is published


@dataclass(frozen=True, slots=True)
class Built:
    """What a build published: the packs it made, and the files of earlier builds that it kept or took away.

    `left_out` are the packs, none having been asked for by name, whose layout is not made for the paper or the theme.
    """

    made: Sequence[MadePack] = ()
    left_out: Mapping[str, str] = field(default_factory=dict)  # the pack's name: why
    kept: Sequence[str] = ()
    dropped: Sequence[str] = ()
    issued: str = ""  # the name of the edition


def load_campaign(folder: CampaignFolder, problems: Problems) -> Campaign | None:
    """The campaign in `folder`, or None when something in it is wrong (then `problems` says what)."""
    return load(folder.path, folder.display, problems)


def read_whole(folder: CampaignFolder, layouts: Layouts, problems: Problems) -> Campaign | None:
    """The campaign; None when something in it is wrong, and then the rest is said that needs no whole one."""
    from briefpack.pages.unfinished import check_unfinished
    from briefpack.rules.review import check_rules_named

    before = problems.errors
    campaign = read(folder.path, folder.display, problems)
    if problems.errors == before:
        return campaign
    check_rules_named(campaign.answers, problems)
    check_unfinished(campaign, layouts, problems)
    return None


def check_campaign(
    project: Project, folder: CampaignFolder, date: datetime.date | None, today: datetime.date, problems: Problems
) -> Sequence[Answered]:
    """Everything that can be said without typesetting: the files, how they hang together, what an editor would stop,
    the layouts' HTML. Returns what the campaign answers for.
    """
    from briefpack.pages.checking import check_packs
    from briefpack.pages.layouts import Layouts
    from briefpack.pages.references.chosen import check_citation_style
    from briefpack.pages.rendering import render
    from briefpack.rules.review import review

    layouts = Layouts(project.layouts, folder)
    campaign = read_whole(folder, layouts, problems)
    if campaign is None:
        return ()
    check_citation_style(campaign.file.citation_style, layouts, problems)
    edition = date or campaign.edition_date.last_day
    if edition != today and not campaign.sample:
        hint = f"before you issue it: edition_date: {today}, or --date {today}"
        message = f"the edition is dated {edition}, today is {today}"
        problems.warn("edition-not-today", message, campaign.edition_date.place, hint)
    answered = review(campaign, edition, problems)
    for pack in check_packs(campaign.packs.values(), layouts, problems):
        render(view_for(campaign, pack, edition), layouts, problems, drawn=False)
    for pack in campaign.packs.values():
        if pack.annexes:
            from briefpack.annexes.reading import read_annexes

            read_annexes(pack.annexes, folder.path, problems)
    return answered


def build_packs(project: Project, order: Order, problems: Problems, progress: Progress) -> Built:
    """Make the packs that `order` names and publish them together; nothing is published when one has an error.

    Other packs that are published are kept. When all are made, those that the campaign no longer has are dropped.
    """
    from briefpack.editions.issuing import require_no_shelf, require_shelf
    from briefpack.pack.disk import room_to_typeset
    from briefpack.pack.publishing import TYPESETTING, prepare
    from briefpack.pages.layouts import Layouts
    from briefpack.typeset.font_jail import require_usable_path

    require_usable_path(project.root)
    require_no_shelf(order.out, project.editions(None))
    if order.shelf:
        require_shelf(order.shelf, order.out)
    sources = [order.campaign.path, project.layouts, project.assets]
    with prepare(order.out, order.campaign.name, sources) as stage:
        layouts = Layouts(project.layouts, order.campaign, theme=order.theme)
        campaign = read_whole(order.campaign, layouts, problems)
        if campaign is None:
            return Built()
        edition = order.date or campaign.edition_date.last_day
        chosen = _fit_to_make(order, campaign, edition, layouts, problems)
        if chosen is None:
            return Built()
        names, left_out = chosen
        with room_to_typeset(order.out, TYPESETTING):
            made = make_all(project, order, campaign, names, edition, stage.temp, problems, progress)
        if problems.errors or (order.strict and problems.warnings):
            return Built()
        return _published(stage, order, campaign, edition, made, left_out)


def _fit_to_make(
    order: Order, campaign: Campaign, edition: datetime.date, layouts: Layouts, problems: Problems
) -> tuple[list[str], Mapping[str, str]] | None:
    """The packs that can be made, and those that a build of all leaves out, with why; None where something is wrong."""
    from briefpack.pages.checking import check_packs, check_papers
    from briefpack.pages.references.chosen import check_citation_style
    from briefpack.pages.rendering import render
    from briefpack.rules.review import review

    names = chosen_packs(campaign, order.names)
    check_citation_style(campaign.file.citation_style, layouts, problems)
    review(campaign, edition, problems)
    fit = check_packs([campaign.packs[name] for name in names], layouts, problems)
    left_out = _left_out(order, fit, layouts)
    check_papers([pack for pack in fit if pack.name not in left_out], layouts, order.paper, problems)
    if len(fit) < len(names) or problems.errors:
        for pack in fit:  # one pack's layout hides no fault of another
            render(view_for(campaign, pack, edition), layouts, problems, drawn=False)
        return None
    return [name for name in names if name not in left_out], left_out


def _published(
    stage: Stage,
    order: Order,
    campaign: Campaign,
    edition: datetime.date,
    made: Sequence[MadePack],
    left_out: Mapping[str, str],
) -> Built:
    """Put what was made where it belongs, with the packs of earlier builds that stay; keep the edition if asked to."""
    from briefpack.editions.issuing import issue, require_issuable
    from briefpack.pack.manifest import entry, manifest

    contents = {pack.file: pack.content for pack in made}
    kept, dropped = stage.carried(contents, None if order.names else campaign.packs)
    listed = manifest(order.campaign.name, edition, [*kept, *map(entry, made)])
    if order.shelf:
        require_issuable(listed)
    stage.publish(contents, listed)
    issued = issue(order.shelf, listed) if order.shelf else ""
    return Built(made, left_out, _files(kept), _files(dropped), issued)


def _left_out(order: Order, packs: Sequence[Pack], layouts: Layouts) -> dict[str, str]:
    """Packs that a build of all leaves out, and why; none where nothing would be left to make, which is an error."""
    from briefpack.pages.checking import misfit

    found = {} if order.names else {str(pack.name): misfit(pack, layouts, order.paper) for pack in packs}
    why = {name: problem.message for name, problem in found.items() if problem}
    return why if len(why) < len(packs) else {}


def _files(entries: Iterable[Mapping[str, Any]]) -> list[str]:
    return [str(each["file"]) for each in entries]


def make_all(
    project: Project,
    order: Order,
    campaign: Campaign,
    names: Sequence[str],
    edition: datetime.date,
    temp: Path,
    problems: Problems,
    progress: Progress,
) -> list[MadePack]:
    """Every pack, in the order of `names`. `temp` is for files that typesetting leaves while it runs."""
    from briefpack.typeset.font_jail import lock_fonts

    use_temporary_folder(temp)
    lock_fonts(project.assets, temp)  # before anything loads Pango
    from briefpack.one_pack import Recipe
    from briefpack.proof.withheld import prepare
    from briefpack.workers import made_in_turn, usual_jobs

    recipe = Recipe(project, campaign, order.campaign, edition, order.paper, order.theme)
    prepare(campaign, recipe.layouts, names)
    progress.start(len(names))
    made: dict[str, MadePack] = {}
    jobs = min(order.jobs or usual_jobs(len(names)), len(names))
    with contextlib.closing(made_in_turn(recipe, heaviest_first(campaign, names), jobs)) as packs:
        for pack in packs:
            made[pack.name] = pack
            problems.extend(pack.problems)
            progress.done(f"{pack.name}: {pack.page_count} pages" if pack.content else f"{pack.name}: not made")
    progress.stop()
    return [made[name] for name in names]


def use_temporary_folder(temp: Path) -> None:
    """Let every library put its temporary files into the stage, which is removed whatever happens."""
    temp.mkdir(parents=True, exist_ok=True)
    os.environ["TMPDIR"] = tempfile.tempdir = str(temp)


def heaviest_first(campaign: Campaign, names: Sequence[str]) -> list[str]:
    """Packs with most claims first, so that no process ends long after the others."""

    def weight(name: str) -> int:
        return -sum(claim.is_for(campaign.packs[name].audience) for claim in campaign.claims.values())

    return sorted(names, key=weight)


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
