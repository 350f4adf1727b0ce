"""Nothing lost: all words that were laid out are in the finished file, in order, in their places, and to be seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pypdfium2

from briefpack.pack.composing import Composed, PlacedPart
from briefpack.pages.layouts import ANNEX
from briefpack.problems import Place, Problems
from briefpack.proof.finished import FinishedPage, opened
from briefpack.proof.searching import Loss, Search
from briefpack.typeset.lint.words import quoted
from briefpack.typeset.printed_runs import Run, Wording, runs_of

HINT = "look for what lies over it or cuts it off, and for what was changed last in the layout"
BROKEN_HINT = "build again; when it says so again, the pack cannot be written like this: try it without its annexes"


@dataclass(frozen=True, slots=True)
class Shown:
    """What a finished file says: each part in its words, and all pages as PDFium reads them; none where one is lost."""

    parts: dict[str, Wording] = field(default_factory=dict)
    page_texts: Sequence[str] = ()


def check_presence(composed: Composed, content: bytes, problems: Problems) -> Shown:
    """Report what the finished file does not show of the pages that were laid out; returns what it does say."""
    first = composed.parts[0].part
    try:
        with opened(content) as document:
            return _Proof(composed, document, problems).read()
    except pypdfium2.PdfiumError:
        place = first.place_of(first.root)
        problems.error("lost-page", "the finished file cannot be read again", place, BROKEN_HINT)
        return Shown()


@dataclass(slots=True)
class _Proof:
    """The pages as they were laid out, held against those of the file."""

    composed: Composed
    document: pypdfium2.PdfDocument
    problems: Problems
    said: dict[str, Wording] = field(default_factory=dict)
    page_texts: list[str] = field(default_factory=list)

    def read(self) -> Shown:
        """All pages, up to one that is not there: after it each would be told."""
        expected, held = self.composed.page_count, len(self.document)
        for number, placed, laid_out in _pages(self.composed):
            runs = list(runs_of(placed.part, laid_out))
            wording = self.said.setdefault(placed.name, Wording(placed.part))
            for run in runs:
                wording.add(run)
            if number > held or not self._is_there(number, placed, runs):
                self._lost(f"page {number} of {expected} is not in the finished file", placed, runs)
                return Shown(self.said)
        if held > expected:
            self._lost(f"the finished file has {held} pages, and {expected} were laid out", self.composed.parts[-1], ())
            return Shown(self.said)
        return Shown(self.said, self.page_texts)

    def _is_there(self, number: int, placed: PlacedPart, runs: Sequence[Run]) -> bool:
        """Whether a page is the one that was laid out, by some of its words; what it has lost of them is reported."""
        page = FinishedPage(self.document, number - 1, foreign=placed.part.kind == ANNEX)
        self.page_texts.append(page.text)
        try:
            search = Search(page)
            found = search.look_for(runs)
            if (runs and not found) or (placed.part.kind == ANNEX and not page.draws_foreign()):
                return False
        finally:
            page.close()
        self._report(number, search.losses)
        return True

    def _report(self, number: int, losses: Sequence[Loss]) -> None:
        """One problem for each place and kind of loss."""
        found: dict[tuple[str, str, Place], list[str]] = {}
        for loss in losses:
            found.setdefault((loss.code, loss.said, loss.run.place), []).append(loss.words)
        for (code, said, place), words in found.items():
            more = f" and {len(words) - 1} more" if len(words) > 1 else ""
            self.problems.error(
                code, f"page {number} of the finished file: {quoted(words[0])}{more} {said}", place, HINT
            )

    def _lost(self, message: str, placed: PlacedPart, runs: Sequence[Run]) -> None:
        """A page that is not there, at the first words that an author wrote for it."""
        part = placed.part
        written = (run.place for run in runs if not run.margin and part.is_authors(run.element))
        self.problems.error("lost-page", message, next(written, part.place_of(part.root)), BROKEN_HINT)


def _pages(composed: Composed) -> Iterator[tuple[int, PlacedPart, Any]]:
    for placed in composed.parts:
        pages = placed.part.numbered(placed.first_page, composed.page_count)
        for number, page in enumerate(pages, placed.first_page):
            yield number, placed, page
