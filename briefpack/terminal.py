"""How a command runs for the person at the terminal: problems, progress, how it ends, and the exit code."""

from __future__ import annotations

import contextlib
import datetime
import enum
import errno
import gc
import json
import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefpack import __version__, ctrl_c
from briefpack.console import UnwrittenError, say, show
from briefpack.printing import escaped, printed
from briefpack.problems import Problems
from briefpack.progress import Progress, progress_for
from briefpack.project import WrongCommandError

EARLIEST_YEAR = 1000  # years of four digits only: PDF has no others

if TYPE_CHECKING:
    from briefpack.rules.review import Answered
    from briefpack.tables import Row

# Exit codes. 75 is EX_TEMPFAIL of sysexits.h; 130 is 128 + SIGINT.
MADE, CONTENT, WRONG_COMMAND, BUG, MACHINE, BUSY, STOPPED = 0, 1, 2, 3, 4, 75, 130


class Format(enum.StrEnum):
    human = "human"
    short = "short"
    json = "json"
    github = "github"


class Paper(enum.StrEnum):
    a4 = "a4"
    letter = "letter"
    a5 = "a5"


class Theme(enum.StrEnum):
    colour = "colour"
    mono = "mono"
    large_print = "large-print"


class ExitError(Exception):
    """Ends the command with a code; everything there was to say has been said."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


@dataclass
class Session:
    """One command at work: where its problems gather and how it ends."""

    format: Format = Format.human
    problems: Problems = field(default_factory=Problems)
    progress: Progress = field(default_factory=lambda: progress_for(sys.stderr.isatty(), os.environ.get("TERM", "")))

    def finish(
        self,
        *,
        strict: bool = False,
        text: str = "",
        unlisted: Sequence[str] = (),
        listing: Sequence[Row] | None = None,
        answered: Sequence[Answered] = (),
        summary: bool = False,
        done: str = "",
    ) -> None:
        """Print what is left to print: problems, what of them is `answered` for, then a text or a listing.

        `unlisted` are lines of the text that nobody may miss: JSON has no text, so they stand beside it. `done` is
        what the command has done, should its output not be written. Raises `ExitError` when the content
        has problems, `UnwrittenError`.
        """
        self.progress.stop()
        failed = bool(self.problems.errors or (strict and self.problems.warnings))
        try:
            if self.format is Format.json:
                self._print_json(None if failed else listing, answered)
                for line in () if failed else unlisted:
                    say(line)
            else:
                self._print(answered, *([] if failed else [text, _table(listing)]))
        except UnwrittenError as error:
            error.hint = done
            raise
        if self.problems.found or summary:
            strictly = ": --strict counts warnings as errors" if failed and not self.problems.errors else ""
            say(counted(self.problems, len(answered)) + strictly)
        if failed:
            raise ExitError(CONTENT)

    def _print_json(self, listing: Sequence[Row] | None, answered: Sequence[Answered]) -> None:
        """One list, always: of problems, or of what was to be listed."""
        show(printed(self.problems, "json", answered=answered) if listing is None else json.dumps(listing, indent=2))

    def _print(self, answered: Sequence[Answered], *texts: str) -> None:
        colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
        problems = printed(self.problems, self.format.value, colour=colour, answered=answered)
        for text in filter(None, (problems, *texts)):
            show(text)


def _table(listing: Sequence[Row] | None) -> str:
    from briefpack.tables import listing_table

    return listing_table(listing) if listing else ""


@contextlib.contextmanager
def command(format_: str, debug: bool) -> Iterator[Session]:
    """Run a command; whatever goes wrong becomes one clear message and the right exit code."""
    session = Session()
    code = MADE
    try:
        try:
            ctrl_c.listen()
            session.format = Format(chosen("--format", format_, Format))
            _require_current_folder()
            yield session
        finally:
            ctrl_c.hold()  # what comes now is short
    except ExitError as ended:
        code = ended.code
    except WrongCommandError as error:
        code = complain(error.message, error.hint, WRONG_COMMAND)
    except KeyboardInterrupt:
        code = complain("stopped; the last good packs are untouched", "", STOPPED)
    except Exception as error:
        code = machine_or_bug(error, debug)
    finally:
        session.progress.stop()
        gc.freeze()  # the process ends: nothing is gained by looking for cycles once more
    if code:
        raise SystemExit(code)


def _require_current_folder() -> None:
    try:
        os.getcwd()
    except FileNotFoundError:
        raise WrongCommandError("the current folder has been removed", "go to one that is there: cd") from None


def machine_or_bug(error: Exception, debug: bool) -> int:
    """Say what the machine lacks, or report a bug; returns the exit code."""
    code = getattr(error, "exit_code", None)
    if isinstance(code, int):  # publishing and typesetting say themselves how their errors end a command
        return complain(str(error), getattr(error, "hint", ""), code)
    if isinstance(error, MemoryError):
        return complain("this machine has not enough memory for it", "close other programs, or add --jobs 1", MACHINE)
    if isinstance(error, ImportError):  # it is torn, or the system has no room to load it
        hint = "close other programs; or set it up anew: delete the folder .venv and type ./run"
        return complain(f"a library cannot be loaded: {error}", hint, MACHINE)
    if isinstance(error, OSError):
        hint = "let more files be open at once: ulimit -n 256" if error.errno in (errno.EMFILE, errno.ENFILE) else ""
        return complain(f"{error.strerror or error}: {error.filename or 'this machine'}", hint, MACHINE)
    if debug:
        import traceback

        say("".join(traceback.format_exception(error)).rstrip())
    else:
        say(bug_report(error))
    return BUG


def complain(message: str, hint: str, code: int) -> int:
    """Say what is wrong and what to type next; returns the exit code."""
    say(f"make_briefs.py: {escaped(message)}" + (f"\n  {escaped(hint)}" if hint else ""))
    return code


def bug_report(error: Exception) -> str:
    """A report that can be pasted: no path of this machine, no content of the campaign."""
    import platform
    import traceback

    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "briefpack" in frame.filename]
    steps = [
        f"  briefpack{frame.filename.rpartition('briefpack')[2]}:{frame.lineno} in {frame.name}" for frame in frames
    ]
    versions = f"briefpack {__version__}, Python {platform.python_version()}, {platform.system()}"
    head = "This is a bug in the tool, not in your files. Nothing was changed. Please report these lines:"
    return "\n".join(
        [head, f"  {versions}", *steps, f"  {type(error).__name__}", "Run again with --debug to see more."]
    )


def counted(problems: Problems, answered: int = 0) -> str:
    """'2 errors, 1 warning'; 'no problems, 3 answered for'."""
    counts = [(problems.errors, "error"), (problems.warnings, "warning")]
    said = ", ".join(f"{count} {word}{'s' * (count != 1)}" for count, word in counts if count)
    return (said or "no problems") + (f", {answered} answered for" if answered else "")


def today() -> datetime.date:
    """The clock is read here only, and only for `check` to compare the edition's date with."""
    return datetime.datetime.now(tz=datetime.UTC).date()


