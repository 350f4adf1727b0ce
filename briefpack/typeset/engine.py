"""Every private corner of WeasyPrint and pydyf that typesetting leans on, behind a version pin.

tests/typeset/test_contract.py names what changed when one of them does.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import Any
from unittest.mock import patch

import pydyf
import weasyprint
import weasyprint.document
import weasyprint.pdf
from weasyprint.formatting_structure.boxes import MarginBox
from weasyprint.layout import LayoutContext
from weasyprint.layout.background import layout_box_backgrounds
from weasyprint.layout.page import make_margin_boxes

from briefpack.typeset.nesting import require_shallow

PINNED = {"weasyprint": "70.0", "pydyf": "0.13.0"}


class EngineError(Exception):
    """The installed engine is not the one this tool was made for (exit 4)."""

    exit_code = 4

    def __init__(self, message: str, hint: str = "") -> None:  # one word is enough for it to be unpickled
        super().__init__(message)
        self.hint = hint


def require_engine() -> None:
    """Raises `EngineError` unless the pinned versions are installed."""
    found = {"weasyprint": weasyprint.__version__, "pydyf": pydyf.VERSION}
    for name, wanted in PINNED.items():
        if found[name] != wanted:
            raise EngineError(
                f"{name} {found[name]} is installed, {wanted} is needed", f"type: pip install {name}=={wanted}"
            )


@contextlib.contextmanager
def capture_layout_context() -> Iterator[list[Any]]:
    """WeasyPrint throws its LayoutContext away after a layout; margin boxes cannot be made again without it.

    Raises `NestingError` before a layout that would take minutes.
    """
    captured: list[Any] = []
    original = weasyprint.document.layout_document

    def layout_document(html: Any, root_box: Any, context: Any, *args: Any, **kwargs: Any) -> Any:
        require_shallow(root_box)
        _drop_styles(context, html.etree_element)
        captured.append(context)
        return original(html, root_box, context, *args, **kwargs)

    with patch.object(weasyprint.document, "layout_document", layout_document), _grids_that_move():
        yield captured


@contextlib.contextmanager
def _grids_that_move() -> Iterator[None]:
    """WeasyPrint stops where a grid that holds a float moves to the next page whole: it adds to a height that the grid
    does not have yet. Nobody asks for that height, as the grid is laid out anew.
    """
    original = LayoutContext.finish_block_formatting_context

    def finish(context: Any, root_box: Any = None) -> None:
        is_measured = root_box is not None and root_box.height != "auto"
        original(context, root_box if is_measured else None)

    with patch.object(LayoutContext, "finish_block_formatting_context", finish):
        yield


def _drop_styles(context: Any, root: Any) -> None:
    """Forget the styles that boxes were built with, a fifth of all memory; most are of footnotes that are not there.

    A layout asks for styles of pages only, which inherit from the root's.
    """
    styles = context.style_for.get_computed_styles()
    kept = styles[root, None]
    styles.clear()
    styles[root, None] = kept


def remake_margin_boxes(page: Any, context: Any, index: int, number: int, total: int) -> Any:
    """A copy of a laid-out page whose running heads and feet say page `number` of `total`.

    `index` is the page's index in its own part. The boxes of the body are shared with the original.
    """
    box = page._page_box.copy()
    context.current_page = index + 1
    _quote_depth, counters, scopes, groups = context.page_maker[index + 1][3]
    state = [0], {**counters, "page": [number], "pages": [total]}, [set(scope) for scope in scopes], groups
    margin_boxes = tuple(make_margin_boxes(context, box, state))
    for margin_box in margin_boxes:
        layout_box_backgrounds(box, margin_box, context.get_image_from_uri)
    box.children = tuple(child for child in box.children if not isinstance(child, MarginBox)) + margin_boxes
    return weasyprint.document.Page(box)


def stopped_in_engine(error: Exception) -> bool:
    """Whether an error began in WeasyPrint or what it calls, so that a layout's HTML or CSS set it off."""
    trace, inside = error.__traceback__, False
    while trace is not None:
        module = str(trace.tb_frame.f_globals.get("__name__", ""))
        inside = not module.startswith("briefpack") and (inside or module.startswith(("weasyprint", "pydyf")))
        trace = trace.tb_next
    return inside


@contextlib.contextmanager
def drawing(add_tags: Callable[..., None], pdf_class: type[pydyf.PDF]) -> Iterator[None]:
    """Draw with our structure tree and our kind of PDF file. One drawing at a time in a process."""
    with patch.object(weasyprint.pdf, "add_tags", add_tags), patch.object(pydyf, "PDF", pdf_class):
        yield
