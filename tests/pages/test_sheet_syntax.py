"""Brackets, strings and comments of a style sheet that do not end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefpack.pages import sheet_syntax
from briefpack.problems import Problems
from tests.typesetting import ROOT

PIECES = [
    "{",
    "}",
    "(",
    ")",
    "[",
    "]",
    '"',
    "'",
    "/*",
    "*/",
    "/",
    "*",
    "\\",
    "\n",
    " ",
    "a",
    "url(",
    "URL(",
    "x:1;",
    "é",
]


def faults(text: str) -> list[str]:
    """What is said of a sheet, each with its place."""
    problems = Problems()
    sheet_syntax.check_brackets(text, "x.css", problems)
    return [f"{problem.place}: {problem.message}" for problem in problems]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a { color: red", "x.css:1:3: { is never closed"),
        ("a { color: red }}", "x.css:1:17: } closes nothing here"),
        ("a { content: '(\n }", "x.css:1:14: this string does not end on its line"),
        ("a { }\n/* b { }", "x.css:2:1: this comment does not end"),
        ("a { width: calc(1mm + (2mm) }", "x.css:1:16: ( is never closed"),
        ("@import url(a/*b.css); }", "x.css:1:24: } closes nothing here"),
    ],
)
def test_what_does_not_end_is_told(text: str, said: str) -> None:
    """A bracket, a string or a comment that does not end is told at the place where it begins."""
    assert said in faults(text)


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_the_quick_look_lets_nothing_through(text: str) -> None:
    """A sheet that looks whole has no fault; one that has none, no address and no escape looks whole."""
    slowly = list(sheet_syntax._faults(text))
    if sheet_syntax._is_whole(text):
        assert slowly == []
    elif "url(" not in text.lower() and "\\" not in text:
        assert slowly


def test_sheets_that_ship_look_whole() -> None:
    """The quick look is worth its lines: nearly every sheet of ours passes it."""
    sheets = [path.read_text(encoding="utf-8") for path in ROOT.glob("layouts/*/*.css")]
    assert sum(map(sheet_syntax._is_whole, sheets)) > 0.9 * len(sheets) > 40
