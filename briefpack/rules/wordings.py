"""Every text of ours that prints, walked once: its words, what it is about, what it rests on.

The text's own words stand elsewhere: they print in quotation marks under the campaign's voice, which says whose they
are. Headings are the text's own too, but stand under nobody's name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from briefpack.content.fields.text import Entry, Text
from briefpack.content.models import Added, Claim, Event
from briefpack.content.packs import Action, Pack

if TYPE_CHECKING:
    from briefpack.content.campaign import Campaign

CITED = "[@"


class Wording(NamedTuple):
    """A text in our words, or a heading. `at` is what an answer calls it by."""

    text: Text
    at: str
    kind: str  # print, short, stat, chart, later, event, heading, boilerplate, or the key of a pack
    claims: tuple[Claim, ...]  # those that it words, or rests on
    own: bool  # whether it lists sources of its own, which print right behind it
    cited: bool  # whether it, or a claim that it rests on, cites anything at all


def cites(claim: Claim) -> bool:
    """Whether a claim names any source, in its list or in its wording."""
    return bool(claim.sources) or (claim.print is not None and CITED in claim.print)


def wordings_of(campaign: Campaign, claims: Iterable[Claim]) -> Iterator[Wording]:
    """All of a campaign with these claims; what a pack takes from another one stands once, where it is written."""
    for claim in claims:
        yield from _of_claim(claim)
    for event in campaign.timeline:
        yield from _of_event(event, campaign)
    yield from _headings(campaign)
    if about := campaign.file.boilerplate:
        yield Wording(about.text, "boilerplate", "boilerplate", (), False, CITED in about.text)
    seen: set[int] = set()
    for pack in campaign.packs.values():
        for wording in _of_entry(pack, str(pack.name), "title", campaign):
            if wording.text.place.file == pack.name.place.file and id(wording.text) not in seen:
                seen.add(id(wording.text))
                yield wording


def _of_claim(claim: Claim) -> Iterator[Wording]:
    at, alone, cited = str(claim.id), (claim,), cites(claim)
    for kind, text in (("print", claim.print), ("short", claim.short)):
        if text:
            yield Wording(text, at, kind, alone, False, cited or CITED in text)
    if claim.stat:
        yield Wording(Text(" ".join(figure(claim)), claim.stat.value.place), at, "stat", alone, False, cited)
    if claim.chart:
        for text in (claim.chart.title, *(row.label for row in claim.chart.rows)):
            yield Wording(text, at, "chart", alone, True, True)
    for note in claim.later:
        own = bool(note.sources)
        yield Wording(note.text, at, "later", alone, own, own or CITED in note.text)


def figure(claim: Claim) -> Iterator[str]:
    """The words of a number shown large, as they read on."""
    if claim.stat:
        yield from filter(None, (claim.stat.qualifier, claim.stat.value, claim.stat.label))


def _resting_on(names: Iterable[Text], campaign: Campaign) -> tuple[Claim, ...]:
    return tuple(campaign.claims[name] for name in names)


def _of_event(event: Event, campaign: Campaign) -> Iterator[Wording]:
    claims, own = _resting_on(event.claims, campaign), bool(event.sources)
    for text in filter(None, (event.text, event.short)):
        yield Wording(text, str(event.date), "event", claims, own, own or CITED in text or any(map(cites, claims)))


def _headings(campaign: Campaign) -> Iterator[Wording]:
    for section in campaign.in_order():
        if section.heading:
            cited = any(map(cites, section.claims))
            yield Wording(section.heading, str(section.id), "heading", section.claims, False, cited)
    for chapter in campaign.chapters:
        claims = tuple(claim for name in chapter.sections for claim in campaign.sections[name].claims)
        yield Wording(chapter.heading, str(chapter.id), "heading", claims, False, any(map(cites, claims)))


def _of_entry(entry: Entry, path: str, key: str, campaign: Campaign) -> Iterator[Wording]:
    """Prose that an entry of a pack holds at any depth; `path` leads to it, items counted from 1."""
    if isinstance(entry, Added):
        claims = _resting_on(entry.claims, campaign)
        cited = CITED in entry.added or any(map(cites, claims))
        yield Wording(entry.added, path, key, claims, False, cited)
    elif isinstance(entry, Action):
        for text in (entry.headline, entry.text):
            yield Wording(text, path, "actions", (), False, CITED in text)
    else:
        for name in _holding(type(entry)):
            value = getattr(entry, name)
            if isinstance(value, tuple):
                for number, each in enumerate(value, 1):
                    if isinstance(each, Entry):
                        yield from _of_entry(each, f"{path}.{name}.{number}", name, campaign)
            elif isinstance(value, Entry):
                yield from _of_entry(value, f"{path}.{name}", name, campaign)


HOLDING: dict[type[Entry], tuple[str, ...]] = {
    Pack: ("title", "standfirst", "brief", "letter", "questions", "talking_points", "people", "actions")
}


def _holding(kind: type[Entry]) -> tuple[str, ...]:
    """The fields of an entry that may hold prose: of a pack the rest is names and addresses."""
    return HOLDING.get(kind) or tuple(kind.model_fields)
