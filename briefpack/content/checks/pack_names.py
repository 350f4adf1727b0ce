"""What a pack names: its audience, claims, asks, sources and annex files are there, each once."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from briefpack.content.fields.text import Text
from briefpack.content.names import Names
from briefpack.content.packs import Pack
from briefpack.problems import Problems, shortened

MOST_FILES = 5_000  # of a folder are looked at to guess which one was meant


def check_packs(names: Names, folder: Path) -> None:
    """Report every name in a pack that leads nowhere or stands twice."""
    campaign = names.campaign
    asks = {str(ask.id) for ask in campaign.asks}
    for pack in campaign.packs.values():
        names.known("audience", pack.audience, campaign.audiences)
        for name in pack.claims_named:
            names.known("claim", name, campaign.claims)
        for name in pack.asks:
            names.known("ask", name, asks)
        names.unnoted(pack.title.added)
        for listed in _lists(pack):
            names.once(listed)
        _check_copyfit(pack, names)
        _check_stats(pack, names)
        for annex in pack.annexes:
            names.known("source", annex.source, campaign.sources)
            names.uncited(annex.title)
            _check_file(annex.file, folder, names.problems)
    for picture in campaign.file.pictures:
        _check_file(picture.file, folder, names.problems)


def _lists(pack: Pack) -> Iterator[Sequence[Text]]:
    """The lists of names in which none may stand twice."""
    yield from (pack.lead, pack.stats, pack.asks)
    if pack.brief:
        yield pack.brief.claims
    if pack.copyfit:
        yield from (pack.copyfit.shorten, pack.copyfit.drop)


def _check_copyfit(pack: Pack, names: Names) -> None:
    """What may give way is something that the pack names, and what may be shortened has a short wording."""
    if not pack.copyfit:
        return
    claims, named = names.campaign.claims, {str(name) for name in pack.claims_named}
    for name in (*pack.copyfit.shorten, *pack.copyfit.drop):
        if names.known("claim", name, claims) and name not in named:
            hint = names.problems.near_miss(name, named) or "name it in the pack, or take it out here"
            names.problems.error("not-in-pack", f"this pack does not name {name} elsewhere", name.place, hint)
    for name in pack.copyfit.shorten:
        if name in claims and names.is_sure("claim", name) and claims[name].short is None:
            message, hint = f"{name} has no short wording", "give the claim a `short:`, or take it out here"
            names.problems.error("no-short", message, name.place, hint)


def _check_stats(pack: Pack, names: Names) -> None:
    claims = names.campaign.claims
    for name in pack.stats:
        if name in claims and names.is_sure("claim", name) and claims[name].stat is None:
            names.problems.error("no-stat", f"{name} has no stat", name.place, "give the claim a `stat:`")


def _check_file(file: Text, folder: Path, problems: Problems) -> None:
    if not leads_into(folder, folder / file):
        message = f"{shortened(file)} leads out of the campaign's folder"
        problems.error("outside-folder", message, file.place, "put the file into it")
    elif os.path.exists(folder / file) and not os.path.isfile(folder / file):
        problems.error("missing-file", f"{shortened(file)} is a folder or a pipe", file.place, "name a file")
    elif not os.path.isfile(folder / file):  # of a Path it would raise for a name that is too long
        hint = problems.near_miss(file, list(_files_like(file, folder))) or "check the name"
        problems.error("missing-file", f"there is no file {shortened(file)}", file.place, hint)


def _files_like(file: str, folder: Path) -> Iterator[str]:
    """The files of a folder that end as this one does."""
    ending = Path(file).suffix.lower()
    paths = (os.path.join(above, name) for above, _, names in os.walk(folder) for name in names)
    for path in itertools.islice(paths, MOST_FILES):
        if path.lower().endswith(ending):
            yield Path(path).relative_to(folder).as_posix()


def leads_into(folder: Path, path: Path) -> bool:
    """Whether a path, all links followed, ends inside a folder."""
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))
