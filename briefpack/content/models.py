"""The campaign as frozen, typed models. What a field may hold is said here and nowhere else.

Every scalar arrives as `Text`: the characters the author typed and their place. A field's type, never
YAML's guess, decides what they mean. Every mapping arrives with its place under `PLACE_KEY`.
"""

from __future__ import annotations

import calendar
import datetime
import re
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, GetCoreSchemaHandler, model_validator
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import PydanticCustomError, core_schema

from briefpack.problems import Place

PLACE_KEY = "\0place"  # no author can type it: control characters are refused on reading
ID_PATTERN = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")
NOWHERE = Place("")


class Text(str):
    """Text as typed, with the place of its first character."""

    __slots__ = ("place",)
    place: Place

    def __new__(cls, value: str, place: Place = NOWHERE) -> Text:
        text = super().__new__(cls, value)
        text.place = place
        return text

    def __reduce__(self) -> tuple[Any, ...]:
        return Text, (str(self), self.place)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(cls._as_text)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> dict[str, Any]:
        return {"type": ["string", "number", "boolean"]}

    @classmethod
    def _as_text(cls, value: Any) -> Text:
        if not isinstance(value, str):
            raise PydanticCustomError("wrong-type", "text was expected here", {"hint": "write text"})
        if not value.strip():
            raise PydanticCustomError("empty-text", "there is no text here", {"hint": "write it, or take the key out"})
        return value if isinstance(value, Text) else Text(value)


def _as_id(value: Text) -> Text:
    if not ID_PATTERN.fullmatch(value):
        hint = "use small letters, digits, hyphens and dots: violent-crackdowns, vc.2a"
        raise PydanticCustomError("bad-id", "{id} cannot be an id", {"id": repr(str(value)), "hint": hint})
    return value


def _as_boolean(value: Any) -> bool:
    if value in ("true", "false"):
        return bool(value == "true")
    raise PydanticCustomError("wrong-type", "true or false was expected here", {"hint": "write true or false"})


Id = Annotated[Text, BeforeValidator(Text._as_text), Field(json_schema_extra={"pattern": f"^{ID_PATTERN.pattern}$"})]
Boolean = Annotated[bool, BeforeValidator(_as_boolean)]


class PartialDate(str):
    """A date known to the year, month or day: '2018', '2018-04', '2018-04-23' (ISO 8601). Keeps its place."""

    __slots__ = ("place",)
    place: Place

    def __new__(cls, value: str, place: Place = NOWHERE) -> PartialDate:
        date = super().__new__(cls, value)
        date.place = place
        return date

    def __reduce__(self) -> tuple[Any, ...]:
        return PartialDate, (str(self), self.place)

    @property
    def fields(self) -> tuple[int, ...]:
        return tuple(int(part) for part in self.split("-"))

    @property
    def last_day(self) -> datetime.date:
        """The last day that the date may mean: 2018 is over when 2018-12-31 is."""
        year, month, day = (*self.fields, None, None)[:3]
        assert year is not None
        month = 12 if month is None else month
        return datetime.date(year, month, calendar.monthrange(year, month)[1] if day is None else day)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(cls._as_date)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> dict[str, Any]:
        return {"type": ["string", "integer"], "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}

    @classmethod
    def _as_date(cls, value: Any) -> PartialDate:
        text = Text._as_text(value)
        if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", text):
            hint = "write 2018, 2018-04 or 2018-04-23"
            raise PydanticCustomError("bad-date", "{date} is not a date", {"date": repr(str(text)), "hint": hint})
        date = cls(text, text.place)
        if not date._is_in_calendar():
            context = {"date": str(text), "hint": "check the month and the day"}
            raise PydanticCustomError("bad-date", "{date} is no day of the calendar", context)
        return date

    def _is_in_calendar(self) -> bool:
        try:
            return self.last_day.year > 0
        except ValueError:
            return False


def _as_full_date(value: PartialDate) -> PartialDate:
    if len(value.fields) < 3:
        hint = "write year, month and day: 2026-11-23"
        raise PydanticCustomError("bad-date", "{date} needs a month and a day", {"date": str(value), "hint": hint})
    return value


class Entry(BaseModel):
    """A mapping an author wrote. Unknown keys are errors; the place is that of its first key."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)
    place: SkipJsonSchema[Place] = Field(default=NOWHERE, alias="\0place", exclude=True, repr=False)


# ------------------------------------------------------------------------------------------ audiences

Audiences = Annotated[
    tuple[Text, ...] | Literal["none"],
    Field(description="who may see this: audiences of the campaign, or none with a reason; no default"),
]


class ForAudiences(Entry):
    """Anything that can reach a reader says whom. `audiences: none` withholds it and needs `reason:`."""

    audiences: Audiences
    reason: Text | None = Field(None, description="why it is withheld (audiences: none), or why `print` differs")

    def is_for(self, audience: str) -> bool:
        return self.audiences != "none" and audience in self.audiences


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
NEVER_PLAIN: tuple[str, ...] = ("unsupported", "not-found")


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
    id: SkipJsonSchema[Text] = Field(default=Text("", NOWHERE), exclude=True)  # the file's name


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
    name: SkipJsonSchema[Text] = Field(default=Text("", NOWHERE), exclude=True)  # the file's name


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
    edition_date: Annotated[PartialDate, Field(description="the only 'now' that a build knows")]
    sample: Boolean = False
    audiences: Annotated[dict[Text, AudienceTitle], BeforeValidator(_without_place)] = Field(min_length=1)
    chapters: tuple[Chapter, ...] = Field(min_length=1)
    claims: tuple[Claim, ...] = Field((), description="claims made by the title")
    contacts: tuple[Contact, ...] = ()

    @model_validator(mode="after")
    def _edition_is_a_day(self) -> CampaignFile:
        _as_full_date(self.edition_date)
        return self


class AsksFile(Entry):
    """asks.yaml"""

    asks: tuple[Ask, ...]


class TimelineFile(Entry):
    """timeline.yaml"""

    events: tuple[Event, ...]
