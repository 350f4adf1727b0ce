"""Campaign -> View: what one audience may see is chosen here, once, in the data."""

from __future__ import annotations

import dataclasses
import datetime
import re
from collections.abc import Iterable, Iterator

from briefpack.content.campaign import Campaign
from briefpack.content.csl import Source
from briefpack.content.fields.text import PartialDate, Text
from briefpack.content.models import (
    Ask,
    Chapter,
    Citation,
    Claim,
    Contact,
    Event,
    Later,
    Pack,
    Reply,
    Section,
    Sentence,
)
from briefpack.content.names import cited_in
from briefpack.content.view import PrintedAsk, PrintedChapter, PrintedClaim, PrintedSection, View, Words

# Gravest first: a sentence that prints whole is treated as the gravest of its claims.
KINDS = ("allegation", "opinion", "ask", "quote", "fact")
VERDICTS = ("unsupported", "not-found", "disputed", "partly", "opinion", "supported", "n/a")
WORDS_NOT_FOUND = ("unsupported", "not-found")  # such sources must not seem to carry words quoted from the text

PLACEHOLDER = re.compile(r"\bexample\.(?:org|com|net)\b|\.(?:example|invalid|test)\b", re.IGNORECASE)  # RFC 2606


def view_for(campaign: Campaign, pack: Pack, edition_date: datetime.date) -> View:
    """All that the readers of `pack` may see on `edition_date`."""
    projector = _Projector(campaign, str(pack.audience), edition_date)
    asks = {ask.id: ask for ask in campaign.asks}
    about = campaign.about_sources
    contacts = tuple(projector.contact(contact) for contact in campaign.contacts if contact.is_for(pack.audience))
    view = View(
        name=str(pack.name),
        layout=pack.layout,
        parts=pack.parts,
        internal=pack.internal,
        title=pack.title,
        standfirst=pack.standfirst,
        campaign_title=projector.campaign_title(),
        organisation=campaign.organisation,
        voice=campaign.voice,
        language=campaign.language,
        audience=projector.audience,
        audience_title=campaign.audiences[pack.audience],
        as_of=campaign.as_of,
        edition_date=edition_date,
        sample=campaign.sample,
        draft=any(map(holds_placeholder, contacts)),
        chapters=tuple(chapter for each in campaign.chapters if (chapter := projector.chapter(each))),
        lead=tuple(projector.claim(campaign.claims[name]) for name in pack.lead),
        stats=tuple(projector.claim(campaign.claims[name]) for name in pack.stats),
        asks=tuple(projector.ask(asks[name]) for name in pack.asks if asks[name].is_for(pack.audience)),
        timeline=projector.timeline(),
        contacts=contacts,
        annexes=pack.annexes,
        about_sources=about.text if about and about.is_for(pack.audience) else None,
        sources=(),
    )
    return _with_sources(view, campaign)


def visible_claims(campaign: Campaign, sentence: Sentence, audience: str) -> list[Claim]:
    """The claims of a sentence that this audience sees, in the order of their words."""
    claims = [claim for claim in campaign.claims_of(sentence) if claim.is_for(audience)]
    return sorted(claims, key=campaign.span)


def prints_whole(campaign: Campaign, sentence: Sentence, audience: str) -> bool:
    """Whether the sentence stands whole: its audience sees every claim in it, and all say the same of who and when.

    A claim with other words, another name before it or another date would lose them, so each prints alone then.
    """
    claims = campaign.claims_of(sentence)
    seen = all(claim.is_for(audience) and claim.print is None for claim in claims)
    return seen and len({(claim.attribution, claim.as_of, claim.expires) for claim in claims}) == 1


def holds_placeholder(contact: Contact) -> bool:
    """Whether an address is one that RFC 2606 keeps for examples, so that nobody can be reached."""
    return any(PLACEHOLDER.search(value) for value in (contact.email, contact.web, contact.address) if value)


def _by_date(event: Event) -> tuple[int, ...]:
    fields = event.date.fields
    return (*fields, *(0,) * (3 - len(fields)))


