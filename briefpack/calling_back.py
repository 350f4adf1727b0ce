"""The recipe of a withdrawal: a claim goes into withdrawn.yaml, and its readers are told. Each step is named once."""

from __future__ import annotations

import datetime
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefpack.content.campaign import Campaign
from briefpack.content.fields.text import PartialDate, Text
from briefpack.content.loading import read
from briefpack.content.notices import notice_view
from briefpack.content.view import PrintedErratum
from briefpack.content.withdrawn import WITHDRAWN, Withdrawal
from briefpack.editions.kept import EditionError
from briefpack.editions.tracing import all_editions, names_in, trace
from briefpack.editions.withdrawing import Readers, errata, write_withdrawal
from briefpack.issued import Traced
from briefpack.problems import Place, Problems, near_miss, shortened
from briefpack.project import CampaignFolder, Project

if TYPE_CHECKING:
    from briefpack.pack.made import MadePack

ERRATA = "errata"


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A claim that was withdrawn: where it stands, and the slips that were made."""

    traced: Traced
    slips: Sequence[MadePack] = ()


def withdraw(
    project: Project, folder: CampaignFolder, decided: Decision, shelf: Path, out: Path, problems: Problems
) -> Withdrawn | None:
    """Write a claim into withdrawn.yaml, and make a slip for each kind of readers who were shown it.

    The slips go into a folder beside `out`. With a problem, nothing is written. A claim that was withdrawn in the same
    words already only gets its slips anew. Raises `EditionError` for a claim that nothing knows, or that was withdrawn
    for another reason.
    """
    campaign = _sound_campaign(folder, problems)
    if campaign is None:
        return None
    editions = all_editions(shelf, out)
    known = names_in(editions)[0] | {*campaign.claims}
    if decided.claim not in known:
        raise EditionError(f"there is no claim {shortened(decided.claim)}", near_miss(decided.claim, known))
    withdrawal, is_new = _withdrawal(decided, campaign, folder)
    slips = errata(decided.claim, editions, withdrawal)
    made = _published_slips(project, folder, campaign, withdrawal, slips, errata_folder(out), is_new, problems)
    return None if made is None else Withdrawn(Traced([decided.claim], trace(editions, [decided.claim], [])), made)


@dataclass(frozen=True, slots=True)
class Decision:
    """What was typed: which claim is withdrawn, why, by whom, and as of when (None: the campaign's edition)."""

    claim: str
    reason: str
    role: str | None
    date: datetime.date | None


def errata_folder(out: Path) -> Path:
    """Where slips go: beside the packs, which every build makes anew."""
    absolute = Path(os.path.abspath(out))
    return absolute.with_name(f"{absolute.name}-{ERRATA}")


def _sound_campaign(folder: CampaignFolder, problems: Problems) -> Campaign | None:
    """The campaign; None where there is an error, but for claims that were withdrawn already."""
    found = Problems()
    campaign = read(folder.path, folder.display, found)
    problems.extend(each for each in found if each.code != "withdrawn-claim")
    return None if problems.errors else campaign


def _withdrawal(decided: Decision, campaign: Campaign, folder: CampaignFolder) -> tuple[Withdrawal, bool]:
    """The entry of withdrawn.yaml, and whether it is new."""
    place = Place(f"{folder.display}/{WITHDRAWN}")
    before = next((each for each in campaign.withdrawn if each.claim == decided.claim), None)
    date = decided.date or campaign.edition_date.last_day
    role = None if decided.role is None else Text(decided.role, place)
    if before is None:
        words, day = Text(decided.reason, place), PartialDate(date.isoformat(), place)
        return Withdrawal(claim=Text(decided.claim, place), date=day, reason=words, role=role), True
    if (str(before.reason), before.role) != (decided.reason, decided.role):
        message = f"{decided.claim} was withdrawn on {before.date} already: {shortened(before.reason)}"
        raise EditionError(message, "for its slips again, give the same reason and role")
    return before, False


def _published_slips(
    project: Project,
    folder: CampaignFolder,
    campaign: Campaign,
    withdrawal: Withdrawal,
    slips: Mapping[Readers, PrintedErratum],
    out: Path,
    is_new: bool,
    problems: Problems,
) -> list[MadePack] | None:
    """Make the slips, write the withdrawal down, then publish; None, and nothing written, where a slip has an error."""
    from briefpack.pack.disk import room_to_typeset
    from briefpack.pack.manifest import entry, manifest
    from briefpack.pack.publishing import TYPESETTING, prepare

    date = datetime.date.fromisoformat(withdrawal.date)
    with prepare(out, campaign=folder.name, sources=[folder.path, project.layouts, project.assets]) as stage:
        with room_to_typeset(out, TYPESETTING):
            made = _slips(project, folder, campaign, date, str(withdrawal.claim), slips, stage.temp)
        problems.extend(problem for slip in made for problem in slip.problems)
        if problems.errors:
            return None
        if is_new:
            write_withdrawal(folder.path, withdrawal)
        if made:
            contents = {slip.file: slip.content for slip in made}
            kept, _ = stage.carried(contents)
            stage.publish(contents, manifest(folder.name, date, [*kept, *map(entry, made)]))
    return made


def _slips(
    project: Project,
    folder: CampaignFolder,
    campaign: Campaign,
    date: datetime.date,
    claim: str,
    slips: Mapping[Readers, PrintedErratum],
    temp: Path,
) -> list[MadePack]:
    from briefpack.making import use_temporary_folder
    from briefpack.typeset.font_jail import lock_fonts

    if not slips:
        return []
    use_temporary_folder(temp)
    lock_fonts(project.assets, temp)
    from briefpack.one_pack import Recipe, make_notice

    recipe = Recipe(project, campaign, folder, date)
    made = []
    for readers, erratum in slips.items():
        view = notice_view(
            campaign, readers.audience, date, "Erratum", "erratum", internal=readers.internal, erratum=erratum
        )
        file = f"erratum-{claim}-{readers.audience}{'-internal' * readers.internal}.pdf"
        made.append(make_notice(recipe, view, file, readers.internal))
    return made
