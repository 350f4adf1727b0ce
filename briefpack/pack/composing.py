"""Parts -> one pack: laid out apart, numbered together, checked, written once."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from briefpack.content.statements import Statements
from briefpack.pack.numbering import Redraw, groups_of, number
from briefpack.pages.part import CONTENTS, Contents, Group, PartHTML
from briefpack.problems import Problems
from briefpack.typeset.complaints import report_log, report_places_of_photos, report_refusals, report_stop
from briefpack.typeset.lint.contrast import lint_contrast
from briefpack.typeset.lint.frames import lint_frames
from briefpack.typeset.lint.imprint import lint_imprint
from briefpack.typeset.lint.lost_words import lint_lost_words
from briefpack.typeset.lint.markup import lint_markup, report_nesting
from briefpack.typeset.lint.pages import lint
from briefpack.typeset.lint.tags import lint_tags
from briefpack.typeset.lint.type_size import lint_type_size
from briefpack.typeset.nesting import NestingError
from briefpack.typeset.pack_pdf import Facts, PackDocument, metadata_of, write_pdf
from briefpack.typeset.page_plan import excess
from briefpack.typeset.part import Part
from briefpack.typeset.positions import Positions, positions
from briefpack.typeset.standards import standards_of
from briefpack.typeset.style import Style

__all__ = ["Composed", "Facts", "KnownParts", "compose"]

SOURCE = re.compile(r"\.s[0-9]+$")  # the anchor of a source, to which its raised number links
SOURCE_HINT = 'print the source in the layout with id="s{{ source.number }}", or add sources to parts:'

MakeContents = Callable[[Sequence[Group]], PartHTML | None]


@dataclass(frozen=True, slots=True)
class PlacedPart:
    """A part with its first page, counted from 1 over the whole pack."""

    part: Part
    first_page: int

    @property
    def name(self) -> str:
        return self.part.name

    @property
    def title(self) -> str:
        return self.part.title

    @property
    def page_count(self) -> int:
        return len(self.part.pages)


@dataclass(frozen=True, slots=True)
class Composed:
    """A numbered pack that can be written."""

    parts: tuple[PlacedPart, ...]
    facts: Facts
    annexes: Sequence[Any]
    problems: Problems

    @property
    def page_count(self) -> int:
        return sum(placed.page_count for placed in self.parts)

    @property
    def standards(self) -> tuple[str, ...]:
        """The standards that the file claims: all of them, but those that an annex breaks."""
        return standards_of(self.annexes)

    def positions(self, sources: Mapping[str, str], statements: Statements) -> Positions:
        """Where claims and sources stand. `sources` are the sources' ids by where they were written, `statements` where
        claims were.
        """
        return positions(((placed.part, placed.first_page) for placed in self.parts), sources, statements)

    def overfull(self) -> list[str]:
        """Names of the parts that run over their page plan."""
        return [placed.name for placed in self.parts if excess(placed.part, placed.part.style.plans)]

    def claims_said(self) -> frozenset[str]:
        """Claims whose words print somewhere in the pack; others may be named only, by a title or a stat."""
        return frozenset[str]().union(*(placed.part.says for placed in self.parts))

    def write(self) -> bytes:
        """The finished PDF. What the engine says while drawing (a missing glyph) becomes problems."""
        total = self.page_count
        pages = [placed.part.numbered(placed.first_page, total) for placed in self.parts]
        parts = [placed.part for placed in self.parts]
        document = PackDocument(parts, pages, metadata_of(self.facts))
        style = parts[0].style
        refused = len(style.fetcher.refused)
        content = b""
        with report_log(parts, self.problems):
            try:
                content = write_pdf(document, self.facts.created, self.annexes)
            except Exception as error:
                report_stop(parts[0], error, self.problems)
        report_refusals(parts, style.fetcher.refused[refused:], self.problems)
        return content


class KnownParts:
    """The parts of a pack by what they are made from. One with a fault is made anew, so that it is told again."""

    def __init__(self, style: Style) -> None:
        self.style, self.parts = style, dict[PartHTML, Part]()

    def part(self, source: PartHTML, problems: Problems) -> Part:
        """The part made from this HTML, laid out already where it was."""
        if source not in self.parts:
            before = len(problems)
            part = Part(source, self.style, problems)
            if len(problems) > before:
                return part
            self.parts[source] = part
        return self.parts[source]


def compose(
    parts: Sequence[PartHTML | Contents],
    make_contents: MakeContents,
    style: Style,
    facts: Facts,
    problems: Problems,
    annexes: Sequence[Any] = (),
    known: KnownParts | None = None,
) -> Composed | None:
    """Lay out, number and check a pack; None when a part could not be made (then `problems` says why).

    `make_contents` is called with all headings and pages, and again when the pack turns out to have other pages; the
    page numbers that it refers to are filled in later. `known` keeps parts between two compositions of one pack: what
    has not changed is not laid out again.
    """
    known = KnownParts(style) if known is None else known
    made: list[Part | None] = [None if part == CONTENTS else known.part(part, problems) for part in parts]

    def contents_with(groups: Sequence[Group]) -> Part | None:
        contents = make_contents(groups)
        return known.part(contents, problems) if contents else None

    if None in made:
        made[made.index(None)] = contents_with(groups_of(made, {}))
    whole = [part for part in made if part]
    if len(whole) < len(made) or [part for part in whole if not lint_markup(part, problems)]:  # all are looked at
        return None
    _report_dead_links(whole, problems)
    starts = _numbered(whole, contents_with, problems)
    if starts is None or [part for part in whole if part not in made and not lint_markup(part, problems)]:
        return None
    _look_at_pages(whole, starts, problems)
    report_refusals(whole, style.fetcher.refused, problems)
    report_places_of_photos(whole, style.fetcher.placed, problems)
    placed = tuple(PlacedPart(part, start) for part, start in zip(whole, starts, strict=True))
    return Composed(placed, facts, annexes, problems)


def _numbered(whole: list[Part], redraw: Redraw, problems: Problems) -> list[int] | None:
    """The first page of each part; None where the engine stops. The contents among the parts may be made anew."""
    try:
        return number(whole, redraw, problems)
    except NestingError as error:
        report_nesting(whole, error, problems)
    except Exception as error:
        report_stop(next((part for part in whole if part.layout is None), whole[0]), error, problems)
    return None


def _look_at_pages(whole: Sequence[Part], starts: Sequence[int], problems: Problems) -> None:
    """Report what the engine said of each part, and what its pages show."""
    total = sum(len(part.pages) for part in whole)
    for part, start in zip(whole, starts, strict=True):
        assert part.layout is not None
        with report_log([part], problems) as said:
            said.extend(part.layout.said)
            pages = part.numbered(start, total)
            lint(part, pages, problems)
            lint_lost_words(part, problems)
            lint_contrast(part, pages, problems)  # asks for colours, of which the engine may have something to say
            lint_type_size(part, pages, problems)
        lint_tags(part, problems)
        lint_frames(part, problems)
    lint_imprint(whole, problems)


def _report_dead_links(parts: Sequence[Part], problems: Problems) -> None:
    anchors = {element.get("id") for part in parts for element in part.root.iter() if element.get("id")}
    for part in parts:
        for element, target in part.links():
            if target not in anchors:
                hint = SOURCE_HINT if SOURCE.search(target) else "link to an anchor that exists, or take the link out"
                problems.error("dead-link", f"#{target} leads nowhere in this pack", part.place_of(element), hint)
