"""A pack in a few lines of text: what would change on paper changes a line here, what would not changes none."""

from __future__ import annotations

import io
import itertools
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader

from briefpack.pack.made import MadePack
from tests.layouts.printed import Ink, Printed, printed

LARGE = 13  # pt: ink of a number that is at least so high is set large
FILL = re.compile(r"(?<=, fill )\d+")


def facts(made: MadePack) -> str:
    """The pack's own facts, then a line for each page."""
    reader, pages = PdfReader(io.BytesIO(made.content)), printed(made.content)
    tags = _tags(reader)
    parts = {page: part for part in made.parts for page in range(part.first_page, part.first_page + part.pages)}
    lines = [
        f"{made.name} on {made.paper}, {made.theme}: {made.page_count} pages",
        f"sources: {len(made.source_ids)}",
        f"claims on no page: {made.claims_left_out}",
        f"standards: {', '.join(made.standards)}",
        f"fonts: {', '.join(sorted(_fonts(reader)))}",
        *(f"gave way in {part}: {claim} {how}" for part, claim, how in made.gave_way),
        *(f"told: {problem.code} in {problem.place.file}" for problem in made.problems),
        *(f"nothing fills in {part.name}: {', '.join(part.empty)}" for part in made.parts if part.empty),
    ]
    for number, page in enumerate(pages, start=1):
        counts = [tags[number, kind] for kind in ("heading", "link", "table", "figure")]
        lines.append(
            f"{number} {parts[number].name}: {_first_line(page)!r}, headings {counts[0]}, links {counts[1]}, "
            f"tables {counts[2]}, figures {counts[3]}, numbers {_numbers(page) or 'none'}, fill {_tenths(page)}"
        )
    return "\n".join(lines) + "\n"


def agreed(found: str, golden: str) -> str:
    """What was found, with the golden fill of each page whose own is a tenth beside it: that may be a machine's."""
    lines = []
    for new, old in itertools.zip_longest(found.splitlines(), golden.splitlines(), fillvalue=""):
        fills = [FILL.search(line) for line in (new, old)]
        near = all(fills) and abs(int(fills[0][0]) - int(fills[1][0])) <= 1  # type: ignore[index]
        lines.append(FILL.sub(fills[1][0], new) if near else new)  # type: ignore[index]
    return "\n".join(lines[: len(found.splitlines())]) + "\n"


def _tags(reader: PdfReader) -> Counter[tuple[int, str]]:
    """How many headings, tables, figures and links each page has."""
    numbers = {page.indirect_reference.idnum: n for n, page in enumerate(reader.pages, 1) if page.indirect_reference}
    found: Counter[tuple[int, str]] = Counter()
    for page in reader.pages:
        number = numbers[page.indirect_reference.idnum]  # type: ignore[union-attr]
        links = [each for each in page.get("/Annots", ()) if each.get_object()["/Subtype"] == "/Link"]
        found[number, "link"] += len(links)
    for element in _elements(reader.root_object["/StructTreeRoot"]):
        kind = "heading" if re.fullmatch(r"/H[1-6]?", element["/S"]) else str(element["/S"])[1:].lower()
        page = _page_of(element)
        if page is not None:
            found[numbers[page], kind] += 1
    return found


def _elements(node: Any) -> Iterator[Any]:
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        element = kid.get_object()
        if isinstance(element, dict) and "/S" in element:
            yield element
            yield from _elements(element)


def _page_of(element: Any) -> int | None:
    """The page on which an element begins."""
    while "/Pg" not in element:
        kids = element.get("/K", [])
        kids = [kid.get_object() for kid in (kids if isinstance(kids, list) else [kids])]
        element = next((kid for kid in kids if isinstance(kid, dict)), None)
        if element is None:
            return None
    return int(element.raw_get("/Pg").idnum)


def _fonts(reader: PdfReader) -> set[str]:
    fonts = (font.get_object() for page in reader.pages for font in page["/Resources"].get("/Font", {}).values())
    return {str(font["/BaseFont"]).partition("+")[2] for font in fonts}


def _first_line(page: Printed) -> str:
    """The words that are drawn first, with what stands beside them on their line."""
    first = page.runs[0]
    line = [run for run in page.runs if first.top <= (run.top + run.bottom) / 2 <= first.bottom]
    return " ".join(run.words.replace("\u00ad", "") for run in sorted(line, key=lambda run: run.left))


def _numbers(page: Printed) -> str:
    """The numbers that are set large, in the order of reading."""

    def is_large(run: Ink) -> bool:
        return bool(re.fullmatch(r"[\d.,]+%?", run.words)) and run.bottom - run.top >= LARGE

    return " ".join(run.words for run in page.runs if is_large(run))


def _tenths(page: Printed) -> int:
    return round(page.fill() * 10)
