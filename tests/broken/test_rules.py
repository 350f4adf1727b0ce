"""`check` warns of what an editor would stop, at its place; what comes close to it is let through."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefpack.rules.table import RULES
from tests.broken.catalogue import CASES
from tests.broken.rule_cases import ANSWER_CASES, RULE_CASES
from tests.broken.spoiling import Case, Expected
from tests.broken.test_broken import as_expected
from tests.broken.test_checking import checked

ROOT = Path(__file__).parents[2]


def same(found: Expected, wanted: Expected) -> bool:
    """Whether a problem is the one that was expected; of its hint a part will do."""
    whole = (found.code, found.file, found.line, found.column, found.also)
    return whole == (wanted.code, wanted.file, wanted.line, wanted.column, wanted.also) and wanted.hint in found.hint


@pytest.mark.parametrize("code", RULE_CASES)
def test_broken(code: str, small_campaign: Path) -> None:
    """Each rule gives exactly one warning, at its place, with what to do."""
    RULE_CASES[code].broken(small_campaign)
    found = checked(small_campaign)
    assert [problem.severity for problem in found] == ["warning"], found
    assert same(as_expected(found[0]), RULE_CASES[code].expected), found


@pytest.mark.parametrize("code", RULE_CASES)
def test_good(code: str, small_campaign: Path) -> None:
    """What differs from the broken campaign in the one thing that matters gives none."""
    RULE_CASES[code].good(small_campaign)
    assert checked(small_campaign) == []


@pytest.mark.parametrize("case", ANSWER_CASES, ids=lambda case: case.name.replace(" ", "-"))
def test_wrong_answers(case: Case, small_campaign: Path) -> None:
    """An answer that is wrong, or of no use, is told at its line."""
    case.apply(small_campaign)
    found = checked(small_campaign)
    assert len(found) == len(case.expected), found
    for problem, expected in zip(found, case.expected, strict=True):
        assert same(as_expected(problem), expected), problem
        assert problem.severity == ("warning" if expected.code in ("idle-answer", *RULE_CASES) else "error")


def test_table_files_cases_and_docs_agree() -> None:
    """Every rule has a file with its name, a case, and a paragraph; every file with `find` is in the table."""
    built = {rule.code for rule in RULES if rule.find}
    modules = {path.stem: path.read_text(encoding="utf-8") for path in (ROOT / "briefpack" / "rules").glob("*.py")}
    assert {name.replace("_", "-") for name, text in modules.items() if "\ndef find(reading: Reading)" in text} == built
    assert {rule.find.__module__.rpartition(".")[2] for rule in RULES if rule.find} == {
        code.replace("-", "_") for code in built
    }
    assert built == RULE_CASES.keys()
    assert len({rule.code for rule in RULES}) == len(RULES) == 15
    documented = {path.stem for path in (ROOT / "docs" / "problems").glob("*.md")}
    assert {rule.code for rule in RULES} <= documented
    writing = (ROOT / "docs" / "writing.md").read_text(encoding="utf-8")
    section = writing.partition("## What an editor would stop")[2].partition("```yaml")[0]
    listed = [line.split("`")[1] for line in section.splitlines() if line.startswith("| `")]
    assert listed == [rule.code for rule in RULES]
    starred = {line.split("`")[1] for line in section.splitlines() if line.startswith("| `") and "` * |" in line}
    assert starred == {rule.code for rule in RULES if rule.find and not rule.answerable}


def test_rules_without_a_file_are_errors_of_the_catalogue() -> None:
    """What the table leaves to an error stops a campaign from loading."""
    kept = {rule.code for rule in RULES if rule.find is None}
    assert kept == {"claim-not-for-audience", "public-name"}
    assert kept <= {each.code for case in CASES for each in case.expected}
    assert not any(rule.answerable for rule in RULES if rule.find is None)
