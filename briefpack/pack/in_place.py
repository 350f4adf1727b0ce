"""Put a complete set of packs where the last one is: in one step, or file by file where no step exists."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import sys
from pathlib import Path

from briefpack.pack.disk import MachineError, shown, sync_folder, write_durably
from briefpack.pack.published import MANIFEST, commit_name, manifest_entries, stage_prefix

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
    if not _swapped(new, out):
        _commit(new, out)
    try:
        sync_folder(out.parent)
    except OSError as error:
        message = f"the new packs are in {shown(out)}, but the disk gives trouble: {error.strerror}"
        raise MachineError(message, "see to the disk, then build again") from error


def finish_or_sweep(room: Path, out: Path) -> None:
    """Finish or remove what a killed build left in `room` and `out`. Only under the lock: no other is at work then."""
    commit = out / commit_name(out)
    if commit.is_dir() and not commit.is_symlink():
        _finish(commit, out)
    for place in {room, out}:
        for path in place.iterdir() if place.is_dir() else ():
            if path.name.startswith(stage_prefix(out)):
                shutil.rmtree(path, ignore_errors=True)


# ------------------------------------------------------------------------------------------ one step


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
        os.rename(_copied(new, out / f"{stage_prefix(out)}{secrets.token_hex(4)}"), commit)  # `out` is its own disk
    sync_folder(out)
    try:
        _finish(commit, out)
    except OSError as error:
        message = f"the packs in {shown(out)} are half replaced: {error.strerror}"
        raise MachineError(message, "type the same again: the next build finishes this first") from error


def _copied(source: Path, target: Path) -> Path:
    target.mkdir()
    for path in source.iterdir():
        write_durably(target / path.name, path.read_bytes())
    sync_folder(target)
    return target


def _finish(commit: Path, out: Path) -> None:
    """Move what a commit folder still holds: packs; then drop the packs that are no more; the manifest last."""
    if (commit / MANIFEST).exists():
        listed = {entry["file"] for entry in manifest_entries(commit / MANIFEST) or ()}
        for name in sorted(listed):
            if (commit / name).exists():
                os.replace(commit / name, out / name)
        for entry in manifest_entries(out / MANIFEST) or ():
            if entry["file"] not in listed:
                (out / entry["file"]).unlink(missing_ok=True)
        sync_folder(out)
        os.replace(commit / MANIFEST, out / MANIFEST)
    shutil.rmtree(commit)
    sync_folder(out)
