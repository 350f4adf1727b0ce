"""Sources that nothing cites."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefpack.content.names import sources_named
from briefpack.rules.reading import Reading
from tests.broken.rule_cases import BOOK, opinion
from tests.broken.spoiling import CLOSING, PRESS, TIMELINE, Spoil, swap
from tests.rules.finding import subjects
from tests.test_sample import sample

CODE = "uncited-source"


@pytest.mark.parametrize(
    "cite",
    [
        opinion("sources: [book]"),
        opinion("sources: [{source: book, locator: p. 3}]"),
        swap(CLOSING, "The looms were lent, not sold.[@letter]", "The looms were lent.[@letter][@book, p. 3]"),
        swap(TIMELINE, "sources: [court]", "sources: [court, book]"),
        swap(PRESS, "The gates were locked in May,", '"The gates were locked.[@book]",'),
    ],
)
def test_any_citation_counts(cite: Spoil, small_campaign: Path) -> None:
    """A list, a locator, a text, an event and a pack cite."""
    assert subjects(CODE, small_campaign, BOOK) == ["book"]
    assert subjects(CODE, small_campaign, cite) == []


def test_they_are_those_that_names_finds() -> None:
    """The rule finds every source of the sample cited that a walk through all its fields finds."""
    campaign = sample()
    sections, packs = tuple(campaign.sections.values()), tuple(campaign.packs.values())
    named = sources_named((campaign.file, sections, campaign.asks, campaign.timeline, packs))
    assert Reading(campaign, campaign.edition_date.last_day).cited == named
