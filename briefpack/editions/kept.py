"""An edition that was issued, read again: its packs, what stands where in them, and in which words."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefpack.pack.disk import shown
from briefpack.pack.published import MANIFEST, read_manifest
from briefpack.typeset.positions import Position

NAME = re.compile(r"(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})(?:-(?P<number>[1-9][0-9]{0,5}))?")
FARTHEST = 100_000  # mm
LAST_BUILD = "out"  # what the last build made, whether it was issued or not


class EditionError(Exception):
    """An edition cannot be kept, read or found (exit 1). `hint` is the next thing to do."""

    exit_code = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


@dataclass(frozen=True, slots=True)
class KeptClaim:
    """A claim in a pack: where it stands, all paragraphs about it, and its own statement in each of its wordings."""

    boxes: tuple[Position, ...]
    words: tuple[str, ...]
    said: tuple[str, ...] = ()

    @property
    def pages(self) -> tuple[int, ...]:
        return tuple(dict.fromkeys(box.page for box in self.boxes))


@dataclass(frozen=True, slots=True)
class KeptPack:
    """A pack of an edition."""

    name: str
    audience: str
    internal: bool
    file: str
    code: str
    paper: str
    theme: str
    date: str
    sha256: str
    claims: Mapping[str, KeptClaim]
    sources: Mapping[str, tuple[Position, ...]]


@dataclass(frozen=True, slots=True)
class Edition:
    """All packs of one edition. Its name is its date, with a number from the second of a day on."""

    name: str
    campaign: str
    packs: tuple[KeptPack, ...]


def kept_editions(shelf: Path) -> list[Edition]:
    """The editions of one campaign, the oldest first; none where the folder is not there. Raises `EditionError`."""
    names = [path.name for path in shelf.iterdir() if NAME.fullmatch(path.name)] if shelf.is_dir() else []
    return [_required(shelf / name, name) for name in sorted(names, key=in_order)]


def edition_in(folder: Path, name: str) -> Edition | None:
    """What the manifest in a folder says; None where there is none. Raises `EditionError` for one that was changed."""
    manifest = folder / MANIFEST
    published = read_manifest(manifest)
    if published is not None and not published.packs:
        return None
    try:
        if published is None:
            raise TypeError
        return Edition(name, published.campaign, tuple(map(_pack, published.packs)))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        message = f"{shown(manifest)} is not as a build of this tool writes it"
        hint = "bring the file back as it was; what was issued is not written anew"
        raise EditionError(message, "type ./run build" if name == LAST_BUILD else hint) from error


def last_build(out: Path, campaign: str) -> Edition | None:
    """What the last build of a campaign made; None where there is none. Raises `EditionError` for that of another."""
    found = edition_in(out, LAST_BUILD)
    if found is not None and found.campaign != campaign:
        raise EditionError(f"{shown(out)} holds packs of {found.campaign}, not of {campaign}", "name another --out")
    return found


def in_order(name: str) -> tuple[str, int]:
    """By date, then by number: 2026-11-23, 2026-11-23-2, 2026-11-23-10."""
    found = NAME.fullmatch(name)
    return (found["date"], int(found["number"] or 1)) if found else (name, 0)


def _required(folder: Path, name: str) -> Edition:
    edition = edition_in(folder, name)
    if edition is None:
        raise EditionError(f"{shown(folder)} holds no packs that a manifest lists", "bring its manifest.json back")
    return edition


def _pack(entry: Mapping[str, Any]) -> KeptPack:
    """Strictly: a key that is missing or of another kind is an error."""
    texts = {key: entry[key] for key in ("name", "audience", "file", "code", "paper", "theme", "sha256")}
    internal = entry["internal"]
    if not all(map(_is_name, texts.values())) or type(internal) is not bool:
        raise TypeError
    if datetime.date.fromisoformat(entry["edition"]).isoformat() != entry["edition"]:
        raise ValueError
    claims = {
        str(each["id"]): KeptClaim(_positions(each["boxes"]), _texts(each["words"]), _texts(each["said"]))
        for each in entry["claims"]
    }
    sources = {str(each["id"]): _positions(each["boxes"]) for each in entry["cited"]}
    return KeptPack(**texts, internal=internal, date=entry["edition"], claims=claims, sources=sources)


def _positions(boxes: Any) -> tuple[Position, ...]:
    found = tuple(Position(**each) for each in boxes)
    if not all(isinstance(each.page, int) and _is_on_paper(each) for each in found):
        raise TypeError
    return found


def _is_on_paper(box: Position) -> bool:
    return all(isinstance(each, int | float) and abs(each) < FARTHEST for each in (box.x, box.y, box.width, box.height))


def _is_name(value: Any) -> bool:
    return isinstance(value, str) and value.isprintable() and bool(value) and "/" not in value


def _texts(values: Any) -> tuple[str, ...]:
    for value in values:
        value.encode("utf-8")  # a lone half of a character is none
        if "\0" in value:
            raise ValueError
    return tuple(values)
