"""What asks to stand on one page (break-inside: avoid) and does not, as it is longer than a page."""

from __future__ import annotations

from typing import Any

from briefpack.problems import Problems
from briefpack.typeset import boxes
from briefpack.typeset.part import Part

WHOLE = "data-whole"  # on what may never be divided: a stat, an ask, an allegation with its reply
REPEATED = ("thead", "tfoot")


def lint_frames(part: Part, problems: Problems) -> None:
    """Report each frame that is divided: an error where it may never be, else a warning.

    Only the outermost is named: what is in it is divided with it.
    """
    first_pages: dict[int, int] = {}
    divided: dict[int, Any] = {}
    for number, page in enumerate(part.pages):
        for visit in boxes.walk(page._page_box):
            element = visit.box.element
            if visit.margin or element is None or not _asks_for_one_page(visit.box) or _is_repeated(part, element):
                continue
            if first_pages.setdefault(id(element), number) != number:
                divided[id(element)] = element
    for element in divided.values():
        above = part.parents.get(element)
        while above is not None and id(above) not in divided:
            above = part.parents.get(above)
        if above is None:
            tell = problems.error if element.get(WHOLE) is not None else problems.warn
            tell("frame-divided", "this is longer than a page, and is divided", part.place_of(element), "shorten it")


def _asks_for_one_page(box: Any) -> bool:
    return (
        box.style is not None and box.style["break_inside"] in ("avoid", "avoid-page") and "::" not in box.element_tag
    )


def _is_repeated(part: Part, element: Any) -> bool:
    """Whether it is the head or foot of a table, which every page repeats."""
    while element is not None and element.tag not in REPEATED:
        element = part.parents.get(element)
    return element is not None
