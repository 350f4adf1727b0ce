"""The texts of a campaign that are CommonMark of ours, and may cite. All others print as they were typed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from briefpack.content.fields.text import Text
from briefpack.content.models import Claim, Later, Reply, Section
from briefpack.content.packs import Imprint, Pack, added_in

if TYPE_CHECKING:
    from briefpack.content.campaign import Campaign


def texts_of(campaign: Campaign, claims: Iterable[Claim]) -> Iterator[Text]:
    """All of a campaign with these claims."""
    for claim in claims:
        yield from texts_of_claim(claim)
    file = campaign.file
    yield from (each.text for each in (file.about_sources, file.boilerplate) if each)
    yield from (text for event in campaign.timeline for text in (event.text, event.short) if text)
    for pack in campaign.packs.values():
        yield from (added.added for added in added_in(pack))
        yield from (action.text for action in pack.actions)


def texts_of_claim(claim: Claim) -> Iterator[Text]:
    """What of a claim is CommonMark: not its sentence, which prints verbatim."""
    yield from filter(None, (claim.print, claim.short, claim.stat and claim.stat.label))
    if claim.chart:
        yield from (claim.chart.title, *(row.label for row in claim.chart.rows))
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
    for person in campaign.file.spokespeople:
        yield from (person.name, person.role, person.languages, person.available)
    for picture in campaign.file.pictures:
        yield from (picture.alt, picture.caption, picture.credit, picture.licence)
    for pack in campaign.packs.values():
        yield from _typed_in(pack)


def _typed_in(pack: Pack) -> Iterator[Text | None]:
    """Names, headings and lines of a pack."""
    yield from (pack.reference, pack.dateline, pack.embargo.zone if pack.embargo else None)
    if pack.brief:
        yield from (each.heading for each in pack.brief.evidence)
        yield from (each.who for each in pack.brief.acting)
    if pack.letter:
        yield from (*pack.letter.to, pack.letter.greeting, pack.letter.closing)
        yield from (text for each in pack.letter.signed for text in (each.name, each.role))
    yield from (each.question for each in pack.questions)
    yield from (each.name for each in pack.people)
    yield from (each.headline for each in pack.actions)
    if pack.imprint:
        yield from lines_of(pack.imprint)


def lines_of(imprint: Imprint) -> Iterator[Text]:
    """Every text of an imprint that prints."""
    for party in filter(None, (imprint.printer, imprint.promoter, imprint.on_behalf_of)):
        yield from (party.name, party.address)
    yield from filter(None, (imprint.paid_for_by, imprint.authorised_by, imprint.contact, imprint.text))
