"""What a printed page shows, read from the PDF itself by PDFium: nothing here knows how the page was laid out."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from itertools import combinations

import pypdfium2
from PIL import Image

TOUCH = 0.3 * 72 / 25.4  # pt, downwards: ink that shares less is no more than a tight line
LEAN = 0.5 * 72 / 25.4  # pt, along a line: so far the last letter in italics may lean over what follows
FOOT = re.compile(r"Page \d+ of \d+|^Campaign text as of")  # the latter begins a line above in large print
LOW = 0.85  # of the page's height: where feet stand
DPI = 36
DARK = 245  # of 255: lighter is no ink


@dataclass(frozen=True, slots=True)
class Ink:
    """The ink of a run of words, in pt from the upper left corner of its page."""

    left: float
    top: float
    right: float
    bottom: float
    words: str

    def meets(self, other: Ink) -> bool:
        """Whether the two stand in one place, by more than a touch."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > LEAN and down > TOUCH

    def within(self, other: Ink) -> bool:
        """Whether all of it lies in the other."""
        hair = 0.01
        return (
            self.left > other.left - hair
            and self.right < other.right + hair
            and self.top > other.top - hair
            and self.bottom < other.bottom + hair
        )


@dataclass(frozen=True, slots=True)
class Printed:
    """A page as it is printed."""

    width: float  # pt
    height: float
    runs: tuple[Ink, ...]
    glyphs: tuple[Ink, ...]  # each letter for itself, spaces left out
    words: str  # of the whole page, in the order in which they are drawn
    picture: Image.Image  # in grey, at 36 dpi

    def collisions(self) -> list[tuple[str, str]]:
        """Runs of words that stand in one place, letter upon letter: a tall letter may reach between two others."""
        near = ((one, other) for one, other in combinations(self.runs, 2) if one.meets(other))
        return [
            (one.words, other.words)
            for one, other in near
            if any(upper.meets(lower) for upper in self._glyphs(one) for lower in self._glyphs(other))
        ]

    def _glyphs(self, run: Ink) -> list[Ink]:
        return [glyph for glyph in self.glyphs if glyph.within(run)]

    def outside(self) -> list[str]:
        """Runs of words that are not wholly on the page."""
        edge = 0.5
        return [
            run.words
            for run in self.runs
            if min(run.left, run.top) < -edge or run.right > self.width + edge or run.bottom > self.height + edge
        ]

    def fill(self) -> float:
        """How far down the lowest ink above the running foot stands, as a share of the page's height."""
        feet = [run.top for run in self.runs if FOOT.search(run.words) and run.top > self.height * LOW]
        above_foot = round((min(feet, default=self.height) - 6) * DPI / 72)
        ink = self.picture.crop((0, 0, self.picture.width, above_foot)).point(lambda grey: grey < DARK, "1")
        found = ink.getbbox()
        return found[3] / self.picture.height if found else 0.0


def printed(pdf: bytes) -> list[Printed]:
    """Every page of a PDF."""
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    try:
        return [_page(document[number]) for number in range(len(document))]
    finally:
        document.close()


def letters(words: str) -> str:
    """Words as they can be compared whatever lines they stand on: letters and digits without spaces and hyphens."""
    return "".join(each for each in words.casefold() if each.isalnum() and each < "\u1000")


def _page(page: pypdfium2.PdfPage) -> Printed:
    width, height = page.get_size()
    text = page.get_textpage()
    boxes = [text.get_rect(number) for number in range(text.count_rects())]
    runs = [_ink(box, height, text.get_text_bounded(*box)) for box in boxes]
    words = text.get_text_range()
    boxes = [text.get_charbox(number) for number in range(text.count_chars())]
    glyphs = [_ink(box, height, "x") for box in boxes if box[0] < box[2]]
    picture = page.render(scale=DPI / 72, grayscale=True).to_pil().convert("L")
    return Printed(width, height, tuple(run for run in runs if run.words), tuple(glyphs), words, picture)


def _ink(box: tuple[float, float, float, float], height: float, words: str) -> Ink:
    left, bottom, right, top = box
    return Ink(left, height - top, right, height - bottom, words.strip())
