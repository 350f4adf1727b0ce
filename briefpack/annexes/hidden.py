"""What a viewer hides in a PDF, or lays over its pages: joined to a pack, it would come to light or be lost."""

from __future__ import annotations

from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.generic import DictionaryObject

from briefpack.annexes.entries import entry
from briefpack.annexes.errors import AnnexError

FLATTEN = "print it as PDF with what is to be seen"
HIDDEN = 2  # the flag of an annotation that is never shown (ISO 32000-1, table 165)
HARMLESS = ("/Link", "/Popup")
STATES = (("/View", "/ViewState"), ("/Print", "/PrintState"), ("/Export", "/ExportState"))


def require_all_layers_on(reader: PdfReader) -> None:
    """Raises `AnnexError` when a layer of the file is off by default, or for some use of it (8.11.4.3, 8.11.4.4)."""
    if hidden := hidden_layers(reader):
        layers = "a hidden layer, which would show" if hidden == 1 else f"{hidden} hidden layers, which would show"
        raise AnnexError("annex-hidden", f"it has {layers}", FLATTEN)


def hidden_layers(reader: PdfReader) -> int:
    """How many optional content groups are off."""
    properties = entry(reader.root_object, "/OCProperties")
    if properties is None:
        return 0
    default, groups = entry(properties, "/D", DictionaryObject()), entry(properties, "/OCGs", [])
    if str(entry(default, "/BaseState", "/ON")) == "/OFF":
        return max(len(groups) - len(entry(default, "/ON", [])), 1)
    off = {getattr(group, "idnum", 0) for group in entry(default, "/OFF", [])}
    if entry(default, "/AS"):
        off |= {getattr(group, "idnum", 0) for group in groups if _is_off_for_some_use(group.get_object())}
    return len(off)


def _is_off_for_some_use(group: Any) -> bool:
    usage = entry(group, "/Usage", DictionaryObject())
    return any(usage.get(use, {}).get(state) == "/OFF" for use, state in STATES)


def require_no_annotations(page: PageObject, number: int) -> None:
    """Raises `AnnexError` for notes, boxes and form fields laid over a page: they would go, and show what they cover.

    Links and pop-up windows are no part of what a page shows.
    """
    laid_over = sum(map(_is_seen, (each.get_object() for each in entry(page, "/Annots") or ())))
    if laid_over:
        what = "a note or form field lies" if laid_over == 1 else f"{laid_over} notes or form fields lie"
        raise AnnexError("annex-overlay", f"{what} over page {number}, and would be lost with what it covers shown",
                         FLATTEN)  # fmt: skip


def _is_seen(annotation: Any) -> bool:
    if not isinstance(annotation, DictionaryObject) or entry(annotation, "/Subtype") in HARMLESS:
        return False
    if int(entry(annotation, "/F", 0)) & HIDDEN:
        return False
    left, bottom, right, top = (float(value) for value in entry(annotation, "/Rect", (0, 0, 0, 0)))
    return left != right and bottom != top  # a signature may take no room


def lies_outside(page: PageObject) -> bool:
    """Whether a page is larger than what it shows: text that was cropped away can still be read in the file."""
    crop, media = page.cropbox, page.mediabox
    pairs = (crop.left, media.left), (crop.bottom, media.bottom), (media.right, crop.right), (media.top, crop.top)
    return any(float(inner) - float(outer) > 1 for inner, outer in pairs)
