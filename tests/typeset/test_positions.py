"""Where claims and sources stand."""

from __future__ import annotations

from briefpack.content.statements import Statements
from briefpack.problems import Problems
from briefpack.typeset.positions import Position
from tests.typesetting import composed, part

NOWHERE = Statements(frozenset(), frozenset())
LISTED = '<ol><li id="s1" data-place="sources.yaml:3:3">The Post</li></ol>'
SHAPE = "position:absolute;left:20mm;top:30mm;width:50mm;height:12mm;margin:0;padding:0"


def test_a_claim_stands_where_it_is_drawn() -> None:
    """A claim's box is measured in millimetres from the top left corner of its page."""
    body = f'<div style="position:relative"><p data-claim="a" style="{SHAPE}">One.</p></div>'
    one, other = (
        composed(Problems(), part("one", each)).positions({}, NOWHERE).claims["a"] for each in (body, "<p>x</p>" + body)
    )
    assert [(box.page, box.width, box.height) for box in (*one, *other)] == [(1, 50.0, 12.0)] * 2
    assert one[0].x == other[0].x >= 20
    assert other[0].y > one[0].y >= 30


def test_each_place_of_a_claim_counts() -> None:
    """A claim that prints twice on a page has two boxes there, in reading order; one that runs over has two pages."""
    over = '<div data-claim="b"><p>x</p><p style="break-before:page">y</p></div>'
    found = composed(Problems(), part("one", f'<p data-claim="a">x</p><p data-claim="a">z</p>{over}')).positions(
        {}, NOWHERE
    )
    assert [box.page for box in found.claims["a"]] == [1, 1]
    assert found.claims["a"][0].y < found.claims["a"][1].y
    assert found.claim_pages == {"a": (1,), "b": (1, 2)}


def test_a_source_stands_where_it_is_listed_and_raised() -> None:
    """A source is found at its entry and at each raised number that leads there, but not at a page's number."""
    cite = '<p>x<sup class="notes"><a id="n1" href="#sources.s1">1</a></sup></p><p>y</p>'
    pages = '<p>see <a class="page-ref" href="#sources.s1"></a></p>'
    made = composed(Problems(), part("one", cite + pages), part("sources", LISTED))
    found = made.positions({"sources.yaml:3:3": "post", "sources.yaml:9:3": "other"}, NOWHERE)
    assert {name: [box.page for box in boxes] for name, boxes in found.sources.items()} == {"post": [1, 2]}


def test_positions_are_rounded() -> None:
    """A tenth of a millimetre is as fine as anyone measures."""
    found = composed(Problems(), part("one", '<p data-claim="a">One.</p>')).positions({}, NOWHERE)
    (box,) = found.claims["a"]
    assert isinstance(box, Position)
    assert all(round(each, 1) == each for each in (box.x, box.y, box.width, box.height))
