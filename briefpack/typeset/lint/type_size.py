"""Words too small to be read on paper, or smaller than a reader of large print was promised."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from briefpack.problems import Problems
from briefpack.typeset import boxes
from briefpack.typeset.lint.drawn_words import drawn_words
from briefpack.typeset.lint.margins import margin_place
from briefpack.typeset.lint.words import quoted
from briefpack.typeset.part import Part, classes
from briefpack.typeset.style import LEAST_TYPE

PT = 0.75  # of a px
SLACK = 0.01  # pt; sums of fractions
RAISED = "notes"  # <sup class="notes">: numbers that lead to sources, which a reader may pass over
IMPRINT = "imprint"
IN_RAISED, IN_IMPRINT = 6.6, 6.0  # pt


def lint_type_size(part: Part, pages: Sequence[Any], problems: Problems) -> None:
    """Report words under the least size of the part's style, once for each place."""
    least = part.style.least_type
    for page in pages:
        for visit in boxes.walk(page._page_box):
            for words, pixels in _words(visit.box):
                size, needed = pixels * PT, _needed(part, visit.box.element, least)
                if size < needed - SLACK:
                    place = margin_place(part, words) if visit.margin else part.place_of(visit.box.element)
                    message = f"{quoted(words)} is set in {size:.4g} pt, where {needed:.4g} pt is the least"
                    problems.error("small-type", message, place, f"set it in {needed:.4g} pt or more")


def _words(box: Any) -> Iterator[tuple[str, float]]:
    """The words of a box, and their size in px."""
    if boxes.is_text(box) and box.text.strip():
        yield box.text, box.style["font_size"]
    yield from ((drawn.words, drawn.size) for drawn in drawn_words(box))


def _needed(part: Part, element: Any, least: float) -> float:
    """The least size of an element's words, in pt."""
    for around in part.upwards(element):
        if around.tag == "sup" and RAISED in classes(around):
            return IN_RAISED
        if IMPRINT in classes(around) and least == LEAST_TYPE:
            return IN_IMPRINT
    return least
