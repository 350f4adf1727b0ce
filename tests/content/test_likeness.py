"""A pack that is like another takes what it does not say itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefpack.content.loading import load
from briefpack.problems import Problems
from tests.small_campaign import PRESS

LIKE = "like: press\nparts: [release, sources]\nlead: [cl.1a]\n"


def test_a_pack_takes_from_another_what_it_does_not_say(small_campaign: Path) -> None:
    """Its own keys stand; all others are those of the pack it is like, each with the place it was written at."""
    (small_campaign / "packs/short.yaml").write_text(LIKE)
    problems = Problems()
    campaign = load(small_campaign, "small", problems)
    assert campaign is not None
    short, press = campaign.packs["short"], campaign.packs["press"]
    assert (short.parts, short.lead, short.name) == (("release", "sources"), ("cl.1a",), "short")
    assert (short.title, short.stats, short.asks, short.audience) == (
        press.title,
        press.stats,
        press.asks,
        press.audience,
    )
    assert short.title.added.place == press.title.added.place
    assert short.parts[0].place.file == "small/packs/short.yaml"


@pytest.mark.parametrize("order", ["aaa", "zzz"])
def test_the_order_of_files_does_not_matter(small_campaign: Path, order: str) -> None:
    """A pack may come before or after the one it is like."""
    (small_campaign / f"packs/{order}.yaml").write_text(LIKE)
    assert load(small_campaign, "small", Problems()) is not None


def test_one_slip_in_a_pack_that_others_are_like_is_one_problem(small_campaign: Path) -> None:
    """What a pack takes is read where it was written, and said once."""
    (small_campaign / "packs/press.yaml").write_text(PRESS.replace("audience: press", "audience: pres"))
    (small_campaign / "packs/short.yaml").write_text(LIKE)
    problems = Problems()
    assert load(small_campaign, "small", problems) is None
    assert [(problem.code, problem.place.line) for problem in problems] == [("unknown-audience", 2)]


def test_a_pack_like_one_that_cannot_be_read_is_not_blamed(small_campaign: Path) -> None:
    """Only the file with the slip is named."""
    (small_campaign / "packs/press.yaml").write_text("audience: [\n")
    (small_campaign / "packs/short.yaml").write_text(LIKE)
    problems = Problems()
    assert load(small_campaign, "small", problems) is None
    assert {problem.place.file for problem in problems} == {"small/packs/press.yaml"}
