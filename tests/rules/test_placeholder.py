"""Placeholders are found in whatever prints."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.broken.spoiling import ASKS, CAMPAIGN, CLOSING, OPENING, PRESS, SOURCES, TIMELINE, Spoil, swap
from tests.rules.finding import findings, subjects

CODE = "placeholder"
THERE = ["desk", "gazette", "office"]  # the addresses of the small campaign
OPEN_ENDS = ["TO" + "DO", "XX" + "X", "FIX" + "ME"]


@pytest.mark.parametrize("sign", ["tbc", "TBC", "lorem ipsum", "Lorem ipsum", "see example.net", *OPEN_ENDS])
def test_signs(sign: str, small_campaign: Path) -> None:
    """Blind text, marks of an open end and reserved addresses stand for words that are still to come."""
    found = subjects(CODE, small_campaign, swap(ASKS, "Reopen the mill", f"Reopen {sign}"))
    assert sorted(found) == [*THERE, "reopen"]


@pytest.mark.parametrize("word", ["counterexample.orgs", "todo", "an example. Next", "the latest.", "the xxl size"])
def test_words_that_only_look_so(word: str, small_campaign: Path) -> None:
    """Words that hold such letters are no placeholders."""
    assert sorted(subjects(CODE, small_campaign, swap(ASKS, "Reopen the mill", f"Reopen {word}"))) == THERE


@pytest.mark.parametrize(
    ("spoil", "at"),
    [
        (swap(CLOSING, "It was theft.", "It was tbc."), "cl.2"),
        (swap(CLOSING, "heading: The Closing", "heading: tbc"), "closing"),
        (swap(CLOSING, "text: The looms were lent, not sold.", "text: tbc,"), "cl.1c"),
        (swap(TIMELINE, "A court orders", "tbc A court orders"), "2019-02"),
        (swap(PRESS, "The gates were locked", "tbc"), "press"),
        (swap(SOURCES, "title: Wage ledger", "title: tbc"), "ledger"),
        (swap(CAMPAIGN, "heading: What Happened", "heading: tbc"), "past"),
        (swap(CAMPAIGN, "voice: The union says", "voice: tbc"), "voice"),
        (swap(CAMPAIGN, "{title: Brands}", "{title: tbc}"), "audiences.brands"),
        (swap(OPENING, "for a century", "tbc"), "op.1"),
    ],
)
def test_wherever_it_prints(spoil: Spoil, at: str, small_campaign: Path) -> None:
    """Each is told at what it stands in, by its id, its date, its name or its key."""
    assert sorted(subjects(CODE, small_campaign, spoil)) == sorted([*THERE, at])


def test_what_never_prints_may_be_open(small_campaign: Path) -> None:
    """Notes for staff and reasons are nobody's concern."""
    notes = swap(CLOSING, "notes: the ledger was seen in the archive", "notes: tbc")
    reason = swap(CLOSING, "reason: the ledger counts fewer", "reason: tbc")
    assert sorted(subjects(CODE, small_campaign, notes, reason)) == THERE


def test_a_pack_like_another_says_it_once(small_campaign: Path) -> None:
    """What a pack takes from another one is told there."""
    swap(PRESS, "The gates were locked", "tbc")(small_campaign)
    (small_campaign / "packs" / "short.yaml").write_text("like: press\nparts: [release]\n", encoding="utf-8")
    assert sorted(subjects(CODE, small_campaign)) == sorted([*THERE, "press"])


def test_one_finding_a_thing(small_campaign: Path) -> None:
    """A contact with two such addresses is told at the first."""
    found = [each for each in findings(CODE, small_campaign) if each.at == "office"]
    assert [each.message for each in found] == ["office@example.org is a placeholder"]
