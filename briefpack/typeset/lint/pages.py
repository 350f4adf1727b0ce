"""What a laid-out part shows that WeasyPrint does not tell: text out of its box, pages too many or empty, odd fonts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from briefpack.problems import Problems, near_miss
from briefpack.typeset import boxes
from briefpack.typeset.boxes import PX_PER_MM, TOLERANCE
from briefpack.typeset.footnotes import stray_notes
from briefpack.typeset.lint.collisions import lint_collisions
from briefpack.typeset.lint.headings import lint_headings
from briefpack.typeset.lint.margins import lint_margins
from briefpack.typeset.lint.pictures import lint_picture
from briefpack.typeset.lint.words import quoted
from briefpack.typeset.page_fill import THIN, fill
from briefpack.typeset.page_plan import PANEL, excess, panel
from briefpack.typeset.part import Part

NEAR = 1 * PX_PER_MM  # letters may reach a little over the edge of the page's area
IN_MARGIN = "shorten what stands before it; in a layout, keep a grid that is divided from standing there"


def lint(part: Part, pages: Sequence[Any], problems: Problems) -> None:
    """Report everything on the numbered pages of a part that a reader would not see, or see spoilt."""
    _page_count(part, problems)
    _thin_pages(part, problems)
    lint_headings(part, problems)
    _fonts(part, problems)
    for note in stray_notes(part.pages):
        hint = "shorten the paragraph or the note a little"
        message = f"this note stands on a page {'after' if note.pages_on > 0 else 'before'} its call"
        problems.warn("footnote-off-page", message, part.place_of(note.element), hint)
    for page in pages:
        lint_margins(part, page, problems)
        lint_collisions(part, page, problems)
        told = _off_page(part, page._page_box, problems)
        _in_margins(part, page._page_box, told, problems)
        blank = True
        for visit in boxes.walk(page._page_box):
            lint_picture(part, page._page_box, visit.box, problems)
            if not visit.margin:
                blank = blank and not boxes.has_ink(visit.box)
                _overflow(part, visit, problems)
        if blank:
            problems.error(
                "empty-page",
                f"a page of {part.title} is empty",
                part.place_of(part.root),
                "look for a forced page break",
            )


def _page_count(part: Part, problems: Problems) -> None:
    over = excess(part, part.style.plans)
    if over:
        block = part.block_of(over.element)
        what = f"the block {block} of {part.title}" if block else part.title
        message = f"{what} runs over: {max(1, round(over.mm))} mm do not fit on {over.room}"
        hint = "shorten it, or rank what may give way under `copyfit:` in the pack"
        problems.error("too-many-pages", message, part.place_of(over.element), hint)


def _thin_pages(part: Part, problems: Problems) -> None:
    """A page less than a third full looks forgotten, unless the part's plan gives it its pages."""
    if not part.flows:
        return
    for number, page in enumerate(part.pages, start=1):
        if 0 < (share := fill(page)) < THIN:
            inked = [v.box.element for v in boxes.walk(page._page_box) if boxes.has_ink(v.box) and not v.margin]
            element = next(filter(part.is_authors, inked), inked[0])
            message = f"page {number} of {part.title} is {share * 100:.0f} % full, and a third looks finished"
            hint = "shorten the part by these lines, or let it say more"
            problems.warn("thin-page", message, part.place_of(element), hint)


def _fonts(part: Part, problems: Problems) -> None:
    """A font that no sheet declares would be taken from whatever fonts there are."""
    known = {family.casefold() for family in part.style.families}
    unknown: dict[str, Any] = {}
    for page in part.pages:
        for visit in boxes.walk(page._page_box):
            if boxes.is_text(visit.box):
                for family in visit.box.style["font_family"]:
                    if family.casefold() not in known:
                        unknown.setdefault(family, visit.box.element)
    for family, element in unknown.items():
        place = part.style.place_of(family) or part.place_of(element)
        problems.error("unknown-font", f"no style sheet declares the font {family}", place,
                       near_miss(family, part.style.families))  # fmt: skip


