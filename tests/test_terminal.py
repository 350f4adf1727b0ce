"""What the person at the terminal sees, and the exit code that goes with it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from briefpack import terminal
from briefpack.problems import Place
from briefpack.progress import progress_for
from briefpack.project import WrongCommandError
from briefpack.terminal import Format, Session, command, counted, edition_date, table


def ending(error: BaseException | None, *, debug: bool = False, format_: Format = Format.human) -> int:
    """The exit code of a command in which `error` happens."""
    try:
        with command(format_, debug) as session:
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
        with command(Format.short, debug=False) as session:
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
    Session(Format.json).finish(table="no table")
    assert capsys.readouterr().out == "[]\n"


def test_counted() -> None:
    """Problems are counted in words."""
    session = Session(Format.human)
    assert counted(session.problems) == "no problems"
    session.problems.error("a", "b", Place("x"), "c")
    session.problems.warn("a", "b", Place("y"), "c")
    session.problems.warn("a", "b", Place("z"), "c")
    assert counted(session.problems) == "1 error, 2 warnings"


def test_a_table_lines_up() -> None:
    """Columns line up; figures are flush right."""
    assert table(["pack", "kB"], [["press", "7"], ["brands", "112"]], right=frozenset({1})).splitlines() == [
        "pack     kB",
        "press     7",
        "brands  112",
    ]


def test_progress_is_plain_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    """In a log each step is a line; on a terminal there is a bar that goes away."""
    for progress in (progress_for(terminal=False), terminal.progress_for(terminal=True)):
        progress.start(2)
        progress.done("press: 3 pages")
        progress.stop()
    assert capsys.readouterr().err.startswith("[1/2] press: 3 pages\n")


def test_edition_date() -> None:
    """--date takes a day of the calendar and nothing else."""
    assert str(edition_date("2026-11-23")) == "2026-11-23"
    assert edition_date(None) is None
    for typed in ("2026-02-30", "tomorrow", "2026", ""):
        with pytest.raises(WrongCommandError, match="is no date"):
            edition_date(typed)


def test_a_reader_who_goes_away_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """`check | head` ends quietly when head has seen enough."""
    monkeypatch.setattr(sys, "stdout", sys.stdout)  # what the command puts in its place is taken back
    assert ending(BrokenPipeError()) == 0
    sys.stdout.close()
