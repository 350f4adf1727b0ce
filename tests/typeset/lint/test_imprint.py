"""A leaflet shows its imprint, where the law of its jurisdiction looks for it and where no knife cuts it."""

from __future__ import annotations

import pytest

from briefpack.problems import Problems
from tests.typesetting import composed, found, part

LEAFLET = 'class="part-leaflet"'
PAGE = '<p style="break-before:page">words</p>'


def imprint(jurisdiction: str = "other", style: str = "") -> str:
    stamps = f'data-place="a.yaml:7:3" data-jurisdiction="{jurisdiction}"'
    return f'<p class="imprint" {stamps} style="{style}">Printed by us.</p>'


def said(*bodies: str, attributes: str = LEAFLET) -> list[tuple[str, str]]:
    problems = Problems()
    composed(problems, *(part(f"p{n}", body, attributes=attributes) for n, body in enumerate(bodies)))
    return [each for each in found(problems) if "imprint" in each[1]]  # these pages are thin besides


@pytest.mark.parametrize("jurisdiction", ["uk", "us-federal", "other"])
@pytest.mark.parametrize("body", ["{}", "{}" + PAGE, "<p>x</p>" + PAGE + "{}"])
def test_the_first_and_the_last_page_are_good(jurisdiction: str, body: str) -> None:
    """An imprint on the first or the last page, 15 mm from the edge, is no problem anywhere."""
    assert said(body.format(imprint(jurisdiction))) == []


def test_in_the_uk_no_page_between_is_good() -> None:
    """On the second of three pages a UK imprint is an error at its own place; elsewhere it is none."""
    between = f"<p>x</p>{PAGE}{{}}{PAGE}"
    assert said(between.format(imprint("uk"))) == [("a.yaml:7:3", "imprint-misplaced")]
    assert said(between.format(imprint("us-federal"))) == []


def test_pages_are_those_of_the_pack() -> None:
    """The last page of a part is not the last of a pack that goes on."""
    assert said(f"<p>x</p>{PAGE}{imprint('uk')}", "<p>more</p>", attributes="") == [("a.yaml:7:3", "imprint-misplaced")]


@pytest.mark.parametrize(
    "body", ["<p>x</p>", '<p>x</p><p class="imprint"></p>', "<p>x</p>" + imprint(style="display:none")]
)
def test_a_leaflet_without_one_is_told(body: str) -> None:
    """A leaflet that shows no word of an imprint is an error; other parts need none."""
    assert said(body) == [("p0.yaml:1:1", "no-imprint")]
    assert said(body, attributes="") == []


@pytest.mark.parametrize(("left", "good"), [("-14mm", True), ("-15mm", False)])  # from 15 mm, and 8 px of the body
def test_it_keeps_clear_of_the_knife(left: str, good: bool) -> None:
    """Nearer than 3 mm to the edge it may be cut off, which is an error."""
    assert said(imprint(style=f"margin-left:{left}")) == ([] if good else [("a.yaml:7:3", "imprint-misplaced")])
