"""Which claims stand on which pages, as the manifest says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefpack.typeset import boxes
from briefpack.typeset.part import Part


def claim_pages(part: Part, first: int) -> dict[str, list[int]]:
    """{claim id: numbers of the pages it stands on} when the part starts on page `first`."""
    found: dict[str, list[int]] = {}
    for number, page in enumerate(part.pages, first):
        for claim in _claims_on(page):
            pages = found.setdefault(claim, [])
            if number not in pages:
                pages.append(number)
    return found


def _claims_on(page: Any) -> Iterator[str]:
    for visit in boxes.walk(page._page_box):
        element = visit.box.element
        if element is not None and not visit.margin and (claims := element.get("data-claim")):
            yield from claims.split()
