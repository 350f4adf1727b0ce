"""The campaign as frozen, typed models. What a field may hold is said here, in text.py and in csl.py, nowhere else."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import PydanticCustomError

from briefpack.content.text import NOWHERE, PLACE_KEY, Boolean, Entry, FullDate, PartialDate, Text, shown

# ------------------------------------------------------------------------------------------ audiences


def _list_or_none(value: Any) -> Any:
    """Only a list with something in it, or the word none: whoever may see a thing is never guessed."""
    if value == "none" or (isinstance(value, list | tuple) and value):
        return value
    if isinstance(value, list):
        hint = "name those who may see it, or write none with a reason"
        raise PydanticCustomError("no-audience", "the list is empty: nobody would see this", {"hint": hint})
    word = value.strip() if isinstance(value, str) else ""
    if " " in word or word.lower() in ("", "none", "null", "~"):
        hint = "write a list: [policymakers, press]; to keep it back: none, with a reason"
    else:
        hint = f"write a list: audiences: [{word}]"
    said = f"{shown(word)} is not a list of audiences" if word else "a list of audiences was expected here"
    raise PydanticCustomError("wrong-type", "{said}", {"said": said, "hint": hint})


def _form(value: Any) -> str:
    return "none" if isinstance(value, str) else "list"


Audiences = Annotated[
    Annotated[tuple[Text, ...], Field(min_length=1), Tag("list")] | Annotated[Literal["none"], Tag("none")],
    Discriminator(_form),
    BeforeValidator(_list_or_none),
    Field(description="who may see this: audiences of the campaign, or none with a reason; no default"),
]


class ForAudiences(Entry):
    """Anything that can reach a reader says whom. `audiences: none` withholds it and needs `reason:`."""

    audiences: Audiences
    reason: Text | None = Field(None, description="why it is withheld (audiences: none), or why `print` differs")

    @property
    def listed(self) -> tuple[Text, ...]:
        """The audiences by name; none of them where it is withheld."""
        return () if self.audiences == "none" else self.audiences

    def is_for(self, audience: str) -> bool:
        """Whether readers of this audience may see it."""
        return audience in self.listed


# ------------------------------------------------------------------------------------------ claims


class Citation(Entry):
    """A source, and where in it. `sources: [hrw-const]` is short for `sources: [{source: hrw-const}]`."""

    source: Text
    locator: Text | None = Field(None, description="page, paragraph or section in the source; printed")


def _citation(value: Any) -> Any:
    return {"source": value, PLACE_KEY: getattr(value, "place", NOWHERE)} if isinstance(value, str) else value


Citations = tuple[Annotated[Citation, BeforeValidator(_citation)], ...]


class Reply(Entry):
    """What the one spoken of answers; it prints in the same unit as the claim."""

    by: Text
    text: Text
    sources: Citations = ()


class Later(Entry):
    """What happened after the text was written; prints as a dated note."""

    date: PartialDate
    text: Text
    sources: Citations = ()


class Stat(Entry):
    """A number shown large, never without its qualifier."""

    value: Text
    label: Text
    qualifier: Text | None = None


Kind = Literal["fact", "allegation", "opinion", "quote", "ask"]
Verdict = Literal["supported", "partly", "disputed", "unsupported", "not-found", "opinion", "n/a"]


class Claim(ForAudiences):
    """What prints. It names its sentence, and with `from:` and `to:` the words of it that it covers."""

    id: Text
    sentence: Text
    from_: Text | None = Field(
        None, alias="from", description="the span's first words; they match once in the sentence"
    )
    to: Text | None = Field(None, description="the span's last words; they match once in the sentence")
    kind: Kind
    about: tuple[Text, ...] = ()
    verdict: Verdict
    sources: Citations = ()
    attribution: Text | None = Field(None, description="who says so; prints before the wording")
    reply: tuple[Reply, ...] = ()
    later: tuple[Later, ...] = ()
    as_of: PartialDate | None = None
    expires: PartialDate | None = None
    print: Text | None = Field(None, description="the wording that prints instead of the span (CommonMark, [@source])")
    short: Text | None = Field(None, description="one line for summary lists and contents")
    stat: Stat | None = None
    notes: Text | None = Field(None, description="for staff; never printed")


class Sentence(Entry):
    """A sentence of the campaign's text, verbatim. It stands whole, in one value, exactly once."""

    id: Text
    text: Text


