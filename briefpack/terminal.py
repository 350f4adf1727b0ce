"""What the person at the terminal sees: problems, progress, the closing table, and the exit code."""

from __future__ import annotations

import contextlib
import datetime
import enum
import gc
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from briefpack import __version__
from briefpack.problems import Problems
from briefpack.progress import Progress, progress_for
from briefpack.project import WrongCommandError

if TYPE_CHECKING:
    from briefpack.content.campaign import Campaign
    from briefpack.making import Built
    from briefpack.one_pack import MadePack

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


class ExitError(Exception):
    """Ends the command with a code; everything there was to say has been said."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


@dataclass
class Session:
    """One command at work: where its problems gather and how it ends."""

    format: Format
    problems: Problems = field(default_factory=Problems)
    progress: Progress = field(default_factory=lambda: progress_for(sys.stderr.isatty()))

    def finish(self, *, strict: bool = False, table: str = "", text: str = "", summary: bool = False) -> None:
        """Print what is left to print; raises `ExitError` when the content has problems."""
        self.progress.stop()
        failed = bool(self.problems.errors or (strict and self.problems.warnings))
        self.print_problems()
        if self.format is not Format.json:
            if table and not failed:
                print(table)
            if text:
                print(text, end="")
            if summary or self.problems.found:
                print(counted(self.problems), file=sys.stderr)
        if failed:
            raise ExitError(CONTENT)

    def print_problems(self) -> None:
        from briefpack.printing import printed

        colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
        if self.problems.found or self.format is Format.json:
            print(printed(self.problems, self.format.value, colour=colour))


@contextlib.contextmanager
def command(format_: Format, debug: bool) -> Iterator[Session]:
    """Run a command; whatever goes wrong becomes one clear message and the right exit code."""
    session = Session(format_)
    code = MADE
    before = signal.getsignal(signal.SIGINT)
    if before is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield session
    except ExitError as ended:
        code = ended.code
    except WrongCommandError as error:
        code = complain(error.message, error.hint, WRONG_COMMAND)
    except KeyboardInterrupt:
        code = complain("stopped; the last good packs are untouched", "", STOPPED)
    except BrokenPipeError:
        code = CONTENT if session.problems.errors else MADE
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115  the reader of our output has gone; say nothing more
    except Exception as error:
        code = _machine_or_bug(error, debug)
    finally:
        session.progress.stop()
        signal.signal(signal.SIGINT, before)
        gc.freeze()  # the process ends: nothing is gained by looking for cycles once more
    if code:
        raise SystemExit(code)


def _machine_or_bug(error: Exception, debug: bool) -> int:
    code = getattr(error, "exit_code", None)
    if isinstance(code, int):  # publishing and typesetting say themselves how their errors end a command
        return complain(str(error), getattr(error, "hint", ""), code)
    if isinstance(error, OSError):
        return complain(f"{error.strerror or error}: {error.filename or 'this machine'}", "", MACHINE)
    if debug:
        import traceback

        traceback.print_exception(error)
    else:
        print(bug_report(error), file=sys.stderr)
    return BUG


def complain(message: str, hint: str, code: int) -> int:
    print(f"make_briefs.py: {message}" + (f"\n  {hint}" if hint else ""), file=sys.stderr)
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


def counted(problems: Problems) -> str:
    """'2 errors, 1 warning'; 'no problems'."""
    counts = [(problems.errors, "error"), (problems.warnings, "warning")]
    said = ", ".join(f"{count} {word}{'s' * (count != 1)}" for count, word in counts if count)
    return said or "no problems"


def today() -> datetime.date:
    """The clock is read here only, and only for `check` to compare the edition's date with."""
    return datetime.datetime.now(tz=datetime.UTC).date()


def edition_date(typed: str | None) -> datetime.date | None:
    """The date after --date; raises `WrongCommandError` when it is none."""
    if typed is None:
        return None
    try:
        return datetime.date.fromisoformat(typed)
    except ValueError:
        raise WrongCommandError(
            f"--date {typed!r} is no date", "write year, month and day: --date 2026-11-23"
        ) from None


# ------------------------------------------------------------------------------------------ tables


def table(head: Sequence[str], rows: Sequence[Sequence[str]], right: frozenset[int] = frozenset()) -> str:
    """Columns set apart by two spaces; those in `right` are set flush right."""
    lines = [list(head), *map(list, rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    justified = (
        (
            cell.rjust(width) if column in right else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        for line in lines
    )
    return "\n".join("  ".join(cells).rstrip() for cells in justified)


def built_table(built: Built, out: Path) -> str:
    """The closing table of a build, and what became of the packs of earlier builds."""
    lines = [pack_table(built.made, out)]
    if built.kept:
        lines.append(f"kept as they were: {', '.join(built.kept)}")
    if built.dropped:
        lines.append(f"removed, as the campaign no longer has them: {', '.join(built.dropped)}")
    return "\n".join(lines)


def pack_table(made: Sequence[MadePack], out: Path) -> str:
    """A line for each pack that was made."""
    folder = os.path.relpath(out) if out.is_relative_to(Path.cwd()) else str(out)
    head = ["pack", "pages", "kB", "problems", "claims left out", "status", "file"]
    rows = [
        [
            pack.name,
            str(pack.page_count),
            f"{len(pack.content) / 1000:.0f}",
            str(len(pack.problems)),
            str(pack.claims_left_out),
            pack.status,
            os.path.join(folder, pack.file),
        ]
        for pack in made
    ]
    return table(head, rows, right=frozenset({1, 2, 3, 4}))


def list_table(campaign: Campaign | None) -> str:
    if campaign is None:
        return ""
    rows = [
        [str(pack.name), str(pack.audience), str(pack.layout), ", ".join(pack.parts)]
        for pack in campaign.packs.values()
    ]
    return table(["pack", "audience", "layout", "parts"], rows)


def campaign_table(names: Sequence[str]) -> str:
    return table(["campaign"], [[name] for name in names])
