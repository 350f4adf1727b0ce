"""Publish a set of packs whole or not at all: stage beside the output folder, make it durable, swap.

A build takes `prepare(out)` before it renders anything, so that a wrong, busy, read-only or full place is
told at once, and hands all it made to `Stage.publish`. The last good set stays as it is until the new one
lies complete on the disk. What a killed build leaves behind is removed, or finished, by the next one.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import hashlib
import json
import os
import shutil
import stat
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefpack import ctrl_c
from briefpack.pack.disk import (
    UNTOUCHED,
    MachineError,
    PublishError,
    machine_errors,
    read_regular,
    shown,
    sync_folder,
    want_space,
    write_durably,
)
from briefpack.pack.in_place import finish_or_sweep, put_in_place
from briefpack.pack.published import MANIFEST, SET, TEMP, Entry, PlaceError, lock_name, new_stage_name, published_in
from briefpack.typeset.font_jail import unusable_character

FIRST_SET = 4_000_000  # bytes of free space wanted before a first build; later ones want what the last set takes
TYPESETTING = 20_000_000  # bytes that a build writes meanwhile: fonts and their cache, for each process anew
_SPARE = 6  # descriptors put by; removing a stage takes two or three for each level of folders


class BusyError(PublishError):
    """Another build writes to the same folder (exit 75)."""

    exit_code = 75


class ChangedError(PublishError):
    """A pack that is to be carried over is no longer what the manifest says (exit 2)."""

    exit_code = 2


class StoppedLateError(PublishError):
    """Ctrl-C came when the new set was being put in place, which is never left half done (exit 130)."""

    exit_code = 130


@dataclass(frozen=True, slots=True)
class Stage:
    """A place to build in, held under a lock. `temp` is for the build's own temporary files."""

    out: Path
    folder: Path
    campaign: str
    published: tuple[Entry, ...]  # what the manifest in `out` lists now

    @property
    def temp(self) -> Path:
        return self.folder / TEMP

    def carried(
        self, besides: Collection[str], packs: Collection[str] | None = None
    ) -> tuple[list[Entry], list[Entry]]:
        """Entries of the published packs whose file is not among `besides`: those to keep, and those to drop.

        When all packs are built, `packs` are their names: then others are dropped, and one whose file a person took
        away is not missed. Raises `ChangedError` for one to keep that was changed, or is gone.
        """
        kept = [entry for entry in self.published if entry["file"] not in besides]
        dropped: list[Entry] = []
        if packs is not None:
            there = [entry for entry in kept if os.path.lexists(self.out / entry["file"])]
            kept = [entry for entry in there if entry.get("name") in packs]
            dropped = [entry for entry in there if entry not in kept]
        for entry in kept:
            self._unchanged(entry)
        return kept, dropped

    def publish(self, files: Mapping[str, bytes], manifest: Mapping[str, Any]) -> None:
        """Make `out` hold exactly the packs that `manifest` lists, and the manifest, in one step.

        A listed pack that is not in `files` is carried over from the last set. Raises `PublishError`; then
        `out` is as it was, unless its message says otherwise. Ctrl-C waits from the moment it is put in place.
        """
        listed = {entry["file"]: entry for entry in manifest["packs"]}
        if unlisted := set(files) - set(listed):
            raise ValueError(f"the manifest does not list {sorted(unlisted)}")
        contents = {name: files[name] if name in files else self._unchanged(entry) for name, entry in listed.items()}
        contents[MANIFEST] = (json.dumps(manifest, indent=2, ensure_ascii=False) + "\n").encode()
        needed = sum(map(len, contents.values()))
        with machine_errors(self.out, needed):
            want_space(self.folder, self.out, needed)
            new = self._written(contents)
            published_in(self.out, self.campaign)  # raises for what someone put there while we rendered
            ctrl_c.hold()
            put_in_place(new, self.out)
        if ctrl_c.was_noted():
            raise StoppedLateError(f"stopped too late: the new packs are in {shown(self.out)}")

    def _written(self, contents: Mapping[str, bytes]) -> Path:
        new = self.folder / SET
        new.mkdir()
        if self.out.exists():
            new.chmod(stat.S_IMODE(self.out.stat().st_mode))  # a folder someone made private stays private
        for name, content in contents.items():  # the manifest is the last
            write_durably(new / name, content)
        sync_folder(new)
        return new

    def _unchanged(self, entry: Entry) -> bytes:
        path, size = self.out / entry["file"], entry.get("bytes")
        try:
            content = read_regular(path, size if isinstance(size, int) else None)
        except OSError as error:
            if error.errno != errno.EFBIG:
                raise ChangedError(f"{shown(path)} cannot be kept: {error.strerror}", "type ./run build") from error
            content = b""  # larger than what was built, so another
        if hashlib.sha256(content).hexdigest() != entry["sha256"]:
            message = f"{shown(path)} was changed after it was built, so it is not kept"
            raise ChangedError(message, "move it away, then build all packs")
        return content


