"""The pack of companies: a letter, a brief that maps each ask to its step, and a form for the reply."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from briefpack.content.campaign import Campaign
from briefpack.content.fields.text import FullDate
from briefpack.content.loading import load
from briefpack.content.models import Added
from briefpack.content.packs import Letter, Objection, Signatory
from briefpack.content.view import PrintedActor, PrintedBrief, PrintedEvidence, View
from briefpack.content.viewing import view_for
from briefpack.pages.layouts import Layouts
from briefpack.problems import Problems
from tests.pages.sample_view import ALLEGATION, ASKS, EXPIRED, FACT, OPINION, sample_view, text
from tests.pages.test_rendering import Page, pages
from tests.pages.test_style import laid_out

ROOT = Path(__file__).parents[2]
PARTS = ("letter", "brief", "form", "chapters", "sources", "contact")
PLAN = {"a4": (1, 2, 1), "letter": (1, 2, 1), "a5": (1, 4, 2)}


def added(words: str) -> Added:
    return Added(added=text(words), claims=(text("r.1"),))


LETTER = Letter(text=(added("The dam was closed.[@report]"), added("Will you ask for it to be opened?")))
WHOLE_LETTER = Letter(
    to=(text("Ms A. Lee"), text("Acme")),
    greeting=text("Dear Ms Lee,"),
    text=LETTER.text,
    closing=text("Yours sincerely,"),
    signed=(Signatory(name=text("B. Kim"), role=text("River desk")), Signatory(name=text("C. Doe"))),
)
BRIEF = PrintedBrief(
    happened=(FACT, ALLEGATION),
    now=(EXPIRED,),
    stake=(FACT,),
    pull=OPINION,
    evidence=(PrintedEvidence(text("Water"), (FACT,)),),
    acting=(PrintedActor(text("The villages"), (FACT, EXPIRED)), PrintedActor(text("Acme"), (ALLEGATION,))),
    question=added("Do we buy from the mill?"),
    told=(Objection(told=added("It is open."), answer=added("It was closed in 2016.")),),
)
EMPTY = PrintedBrief((), (), (), None, (), (), None, ())


def brands_view(**changes: Any) -> View:
    """A view as a pack of companies; nothing optional is filled but the brief."""
    given = {"layout": text("brands"), "parts": tuple(map(text, PARTS)), "letter": LETTER, "brief": BRIEF}
    return sample_view(**given | changes)


class Read(Page):
    """A page whose elements are read apart, as cells and lines are."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        super().handle_starttag(tag, attrs)
        self.words += " "


def page(name: str, layouts: Layouts, **changes: Any) -> Read:
    """One part of it, which has no problem."""
    problems = Problems()
    made = pages(brands_view(**changes), layouts, problems)
    assert list(problems) == []
    return Read(made[name].html)


@cache
def sample() -> Campaign:
    campaign = load(ROOT / "briefs" / "join-the-movement", "briefs/join-the-movement", Problems())
    assert campaign is not None
    return campaign


def sample_pack() -> View:
    campaign = sample()
    return view_for(campaign, campaign.packs["brands"], datetime.date.fromisoformat(campaign.edition_date))


# ------------------------------------------------------------------------------------------ the letter


def test_a_letter_without_anything_optional(layouts: Layouts) -> None:
    """No addressee, reference, day or signatory is made up; date, enclosures, address and sender are always there."""
    letter = page("letter", layouts)
    blocks = letter.all("data-block")
    assert blocks == ["title", "letter.text", "edition_date", "contacts", "parts"]
    assert "23 November 2026" in letter.text
    assert "river@example.org" in letter.text
    assert not re.search(r"reply by|reference|Dear", letter.text)


def test_a_letter_with_everything(layouts: Layouts) -> None:
    """Addressee, greeting, closing and signatories stand in the order of a letter; reference and day beside them."""
    letter = page("letter", layouts, letter=WHOLE_LETTER, reference=text("RW/7"), reply_by=FullDate("2027-01-31")).text
    order = [
        "Ms A. Lee",
        "Dear Ms Lee,",
        "Will you ask",
        "Yours sincerely,",
        "B. Kim",
        "C. Doe",
        "RW/7",
        "31 January 2027",
    ]
    places = [letter.index(words) for words in order]
    assert places == sorted(places)


