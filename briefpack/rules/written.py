"""What prints without being a wording of ours, and every source that is named: each gathered where it may stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from briefpack.content.checks.texts import printed_as_typed
from briefpack.content.citations import Citation
from briefpack.content.fields.text import Text
from briefpack.content.names import cited_in
from briefpack.rules.wordings import CITED, Wording

if TYPE_CHECKING:
    from briefpack.content.campaign import Campaign


def texts_of(campaign: Campaign, wordings: Iterable[Wording]) -> list[Text]:
    """Every text that may print: wordings, names and headings, what the text itself says, addresses, sources."""
    beside = (*_of_claims(campaign), *_of_asks(campaign), *_addresses(campaign), *_of_sources(campaign))
    typed = printed_as_typed(campaign, campaign.sections.values())
    return [text for text in (*(wording.text for wording in wordings), *typed, *beside) if text]


def _of_claims(campaign: Campaign) -> Iterator[Text | None]:
    for claim in campaign.claims.values():
        yield claim.attribution
        for reply in claim.reply:
            yield from (reply.by, reply.text)
        if claim.chart:
            yield from (claim.chart.unit, claim.chart.qualifier)
    about = campaign.about_sources
    yield about.text if about else None


def _of_asks(campaign: Campaign) -> Iterator[Text | None]:
    for ask in campaign.asks:
        yield from (ask.by, ask.headline, ask.question, ask.evidence)


def _addresses(campaign: Campaign) -> Iterator[Text | None]:
    for contact in campaign.contacts:
        yield from (contact.email, contact.web, contact.phone)
    for person in campaign.file.spokespeople:
        yield from (person.email, person.phone)
    for pack in campaign.packs.values():
        for annex in pack.annexes:
            yield from (annex.title, annex.alt)


def _of_sources(campaign: Campaign) -> Iterator[Text | None]:
    for source in campaign.sources.values():
        yield from (source.title, source.publisher, source.container_title, source.genre, source.url)


def cited(campaign: Campaign, texts: Iterable[Text]) -> frozenset[str]:
    """Ids of the sources that something names, in a list or in one of the texts; what is withheld counts too."""
    found = {str(citation.source) for citation in _citations(campaign)}
    found.update(str(annex.source) for pack in campaign.packs.values() for annex in pack.annexes)
    withheld = (claim.print for claim in campaign.claims.values() if claim.print and not claim.listed)
    for text in (*texts, *withheld):
        if CITED in text:
            found.update(cited_in(text))
    return frozenset(found)


def _citations(campaign: Campaign) -> Iterator[Citation]:
    for claim in campaign.claims.values():
        yield from claim.sources
        for reply in claim.reply:
            yield from reply.sources
        for note in claim.later:
            yield from note.sources
        if claim.chart:
            yield from claim.chart.sources
    for event in campaign.timeline:
        yield from event.sources
