"""How far a command has come: a bar for people, a line a step for logs."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import Protocol

from briefpack.console import say


class Progress(Protocol):
    """Is told how many steps there are, and each one when it is done."""

    def start(self, steps: int) -> None: ...
    def done(self, what: str) -> None: ...
    def stop(self) -> None: ...


class PlainProgress:
    """A line for each step, for logs."""

    def start(self, steps: int) -> None:
        self.steps, self.count = steps, 0

    def done(self, what: str) -> None:
        self.count += 1
        say(f"[{self.count}/{self.steps}] {what}")

    def stop(self) -> None:
        pass


class BarProgress:
    """A bar, for people. A terminal that goes away takes the bar with it, and nothing else."""

    def __init__(self) -> None:
        self._stop: Callable[[], None] = lambda: None

    def start(self, steps: int) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
        self.bar = Progress(*columns, console=Console(stderr=True), transient=True)
        self.task = self.bar.add_task("building", total=steps)
        self._stop = self.bar.stop
        with contextlib.suppress(OSError):
            self.bar.start()

    def done(self, what: str) -> None:
        with contextlib.suppress(OSError):
            self.bar.update(self.task, advance=1, description=what)

    def stop(self) -> None:
        with contextlib.suppress(OSError):
            self._stop()


def progress_for(terminal: bool, kind: str) -> Progress:
    """A bar where the terminal can redraw a line; `kind` is what TERM says of it."""
    return BarProgress() if terminal and kind not in {"dumb", "unknown"} else PlainProgress()
