"""A pack depends on nothing that its audience may not see: whatever of that is added, removed, changed or moved about
in a campaign, the view, the pages and the finished PDF stay the same.

What our audience may not see is all that is not for it, and besides: the words of a sentence around those that print;
who else sees a thing, and why somebody may not; notes; what other packs say; how the files are written. What prints
of a sentence is seen, and so is whether it prints whole: to withhold words of such a sentence changes what is seen.

The long run draws its seeds anew. `pytest -m slow tests/secrecy --first-seed N` repeats it; with `-rP` it prints
what was changed.
"""

from __future__ import annotations

import itertools
import random
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.secrecy.campaigns import FORM, VERBS, Change, Version, bare, first_version, other_version, read
from tests.secrecy.sameness import html, pdf, recipe, viewed
from tests.secrecy.withheld import KINDS

SEEDS = range(20)
CAMPAIGNS = 500  # of the long run, each with a finished pack
TRIES = 12  # seeds for one of them: a pack with a fault is compared too, but it does not count
UNORDERED = {"packs", "metadata", "about", "lender", "staff", "strays"}  # nothing of them stands in a list
SINGLE = 8  # changes that are looked at one by one in each campaign of the long run


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """The campaigns of the long run, from the seed that was given or drawn."""
    if "fresh_seed" in metafunc.fixturenames:
        first: int = metafunc.config.getoption("--first-seed")
        metafunc.parametrize("fresh_seed", range(first, first + CAMPAIGNS))


@pytest.mark.parametrize("seed", SEEDS)
def test_single_changes(seed: int, tmp_path: Path) -> None:
    """No single change of what is withheld changes the view, or the HTML of any part but for its places."""
    version = first_version(seed)
    assert changed_by(version, some(version, 99 if seed < 3 else SINGLE), tmp_path) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_finished_packs(seed: int, tmp_path: Path) -> None:
    """Many changes at once leave each byte of the finished PDF as it was."""
    same, _, made = same_pack(first_version(seed), seed, tmp_path)
    assert same, made


@pytest.mark.slow
def test_fresh_campaigns(fresh_seed: int, tmp_path: Path) -> None:
    """The same holds for five hundred campaigns that nobody has seen before, each with a finished pack."""
    again = f"repeat it with --first-seed {fresh_seed} -k {fresh_seed}"
    looked_at = Counter[str]()
    for seed in range(fresh_seed * 1000, fresh_seed * 1000 + TRIES):
        version = first_version(seed)
        singly = some(version, SINGLE)
        assert changed_by(version, singly, tmp_path) == [], (again, seed)
        same, finished, made = same_pack(version, seed, tmp_path)
        assert same, (again, seed, made)
        looked_at.update(f"one by one: {kind}: {verb}" for kind, verb in singly)
        looked_at.update(f"together: {kind}: {verb}" for kind, verb in made.elements())
        looked_at["finished" if finished else "with a fault"] += 1
        if finished:
            break
    print(*(f"{what} = {count}" for what, count in sorted(looked_at.items())), sep="; ")
    assert looked_at["finished"] == 1, f"{again}: none of {TRIES} packs is finished"


def some(version: Version, count: int) -> list[Change]:
    """A few of the changes that can be made, each with its own effect on the files."""
    files, chance = version.files(), random.Random(f"some {version.seen.seed}")
    possible = list(version.changes())
    shuffled = chance.sample(possible, len(possible))
    found = (change for change in shuffled if version.changed(*change, 1).files() != files)
    return list(itertools.islice(found, count))


def changed_by(version: Version, changes: Iterable[Change], folder: Path) -> list[tuple[str, Change]]:
    """What becomes another by a change of what is withheld: the view, the HTML."""
    campaign, found = read(version, folder / "one"), list[tuple[str, Change]]()
    view, pages = viewed(campaign), html(campaign, recipe(campaign, folder / "one", version))
    for kind, verb in changes:
        other = version.changed(kind, verb, 1)
        campaign = read(other, folder / "two")
        if viewed(campaign) != view:
            found.append(("view", (kind, verb)))
        if html(campaign, recipe(campaign, folder / "two", other)) != pages:
            found.append(("html", (kind, verb)))
    return found


def same_pack(version: Version, seed: int, folder: Path) -> tuple[bool, bool, Counter[Change]]:
    """Whether the pack is the same with other things withheld, whether it is finished, and what was changed.

    Every third campaign is compared with itself without any of it.
    """
    other, made = bare(version) if seed % 3 == 0 else other_version(version, seed)
    assert version.files() != other.files()
    first = pdf(recipe(read(version, folder / "one"), folder / "one", version))
    second = pdf(recipe(read(other, folder / "two"), folder / "two", other))
    return first == second, first[1], made


def test_every_kind_is_withheld_somewhere() -> None:
    """Each kind of what can be withheld changes files of some campaign, in each way in which it can."""
    of_kinds = {(kind, verb) for kind in KINDS for verb in VERBS if not (kind in UNORDERED and verb == "reorder")}
    still = {*of_kinds, (FORM, "change")}
    for seed in SEEDS:
        version = first_version(seed)
        files, possible = version.files(), still.intersection(version.changes())
        still -= {change for change in possible if version.changed(*change, 1).files() != files}
    assert still == set()
