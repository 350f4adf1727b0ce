"""Packs made side by side, each in a process of its own, so that a crash of a C library costs one message."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import signal
import sys
import threading
import traceback
from collections.abc import Generator, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefpack.one_pack import MadePack, Recipe


class CrashError(Exception):
    """A process that made a pack died (exit 4): out of memory, or a library crashed."""

    exit_code = 4
    hint = "check free memory; build one pack with --jobs 1 to see which one it is"

    def __init__(self, name: str) -> None:
        super().__init__(f"the process that made {name} died before it was done")


def start_method(platform: str) -> str:
    """Fork where it is safe: macOS libraries do not survive one."""
    return "spawn" if platform == "darwin" else "fork"


def made_in_turn(recipe: Recipe, names: Sequence[str], jobs: int) -> Generator[MadePack]:
    """The packs, as they are ready; they are begun in the order of `names`. One job needs no further process.

    Whatever ends it early, Ctrl-C too, ends the processes at once.
    """
    from briefpack.one_pack import make_pack

    gc.freeze()  # what is read by now stays, and is shared with the processes, not copied
    if jobs == 1:
        yield from (make_pack(recipe, name) for name in names)
        return
    team = _Team(recipe)
    waiting = list(names)
    try:
        while waiting or team.at_work:
            while waiting and len(team.at_work) < jobs:
                team.begin(waiting.pop(0))
            yield from team.finished()
    finally:
        team.stop()


class _Team:
    """Processes at work, each on one pack, with the pipe that its result will come through."""

    def __init__(self, recipe: Recipe) -> None:
        self.recipe, self.context = recipe, multiprocessing.get_context(start_method(sys.platform))
        self.at_work: dict[Connection, tuple[str, Any]] = {}

    def begin(self, name: str) -> None:
        ours, theirs = self.context.Pipe(duplex=False)
        process = self.context.Process(  # type: ignore[attr-defined]  # of every context
            target=_work, args=(theirs, self.recipe, name), daemon=True
        )
        process.start()
        theirs.close()
        self.at_work[ours] = name, process

    def finished(self) -> Iterator[MadePack]:
        """Wait for one process or more; raises `CrashError`, or what went wrong in a process."""
        for pipe in wait(list(self.at_work)):
            assert isinstance(pipe, Connection)
            name, process = self.at_work[pipe]
            try:
                result = pipe.recv()
            except EOFError:
                raise CrashError(name) from None
            process.join()
            pipe.close()
            del self.at_work[pipe]
            if isinstance(result, BaseException):
                raise result
            yield result

    def stop(self) -> None:
        for _, process in self.at_work.values():
            process.kill()
        for pipe, (_, process) in self.at_work.items():
            process.join()
            pipe.close()


def _work(pipe: Connection, recipe: Recipe, name: str) -> None:
    """Make one pack and send it, or send the exception that stood in the way with its steps."""
    from briefpack.one_pack import make_pack

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent says that it stopped, once
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        pipe.send(make_pack(recipe, name))
    except Exception as error:
        error.add_note("".join(traceback.format_exception(error)))  # it crosses over without its traceback
        with contextlib.suppress(Exception):
            pipe.send(error)


def _end_with_parent() -> None:
    """A build that is killed leaves no process behind."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def usual_jobs(packs: int) -> int:
    """As many as there are cores this process may use, and packs."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(cores, packs))
