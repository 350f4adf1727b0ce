"""Cover, timeline, sources and contact: what their drawings say is what their words say."""

from __future__ import annotations

import re

from briefpack.content.fields.text import PartialDate
from briefpack.pages.layouts import Layouts
from briefpack.pages.part import PartHTML
from briefpack.pages.rendering import render
from briefpack.problems import Problems
from tests.pages.sample_view import sample_view, text


def pages(layouts: Layouts, problems: Problems, **changes: object) -> dict[str, str]:
    made = render(sample_view(**changes), layouts, problems)
    return {part.name: part.html for part in made if isinstance(part, PartHTML)}


def test_events_after_the_text_are_marked(layouts: Layouts, problems: Problems) -> None:
    """What is dated in the text's own month, or to its year only, is not marked; a key says what a mark means."""
    event = sample_view().timeline[0]
    dates = ("2018", "2018-03", "2018-04-30", "2018-05", "2019")
    events = tuple(event.model_copy(update={"date": PartialDate(date)}) for date in dates)
    html = pages(layouts, problems, timeline=events, as_of=PartialDate("2018-04"))["timeline"]
    rows = re.findall(r'<tr [^>]*?class="(.*?)"', html)
    assert [" since" in row for row in rows] == [False, False, False, True, True]
    assert "after the campaign’s text of April 2018" in html
    html = pages(layouts, problems, timeline=events[:3], as_of=PartialDate("2018-04"))["timeline"]
    assert "after the campaign" not in html


def test_each_source_has_its_square(layouts: Layouts, problems: Problems) -> None:
    """There are as many squares as sources, hollow for as many as are marked as copies, and two more in the legend."""
    html = pages(layouts, problems)["sources"]
    counts, listed = html.split("<ol")
    assert counts.count('class="square') == listed.count("<li") + 2
    assert counts.count('class="square copied"') == listed.count('class="copy"') + 1


def test_the_back_cover_leads_to_sources_that_are_listed(layouts: Layouts, problems: Problems) -> None:
    """A pack that cites nothing leaves its part of sources out, so that no page of it can be named."""
    assert "#sources.top" in pages(layouts, problems)["contact"]
    assert "#sources.top" not in pages(layouts, problems, parts=(text("sources"), text("contact")))["contact"]


def test_a_mistake_is_told_to_who_can_be_written_to(layouts: Layouts, problems: Problems) -> None:
    """The first contact with an e-mail address is named for corrections; without one nothing is said of them."""
    contact = sample_view().contacts[0].model_copy(update={"email": None})
    assert "Found a mistake?" in pages(layouts, problems)["contact"]
    assert "Found a mistake?" not in pages(layouts, problems, contacts=(contact,))["contact"]
