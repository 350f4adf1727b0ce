"""The list of what a layout may use."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefpack.pages.available import BEGIN, END, what_a_layout_may_use
from briefpack.pages.layouts import Layouts

DOCS = Path(__file__).parents[2] / "docs" / "layouts.md"


def test_docs_are_fresh(layouts: Layouts, request: pytest.FixtureRequest) -> None:
    """docs/layouts.md lists exactly the fields, filters, functions and macros that the code has."""
    text = DOCS.read_text(encoding="utf-8")
    before, after = text.split(BEGIN)[0], text.split(END)[1]
    fresh = before + what_a_layout_may_use(layouts) + after
    if request.config.getoption("--update-golden", default=False):
        DOCS.write_text(fresh, encoding="utf-8")
        text = fresh
    assert text == fresh


def test_the_list_names_fields_filters_and_macros(layouts: Layouts) -> None:
    """One of each is there, with what it is; what is for staff is not."""
    listed = what_a_layout_may_use(layouts)
    assert "| `standfirst` | Added, or absent |" in listed
    assert "- `date`: A date in words" in listed
    assert "- `pieces.claim(claim)`: one claim" in listed
    assert "| `reason` |" not in listed
    assert "| `audiences` |" not in listed


def test_every_macro_is_described(layouts: Layouts) -> None:
    """No macro of pieces.html and charts.html lacks the line above it that says what it is for."""
    listed = what_a_layout_may_use(layouts)
    for file, least in {"pieces": 10, "charts": 5}.items():
        source = (layouts.folder / "shared" / f"{file}.html").read_text(encoding="utf-8")
        macros = [line.split()[2].split("(")[0] for line in source.splitlines() if line.startswith("{% macro")]
        assert len(macros) > least
        assert [name for name in macros if f"`{file}.{name}(" not in listed] == []
