"""What a pack names: its audience, claims, asks, sources and annex files are there, each once."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator
from pathlib import Path

from briefpack.content.fields.text import Text
from briefpack.content.models import Pack
from briefpack.content.names import Names
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
        for listed in (pack.lead, pack.stats, pack.asks):
            names.once(listed)
        _check_stats(pack, names)
        for annex in pack.annexes:
            names.known("source", annex.source, campaign.sources)
            names.uncited(annex.title)
            _check_file(annex.file, folder, names.problems)


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
        problems.error("missing-file", f"{shortened(file)} is a folder or a pipe", file.place, "name a PDF file")
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
