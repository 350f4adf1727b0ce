"""Absolute words are cited in their own sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefpack.rules.plain import sentences
from tests.broken.rule_cases import short
from tests.broken.spoiling import ASKS, CAMPAIGN, CLOSING, PRESS, TIMELINE, swap
from tests.rules.finding import findings, subjects

CODE = "absolute"
PRINT = "The Gazette counted “300 weavers”;[@gazette] the ledger lists 212 names.[@ledger]"


@pytest.mark.parametrize("word", ["All", "Every one of the", "Never so many", "The largest number of", "Only", "Most"])
def test_words_that_one_case_makes_false(word: str, small_campaign: Path) -> None:
    """All, every, never, superlatives, only and most are told."""
    assert subjects(CODE, small_campaign, short(f"{word} weavers were sent home.")) == ["cl.1b"]


@pytest.mark.parametrize(
    "words",
    [
        "At least 212 weavers went home.",
        "“At most” 300 weavers went home.",
        "Not all weavers went home.",
        "The all-out strike ended.",
        "A protest in the west ended.",
        "The weavers’ interest fell.",
    ],
)
def test_words_that_only_look_so(words: str, small_campaign: Path) -> None:
    """At least, not all, all-out, and words that end as superlatives do are none."""
    assert subjects(CODE, small_campaign, short(words)) == []


def test_the_citation_stands_in_the_sentence(small_campaign: Path) -> None:
    """A source in the next sentence says nothing of this one."""
    assert sentences("All left. They went.[@a, p. 3] Home.") == ["All left.", " They went.\1", " Home."]
    one = swap(CLOSING, PRINT, "All weavers left. The Gazette counted them.[@gazette]")
    found = findings(CODE, small_campaign, one)
    assert [each.message for each in found] == [
        "no source is seen to say all here: All weavers left. The Gazette counted them.[@gazette]"
    ]
    assert subjects(CODE, small_campaign, swap(CLOSING, "All weavers left.", "All weavers left.[@gazette]")) == []


def test_what_the_wording_says_with_a_source(small_campaign: Path) -> None:
    """A short wording and a title may repeat what the claim's own wording cites."""
    cited = swap(CLOSING, PRINT, "All weavers left.[@gazette]")
    title = swap(PRESS, "The gates were locked in May, claims: [cl.1a]", "All weavers left, claims: [cl.1b]")
    assert subjects(CODE, small_campaign, cited, short("All left."), title) == []
    assert subjects(CODE, small_campaign, swap(PRESS, "All weavers left", "Every weaver left")) == ["press.title"]


def test_notes_and_events_cite_in_a_list(small_campaign: Path) -> None:
    """A later note and an event are one statement, and their sources say it."""
    event = swap(TIMELINE, "A court orders the return of the looms.", "A court orders the return of all looms.")
    note = swap(CLOSING, "A court ordered their return.", "A court ordered the return of all.")
    assert subjects(CODE, small_campaign, event, note) == []
    assert subjects(CODE, small_campaign, swap(CLOSING, "    sources: [court]\n", "")) == ["cl.1c"]


def test_demands_may_be_absolute(small_campaign: Path) -> None:
    """What is asked is no statement."""
    asked = swap(ASKS, "Reopen the mill", "Reopen all mills")
    title = swap("packs/policymakers.yaml", "The mill can reopen", "Reopen every mill")
    assert subjects(CODE, small_campaign, asked, title) == []


def test_quoted_words_of_the_text_are_passed_over(small_campaign: Path) -> None:
    """The text's own words are the campaign's; a heading stands under nobody's name."""
    assert subjects(CODE, small_campaign, swap(CLOSING, "It was theft.", "It was all theft.")) == []
    heading = swap(CLOSING, "heading: The Closing", "heading: The First Closing")
    assert subjects(CODE, small_campaign, heading) == ["closing"]


def test_english_only(small_campaign: Path) -> None:
    """In another language the words mean something else."""
    spoils = short("All weavers left."), swap(CAMPAIGN, "language: en", "language: nb")
    assert subjects(CODE, small_campaign, *spoils) == []