def test_enclosures_are_the_parts_of_the_pack(layouts: Layouts) -> None:
    """The letter lists every other part by name and page, a chapter by its heading, and none that the pack lacks."""
    rows = re.search(r"What Page (.*)$", page("letter", layouts).text)
    assert rows
    assert rows[1].split(" ", 1)[0] == "Brief"
    assert rows[1] == "Brief Form for your reply The river The people Sources Contact"
    alone = page("letter", layouts, parts=(text("letter"), text("sources")), contacts=())
    assert alone.text.endswith("What Page Sources")


# ------------------------------------------------------------------------------------------ the brief


def test_people_come_before_business(layouts: Layouts) -> None:
    """The risk to people stands first, then that to business; what companies said and the steps come after."""
    brief = page("brief", layouts).text
    headings = ["The risk to people", "The risk to business", "Who has spoken", "Each ask", "If you are told"]
    assert [brief.index(words) for words in headings] == sorted(brief.index(words) for words in headings)


def test_a_step_is_named_in_the_words_of_both_documents(layouts: Layouts) -> None:
    """A step prints as that of the OECD and as the UN principle; the page says whose reading it is."""
    asks = (replace(ASKS[0], step="remedy"), ASKS[1])
    brief = page("brief", layouts, asks=asks).text
    assert "Step 6 Provide for or cooperate in remediation when appropriate Principle 22 remediation" in brief
    assert "not assigned" in brief
    assert "the campaign’s own reading" in brief


@pytest.mark.parametrize(
    ("step", "number", "principle"),
    [("embed", 1, 16), ("identify", 2, 18), ("prevent", 3, 19), ("track", 4, 20), ("communicate", 5, 21)],
)
def test_each_step_has_its_principle(step: str, number: int, principle: int, layouts: Layouts) -> None:
    """The six steps of 2018 go with Guiding Principles 16 and 18 to 22."""
    brief = page("brief", layouts, asks=(replace(ASKS[1], step=step),)).text
    assert re.search(rf"12 villages.* Step {number} [A-Z][a-z, ]+ Principle {principle} [a-z]", brief)


def test_without_steps_the_columns_close_up(layouts: Layouts) -> None:
    """Where no ask has a step, the table says who asked and nothing of due diligence."""
    brief = page("brief", layouts).text
    assert "Each ask in its own words" in brief
    assert "OECD" not in brief


def test_in_large_print_no_row_has_columns(layouts: Layouts) -> None:
    """Who has spoken and the steps stand under each other there, with the same words."""
    asks = (replace(ASKS[0], step="remedy"), ASKS[1])
    brief = page("brief", replace(layouts, theme="large-print"), asks=asks)
    assert brief.all("scope") == []
    assert re.search(r"12 villages.* not assigned", brief.text)
    assert "Principle 22 remediation" in brief.text


def test_a_reply_begins_a_paragraph(layouts: Layouts) -> None:
    """Claim, verdict and reply are told apart: a reply stands in no paragraph of its claim."""
    paragraphs = re.findall(r"<p[^>]*>.*?</p>", pages(brands_view(), layouts, Problems())["brief"].html, re.DOTALL)
    replied = [paragraph for paragraph in paragraphs if "we did not" in paragraph]
    assert replied
    assert all(paragraph.startswith('<p class="reply">') for paragraph in replied)


def test_a_brief_of_asks_alone(layouts: Layouts) -> None:
    """Every other block closes up: no heading stands over nothing."""
    brief = page(
        "brief", layouts, brief=EMPTY, stats=(), standfirst=None, contacts=(), parts=(text("brief"), text("sources"))
    )
    assert brief.all("data-block") == ["title", "asks", "asks"]
    assert "The risk" not in brief.text


def test_what_is_replied_and_what_came_later_stand_by_a_claim(layouts: Layouts) -> None:
    """An allegation prints with its reply; a note of what came later is told whole once, and named where it recurs."""
    brief = page("brief", layouts).text
    assert brief.count("“we did not”") == 2
    assert brief.count("A court acquitted Acme.") == 1
    assert "Later: 28 May 2019. As noted above." in brief


