"""Which numbers on a page are page numbers or source numbers: told by the file itself, by its links and destinations.

A link says where it leads. `3` in a link to page 3 is a page number and `3` in a link to the third source is a source
number, there and nowhere else: the file is asked how often each may stand on each page.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping

from briefpack.proof.reading import OpenedPDF
from briefpack.proof.syntax import LITERAL, Reference, string_bytes, text_of

LINKED = re.compile(rb"/Dest\s*(" + LITERAL + rb")", re.DOTALL)
SAID = re.compile(rb"/Contents\s*(" + LITERAL + rb"|<[0-9A-Fa-f]*>)", re.DOTALL)
NAMED = re.compile(rb"\(([a-z0-9.-]+)\)\s*\[\s*(\d+) \d+ R")
SOURCE = re.compile(r"\.s(\d+)$")
CONTENTS = "contents."


def permitted(pdf: OpenedPDF) -> Mapping[str, Counter[str]]:
    """{where: how often a number may stand there}, for pages and for links."""
    pages = list(pdf.drawing.pages())
    order = {number: index for index, (number, _) in enumerate(pages, 1)}
    places = {name.decode("ascii"): order.get(int(page), 0) for name, page in NAMED.findall(pdf.named_destinations)}
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for index, (_, page) in enumerate(pages, 1):
        here = found[f"page {index}"]
        here.update({str(index), str(len(pages))} if index < len(pages) else {str(index): 2})  # its foot: 3 of 12
        for each in pdf.file.resolved(page.get("Annots")) or ():
            if isinstance(each, Reference) and each.number in pdf.file.objects:
                numbers = _numbers(pdf.file.objects[each.number].head, places)
                here.update(numbers)
                found[f"object {each.number}"].update(numbers)
    for name, index in places.items():
        if source := SOURCE.search(name):  # the list of sources counts them
            found[f"page {index}"][source[1]] += 1
        elif name.startswith(CONTENTS):  # and draws every page with its number
            found[f"page {index}"] |= Counter({str(number): 2 for number in range(1, len(pages) + 1)})
    sheets = Counter({str(number): 1 for number in (len(pages), (len(pages) + 1) // 2)})
    for name in {f"page {index}" for name, index in places.items() if name.startswith(CONTENTS)}:
        found[name] += sheets  # how many pages, and how many sheets
    return found


def _numbers(link: bytes, places: Mapping[str, int]) -> list[str]:
    """The numbers in a link's words that say where it leads."""
    target, said = LINKED.search(link), SAID.search(link)
    if not target or not said:
        return []
    name = text_of(string_bytes(target[1]))
    source = SOURCE.search(name)
    right = {str(places.get(name, 0)), source[1] if source else ""}
    return [number for number in re.findall(r"\d+", text_of(string_bytes(said[1]))) if number in right]
