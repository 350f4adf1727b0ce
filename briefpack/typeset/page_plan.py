"""How many pages a part may take, and by how much it runs over.

The plan stands in the style sheets, since paper and theme change it: `body.part-release { --pages: 1 }`. Of several
such rules the last counts. A part may consist of planned pages, elements with `data-sheet`, which then share its plan.
A side of a leaflet, or a panel between two folds, is an element with `data-panel`, as high as its sheet makes it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import tinycss2

from briefpack.problems import Place, Problems
from briefpack.typeset import boxes
from briefpack.typeset.boxes import PX_PER_MM, TOLERANCE
from briefpack.typeset.page_fill import used_height

if TYPE_CHECKING:
    from briefpack.typeset.part import Part  # which needs a style, and that the plans

SELECTOR, PROPERTY = "body.part-", "--pages"
DESCENT = 0.25  # how far letters reach below their base line, in parts of their size
SHEET = "data-sheet"  # on an element that is one planned page of its part, or as many as the plan gives each
PANEL = "data-panel"  # on an element whose words must end where it ends: what it is called


@dataclass(frozen=True, slots=True)
class Excess:
    """What does not fit: its height in mm, the first element that prints beyond the plan, and where it should stand."""

    mm: float
    element: Any
    room: str  # in words: how many pages the part, or one planned page of it, may take, or the panel


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
    to the lowest of them; footnotes count with their own height. Of a panel it is what they take below its end.
    """
    plan = plans.get(part.kind)
    if plan is None:
        return None
    return _beyond_pages(part, plan) or next(_beyond_panels(part), None)


def _beyond_pages(part: Part, plan: int) -> Excess | None:
    sheets = [element for element in part.root.iter() if element.get(SHEET) is not None]
    each = max(1, plan // len(sheets)) if sheets else plan
    for sheet in sheets or [part.root]:
        over = _pages_of(part, sheet)[each:]
        if over:
            room = "1 page" if each == 1 else f"{each} pages"
            return Excess(sum(height for height, _ in over) / PX_PER_MM, over[0][1], room)
    return None


def _beyond_panels(part: Part) -> Iterator[Excess]:
    """What stands below the end of each panel, in the order of reading."""
    for page in part.pages:
        for visit in boxes.walk(page._page_box):
            if not (name := panel(visit.box)):
                continue
            end = visit.box.content_box_y() + visit.box.height + TOLERANCE
            inked = [each.box for each in boxes.walk(visit.box) if boxes.has_ink(each.box)]
            if below := [box for box in inked if _lowest(box) > end]:
                yield Excess((max(map(_lowest, below)) - end) / PX_PER_MM, below[0].element, f"its {name}")


def panel(box: Any) -> str:
    """What the panel is called that a box is; nothing for other boxes."""
    if not boxes.is_block_container(box) or box.element is None or "::" in (box.element_tag or ""):
        return ""
    return str(box.element.get(PANEL, ""))


def _lowest(box: Any) -> float:
    """Where a picture ends, or where letters do: the box of a word in lines set close reaches below its line."""
    if boxes.is_text(box):
        return float(box.position_y + box.baseline + DESCENT * box.style["font_size"])
    return float(box.position_y + box.height)


def _pages_of(part: Part, sheet: Any) -> list[tuple[float, Any]]:
    """For each page on which an element prints: the height in px that it takes there, and what prints first of it."""
    found = []
    for page in part.pages:
        inked = (v.box.element for v in boxes.walk(page._page_box) if not v.margin and boxes.has_ink(v.box))
        first = next((element for element in inked if part.is_within(element, sheet)), None)
        if first is not None:
            found.append((used_height(page, lambda element: part.is_within(element, sheet)), first))
    return found
