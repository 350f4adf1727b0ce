"""Claims that no pack uses."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.broken.rule_cases import unlisted
from tests.broken.spoiling import BRANDS, TIMELINE, Spoil, both, swap
from tests.rules.finding import findings, subjects

CODE = "unprinted-claim"


def test_the_title_is_a_claim(small_campaign: Path) -> None:
    """No part prints the text's own title, until an ask or a pack names its claim."""
    assert [each.message for each in findings(CODE, small_campaign)] == ["no pack for press uses title"]
    assert subjects(CODE, small_campaign, swap("packs/press.yaml", "claims: [cl.1a]", "claims: [cl.1a, title]")) == []


@pytest.mark.parametrize(
    "use",
    [
        unlisted(", op.1"),
        both(unlisted(""), swap(BRANDS, "claims: [cl.1a]", "claims: [cl.1a, op.1]")),
        both(unlisted(""), swap(TIMELINE, "  claims: [cl.1a]\n", "  claims: [cl.1a, op.1]\n")),
    ],
)
def test_uses(use: Spoil, small_campaign: Path) -> None:
    """A pack uses what it leads with, what its prose rests on, and what its timeline dates."""
    assert subjects(CODE, small_campaign, use) == ["title"]


def test_without_its_part_a_timeline_dates_nothing(small_campaign: Path) -> None:
    """A pack of that audience needs the part."""
    dated = both(
        unlisted(""),
        swap(TIMELINE, "  claims: [cl.1a]\n", "  claims: [cl.1a, op.1]\n"),
        swap(TIMELINE, "audiences: [policymakers, brands, press]", "audiences: [brands]"),
    )
    assert subjects(CODE, small_campaign, dated) == ["title"]
    assert subjects(CODE, small_campaign, swap(BRANDS, "timeline, ", "")) == ["title", "op.1"]
