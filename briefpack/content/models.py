"""The campaign as frozen, typed models. What a field may hold is said here, in text.py and in csl.py, nowhere else."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, ConfigDict, Discriminator, Field, Tag
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import PydanticCustomError

from briefpack.content.fields.language import Language
from briefpack.content.fields.mail_address import MailAddress, TelephoneNumber
from briefpack.content.fields.page_ranges import PageRanges
from briefpack.content.fields.text import NOWHERE, PLACE_KEY, Boolean, Entry, FullDate, PartialDate, Text, shown
from briefpack.content.fields.web_address import PrintedWebAddress

# ------------------------------------------------------------------------------------------ audiences


def _list_or_none(value: Any) -> Any:
    """Only a list with something in it, or the word none: whoever may see a thing is never guessed."""
    if value == "none" or (isinstance(value, list | tuple) and value):
        return value
    if isinstance(value, list):
        hint = "name those who may see it, or write none with a reason"
        raise PydanticCustomError("no-audience", "the list is empty: nobody would see this", {"hint": hint})
    word = value.strip() if isinstance(value, str) else ""
    if " " in word or word.lower() in ("", "none", "null", "~", "all", "everyone"):
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

    model_config = ConfigDict(
        json_schema_extra={
            "if": {"properties": {"audiences": {"const": "none"}}, "required": ["audiences"]},
            "then": {"required": ["reason"]},
        }
    )

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

    source: Text = Field(description="id of a source in sources.yaml")
    locator: Text | None = Field(None, description="page, paragraph or section in the source; printed")


def _citation(value: Any) -> Any:
    return {"source": value, PLACE_KEY: getattr(value, "place", NOWHERE)} if isinstance(value, str) else value


Citations = tuple[Annotated[Citation, BeforeValidator(_citation, json_schema_input_type=Text | Citation)], ...]


class Reply(Entry):
    """What the one spoken of answers; it prints in the same unit as the claim."""

    by: Text = Field(description="who answers")
    text: Text = Field(description="the answer, in their words or ours (CommonMark, [@source])")
    sources: Citations = Field((), description="where the answer stands")


class Later(Entry):
    """What happened after the text was written; prints as a dated note."""

    date: PartialDate = Field(description="when it happened")
    text: Text = Field(description="what happened (CommonMark, [@source])")
    sources: Citations = Field((), description="where it stands")


class Stat(Entry):
    """A number shown large, never without its qualifier."""

    value: Text = Field(description="the number, as printed")
    label: Text = Field(description="what is counted")
    qualifier: Text | None = Field(None, description="what keeps the number true: as of when, according to whom")


Kind = Literal["fact", "allegation", "opinion", "quote", "ask"]
Verdict = Literal["supported", "partly", "disputed", "unsupported", "not-found", "opinion", "n/a"]


class Claim(ForAudiences):
    """What prints. It names its sentence, and with `from:` and `to:` the words of it that it covers."""

    id: Text = Field(description="the claim's own id")
    sentence: Text = Field(description="id of the sentence it is made in")
    from_: Text | None = Field(
        None, alias="from", description="the span's first words; they match once in the sentence"
    )
    to: Text | None = Field(None, description="the span's last words; they match once in the sentence")
    kind: Kind = Field(description="what kind of statement it is")
    about: tuple[Text, ...] = Field((), description="whom it speaks of")
    verdict: Verdict = Field(description="what the sources bear out")
    sources: Citations = Field((), description="what was found on it")
    attribution: Text | None = Field(None, description="who says so; prints before the wording")
    reply: tuple[Reply, ...] = Field((), description="what those spoken of answer")
    later: tuple[Later, ...] = Field((), description="what happened afterwards")
    as_of: PartialDate | None = Field(
        None, description="when it was true, where that is not the date of the whole text"
    )
    expires: PartialDate | None = Field(
        None, description="the last day on which it can be said or asked as if it were open"
    )
    print: Text | None = Field(None, description="the wording that prints instead of the span (CommonMark, [@source])")
    short: Text | None = Field(None, description="one line for summary lists and contents")
    stat: Stat | None = Field(None, description="a number to show large")
    notes: Text | None = Field(None, description="for staff; never printed")


class Sentence(Entry):
    """A sentence of the campaign's text, verbatim. It stands whole, in one value, exactly once."""

    id: Text = Field(description="id that claims name")
    text: Text = Field(description="the sentence, verbatim and whole")


class Section(ForAudiences):
    """sections/ID.yaml: sentences as they were written, and the claims that print from them."""

    heading: Text | None = Field(None, description="the text's own heading; an introduction has none")
    sentences: tuple[Sentence, ...] = Field(min_length=1, description="the sentences, in reading order")
    claims: tuple[Claim, ...] = Field(min_length=1, description="what prints of them")
    id: SkipJsonSchema[Text] = Field(default=Text("", NOWHERE), alias="\0id", exclude=True)  # the file's name


