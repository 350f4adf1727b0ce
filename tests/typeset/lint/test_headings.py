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
