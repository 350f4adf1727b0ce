"""Findings become warnings, or are listed with the answer to them."""

from __future__ import annotations

import json
from pathlib import Path

from briefpack.printing import printed
from briefpack.problems import Problems
from briefpack.rules.review import Answered, review
from tests.broken.rule_cases import RULE_CASES, answer
from tests.broken.spoiling import both, remove
from tests.rules.finding import loaded


def reviewed(folder: Path) -> tuple[Problems, tuple[Answered, ...]]:
    campaign, problems = loaded(folder), Problems()
    return problems, review(campaign, campaign.edition_date.last_day, problems)


def test_what_is_answered_is_listed(small_campaign: Path) -> None:
    """The small campaign answers six findings, and has no other."""
    problems, answered = reviewed(small_campaign)
    assert list(problems) == []
    assert [(each.problem.code, str(each.answer.at)) for each in answered] == [
        ("unsupported-stat", "cl.1b"),
        ("expired", "as.1"),
        ("placeholder", "office"),
        ("placeholder", "desk"),
        ("placeholder", "gazette"),
        ("unprinted-claim", "title"),
    ]


def test_without_answers_all_are_warnings(small_campaign: Path) -> None:
    """A campaign may do without answers.yaml; then every finding is a warning that says how to answer it."""
    remove("answers.yaml")(small_campaign)
    problems, answered = reviewed(small_campaign)
    assert answered == ()
    assert [problem.severity for problem in problems] == ["warning"] * 6
    assert all(f"{{rule: {problem.code}, at: " in problem.hint for problem in problems)


def test_every_answerable_rule_takes_an_answer(small_campaign: Path, tmp_path: Path) -> None:
    """Where the hint says what to write, writing it silences the warning; nothing else is silenced."""
    for code, case in RULE_CASES.items():
        folder = tmp_path / code
        folder.mkdir()
        for file in small_campaign.rglob("*.yaml"):
            target = folder / file.relative_to(small_campaign)
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(file.read_bytes())
        case.broken(folder)
        problems, before = reviewed(folder)
        (problem,) = problems
        if "answers.yaml" not in problem.hint:
            assert code in ("unsourced-number", "bare-allegation", "unapproved-quote")
            continue
        at = problem.hint.partition("at: ")[2].partition(",")[0]
        answer(code, at)(folder)
        problems, after = reviewed(folder)
        assert list(problems) == []
        assert len(after) == len(before) + 1


def test_an_answer_stands_for_all_of_its_rule_there(small_campaign: Path) -> None:
    """Two findings of one rule at one claim are answered at once, and listed once."""
    from tests.broken.spoiling import CLOSING, swap

    short = swap(CLOSING, "short: 212 to 300 weavers were sent home.", "short: All weavers were sent home.")
    stat = swap(CLOSING, "label: weavers sent home", "label: all weavers sent home")
    both(short, stat)(small_campaign)
    problems, before = reviewed(small_campaign)
    assert [problem.code for problem in problems] == ["absolute", "absolute"]
    answer("absolute", "cl.1b")(small_campaign)
    problems, after = reviewed(small_campaign)
    assert list(problems) == []
    assert len(after) == len(before) + 1


def test_printed(small_campaign: Path) -> None:
    """Answers print under a heading, in a line, as a notice, and in JSON with a severity of their own."""
    _, answered = reviewed(small_campaign)
    first, *rest = printed([], "human", answered=answered).splitlines()
    assert first == "answered in answers.yaml, and no warnings:"
    assert rest[1] == "  expired at as.1: it prints as asked in 2019 (author of the tests)"
    short = printed([], "short", answered=answered[1:2])
    assert (
        short
        == f"{answered[1].problem.place}: answered: expired at as.1: it prints as asked in 2019 (author of the tests)"
    )
    assert printed([], "github", answered=answered[1:2]).startswith("::notice file=small/sections/asking.yaml,line=8,")
    fields = json.loads(printed([], "json", answered=answered))[1]
    assert (fields["severity"], fields["code"], fields["at"]) == ("answered", "expired", "as.1")
    assert (fields["reason"], fields["role"]) == ("it prints as asked in 2019", "author of the tests")
    assert printed([], "human") == ""
