"""A quote says whose it is, when it was said, and who let it be printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.broken.rule_cases import quoted
from tests.rules.finding import findings, subjects

CODE = "unapproved-quote"


@pytest.mark.parametrize(
    ("more", "lacking"),
    [
        ("", "`attribution` and no `as_of` and no `approved`"),
        (", attribution: A, as_of: 2019", "`approved`"),
        (", attribution: A, approved: 2019-05-01", "`as_of`"),
        (", as_of: 2019, sources: [gazette]", "`attribution`"),
    ],
)
def test_what_is_missing(more: str, lacking: str, small_campaign: Path) -> None:
    """All that is missing is said at once."""
    assert [each.message for each in findings(CODE, small_campaign, quoted(more))] == [
        f"the quote cl.2 has no {lacking}"
    ]


@pytest.mark.parametrize("by", ["approved: 2019-05-01", "sources: [gazette]"])
def test_approved_or_published(by: str, small_campaign: Path) -> None:
    """The one quoted has approved it, or somebody has published it."""
    assert subjects(CODE, small_campaign, quoted(f", attribution: A, as_of: 2019, {by}")) == []


def test_the_texts_own_words_need_none(small_campaign: Path) -> None:
    """An opinion of the text is no quote of a person."""
    assert subjects(CODE, small_campaign) == []
