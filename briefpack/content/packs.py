"""What one audience is handed: a pack, and the blocks that its layouts fill from it."""

from __future__ import annotations

import datetime
import itertools
import re
from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, WithJsonSchema
from pydantic.json_schema import SkipJsonSchema

from briefpack.content.fields.page_ranges import PageRanges
from briefpack.content.fields.text import NOWHERE, Boolean, Entry, FullDate, Text, written_as
from briefpack.content.models import Added


class Annex(Entry):
    """Someone else's PDF, joined behind the pack. `alt` describes a page; {i} of {n} is filled in."""

    file: Text = Field(description="a PDF in the campaign's folder")
    title: Text = Field(description="what it is called in the contents")
    source: Text = Field(description="id of the source it is")
    alt: Text = Field(description="what a page shows, for those who cannot see it; {i} of {n} is filled in")
    pages: PageRanges | None = Field(None, description="a page range: 1-4, 7")


# ------------------------------------------------------------------------------------------ a two-page brief


class Evidence(Entry):
    """A heading of a brief's evidence and the claims under it."""

    heading: Text = Field(description="what the claims are about, in a word or two")
    claims: tuple[Text, ...] = Field(min_length=1, description="claims; each prints its short wording")


class Actor(Entry):
    """Who has acted already."""

    who: Text = Field(description="who")
    claims: tuple[Text, ...] = Field(min_length=1, description="claims that say what was done; short wordings")


class Objection(Entry):
    """What a reader may be told, and the answer."""

    told: Added = Field(description="the objection, as it is made")
    answer: Added = Field(description="the answer")


class Brief(Entry):
    """What fills a two-page brief, beside the pack's title, stats and asks."""

    happened: tuple[Text, ...] = Field((), description="claims: what has happened")
    now: tuple[Text, ...] = Field((), description="claims: why now")
    stake: tuple[Text, ...] = Field((), description="claims: what is at stake")
    pull: Text | None = Field(None, description="a claim set large: the campaign's own words")
    evidence: tuple[Evidence, ...] = Field((), description="the evidence in brief")
    acting: tuple[Actor, ...] = Field((), description="who is acting")
    question: Added | None = Field(None, description="a question that can be tabled, ready to use")
    told: tuple[Objection, ...] = Field((), description="if you are told …")

    @property
    def claims(self) -> tuple[Text, ...]:
        """Every claim that it names but under prose that we added."""
        below: list[tuple[Text, ...]] = [
            *(each.claims for each in self.evidence),
            *(each.claims for each in self.acting),
        ]
        pull = (self.pull,) if self.pull else ()
        return tuple(itertools.chain(self.happened, self.now, self.stake, pull, *below))


class Copyfit(Entry):
    """What gives way when a part runs over its page plan, the least important first."""

    shorten: tuple[Text, ...] = Field((), description="claims that may print their short wording")
    drop: tuple[Text, ...] = Field((), description="claims that may be left out of the part, after all are short")


# ------------------------------------------------------------------------------------------ letters, press, leaflets


class Signatory(Entry):
    name: Text = Field(description="who signs")
    role: Text | None = Field(None, description="as what")


class Letter(Entry):
    """The letter in front of a pack."""

    to: tuple[Text, ...] = Field((), description="the addressee, a line each")
    greeting: Text | None = Field(None, description="Dear …,")
    text: tuple[Added, ...] = Field(min_length=1, description="its paragraphs")
    closing: Text | None = Field(None, description="Yours faithfully,")
    signed: tuple[Signatory, ...] = Field((), description="who signs")


def _is_moment(words: str) -> bool:
    try:
        return bool(re.fullmatch(MOMENT, words) and datetime.datetime.fromisoformat(words))
    except ValueError:  # a day that no calendar has
        return False


DAY = r"((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-9]))"
MOMENT = rf"^[1-9][0-9]{{3}}-{DAY} ([01][0-9]|2[0-3]):[0-5][0-9]$"
Moment = Annotated[
    Text,
    written_as(_is_moment, "bad-date", "a day and a time", "write year, month, day, hour: 2026-12-01 06:00"),
    WithJsonSchema({"type": "string", "pattern": MOMENT}),
]


class Embargo(Entry):
    """Until when nothing may be published. A time without its zone is none."""

    until: Moment = Field(description="day and time: 2026-12-01 06:00")
    zone: Text = Field(description="the time's zone, as printed: Phnom Penh time (UTC+7)")


