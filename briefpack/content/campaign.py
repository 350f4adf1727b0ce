"""A campaign folder -> `Campaign`: every file read, typed and cross-checked, all problems at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from pydantic import ValidationError

from briefpack.content.complaints import complain
from briefpack.content.csl import Source, SourcesFile
from briefpack.content.models import (
    AboutSources,
    Ask,
    AsksFile,
    AudienceTitle,
    CampaignFile,
    Chapter,
    Claim,
    Contact,
    Event,
    Pack,
    Section,
    Sentence,
    TimelineFile,
)
from briefpack.content.places import PlacedMapping
from briefpack.content.reader import read_yaml
from briefpack.content.references import check, leads_into
from briefpack.content.spans import span_of
from briefpack.content.text import Entry, PartialDate, Text
from briefpack.problems import Place, Problems

__all__ = ["Campaign", "Source", "load"]

Model = TypeVar("Model", bound=Entry)


@dataclass(frozen=True)
class Campaign:
    """All that a campaign says. Claims, sentences and sources are looked up by id, in the order of the text."""

    file: CampaignFile
    sections: Mapping[str, Section]
    sources: Mapping[str, Source]
    asks: tuple[Ask, ...]
    timeline: tuple[Event, ...]
    packs: Mapping[str, Pack]

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


def load(folder: Path, display: str, problems: Problems) -> Campaign | None:
    """Read a campaign folder; None when anything in it is wrong, and then `problems` says all of it.

    `display` is how messages call the folder: briefs/NAME.
    """
    before = problems.errors
    files = _Files(folder, display, problems)
    file = files.one("campaign.yaml", CampaignFile)
    sections, packs = files.many("sections", Section), files.many("packs", Pack)
    sources = files.one("sources.yaml", SourcesFile)
    asks, timeline = files.one("asks.yaml", AsksFile), files.one("timeline.yaml", TimelineFile)
    if file is None:
        return None
    references = sources.references if sources else ()
    campaign = Campaign(
        file=file,
        sections=sections,
        sources={str(source.id): source for source in references},
        asks=asks.asks if asks else (),
        timeline=timeline.events if timeline else (),
        packs=packs,
    )
    if not packs and not any(name.startswith("packs/") for name in files.unread):
        problems.error(
            "no-pack", "this campaign has no pack", Place(f"{display}/campaign.yaml"), "make packs/NAME.yaml"
        )
    check(campaign, folder, references, files.unread, problems)
    return campaign if problems.errors == before else None


class _Files:
    """The YAML files of one folder, read into models. `unread` names those that could not be."""

    def __init__(self, folder: Path, display: str, problems: Problems) -> None:
        self.folder, self.display, self.problems = folder.resolve(), display, problems
        self.unread: set[str] = set()

    def one(self, name: str, model: type[Model]) -> Model | None:
        """The model that a file holds, or None with its problems reported."""
        value = self._value(name)
        if value is not None:
            try:
                return model.model_validate(value, by_alias=True, by_name=False)  # an author types YAML's own names
            except ValidationError as error:
                complain(error, value, model, self.problems)
        self.unread.add(name)
        return None

    def _value(self, name: str) -> PlacedMapping | None:
        path, display = self.folder / name, f"{self.display}/{name}"
        if leads_into(self.folder, path):
            return read_yaml(path, display, self.problems)
        message = f"{name} leads out of the campaign's folder"
        self.problems.error("outside-folder", message, Place(display), "put the file itself here")
        return None

    def many(self, subfolder: str, model: type[Model]) -> Mapping[str, Model]:
        """Every *.yaml of a folder by its name without the ending, which is its id."""
        found: dict[str, Model] = {}
        attribute = "name" if model is Pack else "id"
        for path in sorted((self.folder / subfolder).glob("*")):
            display = f"{subfolder}/{path.name}"
            if path.suffix.lower() == ".yml" or (path.suffix != ".yaml" and path.suffix.lower() == ".yaml"):
                message, hint = "this file is not read: its name must end in .yaml", f"call it {path.stem}.yaml"
                self.problems.error("wrong-ending", message, Place(f"{self.display}/{display}"), hint)
                self.unread.add(f"{subfolder}/{path.stem}.yaml")
            elif path.suffix == ".yaml" and (read := self.one(display, model)):
                name = Text(path.stem, Place(f"{self.display}/{display}"))
                found[path.stem] = read.model_copy(update={attribute: name})
        return MappingProxyType(found)
