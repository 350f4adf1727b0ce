"""A source as it is listed: CSL's fields brought down to what an endnote prints."""

from __future__ import annotations

from dataclasses import dataclass

from briefpack.content.csl import Source
from briefpack.content.text import PartialDate, Text
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

    number: int
    by: str | None  # who says it: authors, else the publication, else the publisher
    title: str
    published: str | None  # the publication or publisher, where `by` names authors
    date: PartialDate | Text | None  # Text: a date that a reference manager keeps in words
    url: str | None
    kind: str  # in words: press, NGO report …
    copy: bool  # whether what was seen is someone else's copy
    seen: PartialDate | Text | None
    back_links: tuple[BackLink, ...]
    place: Place


def numbered_source(source: Source, number: int, back_links: tuple[BackLink, ...]) -> NumberedSource:
    """What the list of sources prints of a source."""
    authors = ", ".join(name.as_written for name in source.author or source.editor)
    published, custom = source.container_title or source.publisher, source.custom
    return NumberedSource(
        number=number,
        by=authors or published,
        title=source.title or "without a title",
        published=published if authors and published != authors else None,
        date=source.issued,
        url=source.url,
        kind=(custom and custom.kind) or source.genre or TYPES.get(source.type, source.type.replace("-", " ")),
        copy=bool(custom and custom.copy_of),
        seen=(custom and custom.seen) or source.accessed,
        back_links=back_links,
        place=source.place,
    )
