"""Nothing is set too small to be read."""

from __future__ import annotations

import pytest

from briefpack.problems import Problems
from briefpack.typeset.lint.type_size import lint_type_size
from tests.typesetting import composed, found, part

AT = 'data-place="x.yaml:4:2"'


@pytest.mark.parametrize(
    ("body", "css", "message"),
    [
        (f"<p {AT}>fine</p>", "p { font-size: 7.5pt }", ""),
        (f"<p {AT}>fine</p>", "p { font-size: 7.4pt }", "“fine” is set in 7.4 pt, where 7.5 pt is the least"),
        (f"<p {AT}>a<sup class=notes>1</sup></p>", "sup { font-size: 6.6pt }", ""),
        (f"<p {AT}>a<sup class=notes>1</sup></p>", "sup { font-size: 6pt }",
         "“1” is set in 6 pt, where 6.6 pt is the least"),
        (f"<p {AT}>a<sup>1</sup></p>", "sup { font-size: 6.6pt }", "“1” is set in 6.6 pt, where 7.5 pt is the least"),
        (f"<p class=imprint {AT}>by <b>X</b></p>", "p { font-size: 6pt }", ""),
        (f"<p class=imprint {AT}>by X</p>", "p { font-size: 5.9pt }",
         "“by X” is set in 5.9 pt, where 6 pt is the least"),
        (f'<p {AT}><svg viewBox="0 0 100 20" width="100px"><title>a</title><text y="9" font-size="9">fine</text></svg>'
         "</p>", "", "“fine” is set in 6.75 pt, where 7.5 pt is the least"),
        (f'<p {AT}><svg viewBox="0 0 100 20" width="200px"><title>a</title>'
         '<g font-size="9"><text y="9">fine</text></g></svg></p>', "", ""),
    ],
)  # fmt: skip
def test_the_least_size(body: str, css: str, message: str) -> None:
    """Words under 7.5 pt are an error where they stand; raised source numbers and an imprint may be smaller."""
    problems = Problems()
    composed(problems, part("one", f"<h1>a</h1>{body}"), css=css)
    assert found(problems) == ([("x.yaml:4:2", "small-type")] if message else [])
    assert [problem.message for problem in problems] == ([message] if message else [])


def test_margins_are_measured() -> None:
    """A running foot in small type is told at the part."""
    problems = Problems()
    composed(problems, part("one", "<h1>a</h1>"), css="@page { @bottom-right { font-size: 7pt } }")
    assert found(problems) == [("one.yaml:1:1", "small-type")]


def test_a_style_may_promise_more() -> None:
    """In large print 16 pt is the least for all words, an imprint's too, but raised source numbers stay small."""
    body = f"<h1>a</h1><p {AT}>plain</p><p class=imprint>by</p><p class=large>l<sup class=notes>1</sup></p>"
    css = ".large { font-size: 16pt } sup { font-size: 9pt } .imprint { font-size: 12pt }"
    problems = Problems()
    made = composed(problems, part("one", body), css=css).parts[0].part
    assert found(problems) == []
    made.style.least_type = 16.0
    lint_type_size(made, made.pages, problems)
    assert [each.message for each in problems] == [
        "“Page 1 of 1” is set in 10 pt, where 16 pt is the least",
        "“by” is set in 12 pt, where 16 pt is the least",
        "“plain” is set in 10 pt, where 16 pt is the least",
    ]
