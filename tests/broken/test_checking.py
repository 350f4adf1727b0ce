"""`check` finds what goes wrong when pages are made, and tells it at the text's place."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from briefpack.making import check_campaign
from briefpack.problems import Problem, Problems
from briefpack.project import CampaignFolder, Project
from tests.broken.spoiling import SOURCES, Case, swap
from tests.broken.test_broken import as_expected
from tests.broken.text_cases import TEXT_CASES

DAY = datetime.date(2020, 6, 30)
PROJECT = Project(Path(__file__).parents[2])


def checked(folder: Path) -> list[Problem]:
    problems = Problems()
    check_campaign(PROJECT, CampaignFolder(folder, "small", "small"), DAY, DAY, problems)
    return list(problems)


@pytest.mark.parametrize("case", TEXT_CASES, ids=lambda case: case.name.replace(" ", "-"))
def test_broken(case: Case, small_campaign: Path) -> None:
    """Each text that cannot print gives exactly one problem, at its place, with what to type."""
    case.apply(small_campaign)
    assert [as_expected(problem) for problem in checked(small_campaign)] == list(case.expected)


def test_the_twin_is_good(small_campaign: Path) -> None:
    """The campaign that all cases spoil has no problem."""
    assert checked(small_campaign) == []


@pytest.mark.parametrize(
    "issued", ["{literal: Spring 2018}", "{raw: n.d.}", "2018~", "2018-05/2018-06", "{date-parts: [[2018]], season: 1}"]
)
def test_every_date_of_a_source_prints(issued: str, small_campaign: Path) -> None:
    """A date that is no day, month or year prints in the list of sources without a problem in a template."""
    swap(SOURCES, "issued: 2018-06", f"accessed: {issued}, issued: {issued}")(small_campaign)
    assert checked(small_campaign) == []
