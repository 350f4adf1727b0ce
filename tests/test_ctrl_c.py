"""Ctrl-C ends a command once, and not in the middle of what belongs together."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefpack import ctrl_c

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(autouse=True)
def own_handler() -> Iterator[None]:
    """Ctrl-C is pytest's again after each test."""
    before = signal.getsignal(signal.SIGINT)
    yield
    signal.signal(signal.SIGINT, before)


def press() -> None:
    signal.raise_signal(signal.SIGINT)


def test_the_first_ends_and_the_second_waits() -> None:
    """The first Ctrl-C raises; another, while clearing up, does not."""
    ctrl_c.listen()
    with pytest.raises(KeyboardInterrupt):
        press()
    press()
    assert ctrl_c.was_noted()


def test_it_is_noted_while_it_is_held() -> None:
    """After `hold` it raises no more, but is known to have come; `listen` begins anew."""
    ctrl_c.listen()
    ctrl_c.hold()
    assert not ctrl_c.was_noted()
    press()
    assert ctrl_c.was_noted()
    ctrl_c.listen()
    with pytest.raises(KeyboardInterrupt):
        press()


def test_who_ignores_it_goes_on_ignoring_it() -> None:
    """A command in the background of a script, where the shell has it ignored, is not ended by it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    ctrl_c.listen()
    press()


def test_it_does_nothing_when_a_command_has_ended() -> None:
    """After `ignore` it neither raises nor ends the process."""
    ctrl_c.listen()
    ctrl_c.ignore()
    press()
    assert not ctrl_c.was_noted()


def test_a_forked_process_leaves_it_to_its_parent() -> None:
    """A process that has just been forked is not ended by it, and says nothing."""
    ctrl_c.listen()
    child = os.fork()
    if child == 0:
        try:
            press()
        finally:
            os._exit(5)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 5
    assert not ctrl_c.was_noted()


def test_it_waits_while_python_starts() -> None:
    """A Ctrl-C that ./run kept waiting ends make_briefs.py at its first line, with 130 and without a word."""
    blocked = (
        "import os, signal, sys\n"
        "signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})\n"
        "os.kill(os.getpid(), signal.SIGINT)\n"
        "os.execv(sys.executable, [sys.executable, 'make_briefs.py', 'check'])"
    )
    done = subprocess.run([sys.executable, "-c", blocked], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")
