"""Whole builds: a pack made alone, and one made after others of a campaign with more in it that is withheld."""

from __future__ import annotations

from pathlib import Path

from tests.broken.spoiling import ASKING, CAMPAIGN, CLOSING, TIMELINE, swap
from tests.small_campaign import write_campaign
from tests.test_make_briefs import run

SENTENCES = "".join(f"- id: zqx.{n}\n  text: The weaver of loom {n} kept ខ្មែរ books.\n" for n in range(40))
CLAIMS = "".join(
    f"- {{id: zqx.{n}, sentence: zqx.{n}, kind: fact, verdict: supported, sources: [court], audiences: [press]}}\n"
    for n in range(40)
)


def withhold_more(folder: Path) -> None:
    """Add and change what brands do not see, so that other packs are heavier and come first, in other fonts too."""
    swap(CLOSING, "sentences:\n", f"sentences:\n{SENTENCES}")(folder)
    swap(CLOSING, "claims:\n", f"claims:\n{CLAIMS}")(folder)
    swap(CLOSING, "It was theft.", "It was a theft by night.")(folder)
    swap(CLOSING, "sold the looms", "burned the looms, then sold the land")(folder)
    swap(CLOSING, "from: sold", "from: burned")(folder)
    swap(ASKING, "reopen the mill by spring", "reopen the mill by autumn")(folder)
    swap(TIMELINE, "A court orders", "A high court orders")(folder)
    swap(CAMPAIGN, "title: Reopen the Mill", "title: Close the Mill")(folder)
    swap(CAMPAIGN, "name: Press desk", "name: News desk")(folder)
    (folder / "packs" / "press.yaml").rename(folder / "packs" / "a-longer-name.yaml")


def test_a_pack_is_the_same_whatever_others_are_made_with_it(tmp_path: Path) -> None:
    """In another process, after other packs of another size, a pack has the bytes that it has alone."""
    one, two = write_campaign(tmp_path / "one" / "mill"), write_campaign(tmp_path / "two" / "mill")
    withhold_more(two)
    alone = run("build", "brands", "--campaign", one, "--out", tmp_path / "alone", env={"PYTHONHASHSEED": "1"})
    words = ["build", "--jobs", "1", "--campaign", two, "--out", tmp_path / "among"]
    among = run(*words, env={"PYTHONHASHSEED": "4711"})
    assert alone.returncode == among.returncode == 0, alone.stdout + among.stdout
    assert among.stderr.index("a-longer-name:") < among.stderr.index("brands:")
    assert (tmp_path / "among" / "brands.pdf").read_bytes() == (tmp_path / "alone" / "brands.pdf").read_bytes()
