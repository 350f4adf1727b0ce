"""What breaks the tags of a part, so that the pack would not be the PDF/UA-1 file that it says it is."""

from __future__ import annotations

import re
from typing import Any

from briefpack.problems import Problems
from briefpack.typeset import boxes
from briefpack.typeset.part import Part
from briefpack.typeset.tags import SVG, SVG_TITLE, is_decoration

HEADING = re.compile(r"h([1-6])")


def lint_tags(part: Part, problems: Problems) -> None:
    """Report pictures without words, headings that skip a level, and text that is drawn through a veil."""
    _pictures(part, problems)
    _headings(part, problems)
    _opacity(part, problems)


def _pictures(part: Part, problems: Problems) -> None:
    """ISO 14289-1, 7.3: a figure has an alternative text; what is there for the eye only says so."""
    for element in part.root.iter():
        if element.tag == "img" and element.get("alt") is None and not is_decoration(element, "img"):
            hint = 'say what it shows with alt="…"; alt="" is for decoration'
            problems.error("no-alt", "this picture has no words in its place", part.place_of(element), hint)
        elif element.tag == SVG and not element.findtext(SVG_TITLE) and not is_decoration(element, SVG):
            hint = 'begin it with <title>…</title>; aria-hidden="true" is for decoration'
            problems.error("no-alt", "this drawing has no words in its place", part.place_of(element), hint)


def _headings(part: Part, problems: Problems) -> None:
    """ISO 14289-1, 7.4.2: no level is left out on the way down."""
    level = 0
    for element in part.root.iter():
        found = HEADING.fullmatch(element.tag) if isinstance(element.tag, str) else None
        if found:
            if int(found[1]) > level + 1:
                message = f"{element.tag} follows {f'h{level}' if level else 'no heading'}: a level is left out"
                problems.error("heading-skip", message, part.place_of(element), f"write h{level + 1}")
            level = int(found[1])


def _opacity(part: Part, problems: Problems) -> None:
    """Text under `opacity` is drawn in a group of its own, which no tag reaches (ISO 14289-1, 7.1)."""
    seen: set[Any] = set()
    for page in part.pages:
        for visit in boxes.walk(page._page_box):
            box = visit.box
            if box.style is not None and box.style["opacity"] < 1 and box.element not in seen:
                seen.add(box.element)
                hint = "use a paler colour: color: #55606b"
                problems.error("opacity", "`opacity` hides what it covers from screen readers",
                               part.place_of(box.element), hint)  # fmt: skip