@contextlib.contextmanager
def prepare(out: Path, campaign: str = "", sources: Sequence[Path] = (), expected: int = FIRST_SET) -> Iterator[Stage]:
    """Take the output folder for one build: lock it, clear what a killed build left, see that it can be written.

    `sources` are folders that the packs are made from: `out` may not be, hold or lie in one. Nor may it hold packs
    of another `campaign`. `expected` is the size in bytes of a first set. Raises `BusyError`, `PlaceError` or
    `MachineError`.
    """
    out = Path(os.path.abspath(out))  # not resolve(): a link must be seen
    _refuse_place(out, sources)
    with machine_errors(out, expected):
        room = _room_for(out)
    folder = room / new_stage_name(out)
    with _locked(room, out), _cleared(folder, out):
        with machine_errors(out, expected):
            stage = _stage(room, out, folder, campaign, expected)
        yield stage


@contextlib.contextmanager
def _cleared(folder: Path, out: Path) -> Iterator[None]:
    """Remove the stage in the end, whatever ends the build: Ctrl-C, twice, at any line; no descriptor left to open."""
    spare: list[int] = []
    try:
        try:
            with machine_errors(out, needed=0):
                spare += [os.open(os.devnull, os.O_RDONLY) for _ in range(_SPARE)]
            yield
        finally:
            ctrl_c.hold()  # where Ctrl-C comes just before this, it holds the next one off itself
    finally:
        for descriptor in spare:
            os.close(descriptor)
        shutil.rmtree(folder, ignore_errors=True)


def _refuse_place(out: Path, sources: Sequence[Path]) -> None:
    hint = "name another folder with --out"
    if unusable := unusable_character(out):
        raise PlaceError(f"{shown(out)} has a character that fonts are not found by: {unusable}", hint)
    if out.is_symlink():
        raise PlaceError(f"{shown(out)} is a link, and links are not written through", hint)
    if out.exists() and not out.is_dir():
        raise PlaceError(f"{shown(out)} is not a folder", hint)
    ours = Path(os.path.realpath(out))
    for source in sources:
        real = Path(os.path.realpath(source))
        if ours.is_relative_to(real) or real.is_relative_to(ours):
            raise PlaceError(f"{shown(out)} is no place for packs: they are made from {shown(source)}", hint)


def _room_for(out: Path) -> Path:
    """Where the stage and the lock go: beside `out`, or inside it where beside is not ours to write."""
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise PlaceError(f"{shown(Path(error.filename))} is not a folder", "name another folder with --out") from error
    may_write = os.W_OK | os.X_OK
    if out.exists() and not os.access(out, may_write):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(out))
    return out if out.exists() and not os.access(out.parent, may_write) else out.parent


def _stage(room: Path, out: Path, folder: Path, campaign: str, expected: int) -> Stage:
    finish_or_sweep(room, out)
    published = published_in(out, campaign)
    sizes = [entry["bytes"] for entry in published if isinstance(entry.get("bytes"), int)]
    want_space(room, out, (sum(sizes) or expected) + TYPESETTING)
    folder.mkdir(mode=0o700)
    (folder / TEMP).mkdir()
    return Stage(out, folder, campaign, published)


@contextlib.contextmanager
def _locked(room: Path, out: Path) -> Iterator[None]:
    """Hold the lock file. A POSIX lock, as workers do not inherit it: one that outlives us keeps nobody out."""
    path = room / lock_name(out)
    descriptor = None
    try:
        with machine_errors(out, needed=0):
            descriptor = _lock(path, out)
        yield
    finally:
        if descriptor is not None:
            with contextlib.suppress(OSError):  # a lock file that stays is no lock
                path.unlink()
            os.close(descriptor)


def _lock(path: Path, out: Path) -> int:
    while True:
        descriptor = _opened_lock(path)
        try:
            fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if os.path.samestat(os.fstat(descriptor), path.lstat()):
                return descriptor
        except (BlockingIOError, PermissionError):
            os.close(descriptor)
            raise BusyError(f"another build is writing to {shown(out)}", "wait for it, or name another --out") from None
        except FileNotFoundError:
            pass
        os.close(descriptor)  # its last holder removed it between our calls: take the next one


def _opened_lock(path: Path) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o666)
    except PermissionError:
        if not path.exists():
            raise
    message = f"{shown(path)}, the lock of a build, belongs to {_owner(path)}"
    hint = f"when no build of theirs is at work, ask them to delete it; or name another --out; {UNTOUCHED}"
    raise MachineError(message, hint)


def _owner(path: Path) -> str:
    try:
        return path.owner()
    except (OSError, KeyError):
        return "another user"
