"""Charts: what their numbers stand for, how long each is drawn, who sees them."""

from __future__ import annotations

import datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given

from briefpack.content.charts import Chart, check_chart, exact
from briefpack.content.fields.text import Text
from briefpack.content.loading import load
from briefpack.content.viewing import view_for
from briefpack.problems import Problems
from tests.broken.chart_cases import BARS, DOTS, GOOD, TIMELINE, chart
from tests.random_charts import charts


@pytest.mark.parametrize(
    ("typed", "amount"),
    [("90", "90"), ("007", "7"), ("3.50", "3.5"), ("1,234.5", "1234.5"), ("1 234 567", "1234567"), ("0.1", "0.1")],
)
def test_a_number_is_exact(typed: str, amount: str) -> None:
    """What is typed stands for its decimal value, to the last digit."""
    assert exact(Text(typed)) == Decimal(amount)


@pytest.mark.parametrize("words", [GOOD, DOTS, BARS, TIMELINE])
def test_each_type_loads(words: str, small_campaign: Path) -> None:
    """One chart of each type has no problem."""
    chart(words)(small_campaign)
    problems = Problems()
    assert load(small_campaign, "small", problems) is not None
    assert list(problems) == []


def test_a_chart_is_seen_with_its_claim(small_campaign: Path) -> None:
    """A chart stands in the view of those who see its claim, prints as typed, and its sources count as cited."""
    chart(GOOD, "sources: [gazette]", "sources: [letter]")(small_campaign)
    campaign = load(small_campaign, "small", Problems())
    assert campaign is not None
    view = view_for(campaign, campaign.packs["brands"], datetime.date(2020, 6, 30))
    (drawn,) = [each.chart for each in view.lead if each.chart]
    assert [row.value for row in drawn.rows] == ["212", "40"]
    assert str(drawn.rows[0].value.place) == "small/sections/closing.yaml:27:38"  # type: ignore[union-attr]
    assert "letter" in [source.id for source in view.sources]


@given(charts())
def test_lengths_are_proportional(chart: Chart) -> None:
    """No valid chart has a problem; lengths start at zero, end at the whole, and are to each other as the numbers."""
    problems = Problems()
    check_chart(chart, problems)
    assert list(problems) == []
    amounts = [exact(row.value) for row in chart.rows if row.value]
    whole = Fraction(exact(chart.of) if chart.of else max(amounts, default=Decimal(1)))
    assert all(0 <= share <= 1 for share in chart.shares)
    for amount, share in zip(amounts, chart.shares, strict=True):
        assert abs(Fraction(share) - Fraction(amount) / whole) < Fraction(1, 10**20)
        assert (share == 0) == (amount == 0)
