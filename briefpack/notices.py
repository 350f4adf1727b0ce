"""The recipe of what is sent after a pack: each notice is made, then all of them are published beside the packs."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefpack.content.campaign import Campaign
from briefpack.content.loading import read
from briefpack.content.view import View
from briefpack.problems import Problems
from briefpack.project import CampaignFolder, Project, WrongCommandError

if TYPE_CHECKING:
    from briefpack.pack.made import MadePack


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice to be made, on the paper and in the theme of the pack that it is about, and named like one.

    An internal one tells of what is internal.
    """

    name: str
    view: View
    internal: bool
    paper: str
    theme: str


@dataclass(frozen=True, slots=True)
class Sender:
    """What all notices of one run are made from. They are dated, and go into a folder beside the packs."""

    project: Project
    folder: CampaignFolder
    campaign: Campaign
    date: datetime.date
    out: Path


def beside(out: Path, name: str) -> Path:
    """Where notices of a kind go: beside the packs, which every build makes anew."""
    absolute = Path(os.path.abspath(out))
    if not absolute.name:
        raise WrongCommandError(f"nothing can lie beside {absolute}", "name a folder in it: --out DIR")
    return absolute.with_name(f"{absolute.name}-{name}")


def sound_campaign(folder: CampaignFolder, problems: Problems) -> Campaign | None:
    """The campaign; None where there is an error, but for claims that were withdrawn already."""
    found = Problems()
    campaign = read(folder.path, folder.display, found)
    problems.extend(each for each in found if each.code != "withdrawn-claim")
    return None if problems.errors else campaign


def publish_notices(
    sender: Sender, notices: Sequence[Notice], problems: Problems, before: Callable[[], None] = lambda: None
) -> list[MadePack] | None:
    """Make the notices, do what has to be done `before` anyone sees them, then publish them; earlier ones are kept.

    None where one has an error: then nothing was done.
    """
    from briefpack.pack.disk import room_to_typeset
    from briefpack.pack.manifest import entry, manifest
    from briefpack.pack.publishing import TYPESETTING, prepare

    sources = [sender.folder.path, sender.project.layouts, sender.project.assets]
    with prepare(sender.out, sender.folder.name, sources) as stage:
        with room_to_typeset(sender.out, TYPESETTING):
            made = _made(sender, notices, stage.temp) if notices else []
        problems.extend(problem for notice in made for problem in notice.problems)
        if problems.errors:
            return None
        before()
        if made:
            contents = {notice.file: notice.content for notice in made}
            kept, _ = stage.carried(contents)
            stage.publish(contents, manifest(sender.folder.name, sender.date, [*kept, *map(entry, made)]))
    return made


def _made(sender: Sender, notices: Sequence[Notice], temp: Path) -> list[MadePack]:
    from briefpack.making import use_temporary_folder
    from briefpack.typeset.font_jail import lock_fonts

    use_temporary_folder(temp)
    lock_fonts(sender.project.assets, temp)  # before anything loads Pango
    from briefpack.one_pack import Recipe, make_notice

    made = []
    for notice in notices:
        recipe = Recipe(sender.project, sender.campaign, sender.folder, sender.date, notice.paper, notice.theme)
        made.append(make_notice(recipe, notice.view, notice.name, notice.internal))
    return made
