"""What the person at the terminal sees, and the exit code that goes with it."""

from __future__ import annotations

import json
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefpack import terminal
from briefpack.content.checks.ids import PAPERS, THEMES
from briefpack.problems import Place
from briefpack.progress import progress_for
from briefpack.project import WrongCommandError
from briefpack.terminal import Format, Paper, Session, Theme, chosen, command, counted, edition_date, jobs


@pytest.fixture(autouse=True)
def own_handler() -> Iterator[None]:
    """Ctrl-C is pytest's again after each test."""
    before = signal.getsignal(signal.SIGINT)
    yield
    signal.signal(signal.SIGINT, before)


def ending(error: BaseException | None, *, debug: bool = False, format_: Format = Format.human) -> int:
    """The exit code of a command in which `error` happens."""
    try:
        with command(format_.value, debug) as session:
            if error is not None:
                raise error
            session.finish()
    except SystemExit as ended:
        return int(ended.code or 0)
    return 0


class NoRoomError(Exception):
    exit_code = 4
    hint = "free 4 MB"


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (None, 0, ""),
        (WrongCommandError("there is no pack", "did you mean press?"), 2, "did you mean press?"),
        (KeyboardInterrupt(), 130, "stopped"),
        (NoRoomError("the disk is full"), 4, "free 4 MB"),
        (OSError(28, "No space left on device", "x"), 4, "No space left on device"),
        (MemoryError(), 4, "not enough memory"),
        (ImportError("x.so: failed to map segment"), 4, "a library cannot be loaded"),
        (OSError(24, "Too many open files"), 4, "ulimit -n"),
        (ZeroDivisionError("secret words"), 3, "bug in the tool"),
    ],
)
def test_endings(error: BaseException | None, code: int, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever ends a command gives its exit code and one message, never a traceback."""
    assert ending(error) == code
    output = capsys.readouterr().err
    assert said in output
    assert "Traceback" not in output


def test_a_bug_report_holds_nothing_of_the_user(capsys: pytest.CaptureFixture[str]) -> None:
    """The report of a bug names the error and our own code, and neither its message nor a path of the machine."""
    assert ending(ZeroDivisionError("secret words")) == 3
    said = capsys.readouterr().err
    assert "ZeroDivisionError" in said
    assert "secret" not in said
    assert str(Path.cwd()) not in said


def test_debug_shows_the_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    """--debug shows what a bug report leaves out."""
    assert ending(ZeroDivisionError("secret words"), debug=True) == 3
    assert "secret words" in capsys.readouterr().err


@pytest.mark.parametrize(("strict", "code"), [(False, 0), (True, 1)])
def test_strict_counts_warnings(strict: bool, code: int) -> None:
    """A warning ends a command with 0, and with 1 when strict."""

    def warned() -> int:
        with command("short", debug=False) as session:
            session.problems.warn("empty-part", "nothing here", Place("a.yaml"), "take it out")
            session.finish(strict=strict)
        return 0

    if code:
        with pytest.raises(SystemExit) as ended:
            warned()
        assert ended.value.code == code
    else:
        assert warned() == 0


def test_json_prints_an_empty_list(capsys: pytest.CaptureFixture[str]) -> None:
    """With --format json there is always a list, and nothing else on standard output."""
    Session(Format.json).finish(text="no table")
    assert capsys.readouterr().out == "[]\n"


def test_json_prints_a_listing(capsys: pytest.CaptureFixture[str]) -> None:
    """What is to be listed is the list, unless the content has problems: then they are."""
    session, rows = Session(Format.json), [{"pack": "press"}]
    session.finish(listing=rows)
    assert json.loads(capsys.readouterr().out) == rows
    session.problems.error("a", "b", Place("x"), "c")
    with pytest.raises(terminal.ExitError):
        session.finish(listing=rows)
    assert [each["code"] for each in json.loads(capsys.readouterr().out)] == ["a"]


def test_counted() -> None:
    """Problems are counted in words."""
    session = Session(Format.human)
    assert counted(session.problems) == "no problems"
    session.problems.error("a", "b", Place("x"), "c")
    session.problems.warn("a", "b", Place("y"), "c")
    session.problems.warn("a", "b", Place("z"), "c")
    assert counted(session.problems) == "1 error, 2 warnings"


def test_progress_is_plain_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    """In a log, and on a terminal that redraws nothing, each step is a line; on others there is a bar."""
    for progress in (progress_for(False, "xterm"), progress_for(True, "dumb"), progress_for(True, "xterm")):
        progress.start(2)
        progress.done("press: 3 pages")
        progress.stop()
    assert capsys.readouterr().err.startswith("[1/2] press: 3 pages\n[1/2] press: 3 pages\n")


def test_edition_date() -> None:
    """--date takes a day of the calendar and nothing else."""
    assert str(edition_date("2026-11-23")) == "2026-11-23"
    assert edition_date(None) is None
    for typed in ("2026-02-30", "tomorrow", "2026", "", "20260223", "2026-W09-1", "2026-02-23\n", "２０２６-02-23"):
        with pytest.raises(WrongCommandError, match="is no date"):
            edition_date(typed)


def test_a_command_leaves_ctrl_c_to_the_process(capsys: pytest.CaptureFixture[str]) -> None:
    """After a command that was called by other code, the processes that this code starts do not ignore Ctrl-C."""
    assert ending(None) == 0
    assert signal.getsignal(signal.SIGINT) is not signal.SIG_IGN
    assert capsys.readouterr().err == ""


def test_jobs() -> None:
    """--jobs takes a number from 1 and nothing else."""
    assert (jobs("1"), jobs("12"), jobs(None)) == (1, 12, None)
    for typed in ("0", "-1", "two", "1.5", "", "9" * 5000, "２"):
        with pytest.raises(WrongCommandError, match="is no number of packs"):
            jobs(typed)


def test_a_word_that_is_not_known_is_told_with_those_that_are() -> None:
    """An option's word is taken in capitals too; another ends the command, and the known ones are named."""
    assert chosen("--paper", "A4", ["a4", "a5"]) == "a4"
    with pytest.raises(WrongCommandError, match="there is no --paper 'a3'") as raised:
        chosen("--paper", "a3", ["a4", "a5"])
    assert raised.value.hint == "write one of a4, a5"


def test_an_unknown_format_is_a_wrong_command(capsys: pytest.CaptureFixture[str]) -> None:
    """--format takes the four styles that there are."""
    with pytest.raises(SystemExit) as ended, command("xml", debug=False):
        pass
    assert ended.value.code == 2
    assert "write one of human, short, json, github" in capsys.readouterr().err


def test_what_is_said_stays_in_its_line(capsys: pytest.CaptureFixture[str]) -> None:
    """A name with a line end or an escape in it is shown so that a terminal cannot misread it."""
    assert ending(WrongCommandError("there is no pack 'a\n\x1b[2J'")) == 2
    assert capsys.readouterr().err == "make_briefs.py: there is no pack 'a\\u000a\\u001b[2J'\n"


def test_no_pack_is_called_like_another_on_other_paper() -> None:
    """Every paper that --paper takes, and every theme, is the end of a name that no pack may have."""
    assert {f"-{paper}" for paper in Paper} == set(PAPERS)
    assert {f"-{theme}" for theme in Theme} == set(THEMES)
