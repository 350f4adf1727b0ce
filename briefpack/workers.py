"""Packs made side by side, each in a process of its own: a crash of a C library costs one message, and all that a
pack took of memory goes with it."""

from __future__ import annotations

import errno
import gc
import multiprocessing
import os
import pickle
import signal
import sys
import threading
import traceback
from collections.abc import Generator, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefpack.one_pack import Recipe
    from briefpack.pack.made import MadePack


class CrashError(Exception):
    """A process that made a pack died (exit 4): out of memory, or a library crashed."""

    exit_code = 4
    hint = "check free memory; make fewer packs at once: --jobs 1"

    def __init__(self, name: str) -> None:
        super().__init__(name)

    def __str__(self) -> str:
        return f"the process that made {self.args[0]} died before it was done"


class NoProcessError(Exception):
    """The system lets us start no further process or thread (exit 4)."""

    exit_code = 4
    hint = "end other programs, raise the limit (ulimit -u), or add --jobs 1"

    def __init__(self, cause: str) -> None:
        super().__init__(cause)

    def __str__(self) -> str:
        return f"this machine lets no further process start: {self.args[0]}"


class UnsentError(Exception):
    """A bug in a process whose own exception cannot be sent; it has that one's name and notes."""


def start_method(platform: str) -> str:
    """Fork where it is safe: macOS libraries do not survive one."""
    return "spawn" if platform == "darwin" else "fork"


def made_in_turn(recipe: Recipe, names: Sequence[str], jobs: int) -> Generator[MadePack]:
    """The packs, as they are ready; they are begun in the order of `names`, each in a process that ends with it.

    Whatever ends it early, Ctrl-C too, ends the processes at once.
    """
    import briefpack.one_pack  # noqa: F401  what it brings along is loaded once, before processes are forked

    gc.freeze()  # what is read by now stays, and is shared with the processes, not copied
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
        try:
            process.start()
        except OSError as error:
            if error.errno not in (errno.EAGAIN, errno.ENOMEM):
                raise
            raise NoProcessError(error.strerror or "") from error
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
    result: MadePack | BaseException
    try:
        _watch_parent()
        result = make_pack(recipe, name)
    except Exception as error:
        error.add_note("".join(traceback.format_exception(error)))  # it crosses over without its traceback
        result = _sendable(error)
    pipe.send(result)


def _sendable(error: Exception) -> Exception:
    """The exception, or a plain one of its name when it would not arrive."""
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        unsent = UnsentError(type(error).__name__)
        for note in error.__notes__:
            unsent.add_note(note)
        return unsent
    return error


def _watch_parent() -> None:
    try:
        threading.Thread(target=_end_with_parent, daemon=True).start()
    except RuntimeError as error:  # what Python raises when it can start no thread
        raise NoProcessError(str(error)) from None


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
