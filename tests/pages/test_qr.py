"""Addresses as QR codes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefpack.pages.citations import Numbering
from briefpack.pages.layouts import Layouts
from briefpack.pages.printing import Printing
from briefpack.pages.qr import QUIET, qr_code
from briefpack.pages.references.chosen import References
from briefpack.pages.values import MisuseError
from briefpack.problems import Problems
from tests.pages.sample_view import sample_view
from tests.typesetting import ROOT

STEP = re.compile(r"M(\d+) (\d+)h(\d+)v1h-\3z")


def modules(svg: str) -> set[tuple[int, int]]:
    """The dark modules that a drawn code fills, counted from its own corner."""
    return {(int(x) + i - QUIET, int(y) - QUIET) for x, y, width in STEP.findall(svg) for i in range(int(width))}


@given(st.text("abcdefghijklmnopqrstuvwxyz/-.", min_size=1, max_size=80))
def test_a_code_draws_exactly_the_modules_that_the_standard_asks_for(path: str) -> None:
    """The dark modules are those of the symbol, none more and none less, with white all round."""
    import segno

    svg = qr_code(f"https://example.org/{path}")
    symbol = segno.make(f"https://example.org/{path}", error="m", micro=False)
    dark = {(x, y) for y, row in enumerate(symbol.matrix) for x, module in enumerate(row) if module}
    assert modules(svg) == dark
    assert f'viewBox="0 0 {len(symbol.matrix) + 8} {len(symbol.matrix) + 8}"' in svg


def test_a_code_says_what_it_holds() -> None:
    """A reader who sees no code hears the address, escaped."""
    assert "<title>QR code: https://example.org/?a=1&amp;b=2</title>" in qr_code("https://example.org/?a=1&b=2")


def test_an_address_without_a_scheme_gets_one() -> None:
    """A phone opens an address only when it knows that it is one."""
    view = sample_view()
    printing = Printing(view, Numbering(listed=True), Problems(), References(view, Layouts(ROOT / "layouts")))
    assert "QR code: https://example.org/act" in printing.qr("example.org/act")


def test_an_address_too_long_for_any_code_is_refused() -> None:
    """What no code can hold is told, not cut."""
    with pytest.raises(MisuseError, match="too long"):
        Printing(sample_view(), Numbering(listed=True), Problems()).qr("example.org/" + "a" * 4000)
