"""An opinion says whose it is wherever it stands alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.broken.rule_cases import opinion
from tests.broken.spoiling import CAMPAIGN, CLOSING, PRESS, TIMELINE, swap
from tests.rules.finding import findings, subjects

CODE = "set-as-fact"


@pytest.mark.parametrize(
    "words",
    ["The union sees theft.", "By one account it was theft.", "To the weavers, “theft”.", "Theft to Mill Workers."],
)
def test_a_speaker_is_known(words: str, small_campaign: Path) -> None:
    """A verb or noun of saying, quotation marks, and words of the voice or the organisation name one."""
    assert subjects(CODE, small_campaign, opinion(f'short: "{words}"')) == []


def test_an_attribution_is_known(small_campaign: Path) -> None:
    """A word of the name under `attribution:` names who says so."""
    named = opinion("attribution: Weavers of the valley, short: It was theft to weavers.")
    assert subjects(CODE, small_campaign, named) == []


@pytest.mark.parametrize(
    ("kind", "verdict", "why"),
    [
        ("opinion", "opinion", "is an opinion"),
        ("fact", "not-found", "was not found in any source"),
        ("fact", "unsupported", "is unsupported"),
        ("allegation", "partly", "is an allegation"),
    ],
)
def test_whatever_never_prints_plain(kind: str, verdict: str, why: str, small_campaign: Path) -> None:
    """The rule reads the short wordings of all that `plain-fact` keeps from printing plain."""
    other = swap(CLOSING, "kind: opinion, verdict: opinion", f"kind: {kind}, verdict: {verdict}, short: It was theft.")
    assert [each.message for each in findings(CODE, small_campaign, other)] == [
        f"cl.2 {why}, and nobody says so here: It was theft."
    ]


def test_prose_on_opinions_alone(small_campaign: Path) -> None:
    """A title that rests on an opinion and cites nothing is told; one that also rests on a fact is not."""
    title = swap(PRESS, "The gates were locked in May, claims: [cl.1a]", "It was theft, claims: [cl.2]")
    assert subjects(CODE, small_campaign, title) == ["press.title"]
    assert subjects(CODE, small_campaign, swap(PRESS, "claims: [cl.2]", "claims: [cl.2, cl.1a]")) == []


def test_an_event_with_sources(small_campaign: Path) -> None:
    """An event on an opinion is borne out by sources of its own."""
    event = swap(TIMELINE, "  claims: [cl.1c]\n", "  claims: [cl.2]\n")
    assert subjects(CODE, small_campaign, event) == []
    assert subjects(CODE, small_campaign, swap(TIMELINE, "  sources: [court]\n", "")) == ["2019-02"]


def test_english_only(small_campaign: Path) -> None:
    """In another language no verb is known, and the rule says nothing."""
    spoils = opinion("short: It was theft."), swap(CAMPAIGN, "language: en", "language: km")
    assert subjects(CODE, small_campaign, *spoils) == []
