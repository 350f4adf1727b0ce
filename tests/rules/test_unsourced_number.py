"""Numbers: which are amounts, and which of them stand without a source."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefpack.rules.unsourced_number import number_in
from tests.broken.spoiling import CAMPAIGN, CLOSING, PRESS, TIMELINE, swap
from tests.rules.finding import findings, subjects

CODE = "unsourced-number"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The owner sent 300 weavers home.", "300"),
        ("In May 300 weavers were sent home.", "300"),
        ("It cost US$6.3 million, they say.", "million"),
        ("It cost US$63.", "US$63"),
        ("About 90% of them left.", "90%"),
        ("Between 200–300 came.", "200–300"),
        ("Hundreds came.", "hundreds"),
        ("Forty-five countries spoke.", "forty"),
        ("The mill is 3km away.", "3km"),
        ("In 2018, 1,200 came.", "1,200"),
        ("Page 4 names 12 people.", "12"),
    ],
)
def test_amounts(text: str, number: str) -> None:
    """Digits, shares, sums, ranges and large numbers in letters are amounts."""
    assert number_in(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "On 16 November 2017 and November 16, 2018 it closed.",
        "In the 1990s, in 2018 and in 2017/18 it ran.",
        "The 37th session began at 06:00 and ended at 9pm.",
        "It amended articles 34, 42, 49, 53 and 118, and section 7.",
        "Division 911 came from room 12, by Convention No. 87.",
        "Hand this on to one other person; six bodies wrote.",
        "The paper has the size A4, the group is called G20.",
        "It closed.[@gazette, p. 34] See [the list](https://example.org/300).",
        "No number at all.",
    ],
)
def test_no_amounts(text: str) -> None:
    """Dates, years, ordinals, times, labels, names, small numbers in letters, citations and addresses are none."""
    assert number_in(text) is None


def test_letters_are_read_in_english_only() -> None:
    """In another language a word may be written as an English number is."""
    assert number_in("million", english=False) is None
    assert number_in("300", english=False) == "300"


@given(st.text(alphabet="0123456789.,–-% $articlenodMay()[]@p", max_size=40))
def test_any_text_is_read(text: str) -> None:
    """Whatever is written, a number that is found holds a digit or is a word of the list."""
    found = number_in(text)
    assert found is None or any(each.isdigit() for each in found) or found.isalpha()


def test_a_source_anywhere_under_it_is_enough(small_campaign: Path) -> None:
    """A number in prose that rests on a claim with sources is borne out; one that rests on an opinion is not."""
    title = swap(PRESS, "The gates were locked in May", "The union counts 40 looms")
    assert subjects(CODE, small_campaign, title) == []
    rests_on_opinion = swap(PRESS, "looms, claims: [cl.1a]", "looms, claims: [cl.2]")
    assert subjects(CODE, small_campaign, rests_on_opinion) == ["press.title"]


def test_later_notes_need_a_source_of_their_own(small_campaign: Path) -> None:
    """What came later is not what the claim's sources say."""
    note = swap(CLOSING, "A court ordered their return.\n    sources: [court]\n", "A court fined 30 owners.\n")
    assert subjects(CODE, small_campaign, note) == ["cl.1c"]


def test_events_may_rest_on_their_claims(small_campaign: Path) -> None:
    """An event without sources of its own has those of its claims; it is called by its date where there are none."""
    event = swap(
        TIMELINE,
        "The gates are *locked*.[@gazette]\n  claims: [cl.1a]\n  sources: [gazette]\n",
        "The gates are locked on 90 looms.\n  claims: [cl.1a]\n",
    )
    assert subjects(CODE, small_campaign, event) == []
    unsourced = swap(CLOSING, "verdict: supported\n  sources: [gazette]\n", "verdict: supported\n")
    assert subjects(CODE, small_campaign, unsourced) == ["2018-05-04"]


def test_demands_and_objections_state_nothing(small_campaign: Path) -> None:
    """What is demanded, and what a reader may be told by others, is no number of ours."""
    demand = swap("packs/policymakers.yaml", "The mill can reopen", "Reopen 40 looms")
    answer = "answer: {added: So they say., claims: [cl.2]}"
    objection = f"brief:\n  told:\n  - told: {{added: There are 9 looms., claims: [cl.2]}}\n    {answer}\n"
    told = swap(PRESS, "stats: [cl.1b]\n", f"stats: [cl.1b]\n{objection}")
    assert subjects(CODE, small_campaign, demand, told) == []
    answered = swap(PRESS, "So they say", "There are 8")
    assert subjects(CODE, small_campaign, answered) == ["press.brief.told.1.answer"]


def test_who_we_are_is_looked_at(small_campaign: Path) -> None:
    """A number in the boilerplate is cited there, or told."""
    about = swap(
        CAMPAIGN, "contacts:\n", "boilerplate: {text: The union has 900 members., audiences: [press]}\ncontacts:\n"
    )
    found = findings(CODE, small_campaign, about)
    assert [(each.at, each.message) for each in found] == [
        ("boilerplate", "900 has no source here: The union has 900 members.")
    ]


def test_the_texts_own_words_are_quoted(small_campaign: Path) -> None:
    """The text's own words print under the campaign's voice, and may count without a source."""
    assert subjects(CODE, small_campaign, swap(CLOSING, "It was theft.", "It was theft of 40 looms.")) == []
    heading = swap(CLOSING, "heading: The Closing", "heading: 40 Looms")
    assert subjects(CODE, small_campaign, heading) == []  # claims of the section cite


def test_what_nobody_sees_is_passed_over(small_campaign: Path) -> None:
    """A claim that is withheld prints nothing."""
    withheld = swap(CLOSING, "  reason: nothing was found", "  short: 40 looms\n  reason: nothing was found")
    assert subjects(CODE, small_campaign, withheld) == []
