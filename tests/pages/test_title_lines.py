"""A title is measured line by line before its cover is laid out."""

from __future__ import annotations

import pytest

from briefpack.pages.title_lines import title_lines


def test_each_further_line_makes_the_widest_shorter() -> None:
    """Fewest lines first, each shorter than the one before; a fourth would not make the widest shorter."""
    found = title_lines("An election without opposition")
    assert [count for count, _ in found] == [1, 2, 3]
    assert [width for _, width in found] == sorted((width for _, width in found), reverse=True)


def test_a_line_is_as_wide_as_its_letters() -> None:
    """Letters count with the width that the bold serif gives them; an accent adds nothing."""
    assert title_lines("MMMM") == [(1, 3.64)]
    assert title_lines("éé") == title_lines("ee")


def test_a_line_that_gains_nothing_is_left_out() -> None:
    """A word that is longer than all others together keeps its line whatever the number of lines."""
    assert [count for count, _ in title_lines("Grundstücksverkehrsgenehmigung am See")] == [1, 2]


def test_a_word_may_be_parted_at_its_hyphen() -> None:
    """So does the engine: what stands before a hyphen may end a line, and no space follows it."""
    assert len(title_lines("Forty-five")) == 2
    assert title_lines("ab-cd")[0] < title_lines("ab- cd")[0]


def test_words_that_an_author_ties_together_stay_on_one_line() -> None:
    """A no-break space is a letter of the word around it, as wide as a space."""
    assert title_lines("an\u00a0opposition\u00a0party") == [(1, title_lines("an opposition party")[0][1])]


@pytest.mark.parametrize("title", ["", " ", "-", "\u200b", "ភាសាខ្មែរ", "x " * 1_000_000, "x" * 1_000_000])
def test_any_text_is_measured_at_once(title: str) -> None:
    """No text stops it or takes long; one without words has no lines."""
    assert all(count > 0 and width > 0 for count, width in title_lines(title))