def edition_date(typed: str | None) -> datetime.date | None:
    """The date after --date, YYYY-MM-DD; raises `WrongCommandError` when it is none."""
    if typed is None:
        return None
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", typed):
            date = datetime.date.fromisoformat(typed)
            if date.year >= EARLIEST_YEAR:
                return date
    except ValueError:
        pass
    raise WrongCommandError(f"--date {typed!r} is no date", "write year, month and day: --date 2026-11-23")


def words(option: str, typed: str) -> str:
    """Words after an option, in one line; raises `WrongCommandError` where nothing of them would be seen on paper."""
    said = " ".join(typed.split())
    if not any(each.isalnum() for each in said) or escaped(said) != said:
        raise WrongCommandError(f"{option} {typed!r} says nothing that can be printed", f'write it: {option} "…"')
    return said


def jobs(typed: str | None) -> int | None:
    """The number after --jobs, from 1; raises `WrongCommandError` when it is none."""
    if typed is None:
        return None
    if re.fullmatch(r"0*[1-9][0-9]{0,5}", typed):
        return int(typed)
    raise WrongCommandError(f"--jobs {typed!r} is no number of packs", "write how many are made at once: --jobs 2")


def chosen(option: str, typed: str, known: Iterable[str]) -> str:
    """The word after an option, in small letters; raises `WrongCommandError` when it is none of those known."""
    names = list(map(str, known))
    if typed.lower() in names:
        return typed.lower()
    raise WrongCommandError(f"there is no {option} {typed!r}", f"write one of {', '.join(names)}")
