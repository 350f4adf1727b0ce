"""A line of a campaign's files leads to the claims and sources that it is about."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefpack.content.loading import load
from briefpack.content.written_at import written_at
from briefpack.problems import Problems


def line_of(folder: Path, file: str, words: str) -> int:
    lines = (folder / file).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if words in line)


CASES = [
    ("sections/closing.yaml", "- id: cl.1b", ("cl.1b",), ()),
    ("sections/closing.yaml", "locator: p. 3", ("cl.1b",), ()),
    ("sections/closing.yaml", "In May the owner locked", ("cl.1a", "cl.1b", "cl.1c"), ()),
    ("sources.yaml", "title: Mill closes its gates", (), ("gazette",)),
    ("sources.yaml", "id: court", (), ("court",)),
    ("asks.yaml", "headline: Reopen", ("as.1",), ()),
    ("timeline.yaml", "A court orders", ("cl.1c",), ()),
    ("packs/policymakers.yaml", "standfirst:", ("cl.1a",), ()),
]


@pytest.mark.parametrize(("file", "words", "claims", "sources"), CASES)
def test_a_line_leads_to_what_it_is_about(
    file: str, words: str, claims: tuple[str, ...], sources: tuple[str, ...], small_campaign: Path
) -> None:
    """A line inside an entry leads to it; a sentence leads to its claims, an ask and an event to theirs."""
    campaign = load(small_campaign, "small", Problems())
    assert campaign is not None
    written = written_at(campaign, f"small/{file}", line_of(small_campaign, file, words))
    assert written is not None
    assert (written.claims, written.sources) == (claims, sources)


def test_above_the_first_entry_nothing_stands(small_campaign: Path) -> None:
    """A comment at the head of a file, and a file that there is none of, lead nowhere."""
    campaign = load(small_campaign, "small", Problems())
    assert campaign is not None
    assert written_at(campaign, "small/sources.yaml", 1) is None
    assert written_at(campaign, "small/none.yaml", 9) is None
