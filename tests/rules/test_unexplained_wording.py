"""Other words than the text's have a reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.broken.spoiling import CLOSING, swap
from tests.rules.finding import findings, subjects

CODE = "unexplained-wording"


@pytest.mark.parametrize(
    "words", ["In May the owner locked the gates", "In May the owner *locked*  the gates.[@gazette]"]
)
def test_the_same_words(words: str, small_campaign: Path) -> None:
    """Marks, citations, spaces and a stop are no other words."""
    assert subjects(CODE, small_campaign, swap(CLOSING, "  to: gates\n", f"  to: gates\n  print: {words}\n")) == []


def test_one_other_letter_is_told(small_campaign: Path) -> None:
    """What differs in a letter needs a reason."""
    other = swap(CLOSING, "  to: gates\n", "  to: gates\n  print: In May the owner locked the gate.[@gazette]\n")
    assert [each.message for each in findings(CODE, small_campaign, other)] == [
        "cl.1a prints in other words than the text’s own, and nobody knows why"
    ]


def test_a_reason_is_enough(small_campaign: Path) -> None:
    """cl.1b differs, and says why."""
    assert subjects(CODE, small_campaign) == []
