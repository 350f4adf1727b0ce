"""Headings that stand alone."""

from __future__ import annotations

import pytest

from briefpack.problems import Problems
from tests.typesetting import composed, found, part

AT = 'data-place="x.yaml:4:2"'
NEXT = 'style="break-before:page"'


@pytest.mark.parametrize(
    ("body", "stranded"),
    [
        (f"<p>before</p><h2 {AT}>Alone</h2><p {NEXT}>after</p>", True),
        (f"<p>before</p><h2 {AT}>Kept</h2><p>after</p><p {NEXT}>more</p>", False),
        (f"<p>before</p><div><h2 {AT}>Alone</h2></div><div {NEXT}><p>after</p></div>", True),
        (f"<h1>One</h1><h2 {AT}>Kept</h2><p>after</p>", False),
        (f"<p>before</p><h2 {AT}>Last of all</h2>", False),
        (f"<h2 {AT}>A <b>bold</b> one</h2><p {NEXT}>after</p>", True),
    ],
)
def test_a_heading_stands_with_what_it_heads(body: str, stranded: bool) -> None:
    """A heading whose page prints nothing more of what follows is an error where its words were written."""
    problems = Problems()
    composed(problems, part("one", body))
    assert (("x.yaml:4:2", "heading-stranded") in found(problems)) == stranded


@pytest.mark.parametrize(
    ("lines", "messages"),
    [(2, ["the heading “Alone” stands alone at the foot of its column"]), (1, [])],
)
def test_a_heading_stands_in_the_column_of_what_it_heads(lines: int, messages: list[str]) -> None:
    """A heading at the foot of a column whose words begin the next one is told as one at the foot of a page."""
    problems = Problems()
    before = "<p>before</p>" * lines
    body = f'<div class="two">{before}<h2 {AT}>Alone</h2><p>after</p><p>after</p></div>'
    lines = ".two > * { margin: 0; font-size: 10pt; line-height: 4mm; break-after: auto }"
    css = f".two {{ columns: 2; column-fill: auto; height: 12mm }} {lines}"
    composed(problems, part("one", body), css=css)
    assert [each.message for each in problems if each.code == "heading-stranded"] == messages


def test_a_label_stays_with_what_follows() -> None:
    """What asks for no break after it is told when it stands alone all the same."""
    problems = Problems()
    body = f'<p>before</p><p {AT} style="break-after:avoid">What came later</p><p {NEXT}>after</p>'
    composed(problems, part("one", body))
    (problem,) = (each for each in problems if each.code == "heading-stranded")
    assert problem.message == "“What came later” stands alone at the foot of its page"
