"""Every broken campaign of the catalogue gives exactly the problems it should, and harms nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from briefpack.content.files import reader
from briefpack.content.loading import load
from briefpack.printing import WIDEST, SourceLines, escaped, printed
from briefpack.problems import Problem, Problems
from tests.broken.catalogue import CASES
from tests.broken.spoiling import Case, Expected
from tests.small_campaign import write_campaign


def as_expected(problem: Problem) -> Expected:
    place = problem.place
    also = tuple(related.place.line for related in problem.related)
    return Expected(problem.code, place.file.removeprefix("small/"), place.line, place.column, problem.hint, also)


@pytest.mark.parametrize("loader", ["CSafeLoader", "SafeLoader"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name.replace(" ", "-"))
def test_broken(case: Case, loader: str, small_campaign: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A spoilt campaign does not load and says what is wrong, exactly where, with what to type, by either parser."""
    monkeypatch.setattr(reader, "LOADER", getattr(yaml, loader))
    case.apply(small_campaign)
    problems = Problems()
    assert load(small_campaign, "small", problems) is None
    assert [as_expected(problem) for problem in problems] == list(case.expected)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name.replace(" ", "-"))
def test_the_printers_take_everything(case: Case, small_campaign: Path) -> None:
    """Each problem prints for people with its line and a caret under it, where there is a line to see."""
    case.apply(small_campaign)
    problems, lines = Problems(), SourceLines()
    load(small_campaign, str(small_campaign), problems)
    for problem in problems:
        first, *rest = printed([problem], "human").splitlines()
        assert first.startswith(escaped(f"{problem.place}: error[{problem.code}]: "))
        if lines(problem.place).strip():
            assert rest[0].startswith(f"  {problem.place.line} | ")
            assert rest[1].strip() == "^"
            assert len(rest[0]) <= len(f"  {problem.place.line} | ") + 6 * WIDEST  # each character may be an escape
    assert printed(problems, "short").count("\n") == len(problems) - 1
    assert len(json.loads(printed(problems, "json"))) == len(problems)


@pytest.mark.parametrize("loader", ["CSafeLoader", "SafeLoader"])
def test_the_twin_loads(loader: str, small_campaign: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The campaign that all cases spoil loads without a problem."""
    monkeypatch.setattr(reader, "LOADER", getattr(yaml, loader))
    problems = Problems()
    assert load(small_campaign, "small", problems) is not None
    assert list(problems) == []


def test_the_catalogue_is_whole() -> None:
    """Every case has a name of its own and expects at least one problem with a hint."""
    assert len({case.name for case in CASES}) == len(CASES)
    assert all(case.expected and all(each.hint for each in case.expected) for case in CASES)


def test_nothing_is_written(tmp_path: Path) -> None:
    """Loading a campaign, good or broken, changes no file in its folder."""
    folder = write_campaign(tmp_path / "small")
    next(case for case in CASES if case.name == "30 February").apply(folder)
    before = {path: path.read_bytes() for path in folder.rglob("*.yaml")}
    load(folder, "small", Problems())
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
