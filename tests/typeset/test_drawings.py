"""Drawings: what would hang the engine or a reader, or be left out in silence, is refused; common ones pass."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from briefpack.problems import Problems
from tests.typesetting import compose, composed, contents, facts, found, part, style

from briefpack.typeset.drawings import drawing_fault  # isort: skip


def drawing(inside: str, box: str = "0 0 100 100") -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">{inside}</svg>'


def line(points: int, attributes: str = "") -> str:
    return f'<path {attributes} d="M0 0 {" ".join(f"L{each % 90} {each % 83}" for each in range(points))}"/>'


MARKER = '<marker id="m"><path d="M0 0L1 1"/><path d="M0 0L1 1"/></marker>'
MARKED, HATCHED = 'marker-mid="url(#m)"', '<path fill="url(#p)"/>'
FINE = "<path stroke-dasharray='.0001' d='M0 0L9 9'/>"
PATTERN = '<pattern id="p" width="9" height="9">{}</pattern>'
FAULTS = {
    line(200_000): "100,000 points",
    f"<polygon points='{'1 2 ' * 300_000}'/>": "100,000 points",
    f'<g transform="{"rotate(1) " * 9_000}"/>': "its transform has more than 20,000 characters",
    f'<text x="{"1 " * 20_000}">a</text>': "its x has more than 20,000 characters",
    '<path d="M NaN 0 L 1 1"/>': 'd="M NaN 0 L 1 1" holds something else',
    '<polyline points="1,2 x"/>': "holds something else",
    '<path stroke-dasharray="0.0001" d="M0 0L9 9"/>': "too short to be seen",
    '<path style="stroke:red; stroke-dasharray: .001 .002" d="M0 0L9 9"/>': "too short to be seen",
    "<style>path { stroke-dasharray: .001 }</style>": "too short to be seen",
    '<linearGradient id="a" spreadMethod="repeat"/>': "a gradient that repeats",
    f"<defs>{MARKER}</defs>{line(9_000, MARKED)}": "too many times",
    f"<defs>{MARKER}</defs><g style='marker: url(#m)'>{line(9_000)}</g>": "too many times",
    f"<style>path {{ marker: url(#m) }}</style><defs>{MARKER}</defs>{line(9_000)}": "too many times",
    f"<defs>{PATTERN.format('<g/>' * 300)}</defs>{HATCHED * 100}": "too many times",
    PATTERN.format('<rect fill="url(#p)"/>'): "holds another one",
    "<use href='#a'/>": "may not hold <use>",
    f"{'<g>' * 100}{'</g>' * 100}": "100 deep",
}


@pytest.mark.parametrize("inside", FAULTS, ids=range(len(FAULTS)))
def test_what_is_refused(inside: str) -> None:
    """Each drawing that would take minutes, or not be drawn, is refused in a few words."""
    fault = drawing_fault(ElementTree.fromstring(drawing(inside)))
    assert FAULTS[inside] in fault
    assert len(fault) < 100


@pytest.mark.parametrize(
    "inside",
    [
        line(40_000), f"<defs>{MARKER}</defs>{line(500, MARKED)}", "<path stroke-dasharray='4 1 .5 1'/>",
        f"<defs>{PATTERN.format(line(2))}</defs>{HATCHED * 2_000}",
        "<path d='M1e-3-2.5.5A1 1 0 01.5.5z'/>", "<path stroke-dasharray='none'/>", "<path stroke-dasharray='0'/>",
    ],
    ids=range(7),
)  # fmt: skip
def test_common_drawings_pass(inside: str) -> None:
    """Maps, arrows, dashes and hatching are nobody's fault."""
    assert drawing_fault(ElementTree.fromstring(drawing(inside))) == ""


def test_a_drawing_in_a_layout_keeps_the_same_rules() -> None:
    """An inline drawing is told where the template has it, before it is laid out."""
    problems = Problems()
    body = f"<h1>x</h1>{drawing(FINE)}"
    assert compose([part("one", body)], contents, style(problems), facts(), problems) is None
    assert [code for _, code in found(problems)] == ["layout-not-allowed"]


def test_a_drawing_in_a_layout_finds_its_own_gradients() -> None:
    """What an inline drawing names by url(#…) is found, though ids get their part's name."""
    fade = "<title>x</title><linearGradient id='g1'><stop offset='0'/><stop offset='1'/></linearGradient>"
    shapes = "<rect width='9' height='9' fill='url(#g1)'/>", ""
    sizes = []
    for shape in shapes:
        problems = Problems()
        sizes.append(len(composed(problems, part("one", f"<p>x</p>{drawing(fade + shape)}")).write()))
        assert found(problems) == []
    assert sizes[0] > sizes[1] + 400
