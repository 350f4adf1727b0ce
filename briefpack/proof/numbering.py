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
NAMED = re.compile(rb"(" + LITERAL + rb")\s*\[\s*(\d+) \d+ R", re.DOTALL)
FIGURES = re.compile(rb"\d")
SOURCE = re.compile(r"\.s(\d+)$")
CONTENTS = "contents."


def permitted(pdf: OpenedPDF) -> Mapping[str, Counter[str]]:
    """{where: how often a number may stand there}, for pages and for links."""
    pages = list(pdf.drawing.pages())
    order = {number: index for index, (number, _) in enumerate(pages, 1)}
    named = NAMED.findall(pdf.named_destinations)
    places = {text_of(string_bytes(name)): order.get(int(page), 0) for name, page in named}
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for index, (_, page) in enumerate(pages, 1):
        here = found[f"page {index}"]
        here.update({str(index), str(len(pages))} if index < len(pages) else {str(index): 2})  # its foot: 3 of 12
        for each in pdf.file.resolved(page.get("Annots")) or ():
            if isinstance(each, Reference) and each.number in pdf.file.objects:
                numbers = _numbers(pdf.file.objects[each.number].head, places)
                here.update(numbers)
                found[f"object {each.number}"].update(numbers)
    drawing = set[str]()
    for name, index in places.items():
        if source := SOURCE.search(name):  # the list of sources counts them
            found[f"page {index}"][source[1]] += 1
        elif name.startswith(CONTENTS):
            drawing.add(f"page {index}")
    for name in drawing:  # the contents draw every page with its number, and say how many pages and sheets there are
        found[name].update(map(str, (*range(1, len(pages) + 1), len(pages), (len(pages) + 1) // 2)))
    return found


def _numbers(link: bytes, places: Mapping[str, int]) -> list[str]:
    """The numbers in a link's words that say where it leads."""
    said = SAID.search(link)
    if not said or not FIGURES.search(said[1]) or not (target := LINKED.search(link)):
        return []
    name = text_of(string_bytes(target[1]))
    source = SOURCE.search(name)
    right = {str(places.get(name, 0)), source[1] if source else ""}
    return [number for number in re.findall(r"\d+", text_of(string_bytes(said[1]))) if number in right]
