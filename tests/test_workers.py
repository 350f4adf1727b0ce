"""Packs made side by side."""

from __future__ import annotations

import os
from typing import Any

import pytest

from briefpack import workers
from tests.typesetting import ROOT

assert ROOT  # importing it has locked the fonts

import briefpack.one_pack  # noqa: E402


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_every_pack_is_made_once(jobs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the number of jobs, each pack is made once."""
    monkeypatch.setattr(briefpack.one_pack, "make_pack", lambda _recipe, name: name.upper())
    recipe: Any = None
    assert sorted(workers.made_in_turn(recipe, ["a", "b", "c"], jobs)) == ["A", "B", "C"]


def test_a_crash_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that dies ends the build with one message and exit code 4."""
    monkeypatch.setattr(briefpack.one_pack, "make_pack", lambda _recipe, _name: os._exit(9))
    recipe: Any = None
    with pytest.raises(workers.CrashError) as raised:
        list(workers.made_in_turn(recipe, ["a", "b"], 2))
    assert raised.value.exit_code == 4


@pytest.mark.parametrize(("packs", "jobs"), [(0, 1), (1, 1), (1000, len(os.sched_getaffinity(0)))])
def test_usual_jobs(packs: int, jobs: int) -> None:
    """There are no more jobs than packs, and no more than cores."""
    assert workers.usual_jobs(packs) == jobs
