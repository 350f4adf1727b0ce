"""Numbers for sources: one source, one number in a pack, in the order in which a reader meets them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from briefpack.content.fields.text import Text

SOURCES_PART = "sources"


@dataclass(frozen=True, slots=True)
class Cited:
    """A source id as a text cites it, with the place in the source that it means."""

    source: str
    locator: Text | None = None


@dataclass(frozen=True, slots=True)
class BackLink:
    """Where a source is cited ('part.anchor'), and the places in the source that are meant there."""

    target: str
    locators: tuple[Text, ...]


class Numbering:
    """The numbers of one pack. Parts are rendered in reading order, so first come is first numbered."""

    def __init__(self, *, listed: bool) -> None:
        self.listed = listed  # whether the pack has a part that lists its sources; else each part lists its own
        self.listing: set[str] = set()  # parts that list what they cite
        self.numbers: dict[str, int] = {}
        self._uses: dict[str, list[BackLink]] = {}
        self._part, self._calls = "", 0

    def begin(self, part: str) -> None:
        """What is cited from here on stands in this part."""
        self._part, self._calls = part, 0

    def number(self, source: str) -> int:
        """The source's number; a new source gets the next one."""
        return self.numbers.setdefault(source, len(self.numbers) + 1)

    def raised(self, citations: Iterable[Cited]) -> Markup:
        """Consecutive citations as one group of raised numbers, each a link to its source."""
        locators: dict[str, list[Text]] = {}
        for cited in citations:
            locators.setdefault(cited.source, []).extend([cited.locator] if cited.locator else [])
        if not locators:
            return Markup()
        calls = [self._call(source, locators[source]) for source in sorted(locators, key=self.number)]
        return Markup(f'<sup class="notes">{", ".join(calls)}</sup>')

    def _call(self, source: str, locators: list[Text]) -> Markup:
        self._calls += 1
        number, anchor = self.number(source), f"n{self._calls}"
        link = BackLink(f"{self._part}.{anchor}", tuple(dict.fromkeys(locators)))
        self._uses.setdefault(source, []).append(link)
        target = f"{SOURCES_PART}.s{number}" if self.listed else f"s{number}"
        return Markup(f'<a id="{anchor}" href="#{target}">{number}</a>')

    def back_links(self, source: str) -> list[BackLink]:
        """Every place, in reading order; typesetting leaves out those on a page that is named already."""
        return list(self._uses.get(source, ()))

    def unlisted(self) -> list[str]:
        """Parts that cite and do not list what they cite."""
        citing = {link.target.partition(".")[0] for links in self._uses.values() for link in links}
        return sorted(citing - self.listing)

    def cited_here(self) -> list[str]:
        """Sources that the part being rendered has cited so far, by number; that part lists them."""
        self.listing.add(self._part)
        begins = f"{self._part}."
        here = (source for source, links in self._uses.items() if any(link.target.startswith(begins) for link in links))
        return sorted(here, key=self.numbers.__getitem__)
