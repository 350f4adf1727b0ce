"""Declarations that leave words their room on the page, unseen: a fact would be missing, and nothing would tell."""

from __future__ import annotations

from typing import Any

from tinycss2.color4 import parse_color

NUMBERS = ("number", "dimension", "percentage")
ANGLES = ("deg", "grad", "rad", "turn")
SIZES = ("font-size", "font")


def hides_words(declaration: Any) -> bool:
    """Whether text with this declaration is laid out and not seen."""
    values = [token for token in declaration.value if token.type not in ("whitespace", "comment")]
    if declaration.lower_name == "visibility":
        return any(token.type == "ident" and token.lower_value in ("hidden", "collapse") for token in values)
    if declaration.lower_name in SIZES:
        return any(_is_nothing(token, after) for token, after in zip([None, *values], values, strict=False))
    if declaration.lower_name == "color":
        return any(getattr(parse_color(token), "alpha", 1) == 0 for token in values)
    return False


def _is_nothing(before: Any, token: Any) -> bool:
    """Whether this is a size of 0; in `font` an angle slants, and what follows the `/` is the height of lines."""
    if getattr(token, "lower_unit", "") in ANGLES:
        return False
    return token.type in NUMBERS and token.value == 0 and before != "/"
