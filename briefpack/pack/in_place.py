"""Put a complete set of packs where the last one is: in one step, or file by file where no step exists."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from pathlib import Path

from briefpack.pack.disk import MachineError, shown, sync_folder, want_space, write_durably
from briefpack.pack.published import MANIFEST, SET, PlaceError, commit_name, is_stage, new_stage_name, read_manifest

_CANNOT = frozenset(
    {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EXDEV, errno.EBUSY, errno.EPERM}
)
"""Answers of a kernel or file system that cannot exchange these two folders; EBUSY is a mount point's."""

_AT_FDCWD = -100  # linux/fcntl.h
_EXCHANGE = 2  # RENAME_EXCHANGE of renameat2(2); also RENAME_SWAP of macOS's renamex_np(2)


def put_in_place(new: Path, out: Path) -> None:
    """Make `out` what `new` is. After a swap `new` holds the last set.

    Raises `OSError` with `out` as it was; `MachineError` when it stopped between two files, or just after.
    """
    if _is_current(out) or not _swapped(new, out):
        _commit(new, out)
    try:
        sync_folder(out.parent)
    except OSError as error:
        message = f"the new packs are in {shown(out)}, but the disk gives trouble: {error.strerror}"
        raise MachineError(message, "see to the disk, then build again") from error


def finish_or_sweep(room: Path, out: Path) -> None:
    """Finish or remove what a killed build left in `room` and `out`. Only under the lock: no other is at work then.

    Raises `MachineError` when the packs stay half replaced.
    """
    commit = out / commit_name(out)
    if commit.is_dir() and not commit.is_symlink():
        _finish(commit, out)
    for place in {room, out}:
        for path in place.iterdir() if place.is_dir() else ():
            if is_stage(path, out):
                shutil.rmtree(path, ignore_errors=True)


# ------------------------------------------------------------------------------------------ one step


def _is_current(out: Path) -> bool:
    """Whether the caller stands in `out`: then the folder must stay the same, with other files in it."""
    return out.is_dir() and os.path.samefile(out, os.curdir)


def _swapped(new: Path, out: Path) -> bool:
    if out.exists() and any(out.iterdir()):
        return out not in new.parents and _exchanged(new, out)
    try:
        os.rename(new, out)  # over nothing, or over an empty folder
    except OSError as error:
        if error.errno in _CANNOT:
            return False
        raise
    return True


def _exchanged(new: Path, old: Path) -> bool:
    code = _rename_exchange(os.fsencode(new), os.fsencode(old))
    if code and code not in _CANNOT:
        raise OSError(code, os.strerror(code), str(old))
    return code == 0


def _rename_exchange(new: bytes, old: bytes) -> int:
    """0, or the error number. Python has no call for it, so the C library's is used."""
    import ctypes

    library = ctypes.CDLL(None, use_errno=True)
    try:
        if sys.platform == "darwin":
            failed = library.renamex_np(new, old, _EXCHANGE)
        else:
            failed = library.renameat2(_AT_FDCWD, new, _AT_FDCWD, old, _EXCHANGE)
    except AttributeError:  # a C library without it
        return errno.ENOSYS
    return ctypes.get_errno() if failed else 0


# ------------------------------------------------------------------------------------------ file by file


def _commit(new: Path, out: Path) -> None:
    """`new` becomes the commit folder first: a set that is complete and meant, should we be cut short."""
    out.mkdir(exist_ok=True)
    commit = out / commit_name(out)
    try:
        os.rename(new, commit)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        _copy(new, commit, out)
    sync_folder(out)
    _finish(commit, out)


def _copy(new: Path, commit: Path, out: Path) -> None:
    """Where `out` is a disk of its own, the set is copied there before it becomes the commit folder."""
    want_space(out, out, sum(path.stat().st_size for path in new.iterdir()))
    stage = out / new_stage_name(out)
    stage.mkdir(mode=0o700)
    try:
        (stage / SET).mkdir()
        for path in new.iterdir():
            write_durably(stage / SET / path.name, path.read_bytes())
        sync_folder(stage / SET)
        os.rename(stage / SET, commit)
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _finish(commit: Path, out: Path) -> None:
    """Move what a commit folder still holds; raises `MachineError` when it cannot be, and the packs stay mixed."""
    hint = "type the same again: the next build finishes this first"
    try:
        _move_all(commit, out)
    except OSError as error:
        message = f"the packs in {shown(out)} are half replaced: {error.strerror}"
        raise MachineError(message, hint) from error


def _move_all(commit: Path, out: Path) -> None:
    """Packs first; then the packs that are no more are dropped; the manifest last."""
    if (commit / MANIFEST).exists():
        new, old = read_manifest(commit / MANIFEST), read_manifest(out / MANIFEST)
        if new is None:
            raise PlaceError(f"{shown(commit)} is not what this tool leaves there", "look into it, then move it away")
        listed = {entry["file"] for entry in new.packs}
        for name in sorted(listed):
            if (commit / name).exists():
                os.replace(commit / name, out / name)
        for entry in old.packs if old else ():
            if entry["file"] not in listed:
                (out / entry["file"]).unlink(missing_ok=True)
        sync_folder(out)
        os.replace(commit / MANIFEST, out / MANIFEST)
    shutil.rmtree(commit)
    sync_folder(out)
