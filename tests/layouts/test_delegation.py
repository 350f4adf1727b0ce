"""The delegation's own papers: what they need, what may be missing, and that each page says that it stays inside."""

from __future__ import annotations

import dataclasses
import re
from typing import Any

import pytest

from briefpack.content.models import Added
from briefpack.content.packs import Person
from briefpack.pages.part import PartHTML
from briefpack.problems import Problems
from tests.layouts.printed import letters, printed
from tests.layouts.sample import LAYOUTS, built
from tests.pages.sample_view import ASKS, sample_view, text
from tests.pages.test_brands import BRIEF, Read, added
from tests.pages.test_rendering import pages

PARTS = tuple(map(text, ("talking-points", "whos-who", "meeting-report", "sources")))
PLACE = "briefs/river/sections/one.yaml:1:3"
PEOPLE = (Person(name=text("Ann Lee"), about=Added(added=text("A judge.[@court]"), claims=(text("r.2"),))),)


def parts(problems: Problems, **changes: Any) -> dict[str, PartHTML]:
    """All parts of a view in which everything is filled, unless changed."""
    points = (added("The dam was closed.[@report]"), added("Nobody opened it."))
    given = {"layout": text("delegation"), "parts": PARTS, "internal": True, "brief": BRIEF}
    given |= {"talking_points": points, "people": PEOPLE}
    return pages(sample_view(**given | changes), LAYOUTS, problems)


def test_papers_with_everything() -> None:
    """Points, asks and answers; who is who; and a form that names each ask. No block is empty."""
    problems = Problems()
    made = parts(problems)
    assert list(problems) == []
    assert {name: Read(part.html).all("data-block") for name, part in made.items() if name != "sources"} == {
        "talking-points": ["talking_points", "asks", "brief.told"],
        "whos-who": ["people"],
        "meeting-report": ["contacts", "asks"],
    }
    assert [part.empty for part in made.values()] == [()] * 4


def test_points_without_anything_optional() -> None:
    """Without objections and asks both sections close up and are listed; so do a form's asks and its address."""
    problems = Problems()
    made = parts(problems, brief=dataclasses.replace(BRIEF, told=()), asks=(), contacts=())
    assert list(problems) == []
    assert made["talking-points"].empty == ("asks", "brief.told")
    assert made["meeting-report"].empty == ("contacts", "asks")
    assert Read(made["talking-points"].html).all("data-block") == ["talking_points"]
    report = Read(made["meeting-report"].html)
    assert report.all("data-block") == []
    assert "Send it to" not in report.text
    assert "What they promised" in report.text


def test_a_pack_without_a_brief() -> None:
    """The papers need no brief: only what it alone could fill is missing."""
    problems = Problems()
    made = parts(problems, brief=None)
    assert list(problems) == []
    assert made["talking-points"].empty == ("brief.told",)


@pytest.mark.parametrize(("field", "part"), [("talking_points", "talking-points"), ("people", "whos-who")])
def test_what_a_part_cannot_do_without(field: str, part: str) -> None:
    """Points without a point and a who's who of nobody: an error where the part is listed, with the key to write."""
    problems = Problems()
    parts(problems, **{field: ()})
    (problem,) = problems
    assert (problem.code, problem.severity, str(problem.place)) == ("empty-block", "error", PLACE)
    assert problem.message.startswith(f"{part} cannot do without `{field}:`")
    assert problem.hint == f"write `{field}:` in packs/policymakers.yaml"


def test_each_ask_has_its_row() -> None:
    """The form numbers the asks as the talking points do, with boxes for yes and no."""
    report = re.sub("[“”]", "", Read(parts(Problems())["meeting-report"].html).text)
    for number, ask in enumerate(ASKS, start=1):
        assert f"{number}. {ask.headline or ask.words.text}" in report
    assert report.count("yes no") == len(ASKS)


def test_every_page_says_that_it_stays_inside() -> None:
    """On each printed page of the sample's pack stands that it is internal, and not to be handed out."""
    found = printed(built("delegation", "a4", "colour").content)
    assert len(found) > 2
    for page in found:
        assert letters("INTERNAL: not to be handed out") in letters(page.words)


def test_lines_to_write_on_are_told() -> None:
    """No cell of the form is empty to those who do not see its lines: each has words for them."""
    report = parts(Problems())["meeting-report"].html
    assert report.count("<title>Two lines to write on</title>") == len(ASKS) + 1
    assert "<td></td>" not in report


@pytest.mark.parametrize(("count", "lines"), [(3, 2 * 3), (4, 4)])
def test_a_form_of_many_asks_gives_each_fewer_lines(count: int, lines: int) -> None:
    """Up to three asks have two lines for an answer, more of them one, so that the form keeps to its page."""
    asks = tuple(dataclasses.replace(ASKS[0], id=f"a.{number}") for number in range(count))
    table = parts(Problems(), asks=asks)["meeting-report"].html.partition("<tbody>")[2].partition("</tbody>")[0]
    assert table.count('class="write"') == lines
