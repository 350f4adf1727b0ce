"""What has expired by the edition, or will soon."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from briefpack.rules import expired
from briefpack.rules.reading import Reading
from tests.broken.spoiling import ASKS, CLOSING, both, swap
from tests.rules.finding import findings, loaded, subjects

CODE = "expired"


@pytest.mark.parametrize(
    ("expires", "said"),
    [
        ("2020-06-29", "expired on 29 June 2020"),
        ("2020-06-30", "expires with 30 June 2020"),
        ("2019", "expired on 2019"),
    ],
)
def test_days(expires: str, said: str, small_campaign: Path) -> None:
    """The day itself has not passed; a month and a year pass with their last day."""
    claim = swap(CLOSING, "  to: gates\n", f"  to: gates\n  expires: {expires}\n")
    messages = [each.message for each in findings(CODE, small_campaign, claim) if each.at == "cl.1a"]
    assert messages == [f"cl.1a {said}, and this edition is of 2020-06-30"]


def test_an_ask_has_a_day_of_its_own_or_its_claims(small_campaign: Path) -> None:
    """An ask with a day is told by its id; one without is told with its claim, once."""
    assert subjects(CODE, small_campaign) == ["as.1"]
    assert subjects(CODE, small_campaign, swap(ASKS, "  by: The union\n", "  by: The union\n  expires: 2020-01\n")) == [
        "as.1",
        "reopen",
    ]


def test_the_edition_decides(small_campaign: Path) -> None:
    """Another date of the edition finds another thing."""
    campaign = loaded(small_campaign)
    assert [list(expired.find(Reading(campaign, day))) for day in (datetime.date(2020, 4, 30),)] == [[]]
    assert [each.at for each in expired.find(Reading(campaign, datetime.date(2020, 5, 1)))] == ["as.1"]


def test_what_no_pack_uses_is_told_elsewhere(small_campaign: Path) -> None:
    """A claim in no pack prints at no time."""
    unused = both(
        swap(
            "sections/asking.yaml",
            "expires: 2020-05-31, audiences: [policymakers, press]",
            "expires: 2020-05-31, audiences: [policymakers]",
        ),
        swap(ASKS, "audiences: [policymakers, press]", "audiences: [policymakers]"),
        swap("packs/press.yaml", "asks: [reopen]\n", ""),
        swap("packs/policymakers.yaml", "asks: [reopen]\n", ""),
        swap("packs/policymakers.yaml", "claims: [as.1]", "claims: [cl.1a]"),
        swap("packs/policymakers.yaml", "chapters, ", ""),
    )
    assert subjects(CODE, small_campaign, unused) == []
