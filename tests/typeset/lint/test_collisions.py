"""Words that run into each other."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefpack.problems import Problems
from tests.typesetting import composed, found, part

AT = 'data-place="x.yaml:4:2"'


@pytest.mark.parametrize(
    ("body", "collide"),
    [
        (f'<p>First words here</p><p {AT} class="up">Second words</p>', True),
        (f'<p>First words here</p><p {AT} class="side">Second</p>', False),
        (f"<p>First words here</p><p {AT}>Second words</p>", False),
        (f'<p {AT} class="tight">{"many words in tight lines " * 20}</p>', False),
        (f'<p {AT}>A number<sup class="raised">12</sup> above a <b>bold</b> line {"and more " * 20}</p>', False),
        (f'<p>Some words <span {AT} class="over">laid over</span> others</p>', True),
        (f'<p {AT}>words <span class="block">a block in a line</span> words</p>', False),
    ],
)
def test_words_in_one_place(body: str, collide: bool) -> None:
    """Words of two lines with ink in one place are an error; tight lines, raised numbers and neighbours are none."""
    css = """.up { margin-top: -8mm } .side { margin: -5mm 0 0 50mm } .tight { line-height: 8pt }
    .raised { vertical-align: super; font-size: 60%; line-height: 0 } .block { display: inline-block }
    .over { position: absolute; left: 0 }"""
    problems = Problems()
    composed(problems, part("one", f"<h1>x</h1>{body}"), css=css)
    assert ("text-collides" in [code for _, code in found(problems)]) == collide


@settings(max_examples=25, deadline=None)
@given(st.floats(0, 60), st.floats(0, 60))
def test_any_overlap_is_found(x: float, y: float) -> None:
    """Two words set at any two places collide exactly when their letters overlap in both directions."""
    body = f'<h1>x</h1><p class="a">mmmmmm</p><p {AT} class="b">mmmmmm</p>'
    css = f"""p {{ position: absolute; margin: 0; font: 10pt/14pt BriefSerif }} .a {{ left: 20mm; top: 30mm }}
    .b {{ left: {x:.3f}mm; top: {y:.3f}mm }}"""
    problems = Problems()
    composed(problems, part("one", body), css=css)
    width, height = 6 * 2.97, 0.48 * 10 * 25.4 / 72  # mm: six letters m, their height without what reaches out
    inside = abs(x - 20) < width - 0.6 and abs(y - 30) < height - 0.4
    outside = abs(x - 20) > width + 1 or abs(y - 30) > height
    collides = "text-collides" in [code for _, code in found(problems)]
    assert collides or not inside
    assert not collides or not outside
