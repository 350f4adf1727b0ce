"""Links that a pack cannot have: those that carry a file along, and those in the margins of pages."""

from __future__ import annotations

from briefpack.problems import Problems
from briefpack.typeset import boxes
from briefpack.typeset.part import Part


def lint_links(part: Part, problems: Problems) -> None:
    """Report what would put a file into the pack, or a link that no tag holds (ISO 14289-1, 7.18.5)."""
    assert part.layout is not None
    attached = [element for element in part.root.iter("link") if "attachment" in (element.get("rel") or "").split()]
    attached += [box.element for page in part.pages for kind, _, _, box in page.links if kind == "attachment"]
    for element in attached:
        problems.error("bad-link", "a pack carries no attached files", part.place_of(element),
                       "link to where the file is published, or join it as an annex")  # fmt: skip
    for page in part.pages:
        for visit in boxes.walk(page._page_box):
            if visit.margin and visit.box.link is not None:
                problems.error("bad-link", "a link in the margin of a page cannot be tagged",
                               part.place_of(visit.box.element), "link from the text")  # fmt: skip
