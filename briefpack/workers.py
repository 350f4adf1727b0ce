"""Packs made side by side, each in a process of its own, so that a crash of a C library costs one message."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefpack.one_pack import MadePack, Recipe


class CrashError(Exception):
    """A process that made packs died (exit 4): out of memory, or a library crashed."""

    exit_code = 4
    hint = "check free memory; build one pack with --jobs 1 to see which one it is"

    def __init__(self) -> None:
        super().__init__("a process that made packs died before it was done")


_recipe: Recipe  # of the process that makes packs


def made_in_turn(recipe: Recipe, names: Sequence[str], jobs: int) -> Iterator[MadePack]:
    """The packs, as they are ready. The heaviest are begun first; one job needs no further process."""
    from briefpack.one_pack import make_pack

    gc.freeze()  # what is read by now stays, and is shared with the processes, not copied
    if jobs == 1:
        yield from (make_pack(recipe, name) for name in names)
        return
    with _pool(recipe, jobs) as pool:
        futures = [pool.submit(_make, name) for name in names]
        try:
            for future in as_completed(futures):
                yield future.result()
        except BrokenProcessPool:
            raise CrashError from None
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _pool(recipe: Recipe, jobs: int) -> ProcessPoolExecutor:
    """Fork where it is safe: macOS libraries do not survive one."""
    method = "spawn" if sys.platform == "darwin" else "fork"
    context = multiprocessing.get_context(method)
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_start, initargs=(recipe,))


def _start(recipe: Recipe) -> None:
    global _recipe
    _recipe = recipe
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent says that it stopped, once


def _make(name: str) -> MadePack:
    from briefpack.one_pack import make_pack

    return make_pack(_recipe, name)


def usual_jobs(packs: int) -> int:
    """As many as there are cores this process may use, and packs."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(cores, packs))
