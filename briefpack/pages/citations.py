"""Numbers for sources: one source, one number in a pack, in the order in which a reader meets them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from markupsafe import Markup

SOURCES_PART = "sources"


@dataclass(frozen=True, slots=True)
class Cited:
    """A source id as a text cites it, with the place in the source that it means."""

    source: str
    locator: str | None = None


@dataclass(frozen=True, slots=True)
class BackLink:
    """Where a part first cites a source ('part.anchor'), and the places in the source that the part means."""

    target: str
    locators: tuple[str, ...]


@dataclass
class _Uses:
    anchor: str
    locators: list[str] = field(default_factory=list)


class Numbering:
    """The numbers of one pack. Parts are rendered in reading order, so first come is first numbered."""

    def __init__(self, *, linked: bool) -> None:
        self.linked = linked  # whether the pack has a part to link to
        self.numbers: dict[str, int] = {}
        self._uses: dict[str, dict[str, _Uses]] = {}
        self._part, self._calls = "", 0

    def begin(self, part: str) -> None:
        """What is cited from here on stands in this part."""
        self._part, self._calls = part, 0

    def number(self, source: str) -> int:
        """The source's number; a new source gets the next one."""
        return self.numbers.setdefault(source, len(self.numbers) + 1)

    def raised(self, citations: Iterable[Cited]) -> Markup:
        """Consecutive citations as one group of raised numbers, each a link to its source."""
        locators: dict[str, list[str]] = {}
        for cited in citations:
            locators.setdefault(cited.source, []).extend([cited.locator] if cited.locator else [])
        if not locators:
            return Markup()
        calls = [self._call(source, locators[source]) for source in sorted(locators, key=self.number)]
        return Markup('<sup class="notes">{}</sup>').format(Markup(", ").join(calls))

    def _call(self, source: str, locators: list[str]) -> Markup:
        self._calls += 1
        number, anchor = self.number(source), f"n{self._calls}"
        uses = self._uses.setdefault(source, {}).setdefault(self._part, _Uses(anchor))
        uses.locators.extend(locator for locator in locators if locator not in uses.locators)
        if not self.linked:
            return Markup('<span id="{}">{}</span>').format(anchor, number)
        return Markup('<a id="{}" href="#{}.s{}">{}</a>').format(anchor, SOURCES_PART, number, number)

    def back_links(self, source: str) -> list[BackLink]:
        """The first place in each part; parts never share a page, so no page is named twice."""
        uses = self._uses.get(source, {})
        return [BackLink(f"{part}.{use.anchor}", tuple(use.locators)) for part, use in uses.items()]

    def cited_here(self) -> list[str]:
        """Sources that the part being rendered has cited so far, by number."""
        here = (source for source, uses in self._uses.items() if self._part in uses)
        return sorted(here, key=self.numbers.__getitem__)
