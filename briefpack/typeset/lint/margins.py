"""Running heads and feet as a reader sees them: whole, apart from each other, and out of the text."""

from __future__ import annotations

from typing import Any

from briefpack.problems import Place, Problems
from briefpack.typeset import boxes
from briefpack.typeset.boxes import TOLERANCE
from briefpack.typeset.lint.words import quoted
from briefpack.typeset.part import Part, placed

PREFIX, PLACED = "data-", "-place"  # <body data-pack="…" data-pack-place="…">


def lint_margins(part: Part, page: Any, problems: Problems) -> None:
    """Report words in a page's margins that leave it, are cut, run into the text, or into each other."""
    page_box = page._page_box
    before: list[tuple[Any, Any]] = []
    for margin in filter(boxes.is_margin, page_box.children):
        for visit in boxes.walk(margin):
            text = visit.box
            _link(part, text, problems)
            if not (boxes.is_text(text) and text.text.strip()):
                continue
            if said := _fault(page_box, margin, visit) or _meets(margin, text, before):
                message = f"{quoted(text.text)} in the margin {said}"
                problems.error("text-out-of-box", message, margin_place(part, text.text), "shorten it")
            before.append((margin, text))


def _link(part: Part, box: Any, problems: Problems) -> None:
    """ISO 14289-1, 7.18.5: a link stands in a tag, and margins have none."""
    if box.link is not None:
        problems.error("bad-link", "a link in the margin of a page cannot be tagged", part.place_of(box.element),
                       "link from the text")  # fmt: skip


def margin_place(part: Part, text: str) -> Place:
    """Where words in a margin were written: margins repeat attributes of <body>, or a heading of the part."""
    body, said = part.root.find("body"), _plain(text).removesuffix("…").strip()
    for name, value in body.attrib.items():
        if name.startswith(PREFIX) and said and said in _plain(value):
            return placed(body.get(f"{name}{PLACED}")) or _heading_place(part, _plain(value)) or part.place_of(body)
    return part.place_of(body)


def _heading_place(part: Part, words: str) -> Place | None:
    headings = (element for element in part.root.iter("h1") if _plain("".join(element.itertext())) == words)
    return next((part.place_of(element) for element in headings), None)


def _fault(page_box: Any, margin: Any, visit: boxes.Visit) -> str:
    text, clip = visit.box, visit.clip
    left, top = text.position_x, text.position_y
    right, bottom = left + text.width, top + text.height
    if min(left, top) < -TOLERANCE or right > page_box.margin_width() + TOLERANCE:
        return "runs off the page"
    if bottom > page_box.margin_height() + TOLERANCE:
        return "runs off the page"
    inner = margin.content_box_x() + margin.width
    if not clip and (right > inner + TOLERANCE or left < margin.content_box_x() - TOLERANCE):
        return "runs out of its box"
    edge = page_box.content_box_y()
    above = margin.at_keyword.startswith("@top") and bottom > edge + TOLERANCE
    below = margin.at_keyword.startswith("@bottom") and top < edge + page_box.height - TOLERANCE
    if above or below:
        return "runs into the text of the page"
    if clip is not None and right > clip.padding_box_x() + clip.padding_width() + TOLERANCE:
        return "is cut off by its box"
    return ""


def _meets(margin: Any, text: Any, before: list[tuple[Any, Any]]) -> str:
    for other_margin, other in before:
        apart = (
            text.position_x >= other.position_x + other.width - TOLERANCE
            or other.position_x >= text.position_x + text.width - TOLERANCE
            or text.position_y >= other.position_y + other.height - TOLERANCE
            or other.position_y >= text.position_y + text.height - TOLERANCE
        )
        if other_margin is not margin and not apart:
            return f"runs into {quoted(other.text)}"
    return ""


def _plain(text: str) -> str:
    return " ".join(text.split())
