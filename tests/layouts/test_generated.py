"""Campaigns made from seeds, built in every layout: each pack is sound as it is printed, or says what is wrong where.

The long run draws its seeds anew. `pytest -m slow tests/layouts/test_generated.py --first-seed N` repeats it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from briefpack.content.loading import load
from briefpack.one_pack import Recipe, make_pack
from briefpack.pack.made import MadePack
from briefpack.problems import Problem, Problems
from briefpack.project import CampaignFolder, Project
from tests.layouts.printed import letters, printed
from tests.random_campaigns import PARTS, Author, write
from tests.typesetting import ROOT

DAY = datetime.date(2020, 6, 30)
SEEDS = range(20)
FRESH = 200  # seeds for each layout in the long run
THIN = 1 / 3
PLANNED = {  # parts whose pages a plan gives them, however full they are
    "cover", "contact", "leave-behind", "meeting-report", "letter", "brief", "form", "release", "facts", "spokespeople",
    "leaflet",
}  # fmt: skip
OF_AUTHORS = {  # problems that words and pictures can bring about; any other is a fault of the layout
    "coarse-picture", "empty-block", "empty-part", "footnote-off-page", "frame-divided", "heading-stranded",
    "imprint-misplaced", "low-contrast", "picture-off-page", "text-collides", "text-cut", "text-off-page",
    "text-out-of-box", "thin-page", "too-many-pages",
}  # fmt: skip
TITLED = {"cover", "leave-behind", "letter", "brief", "release", "leaflet"}  # parts that print the pack's title
PROSE = {"letter": "letter", "talking-points": "talking_points", "questions": "questions", "whos-who": "people"}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """The seeds of the long run: as many as it takes, from the one that was given or drawn."""
    if "fresh_seed" in metafunc.fixturenames:
        first: int = metafunc.config.getoption("--first-seed")
        metafunc.parametrize("fresh_seed", range(first, first + FRESH))


@pytest.mark.parametrize("layout", PARTS)
@pytest.mark.parametrize("seed", SEEDS)
def test_generated_campaigns(seed: int, layout: str, tmp_path: Path) -> None:
    """A small campaign with some trait that breaks pages is printed soundly, or each problem has code and place."""
    assert faults(Author(seed, layout, whole=False), tmp_path) == []


@pytest.mark.slow
@pytest.mark.parametrize("layout", PARTS)
def test_fresh_campaigns(fresh_seed: int, layout: str, tmp_path: Path) -> None:
    """The same holds for whole campaigns, with all parts of the layout, from seeds that nobody has seen before."""
    again = f"repeat it with --first-seed {fresh_seed} -k '{layout} and {fresh_seed}'"
    assert faults(Author(fresh_seed, layout), tmp_path) == [], again


def faults(author: Author, folder: Path) -> list[str]:
    """What is wrong with the pack of an author's campaign, or with what is said of it."""
    files = write(folder / "made", author)
    problems = Problems()
    campaign = load(folder / "made", "made", problems)
    assert campaign is not None, list(problems)
    place = CampaignFolder(folder / "made", "made", "made")
    made = make_pack(Recipe(Project(ROOT), campaign, place, DAY, author.paper, author.theme), "pack")
    found = [*misplaced(made.problems, folder), *(unfaithful(made, files) if made.content else ())]
    told = any(problem.severity == "error" for problem in made.problems)
    return (
        found
        if bool(made.content) != told
        else [*found, "a pack is made of what has an error, or none of what has not"]
    )


def misplaced(problems: tuple[Problem, ...], folder: Path) -> Iterator[str]:
    """Problems that no author can mend, that say nothing, or whose place is none."""
    for problem in problems:
        place = problem.place
        path = next((root / place.file for root in (folder, ROOT) if (root / place.file).is_file()), None)
        lines = path.read_text(encoding="utf-8").splitlines() if path else []
        if not (0 < place.line <= len(lines) and 0 < place.column <= len(lines[place.line - 1]) + 1):
            yield f"{problem.code} has no place: {place}"
        if problem.code not in OF_AUTHORS or not (problem.message and problem.hint):
            yield f"{place}: {problem.code}: {problem.message}"


def unfaithful(made: MadePack, files: dict[str, Any]) -> Iterator[str]:
    """What the printed pages show that they should not, or do not show that they should."""
    pages = printed(made.content)
    told = {problem.code for problem in made.problems}
    planned = {
        page
        for part in made.parts
        if part.name in PLANNED
        for page in range(part.first_page, part.first_page + part.pages)
    }
    for number, page in enumerate(pages, start=1):
        yield from (f"page {number}: {one!r} stands on {other!r}" for one, other in page.collisions())
        yield from (f"page {number}: {words!r} leaves the page" for words in page.outside())
        if number not in planned and "thin-page" not in told and page.fill() < THIN:
            yield f"page {number} is {page.fill() * 100:.0f} % full"
    shown = letters(" ".join(page.words for page in pages))
    let_go = {claim for _, claim, how in made.gave_way if how == "left out"}
    for wordings in promised(files, let_go):
        if not any(is_shown(letters(words), shown) for words in wordings):
            yield f"nowhere: {wordings[0]}"


def is_shown(words: str, shown: str) -> bool:
    """Whether words stand on some page, or begin on one and end on another."""
    cuts = (at for at in range(8, len(words) - 8) if words[:at] in shown and words[at:] in shown)
    return words in shown or next(cuts, None) is not None


def promised(files: dict[str, Any], let_go: set[str]) -> Iterator[tuple[str, ...]]:
    """What must stand on a page, in one of its wordings: the claims of chapters, and what the parts arrange."""
    pack, sections = files["packs/pack.yaml"], [files[name] for name in files if name.startswith("sections/")]
    claims = {claim["id"]: claim for section in sections for claim in section["claims"]}
    if TITLED & set(pack["parts"]):
        yield (pack["title"]["added"],)
    if "chapters" in pack["parts"]:
        yield from ((claim["print"],) for claim in claims.values())
    brief, arranged = pack["brief"], list[str]()
    if {"leave-behind", "brief"} & set(pack["parts"]):
        arranged += [name for block in ("happened", "now", "stake") for name in brief.get(block, ())]
        arranged += [
            name for block in ("evidence", "acting") for each in brief.get(block, ()) for name in each["claims"]
        ]
    if "release" in pack["parts"] or pack["layout"] == "leaflet-trifold":
        arranged += pack["lead"]
    for name in arranged:
        if name not in let_go:
            yield claims[name]["print"], claims[name].get("short", claims[name]["print"])
    if "timeline" in pack["parts"]:
        yield from ((event["text"],) for event in files["timeline.yaml"]["events"])
    if "leaflet" in pack["parts"]:
        yield from ((claims[name]["stat"]["label"],) for name in pack["stats"] if name not in let_go)
        yield from ((action["text"],) for action in pack["actions"])
    for part, field in PROSE.items():
        if part in pack["parts"]:
            yield from ((words,) for words in added(pack[field]))


def added(value: Any) -> Iterator[str]:
    """All prose that was added somewhere in a value."""
    if isinstance(value, dict):
        yield from [value["added"]] if "added" in value else ()
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from added(each)
