"""Cross-checks over a whole campaign: every name leads somewhere, and nothing is shown to those who may not see it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from briefpack.content.models import (
    NEVER_PLAIN,
    Added,
    Ask,
    Citation,
    Claim,
    Event,
    ForAudiences,
    Later,
    Pack,
    Reply,
    Section,
    Sentence,
)
from briefpack.content.spans import check_span, span_of
from briefpack.content.text import ID_PATTERN, Text
from briefpack.problems import Problems, Related, near_miss

if TYPE_CHECKING:
    from briefpack.content.campaign import Campaign
    from briefpack.content.csl import Source

INLINE = re.compile(r"\[@([^\],\s]+)")


def check(campaign: Campaign, folder: Path, references: Sequence[Source], problems: Problems) -> None:
    """Report everything that does not hang together. `references` are the sources as listed, repeats included."""
    checker = _Checker(campaign, folder, problems)
    checker.ids(references)
    if checker.structure():  # claims can be followed only where sections are found
        checker.audiences()
        checker.claims()
        checker.asks_and_events()
        checker.packs()


class _Checker:
    def __init__(self, campaign: Campaign, folder: Path, problems: Problems) -> None:
        self.campaign, self.folder, self.problems = campaign, folder, problems
        self.used = [campaign.sections[name] for name in self.section_names() if name in campaign.sections]
        self.all_claims = [*campaign.file.claims, *(claim for section in self.used for claim in section.claims)]

    def section_names(self) -> Iterator[Text]:
        for chapter in self.campaign.chapters:
            yield from filter(None, (chapter.introduction, *chapter.sections))

    # -------------------------------------------------------------------------------------- ids and structure

    def ids(self, references: Sequence[Source]) -> None:
        sentences = [sentence.id for section in self.used for sentence in section.sentences]
        self.unique("claim", [claim.id for claim in self.all_claims])
        self.unique("sentence", [Text("title", self.campaign.title.place), *sentences])
        self.unique("source", [source.id for source in references], pattern=False)
        self.unique("ask", [ask.id for ask in self.campaign.asks])
        self.unique("chapter", [chapter.id for chapter in self.campaign.chapters])
        self.unique("contact", [contact.id for contact in self.campaign.contacts])

    def unique(self, what: str, ids: Iterable[Text], *, pattern: bool = True) -> None:
        first: dict[str, Text] = {}
        for each in ids:
            if pattern and not ID_PATTERN.fullmatch(each):
                hint = "use small letters, digits, hyphens and dots: vc.2a"
                self.problems.error("bad-id", f"{str(each)!r} cannot be the id of a {what}", each.place, hint)
            if each in first:
                related = [Related(first[each].place, "here first")]
                self.problems.error(
                    "duplicate-id", f"there are two {what}s {each}", each.place, "give one of them another id", related
                )
            first.setdefault(each, each)

    def structure(self) -> bool:
        """Whether every section file is named by one chapter, and every named section is there."""
        before = self.problems.errors
        named: dict[str, Text] = {}
        for name in self.section_names():
            if name not in self.campaign.sections:
                hint = near_miss(name, self.campaign.sections) or f"make sections/{name}.yaml"
                self.problems.error("unknown-section", f"there is no section {name}", name.place, hint)
            elif name in named:
                related = [Related(named[name].place, "here first")]
                self.problems.error(
                    "duplicate-id", f"the section {name} is named twice", name.place, "name it once", related
                )
            named.setdefault(name, name)
        for section in self.campaign.sections.values():
            if section.id not in named:
                hint = "name it in campaign.yaml under `sections:` of a chapter"
                self.problems.error(
                    "unused-section", f"no chapter names the section {section.id}", section.id.place, hint
                )
        for section in self.used:
            self.sentences_named(section.claims, {str(s.id) for s in section.sentences})
            self.sentences_claimed(section)
        self.sentences_named(self.campaign.file.claims, {"title"})
        return self.problems.errors == before

    def sentences_named(self, claims: Iterable[Claim], known: set[str]) -> None:
        for claim in claims:
            if claim.sentence not in known:
                self.problems.error(
                    "unknown-sentence",
                    f"there is no sentence {claim.sentence} in this file",
                    claim.sentence.place,
                    near_miss(claim.sentence, known),
                )

    def sentences_claimed(self, section: Section) -> None:
        claimed = {str(claim.sentence) for claim in section.claims}
        for sentence in section.sentences:
            if sentence.id not in claimed:
                self.problems.error(
                    "unclaimed-sentence",
                    f"no claim names the sentence {sentence.id}",
                    sentence.id.place,
                    "add a claim for it; `audiences: none` keeps it back",
                )

    # -------------------------------------------------------------------------------------- audiences

    def audiences(self) -> None:
        for item in (
            *self.campaign.chapters,
            *self.used,
            *self.all_claims,
            *self.campaign.asks,
            *self.campaign.timeline,
            *self.campaign.contacts,
        ):
            self.known_audiences(item)
        for chapter in self.campaign.chapters:
            for name in filter(None, (chapter.introduction, *chapter.sections)):
                self.within(self.campaign.sections[name], chapter, f"the chapter {chapter.id}")
        for section in self.used:
            for claim in section.claims:
                self.within(claim, section, f"the section {section.id}")

    def known_audiences(self, item: ForAudiences) -> None:
        if item.audiences == "none":
            if item.reason is None:
                self.problems.error("no-reason", "`audiences: none` needs a reason", item.place, "add `reason: …`")
            return
        if not item.audiences:
            hint = "name those who may see it, or write none with a reason"
            self.problems.error("no-audience", "`audiences` is empty: nobody would see this", item.place, hint)
        for audience in item.audiences:
            if audience not in self.campaign.audiences:
                hint = near_miss(audience, self.campaign.audiences)
                self.problems.error("unknown-audience", f"there is no audience {audience}", audience.place, hint)

    def within(self, item: ForAudiences, around: ForAudiences, what: str) -> None:
        """What stands in something that an audience does not see would be lost for it in silence."""
        for audience in item.audiences if item.audiences != "none" else ():
            if audience in self.campaign.audiences and not around.is_for(audience):
                hint = f"add {audience} to the audiences of {what}, or take it out here"
                self.problems.error(
                    "claim-not-for-audience",
                    f"{audience} would not see this: {what} is not for {audience}",
                    audience.place,
                    hint,
                )

    # -------------------------------------------------------------------------------------- claims

    def claims(self) -> None:
        for claim in self.all_claims:
            self.citations(claim.sources)
            self.inline(claim.print)
            notes: tuple[Reply | Later, ...] = (*claim.reply, *claim.later)
            for note in notes:
                self.citations(note.sources)
                self.inline(note.text)
            self.never_plain(claim)
        for sentence in self.campaign.sentences.values():
            self.spans(sentence, self.campaign.claims_of(sentence))

    def never_plain(self, claim: Claim) -> None:
        """What nobody was found to support, an opinion, or an allegation prints in other words only under a name."""
        if (
            claim.print
            and not claim.attribution
            and (claim.verdict in NEVER_PLAIN or claim.kind in ("opinion", "allegation"))
        ):
            what = f"is {claim.verdict}" if claim.verdict in NEVER_PLAIN else f"is an {claim.kind}"
            hint = "add `attribution:` (who says so), or take `print:` out"
            self.problems.error(
                "plain-fact", f"{claim.id} {what} and would print as plain fact", claim.print.place, hint
            )

    def spans(self, sentence: Sentence, claims: Sequence[Claim]) -> None:
        good = [claim for claim in claims if check_span(sentence.text, claim, self.problems)]
        taken: dict[tuple[int, int], Claim] = {}
        for claim in good:
            span = span_of(sentence.text, claim)
            if span in taken:
                related = [Related(taken[span].id.place, "the other one")]
                hint = "narrow one of them with from: and to:"
                self.problems.error(
                    "same-span", f"{claim.id} covers the same words as {taken[span].id}", claim.id.place, hint, related
                )
            taken.setdefault(span, claim)

    def citations(self, citations: Iterable[Citation]) -> None:
        for citation in citations:
            self.known("source", citation.source, self.campaign.sources)

    def inline(self, text: Text | None) -> None:
        for match in INLINE.finditer(text or ""):
            if text is not None and match[1] not in self.campaign.sources:
                hint = near_miss(match[1], self.campaign.sources)
                self.problems.error("unknown-source", f"there is no source {match[1]}", text.place, hint)

    def known(self, what: str, name: Text, names: Collection[str]) -> bool:
        if name in names:
            return True
        self.problems.error(f"unknown-{what}", f"there is no {what} {name}", name.place, near_miss(name, names))
        return False

    # -------------------------------------------------------------------------------------- asks, events, packs

    def asks_and_events(self) -> None:
        items: tuple[Ask | Event, ...] = (*self.campaign.asks, *self.campaign.timeline)
        for item in items:
            known = [self.known("claim", name, self.campaign.claims) for name in item.claims]
            if all(known):
                self.rests_on(item)
        for ask in self.campaign.asks:
            if ask.claims[0] in self.campaign.claims:
                check_span(
                    self.campaign.sentences[self.campaign.claims[ask.claims[0]].sentence].text, ask, self.problems
                )
        for event in self.campaign.timeline:
            self.citations(event.sources)
            self.inline(event.text)

    def rests_on(self, item: Ask | Event) -> None:
        for audience in item.audiences if item.audiences != "none" else ():
            if not any(self.campaign.claims[name].is_for(audience) for name in item.claims):
                hint = f"name a claim that {audience} see, or take {audience} out"
                self.problems.error(
                    "claim-not-for-audience", f"{audience} see none of the claims this rests on", audience.place, hint
                )

    def packs(self) -> None:
        for pack in self.campaign.packs.values():
            if not self.known("audience", pack.audience, self.campaign.audiences):
                continue
            for added in filter(None, (pack.title, pack.standfirst)):
                self.added(added, pack)
            for name in pack.lead:
                self.seen(name, pack)
            for name in pack.stats:
                if self.seen(name, pack) and self.campaign.claims[name].stat is None:
                    self.problems.error("no-stat", f"{name} has no stat", name.place, "give the claim a `stat:`")
            self.asked(pack)
            for annex in pack.annexes:
                self.file_in_folder(annex.file)

    def added(self, added: Added, pack: Pack) -> None:
        self.inline(added.added)
        for name in added.claims:
            self.seen(name, pack)

    def seen(self, name: Text, pack: Pack) -> bool:
        """Whether a pack names a claim that its audience may see."""
        if not self.known("claim", name, self.campaign.claims):
            return False
        if self.campaign.claims[name].is_for(pack.audience):
            return True
        hint = f"add {pack.audience} to its audiences, or name another"
        self.problems.error("claim-not-for-audience", f"{pack.audience} may not see {name}", name.place, hint)
        return False

    def asked(self, pack: Pack) -> None:
        asks = {str(ask.id): ask for ask in self.campaign.asks}
        for name in pack.asks:
            if self.known("ask", name, asks) and not asks[name].is_for(pack.audience):
                hint = f"add {pack.audience} to its audiences, or name another"
                self.problems.error(
                    "claim-not-for-audience", f"{pack.audience} may not see the ask {name}", name.place, hint
                )

    def file_in_folder(self, file: Text) -> None:
        folder = self.folder.resolve()
        path = (folder / file).resolve()
        if not path.is_relative_to(folder):
            self.problems.error(
                "outside-folder", f"{file} leads out of the campaign's folder", file.place, "put the file into it"
            )
        elif not path.is_file():
            near = [p.relative_to(folder).as_posix() for p in folder.rglob(f"*{path.suffix}")]
            self.problems.error(
                "missing-file", f"there is no file {file}", file.place, near_miss(file, near) or "check the name"
            )