class _Projector:
    """Shows a campaign to one audience on one day."""

    def __init__(self, campaign: Campaign, audience: str, today: datetime.date) -> None:
        self.campaign, self.audience, self.today = campaign, audience, today

    def campaign_title(self) -> Text | None:
        title = self.campaign.sentences["title"]
        return title.text if prints_whole(self.campaign, title, self.audience) else None

    def timeline(self) -> tuple[Event, ...]:
        """The events that this audience sees, by date; of their claims, those that it sees."""
        seen = [event for event in self.campaign.timeline if event.is_for(self.audience)]
        return tuple(self.event(event) for event in sorted(seen, key=_by_date))

    def event(self, event: Event) -> Event:
        claims = tuple(name for name in event.claims if self.campaign.claims[name].is_for(self.audience))
        return event.model_copy(update={**self.for_this_audience(), "claims": claims})

    def contact(self, contact: Contact) -> Contact:
        return contact.model_copy(update=self.for_this_audience())

    def for_this_audience(self) -> dict[str, object]:
        """Who else may see a thing, and why somebody may not, is no reader's business."""
        return {"audiences": (Text(self.audience),), "reason": None}

    def chapter(self, chapter: Chapter) -> PrintedChapter | None:
        if not chapter.is_for(self.audience):
            return None
        introduction = self.section(self.campaign.sections[chapter.introduction]) if chapter.introduction else None
        sections = tuple(
            section for name in chapter.sections if (section := self.section(self.campaign.sections[name]))
        )
        if not sections and introduction is None:
            return None
        return PrintedChapter(chapter.heading, introduction, sections)

    def section(self, section: Section) -> PrintedSection | None:
        if not section.is_for(self.audience):
            return None
        claims = tuple(claim for sentence in section.sentences for claim in self.sentence(sentence))
        return PrintedSection(section.heading, claims) if claims else None

    def sentence(self, sentence: Sentence) -> Iterator[PrintedClaim]:
        claims = visible_claims(self.campaign, sentence, self.audience)
        if prints_whole(self.campaign, sentence, self.audience):
            yield self.whole(sentence, claims)
        else:
            yield from map(self.claim, claims)

    def whole(self, sentence: Sentence, claims: list[Claim]) -> PrintedClaim:
        """A whole sentence, with everything that its claims carry."""
        single = claims[0] if len(claims) == 1 else None
        return PrintedClaim(
            ids=tuple(str(claim.id) for claim in claims),
            kind=min((claim.kind for claim in claims), key=KINDS.index),
            verdict=min((claim.verdict for claim in claims), key=VERDICTS.index),
            words=Words(sentence.text, verbatim=True),
            attribution=claims[0].attribution or self.campaign.voice,
            citations=_citations(claims),
            replies=tuple(reply for claim in claims for reply in claim.reply),
            later=tuple(note for claim in claims for note in claim.later),
            as_of=claims[0].as_of,
            expired=self.is_past(claims[0].expires),
            short=single.short if single else None,
            stat=next((claim.stat for claim in claims if claim.stat), None),
        )

    def claim(self, claim: Claim) -> PrintedClaim:
        """One claim: its own wording, else the words of its span under the campaign's name."""
        words = Words(claim.print, verbatim=False) if claim.print else Words(self.campaign.words(claim), verbatim=True)
        return PrintedClaim(
            ids=(str(claim.id),),
            kind=claim.kind,
            verdict=claim.verdict,
            words=words,
            attribution=claim.attribution or (self.campaign.voice if words.verbatim else None),
            citations=claim.sources,
            replies=claim.reply,
            later=claim.later,
            as_of=claim.as_of,
            expired=self.is_past(claim.expires),
            short=claim.short,
            stat=claim.stat,
        )

    def ask(self, ask: Ask) -> PrintedAsk:
        first = self.campaign.claims[ask.claims[0]]
        claims = [self.campaign.claims[name] for name in ask.claims if self.campaign.claims[name].is_for(self.audience)]
        asked = first.as_of or self.campaign.as_of
        return PrintedAsk(
            id=str(ask.id),
            words=Words(self.campaign.words(ask), verbatim=True),
            verdict=first.verdict,
            headline=ask.headline,
            owner=ask.owner,
            by=ask.by,
            claims=tuple(str(claim.id) for claim in claims),
            citations=_citations(claim for claim in claims if claim.verdict not in WORDS_NOT_FOUND),
            later=tuple(note for claim in claims for note in claim.later),
            expired=self.is_past(ask.expires or first.expires),
            year=asked.fields[0],
        )

    def is_past(self, expires: PartialDate | None) -> bool:
        """Whether the last day that `expires` may mean lies before the edition."""
        return expires is not None and expires.last_day < self.today


def _citations(claims: Iterable[Claim]) -> tuple[Citation, ...]:
    """What the claims cite, each source and locator once."""
    once = {(citation.source, citation.locator): citation for claim in claims for citation in claim.sources}
    return tuple(once.values())


def _with_sources(view: View, campaign: Campaign) -> View:
    cited = set(_cited(view))
    sources = tuple(_without_notes(source) for name, source in campaign.sources.items() if name in cited)
    return dataclasses.replace(view, sources=sources)


def _without_notes(source: Source) -> Source:
    custom = source.custom.model_copy(update={"notes": None}) if source.custom else None
    return source.model_copy(update={"custom": custom})


def _cited(view: View) -> Iterator[str]:
    """Ids of every source that something in the view cites, in a field or inside a text."""
    yield from _cited_in_texts(added.added for added in (view.title, view.standfirst) if added)
    yield from _cited_in_texts(filter(None, [view.about_sources]))
    for claim in _claims(view):
        yield from _cited_by_claim(claim)
    for ask in view.asks:
        yield from (str(citation.source) for citation in ask.citations)
        yield from (str(citation.source) for note in ask.later for citation in note.sources)
        yield from _cited_in_texts(note.text for note in ask.later)
    yield from (str(annex.source) for annex in view.annexes)
    for event in view.timeline:
        yield from (str(citation.source) for citation in event.sources)
        yield from _cited_in_texts([event.text])


def _claims(view: View) -> Iterator[PrintedClaim]:
    for chapter in view.chapters:
        for section in filter(None, (chapter.introduction, *chapter.sections)):
            yield from section.claims
    yield from view.lead
    yield from view.stats


def _cited_by_claim(claim: PrintedClaim) -> Iterator[str]:
    noted: tuple[Reply | Later, ...] = (*claim.replies, *claim.later)
    yield from (str(citation.source) for citation in claim.citations)
    yield from (str(citation.source) for note in noted for citation in note.sources)
    yield from _cited_in_texts([claim.words.text, *(note.text for note in noted)])
    yield from _cited_in_texts(text for text in (claim.short, claim.stat.label if claim.stat else None) if text)


def _cited_in_texts(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from cited_in(text)
