"""Cross-checks over a whole campaign: every id stands once, and every name leads somewhere.

Where a file could not be read, names that may stand in it are taken on trust, so that all other problems are
reported in the same run.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from briefpack.content.audiences import check_audience_names, check_audiences
from briefpack.content.models import Ask, Citation, Claim, Event, Later, Pack, Reply, Section, Sentence
from briefpack.content.overlaps import check_overlaps
from briefpack.content.plain_fact import check_never_plain
from briefpack.content.spans import check_span, check_within, span_of
from briefpack.content.text import ID_PATTERN, SOURCE_ID, Text, shown
from briefpack.problems import Problems, Related, near_miss

if TYPE_CHECKING:
    from briefpack.content.campaign import Campaign
    from briefpack.content.csl import Source

UNKNOWN: dict[str, tuple[str, tuple[str, ...]]] = {  # code, and the files that such a name may lead into
    "source": ("unknown-source", ("sources.yaml",)),
    "claim": ("unknown-claim", ("sections/",)),
    "ask": ("unknown-ask", ("asks.yaml",)),
    "audience": ("unknown-audience", ()),
}
INLINE = re.compile(rf"\[@({SOURCE_ID})")


def check(
    campaign: Campaign, folder: Path, references: Sequence[Source], unread: Collection[str], problems: Problems
) -> None:
    """Report everything that does not hang together.

    `references` are the sources as listed, repeats included; `unread` names the files that could not be read
    (campaign.yaml is not among them).
    """
    checker = _Checker(campaign, folder, unread, problems)
    before = problems.errors
    good = checker.ids(references)
    checker.structure()
    check_audience_names(campaign, checker.used, problems)
    if good:  # where an id stands twice, whatever names it would be reported as well
        checker.claims()
        checker.asks_and_events()
        checker.packs()
        check_audiences(campaign, checker.used, problems)
    if problems.errors == before and not unread:
        check_overlaps(campaign, problems)


class _Checker:
    def __init__(self, campaign: Campaign, folder: Path, unread: Collection[str], problems: Problems) -> None:
        self.campaign, self.folder, self.unread, self.problems = campaign, folder, unread, problems
        self.used = list({section.id: section for section in campaign.in_order()}.values())
        self.all_sections_found = True
        self.all_claims = [*campaign.file.claims, *(claim for section in self.used for claim in section.claims)]

    # -------------------------------------------------------------------------------------- ids and structure

    def ids(self, references: Sequence[Source]) -> bool:
        """Whether every id is written as one, and stands once."""
        before = self.problems.errors
        sentences = [sentence.id for section in self.used for sentence in section.sentences]
        self.unique("claim", [claim.id for claim in self.all_claims])
        self.unique("sentence", [Text("title", self.campaign.title.place), *sentences])
        self.unique("source", [source.id for source in references], pattern=False)
        self.unique("ask", [ask.id for ask in self.campaign.asks])
        self.unique("chapter", [chapter.id for chapter in self.campaign.chapters])
        self.unique("contact", [contact.id for contact in self.campaign.contacts])
        self.unique("section", [section.id for section in self.campaign.sections.values()])
        self.unique("pack", [pack.name for pack in self.campaign.packs.values()])
        self.unique("audience", self.campaign.audiences)
        return self.problems.errors == before

    def unique(self, what: str, ids: Iterable[Text], *, pattern: bool = True) -> None:
        first: dict[str, Text] = {}
        for each in ids:
            if each == "none" or (pattern and not ID_PATTERN.fullmatch(each)):
                hint = "use small letters, digits, hyphens and dots: vc.2a"
                self.problems.error("bad-id", f"{shown(each)} cannot be the id of {_a(what)}", each.place, hint)
            if each in first:
                related = [Related(first[each].place, "here first")]
                message = f"there are two {what}s {each}"
                self.problems.error("duplicate-id", message, each.place, "give one of them another id", related)
            first.setdefault(each, each)

    def structure(self) -> None:
        """Every section file is named by one chapter, every named section is there, every sentence has a claim."""
        named: dict[str, Text] = {}
        for name in self.section_names():
            if name not in self.campaign.sections and f"sections/{name}.yaml" not in self.unread:
                hint = near_miss(name, self.campaign.sections) or f"make sections/{name}.yaml"
                self.problems.error("unknown-section", f"there is no section {name}", name.place, hint)
                self.all_sections_found = False
            if name in named:
                related = [Related(named[name].place, "here first")]
                message = f"the section {name} is named twice"
                self.problems.error("duplicate-id", message, name.place, "name it once", related)
            named.setdefault(name, name)
        for section in self.campaign.sections.values():
            if section.id not in named:
                hint = "name it in campaign.yaml under `sections:` of a chapter"
                message = f"no chapter names the section {section.id}"
                self.problems.error("unused-section", message, section.id.place, hint)
                self.all_sections_found = False
        for section in self.used:
            self.sentences_named(section.claims, {str(s.id) for s in section.sentences})
            self.sentences_claimed(section)
        self.sentences_named(self.campaign.file.claims, {"title"})

    def section_names(self) -> Iterator[Text]:
        for chapter in self.campaign.chapters:
            yield from filter(None, (chapter.introduction, *chapter.sections))

    def sentences_named(self, claims: Iterable[Claim], known: set[str]) -> None:
        for claim in claims:
            if claim.sentence not in known:
                message, hint = f"there is no sentence {claim.sentence} in this file", near_miss(claim.sentence, known)
                self.problems.error("unknown-sentence", message, claim.sentence.place, hint)

    def sentences_claimed(self, section: Section) -> None:
        claimed = {str(claim.sentence) for claim in section.claims}
        for sentence in section.sentences:
            if sentence.id not in claimed:
                hint = "add a claim for it; `audiences: none` keeps it back"
                message = f"no claim names the sentence {sentence.id}"
                self.problems.error("unclaimed-sentence", message, sentence.id.place, hint)

    # -------------------------------------------------------------------------------------- claims

    def claims(self) -> None:
        for claim in self.all_claims:
            self.citations(claim.sources)
            self.inline(claim.print)
            self.uncited(claim.attribution, *(reply.by for reply in claim.reply))
            notes: tuple[Reply | Later, ...] = (*claim.reply, *claim.later)
            for note in notes:
                self.citations(note.sources)
                self.inline(note.text)
            check_never_plain(claim, self.problems)
        for sentence in self.campaign.sentences.values():
            self.spans(sentence, self.campaign.claims_of(sentence))

    def spans(self, sentence: Sentence, claims: Sequence[Claim]) -> None:
        """The words of each claim are found, and no two claims print the same ones."""
        good = [claim for claim in claims if check_span(sentence.text, claim, self.problems)]
        taken: dict[tuple[int, int], Claim] = {}
        for claim in good:
            span = span_of(sentence.text, claim)
            if span in taken:
                related = [Related(taken[span].id.place, "the other one")]
                message = f"{claim.id} covers the same words as {taken[span].id}"
                hint = "narrow one of them with from: and to:"
                self.problems.error("same-span", message, claim.id.place, hint, related)
            taken.setdefault(span, claim)

    def citations(self, citations: Iterable[Citation]) -> None:
        for citation in citations:
            self.known("source", citation.source, self.campaign.sources)

    def inline(self, text: Text | None) -> None:
        for match in INLINE.finditer(text or ""):
            if text is not None:
                self.known("source", Text(match[1], text.place), self.campaign.sources)

    def uncited(self, *texts: Text | None) -> None:
        """Names and headlines print as they stand; a citation in one would print as an id."""
        for text in texts:
            if text is not None and "[@" in text:
                hint = "cite in the text that follows, or under `sources:`"
                self.problems.error("bad-citation", f"nothing is cited here: {text}", text.place, hint)

    def known(self, what: str, name: Text, names: Collection[str]) -> bool:
        """Whether a name leads somewhere; a problem is added unless it may lead into a file that was not read."""
        if name in names:
            return True
        code, homes = UNKNOWN[what]
        missed = what == "claim" and not self.all_sections_found
        if not missed and not (homes and any(file.startswith(homes) for file in self.unread)):
            self.problems.error(code, f"there is no {what} {name}", name.place, near_miss(name, names))
        return False

    # -------------------------------------------------------------------------------------- asks, events, packs

    def asks_and_events(self) -> None:
        items: tuple[Ask | Event, ...] = (*self.campaign.asks, *self.campaign.timeline)
        for item in items:
            for name in item.claims:
                self.known("claim", name, self.campaign.claims)
        for ask in self.campaign.asks:
            self.uncited(ask.by, ask.headline)
            claim = self.campaign.claims.get(ask.claims[0])
            if claim and (sentence := self.campaign.sentences.get(claim.sentence)):
                self.asked(ask, claim, sentence)
        if self.campaign.about_sources:
            self.inline(self.campaign.about_sources.text)
        for event in self.campaign.timeline:
            self.citations(event.sources)
            self.inline(event.text)

    def asked(self, ask: Ask, claim: Claim, sentence: Sentence) -> None:
        """An ask prints words of its first claim, and no others of the sentence."""
        silent = Problems()  # a claim's own span is reported where the claim stands
        if check_span(sentence.text, ask, self.problems) and check_span(sentence.text, claim, silent):
            check_within(sentence.text, ask, claim, ask.claims[0], self.problems)

    def packs(self) -> None:
        asks = {str(ask.id) for ask in self.campaign.asks}
        for pack in self.campaign.packs.values():
            self.known("audience", pack.audience, self.campaign.audiences)
            for added in filter(None, (pack.title, pack.standfirst)):
                self.inline(added.added)
            for name in pack.claims_named:
                self.known("claim", name, self.campaign.claims)
            for name in pack.asks:
                self.known("ask", name, asks)
            for names in (pack.lead, pack.stats, pack.asks):
                self.once(names)
            self.stats(pack)
            for annex in pack.annexes:
                self.known("source", annex.source, self.campaign.sources)
                self.file_in_folder(annex.file)

    def once(self, names: Sequence[Text]) -> None:
        for index, name in enumerate(names):
            if name in names[:index]:
                self.problems.error("repeated-name", f"{name} is listed twice", name.place, "take one of them out")

    def stats(self, pack: Pack) -> None:
        for name in pack.stats:
            if name in self.campaign.claims and self.campaign.claims[name].stat is None:
                self.problems.error("no-stat", f"{name} has no stat", name.place, "give the claim a `stat:`")

    def file_in_folder(self, file: Text) -> None:
        path = self.folder / file
        if not leads_into(self.folder, path):
            message = f"{file} leads out of the campaign's folder"
            self.problems.error("outside-folder", message, file.place, "put the file into it")
        elif not os.path.isfile(path):  # of a Path it would raise for a name that is too long
            near = [p.relative_to(self.folder).as_posix() for p in self.folder.rglob(f"*{path.suffix}")]
            hint = near_miss(file, near) or "check the name"
            self.problems.error("missing-file", f"there is no file {file}", file.place, hint)


def _a(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"


def leads_into(folder: Path, path: Path) -> bool:
    """Whether a path, all links followed, ends inside a folder."""
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))
