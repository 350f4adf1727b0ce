"""Ctrl-C: it ends a command at once, but never while packs are put in place or a build is cleared away.

The first one raises `KeyboardInterrupt`. What follows is clearing up, so further ones are only noted; so are all that
come after `hold`. That the handler itself changes over leaves no moment between the two.
"""

from __future__ import annotations

import os
import signal
from types import FrameType


class _State:
    """Of this process; a process that is forked from it leaves Ctrl-C to its parent."""

    listener = 0
    held = False
    noted = False


def listen() -> None:
    """From now on Ctrl-C raises `KeyboardInterrupt`, once. Where the caller had it ignored, it stays ignored."""
    _State.listener, _State.held, _State.noted = os.getpid(), False, False
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, _interrupt)


def hold() -> None:
    """From now on Ctrl-C is only noted: what has begun is brought to its end."""
    _State.held = True


def ignore() -> None:
    """From now on Ctrl-C does nothing, for a command that has ended: Python, while it ends, would die of it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def was_noted() -> bool:
    """Whether Ctrl-C came while it was held, and has ended nothing."""
    return _State.noted


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    if os.getpid() != _State.listener:
        return
    if _State.held:
        _State.noted = True
        return
    _State.held = True
    raise KeyboardInterrupt
