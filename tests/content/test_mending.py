"""A file with faults is cross-checked without them: one slip is one problem, and hides no other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefpack.content.loading import load
from briefpack.problems import Problems
from tests.small_campaign import FILES

KEY = re.compile(r"(?<![\w-])([a-z_-]{3,}):(?= |\n)")
OTHERS = {"policymakers", "brands", "press", "date-parts"}  # keys that authors choose, and those of CSL's dates


def keys() -> Iterator[tuple[str, re.Match[str]]]:
    """Every key of the small campaign that a model names."""
    for file, text in FILES.items():
        for match in KEY.finditer(text, text.index("\n")):
            if match[1] not in OTHERS:
                yield file, match


def codes(folder: Path) -> list[str]:
    problems = Problems()
    load(folder, "small", problems)
    return [problem.code for problem in problems]


@pytest.mark.parametrize("file", FILES)
def test_a_slip_in_a_key_is_one_problem(file: str, small_campaign: Path) -> None:
    """Each key of a campaign, misspelt, is one unknown key and nothing else, whatever depends on it."""
    tried = 0
    for match in (match for each, match in keys() if each == file):
        spoilt = f"{match.string[: match.end() - 2]}z{match.string[match.end() - 1 :]}"
        (small_campaign / file).write_text(spoilt, encoding="utf-8")
        assert codes(small_campaign) == ["unknown-key"], match
        tried += 1
    assert tried > 2


@pytest.mark.parametrize("file", FILES)
def test_a_key_that_is_none_is_no_more_than_that(file: str, small_campaign: Path) -> None:
    """A key that is like no other is unknown, the one in whose place it stands may be missing, and no name is wrong."""
    for match in (match for each, match in keys() if each == file):
        spoilt = f"{match.string[: match.start()]}zzz:{match.string[match.end() :]}"
        (small_campaign / file).write_text(spoilt, encoding="utf-8")
        assert set(codes(small_campaign)) <= {"unknown-key", "missing-key", "no-reason"}, match
