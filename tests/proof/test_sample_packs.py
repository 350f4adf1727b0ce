"""No false alarm: the sample's packs lose and forget nothing, in whatever look. Random ones: test_generated.py."""

from __future__ import annotations

import pytest

from tests.layouts.sample import built, every_look

CODES = {"lost-text", "lost-ink", "lost-page", "forgotten-text"}
QUICK = [("leaflet", "a5", "mono"), ("leave-behind", "a5", "colour"), ("leave-behind", "a4", "large-print")]
LOOKS = [look if look in QUICK else pytest.param(*look, marks=pytest.mark.slow) for look in every_look()]


@pytest.mark.parametrize(("pack", "paper", "theme"), LOOKS)
def test_nothing_is_lost(pack: str, paper: str, theme: str) -> None:
    """A pack of the sample is published, and nothing is told of its finished file."""
    made = built(pack, paper, theme)
    assert made.content
    assert CODES.isdisjoint(problem.code for problem in made.problems)


def test_what_gave_way_is_not_missed() -> None:
    """A claim that copyfitting shortened or left out of a part is not owed by it."""
    assert built("leave-behind", "a5", "colour").gave_way
