"""How far a command has come: a bar for people, a line a step for logs."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Protocol


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
        print(f"[{self.count}/{self.steps}] {what}", file=sys.stderr)

    def stop(self) -> None:
        pass


class BarProgress:
    """A bar, for people."""

    def __init__(self) -> None:
        self.stop: Callable[[], None] = lambda: None

    def start(self, steps: int) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
        self.bar = Progress(*columns, console=Console(stderr=True), transient=True)
        self.task = self.bar.add_task("building", total=steps)
        self.bar.start()
        self.stop = self.bar.stop

    def done(self, what: str) -> None:
        self.bar.update(self.task, advance=1, description=what)


def progress_for(terminal: bool) -> Progress:
    return BarProgress() if terminal else PlainProgress()
