"""How values of a view become print."""

from __future__ import annotations

import pytest

from briefpack.content.view import View
from briefpack.pages.citations import Numbering
from briefpack.pages.printing import Printing
from briefpack.problems import Problems
from tests.pages.sample_view import sample_view


@pytest.mark.parametrize(
    ("value", "words", "number"),
    [
        ("114", "", "114"),
        ("at least 114", "at least", "114"),
        ("about $1.5 billion", "about", "$1.5 billion"),
        ("many", "", "many"),
        (" " * 1_000_000 + "x", "", " " * 1_000_000 + "x"),
    ],
)
def test_a_figure_is_parted_from_its_words(value: str, words: str, number: str) -> None:
    """A stat's number begins with its first digit and the sign before it, and is found in one pass."""
    view: View = sample_view()
    assert Printing(view, Numbering(listed=False), Problems()).figure(value) == (words, number)
