"""The recipe of a comparison: two editions, pack by pack, and a redline of each pack that has changed."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefpack.content.fields.text import Text
from briefpack.content.notices import notice_view
from briefpack.content.view import Redline, RedlineClaim, RedlineSpan
from briefpack.editions.comparing import ComparedClaim, ComparedPack, compare
from briefpack.editions.kept import LAST_BUILD, Edition, EditionError, kept_editions, last_build
from briefpack.notices import Notice, Sender, beside, publish_notices, sound_campaign
from briefpack.problems import Place, Problems, near_miss
from briefpack.project import CampaignFolder, Project

if TYPE_CHECKING:
    from briefpack.pack.made import MadePack

REDLINES = "redlines"


@dataclass(frozen=True, slots=True)
class Compared:
    """Every pack of two editions, and a redline for each that has changed."""

    packs: Sequence[ComparedPack]
    redlines: Sequence[MadePack]


def diff(
    project: Project, folder: CampaignFolder, names: tuple[str, str], shelf: Path, out: Path, problems: Problems
) -> Compared | None:
    """Compare two editions, and make the redlines in a folder beside `out`; None where one has an error.

    An edition is called by its name, or `out` for the last build. Raises `EditionError` for one that there is none of.
    """
    before, after = (_edition(name, shelf, out) for name in names)
    campaign = sound_campaign(folder, problems)
    if campaign is None:
        return None
    packs = compare(before, after)
    date = max(datetime.date.fromisoformat(pack.date) for pack in after.packs)
    notices = []
    for pack in (each for each in packs if each.changes):
        redline = _redline(pack, names)
        newest, inside = pack.newest, _is_for_the_inside(pack)
        title = f"What changed in {newest.name}"
        view = notice_view(campaign, newest.audience, date, title, "redline", internal=inside, redline=redline)
        name = f"redline-{newest.name}-{names[0]}-{names[1]}{'_internal' * (inside and not newest.internal)}"
        notices.append(Notice(name, view, inside, newest.paper, newest.theme))
    made = publish_notices(Sender(project, folder, campaign, date, beside(out, REDLINES)), notices, problems)
    return None if made is None else Compared(packs, made)


def _is_for_the_inside(pack: ComparedPack) -> bool:
    """Whether a redline shows what one of the two editions kept inside, or had for another audience."""
    both = [each for each in (pack.before, pack.after) if each]
    return any(each.internal for each in both) or len({each.audience for each in both}) > 1


def _edition(name: str, shelf: Path, out: Path) -> Edition:
    if name == LAST_BUILD:
        found = last_build(out, shelf.name)
        if found is None:
            raise EditionError("nothing has been built that could be compared", "./run build")
        return found
    kept = {edition.name: edition for edition in kept_editions(shelf)}
    if name not in kept:
        raise EditionError(f"there is no edition {name}", near_miss(name, {*kept, LAST_BUILD}))
    return kept[name]


def _redline(pack: ComparedPack, names: tuple[str, str]) -> Redline:
    """What the page prints: each wording once, though several claims share it."""
    place, seen = Place(f"editions/{pack.file}"), set[tuple[object, ...]]()
    claims = []
    for claim in pack.claims:
        wordings = [wording for wording in claim.wordings if wording not in seen]
        seen.update(wordings)
        if wordings or claim.what != "same":
            claims.append(_claim(claim, wordings, place))
    return Redline(pack.file.removesuffix(".pdf"), *names, tuple(claims))


def _claim(claim: ComparedClaim, wordings: Sequence[Sequence[object]], place: Place) -> RedlineClaim:
    spans = tuple(
        tuple(RedlineSpan(span.kind, Text(span.words, place)) for span in wording)
        for wording in claim.wordings
        if wording in wordings
    )
    before, after = (", ".join(map(str, pages)) for pages in (claim.pages_before, claim.pages_after))
    return RedlineClaim(claim.claim, claim.what, before, after, spans)
