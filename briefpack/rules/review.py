"""A campaign under every rule: findings become warnings, and those that are answered for are listed instead."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from briefpack.content.answers import Answer
from briefpack.problems import Problem, Problems, Related
from briefpack.rules.finding import Finding
from briefpack.rules.reading import Reading
from briefpack.rules.table import RULES, Rule

if TYPE_CHECKING:
    from briefpack.content.campaign import Campaign


class Answered(NamedTuple):
    """A finding that stands, and the answer to it."""

    problem: Problem
    answer: Answer


def review(campaign: Campaign, edition: datetime.date, problems: Problems) -> tuple[Answered, ...]:
    """Add a warning for every finding without an answer, and what is wrong with answers. Returns what is answered."""
    before = problems.errors
    check_rules_named(campaign.answers, problems)
    good = problems.errors == before
    reading, answers = Reading(campaign, edition), _answers(campaign)
    answered, used = [], set[tuple[str, str]]()
    for rule in RULES:
        for finding in rule.find(reading) if rule.find else ():
            key = (rule.code, finding.at)
            answer = answers.get(key) if rule.answerable else None
            if answer and key not in used:  # an answer is listed once, whatever it stands for there
                answered.append(Answered(_problem(rule, finding), answer))
            if answer:
                used.add(key)
            else:
                problems.add(_problem(rule, finding))
    _check_idle(campaign, reading, answers, used, problems)
    return tuple(answered) if good else ()


def check_rules_named(answers: tuple[Answer, ...], problems: Problems) -> None:
    """Report answers to what is no rule, and to rules that cannot be answered. It needs no whole campaign."""
    rules = {rule.code: rule for rule in RULES}
    for answer in answers:
        rule = rules.get(str(answer.rule))
        if rule is None:
            hint = problems.near_miss(answer.rule, [code for code, each in rules.items() if each.answerable])
            problems.error("unknown-rule", f"there is no editorial rule {answer.rule}", answer.rule.place, hint)
        elif not rule.answerable:
            message = f"{rule.what} cannot be answered for"
            hint = f"mend it: type ./run explain {rule.code}"
            problems.error("no-answer-to-this", message, answer.rule.place, hint)


def _problem(rule: Rule, finding: Finding) -> Problem:
    answer = f"{{rule: {rule.code}, at: {finding.at}, reason: …, role: …}}"
    hint = f"{finding.cure}; or answer it in answers.yaml: {answer}" if rule.answerable else finding.cure
    return Problem(rule.code, finding.message, finding.place, hint, "warning")


def _answers(campaign: Campaign) -> dict[tuple[str, str], Answer]:
    """Answers by rule and subject, the first of several."""
    return {(str(each.rule), str(each.at)): each for each in reversed(campaign.answers)}


def _check_idle(
    campaign: Campaign,
    reading: Reading,
    answers: Mapping[tuple[str, str], Answer],
    used: set[tuple[str, str]],
    problems: Problems,
) -> None:
    """Report answers about nothing in the campaign, and those that nothing asks for."""
    answerable = {rule.code for rule in RULES if rule.answerable}
    for answer in campaign.answers:
        key = (str(answer.rule), str(answer.at))
        first = answers[key]
        if answer.rule not in answerable:
            continue
        if answer is not first:
            message, related = f"{answer.rule} at {answer.at} is answered twice", [Related(first.place, "here first")]
            problems.warn("idle-answer", message, answer.place, "take one of them out", related)
        elif key not in used and answer.at not in reading.subjects:
            hint = problems.near_miss(answer.at, reading.subjects) or "copy it from the hint of the warning"
            problems.error("unknown-subject", f"there is nothing called {answer.at}", answer.at.place, hint)
        elif key not in used:
            message = f"{answer.rule} finds nothing at {answer.at} that would need an answer"
            problems.warn("idle-answer", message, answer.place, "take the answer out")
