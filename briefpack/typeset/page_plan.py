"""How many pages a part may take, and by how much it runs over.

The plan stands in the style sheets, since paper and theme change it: `body.part-release { --pages: 1 }`. Of several
such rules the last counts. A part may consist of planned pages, elements with `data-sheet`, which then share its plan.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import tinycss2

from briefpack.problems import Place, Problems
from briefpack.typeset import boxes
from briefpack.typeset.boxes import PX_PER_MM
from briefpack.typeset.page_fill import used_height

if TYPE_CHECKING:
    from briefpack.typeset.part import Part  # which needs a style, and that the plans

SELECTOR, PROPERTY = "body.part-", "--pages"
SHEET = "data-sheet"  # on an element that is one planned page of its part, or as many as the plan gives each


@dataclass(frozen=True, slots=True)
class Excess:
    """What does not fit: its height in mm, and the first element that prints beyond the plan."""

    mm: float
    element: Any
    pages: int  # that the part, or one planned page of it, may take


def page_plans(sheets: Sequence[tuple[str, str]], problems: Problems) -> dict[str, int]:
    """{kind of part: pages it may take} as the sheets (name, text) say it; what is no number of pages is a problem."""
    plans: dict[str, int] = {}
    for name, text in sheets:
        for rule in tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True):
            if rule.type != "qualified-rule" or PROPERTY not in tinycss2.serialize(rule.content):
                continue
            kinds = [each.strip() for each in tinycss2.serialize(rule.prelude).split(",")]
            for declaration in _declarations(rule):
                pages = _number(declaration)
                if pages is None or not all(kind.startswith(SELECTOR) for kind in kinds):
                    place = Place(name, declaration.source_line, declaration.source_column)
                    hint = f"write how many pages a part may take: {SELECTOR}cover {{ {PROPERTY}: 1 }}"
                    problems.error("bad-css", "this is no plan of pages", place, hint)
                else:
                    plans.update((kind.removeprefix(SELECTOR), pages) for kind in kinds)
    return plans


def _declarations(rule: Any) -> Iterator[Any]:
    for each in tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True):
        if each.type == "declaration" and each.name == PROPERTY:
            yield each


def _number(declaration: Any) -> int | None:
    tokens = [token for token in declaration.value if token.type not in ("whitespace", "comment")]
    fits = len(tokens) == 1 and tokens[0].type == "number" and tokens[0].is_integer and tokens[0].int_value > 0
    return int(tokens[0].int_value) if fits else None


def excess(part: Part, plans: Mapping[str, int]) -> Excess | None:
    """By how much a laid-out part runs over its plan; None where it fits, or has none.

    Measured is the height that words and pictures take on the pages too many, each from the top of its page's content
    to the lowest of them; footnotes count with their own height.
    """
    plan = plans.get(part.kind)
    if plan is None:
        return None
    sheets = [element for element in part.root.iter() if element.get(SHEET) is not None]
    each = max(1, plan // len(sheets)) if sheets else plan
    for sheet in sheets or [part.root]:
        over = _pages_of(part, sheet)[each:]
        if over:
            return Excess(sum(height for height, _ in over) / PX_PER_MM, over[0][1], each)
    return None


def _pages_of(part: Part, sheet: Any) -> list[tuple[float, Any]]:
    """For each page on which an element prints: the height in px that it takes there, and what prints first of it."""
    found = []
    for page in part.pages:
        inked = (v.box.element for v in boxes.walk(page._page_box) if not v.margin and boxes.has_ink(v.box))
        first = next((element for element in inked if part.is_within(element, sheet)), None)
        if first is not None:
            found.append((used_height(page, lambda element: part.is_within(element, sheet)), first))
    return found