class Chapter(ForAudiences):
    id: Text = Field(description="the chapter's own id")
    heading: Text = Field(description="the text's own heading")
    introduction: Text | None = Field(None, description="id of a section without heading")
    sections: tuple[Text, ...] = Field(min_length=1, description="ids of sections, in reading order")


# ------------------------------------------------------------------------------------------ asks, events, contacts


class Added(Entry):
    """Prose of ours that links claims: it names them and states nothing beyond them."""

    added: Text = Field(description="prose that links the claims it names (CommonMark, [@source])")
    claims: tuple[Text, ...] = Field(min_length=1, description="the claims it rests on")


class Ask(ForAudiences):
    """What is asked, in the text's own words: those of a claim's sentence, narrowed by `from:` and `to:`."""

    id: Text = Field(description="id that packs name")
    claims: tuple[Text, ...] = Field(min_length=1, description="the first one's words are printed")
    from_: Text | None = Field(None, alias="from", description="the first words, where not the whole claim is asked")
    to: Text | None = Field(None, description="the last words")
    owner: Literal["campaign", "reported"] = Field(
        description="campaign: it asks itself; reported: it says that others ask"
    )
    by: Text = Field(description="who asks, as printed: The campaign; 45 countries")
    headline: Text | None = Field(None, description="a few words naming the ask")
    expires: PartialDate | None = Field(
        None, description="the last day on which it can be done; the claim's, where it is left out"
    )
    notes: Text | None = Field(None, description="for staff; never printed")


class Event(ForAudiences):
    """A line of the timeline."""

    date: PartialDate = Field(description="when")
    text: Text = Field(description="what (CommonMark, [@source])")
    claims: tuple[Text, ...] = Field(min_length=1, description="the claims it belongs to")
    sources: Citations = Field((), description="where it stands")


class Contact(ForAudiences):
    """Whom to ask. Addresses at example.org (RFC 2606) are placeholders and make the pack a draft."""

    id: Text = Field(description="the contact's own id")
    name: Text = Field(description="who answers")
    role: Text | None = Field(None, description="which desk")
    email: MailAddress | None = Field(None, description="address for mail")
    phone: TelephoneNumber | None = Field(None, description="telephone number, as printed")
    web: PrintedWebAddress | None = Field(None, description="address on the web")
    address: Text | None = Field(None, description="postal address")


class AboutSources(ForAudiences):
    """How the sources were found and read."""

    text: Text = Field(description="how the sources were found and read (CommonMark); prints above their list")


class AudienceTitle(Entry):
    """An audience of the campaign as it is called on a cover."""

    title: Text = Field(description="what its readers are called on a cover")
    description: Text | None = Field(None, description="who they are, as a cover says it")


# ------------------------------------------------------------------------------------------ packs


class Annex(Entry):
    """Someone else's PDF, joined behind the pack. `alt` describes a page; {i} of {n} is filled in."""

    file: Text = Field(description="a PDF in the campaign's folder")
    title: Text = Field(description="what it is called in the contents")
    source: Text = Field(description="id of the source it is")
    alt: Text = Field(description="what a page shows, for those who cannot see it; {i} of {n} is filled in")
    pages: PageRanges | None = Field(None, description="a page range: 1-4, 7")


class Pack(Entry):
    """packs/NAME.yaml: what one audience is handed."""

    audience: Text = Field(description="for whom it is")
    layout: Text = Field(description="which folder of layouts/ prints it")
    title: Added = Field(description="its title")
    standfirst: Added | None = Field(None, description="the line under the title")
    parts: tuple[Text, ...] = Field(min_length=1, description="its parts, in order")
    lead: tuple[Text, ...] = Field((), description="claims that stand first, in order")
    stats: tuple[Text, ...] = Field((), description="claims whose stat is shown large")
    asks: tuple[Text, ...] = Field((), description="the asks it makes, in order")
    annexes: tuple[Annex, ...] = Field((), description="other people's PDFs, joined behind it")
    internal: Boolean = Field(False, description="whether it may never leave the house")
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
    organisation: Text = Field(description="who publishes")
    voice: Text = Field(description="attribution of the text's own words: 'The campaign says'")
    language: Language = Field(description="language of the text, as in HTML: en")
    as_of: PartialDate = Field(description="dates the content")
    edition_date: FullDate = Field(description="the only 'now' that a build knows")
    sample: Boolean = Field(False, description="whether it only shows how a campaign looks")
    audiences: Annotated[dict[Text, AudienceTitle], BeforeValidator(_without_place)] = Field(
        min_length=1, description="the audiences by id"
    )
    chapters: tuple[Chapter, ...] = Field(min_length=1, description="the chapters, in reading order")
    claims: tuple[Claim, ...] = Field((), description="claims made by the title")
    about_sources: AboutSources | None = Field(None, description="how the sources were found and read")
    contacts: tuple[Contact, ...] = Field((), description="whom readers may ask")


class AsksFile(Entry):
    """asks.yaml"""

    asks: tuple[Ask, ...] = Field(description="what is asked")


class TimelineFile(Entry):
    """timeline.yaml"""

    events: tuple[Event, ...] = Field(description="what happened; printed by date")
