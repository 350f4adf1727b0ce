"""The recipe of a withdrawal: a claim goes into withdrawn.yaml, and its readers are told. Each step is named once."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefpack.content.campaign import Campaign
from briefpack.content.fields.text import PartialDate, Text
from briefpack.content.notices import notice_view
from briefpack.content.view import PrintedErratum
from briefpack.content.withdrawn import WITHDRAWN, Withdrawal
from briefpack.editions.kept import EditionError
from briefpack.editions.tracing import all_editions, names_in, trace
from briefpack.editions.withdrawing import Readers, errata, write_withdrawal
from briefpack.issued import Traced
from briefpack.notices import Notice, Sender, beside, publish_notices, sound_campaign
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
    campaign = sound_campaign(folder, problems)
    if campaign is None:
        return None
    editions = all_editions(shelf, out)
    known = names_in(editions)[0] | {*campaign.claims}
    if decided.claim not in known:
        raise EditionError(f"there is no claim {shortened(decided.claim)}", near_miss(decided.claim, known))
    withdrawal, is_new = _withdrawal(decided, campaign, folder)
    date = datetime.date.fromisoformat(withdrawal.date)
    slips = list(_notices(decided.claim, errata(decided.claim, editions, withdrawal), campaign, date))
    sender = Sender(project, folder, campaign, date, beside(out, ERRATA))

    def write_down() -> None:
        if is_new:
            write_withdrawal(folder.path, withdrawal)

    made = publish_notices(sender, slips, problems, write_down)
    return None if made is None else Withdrawn(Traced([decided.claim], trace(editions, [decided.claim], [])), made)


@dataclass(frozen=True, slots=True)
class Decision:
    """What was typed: which claim is withdrawn, why, by whom, and when."""

    claim: str
    reason: str
    role: str | None
    date: datetime.date


def _withdrawal(decided: Decision, campaign: Campaign, folder: CampaignFolder) -> tuple[Withdrawal, bool]:
    """The entry of withdrawn.yaml, and whether it is new."""
    place = Place(f"{folder.display}/{WITHDRAWN}")
    before = next((each for each in campaign.withdrawn if each.claim == decided.claim), None)
    role = None if decided.role is None else Text(decided.role, place)
    if before is None:
        words, day = Text(decided.reason, place), PartialDate(decided.date.isoformat(), place)
        return Withdrawal(claim=Text(decided.claim, place), date=day, reason=words, role=role), True
    if (str(before.reason), before.role) != (decided.reason, decided.role):
        message = f"{decided.claim} was withdrawn on {before.date} already: {shortened(before.reason)}"
        raise EditionError(message, "for its slips again, give the same reason and role")
    return before, False


def _notices(
    claim: str, slips: Mapping[Readers, PrintedErratum], campaign: Campaign, date: datetime.date
) -> Iterator[Notice]:
    for readers, erratum in slips.items():
        view = notice_view(
            campaign, readers.audience, date, "Erratum", "erratum", internal=readers.internal, erratum=erratum
        )
        name = f"erratum_{claim}_{readers.audience}{'_internal' * readers.internal}"  # no id holds a _
        yield Notice(name, view, readers.internal, readers.paper, readers.theme)
