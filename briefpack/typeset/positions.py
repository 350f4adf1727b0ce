"""Where claims and sources stand on the pages of a part, in millimetres, and the words that print of each claim."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from briefpack.content.statements import Statements
from briefpack.typeset import boxes
from briefpack.typeset.boxes import PX_PER_MM
from briefpack.typeset.claim_words import claim_words, claims_of
from briefpack.typeset.part import PLACE, Part, classes


@dataclass(frozen=True, order=True, slots=True)
class Position:
    """A box on a page: pages count from 1 as they are printed, millimetres from the top left corner."""

    page: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Positions:
    """Of each claim and each source by its id, in reading order: where it stands, and what the pages say of a claim:
    `words` are all paragraphs about it, `said` its own statement in each of its wordings.
    """

    claims: Mapping[str, Sequence[Position]]
    sources: Mapping[str, Sequence[Position]]
    words: Mapping[str, Sequence[str]]
    said: Mapping[str, Sequence[str]]

    @property
    def claim_pages(self) -> dict[str, tuple[int, ...]]:
        """{claim id: numbers of the pages it stands on}."""
        return {claim: tuple(dict.fromkeys(each.page for each in found)) for claim, found in self.claims.items()}


NO_POSITIONS = Positions({}, {}, {}, {})


def positions(placed: Iterable[tuple[Part, int]], sources: Mapping[str, str], statements: Statements) -> Positions:
    """Look through some parts, each with its first page. `sources` are the sources' ids by where they were written,
    `statements` where claims and what stands beside them were.
    """
    parts = list(placed)
    listed = {
        element.get("id", ""): sources[place]
        for part, _ in parts
        for element in part.root.iter()
        if element.get("id") and (place := element.get(PLACE, "")) in sources
    }

    def cited(element: Any) -> list[str]:
        if "page-ref" in classes(element):
            return []
        anchors = element.get("id", ""), (element.get("href") or "").removeprefix("#")
        return [listed[anchor] for anchor in anchors if anchor in listed]

    claims, found = dict[str, list[Position]](), dict[str, list[Position]]()
    words, said = dict[str, dict[str, None]](), dict[str, dict[str, None]]()
    for part, first in parts:
        for number, page in enumerate(part.pages, first):
            _gather(_boxes_on(page, number, claims_of), claims)
            _gather(_boxes_on(page, number, cited), found)
        for each in claim_words(part, statements):
            words.setdefault(each.claim, {}).update(dict.fromkeys(each.paragraphs))
            said.setdefault(each.claim, {}).update(dict.fromkeys(filter(None, [each.said])))
    return Positions(claims, found, _listed(words), _listed(said))


def _listed(found: Mapping[str, Mapping[str, None]]) -> dict[str, list[str]]:
    return {name: list(texts) for name, texts in found.items()}


def _gather(named: Iterable[tuple[str, Position]], into: dict[str, list[Position]]) -> None:
    for name, position in named:
        if position not in into.setdefault(name, []):
            into[name].append(position)


def _boxes_on(page: Any, number: int, names_of: Callable[[Any], list[str]]) -> Iterator[tuple[str, Position]]:
    """Each element that names something, with the box around all that the page draws of it."""
    drawn: dict[Any, list[Any]] = {}
    for visit in boxes.walk(page._page_box):
        element = visit.box.element
        if element is not None and not visit.margin and not boxes.is_line(visit.box) and names_of(element):
            drawn.setdefault(element, []).append(visit.box)
    for element, its in drawn.items():
        for name in names_of(element):
            yield name, _around(its, number)


def _around(drawn: Sequence[Any], page: int) -> Position:
    left, top = min(box.border_box_x() for box in drawn), min(box.border_box_y() for box in drawn)
    right = max(box.border_box_x() + box.border_width() for box in drawn)
    bottom = max(box.border_box_y() + box.border_height() for box in drawn)
    x, y, width, height = (round(px / PX_PER_MM, 1) for px in (left, top, right - left, bottom - top))
    return Position(page, x, y, width, height)
