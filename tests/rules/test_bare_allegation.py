"""Allegations have somebody else's name, or a reply."""

from __future__ import annotations

from pathlib import Path

from tests.broken.rule_cases import REPLY
from tests.broken.spoiling import CLOSING, swap
from tests.rules.finding import findings, subjects

CODE = "bare-allegation"


def test_the_voice_is_no_attribution(small_campaign: Path) -> None:
    """The text's own words print under the voice of who publishes: that is nobody else."""
    found = findings(CODE, small_campaign, swap(CLOSING, REPLY, ""))
    assert [each.message for each in found] == [
        "cl.1c alleges something of the owner: nobody else says so, nothing is replied"
    ]


def test_either_is_enough(small_campaign: Path) -> None:
    """A reply will do, and so will an attribution."""
    assert subjects(CODE, small_campaign) == []
    assert subjects(CODE, small_campaign, swap(CLOSING, REPLY, "  attribution: The Gazette\n")) == []


def test_somebody_must_be_spoken_of(small_campaign: Path) -> None:
    """An allegation about nobody harms nobody."""
    nobody = swap(
        CLOSING, "kind: allegation\n  about: [the owner]\n  verdict: disputed", "kind: allegation\n  verdict: disputed"
    )
    assert subjects(CODE, small_campaign, swap(CLOSING, REPLY, ""), nobody) == []


def test_what_is_withheld_alleges_nothing(small_campaign: Path) -> None:
    """cl.3 has neither, and is for nobody."""
    assert subjects(CODE, small_campaign) == []
    shown = swap(CLOSING, "  audiences: none\n  reason: nothing was found that shows it\n", "  audiences: [press]\n")
    assert subjects(CODE, small_campaign, shown) == ["cl.3"]
