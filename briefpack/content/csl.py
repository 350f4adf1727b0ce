"""Sources: items of CSL-YAML, as Zotero, Better BibTeX and pandoc export them (CSL 1.0.2, appendix IV)."""

from __future__ import annotations

from collections.abc import Collection
from typing import Annotated, Any

from pydantic import BeforeValidator, ConfigDict, Field, ValidationError
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import PydanticCustomError

from briefpack.content.fields.csl_dates import CslDate, csl_date
from briefpack.content.fields.places import PlacedMapping
from briefpack.content.fields.rich_text import PlainTitle
from briefpack.content.fields.text import Entry, PartialDate, Text
from briefpack.content.fields.web_address import WebAddress

# Variables of CSL 1.0.2 that a style may print, beside the fields of `Source`.
TEXTS = frozenset([
    "archive", "archive-place", "archive_collection", "archive_location", "authority", "chapter-number",
    "collection-number", "collection-title", "container-title-short", "dimensions", "division", "DOI", "edition",
    "event", "event-place", "event-title", "ISBN", "ISSN", "issue", "journalAbbreviation", "jurisdiction", "medium",
    "number", "number-of-pages", "number-of-volumes", "original-publisher", "original-publisher-place",
    "original-title", "page", "page-first", "part-number", "part-title", "PMCID", "PMID", "printing-number",
    "publisher-place", "references", "reviewed-genre", "reviewed-title", "scale", "section", "shortTitle", "status",
    "supplement-number", "title-short", "URN", "version", "volume", "volume-title", "volume-title-short",
])  # fmt: skip
NAMES = frozenset([
    "chair", "collection-editor", "compiler", "composer", "container-author", "contributor", "curator", "director",
    "editor-translator", "editorial-director", "executive-producer", "guest", "host", "illustrator", "interviewer",
    "narrator", "organizer", "original-author", "performer", "producer", "recipient", "reviewed-author",
    "script-writer", "series-creator", "translator",
])  # fmt: skip
DATES = frozenset(["available-date", "event-date", "original-date", "submitted"])
# Those that never print: what a reader of the source noted for himself, and what a processor works out.
NEVER = frozenset([
    "abstract", "annote", "call-number", "categories", "citation-key", "citation-label", "citation-number",
    "first-reference-note-number", "keyword", "language", "license", "locator", "note", "source", "year-suffix",
])  # fmt: skip
OTHER_VARIABLES = TEXTS | NAMES | DATES | NEVER
FURTHER = "\0further"
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
    """One source. `further` are the variables that only a citation style prints, by their CSL names."""

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
    further: SkipJsonSchema[tuple[tuple[Any, Any], ...]] = Field(default=(), alias="\0further", exclude=True)


def with_further_variables(item: Any) -> Any:
    """A CSL item with the variables that only styles print in one field, without those that never print."""
    if not isinstance(item, PlacedMapping):
        return item
    kept = item.without(OTHER_VARIABLES)
    kept[Text(FURTHER)] = tuple(
        (name, _further(name, value)) for name, value in item.items() if name in OTHER_VARIABLES - NEVER
    )
    return kept


def _further(name: str, value: Any) -> Any:
    """A text, names or a date; raises pydantic's `PydanticCustomError` for what is none."""
    if name in DATES:
        return csl_date(value)
    if name in NAMES and isinstance(value, list) and all(isinstance(each, PlacedMapping) for each in value):
        return tuple(_name(name, each.without(OTHER_NAME_PARTS)) for each in value)
    if name in TEXTS and isinstance(value, Text):
        return value
    what = "names were" if name in NAMES else "text was"
    hint = "write a list of names: [{family: Lee, given: Ann}]" if name in NAMES else "write text"
    raise PydanticCustomError("wrong-type", "{what} expected for `{name}`", {"what": what, "name": name, "hint": hint})


def _name(variable: str, parts: PlacedMapping) -> CslName:
    try:
        return CslName.model_validate(parts)
    except ValidationError:
        context = {"name": variable, "hint": "write family and given, or literal"}
        raise PydanticCustomError("wrong-type", "a name in `{name}` cannot be read", context) from None


class SourcesFile(Entry):
    """sources.yaml: CSL-YAML, with its items under `references`."""

    references: tuple[Annotated[Source, BeforeValidator(with_further_variables)], ...] = Field(
        description="the sources, as a reference manager exports them"
    )
