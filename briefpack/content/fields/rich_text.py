"""CSL's own rich text: the few HTML marks that reference managers keep in titles (CSL 1.0.2, citeproc-js)."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator

from briefpack.content.fields.text import Text

MARK = re.compile(r"</?(?:i|b|sc|sub|sup|span)(?: [^<>]*)?>")
RAISED = re.compile(r"<sup>([^<>]*)</sup>"), str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
LOWERED = re.compile(r"<sub>([^<>]*)</sub>"), str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")


def _without_marks(value: Text) -> Text:
    """Italics and the like print upright; raised and lowered figures keep their meaning by signs of their own."""
    words = str(value)
    for pattern, signs in (RAISED, LOWERED):
        words = pattern.sub(lambda found, signs=signs: found[1].translate(signs), words)  # type: ignore[misc]
    return Text._as_text(Text(MARK.sub("", words), value.place))


PlainTitle = Annotated[Text, AfterValidator(_without_marks)]
