"""Packs made side by side."""

from __future__ import annotations

import datetime
import errno
import importlib
import inspect
import multiprocessing
import os
import pickle
import pkgutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from briefpack import workers
from briefpack.content.loading import load
from briefpack.problems import Problems
from briefpack.project import CampaignFolder, Project
from tests.typesetting import ROOT

assert ROOT  # importing it has locked the fonts

import briefpack.one_pack  # noqa: E402

NO_RECIPE: Any = None
KILLED = """
import os, signal
from briefpack import one_pack, workers
def make_pack(_recipe, name):
    os.write(1, f"{name}\\n".encode())  # in one piece: two processes write at once
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


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_crash_is_told(jobs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that dies ends the build with one message, which names the pack, and exit code 4."""
    make_with(monkeypatch, lambda _recipe, _name: os._exit(9))
    with pytest.raises(workers.CrashError, match=r"the process that made [ab] died") as raised:
        list(workers.made_in_turn(NO_RECIPE, ["a", "b"], jobs))
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


def test_what_cannot_be_sent_is_raised_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """A foreign exception that cannot be pickled, as some of libraries, is a bug with its name, and no crash."""

    class UnsendableError(Exception):
        def __init__(self, one: int, two: int) -> None:
            super().__init__(one + two)

    def make(_recipe: Any, _name: str) -> None:
        raise UnsendableError(1, 2)

    make_with(monkeypatch, make)
    with pytest.raises(workers.UnsentError, match="UnsendableError") as raised:
        list(workers.made_in_turn(NO_RECIPE, ["a", "b"], 2))
    assert "in make\n" in "".join(raised.value.__notes__)


def exceptions_of_ours() -> list[type[Exception]]:
    """Every exception class that a module of ours defines."""
    found = []
    for module in pkgutil.walk_packages(briefpack.__path__, "briefpack."):
        members = vars(importlib.import_module(module.name)).values()
        found += [each for each in members if isinstance(each, type) and each.__module__ == module.name]
    return [each for each in found if issubclass(each, Exception)]


@pytest.mark.parametrize("kind", exceptions_of_ours(), ids=lambda kind: kind.__name__)
def test_every_exception_of_ours_crosses_to_another_process(kind: type[Exception]) -> None:
    """Pickled and back, an exception says the same, with the same hint and exit code."""
    wanted = 2 if kind.__init__ is Exception.__init__ else len(inspect.signature(kind).parameters)
    error = kind(*[f"word {number}" for number in range(wanted)])
    copy = pickle.loads(pickle.dumps(error))
    assert type(copy) is kind
    assert (str(copy), copy.args, vars(copy)) == (str(error), error.args, vars(error))


def test_there_are_exceptions_of_ours() -> None:
    """The walk finds those of several rooms."""
    assert {each.__name__ for each in exceptions_of_ours()} >= {"EngineError", "AnnexError", "CrashError", "PlaceError"}


def test_memory_that_runs_out_in_a_process_is_told_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    """A MemoryError crosses over as what it is, which ends a command with 4."""

    def make(_recipe: Any, _name: str) -> None:
        raise MemoryError

    make_with(monkeypatch, make)
    with pytest.raises(MemoryError):
        list(workers.made_in_turn(NO_RECIPE, ["a", "b"], 2))


@pytest.mark.parametrize(
    ("where", "error"),
    [
        ("multiprocessing.process.BaseProcess.start", BlockingIOError(errno.EAGAIN, "try again")),
        ("threading.Thread.start", RuntimeError("can't start new thread")),
    ],
)
def test_no_further_process_is_told(where: str, error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system starts no more processes or threads, the build ends with 4 and one message."""

    def refuse(*_: object) -> None:
        raise error

    make_with(monkeypatch, lambda _recipe, name: name)
    monkeypatch.setattr(where, refuse)
    with pytest.raises(workers.NoProcessError, match="lets no further process start") as raised:
        list(workers.made_in_turn(NO_RECIPE, ["a", "b"], 2))
    assert raised.value.exit_code == 4


@pytest.mark.parametrize("jobs", [1, 2])
def test_every_pack_has_a_process_of_its_own(jobs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nine packs are made in nine processes, so that none keeps what another took of memory; nor does this one."""
    make_with(monkeypatch, lambda _recipe, _name: os.getpid())
    made = list(workers.made_in_turn(NO_RECIPE, list("abcdefghi"), jobs))
    assert len({*made, os.getpid()}) == 10


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
    folder = CampaignFolder(small_campaign, "small", "small")
    recipe = briefpack.one_pack.Recipe(Project(ROOT), campaign, folder, datetime.date(2020, 6, 30))
    method = workers.start_method(platform)
    monkeypatch.setattr(workers, "start_method", lambda _platform: method)
    (made,) = workers.made_in_turn(recipe, ["brands"], 2)
    assert made.content == briefpack.one_pack.make_pack(recipe, "brands").content
    assert made.content


@pytest.mark.parametrize(("packs", "jobs"), [(0, 1), (1, 1), (1000, len(os.sched_getaffinity(0)))])
def test_usual_jobs(packs: int, jobs: int) -> None:
    """There are no more jobs than packs, and no more than cores."""
    assert workers.usual_jobs(packs) == jobs
