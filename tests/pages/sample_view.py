"""A view made by hand that holds one of everything: each kind of claim, replies, later notes, asks, stats."""

from __future__ import annotations

import dataclasses
import datetime
from typing import Any

from briefpack.content.citations import Citation
from briefpack.content.csl import CslName, Source, SourceCustom
from briefpack.content.fields.text import PartialDate, Text
from briefpack.content.models import Added, Event, Later, Reply, Stat
from briefpack.content.people import AudienceTitle, Contact
from briefpack.content.view import PrintedAsk, PrintedChapter, PrintedClaim, PrintedSection, View, Words
from briefpack.problems import Place

ALL_PARTS = ("cover", "contents", "summary", "chapters", "timeline", "sources", "contact")
PRESS_PARTS = ("cover", "contents", "release", "facts", "timeline", "chapters", "sources", "contact")


def text(words: str, line: int = 1) -> Text:
    return Text(words, Place("briefs/river/sections/one.yaml", line, 3))


def citations(*names: str) -> tuple[Citation, ...]:
    pairs = (name.partition("@")[::2] for name in names)
    return tuple(Citation(source=text(name), locator=text(where) if where else None) for name, where in pairs)


def claim(name: str, words: str | Words, **fields: Any) -> PrintedClaim:
    """A supported fact in the campaign's own words, unless told otherwise."""
    given: dict[str, Any] = {
        "ids": (name,),
        "kind": "fact",
        "verdict": "supported",
        "words": words if isinstance(words, Words) else Words(text(words), verbatim=True),
        "attribution": None,
        "citations": (),
        "replies": (),
        "later": (),
        "as_of": None,
        "expired": False,
        "short": None,
        "stat": None,
        "chart": None,
    }
    return PrintedClaim(**given | fields)


def reworded(words: str) -> Words:
    return Words(text(words, 9), verbatim=False)


FACT = claim(
    "r.1",
    reworded("The dam was *closed* in 2016.[@report, p. 4]"),
    citations=citations("paper"),
    short=text("The dam was closed in 2016"),
    stat=Stat(value=text("12"), label=text("villages moved; Report, May 2016"), qualifier=text("at least")),
)
ALLEGATION = claim(
    "r.2",
    "Acme poured waste into the river",
    kind="allegation",
    verdict="disputed",
    attribution=text("The campaign says"),
    citations=citations("paper@col. 2"),
    replies=(Reply(by=text("Acme"), text=text("“we did not”."), sources=citations("reply")),),
    later=(Later(date=PartialDate("2019-05-28"), text=text("A court acquitted Acme."), sources=citations("court")),),
)
OPINION = claim("r.3", "This is a scandal.", kind="quote", verdict="opinion", attribution=text("The campaign says"))
EXPIRED = claim("r.4", "The minister is in charge", expired=True, as_of=PartialDate("2016"), verdict="partly")
FOUND_NOT = claim("r.5", "a hundred boats sank", verdict="not-found", attribution=text("The campaign says"))
CHAPTERS = (
    PrintedChapter(
        text("The river"),
        PrintedSection(None, (OPINION,)),
        (
            PrintedSection(text("The dam & the mill"), (FACT, ALLEGATION)),
            PrintedSection(text("Since then"), (EXPIRED,)),
        ),
    ),
    PrintedChapter(text("The people"), None, (PrintedSection(text("Boats"), (FOUND_NOT,)),)),
)
ASKS = (
    PrintedAsk(
        "a.1",
        Words(text("Open the dam before the 2018 floods."), True),
        "n/a",
        text("Open the dam"),
        "campaign",
        text("The campaign"),
        ("r.1",),
        citations("paper"),
        (),
        True,
        2018,
    ),
    PrintedAsk(
        "a.2",
        Words(text("to publish the measurements"), True),
        "not-found",
        None,
        "reported",
        text("12 villages"),
        ("r.2",),
        (),
        (),
        False,
        2018,
    ),
)


def source(name: str, title: str, **fields: Any) -> Source:
    given: dict[str, Any] = {
        "id": text(name),
        "type": text("report"),
        "title": text(title),
        "custom": SourceCustom(kind=text("press")),
    }
    return Source(**given | fields)


SOURCES = (
    source(
        "report",
        "Dams & mills",
        publisher=text("River Watch"),
        url=text("https://www.example.org/reports/dams"),
        issued=PartialDate("2016-05"),
        custom=SourceCustom(kind=text("NGO report"), seen=PartialDate("2026-11-23")),
    ),
    source(
        "paper",
        "The dam closes",
        publisher=text("The Post"),
        issued=PartialDate("2016-05-02"),
        custom=SourceCustom(kind=text("press"), copy_of=text("The Post"), seen=PartialDate("2026-11-23")),
    ),
    source("reply", "Acme answers"),
    source(
        "court",
        "Judgment",
        type=text("legal_case"),
        author=(CslName(family=text("Lee"), given=text("Ann")),),
        publisher=text("The Court"),
        custom=None,
    ),
    source("unused", "Nobody cites this"),
)


def sample_view(**changes: Any) -> View:
    """The whole view, with some fields changed."""
    everyone = (text("policymakers"),)
    view = View(
        name="policymakers",
        layout=text("policymakers"),
        parts=tuple(map(text, ALL_PARTS)),
        internal=False,
        title=Added(added=text("A river *without* water"), claims=(text("r.1"),)),
        standfirst=Added(added=text("The dam was closed.[@report]\n\nNobody opened it."), claims=(text("r.1"),)),
        campaign_title=None,
        organisation=text("Example Campaign"),
        voice=text("The campaign says"),
        language=text("en"),
        audience="policymakers",
        audience_title=AudienceTitle(title=text("Officials"), description=text("who decide about dams")),
        as_of=PartialDate("2018-04"),
        edition_date=datetime.date(2026, 11, 23),
        sample=True,
        draft=False,
        chapters=CHAPTERS,
        lead=(FACT, ALLEGATION),
        stats=(FACT,),
        asks=ASKS,
        timeline=(
            Event(
                date=PartialDate("2016"),
                text=text("The dam is closed."),
                claims=(text("r.1"),),
                sources=citations("report"),
                audiences=everyone,
            ),
        ),
        contacts=(
            Contact(id=text("desk"), name=text("River desk"), email=text("river@example.org"), audiences=everyone),
        ),
        annexes=(),
        about_sources=None,
        sources=SOURCES,
    )
    return dataclasses.replace(view, **changes)


def press_view(**changes: Any) -> View:
    """The same, as a press pack."""
    return sample_view(**{"layout": text("press"), "parts": tuple(map(text, PRESS_PARTS)), "asks": ()} | changes)
