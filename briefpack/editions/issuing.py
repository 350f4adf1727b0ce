"""Keep what was issued: the manifest of a published set, whole or not at all, and never over another one.

Of a pack its hash, its code, its words and their places are kept, and nobody who was handed it.
"""

from __future__ import annotations

import contextlib
import errno
import itertools
import json
import os
import secrets
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from briefpack.editions.kept import NAME, EditionError
from briefpack.pack.disk import MachineError, machine_errors, read_regular, shown, sync_folder, write_durably
from briefpack.pack.published import LARGEST_MANIFEST, MANIFEST

_TAKEN = frozenset({errno.EEXIST, errno.ENOTEMPTY})  # rename(2): an edition of that name is there
_HINT = "name another folder with --editions"


def require_shelf(shelf: Path, out: Path) -> None:
    """See that editions can be kept in a folder, before a build into `out` begins. Makes nothing.

    Raises `EditionError` for what is no place for them, `MachineError` where nobody may write.
    """
    if Path(os.path.realpath(shelf)).is_relative_to(os.path.realpath(out)):
        raise EditionError(f"{shown(shelf)} lies in {shown(out)}, which every build makes anew", _HINT)
    require_no_shelf(out, shelf.parent)
    shelf = Path(os.path.abspath(shelf))
    there = next(path for path in (shelf, *shelf.parents) if path.exists() or path.is_symlink())
    if shelf.is_symlink() or not there.is_dir():
        raise EditionError(f"{shown(there)} is not a folder that editions can be kept in", _HINT)
    if not os.access(there, os.W_OK | os.X_OK):
        raise MachineError(f"cannot use {shown(there)}: {os.strerror(errno.EACCES)}", _HINT)


def require_no_shelf(out: Path, editions: Path) -> None:
    """See that packs are not built where editions are kept, here or elsewhere. Raises `EditionError`."""
    if NAME.fullmatch(out.name) and out.is_dir() and [each.name for each in out.iterdir()] == [MANIFEST]:
        raise EditionError(f"{shown(out)} is an edition that was kept", "name another --out")
    if Path(os.path.realpath(out)).is_relative_to(os.path.realpath(editions)):
        raise EditionError(f"{shown(out)} lies among the editions in {shown(editions)}", "name another --out")


def require_issuable(manifest: Mapping[str, Any]) -> None:
    """Raises `EditionError` where the packs that a manifest lists are not one edition."""
    for entry in manifest["packs"]:
        if not entry.get("code"):
            message = f"{entry['file']} was made before packs had a code, so this set cannot be issued"
            raise EditionError(message, "build all packs, then issue them")
        if entry["edition"] != manifest["edition"]:
            message = f"{entry['file']} is of the edition {entry['edition']}, the others of {manifest['edition']}"
            raise EditionError(message, "build all packs with one date, then issue them")


def issue(shelf: Path, manifest: Mapping[str, Any]) -> str:
    """Keep a manifest as an edition and return the edition's name, its date.

    What is kept already is not kept twice; other packs of the same date become DATE-2. Raises `MachineError`.
    """
    content = (json.dumps(manifest, indent=2, ensure_ascii=False) + "\n").encode()
    with machine_errors(shelf, len(content)):
        shelf.mkdir(parents=True, exist_ok=True)
        with _staged(shelf, content) as stage:
            for name in _names(str(manifest["edition"])):
                if _holds(shelf / name, content):
                    return name
                if _put(stage, shelf / name):
                    sync_folder(shelf)
                    return name
    raise AssertionError("there is always a next number")


def _names(date: str) -> Iterator[str]:
    yield date
    yield from (f"{date}-{number}" for number in itertools.count(2))


def _holds(edition: Path, content: bytes) -> bool:
    try:
        return read_regular(edition / MANIFEST, LARGEST_MANIFEST) == content
    except OSError:  # there is none, or it is another one
        return False


def _put(stage: Path, edition: Path) -> bool:
    """Give the stage its name; False where an edition has it already."""
    if os.path.lexists(edition):
        return False
    try:
        stage.rename(edition)
    except OSError as error:
        if error.errno in _TAKEN:  # another command issued at the same moment
            return False
        raise
    return True


@contextlib.contextmanager
def _staged(shelf: Path, content: bytes) -> Iterator[Path]:
    """A complete edition that has no name yet. It is removed where it is not given one."""
    stage = shelf / f".stage-{secrets.token_hex(4)}"
    try:
        stage.mkdir()
        write_durably(stage / MANIFEST, content)
        sync_folder(stage)
        yield stage
    finally:
        shutil.rmtree(stage, ignore_errors=True)
