"""Words that stand out too little from the ground that is painted under them (WCAG 2.2, 1.4.3)."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from briefpack.problems import Place, Problems, Related
from briefpack.typeset import boxes
from briefpack.typeset.lint.drawn_words import drawn_words
from briefpack.typeset.lint.margins import margin_place
from briefpack.typeset.lint.words import quoted
from briefpack.typeset.painting import PAPER, Colour, Ground, Rectangle, blended, grounds, painted, seen
from briefpack.typeset.part import Part

NEEDED, NEEDED_IF_LARGE = 4.5, 3.0
LARGE, LARGE_BOLD = 18 * 4 / 3 - 0.01, 14 * 4 / 3 - 0.01  # px, less what sums of fractions lose
BOLD = 700
OUT_OF_BOX = "text-out-of-box"
SLIGHT = 1.0  # px; what reaches less far under a line is not seen behind its letters
ABOVE, BELOW = 0.7, 0.2  # how far letters reach from their base line, in parts of their size


@dataclass(frozen=True, slots=True)
class Words:
    """A line, or a piece of one: where its letters are, and in what colour; None where that cannot be told."""

    text: str
    element: Any
    area: Rectangle
    colour: tuple[Colour, float] | None
    large: bool


Fault = tuple[Colour, Colour | None, float]  # colour of the words, of the ground, what is needed


def lint_contrast(part: Part, pages: Sequence[Any], problems: Problems) -> None:
    """Report words that are hard to read, once for each pair of colours in a part: where a sheet writes theirs."""
    out = {problem.place for problem in problems if problem.code == OUT_OF_BOX}  # on a ground not meant for them
    found: dict[Fault, list[Words]] = {}
    for page in pages:
        for words, below in _words(page._page_box):
            if (fault := _fault(words, below)) and _place(part, words) not in out:
                found.setdefault(fault, []).append(words)
    for fault, lines in found.items():
        place, written = _place(part, lines[0]), part.style.place_of_colour(fault[0]) if fault[1] else None
        related = [Related(place, "these words")] if written else []
        problems.error("low-contrast", _message(fault, lines), written or place, _hint(fault), related)


def _words(page_box: Any) -> Iterator[tuple[Words, Sequence[Ground]]]:
    """All words of a page, each with what is painted before them; those beyond its edges are told as such."""
    below: list[Ground] = []
    for box in painted(page_box):
        if boxes.is_text(box) and box.text.strip() and not boxes.is_off_page(box, page_box):
            large = _is_large(box.style["font_size"], box.style["font_weight"])
            yield Words(box.text, box.element, _letters(box), seen(box.style["color"]), large), below
        for drawn in drawn_words(box):
            left, top = box.content_box_x(), box.content_box_y()
            area = (left, top, left + box.width, top + box.height)
            yield Words(drawn.words, box.element, area, drawn.colour, _is_large(drawn.size)), below
        below.extend(grounds(box))


def _fault(words: Words, below: Sequence[Ground]) -> Fault | None:
    needed = NEEDED_IF_LARGE if words.large else NEEDED
    if words.colour is None:
        return PAPER, None, needed
    colour, alpha = words.colour
    lowest = needed
    found: Fault | None = None
    for ground in _grounds_under(words.area, below):
        if ground is None:
            return colour, None, needed
        shown = blended(colour, alpha, ground)
        if contrast(shown, ground) < lowest:
            lowest, found = contrast(shown, ground), (shown, ground, needed)
    return found


def _letters(text: Any) -> Rectangle:
    base, size = text.position_y + text.baseline, text.style["font_size"]
    return text.position_x, base - ABOVE * size, text.position_x + text.width, base + BELOW * size


def _grounds_under(letters: Rectangle, below: Sequence[Ground]) -> set[Colour | None]:
    """The colours that are seen behind some letters; None among them for a picture."""
    touching = [ground for ground in below if _meet(ground.rectangle, letters)]
    rectangles = [letters, *(ground.rectangle for ground in touching)]
    edges = [sorted({edge for each in rectangles for edge in _edges(each, side)}) for side in (0, 1)]
    behind = set[Colour | None]()
    for (left, right), (top, bottom) in itertools.product(*map(itertools.pairwise, edges)):
        if _meet((left, top, right, bottom), letters):
            colours = frozenset([PAPER])
            for ground in touching:
                if _holds(ground.rectangle, (left + right) / 2, (top + bottom) / 2):
                    colours = ground.over(colours or frozenset([PAPER])) if ground.colours else frozenset()
            behind |= colours or {None}
    return behind


def _edges(rectangle: Rectangle, side: int) -> tuple[float, float]:
    return rectangle[side], rectangle[side + 2]


def _meet(one: Rectangle, other: Rectangle) -> bool:
    return all(min(one[side + 2], other[side + 2]) - max(one[side], other[side]) > SLIGHT for side in (0, 1))


def _holds(rectangle: Rectangle, x: float, y: float) -> bool:
    return rectangle[0] <= x <= rectangle[2] and rectangle[1] <= y <= rectangle[3]


def _is_large(size: float, weight: int = 0) -> bool:
    return size >= LARGE or (weight >= BOLD and size >= LARGE_BOLD)


def contrast(one: Colour, other: Colour) -> float:
    """The contrast of two colours, from 1 to 21 (WCAG 2.2, contrast ratio)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: Colour) -> float:
    """How light a colour is, from 0 to 1 (WCAG 2.2, relative luminance)."""
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _message(fault: Fault, lines: Sequence[Words]) -> str:
    colour, ground, needed = fault
    more = f", and {len(lines) - 1} more lines like it" if len(lines) > 2 else ", and one more" * (len(lines) - 1)
    words = quoted(lines[0].text) + more
    if ground is None:
        return f"{words}: how they stand out from the picture under them cannot be told"
    ratio = int(contrast(colour, ground) * 10) / 10  # never rounded up to what is needed
    return f"{words}: {_hex(colour)} on {_hex(ground)} has a contrast of {ratio}, where {needed} is needed"


def _hint(fault: Fault) -> str:
    return "set the words in a darker or lighter colour" if fault[1] else "give the words a background colour"


def _hex(colour: Colour) -> str:
    return "#" + "".join(f"{round(min(max(part, 0), 1) * 255):02x}" for part in colour)


def _place(part: Part, words: Words) -> Place:
    """Where words were written; those in a margin belong to no element."""
    return part.place_of(words.element) if words.element is not None else margin_place(part, words.text)
