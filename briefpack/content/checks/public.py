"""What anybody may read: no allegation against somebody named, and no name of a person whom it may harm.

An audience is public where `audiences:` says so. The names are `protected_names` of campaign.yaml.
"""

from __future__ import annotations

import functools
import html
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from briefpack.content.campaign import Campaign
from briefpack.content.campaign_file import Chapter
from briefpack.content.csl import CslName, Source
from briefpack.content.fields.text import Entry, Text
from briefpack.content.models import Ask, Claim, Section
from briefpack.content.names import CITATION_OR_MARK, Names, sources_named
from briefpack.content.packs import Brief, Pack
from briefpack.content.projecting import prints_whole
from briefpack.content.spans import span_of
from briefpack.problems import shortened

SOURCES = "sources"  # the part that prints titles and addresses
# Fields that never print: for staff, names of other things, marks of a span. A field that is new is looked at.
FOR_NOBODY = ("audience", "audiences", "claims", "file", "id", "layout", "like", "notes", "reason", "source")
NEVER_PRINTED: dict[type[Entry], tuple[str, ...]] = {
    Ask: ("from_", "to"),
    Brief: ("happened", "now", "pull", "stake"),
    Chapter: ("introduction", "sections"),
    Claim: ("about", "from_", "sentence", "to"),
    Pack: ("annexes", "asks", "copyfit", "lead", "parts", "stats"),
}
LINK_TARGET = re.compile(r"\]\([^()]*\)")
# letters between whose words no spaces stand: Thai and Lao, Burmese, Khmer, Japanese, Chinese
BLOCKS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"  # of scripts without spaces
UNSPACED = re.compile(f"[{BLOCKS}]")
ASCII_WORD = re.compile("[a-z0-9]+")
ACCENTS = re.compile("[\u0300-\u036f]")


def check_public(names: Names, sections: Sequence[Section]) -> None:
    """Report every allegation and every protected name that a public audience would read."""
    campaign = names.campaign
    protected = {name: _words(name) for name in campaign.file.protected_names if _has_words(name, names)}
    told: set[tuple[Any, str]] = set()  # a pack that is like another says the same words
    for audience, title in campaign.audiences.items():
        if not title.public:
            continue
        claims = [*campaign.file.claims, *(claim for section in sections for claim in section.claims)]
        seen = [claim for claim in claims if claim.is_for(audience)]
        for claim in seen:
            _check_allegation(claim, audience, names)
        for text in _texts(campaign, sections, seen, audience):
            for name in _held(text, protected):
                if (text.place, name) not in told:
                    told.add((text.place, name))
                    message = f"{audience} would read the name {name} here: {shortened(text)}"
                    hint = f"leave the name out, or take {audience} out of the audiences"
                    names.problems.error("public-name", message, text.place, hint)


def _has_words(name: Text, names: Names) -> bool:
    if _words(name):
        return True
    names.problems.error("empty-text", f"{shortened(name)} is no name", name.place, "write the name, or take it out")
    return False


def _check_allegation(claim: Claim, audience: str, names: Names) -> None:
    """A leaflet has no room for what is replied, and reaches whoever picks it up."""
    if claim.kind == "allegation" and claim.about:
        place = next((each.place for each in claim.listed if each == audience), claim.place)
        message = f"{claim.id} alleges something of {', '.join(claim.about)}, and {audience} is anybody"
        names.problems.error("public-allegation", message, place, f"take {audience} out of its audiences")


# ------------------------------------------------------------------------------------------ what they would read


def _texts(campaign: Campaign, sections: Sequence[Section], claims: Sequence[Claim], audience: str) -> Iterator[Text]:
    """Every text that may print for an audience, wherever it is written."""
    file = campaign.file
    yield from (campaign.organisation, campaign.voice, *printed_in(campaign.audiences[Text(audience)]))
    for claim in claims:
        yield from printed_in(claim)
        yield from _wording(campaign, claim, audience)
    shown = (
        *campaign.chapters, *campaign.asks, *campaign.timeline,
        *campaign.contacts, *file.spokespeople, *file.pictures,
        *filter(None, (file.about_sources, file.boilerplate)),
    )  # fmt: skip
    seen = [item for item in shown if item.is_for(audience)]
    for item in seen:
        yield from printed_in(item)
        if isinstance(item, Ask):
            yield from _asked(campaign, item)
    yield from (section.heading for section in sections if section.heading and section.is_for(audience))
    packs = [pack for pack in campaign.packs.values() if pack.audience == audience]
    for pack in packs:
        yield from printed_in(pack)
        for annex in pack.annexes:
            yield from printed_in(annex)
    titles = any(SOURCES in pack.parts for pack in packs)
    for source in _cited(campaign, (*claims, *seen, *packs)):
        yield from _of_source(source, titles)


