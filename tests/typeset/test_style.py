"""Style sheets: what the engine does not understand, and what cannot work across parts, is refused at its line."""

from __future__ import annotations

import pytest

from briefpack.problems import Problems
from tests.typesetting import found, style


@pytest.mark.parametrize(
    ("css", "place", "code"),
    [
        ("p { colour: red }", "test.css:1:5", "bad-css"),
        ("p {\n  color: read;\n}", "test.css:2:3", "bad-css"),
        ("a {}\n#c1 { color: red }", "test.css:2:1", "id-selector"),
        ("a::after { content: target-counter(attr(href), page) }", "test.css:1:21", "page-counter-in-body"),
        ("p::before { content: counter(page) }", "test.css:1:22", "page-counter-in-body"),
        ("@media print { p::before { content: counter(pages) } }", "test.css:1:37", "page-counter-in-body"),
        ("@font-face { font-family: X; src: url(pack:///assets/fonts/none.ttf) }", "test.css:1:1", "missing-file"),
    ],
)
def test_what_is_refused(css: str, place: str, code: str) -> None:
    """Each fault of a style sheet is an error with the sheet's name, line and column."""
    problems = Problems()
    style(problems, css)
    assert (place, code) in found(problems)
    assert problems.errors == len(problems)


def test_page_counters_may_stand_in_margin_boxes() -> None:
    """counter(page) in a margin box is what numbers the pages, and counters of other names are free."""
    problems = Problems()
    style(
        problems,
        "@page { @top-left { content: counter(page) } } li { counter-increment: n } li::before { content: counter(n) }",
    )
    assert found(problems) == []
