"""What should stand on one page and is longer than one is told, and what fits is not."""

from __future__ import annotations

import pytest

from briefpack.problems import Problems
from tests.typesetting import composed, found, part

LINE = "The mill fed the valley for a century. "


@pytest.mark.parametrize("kind", ["display:block", "display:grid;grid-template-columns:40mm 25mm"])
def test_a_frame_longer_than_a_page_is_told(kind: str) -> None:
    """A frame that is divided is one warning, at the outermost of those that asked to be kept whole."""
    inner = f'<p style="break-inside:avoid">{LINE * 60}</p><p>x</p>'
    body = f'<p>x</p><div data-place="a.yaml:7:3" style="break-inside:avoid;{kind}">{inner}</div>'
    problems = Problems()
    composed(problems, part("one", body))
    assert found(problems) == [("a.yaml:7:3", "frame-divided")]
    assert problems.errors == 0


def test_a_frame_that_fits_is_not_told() -> None:
    """A frame that moves to the next page as a whole, and a paragraph that may be divided, are no problem."""
    frame = f'<div style="break-inside:avoid"><p>{LINE * 12}</p></div>'
    problems = Problems()
    composed(problems, part("one", f"<p>{LINE * 12}</p>{frame}<p>{LINE * 60}</p>"))
    assert found(problems) == []


def test_the_head_of_a_table_is_repeated_and_not_divided() -> None:
    """A head that stands on every page of a long table is no frame longer than a page."""
    problems = Problems()
    rows = "<tr><td>x</td></tr>" * 120
    table = f'<table><thead><tr><th scope="col">a</th></tr></thead><tbody>{rows}</tbody></table>'
    composed(problems, part("one", table), css="tr, thead { break-inside: avoid }")
    assert found(problems) == []


def test_what_may_never_be_divided_is_an_error_whatever_its_style_asks() -> None:
    """A frame that carries data-whole and is divided is an error, also where no sheet asks for one page."""
    problems = Problems()
    composed(
        problems, part("one", f'<p>{LINE * 8}</p><div data-whole data-place="a.yaml:7:3"><p>{LINE * 12}</p></div>')
    )
    (problem,) = problems
    assert (problem.code, problem.severity, str(problem.place)) == ("frame-divided", "error", "a.yaml:7:3")


@pytest.mark.parametrize(("height", "divided"), [("12mm", True), ("20mm", False)])
def test_a_frame_between_columns(height: str, divided: bool) -> None:
    """What may never be divided is told where one piece of it stands at the foot of a column and one in the next."""
    problems = Problems()
    frame = '<div data-whole="ask" data-place="x.yaml:4:2"><p>one</p><p>two</p><p>three</p></div>'
    body = f'<div class="two"><p>before</p>{frame}</div>'
    lines = "p { margin: 0; font-size: 10pt; line-height: 4mm; orphans: 1 }"
    css = f".two {{ columns: 2; column-fill: auto; height: {height} }} {lines}"
    composed(problems, part("one", body), css=css)
    assert (("x.yaml:4:2", "frame-divided") in found(problems)) == divided
