"""Packs made side by side."""

from __future__ import annotations

import datetime
import multiprocessing
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from briefpack import workers
from briefpack.content.loading import load
from briefpack.problems import Problems
from briefpack.project import Project
from tests.typesetting import ROOT

assert ROOT  # importing it has locked the fonts

import briefpack.one_pack  # noqa: E402

NO_RECIPE: Any = None
KILLED = """
import signal, sys
from briefpack import one_pack, workers
def make_pack(_recipe, name):
    print(name, flush=True)
    signal.pause()
one_pack.make_pack = make_pack
list(workers.made_in_turn(None, ["a", "b"], 2))
"""


def make_with(monkeypatch: pytest.MonkeyPatch, make: Any) -> None:
    monkeypatch.setattr(briefpack.one_pack, "make_pack", make)


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_every_pack_is_made_once(jobs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the number of jobs, each pack is made once."""
    make_with(monkeypatch, lambda _recipe, name: name.upper())
    assert sorted(workers.made_in_turn(NO_RECIPE, ["a", "b", "c"], jobs)) == ["A", "B", "C"]


def test_a_crash_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that dies ends the build with one message, which names the pack, and exit code 4."""
    make_with(monkeypatch, lambda _recipe, _name: os._exit(9))
    with pytest.raises(workers.CrashError, match=r"the process that made [ab] died") as raised:
        list(workers.made_in_turn(NO_RECIPE, ["a", "b"], 2))
    assert raised.value.exit_code == 4
    assert multiprocessing.active_children() == []


def test_what_goes_wrong_in_a_process_is_raised_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """An exception crosses over as what it is, and a note carries its traceback."""

    def make(_recipe: Any, name: str) -> None:
        raise ZeroDivisionError(name)

    make_with(monkeypatch, make)
    with pytest.raises(ZeroDivisionError) as raised:
        list(workers.made_in_turn(NO_RECIPE, ["a", "b"], 2))
    assert "in make\n" in "".join(raised.value.__notes__)
    assert multiprocessing.active_children() == []


def test_stopping_ends_the_processes_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever stops in the middle, as Ctrl-C does, leaves no process at work."""
    make_with(monkeypatch, lambda _recipe, name: signal.pause() if name == "b" else name.upper())
    made = workers.made_in_turn(NO_RECIPE, ["a", "b"], 2)
    assert next(made) == "A"  # type: ignore[comparison-overlap]
    made.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []


def test_processes_end_with_their_parent() -> None:
    """A build that is killed takes its processes along: the pipe that they hold is closed."""
    process = subprocess.Popen([sys.executable, "-c", KILLED], stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert process.stdout is not None
    assert {process.stdout.readline(), process.stdout.readline()} == {"a\n", "b\n"}
    process.kill()
    assert process.communicate(timeout=300)[0] == ""  # returns when the last holder of the pipe has gone


@pytest.mark.parametrize("platform", ["linux", "darwin"])
def test_packs_are_the_same_however_processes_start(
    platform: str, small_campaign: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Forked or started anew, as on macOS, a process makes the bytes that this one makes."""
    problems = Problems()
    campaign = load(small_campaign, "small", problems)
    assert campaign is not None
    recipe = briefpack.one_pack.Recipe(Project(ROOT), campaign, small_campaign, datetime.date(2020, 6, 30), "a4")
    method = workers.start_method(platform)
    monkeypatch.setattr(workers, "start_method", lambda _platform: method)
    (made,) = workers.made_in_turn(recipe, ["brands"], 2)
    assert made.content == briefpack.one_pack.make_pack(recipe, "brands").content
    assert made.content


@pytest.mark.parametrize(("packs", "jobs"), [(0, 1), (1, 1), (1000, len(os.sched_getaffinity(0)))])
def test_usual_jobs(packs: int, jobs: int) -> None:
    """There are no more jobs than packs, and no more than cores."""
    assert workers.usual_jobs(packs) == jobs
