"""One thing of a campaign as one audience sees it: a claim, a sentence, a section, an ask, an event, a brief."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from briefpack.content.campaign import Campaign
from briefpack.content.campaign_file import Chapter
from briefpack.content.citations import Citation
from briefpack.content.fields.text import PartialDate, Text
from briefpack.content.models import Ask, Claim, Event, ForAudiences, Section, Sentence
from briefpack.content.packs import Brief, Embargo
from briefpack.content.view import (
    PrintedActor,
    PrintedAsk,
    PrintedBrief,
    PrintedChapter,
    PrintedClaim,
    PrintedEmbargo,
    PrintedEvidence,
    PrintedSection,
    Words,
)

Item = TypeVar("Item", bound=ForAudiences)

# Gravest first: a sentence that prints whole is treated as the gravest of its claims.
KINDS = ("allegation", "opinion", "ask", "quote", "fact")
VERDICTS = ("unsupported", "not-found", "disputed", "partly", "opinion", "supported", "n/a")
WORDS_NOT_FOUND = ("unsupported", "not-found")  # such sources must not seem to carry words quoted from the text


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


def _by_date(event: Event) -> tuple[int, ...]:
    fields = event.date.fields
    return (*fields, *(0,) * (3 - len(fields)))


class Projector:
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

    def shown(self, items: Iterable[Item]) -> tuple[Item, ...]:
        """Those entries that this audience sees."""
        seen = (item for item in items if item.is_for(self.audience))
        return tuple(item.model_copy(update=self.for_this_audience()) for item in seen)

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
            chart=next((claim.chart for claim in claims if claim.chart), None),
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
            chart=claim.chart,
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
            question=ask.question,
            step=ask.step,
            evidence=ask.evidence,
        )

    def brief(self, brief: Brief) -> PrintedBrief:
        """A pack's brief, its claims looked up."""
        return PrintedBrief(
            happened=self.named(brief.happened),
            now=self.named(brief.now),
            stake=self.named(brief.stake),
            pull=next(iter(self.named([brief.pull])), None) if brief.pull else None,
            evidence=tuple(PrintedEvidence(each.heading, self.named(each.claims)) for each in brief.evidence),
            acting=tuple(PrintedActor(each.who, self.named(each.claims)) for each in brief.acting),
            question=brief.question,
            told=brief.told,
        )

    def named(self, names: Sequence[Text]) -> tuple[PrintedClaim, ...]:
        """The claims of these ids."""
        return tuple(self.claim(self.campaign.claims[name]) for name in names)

    def embargo(self, embargo: Embargo) -> PrintedEmbargo:
        """It holds through its own day: no edition knows an hour."""
        day, time = embargo.until.split()
        date = datetime.date.fromisoformat(day)
        return PrintedEmbargo(date, time, embargo.zone, lifted=self.today > date, place=embargo.until.place)

    def is_past(self, expires: PartialDate | None) -> bool:
        """Whether the last day that `expires` may mean lies before the edition."""
        return expires is not None and expires.last_day < self.today


def _citations(claims: Iterable[Claim]) -> tuple[Citation, ...]:
    """What the claims cite, each source and locator once."""
    once = {(citation.source, citation.locator): citation for claim in claims for citation in claim.sources}
    return tuple(once.values())