def _off_page(part: Part, page_box: Any, problems: Problems) -> set[Any]:
    """Words beyond the edges of the page: of a block that is too tall, all lines are told at the first of them.

    Returns the blocks that are told.
    """
    found: dict[Any, list[Any]] = {}
    for visit in boxes.walk(page_box):
        box = visit.box
        if boxes.is_text(box) and box.text.strip() and not visit.margin and boxes.is_off_page(box, page_box):
            below = box.position_y + box.height > page_box.margin_height()
            if below and any(each.get(PANEL) for each in part.upwards(box.element)):
                continue  # it runs over the part's plan
            found.setdefault((below and part.block_of(box.element)) or box, []).append(box)
    for first, *more in found.values():
        words = quoted(first.text)
        message = f"{words} and what follows it run off the page" if more else f"{words} runs off the page"
        problems.error("text-off-page", message, part.place_of(first.element), "break it or shorten it")
    return set(found)


def _in_margins(part: Part, page_box: Any, told: set[Any], problems: Problems) -> None:
    """Words of the text above or below the page's area, where heads and feet stand: once for each block not told."""
    top = page_box.content_box_y() - NEAR
    bottom = page_box.content_box_y() + page_box.height + NEAR
    for visit in boxes.walk(page_box):
        box = visit.box
        if visit.margin or visit.note or not (boxes.is_text(box) and box.text.strip()):
            continue
        baseline, block = box.position_y + box.baseline, part.block_of(box.element) or box.element
        if not top < baseline < bottom and not boxes.is_off_page(box, page_box) and block not in told:
            told.add(block)
            message = f"{quoted(box.text)} stands in the {'upper' if baseline < top else 'lower'} margin of the page"
            problems.error("text-out-of-box", message, part.place_of(box.element), IN_MARGIN)


def _overflow(part: Part, visit: boxes.Visit, problems: Problems) -> None:
    box = visit.box
    if boxes.is_text(box) and box.text.strip():
        _text_cut(part, visit, problems)
    elif boxes.is_block_container(box) and not boxes.is_page(box):
        _box_overflow(part, box, problems)


def _text_cut(part: Part, visit: boxes.Visit, problems: Problems) -> None:
    box, clip = visit.box, visit.clip
    if clip is not None and _is_cut(clip, box.position_x + box.width, box.position_y + box.height):
        message = f"{quoted(box.text)} is cut off by its box"
        problems.error("text-cut", message, part.place_of(box.element), "shorten it")


def _is_cut(clip: Any, right: float, bottom: float) -> bool:
    edge_x, edge_y = clip.padding_box_x() + clip.padding_width(), clip.padding_box_y() + clip.padding_height()
    return bool(right > edge_x + TOLERANCE or bottom > edge_y + TOLERANCE)


def _box_overflow(part: Part, box: Any, problems: Problems) -> None:
    right, bottom = box.content_box_x() + box.width, box.content_box_y() + box.height
    fixed = box.style["height"] != "auto" and not panel(box)  # what is below a panel runs over the part's plan
    for child in box.children:
        if boxes.is_placeholder(child):
            continue
        if boxes.is_line(child) and child.position_x + child.width > right + TOLERANCE:
            excess = (child.position_x + child.width - right) / PX_PER_MM
            _runs_out(part, child, f"a line is {excess:.1f} mm wider than its column", problems)
        if fixed and _bottom_of(child) > bottom + TOLERANCE:
            excess = (_bottom_of(child) - bottom) / PX_PER_MM
            _runs_out(part, child, f"this is {excess:.1f} mm taller than its box", problems)


def _bottom_of(child: Any) -> float:
    if boxes.is_line(child):
        return float(child.position_y + child.height)
    if hasattr(child, "margin_height") and child.is_in_normal_flow():
        return float(child.position_y + child.margin_height())
    return float("-inf")


def _runs_out(part: Part, box: Any, message: str, problems: Problems) -> None:
    element = next((each.box.element for each in boxes.walk(box) if each.box.element is not None), box.element)
    problems.error("text-out-of-box", message, part.place_of(element), "break a long word or shorten the text")
