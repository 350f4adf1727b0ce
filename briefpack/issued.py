"""Recipes about what was issued: where a claim stands, and who was handed it. Each step is named once, here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from briefpack.content.campaign import Campaign
from briefpack.content.loading import read
from briefpack.content.written_at import written_at
from briefpack.editions.kept import EditionError
from briefpack.editions.register import Recipient, read_register
from briefpack.editions.tracing import Found, all_editions, names_in, trace
from briefpack.problems import Problems, near_miss, shortened
from briefpack.project import CampaignFolder

FILE_LINE = re.compile(r"(?P<file>.+\.yaml):(?P<line>[0-9]{1,7})(?::[0-9]{1,7})?")


@dataclass(frozen=True, slots=True)
class Traced:
    """What was asked for, by ids, and every place where it stands; with a register, those who were handed it."""

    names: Sequence[str]
    found: Sequence[Found]
    recipients: Sequence[Recipient] = ()


def trace_word(
    word: str, folder: CampaignFolder, shelf: Path, out: Path, register: Path | None, problems: Problems
) -> Traced:
    """Find a claim, a source, or what FILE:LINE says in the last build and in every kept edition.

    A campaign with errors is read as far as it goes. Raises `EditionError` for a name that neither it nor an edition
    knows, for a line on which nothing stands, and for an edition that was changed.
    """
    campaign = read(folder.path, folder.display, Problems())  # `check` is there to say what is wrong with it
    editions = all_editions(shelf, out)
    claims, sources = names_in(editions)
    known = claims | {*campaign.claims}, sources | {*campaign.sources}
    asked = [word] if word in known[0] else [], [word] if word in known[1] else []
    if not any(asked):
        asked = _at_line(word, folder, campaign, known)
    found = trace(editions, *asked)
    if not register:
        return Traced([*asked[0], *asked[1]], found)
    codes, every = {each.pack.code for each in found}, {pack.code for each in editions for pack in each.packs}
    return Traced([*asked[0], *asked[1]], found, read_register(register, codes, every, problems))


def _at_line(
    word: str, folder: CampaignFolder, campaign: Campaign, known: tuple[set[str], set[str]]
) -> tuple[list[str], list[str]]:
    """The claims and the sources of FILE:LINE."""
    typed = FILE_LINE.fullmatch(word)
    if typed is None:
        hint = "a line is a number: FILE.yaml:31" if ".yaml:" in word else near_miss(word, known[0] | known[1])
        raise EditionError(f"there is no claim or source {shortened(word)}", hint)
    file, line = typed["file"].removeprefix(f"{folder.display}/"), int(typed["line"])
    lines = _lines(folder.path / file)
    written = written_at(campaign, f"{folder.display}/{file}", line) if 0 < line <= lines else None
    if not lines:
        raise EditionError(f"there is no file {shortened(file)} in {folder.display}", "write it as problems name it")
    if written is None or not (written.claims or written.sources):
        raise EditionError(
            f"{shortened(file)}:{line} belongs to no claim and no source", "name the line of one, or its id"
        )
    return list(written.claims), list(written.sources)


def _lines(path: Path) -> int:
    try:
        return len(path.read_bytes().splitlines())
    except OSError:
        return 0
