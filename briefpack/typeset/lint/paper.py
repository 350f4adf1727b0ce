"""How large a page is, and how much of it the margins leave: what an `@page` rule may say of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import Any

MM = {"mm": 1, "cm": 10, "q": 0.25, "in": 25.4, "pt": 25.4 / 72, "pc": 25.4 / 6, "px": 25.4 / 96}
SMALLEST, LARGEST = 50, 2_000  # mm
WIDEST_MARGIN = 60  # mm; A5, the smallest paper, is 148 mm wide
PAPER = "paper-"

Finding = tuple[Any, str, str]  # node, message, hint


def page_findings(sheet: str, declarations: Sequence[Any]) -> Iterator[Finding]:
    """What is wrong with the size and the margins that an `@page` rule of a sheet gives its pages."""
    for each in declarations:
        if each.type != "declaration":
            continue
        if each.lower_name == "size" and not PurePosixPath(sheet).name.startswith(PAPER):
            yield each, "the size of a page is that of its paper", f"take it out: {PAPER}*.css set it"
        elif each.lower_name == "size" and not _is_size(each.value):
            hint = f"write width and height between {SMALLEST} and {LARGEST} mm: 210mm 297mm"
            yield each, "this is no size of a paper", hint
        elif each.lower_name.startswith("margin") and any(map(_is_too_wide, each.value)):
            message = f"a margin of more than {WIDEST_MARGIN} mm leaves no room for words on small paper"
            yield each, message, f"write at most {WIDEST_MARGIN}mm"


def _is_size(value: Sequence[Any]) -> bool:
    tokens = [token for token in value if token.type not in ("whitespace", "comment")]
    lengths = [_mm(token) for token in tokens]
    return len(tokens) == 2 and all(SMALLEST <= length <= LARGEST for length in lengths)


def _is_too_wide(token: Any) -> bool:
    if token.type == "function":
        return any(map(_is_too_wide, token.arguments))
    return (token.type == "percentage" and abs(token.value) > 25) or abs(_mm(token)) > WIDEST_MARGIN


def _mm(token: Any) -> float:
    """A length in mm; letters, whose size another sheet sets, count as 5 mm; 0 for what is none."""
    return float(token.value * MM.get(token.lower_unit, 5)) if token.type == "dimension" else 0.0
