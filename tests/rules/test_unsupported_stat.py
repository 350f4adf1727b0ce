"""Large numbers stand on claims that are borne out whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.broken.spoiling import CLOSING, OPENING, swap
from tests.rules.finding import findings, subjects

CODE = "unsupported-stat"
CHART = """  chart:
    type: bars
    title: Looms
    unit: looms
    rows: [{label: here, value: 3}, {label: there, value: 4}]
    sources: [gazette]
"""


@pytest.mark.parametrize("verdict", ["partly", "disputed", "not-found"])
def test_every_verdict_but_supported_is_told(verdict: str, small_campaign: Path) -> None:
    """A number is shown large only where the sources bear the claim out."""
    worse = swap(CLOSING, "verdict: partly", f"verdict: {verdict}")
    assert [each.message for each in findings(CODE, small_campaign, worse)] == [
        f"cl.1b is {verdict}, and its number is shown large"
    ]


def test_supported_is_good(small_campaign: Path) -> None:
    """A claim that is supported may show its number."""
    assert subjects(CODE, small_campaign, swap(CLOSING, "verdict: partly", "verdict: supported")) == []


def test_charts_count(small_campaign: Path) -> None:
    """What is drawn is shown large too."""
    good = swap(CLOSING, "verdict: partly", "verdict: supported")
    drawn = swap(CLOSING, "  as_of: 2018-05\n", f"  as_of: 2018-05\n{CHART}")
    assert [each.cure for each in findings(CODE, small_campaign, good, drawn)] == ["take `chart:` out"]
    assert subjects(CODE, small_campaign, swap(OPENING, "  sources: [ledger]\n", f"  sources: [ledger]\n{CHART}")) == [
        "cl.1c"
    ]
