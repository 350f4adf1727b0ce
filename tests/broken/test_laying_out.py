"""What only laid-out pages show, told at its place by a build that changes nothing."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.broken.look_cases import LOOK_CASES
from tests.broken.spoiling import Case

MAKE = Path(__file__).parents[2] / "make_briefs.py"


def said(campaign: Path, out: Path) -> list[dict[str, object]]:
    words = ["build", "press", "--campaign", campaign, "--out", out, "--format", "json", "--paper", "a4"]
    done = subprocess.run([sys.executable, MAKE, *words], capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    found: list[dict[str, object]] = json.loads(done.stdout)
    problems = [each for each in found if each["severity"] == "error"]  # pages of so small a campaign are thin
    assert (done.returncode == 1) == bool(problems)
    return problems


@pytest.mark.parametrize("case", LOOK_CASES, ids=lambda case: case.name.replace(" ", "-"))
def test_broken(case: Case, small_campaign: Path, tmp_path: Path) -> None:
    """Each look that spoils pages gives exactly the problem it should, at its place, with what to do."""
    case.apply(small_campaign)
    problems = said(small_campaign, tmp_path / "out")
    found = [
        (each["code"], str(each["file"]).removeprefix(f"{small_campaign}/"), each["line"], each["column"], each["hint"])
        for each in problems
    ]
    assert found == [(each.code, each.file, each.line, each.column, each.hint) for each in case.expected]
    assert not (tmp_path / "out").exists()


def test_the_twin_is_good(small_campaign: Path, tmp_path: Path) -> None:
    """The campaign that all cases spoil builds without an error."""
    assert said(small_campaign, tmp_path / "out") == []
