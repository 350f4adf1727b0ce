"""Is a PDF one that was issued, byte for byte?"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from briefpack.annexes.words import words_of
from briefpack.editions.kept import Edition, KeptPack, kept_editions
from briefpack.editions.register import CODE
from briefpack.pack.disk import read_regular
from briefpack.problems import Place, Problems
from briefpack.project import WrongCommandError

LARGEST = 500_000_000  # bytes


@dataclass(frozen=True, slots=True)
class Issued:
    """A pack in an edition that was kept."""

    edition: Edition
    pack: KeptPack

    def __str__(self) -> str:
        return f"{self.pack.name} of {self.edition.campaign}, edition {self.edition.name}"


def verify(file: str, root: Path, problems: Problems) -> list[Issued]:
    """Every place in the editions under `root` where this PDF was issued; where there is none, a problem says why.

    Raises `WrongCommandError` for a file that cannot be read.
    """
    try:
        content = read_regular(Path(file).resolve(), LARGEST)
    except (OSError, RuntimeError) as error:  # the second of links that lead to each other
        why = getattr(error, "strerror", None) or "its links lead nowhere"
        raise WrongCommandError(f"{file} cannot be read: {why}", "name a PDF: ./run verify PACK.pdf") from error
    issued = list(_issued(root))
    digest = hashlib.sha256(content).hexdigest()
    same = [each for each in issued if each.pack.sha256 == digest]
    if not same:
        _say_why(file, _alike(content, issued), root, problems)
    return same


def _issued(root: Path) -> Iterator[Issued]:
    shelves = sorted(path for path in root.iterdir() if path.is_dir()) if root.is_dir() else []
    for shelf in shelves:
        for edition in kept_editions(shelf):
            yield from (Issued(edition, pack) for pack in edition.packs)


def _alike(content: bytes, issued: Iterable[Issued]) -> list[Issued]:
    """Packs whose code the PDF prints."""
    printed = {found[0] for found in re.finditer(rf"(?<![0-9A-Z]){CODE.pattern}(?![0-9A-Z])", words_of(content))}
    return [each for each in issued if each.pack.code in printed]


def _say_why(file: str, alike: list[Issued], root: Path, problems: Problems) -> None:
    if alike:
        message = f"it prints the code of {alike[-1]}, but is not that file byte for byte"
        problems.error("changed-pdf", message, Place(file), "ask whoever sent it for the file as it was issued")
    else:
        message = "no edition that was kept has this file, or prints its code"
        problems.error("unknown-pdf", message, Place(file), f"editions are looked for in {root}; or name --editions")
