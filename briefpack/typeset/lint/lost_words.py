"""Words of a part that stand on none of its pages: the engine loses the rest of a float, say, that it cannot divide."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Any

from briefpack.problems import Problems
from briefpack.typeset import boxes
from briefpack.typeset.lint.words import quoted
from briefpack.typeset.part import Part

NOT_SET = ("head", "svg")  # their words are not text of the page
GENERATED = re.compile("^@|::")  # the tags of boxes whose words a style sheet gives
UNSEEN = ("Zs", "Zl", "Zp", "Cc", "Cf")  # categories of what the engine may drop: spaces, breaks, marks without ink


def lint_lost_words(part: Part, problems: Problems) -> None:
    """Report each element whose words are not all laid out."""
    printed = Counter[Any]()
    for page in part.pages:
        for visit in boxes.walk(page._page_box):
            if boxes.is_text(visit.box) and not GENERATED.search(visit.box.element_tag or "@"):
                printed[visit.box.element] += _signs(visit.box.text)
    for element, words in _written(part.root):
        if printed[element] < _signs(words):
            hint = "shorten what stands before it, or give it more room in the layout"
            message = f"{quoted(words.strip())} is not printed whole on any page"
            problems.error("words-lost", message, part.place_of(element), hint)


def _written(element: Any) -> Iterator[tuple[Any, str]]:
    """Every element that is to be seen, with the words right in it."""
    if not isinstance(element.tag, str):  # a comment
        return
    if element.tag.rpartition("}")[2] in NOT_SET or element.get("hidden") is not None:
        return
    yield element, "".join([element.text or "", *(child.tail or "" for child in element)])
    for child in element:
        yield from _written(child)


def _signs(words: str) -> int:
    """How many signs of some words print; a transformation to capitals takes none away."""
    return sum(unicodedata.category(sign) not in UNSEEN for sign in words)
