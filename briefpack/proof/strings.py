"""Every string of a file's objects, sorted by what it is to a reader: a title, a target, a note, a name …

Each string has one home. What has no home known here is not lost: it is among the `other strings`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from briefpack.proof.file import PdfFile, RawObject
from briefpack.proof.syntax import KEY, STRING, Reference, name_of, string_bytes, text_of

INFORMATION, TRAILER, OTHER = "document information", "trailer", "other strings"
OUTLINE, DESTINATIONS, TARGETS, LABELS = "outline", "named destinations", "link targets", "page labels"
ALTERNATIVES, EXACT, EXPANSIONS = "alternative texts", "exact texts", "expansions"
TITLES, LANGUAGES, IDS = "titles of structure", "languages", "ids of structure"
ATTACHED, NOTES, FIELDS, SCRIPTS, LAYERS = "names of attachments", "annotations", "form fields", "scripts", "layers"

FONTS = "fonts"

BY_KEY = {
    "Alt": ALTERNATIVES, "ActualText": EXACT, "E": EXPANSIONS, "Lang": LANGUAGES, "URI": TARGETS, "Dest": TARGETS,
    "D": TARGETS, "JS": SCRIPTS, "Subj": NOTES, "RC": NOTES, "NM": NOTES, "TU": FIELDS, "TM": FIELDS, "V": FIELDS,
    "DV": FIELDS, "DA": FIELDS, "Title": OUTLINE, "Desc": ATTACHED, "Base": TARGETS, "Contents": NOTES,
    "FontFamily": FONTS,
}  # fmt: skip
IN_STRUCTURE = {"T": TITLES, "ID": IDS}
TREES = {"Dests": DESTINATIONS, "EmbeddedFiles": ATTACHED, "JavaScript": SCRIPTS, "IDS": IDS}
LONGEST_KEY = 128  # bytes: no name is longer (ISO 32000-1, annex C)
MOST_NODES = 100_000


def strings_of(file: PdfFile) -> dict[str, list[tuple[str, str]]]:
    """{what they are: [(where, the text)]} of the objects that no later revision replaced, and of the trailers."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    homes = _homes(file)
    for object_ in file.objects.values():
        head = object_.head
        if b"(" not in head and head.count(b"<") == 2 * head.count(b"<<"):  # most have no string
            continue
        own = homes.get(object_.number, "")
        for key, text in keyed(head):
            found[_home(object_, key, own)].append((object_.where, text))
    for tail in file.tails:
        if b"/XRef" not in tail:
            found[TRAILER].extend(("trailer", text) for _, text in keyed(tail.partition(b"startxref")[0]))
    for name in old_destinations(file):
        found[DESTINATIONS].append(("catalog", name))
    return found


def keyed(written: bytes) -> Iterator[tuple[str, str]]:
    """The strings of some PDF notation, each with the key right before it; '' in a list."""
    for match in STRING.finditer(written):
        key = KEY.search(written, max(0, match.start() - LONGEST_KEY), match.start())
        yield name_of(key[1]) if key else "", text_of(string_bytes(match[0]))


def _home(object_: RawObject, key: str, own: str) -> str:
    head = object_.head
    if own in (INFORMATION, TRAILER):
        return own
    if b"/StructElem" in head and key in IN_STRUCTURE:
        return IN_STRUCTURE[key]
    if not key and own:
        return own
    if key in ("F", "UF"):
        return ATTACHED if b"/EF" in head or b"/Filespec" in head else TARGETS
    if key == "T":
        return FIELDS if b"/FT" in head or b"/Kids" in head else NOTES
    if key == "Name" and (b"/OCG" in head or b"/OCProperties" in head or own == LABELS):
        return LAYERS
    if key == "P" and own:
        return LABELS
    return BY_KEY.get(key, OTHER)


def _homes(file: PdfFile) -> dict[int, str]:
    """Objects whose strings in lists, or all of whose strings, are of one kind."""
    found: dict[int, str] = {}
    catalog = file.catalog
    root = file.trailer.get("Root")
    if isinstance(root, Reference):
        found[root.number] = DESTINATIONS
    _follow(file, catalog.get("PageLabels"), LABELS, ("Kids", "Nums"), found)
    names = catalog.get("Names")
    if isinstance(names, Reference):
        found[names.number] = DESTINATIONS
    for name, tree in file.entries_of(names).items():
        _follow(file, tree, TREES.get(name, OTHER), ("Kids",), found)
    _follow(file, file.entries_of(catalog.get("StructTreeRoot")).get("IDTree"), IDS, ("Kids",), found)
    found.update((object_.number, TRAILER) for object_ in file.tables)
    information = file.trailer.get("Info")
    if isinstance(information, Reference):
        found[information.number] = INFORMATION
    return found


def _follow(file: PdfFile, value: Any, home: str, keys: tuple[str, ...], found: dict[int, str]) -> None:
    """Note the nodes of a tree."""
    waiting, looked = [value], 0
    while waiting and (looked := looked + 1) < MOST_NODES:
        node = waiting.pop()
        if isinstance(node, Reference):
            if node.number in found:
                continue
            found[node.number] = home
        entries = file.entries_of(node)
        for key in keys:
            inside = file.resolved(entries.get(key))
            waiting.extend(each for each in (inside if isinstance(inside, list) else ()) if isinstance(each, Reference))


def old_destinations(file: PdfFile) -> list[str]:
    """Destinations named by the keys of a dictionary, as PDF 1.1 had them (12.3.2.3)."""
    return list(file.entries_of(file.catalog.get("Dests")))
