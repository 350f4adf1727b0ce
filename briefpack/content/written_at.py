"""What a line of a campaign's files says: the claims and sources that are written there, or that it names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from briefpack.content.campaign import Campaign
from briefpack.content.csl import Source
from briefpack.content.fields.text import Entry
from briefpack.content.models import Added, Ask, Claim, Event, Sentence
from briefpack.problems import Place


@dataclass(frozen=True, slots=True)
class Written:
    """What an entry of a file is about."""

    place: Place
    claims: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


def written_at(campaign: Campaign, file: str, line: int) -> Written | None:
    """The entry that a line of a file belongs to: the last one that begins on it or above. None above the first.

    `file` is called as in messages. A sentence stands for its claims, an ask, an event and prose of ours for theirs.
    """
    above = [each for each in _entries(campaign) if each.place.file == file and each.place.line <= line]
    return max(above, key=lambda each: (each.place.line, each.place.column), default=None)


def _entries(campaign: Campaign) -> Iterator[Written]:
    holders: tuple[Any, ...] = (
        campaign.file,
        *campaign.sections.values(),
        *campaign.sources.values(),
        *campaign.asks,
        *campaign.timeline,
        *campaign.packs.values(),
    )
    for entry in _inside(holders):
        if isinstance(entry, Claim):
            yield Written(entry.place, (str(entry.id),))
        elif isinstance(entry, Sentence):
            yield Written(entry.place, tuple(str(claim.id) for claim in campaign.claims_of(entry)))
        elif isinstance(entry, Source):
            yield Written(entry.place, sources=(str(entry.id),))
        elif isinstance(entry, Ask | Event | Added):
            yield Written(entry.place, tuple(map(str, entry.claims)))


def _inside(value: Any) -> Iterator[Entry]:
    """Every entry in some values, at any depth."""
    if isinstance(value, tuple):
        for each in value:
            yield from _inside(each)
    elif isinstance(value, Entry):
        yield value
        yield from _inside(tuple(getattr(value, name) for name in type(value).model_fields))