# ------------------------------------------------------------------------------------------ the form


def test_one_sentence_runs_through_the_form(layouts: Layouts) -> None:
    """Where every ask has a question, it ends "Does your company …"; else the asks are named under one question."""
    asks = tuple(replace(ask, question=text(f"open the dam {ask.id}")) for ask in ASKS)
    running = page("form", layouts, asks=asks).text
    assert "Does your company …" in running
    assert "1 open the dam a.1?" in running
    named = page("form", layouts, asks=(asks[0], ASKS[1])).text
    assert "Does your company support this?" in named
    assert "1 Open the dam" in named


def test_a_form_says_who_asked_and_when(layouts: Layouts) -> None:
    """Each ask names who asked; one that has passed says in which year, one not found says so."""
    form = page("form", layouts).text
    assert "The campaign · asked in 2018" in form
    assert "12 villages · No source found for the campaign’s words" in form


@pytest.mark.parametrize(
    ("theme", "words"),
    [
        ("colour", "Box to mark: yes Box to mark: partly Box to mark: no Line to write on: by what date"),
        ("large-print", "yes partly no by what date Line to write on: by what date"),
    ],
)
def test_no_cell_of_a_form_is_empty(theme: str, words: str, layouts: Layouts) -> None:
    """Each box and line says what it is for, so that nothing depends on seeing the drawing; the head says it once."""
    form = page("form", replace(layouts, theme=theme))
    assert form.text.count(words) == len(ASKS)
    assert form.text.count("Lines to write on: evidence") == len(ASKS)
    assert all(scope in ("col", "row") for scope in form.all("scope"))


def test_evidence_that_is_wanted_is_named(layouts: Layouts) -> None:
    """An ask's evidence stands beside the lines to write on; what may be given at all, the head says once."""
    form = page("form", layouts, asks=(replace(ASKS[0], evidence=text("a public statement")), ASKS[1])).text
    assert form.count("Evidence: a public statement") == 1
    assert form.count("or at a web address") == 1


def test_no_deadline_is_invented(layouts: Layouts) -> None:
    """The form names a day only where the pack does."""
    assert page("form", layouts).text.endswith("Send it to river@example.org")
    dated = page("form", layouts, reply_by=FullDate("2027-01-31"))
    assert dated.text.endswith("Send it to river@example.org by 31 January 2027")


@pytest.mark.parametrize(("field", "part"), [("letter", "letter"), ("asks", "form")])
def test_what_a_part_cannot_do_without(field: str, part: str, layouts: Layouts) -> None:
    """A letter without text and a form without asks are problems at the pack's part."""
    problems = Problems()
    pages(brands_view(**{field: () if field == "asks" else None}), layouts, problems)
    assert [(each.code, each.message.split()[0]) for each in problems] == [("empty-block", part)]


# ------------------------------------------------------------------------------------------ the sample


@pytest.mark.parametrize("paper", PLAN)
def test_the_sample_keeps_to_the_plan(paper: str, layouts: Layouts) -> None:
    """Letter, brief and form of the sample take the pages that the layout plans on each paper."""
    made = pages(sample_pack(), layouts, Problems())
    sheets = layouts.sheets("brands", paper)
    counts = tuple(len(laid_out(made[name], sheets).pages) for name in ("letter", "brief", "form"))
    assert counts == PLAN[paper]


def test_the_sample_invents_nobody() -> None:
    """The sample's letter names no addressee, signatory, reference or day."""
    view = sample_pack()
    assert view.letter is not None
    assert (view.letter.to, view.letter.signed, view.letter.greeting, view.letter.closing) == ((), (), None, None)
    assert (view.reply_by, view.reference) == (None, None)


def test_every_ask_of_the_sample_ends_the_sentence() -> None:
    """Each ask of companies has a question and a step; what others asked has passed and prints as asked in 2018."""
    asks = sample_pack().asks
    assert all(ask.question and ask.step for ask in asks)
    assert [(ask.owner, ask.expired) for ask in asks] == [("reported", True), ("reported", True), ("campaign", False)]
