"""The filters and names that every template has: how values of a view become print. docs/layouts.md lists them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable
from typing import Any

from markupsafe import Markup, escape

from briefpack.content.charts import Chart
from briefpack.content.citations import Citation
from briefpack.content.fields.text import DateInWords, PartialDate
from briefpack.content.models import Added, Event, Later, Reply
from briefpack.content.names import sources_named
from briefpack.content.view import PrintedAsk, PrintedClaim, View, Words
from briefpack.pages.citations import Cited, Numbering
from briefpack.pages.dates import date_in_words
from briefpack.pages.markdown import Markdown
from briefpack.pages.qr import qr_code, require_short
from briefpack.pages.references.chosen import References
from briefpack.pages.sources import NumberedSource, numbered_source
from briefpack.pages.title_lines import title_lines
from briefpack.pages.values import MisuseError, misused
from briefpack.problems import Problems

ENDS = tuple(".!?…:;")
PREFIX = re.compile("[a-z]+")
CLOSERS = "”’\"')]"
NUMBER = re.compile(r"[^\s\d]?\d")  # where it begins, with its sign or currency
FILTERS = (
    "prose", "markdown", "paragraphs", "notes", "reference", "date", "address", "figure", "closed", "plain", "lines",
    "shares", "qr",
)  # fmt: skip
NAMES = ("anchor", "numbered_sources", "sources_cited_here", "source_count")
PACK_CODE = (
    "BRIEFPACK:"  # in capitals, a QR code of the smallest size holds it (ISO/IEC 18004, 7.4.4: alphanumeric mode)
)
LONGEST_ADDRESS, LONGEST_STEP = 64, 40  # characters; longer addresses print shortened, their link keeps them whole


class Printing:
    """How the values of one view print. Each public method is a filter or a name that templates may use.

    `references` sets sources. It and the drawing of codes take long: without it, where pages are only checked and
    nobody looks at them, there are none.
    """

    def __init__(
        self, view: View, numbering: Numbering, problems: Problems, references: References | None = None
    ) -> None:
        self._references = references
        self.view, self.numbering, self._anchors = view, numbering, dict[str, int]()
        self._resting: dict[int, tuple[PrintedClaim, set[str]]] = {}
        self.said: set[str] = set()  # claims whose words the part has printed so far
        self._sources = {str(source.id): source for source in view.sources}
        self._markdown = Markdown(numbering.raised, self.anchor, self._sources, problems)

    def begin(self, part: str) -> None:
        """Start a part: its anchors count from 1."""
        self.numbering.begin(part)
        self._anchors.clear()
        self.said.clear()

    def filters(self) -> dict[str, Callable[..., Any]]:
        """By the name that templates use."""
        return {name: getattr(self, name) for name in FILTERS}

    def names(self) -> dict[str, Callable[..., Any]]:
        """Functions that templates may call."""
        return {name: getattr(self, name) for name in NAMES}

    def prose(self, item: Any) -> Markup:
        """What a claim, ask, reply, later note or event says, with source numbers; verbatim words in quotes."""
        if isinstance(item, PrintedClaim):
            self.said.update(item.ids)
        if isinstance(item, PrintedClaim | PrintedAsk):
            return self._words(item.words, item.citations)
        if isinstance(item, Reply | Later | Event):
            return self._markdown.inline(item.text, map(_cited, item.sources))
        raise misused(item, "a claim, an ask, a reply, a later note or an event")

    def _words(self, words: Words, citations: Iterable[Citation]) -> Markup:
        cited = [_cited(citation) for citation in citations]
        if not words.verbatim:
            return self._markdown.inline(words.text, cited)
        stop = "" if words.text.rstrip(CLOSERS).endswith(ENDS) else "."
        return Markup("“{}”{}{}").format(words.text.strip(), stop, self.numbering.raised(cited))

    def markdown(self, text: Any) -> Markup:
        """A line of CommonMark; `[@source]` becomes a raised number."""
        return self._markdown.inline(_text(text))

    def paragraphs(self, text: Any) -> Markup:
        """CommonMark in paragraphs, each a `<p>`."""
        return self._markdown.paragraphs(_text(text))

    def notes(self, citations: Any) -> Markup:
        """The raised numbers of some citations."""
        if not (isinstance(citations, tuple | list) and all(isinstance(each, Citation) for each in citations)):
            raise misused(citations, "a list of citations")
        return self.numbering.raised(map(_cited, citations))

    def date(self, date: Any) -> str:
        """A date in words, as precise as it is known: 2018, April 2018, 23 April 2018."""
        if not isinstance(date, PartialDate | DateInWords | datetime.date):
            raise misused(date, "a date")
        return date_in_words(date)

    def address(self, address: Any) -> Markup:
        """A web address short enough to print; a line may break after its slashes only."""
        short = re.sub(r"^https?://(www\.)?|[?#].*$", "", _text(address)).rstrip("/")
        steps = re.findall(r"[^/]+/?", short)
        if len(short) > LONGEST_ADDRESS or max(map(len, steps), default=0) > LONGEST_STEP:
            steps = [f"{steps[0]}…"]
        return Markup("<wbr>").join(Markup(f'<span class="unbroken">{escape(step)}</span>') for step in steps)

    def qr(self, address: Any) -> Markup:
        """A web address as a QR code: an inline SVG of the class `qr`; print it at least 20 mm wide.

        The code of a pack, written BRIEFPACK:CODE, needs 12 mm only.
        """
        words = _text(address)
        whole = words if "://" in words or words.startswith(PACK_CODE) else f"https://{words}"
        try:
            require_short(whole)
            return qr_code(whole) if self._references else Markup()
        except ValueError:
            raise MisuseError("this address is too long for a QR code") from None

    def reference(self, source: Any) -> Markup:
        """A numbered source as the campaign's citation style sets it, its short address a link to the whole one."""
        if not isinstance(source, NumberedSource):
            raise misused(source, "a numbered source")
        if self._references is None:
            return Markup()
        url = source.url
        link = Markup('<a class="address" href="{}" data-place="{}">{}</a>')
        address = link.format(url, str(url.place), self.address(url)) if url else Markup()
        return self._references.set(self._sources[source.id], address)

    def figure(self, value: Any) -> tuple[str, str]:
        """A stat's value as (words before the number, the number): 'at least 114' is ('at least', '114')."""
        words = _text(value)
        begin = match.start() if (match := NUMBER.search(words)) else 0
        return words[:begin].strip(), words[begin:]

    def closed(self, text: Any) -> str:
        """Text that ends in a mark: 'The campaign says' becomes 'The campaign says:'."""
        words = _text(text)
        return words if words.rstrip(CLOSERS).endswith(ENDS) else f"{words}:"

    def lines(self, title: Any) -> list[tuple[int, float]]:
        """A title in bold serif: (a number of lines, how many ems its widest line takes) for those worth setting."""
        return title_lines(self.plain(title))

    def shares(self, chart: Any) -> list[str]:
        """How long each row of a chart is drawn, for a hundred of the whole or of the longest: 42.0."""
        if not isinstance(chart, Chart):
            raise misused(chart, "a chart")
        return [f"{share * 100:.1f}" for share in chart.shares]

    def anchor(self, prefix: Any) -> str:
        """An id that is a counter within the part: h1, h2, c1 …"""
        if not (isinstance(prefix, str) and PREFIX.fullmatch(prefix)):
            raise MisuseError("anchor() takes small letters: anchor('h')")
        self._anchors[prefix] = self._anchors.get(prefix, 0) + 1
        return f"{prefix}{self._anchors[prefix]}"

    def numbered_sources(self) -> list[NumberedSource]:
        """Every source that the pack has cited, by number, with links back to where."""
        return [self._numbered(source) for source in self.numbering.numbers]

    def source_count(self, claims: Any) -> int:
        """How many sources some claims rest on, with their replies and what came later."""
        return len(set().union(*(self._sources_of(claim) for claim in claims)))

    def _sources_of(self, claim: PrintedClaim) -> set[str]:
        """What a claim rests on, walked once: several headings and the contents count it."""
        if id(claim) not in self._resting:
            self._resting[id(claim)] = claim, sources_named(claim)  # kept, so that no other gets its id
        return self._resting[id(claim)][1]

    def sources_cited_here(self) -> list[NumberedSource]:
        """The sources that this part has cited so far, by number."""
        return [self._numbered(source) for source in self.numbering.cited_here()]

    def _numbered(self, name: str) -> NumberedSource:
        number, back_links = self.numbering.number(name), tuple(self.numbering.back_links(name))
        return numbered_source(self._sources[name], number, back_links)

    def plain(self, text: Any) -> str:
        """CommonMark without its marks and citations, for attributes."""
        return self._markdown.plain(_text(text))


def _cited(citation: Citation) -> Cited:
    return Cited(str(citation.source), citation.locator)


def _text(text: Any) -> str:
    if isinstance(text, Added):
        return text.added
    if isinstance(text, str):
        return text
    raise misused(text, "text")
