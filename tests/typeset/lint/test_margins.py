"""Running heads and feet that a reader cannot read are a problem, where their words were written."""

from __future__ import annotations

import pytest

from briefpack.problems import Problems
from tests.typesetting import composed, found, part

LONG = "A river without water and "
SHEET = """@page { margin: 15mm; @top-left { content: string(a); CSS }
  @top-right { content: string(b); text-align: right; CSS } }
body { string-set: a attr(data-a), b attr(data-b) }"""


@pytest.mark.parametrize(
    ("css", "left", "right", "places"),
    [
        ("", LONG, "Short", []),
        ("", LONG * 8, "Short", ["a.yaml:3:2"]),
        ("white-space: nowrap", LONG * 9, "Short", ["a.yaml:3:2", "b.yaml:5:3"]),
        ("white-space: nowrap", LONG + "it", LONG + "so", ["b.yaml:5:3"]),
        ("white-space: nowrap; width: 20mm; overflow: hidden", LONG, "Short", ["a.yaml:3:2"]),
        ("line-clamp: 1", LONG * 8, LONG * 8, []),
        ("", "Short", LONG * 8, ["b.yaml:5:3"]),
    ],
)
def test_words_in_a_margin(css: str, left: str, right: str, places: list[str]) -> None:
    """A head that leaves the page, runs into the text or the other head, or is cut, is told at its own words."""
    problems = Problems()
    body = f'<h1 id="h1" data-place="b.yaml:5:3">{right}</h1><p>x</p>'
    attributes = f'data-a="{left}" data-a-place="a.yaml:3:2" data-b="{right}"'
    composed(problems, part("one", body, attributes=attributes), css=SHEET.replace("CSS", css))
    assert {place for place, code in found(problems) if code == "text-out-of-box"} == set(places)


def test_numbers_in_a_margin_are_those_of_the_pack() -> None:
    """What is looked at is the page as it is printed: Page 1 of 120 needs more room than Page 1 of 1."""
    problems = Problems()
    css = "@page { @bottom-right { width: 20mm; white-space: nowrap; overflow: hidden } } .on { break-before: page }"
    body = "<p>x</p>" + '<p class="on">x</p>' * 120
    composed(problems, part("one", "<p>x</p>"), css=css)
    assert found(problems) == []
    composed(problems, part("one", body), css=css)
    assert {code for _, code in found(problems)} == {"text-out-of-box"}


def test_a_link_in_a_margin() -> None:
    """A link in a running head is an error at the place of the words, since no tag can hold it."""
    problems = Problems()
    css = ".head { position: running(head) } @page { @top-left { content: element(head) } }"
    composed(problems, part("one", '<p class="head"><a href="https://example.org">y</a></p><p>x</p>'), css=css)
    assert found(problems) == [("one.yaml:1:1", "bad-link")]
