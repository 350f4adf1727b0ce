"""`check` finds what goes wrong when pages are made, and tells it at the text's place."""

from __future__ import annotations

import datetime
import html
from pathlib import Path

import pytest

from briefpack.content.loading import load
from briefpack.content.viewing import view_for
from briefpack.making import check_campaign
from briefpack.pages.layouts import Layouts
from briefpack.pages.part import CONTENTS
from briefpack.pages.rendering import render
from briefpack.problems import Problem, Problems
from briefpack.project import CampaignFolder, Project
from tests.broken.spoiling import CLOSING, SOURCES, TIMELINE, Case, swap
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


@pytest.mark.parametrize(
    "typed", ["017", "010", "12:30:45", "12:30", "1.10", "1_000", "1e22", "9007199254740993", "NO", "on", "~", ".inf"]
)
def test_a_value_is_on_the_page_as_typed(typed: str, small_campaign: Path) -> None:
    """What YAML reads as a number, a time or nothing prints as the characters that were typed."""
    swap(CLOSING, "It was theft.", typed)(small_campaign)
    swap(CLOSING, 'value: "300"', f"value: {typed}")(small_campaign)
    swap(TIMELINE, "A court orders the return of the looms.", typed)(small_campaign)
    problems = Problems()
    campaign = load(small_campaign, "small", problems)
    assert campaign is not None, list(problems)
    parts = render(view_for(campaign, campaign.packs["press"], DAY), Layouts(PROJECT.layouts), problems)
    page = {part.name: html.unescape(part.html) for part in parts if part != CONTENTS}
    assert f"“{typed}" in page["chapter-1"]
    assert f">{typed}<" in page["timeline"]
    assert typed.removeprefix(".") in page["facts"]
    assert list(problems) == []
