"""withdrawn.yaml grows by a claim at a time, and nothing that stands in it changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefpack.content.fields.text import PartialDate, Text
from briefpack.content.loading import load
from briefpack.content.withdrawn import HEAD, Withdrawal, appended
from briefpack.problems import Problems

PRINTABLE = st.characters(codec="utf-8", exclude_categories=("C", "Z"))
WORDS = st.text(PRINTABLE, min_size=1, max_size=40).map(lambda words: f"x {words}")


def withdrawal(claim: str, reason: str = "the court found otherwise", role: str | None = None) -> Withdrawal:
    date = PartialDate("2020-07-01")
    return Withdrawal(claim=Text(claim), date=date, reason=Text(reason), role=None if role is None else Text(role))


@given(WORDS, WORDS)
def test_whatever_is_said_is_read_again(reason: str, role: str) -> None:
    """Any reason and any role come back as they were given, and what stood before stays, byte for byte."""
    first = appended(None, withdrawal("cl.1", reason))
    assert first is not None
    assert first.startswith(HEAD)
    second = appended(first, withdrawal("cl.2", "y", role))
    assert second is not None
    assert second.startswith(first)


KEPT = [
    "withdrawn:\n- {claim: a, date: 2020-07-01, reason: x}",
    "# ours\nwithdrawn:\n  - claim: a\n    date: 2020-07-01\n    reason: x\n# the end\n",
    "\ufeffwithdrawn:\r\n- claim: a\r\n  date: 2020-07-01\r\n  reason: x\r\n",
]


@pytest.mark.parametrize("before", KEPT)
def test_what_a_person_added_stays(before: str) -> None:
    """Comments, indents and line ends of a person stay as they are."""
    after = appended(before, withdrawal("b"))
    assert after is not None
    assert after.startswith(before)


SPOILT = ["", "withdrawn: []\n", "withdrawn:\n- {claim: a}\n", "withdrawn: [", "other: 1\n", "- a\n"]
FLOW = "withdrawn: [{claim: a, date: 2020-07-01, reason: x}]\n"


@pytest.mark.parametrize("before", [*SPOILT, FLOW])
def test_a_file_that_cannot_be_added_to_is_refused(before: str) -> None:
    """A file that cannot be read, or that is a list in brackets, is not added to."""
    assert appended(before, withdrawal("b")) is None


def test_a_withdrawn_claim_that_nobody_sees_is_no_problem(small_campaign: Path) -> None:
    """A claim that is withheld, or no longer there, may stand in withdrawn.yaml."""
    text = appended(appended(None, withdrawal("cl.3")), withdrawal("gone.1"))
    assert text is not None
    (small_campaign / "withdrawn.yaml").write_text(text, encoding="utf-8")
    problems = Problems()
    campaign = load(small_campaign, "small", problems)
    assert list(problems) == []
    assert campaign is not None
    assert [str(each.claim) for each in campaign.withdrawn] == ["cl.3", "gone.1"]


def test_a_withdrawal_without_a_reason_is_told(small_campaign: Path) -> None:
    """A person who takes the reason out of withdrawn.yaml is told at that line."""
    (small_campaign / "withdrawn.yaml").write_text("withdrawn:\n- {claim: cl.3, date: 2020-07-01}\n", encoding="utf-8")
    problems = Problems()
    assert load(small_campaign, "small", problems) is None
    assert [(each.code, each.place.line, each.hint) for each in problems] == [("missing-key", 2, "add `reason: …`")]
