"""What an annex does besides showing pages: it never comes along, and the author is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from briefpack.annexes.entries import as_dictionary, entry

ACTIONS = {  # ISO 32000-1, table 198; steps within the file, and addresses on the web, are left out without a word
    "/JavaScript": "scripts", "/Rendition": "scripts", "/Launch": "programs that it starts",
    "/SubmitForm": "forms that it sends", "/ImportData": "forms that it fills in",
    "/GoToR": "links to other files", "/GoToE": "links to other files",
}  # fmt: skip


def left_behind(reader: PdfReader, numbers: Iterable[int]) -> list[str]:
    """What of a file and its chosen pages stays behind, in an author's words."""
    return list(dict.fromkeys([*_of_file(reader.root_object), *_of_pages(reader, numbers)]))


def _of_file(root: DictionaryObject) -> Iterator[str]:
    names = as_dictionary(root.get("/Names"))
    if "/JavaScript" in names or "/AA" in root:
        yield "scripts"
    yield from _said(root.get("/OpenAction"))
    if "/EmbeddedFiles" in names or "/AF" in root:
        yield "attached files"
    if "/XFA" in as_dictionary(root.get("/AcroForm")):
        yield "a form of Adobe LiveCycle"


def _of_pages(reader: PdfReader, numbers: Iterable[int]) -> Iterator[str]:
    for number in numbers:
        page = reader.pages[number - 1]
        if "/AA" in page:
            yield "scripts"
        for each in entry(page, "/Annots") or ():
            yield from _said(as_dictionary(each).get("/A"))


def _said(action: Any) -> Iterator[str]:
    action = as_dictionary(action)
    kind = str(entry(action, "/S", ""))
    if kind in ACTIONS:
        yield ACTIONS[kind]
    elif kind == "/URI" and str(entry(action, "/URI", "")).lower().startswith("file:"):
        yield "links to other files"
