"""A claim is withdrawn: which packs to call back, what their readers are told, and the line in withdrawn.yaml."""

from __future__ import annotations

import contextlib
import datetime
import os
import re
import secrets
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from briefpack.content.fields.text import Text
from briefpack.content.view import PrintedErratum, Stand
from briefpack.content.withdrawn import WITHDRAWN, Withdrawal, appended
from briefpack.editions.kept import Edition, EditionError, KeptPack
from briefpack.pack.disk import machine_errors, read_regular, shown, sync_folder, write_durably
from briefpack.problems import Place

LARGEST = 2_000_000  # bytes of withdrawn.yaml


@dataclass(frozen=True, order=True, slots=True)
class Readers:
    """Those who are told alike, in the form in which they were handed a pack: an audience, or those of it who are
    handed what is internal.
    """

    audience: str
    internal: bool
    paper: str = "a4"
    theme: str = "colour"


def errata(claim: str, editions: Iterable[Edition], withdrawal: Withdrawal) -> dict[Readers, PrintedErratum]:
    """For each kind of readers who were shown a claim, what they are to be told: nothing that others were shown."""
    found: dict[Readers, list[tuple[Edition, KeptPack]]] = {}
    for edition in editions:
        for pack in edition.packs:
            if claim in pack.claims:
                readers = Readers(pack.audience, pack.internal, pack.paper, pack.theme)
                found.setdefault(readers, []).append((edition, pack))
    return {readers: _erratum(claim, shown_in, withdrawal) for readers, shown_in in sorted(found.items())}


def _erratum(claim: str, shown_in: list[tuple[Edition, KeptPack]], withdrawal: Withdrawal) -> PrintedErratum:
    words = dict.fromkeys(text for edition, pack in shown_in for text in _own_words(claim, edition, pack))
    stands = dict.fromkeys(
        Stand(pack.file.removesuffix(".pdf"), pack.date, pack.code, ", ".join(map(str, pack.claims[claim].pages)))
        for _, pack in shown_in
    )
    date = datetime.date.fromisoformat(withdrawal.date)
    return PrintedErratum(date, tuple(words), tuple(stands), withdrawal.reason, withdrawal.role)


def _own_words(claim: str, edition: Edition, pack: KeptPack) -> Iterator[Text]:
    """Its statement in each of its wordings. Where a pack only says what rests on it: the longest paragraph that names
    the fewest other claims.
    """
    counts = Counter(text for each in pack.claims.values() for text in each.words)
    found = pack.claims[claim]
    place = Place(f"editions/{edition.campaign}/{edition.name}/manifest.json")
    rests = sorted(found.words, key=lambda text: (counts[text], -len(text)))[:1]
    yield from (Text(each, place) for each in found.said or rests)


def write_withdrawal(folder: Path, withdrawal: Withdrawal) -> None:
    """Add a claim to withdrawn.yaml; every byte that stands there stays. Whole or not at all.

    Raises `EditionError` for a file that a person changed so that it cannot be added to.
    """
    path = folder / WITHDRAWN
    with machine_errors(path, 1_000):
        before = _text(path)
        if before and re.search(rf"^\s*- claim: {re.escape(withdrawal.claim)}$", before, re.MULTILINE):
            message = f"{withdrawal.claim} was withdrawn meanwhile, by another command"
            raise EditionError(message, f"look into {shown(path)}")
        after = appended(before, withdrawal)
        if after is None:
            message = f"{shown(path)} was changed so that nothing can be added to it"
            raise EditionError(message, "bring it back as the command wrote it, then withdraw again")
        _replace(path, after.encode())


def _text(path: Path) -> str | None:
    if not os.path.lexists(path):
        return None
    try:
        return read_regular(path, LARGEST).decode("utf-8")
    except UnicodeDecodeError as error:
        raise EditionError(f"{shown(path)} is not UTF-8 text", "bring it back as the command wrote it") from error


def _replace(path: Path, content: bytes) -> None:
    """Put a new file in the place of an old one, in one step."""
    stage = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        write_durably(stage, content)
        stage.replace(path)
        sync_folder(path.parent)
    finally:
        with contextlib.suppress(FileNotFoundError):
            stage.unlink()
