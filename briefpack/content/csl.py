"""Sources: items of CSL-YAML, as Zotero, Better BibTeX and pandoc export them (CSL 1.0.2, appendix IV)."""

from __future__ import annotations

from collections.abc import Collection
from typing import Annotated, Any

from pydantic import BeforeValidator, ConfigDict, Field

from briefpack.content.fields.csl_dates import CslDate
from briefpack.content.fields.places import PlacedMapping
from briefpack.content.fields.rich_text import PlainTitle
from briefpack.content.fields.text import Entry, PartialDate, Text
from briefpack.content.fields.web_address import WebAddress

# Variables of CSL 1.0.2 that this tool does not print; they are accepted so that an export drops in unchanged.
OTHER_VARIABLES = frozenset([
    "abstract", "annote", "archive", "archive-place", "archive_collection", "archive_location", "authority",
    "available-date", "call-number", "categories", "chair", "chapter-number", "citation-key", "citation-label",
    "citation-number", "collection-editor", "collection-number", "collection-title", "compiler", "composer",
    "container-author", "container-title-short", "contributor", "curator", "dimensions", "director", "division",
    "DOI", "edition", "editor-translator", "editorial-director", "event", "event-date", "event-place",
    "event-title", "executive-producer", "first-reference-note-number", "guest", "host", "illustrator",
    "interviewer", "ISBN", "ISSN", "issue", "journalAbbreviation", "jurisdiction", "keyword", "language", "license",
    "locator", "medium", "narrator", "note", "number", "number-of-pages", "number-of-volumes", "organizer",
    "original-author", "original-date", "original-publisher", "original-publisher-place", "original-title", "page",
    "page-first", "part-number", "part-title", "performer", "PMCID", "PMID", "printing-number", "producer",
    "publisher-place", "recipient", "references", "reviewed-author", "reviewed-genre", "reviewed-title", "scale",
    "script-writer", "section", "series-creator", "shortTitle", "source", "status", "submitted",
    "supplement-number", "title-short", "translator", "URN", "version", "volume", "volume-title",
    "volume-title-short", "year-suffix"
])  # fmt: skip
OTHER_NAME_PARTS = frozenset(["comma-suffix", "static-ordering", "parse-names"])


def _accepting(names: Collection[str]) -> ConfigDict:
    """Editors complete and accept these keys too."""
    return ConfigDict(
        json_schema_extra=lambda schema: schema["properties"].update((name, {}) for name in sorted(names))
    )


class CslName(Entry):
    """A CSL name: family and given, or literal for a body."""

    model_config = _accepting(OTHER_NAME_PARTS)

    family: Text | None = Field(None, description="family name")
    given: Text | None = Field(None, description="given names")
    literal: Text | None = Field(None, description="name of a body")
    suffix: Text | None = Field(None, description="Jr., III")
    non_dropping_particle: Text | None = Field(None, alias="non-dropping-particle", description="von, de")
    dropping_particle: Text | None = Field(None, alias="dropping-particle", description="von, de, left out in lists")

    @property
    def as_written(self) -> str:
        """'Ann Lee', or the body's name."""
        parts = (self.given, self.dropping_particle, self.non_dropping_particle, self.family, self.suffix)
        return str(self.literal) if self.literal else " ".join(part for part in parts if part)


def without_other_name_parts(name: Any) -> Any:
    """A CSL name without the fields that only sort or format it."""
    return name.without(OTHER_NAME_PARTS) if isinstance(name, PlacedMapping) else name


CslNames = tuple[Annotated[CslName, BeforeValidator(without_other_name_parts)], ...]


class SourceCustom(Entry):
    """Ours, under CSL's `custom`: what kind of source it is, whose text it copies, when it was seen."""

    kind: Text | None = Field(None, description="what kind of source, in words: press, NGO report, law")
    copy_of: Text | None = Field(None, alias="copy-of", description="the address is a copy or repost: where it stands")
    seen: PartialDate | None = Field(None, description="when it was seen")
    notes: Text | None = Field(None, description="for staff; never printed")


class Source(Entry):
    """One source. Fields that are not printed are kept by `OTHER_VARIABLES` and dropped."""

    model_config = _accepting(OTHER_VARIABLES)

    id: Text = Field(description="id that claims name")
    type: Text = Field(description="a type of CSL: article-newspaper, report, webpage")
    title: PlainTitle | None = Field(None, description="its title")
    author: CslNames = Field((), description="who wrote it")
    editor: CslNames = Field((), description="who edited it")
    publisher: PlainTitle | None = Field(None, description="who published it")
    container_title: PlainTitle | None = Field(
        None, alias="container-title", description="in which newspaper, journal or book it stands"
    )
    genre: PlainTitle | None = Field(None, description="what kind of report or thesis")
    issued: CslDate | None = Field(None, description="when it was published, in any form that CSL has")
    accessed: CslDate | None = Field(None, description="when it was seen")
    url: WebAddress | None = Field(None, alias="URL", description="its address on the web")
    custom: SourceCustom | None = Field(None, description="what CSL has no field for")


def without_other_variables(item: Any) -> Any:
    """A CSL item without the variables that are accepted but not used; places are kept."""
    return item.without(OTHER_VARIABLES) if isinstance(item, PlacedMapping) else item


class SourcesFile(Entry):
    """sources.yaml: CSL-YAML, with its items under `references`."""

    references: tuple[Annotated[Source, BeforeValidator(without_other_variables)], ...] = Field(
        description="the sources, as a reference manager exports them"
    )
