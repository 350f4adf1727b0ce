"""What an output folder holds: the packs its manifest lists, and strangers. Also how our own side files are called."""

from __future__ import annotations

import errno
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from briefpack.pack.disk import PublishError, read_regular, shown

MANIFEST = "manifest.json"
_LITTER = frozenset({".DS_Store", "Thumbs.db"})  # file browsers leave these wherever one looks
_NOT_A_FILE = frozenset({errno.ELOOP, errno.EINVAL, errno.ENXIO})  # a link, a folder or pipe, a socket

Entry = Mapping[str, Any]
"""What manifest.json says of one pack; only `file` and `sha256` are read again, to carry a pack over."""


class PlaceError(PublishError):
    """The output folder that was named is not ours to write to (exit 2)."""

    exit_code = 2


def published_in(out: Path) -> tuple[Entry, ...]:
    """What the manifest in `out` lists; nothing for an absent or empty folder.

    Raises `PlaceError` when `out` holds anything that this tool did not put there.
    """
    try:
        names = {path.name for path in out.iterdir() if not _is_side_file(path.name, out)} - _LITTER
    except FileNotFoundError:
        return ()
    entries = manifest_entries(out / MANIFEST)
    listed = {MANIFEST, *(entry["file"] for entry in entries)} if entries is not None else set()
    strangers = sorted(name for name in names if name not in listed or (out / name).is_dir())
    if strangers:
        more = f" and {len(strangers) - 3} more" if len(strangers) > 3 else ""
        message = f"{shown(out)} holds what this tool did not make: {', '.join(strangers[:3])}{more}"
        raise PlaceError(message, "move it away, or name an empty folder with --out")
    return entries or ()


def manifest_entries(path: Path) -> tuple[Entry, ...] | None:
    """The packs of a manifest of ours; none where there is no file; None when it is someone else's, or a link.

    Raises `OSError` when it cannot be read.
    """
    try:
        content = read_regular(path)
    except FileNotFoundError:
        return ()
    except OSError as error:
        if error.errno in _NOT_A_FILE:
            return None
        raise
    try:
        manifest = json.loads(content)
        entries = tuple(manifest["packs"])
        ours = manifest["tool"]["name"] == "briefpack"
        plain = all(_is_plain(entry["file"]) and isinstance(entry["sha256"], str) for entry in entries)
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return entries if ours and plain else None


def _is_plain(name: Any) -> bool:
    """A name that stays in its folder, and is not the manifest's."""
    return isinstance(name, str) and name not in {"", ".", "..", MANIFEST} and not {"/", "\0"} & set(name)


# ------------------------------------------------------------------------------------------ our side files


def stage_prefix(out: Path) -> str:
    """How the names of folders that we build in begin."""
    return f".{out.name}.stage-"


def commit_name(out: Path) -> str:
    """Inside `out`: a complete set on its way there, where folders cannot be swapped."""
    return f".{out.name}.commit"


def lock_name(out: Path) -> str:
    """The file whose lock a build holds."""
    return f".{out.name}.lock"


def _is_side_file(name: str, out: Path) -> bool:
    return name in {commit_name(out), lock_name(out)} or name.startswith(stage_prefix(out))
