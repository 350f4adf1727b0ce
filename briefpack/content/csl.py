"""Sources: items of CSL-YAML, as Zotero, Better BibTeX and pandoc export them (CSL 1.0.2, appendix IV)."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, ConfigDict, Field, field_validator
from pydantic_core import PydanticCustomError

from briefpack.content.places import PlacedMapping
from briefpack.content.text import NOWHERE, Entry, PartialDate, Text

# Variables of CSL 1.0.2 that this tool does not print; they are accepted so that an export drops in unchanged.
OTHER_VARIABLES = frozenset(
    [
        "abstract",
        "annote",
        "archive",
        "archive_collection",
        "archive_location",
        "archive-place",
        "authority",
        "available-date",
        "call-number",
        "chair",
        "chapter-number",
        "citation-key",
        "citation-label",
        "citation-number",
        "collection-editor",
        "collection-number",
        "collection-title",
        "compiler",
        "composer",
        "container-author",
        "container-title-short",
        "contributor",
        "curator",
        "dimensions",
        "director",
        "division",
        "DOI",
        "edition",
        "editorial-director",
        "editor-translator",
        "event",
        "event-date",
        "event-place",
        "event-title",
        "executive-producer",
        "first-reference-note-number",
        "guest",
        "host",
        "illustrator",
        "interviewer",
        "ISBN",
        "ISSN",
        "issue",
        "journalAbbreviation",
        "jurisdiction",
        "keyword",
        "language",
        "license",
        "locator",
        "medium",
        "narrator",
        "note",
        "number",
        "number-of-pages",
        "number-of-volumes",
        "organizer",
        "original-author",
        "original-date",
        "original-publisher",
        "original-publisher-place",
        "original-title",
        "page",
        "page-first",
        "part-number",
        "part-title",
        "performer",
        "PMCID",
        "PMID",
        "printing-number",
        "producer",
        "publisher-place",
        "recipient",
        "references",
        "reviewed-author",
        "reviewed-genre",
        "reviewed-title",
        "scale",
        "script-writer",
        "section",
        "series-creator",
        "shortTitle",
        "source",
        "status",
        "submitted",
        "supplement-number",
        "title-short",
        "translator",
        "URN",
        "version",
        "volume",
        "volume-title",
        "volume-title-short",
        "year-suffix",
        "categories",
    ]
)


def _issued(value: Any) -> Any:
    """One date from any of CSL's forms: a string, date-parts, year/month/day fields, a list of those."""
    if isinstance(value, list) and value:
        value = value[0]
    if not isinstance(value, dict):
        return value
    parts = value.get("date-parts")
    if isinstance(parts, list) and parts:
        first = parts[0] if isinstance(parts[0], list) else parts
        return _joined(first)
    if "year" in value:
        return _joined([value[key] for key in ("year", "month", "day") if key in value])
    for key in ("raw", "literal"):
        if key in value:
            return value[key]
    return value


def _joined(fields: list[Any]) -> Text:
    place = getattr(fields[0], "place", NOWHERE) if fields else NOWHERE
    return Text("-".join([str(fields[0]), *(str(field).zfill(2) for field in fields[1:])]) if fields else "", place)


CslDate = Annotated[PartialDate, BeforeValidator(_issued)]


class CslName(Entry):
    """A CSL name: family and given, or literal for a body."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)
    family: Text | None = None
    given: Text | None = None
    literal: Text | None = None
    suffix: Text | None = None
    non_dropping_particle: Text | None = Field(None, alias="non-dropping-particle")
    dropping_particle: Text | None = Field(None, alias="dropping-particle")

    @property
    def as_written(self) -> str:
        """'Ann Lee', or the body's name."""
        parts = (self.given, self.dropping_particle, self.non_dropping_particle, self.family, self.suffix)
        return str(self.literal) if self.literal else " ".join(part for part in parts if part)


class SourceCustom(Entry):
    """Ours, under CSL's `custom`: what kind of source it is, whose text it copies, when it was seen."""

    kind: Text | None = Field(None, description="what kind of source, in words: press, NGO report, law")
    copy_of: Text | None = Field(None, alias="copy-of", description="the address is a copy or repost: where it stands")
    seen: PartialDate | None = None
    notes: Text | None = Field(None, description="for staff; never printed")


class Source(Entry):
    """One source. Fields that are not printed are kept by `OTHER_VARIABLES` and dropped."""

    id: Text
    type: Text
    title: Text | None = None
    author: tuple[CslName, ...] = ()
    editor: tuple[CslName, ...] = ()
    publisher: Text | None = None
    container_title: Text | None = Field(None, alias="container-title")
    genre: Text | None = None
    issued: CslDate | None = None
    accessed: CslDate | None = None
    url: Text | None = Field(None, alias="URL")
    custom: SourceCustom | None = None

    @field_validator("url", mode="after")
    @classmethod
    def _web_address(cls, value: Text | None) -> Text | None:
        if value is not None and not value.lower().startswith(("https://", "http://")):
            hint = "write the whole address: https://…"
            raise PydanticCustomError(
                "bad-link", "{address} is not a web address", {"address": repr(str(value)), "hint": hint}
            )
        return value


def without_other_variables(item: Any) -> Any:
    """A CSL item without the variables that are accepted but not used; places are kept."""
    return item.without(OTHER_VARIABLES) if isinstance(item, PlacedMapping) else item


class SourcesFile(Entry):
    """sources.yaml: CSL-YAML, with its items under `references`."""

    references: tuple[Annotated[Source, BeforeValidator(without_other_variables)], ...]
