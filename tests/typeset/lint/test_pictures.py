"""A picture that leaves the page is told, and one that fits or fills the page is not."""

from __future__ import annotations

import pytest

from briefpack.problems import Problems
from tests.typesetting import composed, found, part

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" {style}><title>A square</title></svg>'


@pytest.mark.parametrize(
    ("style", "codes"),
    [
        ("position:absolute;left:0;top:0;width:60mm;height:90mm", ["picture-off-page"]),
        ("position:absolute;left:-20mm;top:0;width:30mm;height:30mm", ["picture-off-page"]),
        ("position:absolute;left:-17mm;top:-17mm;width:99mm;height:99mm", []),
        ("display:block;width:50mm;height:50mm", []),
    ],
    ids=["below", "left", "full page", "inside"],
)
def test_pictures_stay_on_the_page(style: str, codes: list[str]) -> None:
    """A picture beyond the page's edge is an error at its place; up to the edge it may go."""
    drawing = DRAWING.format(style=f'style="{style}"')
    body = f'<div style="position:relative" data-place="a.yaml:3:1">{drawing}</div><p>x</p>'
    problems = Problems()
    composed(problems, part("one", body))
    assert [each for each in found(problems) if each[1] != "low-contrast"] == [("a.yaml:3:1", code) for code in codes]
