"""Annexes: other people's PDFs joined behind a pack, each page drawn as a form on a page of ours.

Nothing comes along but what a page draws: no scripts, annotations, attachments, metadata or old tags. Numbers,
contents, outline and tags then come by themselves, as for any part.
"""

from __future__ import annotations

import logging
import os
import re
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from pypdf import PasswordType, PdfReader

from briefpack.annexes.conformance import listed
from briefpack.annexes.errors import AnnexError, touching
from briefpack.annexes.file import ForeignFile
from briefpack.annexes.hidden import lies_outside, require_all_layers_on
from briefpack.annexes.left_behind import left_behind
from briefpack.content.packs import Annex
from briefpack.pages.part import AnnexFigure, AnnexPages
from briefpack.problems import Problems
from briefpack.typeset.foreign import ForeignObject, ForeignPage

MAX_BYTES = 50_000_000
MAX_PAGES = 200
RANGE = re.compile(r"(\d+)(?:-(\d+))?")
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class ReadAnnex:
    """An annex ready to be laid out: its pages, the pictures by address, and the objects they need.

    `breaks` are the standards that a pack with it does not keep.
    """

    pages: AnnexPages
    pictures: Mapping[str, ForeignPage]
    objects: tuple[ForeignObject, ...]
    breaks: frozenset[str] = frozenset()

    def add_to(self, pdf: Any) -> None:
        """Add every object to our file; only then do references have numbers."""
        for object_ in self.objects:
            pdf.add_object(object_)


def read_annexes(annexes: tuple[Annex, ...], folder: Path, problems: Problems) -> list[ReadAnnex]:
    """Every annex of a pack that can be drawn; the others are problems at their place in the YAML.

    `folder` is the campaign's. Letters count the annexes: Annex A, Annex B.
    """
    read = []
    for letter, annex in zip(_letters(), annexes, strict=False):
        try:
            with touching("it"):
                read.append(_read(annex, letter, folder / annex.file, problems))
        except AnnexError as error:
            message = f"the annex {annex.file} cannot be joined: {error.cause}"
            place = annex.pages.place if error.code == "annex-pages" and annex.pages else annex.file.place
            problems.error(error.code, message, place, error.cure)
    return read


def _letters() -> Iterator[str]:
    yield from LETTERS
    yield from (first + second for first in LETTERS for second in LETTERS)


def _read(annex: Annex, letter: str, path: Path, problems: Problems) -> ReadAnnex:
    name = f"annex-{letter.lower()}"
    with _opened(path) as content:
        reader = _reader(content)
        file = ForeignFile(name, reader)
        numbers = chosen_pages(annex, len(reader.pages))
        pages = {f"pack:///annex/{name}/{number}": file.page(number) for number in numbers}
        faults = file.findings.faults()
        _warn(annex, reader, numbers, faults, problems)
        _warn_of_covered_text(annex, list(file.covering_pages), problems)
    return ReadAnnex(_pages(annex, letter, name, list(pages)), pages, tuple(file.objects), frozenset(faults))


def _warn(
    annex: Annex, reader: PdfReader, numbers: list[int], faults: Mapping[str, list[str]], problems: Problems
) -> None:
    if reader.is_encrypted:
        message = f"the annex {annex.file} is restricted by its owner"
        problems.warn("annex-encrypted", message, annex.file.place, "ask whether you may join it")
    cropped = [str(number) for number in numbers if lies_outside(reader.pages[number - 1])]
    if cropped:
        message = f"the annex {annex.file} is cropped on page {', '.join(cropped)}: what was cut off stays in the file"
        problems.warn("annex-cropped", message, annex.file.place, "print it as PDF, unless all of it may be read")
    if left := left_behind(reader, numbers):
        message = f"of the annex {annex.file} these stay behind: {', '.join(left)}"
        problems.warn("annex-left", message, annex.file.place, "print it as PDF, if its pages are all that you want")
    if faults:
        words = dict.fromkeys(word for found in faults.values() for word in found)
        message = f"with the annex {annex.file} the pack is no {' and no '.join(faults)} file: it has " + ", ".join(
            listed(list(words))
        )
        problems.warn("annex-standard", message, annex.file.place, "save it as PDF/A with all fonts embedded")


