"""The view: all that one audience may see, and nothing else.

What an audience may not see is dropped here, in the data, before any template runs. A pack's pages are
made from a `View` only; nothing in it is numbered or counted over what was dropped.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from briefpack.content.charts import Chart
from briefpack.content.citations import Citation
from briefpack.content.csl import Source
from briefpack.content.fields.text import PartialDate, Text
from briefpack.content.models import Added, Event, Later, Reply, Stat
from briefpack.content.packs import Action, Annex, Copyfit, Imprint, Letter, Objection, Person, Question
from briefpack.content.people import AudienceTitle, Contact, Picture, Spokesperson
from briefpack.problems import Place


@dataclass(frozen=True, slots=True)
class Words:
    """What prints: CommonMark of ours, or (verbatim) characters of the campaign's text, set in quotation marks."""

    text: Text
    verbatim: bool


@dataclass(frozen=True, slots=True)
class PrintedClaim:
    """One unit on the page: a claim, or a whole sentence with all its claims."""

    ids: tuple[str, ...]
    kind: str
    verdict: str
    words: Words
    attribution: Text | None
    citations: tuple[Citation, ...]
    replies: tuple[Reply, ...]
    later: tuple[Later, ...]
    as_of: PartialDate | None
    expired: bool
    short: Text | None
    stat: Stat | None
    chart: Chart | None


@dataclass(frozen=True, slots=True)
class PrintedSection:
    heading: Text | None
    claims: tuple[PrintedClaim, ...]


@dataclass(frozen=True, slots=True)
class PrintedChapter:
    heading: Text
    introduction: PrintedSection | None
    sections: tuple[PrintedSection, ...]


@dataclass(frozen=True, slots=True)
class PrintedAsk:
    """`words` are the text's own; `claims` are ids of visible claims that carry it."""

    id: str
    words: Words
    verdict: str  # of the claim whose words these are
    headline: Text | None
    owner: str
    by: Text
    claims: tuple[str, ...]
    citations: tuple[Citation, ...]
    later: tuple[Later, ...]
    expired: bool
    year: int  # in which it was asked
    question: Text | None = None
    step: str | None = None  # of due diligence: embed, identify, prevent, track, communicate, remedy
    evidence: Text | None = None


@dataclass(frozen=True, slots=True)
class PrintedEvidence:
    heading: Text
    claims: tuple[PrintedClaim, ...]


@dataclass(frozen=True, slots=True)
class PrintedActor:
    who: Text
    claims: tuple[PrintedClaim, ...]


@dataclass(frozen=True, slots=True)
class PrintedBrief:
    """What fills a two-page brief."""

    happened: tuple[PrintedClaim, ...]
    now: tuple[PrintedClaim, ...]
    stake: tuple[PrintedClaim, ...]
    pull: PrintedClaim | None
    evidence: tuple[PrintedEvidence, ...]
    acting: tuple[PrintedActor, ...]
    question: Added | None
    told: tuple[Objection, ...]


@dataclass(frozen=True, slots=True)
class PrintedEmbargo:
    """Until when nothing may be published; `lifted` on every edition of a later day."""

    date: datetime.date
    time: str
    zone: Text
    lifted: bool
    place: Place


@dataclass(frozen=True, slots=True)
class Stand:
    """Where something stands in what was issued: in the edition of which day, on which pages, set apart by commas."""

    pack: str
    edition: str
    code: str
    pages: str


@dataclass(frozen=True, slots=True)
class PrintedErratum:
    """A claim that is withdrawn, for those who were handed it: what the pages said, where, and why it is withdrawn."""

    date: datetime.date
    words: tuple[Text, ...]
    stands: tuple[Stand, ...]
    reason: Text
    role: Text | None


@dataclass(frozen=True, slots=True)
class RedlineSpan:
    """Some words: 'same', 'deleted' or 'inserted'."""

    kind: str
    words: Text


@dataclass(frozen=True, slots=True)
class RedlineClaim:
    """A claim of a pack in two editions: what became of it, where it stood and stands, each wording in spans."""

    id: str
    what: str  # added, changed, withdrawn, moved, same
    pages_before: str
    pages_after: str
    wordings: tuple[tuple[RedlineSpan, ...], ...]


@dataclass(frozen=True, slots=True)
class Redline:
    """What changed in a pack from one edition to another."""

    pack: str
    before: str
    after: str
    claims: tuple[RedlineClaim, ...]


@dataclass(frozen=True, slots=True)
class View:
    """Everything that the pages of one pack may use."""

    name: str  # of the pack
    layout: Text
    parts: tuple[Text, ...]
    internal: bool
    title: Added
    standfirst: Added | None
    campaign_title: Text | None  # the text's own title, where this audience sees its claim
    organisation: Text
    voice: Text
    language: Text
    audience: str
    audience_title: AudienceTitle
    as_of: PartialDate
    edition_date: datetime.date
    sample: bool
    draft: bool
    chapters: tuple[PrintedChapter, ...]
    lead: tuple[PrintedClaim, ...]
    stats: tuple[PrintedClaim, ...]
    asks: tuple[PrintedAsk, ...]
    timeline: tuple[Event, ...]
    contacts: tuple[Contact, ...]
    annexes: tuple[Annex, ...]
    about_sources: Text | None
    sources: tuple[Source, ...]  # those that something visible cites
    spokespeople: tuple[Spokesperson, ...] = ()
    pictures: tuple[Picture, ...] = ()
    boilerplate: Text | None = None
    reply_by: PartialDate | None = None
    reference: Text | None = None
    brief: PrintedBrief | None = None
    copyfit: Copyfit | None = None
    letter: Letter | None = None
    embargo: PrintedEmbargo | None = None
    dateline: Text | None = None
    questions: tuple[Question, ...] = ()
    talking_points: tuple[Added, ...] = ()
    people: tuple[Person, ...] = ()
    actions: tuple[Action, ...] = ()
    imprint: Imprint | None = None
    citation_style: Text | None = None  # None: the one that every campaign has
    code: str | None = None  # of the pack, as its colophon prints it; none where pages are only checked
    erratum: PrintedErratum | None = None  # of a slip that is sent after a pack
    redline: Redline | None = None  # of what changed between two editions of a pack
