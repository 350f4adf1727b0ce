"""`Campaign`: all that a campaign says, looked up by id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from briefpack.content.answers import Answer
from briefpack.content.campaign_file import CampaignFile, Chapter
from briefpack.content.csl import Source
from briefpack.content.fields.text import PartialDate, Text
from briefpack.content.models import Ask, Claim, Event, Section, Sentence
from briefpack.content.packs import Pack
from briefpack.content.people import AboutSources, AudienceTitle, Contact
from briefpack.content.spans import span_of
from briefpack.content.withdrawn import Withdrawal


@dataclass(frozen=True)
class Campaign:
    """All that a campaign says. Claims, sentences and sources are looked up by id, in the order of the text."""

    file: CampaignFile
    sections: Mapping[str, Section]
    sources: Mapping[str, Source]
    asks: tuple[Ask, ...]
    timeline: tuple[Event, ...]
    packs: Mapping[str, Pack]
    answers: tuple[Answer, ...] = ()
    withdrawn: tuple[Withdrawal, ...] = ()

    @property
    def title(self) -> Text:
        return self.file.title

    @property
    def organisation(self) -> Text:
        return self.file.organisation

    @property
    def voice(self) -> Text:
        return self.file.voice

    @property
    def language(self) -> Text:
        return self.file.language

    @property
    def as_of(self) -> PartialDate:
        return self.file.as_of

    @property
    def edition_date(self) -> PartialDate:
        return self.file.edition_date

    @property
    def sample(self) -> bool:
        return self.file.sample

    @property
    def audiences(self) -> Mapping[Text, AudienceTitle]:
        return self.file.audiences

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        return self.file.chapters

    @property
    def about_sources(self) -> AboutSources | None:
        return self.file.about_sources

    @property
    def contacts(self) -> tuple[Contact, ...]:
        return self.file.contacts

    def in_order(self) -> Iterator[Section]:
        """The sections as the text has them, each chapter's introduction first. (Those not found are reported.)"""
        for chapter in self.chapters:
            for name in filter(None, (chapter.introduction, *chapter.sections)):
                if name in self.sections:
                    yield self.sections[name]

    def __reduce__(self) -> tuple[type[Campaign], tuple[object, ...]]:
        """Its parts, for another process; views of mappings cannot be pickled, so the mappings themselves go."""
        mappings = dict(self.sections), dict(self.sources), dict(self.packs)
        return Campaign, (
            self.file, mappings[0], mappings[1], self.asks, self.timeline, mappings[2], self.answers, self.withdrawn
        )  # fmt: skip

    @cached_property
    def sentences(self) -> Mapping[str, Sentence]:
        """Every sentence by id, in the order of the text; the title is the sentence 'title'."""
        title = Sentence.model_construct(id=Text("title", self.title.place), text=self.title)
        return MappingProxyType(
            {str(each.id): each for each in (title, *(s for section in self.in_order() for s in section.sentences))}
        )

    @cached_property
    def claims(self) -> Mapping[str, Claim]:
        """Every claim by id, in the order of the text."""
        claims = (*self.file.claims, *(claim for section in self.in_order() for claim in section.claims))
        return MappingProxyType({str(claim.id): claim for claim in claims})

    @cached_property
    def _claims_by_sentence(self) -> dict[str, list[Claim]]:
        found: dict[str, list[Claim]] = {}
        for claim in self.claims.values():
            found.setdefault(str(claim.sentence), []).append(claim)
        return found

    def claims_of(self, sentence: Sentence) -> list[Claim]:
        """The claims that name this sentence."""
        return self._claims_by_sentence.get(str(sentence.id), [])

    def span(self, item: Claim | Ask) -> tuple[int, int]:
        """Where the words of a claim or an ask begin and end in their sentence (characters from 0)."""
        claim = item if isinstance(item, Claim) else self.claims[item.claims[0]]
        return span_of(self.sentences[claim.sentence].text, item, None if item is claim else claim)

    def words(self, item: Claim | Ask) -> Text:
        """The words of a claim's span or an ask, verbatim, with the place of their sentence."""
        claim = item if isinstance(item, Claim) else self.claims[item.claims[0]]
        text, (start, end) = self.sentences[claim.sentence].text, self.span(item)
        return Text(text[start:end], text.place)
