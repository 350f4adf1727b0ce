"""Ways to spoil a campaign's folder, and what must be said about it."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

Spoil = Callable[[Path], None]


@dataclass(frozen=True, slots=True)
class Expected:
    """A problem that must be reported: `hint` is a part of its hint, `also` are lines of its related places."""

    code: str
    file: str
    line: int
    column: int
    hint: str
    also: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """One way to spoil the small campaign."""

    name: str
    apply: Spoil
    expected: tuple[Expected, ...]


def swap(file: str, old: str, new: str) -> Spoil:
    """Put `new` in the place of `old`, which stands once or more in the file (the first is taken)."""

    def spoil(folder: Path) -> None:
        path = folder / file
        text = path.read_text(encoding="utf-8")
        if old not in text:
            raise ValueError(f"{old!r} does not stand in {file}")
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return spoil


def whole(file: str, content: bytes | str) -> Spoil:
    """Put `content` in the place of a whole file, which need not be there."""

    def spoil(folder: Path) -> None:
        (folder / file).write_bytes(content.encode() if isinstance(content, str) else content)

    return spoil


def own(file: str, content: str) -> Spoil:
    """Put a file of the campaign's own look into its folder."""

    def spoil(folder: Path) -> None:
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text(content, encoding="utf-8")

    return spoil


def recode(file: str, encoding: str) -> Spoil:
    """Save a file in another encoding, as an editor would."""

    def spoil(folder: Path) -> None:
        path = folder / file
        path.write_bytes(path.read_text(encoding="utf-8").encode(encoding, "replace"))

    return spoil


def remove(file: str) -> Spoil:
    """Take a file away."""
    return lambda folder: (folder / file).unlink()


def folder_for(file: str) -> Spoil:
    """Put a folder in the place of a file."""

    def spoil(folder: Path) -> None:
        (folder / file).unlink()
        (folder / file).mkdir()

    return spoil


def pipe_for(file: str) -> Spoil:
    """Put a named pipe that nobody writes to in the place of a file."""

    def spoil(folder: Path) -> None:
        (folder / file).unlink()
        os.mkfifo(folder / file)

    return spoil


def link_out(file: str) -> Spoil:
    """Move a file out of the folder and leave a link to it."""

    def spoil(folder: Path) -> None:
        outside = folder.parent / f"outside-{Path(file).name}"
        (folder / file).rename(outside)
        (folder / file).symlink_to(outside)

    return spoil


def both(*spoils: Spoil) -> Spoil:
    """One thing after the other."""

    def spoil(folder: Path) -> None:
        for each in spoils:
            each(folder)

    return spoil


def recode_lines(file: str, line_end: str) -> Spoil:
    """Save a file with other line ends."""

    def spoil(folder: Path) -> None:
        path = folder / file
        path.write_bytes(path.read_bytes().replace(b"\n", line_end.encode()))

    return spoil


def rename(file: str, name: str) -> Spoil:
    """Call a file by another name."""

    def spoil(folder: Path) -> None:
        (folder / file).rename(folder / name)

    return spoil


def link_to(file: str, target: str) -> Spoil:
    """Put a link in the place of a file."""

    def spoil(folder: Path) -> None:
        (folder / file).unlink()
        (folder / file).symlink_to(target)

    return spoil


def alias_bomb() -> str:
    """A thousand million values in 300 letters (PyYAML issue #235)."""
    lines = ["asks: []", "a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    return "\n".join(lines) + "\n"


def bomb_in_a_text() -> str:
    """A section whose sentence stands for a thousand million values."""
    lines = ["audiences: [press]", "a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    return "\n".join([*lines, "sentences:", "- {id: cl.1, text: *a8}", ""])


def merge_bomb() -> str:
    """Merge keys, each of which takes in all those before it."""
    lines = ["asks: []", "m0: &m0 {k: v}"]
    lines += [f"m{n}: &m{n} {{<<: [{', '.join([f'*m{n - 1}'] * 9)}]}}" for n in range(1, 9)]
    return "\n".join(lines) + "\n"


CAMPAIGN, SOURCES, ASKS, TIMELINE = "campaign.yaml", "sources.yaml", "asks.yaml", "timeline.yaml"
OPENING, CLOSING, ASKING = "sections/opening.yaml", "sections/closing.yaml", "sections/asking.yaml"
BRANDS, PRESS = "packs/brands.yaml", "packs/press.yaml"
