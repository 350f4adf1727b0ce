"""The disk, as publishing needs it: durable writes, reads that follow no link, and errors that say what to do."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_TOO_MANY_OPEN = frozenset({errno.EMFILE, errno.ENFILE})
UNTOUCHED = "the last good packs are untouched"


class PublishError(Exception):
    """Nothing was published. `hint` is the next thing to do, `exit_code` how the command ends."""

    exit_code = 4

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


class MachineError(PublishError):
    """The disk or its permissions do not let us (exit 4)."""


def shown(path: Path) -> str:
    """A path as it reads best in a message: from the current folder where it lies below it."""
    return os.path.relpath(path) if path.is_relative_to(Path.cwd()) else str(path)


def write_durably(path: Path, content: bytes) -> None:
    """Write a new file and wait until it is on the disk; never through a link, never over a file."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o666)
    try:
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno != errno.EINVAL:  # fsync(2): the answer of a file system that has no such thing for folders
            raise
    finally:
        os.close(descriptor)


def read_regular(path: Path, most: int | None = None) -> bytes:
    """The bytes of an ordinary file; `OSError` for a link, a folder or a pipe, and for more than `most` bytes."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "not an ordinary file", str(path))
        if most is not None and os.fstat(descriptor).st_size > most:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
        with open(descriptor, "rb", closefd=False) as file:
            return file.read()
    finally:
        os.close(descriptor)


def want_space(place: Path, out: Path, needed: int) -> None:
    """Raise `MachineError` when the disk that holds `place` has less than `needed` bytes free."""
    space = os.statvfs(place)
    free = space.f_bavail * space.f_frsize
    if space.f_blocks and free < needed:  # a file system that counts no blocks cannot say
        raise _no_space(out, needed, f", {free:,} are free")


@contextlib.contextmanager
def machine_errors(out: Path, needed: int) -> Iterator[None]:
    """Turn what the operating system answers into a `MachineError` that says what to do."""
    try:
        yield
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise _no_space(out, needed) from error
        place = shown(Path(error.filename)) if isinstance(error.filename, str) else shown(out)
        hint = "see who may write there, or name another folder with --out"
        if error.errno in _TOO_MANY_OPEN:
            hint = "let more files be open at once: ulimit -n 256"
        raise MachineError(f"cannot use {place}: {error.strerror}", f"{hint}; {UNTOUCHED}") from error


@contextlib.contextmanager
def room_to_typeset(out: Path, needed: int) -> Iterator[None]:
    """Turn a disk that fills up while packs are made into a `MachineError`; other errors stay what they are."""
    try:
        yield
    except OSError as error:
        if error.errno not in _NO_ROOM:
            raise
        raise _no_space(out, needed) from error


def _no_space(out: Path, needed: int, free: str = "") -> MachineError:
    hint = f"make room on that disk, or name a folder on another one with --out; {UNTOUCHED}"
    return MachineError(f"no room on the disk for {shown(out)}: {needed:,} bytes are needed{free}", hint)
