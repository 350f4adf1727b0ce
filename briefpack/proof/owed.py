"""What each part owes its readers, from the view alone: a template that forgets something is told.

A part owes the words of the claims that it says, all that fills a block which it prints (the blocks that its template
names with `optional` and `required`), and what its name promises: a chapter its claims, a timeline its events.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain

from briefpack.content.charts import Chart
from briefpack.content.checks.texts import lines_of
from briefpack.content.fields.text import Text
from briefpack.content.models import Added
from briefpack.content.names import cited_in
from briefpack.content.people import Contact
from briefpack.content.view import PrintedBrief, PrintedChapter, PrintedClaim, View
from briefpack.pages.citations import SOURCES_PART
from briefpack.pages.layouts import CHAPTER
from briefpack.pages.rendering import claims_of

Wordings = tuple[Text, ...]  # one of them is to be printed
NUMBER = re.compile(r"\d.*")
BY_NAME = {  # of parts that every layout has: the fields of the view that they print whole
    "cover": ("title", "standfirst"),
    "summary": ("stats", "lead", "asks"),
    "facts": ("stats",),
    "timeline": ("timeline",),
    "contact": ("contacts",),
    "questions": ("questions",),
    "spokespeople": ("spokespeople",),
    "images": ("pictures",),
}


def owed_by(name: str, filled: Iterable[str], says: frozenset[str], view: View) -> Iterator[Wordings]:
    """All that the part `name` owes, of the view that it prints. `filled` are its blocks, `says` its claims."""
    for field in dict.fromkeys([*BY_NAME.get(name, ()), *filled]):
        if field in OWED:
            yield from OWED[field](view)
    kind, _, number = name.rpartition("-")
    if kind == CHAPTER and number.isdecimal():
        yield from _chapter(view.chapters[int(number) - 1])
    units = list(all_claims(view))
    for claim in sorted(says):
        if wordings := tuple(unit.words.text for unit in units if claim in unit.ids):
            yield wordings


def sources_owed(view: View, said: frozenset[str]) -> Iterator[Wordings]:
    """The titles of the sources that a list of them owes: those of all claims that the pack says."""
    cited = set[str]()
    for claim in all_claims(view):
        if said.issuperset(claim.ids):
            cited.update(str(citation.source) for citation in claim.citations)
            cited.update(() if claim.words.verbatim else cited_in(claim.words.text))
    yield from ((source.title,) for source in view.sources if source.id in cited and source.title)


def lists_sources(name: str) -> bool:
    """Whether a part is the one that lists the sources of the pack."""
    return name == SOURCES_PART


def all_claims(view: View) -> Iterator[PrintedClaim]:
    """Every claim of a view, wherever it is arranged; some more than once."""
    return chain(claims_of(view.chapters), view.lead, view.stats, *_arranged(view.brief))


def _arranged(brief: PrintedBrief | None) -> list[tuple[PrintedClaim, ...]]:
    if brief is None:
        return []
    below = [*(each.claims for each in brief.evidence), *(each.claims for each in brief.acting)]
    return [brief.happened, brief.now, brief.stake, (brief.pull,) if brief.pull else (), *below]


# ------------------------------------------------------------------------------------------ claims


def _chapter(chapter: PrintedChapter) -> Iterator[Wordings]:
    yield (chapter.heading,)
    for section in (chapter.introduction, *chapter.sections):
        if section and section.heading:
            yield (section.heading,)
        for claim in section.claims if section else ():
            yield from _whole(claim)


def _whole(claim: PrintedClaim) -> Iterator[Wordings]:
    """A claim as the evidence prints it: who says so, what is replied, what came later, its number or its chart."""
    yield from _each(claim.words.text, claim.attribution)
    for reply in claim.replies:
        yield from _each(reply.by, reply.text)
    yield from ((note.text,) for note in claim.later)
    yield from _chart(claim.chart) if claim.chart else _stats([claim])


def _chart(chart: Chart) -> Iterator[Wordings]:
    yield (chart.title,)
    for row in chart.rows:
        yield from _each(row.label, row.value)


def _stats(claims: Iterable[PrintedClaim]) -> Iterator[Wordings]:
    """Numbers, without the words before them, in whose place a qualifier may stand; and what they count."""
    for claim in claims:
        if claim.stat and (number := NUMBER.search(claim.stat.value)):
            yield from _each(Text(number[0], claim.stat.value.place), claim.stat.label)


def _said(claims: Iterable[PrintedClaim]) -> Iterator[Wordings]:
    yield from ((claim.words.text,) for claim in claims)


def _in_short(claims: Iterable[PrintedClaim]) -> Iterator[Wordings]:
    yield from (tuple(filter(None, (claim.short, claim.words.text))) for claim in claims)


# ------------------------------------------------------------------------------------------ by field


def _each(*texts: Text | None) -> Iterator[Wordings]:
    yield from ((text,) for text in texts if text)


def _added(prose: Added | None) -> Iterator[Wordings]:
    yield from _each(prose.added if prose else None)


def _asks(view: View) -> Iterator[Wordings]:
    for ask in view.asks:
        yield tuple(filter(None, (ask.words.text, ask.headline, ask.question)))


def _evidence(view: View) -> Iterator[Wordings]:
    for each in view.brief.evidence if view.brief else ():
        yield from ((each.heading,), *_in_short(each.claims))


def _acting(view: View) -> Iterator[Wordings]:
    for each in view.brief.acting if view.brief else ():
        yield from ((each.who,), *_in_short(each.claims))


def _told(view: View) -> Iterator[Wordings]:
    for each in view.brief.told if view.brief else ():
        yield from _each(each.told.added, each.answer.added)


def _contacts(view: View) -> Iterator[Wordings]:
    """Most parts print the first, and one way to it."""
    yield tuple(chain.from_iterable(map(_ways_to, view.contacts)))


def _ways_to(contact: Contact) -> Iterator[Text]:
    yield from filter(None, (contact.name, contact.email, contact.phone, contact.web, contact.address))


def _letter(view: View) -> Iterator[Wordings]:
    if view.letter:
        yield from ((paragraph.added,) for paragraph in view.letter.text)
        yield from ((each.name,) for each in view.letter.signed)
        yield from _each(*view.letter.to, view.letter.greeting, view.letter.closing)


OWED: Mapping[str, Callable[[View], Iterator[Wordings]]] = {
    "title": lambda view: _each(view.title.added),
    "standfirst": lambda view: _added(view.standfirst),
    "stats": lambda view: _stats(view.stats),
    "lead": lambda view: _said(view.lead),
    "asks": _asks,
    "timeline": lambda view: (tuple(filter(None, (each.text, each.short))) for each in view.timeline),
    "contacts": _contacts,
    "letter": _letter,
    "brief.happened": lambda view: _said(view.brief.happened if view.brief else ()),
    "brief.now": lambda view: _said(view.brief.now if view.brief else ()),
    "brief.stake": lambda view: _said(view.brief.stake if view.brief else ()),
    "brief.pull": lambda view: _said([view.brief.pull] if view.brief and view.brief.pull else ()),
    "brief.evidence": _evidence,
    "brief.acting": _acting,
    "brief.told": _told,
    "brief.question": lambda view: _added(view.brief.question if view.brief else None),
    "boilerplate": lambda view: _each(view.boilerplate),
    "reference": lambda view: _each(view.reference),
    "dateline": lambda view: _each(view.dateline),
    "embargo": lambda view: _each(view.embargo.zone if view.embargo else None),
    "questions": lambda view: chain.from_iterable(_each(e.question, e.answer.added) for e in view.questions),
    "talking_points": lambda view: _each(*(point.added for point in view.talking_points)),
    "people": lambda view: chain.from_iterable(_each(each.name, each.about.added) for each in view.people),
    "actions": lambda view: chain.from_iterable(_each(each.headline, each.text) for each in view.actions),
    "spokespeople": lambda view: chain.from_iterable(_each(each.name, each.role) for each in view.spokespeople),
    "pictures": lambda view: chain.from_iterable(_each(each.caption, each.credit) for each in view.pictures),
    "imprint": lambda view: iter([tuple(lines_of(view.imprint))] if view.imprint else []),
}