class Section(ForAudiences):
    """sections/ID.yaml: sentences as they were written, and the claims that print from them."""

    heading: Text | None = Field(None, description="the text's own heading; an introduction has none")
    sentences: tuple[Sentence, ...] = Field(min_length=1)
    claims: tuple[Claim, ...] = Field(min_length=1)
    id: SkipJsonSchema[Text] = Field(default=Text("", NOWHERE), alias="\0id", exclude=True)  # the file's name


class Chapter(ForAudiences):
    id: Text
    heading: Text
    introduction: Text | None = Field(None, description="id of a section without heading")
    sections: tuple[Text, ...] = Field(min_length=1, description="ids of sections, in reading order")


# ------------------------------------------------------------------------------------------ asks, events, contacts


class Added(Entry):
    """Prose of ours that links claims: it names them and states nothing beyond them."""

    added: Text
    claims: tuple[Text, ...] = Field(min_length=1)


class Ask(ForAudiences):
    """What is asked, in the text's own words: those of a claim's sentence, narrowed by `from:` and `to:`."""

    id: Text
    claims: tuple[Text, ...] = Field(min_length=1, description="the first one's words are printed")
    from_: Text | None = Field(None, alias="from")
    to: Text | None = None
    owner: Literal["campaign", "reported"]
    by: Text = Field(description="who asks, as printed: The campaign; 45 countries")
    headline: Text | None = Field(None, description="a few words naming the ask")
    expires: PartialDate | None = None
    notes: Text | None = None


class Event(ForAudiences):
    """A line of the timeline."""

    date: PartialDate
    text: Text
    claims: tuple[Text, ...] = Field(min_length=1)
    sources: Citations = ()


class Contact(ForAudiences):
    """Whom to ask. Addresses at example.org (RFC 2606) are placeholders and make the pack a draft."""

    id: Text
    name: Text
    role: Text | None = None
    email: Text | None = None
    phone: Text | None = None
    web: Text | None = None
    address: Text | None = None


class AudienceTitle(Entry):
    """An audience of the campaign as it is called on a cover."""

    title: Text
    description: Text | None = None


# ------------------------------------------------------------------------------------------ packs


class Annex(Entry):
    """Someone else's PDF, joined behind the pack. `alt` describes a page; {i} of {n} is filled in."""

    file: Text
    title: Text
    source: Text
    alt: Text
    pages: Text | None = Field(None, description="a page range: 1-4, 7")


class Pack(Entry):
    """packs/NAME.yaml: what one audience is handed."""

    audience: Text
    layout: Text
    title: Added
    standfirst: Added | None = None
    parts: tuple[Text, ...] = Field(min_length=1)
    lead: tuple[Text, ...] = Field((), description="claims that stand first, in order")
    stats: tuple[Text, ...] = Field((), description="claims whose stat is shown large")
    asks: tuple[Text, ...] = ()
    annexes: tuple[Annex, ...] = ()
    internal: Boolean = False
    name: SkipJsonSchema[Text] = Field(default=Text("", NOWHERE), alias="\0name", exclude=True)  # the file's name

    @property
    def claims_named(self) -> tuple[Text, ...]:
        """Every claim that the pack names itself: under what we added, as a lead, as a stat."""
        added = [name for each in (self.title, self.standfirst) if each for name in each.claims]
        return (*added, *self.lead, *self.stats)


# ------------------------------------------------------------------------------------------ the whole


def _without_place(value: Any) -> Any:
    return {key: entry for key, entry in value.items() if key != PLACE_KEY} if isinstance(value, dict) else value


class CampaignFile(Entry):
    """campaign.yaml: the text's title and order, its dates, its audiences, who speaks."""

    title: Text = Field(description="the text's own title; a sentence with the id 'title'")
    organisation: Text
    voice: Text = Field(description="attribution of the text's own words: 'The campaign says'")
    language: Text
    as_of: PartialDate = Field(description="dates the content")
    edition_date: FullDate = Field(description="the only 'now' that a build knows")
    sample: Boolean = False
    audiences: Annotated[dict[Text, AudienceTitle], BeforeValidator(_without_place)] = Field(min_length=1)
    chapters: tuple[Chapter, ...] = Field(min_length=1)
    claims: tuple[Claim, ...] = Field((), description="claims made by the title")
    contacts: tuple[Contact, ...] = ()


class AsksFile(Entry):
    """asks.yaml"""

    asks: tuple[Ask, ...]


class TimelineFile(Entry):
    """timeline.yaml"""

    events: tuple[Event, ...]
