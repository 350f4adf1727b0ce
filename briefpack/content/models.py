"""What is said, as frozen, typed models: claims, sections, asks, events. Packs, people and whole files stand beside."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, ConfigDict, Discriminator, Field, Tag
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import PydanticCustomError

from briefpack.content.charts import Chart
from briefpack.content.citations import Citations
from briefpack.content.fields.text import NOWHERE, Entry, PartialDate, Text, shown

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
    approved: PartialDate | None = Field(
        None, description="when the one quoted approved the words, where no source has published them"
    )
    print: Text | None = Field(None, description="the wording that prints instead of the span (CommonMark, [@source])")
    short: Text | None = Field(None, description="one line for summary lists and contents")
    stat: Stat | None = Field(None, description="a number to show large")
    chart: Chart | None = Field(None, description="its numbers, drawn")
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


# ------------------------------------------------------------------------------------------ asks, events


class Added(Entry):
    """Prose of ours that links claims: it names them and states nothing beyond them."""

    added: Text = Field(description="prose that links the claims it names (CommonMark, [@source])")
    claims: tuple[Text, ...] = Field(min_length=1, description="the claims it rests on")


# OECD Due Diligence Guidance for Responsible Business Conduct (2018), the six steps of its figure 1
Step = Literal["embed", "identify", "prevent", "track", "communicate", "remedy"]


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
    question: Text | None = Field(None, description="the ask as the end of 'Does your company …', for the reply form")
    step: Step | None = Field(None, description="step of OECD due diligence that a company takes by it")
    evidence: Text | None = Field(None, description="what would show that it is done, for the reply form")
    expires: PartialDate | None = Field(
        None, description="the last day on which it can be done; the claim's, where it is left out"
    )
    notes: Text | None = Field(None, description="for staff; never printed")


class Event(ForAudiences):
    """A line of the timeline."""

    date: PartialDate = Field(description="when")
    text: Text = Field(description="what (CommonMark, [@source])")
    short: Text | None = Field(None, description="the same in a few words; such events stand on the line of a brief")
    claims: tuple[Text, ...] = Field(min_length=1, description="the claims it belongs to")
    sources: Citations = Field((), description="where it stands")
