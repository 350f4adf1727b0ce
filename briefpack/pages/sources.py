"""A source as it is listed: CSL's fields brought down to what an endnote prints."""

from __future__ import annotations

from dataclasses import dataclass

from briefpack.content.csl import CslName, Source
from briefpack.content.fields.text import PartialDate, Text
from briefpack.pages.citations import BackLink
from briefpack.problems import Place

TYPES = {  # CSL 1.0.2, appendix III, in words; other types print as they are called, without hyphens
    "article": "article",
    "article-journal": "journal article",
    "article-magazine": "magazine",
    "article-newspaper": "press",
    "bill": "bill",
    "chapter": "book chapter",
    "legal_case": "court decision",
    "legislation": "law",
    "paper-conference": "conference paper",
    "personal_communication": "letter",
    "post": "online post",
    "post-weblog": "blog",
    "webpage": "web page",
}


@dataclass(frozen=True, slots=True)
class NumberedSource:
    """A source with its number in this pack and where it is cited."""

    id: str
    number: int
    by: Text | None  # who says it: authors, else the publication, else the publisher
    title: Text
    published: Text | None  # the publication or publisher, where `by` names authors
    date: PartialDate | Text | None  # Text: a date that a reference manager keeps in words
    url: Text | None
    kind: Text  # in words: press, NGO report …
    copy: bool  # whether what was seen is someone else's copy
    seen: PartialDate | Text | None
    back_links: tuple[BackLink, ...]
    place: Place


def numbered_source(source: Source, number: int, back_links: tuple[BackLink, ...]) -> NumberedSource:
    """What the list of sources prints of a source."""
    people = source.author or source.editor
    authors = Text(", ".join(name.as_written for name in people), _place_of(people[0])) if people else None
    published, custom = source.container_title or source.publisher, source.custom
    return NumberedSource(
        id=str(source.id),
        number=number,
        by=authors or published,
        title=source.title or Text("without a title", source.place),
        published=published if authors and published != authors else None,
        date=source.issued,
        url=source.url,
        kind=(custom and custom.kind) or source.genre or _type_in_words(source.type),
        copy=bool(custom and custom.copy_of),
        seen=(custom and custom.seen) or source.accessed,
        back_links=back_links,
        place=source.place,
    )


def _type_in_words(kind: Text) -> Text:
    return Text(TYPES.get(kind, kind.replace("-", " ")), kind.place)


def _place_of(name: CslName) -> Place:
    return next((part.place for part in (name.literal, name.family, name.given) if part), name.place)