def _wording(campaign: Campaign, claim: Claim, audience: str) -> Iterator[Text]:
    """The text's own words, where they print; the rest of a claim is printed as it stands."""
    sentence = campaign.sentences.get(claim.sentence)
    if claim.print is not None or sentence is None:
        return
    if prints_whole(campaign, sentence, audience):
        yield sentence.text
    else:
        start, end = span_of(sentence.text, claim)
        yield Text(sentence.text[start:end], sentence.text.place)


def _asked(campaign: Campaign, ask: Ask) -> Iterator[Text]:
    """An ask prints words of the text, whatever its claim prints."""
    claim = campaign.claims.get(ask.claims[0])
    if claim and claim.sentence in campaign.sentences:
        yield campaign.words(ask)


def printed_in(value: Any) -> Iterator[Text]:
    """The texts of an entry that may print, at any depth."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from printed_in(each)
    elif isinstance(value, Entry):
        for field in _printing(type(value)):
            yield from printed_in(getattr(value, field))


@functools.cache
def _printing(kind: type[Entry]) -> tuple[str, ...]:
    """The fields of an entry that may print."""
    never = (*FOR_NOBODY, *NEVER_PRINTED.get(kind, ()), "place")
    return tuple(field for field in kind.model_fields if field not in never)


def _cited(campaign: Campaign, items: Iterable[Any]) -> Iterator[Source]:
    """The sources that some entries cite, each once."""
    found = sources_named(tuple(items))
    return (source for name, source in campaign.sources.items() if name in found)


def _of_source(source: Source, titles: bool) -> Iterator[Text]:
    """Who says so stands in every list of sources; title and address stand in the part of that name."""
    for name in (*source.author, *source.editor):
        yield from (Text(each, name.place) for each in (name.as_written, _family_first(name)))
    yield from filter(None, (source.publisher, source.container_title))
    if titles:
        yield from filter(None, (source.title, source.genre, source.url, source.custom and source.custom.kind))
        yield from printed_in(tuple(value for _, value in source.further))  # where a citation style asks for it


def _family_first(name: CslName) -> str:
    """As names are written in Cambodia, among other places."""
    return " ".join(filter(None, (name.family, name.given)))


# ------------------------------------------------------------------------------------------ whether a name is in it


def _held(text: str, protected: Mapping[Text, list[str]]) -> list[Text]:
    """The names that whole words of a text are, in whatever case, with or without accents, over ends of lines."""
    forms = [_words(text), _words(_without_marks(text))]
    return [
        name
        for name, sought in protected.items()
        if any(_contains(words, sought, unspaced=bool(UNSPACED.search(name))) for words in forms)
    ]


def _without_marks(text: str) -> str:
    """CommonMark as it reads: no marks, no citations, no targets of links, no entities."""
    return LINK_TARGET.sub("", CITATION_OR_MARK.sub("", html.unescape(text))).replace("[", "")


def _words(text: str) -> list[str]:
    """Words without case and accents; a letter's other marks (Khmer vowels) belong to its word."""
    if text.isascii():
        return ASCII_WORD.findall(text.casefold())  # the same, and nearly all texts are
    plain = ACCENTS.sub("", unicodedata.normalize("NFKD", text)).casefold()
    kept = "".join(letter for letter in plain if unicodedata.category(letter) != "Cf")  # zero-width space, soft hyphen
    return "".join(each if each.isalnum() or unicodedata.category(each)[0] == "M" else " " for each in kept).split()


def _contains(words: list[str], sought: list[str], unspaced: bool) -> bool:
    if unspaced:
        return "".join(sought) in "".join(words)
    length = len(sought)
    return sought[0] in words and any(words[i : i + length] == sought for i in range(len(words) - length + 1))
