"""Cross-checks over a whole campaign: every id stands once, and every name leads somewhere.

Where a file or an entry could not be read, names that may stand in it are taken on trust, so that all other
problems are reported in the same run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from briefpack.content.charts import check_chart
from briefpack.content.checks.audiences import check_audiences
from briefpack.content.checks.ids import check_ids
from briefpack.content.checks.imprints import check_imprints
from briefpack.content.checks.overlaps import check_overlaps
from briefpack.content.checks.pack_names import check_packs
from briefpack.content.checks.plain_fact import check_never_plain
from briefpack.content.checks.public import check_public
from briefpack.content.checks.texts import printed_as_typed, texts_of
from briefpack.content.checks.withdrawals import check_withdrawals
from briefpack.content.fields.text import NOWHERE, Text, spelled
from briefpack.content.models import Ask, Claim, Event, Later, Reply, Section, Sentence
from briefpack.content.names import Names
from briefpack.content.spans import check_span, check_within, span_of
from briefpack.content.unread import Unread
from briefpack.problems import Problems, Related, near_name, shortened

if TYPE_CHECKING:
    from briefpack.content.campaign import Campaign
    from briefpack.content.csl import Source


def check(campaign: Campaign, folder: Path, references: Sequence[Source], unread: Unread, problems: Problems) -> None:
    """Report everything that does not hang together.

    `references` are the sources as listed, repeats included; `unread` holds what could not be read.
    """
    in_order = {section.id: section for section in campaign.in_order()}
    used = list(in_order.values())
    claims = [*campaign.file.claims, *(claim for section in used for claim in section.claims)]
    names = Names(campaign, unread, check_ids(campaign, used, claims, references, problems), problems)
    unused = [section for section in campaign.sections.values() if section.id not in in_order]
    checker = _Checker(names, [*used, *unused])
    checker.structure()
    checker.claims()
    checker.asks_and_events()
    check_packs(names, folder)
    check_imprints(campaign.packs.values(), problems)
    check_audiences(names, used)
    check_public(names, used)
    check_withdrawals(campaign, problems)
    check_overlaps(campaign, checker.spans, problems)


class _Checker:
    def __init__(self, names: Names, sections: Sequence[Section]) -> None:
        self.names, self.campaign, self.problems = names, names.campaign, names.problems
        self.sections = sections
        self.all_claims = [*self.campaign.file.claims, *(claim for section in sections for claim in section.claims)]
        self.spans: dict[str, list[tuple[int, int, Claim | Ask]]] = {}  # of each sentence, those that are good

    # -------------------------------------------------------------------------------------- structure

    def structure(self) -> None:
        """Every section file is named by one chapter, every named section is there, every sentence has a claim."""
        self.sections_named()
        for section in self.sections:
            self.sentences_named(section.claims, {str(s.id) for s in section.sentences})
            self.sentences_claimed(section)
        self.sentences_named(self.campaign.file.claims, {"title"})
        self.names.uncited(*printed_as_typed(self.campaign, self.sections))
        known = self.campaign.sections
        for chapter in self.campaign.chapters:
            if chapter.introduction and chapter.introduction in known:
                self.no_heading(known[chapter.introduction])
            for name in chapter.sections:
                if name in known and name.place != NOWHERE:  # else campaign.yaml could not be read
                    self.a_heading(known[name])

    def sections_named(self) -> None:
        named: dict[str, Text] = {}
        meant: set[str] = set()  # by a misspelt name
        unread, sections = self.names.unread, self.campaign.sections
        for name in self.section_names():
            if name not in sections and not unread.may_hold(name, (f"sections/{name}.yaml",)):
                hint = self.problems.near_miss(name, sections) or f"make sections/{name}.yaml"
                self.problems.error("unknown-section", f"there is no section {spelled(name)}", name.place, hint)
                self.names.doubtful["claim"].add(name)  # its claims are not unknown
                if likely := near_name(name, sections):
                    meant.add(likely)
            if name in named:
                related = [Related(named[name].place, "here first")]
                message = f"the section {name} is named twice"
                self.problems.error("duplicate-id", message, name.place, "name it once", related)
            named.setdefault(name, name)
        for section in sections.values():
            if section.id not in named:
                self.names.doubtful["claim"].add(section.id)
                if section.id not in unread.words | meant:
                    hint = "name it in campaign.yaml under `sections:` of a chapter"
                    message = f"no chapter names the section {section.id}"
                    self.problems.error("unused-section", message, section.id.place, hint)

    def section_names(self) -> Iterator[Text]:
        for chapter in self.campaign.chapters:
            yield from filter(None, (chapter.introduction, *chapter.sections))

    def no_heading(self, section: Section) -> None:
        """An introduction stands right under its chapter's heading; one of its own would print nowhere."""
        if section.heading is not None:
            hint = "take it out, or name this section under `sections:` of the chapter"
            message = f"the introduction {section.id} prints no heading"
            self.problems.error("lost-heading", message, section.heading.place, hint)

    def a_heading(self, section: Section) -> None:
        """The text's own headings print over its sections."""
        if section.heading is None:
            hint = "write it, or name this section under `introduction:` of the chapter"
            message = f"`heading` is missing: the section {section.id} prints under it"
            self.problems.error("missing-key", message, section.id.place, hint)

    def sentences_named(self, claims: Iterable[Claim], known: set[str]) -> None:
        for claim in claims:
            if claim.sentence not in known and claim.sentence not in self.names.unread.words:
                message = f"there is no sentence {spelled(claim.sentence)} in this file"
                hint = self.problems.near_miss(claim.sentence, known) or "write the sentence"
                self.problems.error("unknown-sentence", message, claim.sentence.place, hint)

    def sentences_claimed(self, section: Section) -> None:
        claimed = {str(claim.sentence) for claim in section.claims} | self.names.unread.words
        for sentence in section.sentences:
            if sentence.id not in claimed:
                hint = "add a claim for it; `audiences: none` keeps it back"
                message = f"no claim names the sentence {shortened(sentence.id)}"
                self.problems.error("unclaimed-sentence", message, sentence.id.place, hint)

    # -------------------------------------------------------------------------------------- claims

    def claims(self) -> None:
        for text in texts_of(self.campaign, self.all_claims):
            self.names.text(text)
        for claim in self.all_claims:
            self.names.citations(claim.sources)
            self.names.uncited(claim.attribution, *(reply.by for reply in claim.reply))
            if claim.stat:
                self.names.uncited(claim.stat.value, claim.stat.qualifier)
            if claim.chart:
                self.names.citations(claim.chart.sources)
                self.names.uncited(claim.chart.unit, claim.chart.qualifier)
                check_chart(claim.chart, self.problems)
            notes: tuple[Reply | Later, ...] = (*claim.reply, *claim.later)
            for note in notes:
                self.names.citations(note.sources)
            check_never_plain(claim, self.problems)
        by_sentence: dict[str, list[Claim]] = {}
        for claim in self.all_claims:
            by_sentence.setdefault(str(claim.sentence), []).append(claim)
        sentences = (sentence for section in self.sections for sentence in section.sentences)
        for sentence in (self.campaign.sentences["title"], *sentences):
            if self.names.is_sure("sentence", sentence.id):
                self.spans_of(sentence, by_sentence.get(str(sentence.id), []))

    def spans_of(self, sentence: Sentence, claims: Sequence[Claim]) -> None:
        """The words of each claim are found, and no two claims print the same ones."""
        taken: dict[tuple[int, int], Claim] = {}
        for claim in claims:
            if not check_span(sentence.text, claim, self.problems):
                continue
            span = span_of(sentence.text, claim)
            if span in taken and claim.id != taken[span].id:
                related = [Related(taken[span].id.place, "the other one")]
                message = f"{claim.id} covers the same words as {taken[span].id}"
                hint = "narrow one of them with from: and to:"
                self.problems.error("same-span", message, claim.id.place, hint, related)
            elif span not in taken and self.names.is_sure("claim", claim.id):
                self.spans.setdefault(str(sentence.id), []).append((*span, claim))
            taken.setdefault(span, claim)

    # -------------------------------------------------------------------------------------- asks and events

    def asks_and_events(self) -> None:
        items: tuple[Ask | Event, ...] = (*self.campaign.asks, *self.campaign.timeline)
        for item in items:
            for name in item.claims:
                self.names.known("claim", name, self.campaign.claims)
        for ask in self.campaign.asks:
            self.names.uncited(ask.by, ask.headline, ask.question, ask.evidence)
            claim = self.campaign.claims.get(ask.claims[0])
            if claim and self.names.is_sure("claim", claim.id) and claim.sentence in self.campaign.sentences:
                self.asked(ask, claim, self.campaign.sentences[claim.sentence])
        for event in self.campaign.timeline:
            self.names.citations(event.sources)

    def asked(self, ask: Ask, claim: Claim, sentence: Sentence) -> None:
        """An ask prints words of its first claim, and no others of the sentence."""
        found = any(claim is each for *_, each in self.spans.get(str(sentence.id), ()))  # else reported with the claim
        if found and check_span(sentence.text, ask, self.problems):
            before = self.problems.errors
            check_within(sentence.text, ask, claim, ask.claims[0], self.problems)
            if self.problems.errors == before:
                self.spans[str(sentence.id)].append((*span_of(sentence.text, ask, claim), ask))
