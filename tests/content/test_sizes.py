"""Files within the caps, but of a size that only a program writes: told in one pass, in words that can be read."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import Any

import pytest

from briefpack.content.checks.overlaps import MOST_SHOWN
from briefpack.content.loading import load
from briefpack.printing import printed
from briefpack.problems import LONGEST_SENTENCE, MOST_SEARCHED, Problem, Problems
from tests.broken.spoiling import CLOSING, OPENING, PRESS, TIMELINE, Spoil, swap


def problems_of(folder: Path, *spoils: Spoil) -> list[Problem]:
    for spoil in spoils:
        spoil(folder)
    problems = Problems()
    load(folder, "small", problems)
    return list(problems)


def with_claims(audiences: list[str]) -> tuple[Spoil, Spoil]:
    """A sentence with a claim for each of these audiences, from one of its words to the end."""
    words = " ".join(f"w{number:04d}x" for number in range(len(audiences)))
    claims = "".join(
        f"- {{id: op.w{number}, sentence: op.1, from: w{number:04d}x, kind: fact, verdict: supported,"
        f" audiences: [{audience}]}}\n"
        for number, audience in enumerate(audiences, start=1)
        if number < len(audiences)
    )
    return (
        swap(OPENING, "The mill fed the valley for a century.", words),
        swap(OPENING, "claims:\n", f"claims:\n{claims}"),
    )


def test_thousands_of_claims_share_a_sentence(small_campaign: Path) -> None:
    """Overlaps of 2,800 claims in one sentence are found without comparing each with each."""
    assert problems_of(small_campaign, *with_claims(["policymakers, brands, press"] * 2_800)) == []


def test_thousands_of_overlaps_are_told_a_few_for_each(small_campaign: Path) -> None:
    """Where all words are withheld from some, each claim names a few of the others, not all."""
    found = problems_of(small_campaign, *with_claims(["press", "policymakers"] * 1_400))
    assert {problem.code for problem in found} == {"shared-words"}
    assert len(found) <= 3 * 2_801 * MOST_SHOWN
    assert len({problem.place for problem in found}) > 2_700


def test_40_000_unknown_names(small_campaign: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every unknown name is told, with a hint, but near misses are looked for the first ones only."""
    searched = []
    search = difflib.get_close_matches

    def counting(word: str, *arguments: Any, **options: Any) -> list[str]:
        searched.append(word)
        return search(word, *arguments, **options)

    monkeypatch.setattr(difflib, "get_close_matches", counting)
    names = ", ".join(f"cl.{number}z" for number in range(40_000))
    found = problems_of(small_campaign, swap(PRESS, "lead: [cl.1a, cl.1c]", f"lead: [{names}]"))
    assert len(found) == 40_000
    assert all(problem.hint for problem in found)
    assert len(searched) <= 2 * MOST_SEARCHED


def test_20_000_unknown_keys(small_campaign: Path) -> None:
    """Keys that are none are told one by one, too."""
    keys = "\n".join(f"key{number}: x" for number in range(20_000))
    assert len(problems_of(small_campaign, swap(PRESS, "layout: press", f"layout: press\n{keys}"))) == 20_000


def test_40_000_audiences(small_campaign: Path) -> None:
    """A name listed again and again is told each time, and looked up in one step."""
    found = problems_of(small_campaign, swap(TIMELINE, "[press]", f"[press{', press' * 40_000}]"))
    assert [problem.code for problem in found] == ["repeated-name"] * 40_000


@pytest.mark.parametrize(
    "spoil",
    [
        swap(PRESS, "layout: press", f"layout: press\n? {'k' * 1_000_000}\n: x"),
        swap(PRESS, "asks: [reopen]", f"asks: [{'k' * 1_000_000}]"),
        swap(PRESS, "audience: press", f"audience: {'k' * 1_000_000}"),
        swap(PRESS, "lead: [", f"lead: [{'k' * 500_000}, {'k' * 500_000}, "),
        swap(PRESS, "parts:", f"annexes: [{{file: {'k' * 1_000_000}, title: a, source: court, alt: a}}]\nparts:"),
        swap(CLOSING, "to: gates", f"to: {'k' * 1_000_000}"),
        swap(CLOSING, "kind: opinion", f"kind: {'k' * 1_000_000}"),
        swap(CLOSING, "id: cl.2\n", f"id: {'k' * 1_000_000}\n"),
        swap(CLOSING, "attribution: The Gazette", f"attribution: {'k' * 1_000_000}[@x]"),
        swap(TIMELINE, "2019-02", "9" * 1_000_000),
        swap(TIMELINE, "2019-02", f"!!{'k' * 1_000} 2019"),
        swap(TIMELINE, "2019-02", f"*{'k' * 1_000_000}"),
    ],
)
def test_a_megabyte_is_not_printed_back(spoil: Spoil, small_campaign: Path) -> None:
    """An author's words in a message, a hint and an excerpt are cut to what can be read."""
    found = problems_of(small_campaign, spoil)
    assert found
    assert all(len(text) <= LONGEST_SENTENCE for problem in found for text in (problem.message, problem.hint))
    assert all(len(printed([problem], style)) < 1_500 for problem in found for style in ("human", "short", "github"))
