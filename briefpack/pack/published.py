"""What an output folder holds: the packs its manifest lists, and strangers. Also how our own side files are called."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefpack.pack.disk import PublishError, read_regular, shown
from briefpack.pack.manifest import FORMAT

MANIFEST = "manifest.json"
LARGEST_MANIFEST = 20_000_000  # bytes; a pack takes some 100 kB of it
_LITTER = frozenset({".DS_Store", "Thumbs.db"})  # file browsers leave these wherever one looks
_NOT_OURS = frozenset({errno.ELOOP, errno.EINVAL, errno.ENXIO, errno.EFBIG})  # link, folder or pipe, socket, huge file

Entry = Mapping[str, Any]
"""What manifest.json says of one pack; `file`, `name`, `sha256` and `bytes` are read again, to carry a pack over."""


class PlaceError(PublishError):
    """The output folder that was named is not ours to write to (exit 2)."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class Published:
    """What a manifest of ours says: whose packs these are, and the packs."""

    campaign: str = ""
    packs: tuple[Entry, ...] = ()


def published_in(out: Path, campaign: str = "") -> tuple[Entry, ...]:
    """What the manifest in `out` lists; nothing for an absent or empty folder.

    Raises `PlaceError` when `out` holds anything that this tool did not put there, or the packs of another campaign.
    """
    try:
        names = {path.name for path in out.iterdir() if not _is_side_file(path, out)} - _LITTER
    except FileNotFoundError:
        return ()
    published = read_manifest(out / MANIFEST)
    listed = {MANIFEST, *(entry["file"] for entry in published.packs)} if published else set()
    strangers = sorted(name for name in names if name not in listed or (out / name).is_dir())
    if strangers:
        more = f" and {len(strangers) - 3} more" if len(strangers) > 3 else ""
        message = f"{shown(out)} holds what this tool did not make: {', '.join(strangers[:3])}{more}"
        raise PlaceError(message, "move it away, or name an empty folder with --out")
    if published and campaign and published.campaign not in ("", campaign):
        message = f"{shown(out)} holds the packs of another campaign, {published.campaign}"
        raise PlaceError(
            message, "name another folder with --out; if this campaign was renamed, move the old packs away"
        )
    return published.packs if published else ()


# ------------------------------------------------------------------------------------------ the manifest, read again


def read_manifest(path: Path) -> Published | None:
    """What a manifest of ours says; nothing where there is no file; None when it is someone else's, or a link.

    Raises `OSError` when it cannot be read, `PlaceError` when a newer version of this tool wrote it.
    """
    try:
        manifest = json.loads(read_regular(path, LARGEST_MANIFEST), object_pairs_hook=_without_repeated_keys)
        ours, version = manifest["tool"]["name"] == "briefpack", manifest["format"]
        found = Published(manifest["campaign"], tuple(manifest["packs"]))
        files = [entry["file"] for entry in found.packs]
        plain = all(map(_is_plain, files)) and all(isinstance(entry["sha256"], str) for entry in found.packs)
    except FileNotFoundError:
        return Published()
    except OSError as error:
        if error.errno in _NOT_OURS:
            return None
        raise
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    if ours and type(version) is int and version > FORMAT:
        raise PlaceError(f"{shown(path)} was made by a newer version of this tool", "update it, or name another --out")
    whole = plain and len({*files}) == len(files) and isinstance(found.campaign, str)
    return found if ours and version == FORMAT and whole else None


def _without_repeated_keys(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _is_plain(name: Any) -> bool:
    """A name that stays in its folder, and is not the manifest's."""
    return isinstance(name, str) and name not in {"", ".", "..", MANIFEST} and not {"/", "\0"} & set(name)


# ------------------------------------------------------------------------------------------ our side files

SET, TEMP = "briefpack-set", "briefpack-tmp"
"""What lies in a stage: the new set, and temporary files. Nothing else does, and by that we know it as ours."""


def new_stage_name(out: Path) -> str:
    """A folder that we build in: beside `out`, or in it."""
    return f".{out.name}.stage-{secrets.token_hex(4)}"


def is_stage(path: Path, out: Path) -> bool:
    """Whether a folder is one that a build for `out` worked in: so called, and with nothing of anyone else's in it."""
    if not re.fullmatch(rf"\.{re.escape(out.name)}\.stage-[0-9a-f]{{8}}", path.name) or path.is_symlink():
        return False
    with contextlib.suppress(OSError):
        return {*os.listdir(path)} <= {SET, TEMP}
    return False


def commit_name(out: Path) -> str:
    """Inside `out`: a complete set on its way there, where folders cannot be swapped."""
    return f".{out.name}.commit"


def lock_name(out: Path) -> str:
    """The file whose lock a build holds."""
    return f".{out.name}.lock"


def _is_side_file(path: Path, out: Path) -> bool:
    return path.name in {commit_name(out), lock_name(out)} or is_stage(path, out)
