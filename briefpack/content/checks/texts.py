"""The texts of a campaign that are CommonMark of ours, and may cite. All others print as they were typed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from briefpack.content.fields.text import Text
from briefpack.content.models import Claim, Later, Reply, Section

if TYPE_CHECKING:
    from briefpack.content.campaign import Campaign


def texts_of(campaign: Campaign, claims: Iterable[Claim]) -> Iterator[Text]:
    """All of a campaign with these claims."""
    for claim in claims:
        yield from texts_of_claim(claim)
    if campaign.about_sources:
        yield campaign.about_sources.text
    yield from (event.text for event in campaign.timeline)
    for pack in campaign.packs.values():
        yield from (added.added for added in (pack.title, pack.standfirst) if added)


def texts_of_claim(claim: Claim) -> Iterator[Text]:
    """What of a claim is CommonMark: not its sentence, which prints verbatim."""
    yield from filter(None, (claim.print, claim.short, claim.stat and claim.stat.label))
    notes: tuple[Reply | Later, ...] = (*claim.reply, *claim.later)
    yield from (note.text for note in notes)


def printed_as_typed(campaign: Campaign, sections: Iterable[Section]) -> Iterator[Text | None]:
    """Headings, sentences and names, in which no citation is read; those of claims and asks are looked at with them."""
    yield from (campaign.title, campaign.organisation, campaign.voice)
    for audience in campaign.audiences.values():
        yield from (audience.title, audience.description)
    yield from (chapter.heading for chapter in campaign.chapters)
    for section in sections:
        yield from (section.heading, *(sentence.text for sentence in section.sentences))
    for contact in campaign.contacts:
        yield from (contact.name, contact.role, contact.address)