class Question(Entry):
    """A question that editors ask, and the answer."""

    question: Text = Field(description="the question")
    answer: Added = Field(description="the answer")


class Action(Entry):
    """Something that a reader can do."""

    headline: Text = Field(description="a verb, or a few words")
    text: Text = Field(description="what to do, in a sentence")


class Party(Entry):
    name: Text = Field(description="who")
    address: Text = Field(description="postal address")


class Imprint(Entry):
    """Who answers for a leaflet. What must be said depends on where it is handed out."""

    jurisdiction: Literal["uk", "us-federal", "other"] = Field(description="whose law asks for it")
    printer: Party | None = Field(None, description="uk: who prints it")
    promoter: Party | None = Field(None, description="uk: who has it published")
    on_behalf_of: Party | None = Field(None, description="uk: for whom, where that is somebody else")
    paid_for_by: Text | None = Field(None, description="us-federal: who pays")
    authorised_by: Text | None = Field(None, description="us-federal: the candidate or committee that approved it")
    contact: Text | None = Field(None, description="us-federal: address, telephone or web of who pays")
    text: Text | None = Field(None, description="other: what prints")
    reason: Text | None = Field(None, description="other: why that is enough")


class Person(Entry):
    """Somebody a delegation may meet or hear of."""

    name: Text = Field(description="who")
    about: Added = Field(description="what to know of them")


# ------------------------------------------------------------------------------------------ the pack


def _whole_unless_like(schema: dict[str, Any]) -> None:
    """What another pack lends need not be written."""
    schema["if"] = {"not": {"required": ["like"]}}
    schema["then"] = {"required": schema.pop("required")}


class Pack(Entry):
    """packs/NAME.yaml: what one audience is handed. `like:` takes from another pack what is not written here."""

    model_config = ConfigDict(json_schema_extra=_whole_unless_like)

    audience: Text = Field(description="for whom it is")
    layout: Text = Field(description="which folder of layouts/ prints it")
    title: Added = Field(description="its title")
    standfirst: Added | None = Field(None, description="the line under the title")
    parts: tuple[Text, ...] = Field(min_length=1, description="its parts, in order")
    lead: tuple[Text, ...] = Field((), description="claims that stand first, in order")
    stats: tuple[Text, ...] = Field((), description="claims whose stat is shown large")
    asks: tuple[Text, ...] = Field((), description="the asks it makes, in order")
    reply_by: FullDate | None = Field(None, description="the day by which an answer is asked for")
    reference: Text | None = Field(None, description="the reference of a letter, to be quoted in answers")
    brief: Brief | None = Field(None, description="what fills a two-page brief")
    copyfit: Copyfit | None = Field(None, description="what gives way when a part runs over its pages")
    letter: Letter | None = Field(None, description="the letter in front")
    embargo: Embargo | None = Field(None, description="until when nothing may be published; none: at once")
    dateline: Text | None = Field(None, description="the place a release is sent from")
    questions: tuple[Question, ...] = Field((), description="questions and answers")
    talking_points: tuple[Added, ...] = Field((), description="what to say, for an internal pack")
    people: tuple[Person, ...] = Field((), description="who is who, for an internal pack")
    actions: tuple[Action, ...] = Field((), description="what a reader of a leaflet can do")
    imprint: Imprint | None = Field(None, description="who answers for a leaflet")
    annexes: tuple[Annex, ...] = Field((), description="other people's PDFs, joined behind it")
    internal: Boolean = Field(False, description="whether it may never leave the house")
    like: Text | None = Field(None, description="another pack: it lends every key that is not written here")
    name: SkipJsonSchema[Text] = Field(default=Text("", NOWHERE), alias="\0name", exclude=True)  # the file's name

    @property
    def claims_named(self) -> tuple[Text, ...]:
        """Every claim that the pack names itself: under what we added, as a lead, as a stat, in its brief."""
        added = [name for each in added_in(self) for name in each.claims]
        return (*added, *self.lead, *self.stats, *(self.brief.claims if self.brief else ()))


def added_in(entry: Entry) -> Iterator[Added]:
    """Every piece of prose that an entry holds, at any depth."""
    for name in type(entry).model_fields:
        value = getattr(entry, name)
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, Added):
                yield each
            elif isinstance(each, Entry):
                yield from added_in(each)
