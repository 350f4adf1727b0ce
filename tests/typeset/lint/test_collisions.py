"""Words that run into each other."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefpack.problems import Problems
from briefpack.typeset import boxes
from briefpack.typeset.lint.collisions import CORE, DEEP
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
@given(st.floats(25, 60), st.floats(35, 60))
def test_any_overlap_is_found(x: float, y: float) -> None:
    """Words set at any two places collide exactly when their letters overlap in both directions."""
    body = f'<p class="a">mmmmmm</p><p {AT} class="b">mmmmmm</p>'
    css = f"""p {{ position: absolute; margin: 0; font: 10pt/14pt BriefSerif }} .a {{ left: 40mm; top: 45mm }}
    .b {{ left: {x:.3f}mm; top: {y:.3f}mm }}"""
    problems = Problems()
    made = composed(problems, part("one", body), css=css)
    visits = boxes.walk(made.parts[0].part.pages[0]._page_box)
    one, two = (visit.box for visit in visits if boxes.is_text(visit.box) and not visit.margin)
    across = min(one.position_x, two.position_x) + one.width - max(one.position_x, two.position_x)
    down = CORE * 10 * 4 / 3 - abs(one.position_y - two.position_y)
    collides = "text-collides" in [code for _, code in found(problems)]
    assert collides == (across > DEEP and down > DEEP)
