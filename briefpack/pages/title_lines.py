"""How wide a title runs in so many lines, so that a cover can set it as large as its words allow.

The page is laid out later, and elsewhere; what is needed here are the widths of one face, and of no other.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

MOST_LINES = 8
LONGEST = 600  # characters that are looked at; no cover holds more
WORTH = 0.93  # a further line must let the type grow by so much
KERNED = 1.01  # pairs of letters and the rounding of widths
WIDTHS = {  # of the bold serif, in hundredths of the type size, rounded up
    22: " ", 26: "'‘’", 30: ",.:;·", 32: "ij|ı", 34: "-l{}ł", 36: "![]t", 38: "()f", 40: "/IJ\\`", 44: "*“”", 46: '"?s',
    48: "rz", 52: "c", 54: "_aevy–§", 56: "$+0123456789<=>S^gx~«»€", 58: "#FLZoøŁ", 60: "Edkqđ", 62: "Pbhnpuþ",
    64: "CTY", 66: "BXß", 68: "AGV", 70: "KR", 72: "DOQØĐ", 74: "&NU", 78: "H", 80: "wæ", 84: "—", 86: "…œ", 90: "%@MÆ",
    92: "m", 94: "Œ", 100: "W",
}  # fmt: skip
OF_LETTER = {letter: width for width, letters in WIDTHS.items() for letter in letters} | {"\u00a0": 22, "\u202f": 22}
OTHER = 80  # a letter of another script, or a sign
NO_BREAK = "\u00a0\u202f\u2007"  # spaces of a word
STEPS = re.compile(rf"(?:[^\s\u200b-]|[{NO_BREAK}])+-*|-+")  # a line may end after any other space, or a hyphen


def title_lines(title: str) -> list[tuple[int, float]]:
    """(a number of lines, how many times the type size its widest line takes), for up to eight lines.

    Fewest lines first; a number is left out where its lines are hardly shorter than those of the one before.
    """
    steps = [(_width(found[0]), _width(" ") * _ends_word(title, found)) for found in STEPS.finditer(title[:LONGEST])]
    kept = list[tuple[int, float]]()
    for count in range(1, min(MOST_LINES, len(steps)) + 1):
        widest = _narrowest(steps, count) * KERNED / 100
        if not kept or widest < kept[-1][1] * WORTH:
            kept.append((count, round(widest, 2)))
    return kept


def _ends_word(title: str, found: re.Match[str]) -> bool:
    after = title[found.end() : found.end() + 1]
    return after.isspace() and after not in NO_BREAK


def _width(word: str) -> int:
    """In hundredths of the type size; an accent takes no room beside its letter."""
    letters = unicodedata.normalize("NFC", word)
    return sum(OF_LETTER.get(letter) or _of_stranger(letter) for letter in letters)


def _of_stranger(letter: str) -> int:
    base = unicodedata.normalize("NFD", letter)[0]
    return 0 if unicodedata.category(base) in ("Mn", "Cf") else OF_LETTER.get(base, OTHER)


def _narrowest(steps: Sequence[tuple[int, int]], count: int) -> int:
    """The least width at which the steps fill no more lines than `count`."""
    least = max(word for word, _ in steps)
    most = sum(word + space for word, space in steps)
    while least < most:
        middle = (least + most) // 2
        least, most = (least, middle) if _filled(steps, middle) <= count else (middle + 1, most)
    return least


def _filled(steps: Sequence[tuple[int, int]], width: int) -> int:
    lines, used = 1, 0
    for word, space in steps:
        if used + word > width:
            lines, used = lines + 1, 0
        used += word + space
    return lines
