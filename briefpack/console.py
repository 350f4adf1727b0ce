"""Writing to whoever runs a command: nothing else touches standard output and standard error.

One rule for all that can go wrong there. A reader who has gone, or never was (`| head`, `>&-`), changes nothing. What
a command was asked to print and cannot be written, as on a full disk, ends it with 4, when its work is done. What is
said beside that, on standard error, is let go. Letters that the terminal's encoding lacks are written as escapes.
"""

from __future__ import annotations

import contextlib
import os
import sys
from typing import Never, TextIO


class UnwrittenError(Exception):
    """Standard output cannot take what was to be printed (exit 4). `hint` says what was done all the same."""

    exit_code = 4

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


def open_streams() -> None:
    """Make the three standard streams fit to write to, whatever the caller left of them.

    One that is closed becomes the null device: else the next file that is opened would have its number, and a C
    library that complains on standard error would write into a pack.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest free number, this one
    sys.stdout = sys.stdout or open(1, "w", closefd=False)  # noqa: SIM115  it lives as long as the process
    sys.stderr = sys.stderr or open(2, "w", closefd=False)  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def show(text: str) -> None:
    """Print what the command was asked for; raises `UnwrittenError`."""
    try:
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()
    except BrokenPipeError:
        silence(sys.stdout)
    except OSError as error:
        silence(sys.stdout)
        raise UnwrittenError(f"standard output cannot be written to: {error.strerror}") from None


def say(text: str) -> None:
    """Print a line beside the output: progress, a complaint, a count."""
    try:
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()
    except OSError:  # there is no further place to tell it
        silence(sys.stderr)


def silence(stream: TextIO) -> None:
    """What the stream still holds, and all that comes, goes nowhere, so that Python's last flush cannot fail."""
    with contextlib.suppress(OSError, ValueError):
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, stream.fileno())
        os.close(null)


def leave(code: int) -> Never:
    """End the process at once, with all that was printed on its way. Taking a command's objects apart one by one would
    take a twentieth of its time; where the streams cannot be written to, Python ends as it does and says so.
    """
    with contextlib.suppress(OSError):
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    sys.exit(code)