def _warn_of_covered_text(annex: Annex, numbers: list[int], problems: Problems) -> None:
    if numbers:
        pages = ", ".join(map(str, numbers))
        message = (
            f"the annex {annex.file} has text under a dark box on page {pages}, which can be copied out of the file"
        )
        problems.warn("annex-overlay", message, annex.file.place, "take the text out, or join the page as a picture")


def _reader(content: BinaryIO) -> PdfReader:
    """The file read so far as its pages; raises `AnnexError` for whatever stands in the way."""
    logging.getLogger("pypdf").propagate = False  # what matters is told in our words
    head = content.read(1024)
    if not head.strip():
        raise AnnexError("annex-unreadable", "it is empty", "save or print it as PDF again")
    if b"%PDF-" not in head:
        raise AnnexError("annex-unreadable", "it is no PDF", "print it as PDF and join that")
    with touching("it"):
        reader = PdfReader(content)
        if reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED:
            raise AnnexError("annex-encrypted", "it is encrypted", "save a copy without a password")
        count = len(reader.pages)
        require_all_layers_on(reader)
    if not count:
        raise AnnexError("annex-unreadable", "it has no pages", "check the file")
    return reader


def _opened(path: Path) -> BinaryIO:
    """A regular file that is not too large; it is read piece by piece, as it may be a large scan."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        cause = f"it cannot be opened ({(error.strerror or 'no reason given').lower()})"
        raise AnnexError("annex-unreadable", cause, "check its name and its permissions") from error
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        os.close(descriptor)
        raise AnnexError("annex-unreadable", "it is no regular file", "name a PDF file")
    if status.st_size > MAX_BYTES:
        os.close(descriptor)
        cause = f"it is {status.st_size / 1e6:.0f} MB large, and 50 MB is the most"
        raise AnnexError("annex-pages", cause, "reduce its pictures, or save fewer pages of it")
    return os.fdopen(descriptor, "rb")


def chosen_pages(annex: Annex, count: int) -> list[int]:
    """The page numbers that `pages:` names, from 1; all without it. Raises `AnnexError` for pages that it has not."""
    numbers: list[int] = []
    for piece in (annex.pages or f"1-{count}").split(","):
        found = RANGE.fullmatch(piece.strip())
        first, last = (int(found[1]), int(found[2] or found[1])) if found else (0, 0)
        if not 1 <= first <= last <= count:
            cure = f"write pages from 1 to {count}: 1-{min(count, 4)}"
            raise AnnexError("annex-pages", f"it has no pages {piece.strip()}", cure)
        numbers += range(first, last + 1)
    twice = next((number for number in numbers if numbers.count(number) > 1), None) if annex.pages else None
    if len(numbers) > MAX_PAGES:
        cause = f"these are {len(numbers)} pages, more than {MAX_PAGES}"
        raise AnnexError("annex-pages", cause, "name fewer with `pages:`")
    if twice:
        raise AnnexError("annex-pages", f"page {twice} is named twice", "name each page once")
    return numbers


def _pages(annex: Annex, letter: str, name: str, addresses: list[str]) -> AnnexPages:
    count = len(addresses)
    figures = (AnnexFigure(address, _alt(annex, number, count)) for number, address in enumerate(addresses, 1))
    return AnnexPages(
        name=name,
        title=f"Annex {letter}: {annex.title}",
        source=str(annex.source),
        place=str(annex.alt.place),
        title_place=str(annex.title.place),
        source_place=str(annex.source.place),
        figures=tuple(figures),
    )


def _alt(annex: Annex, number: int, count: int) -> str:
    return annex.alt.replace("{i}", str(number)).replace("{n}", str(count))
