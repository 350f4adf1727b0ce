"""Annexes: other people's PDFs joined behind a pack, each page drawn as a form on a page of ours.

Nothing comes along but what a page draws: no scripts, annotations, attachments, metadata or old tags. Numbers,
contents, outline and tags then come by themselves, as for any part.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from briefpack.content.models import Annex
from briefpack.pack.annex_error import AnnexError
from briefpack.pack.annex_hidden import lies_outside, require_all_layers_on
from briefpack.pack.foreign_file import ForeignFile
from briefpack.pages.part import AnnexFigure, AnnexPages
from briefpack.problems import Problems
from briefpack.typeset.foreign import ForeignPage

MAX_BYTES = 50_000_000
MAX_PAGES = 200
RANGE = re.compile(r"(\d+)(?:-(\d+))?")
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ENCRYPTED = "it is encrypted", "save a copy without a password"


@dataclass(frozen=True, slots=True)
class ReadAnnex:
    """An annex ready to be laid out: its pages, the pictures by address, and the objects they need."""

    pages: AnnexPages
    pictures: Mapping[str, ForeignPage]
    file: ForeignFile

    def add_to(self, pdf: Any) -> None:
        self.file.add_to(pdf)


def read_annexes(annexes: tuple[Annex, ...], folder: Path, problems: Problems) -> list[ReadAnnex]:
    """Every annex of a pack that can be drawn; the others are problems at their place in the YAML.

    `folder` is the campaign's. Letters count the annexes: Annex A, Annex B.
    """
    read = []
    for letter, annex in zip(_letters(), annexes, strict=False):
        try:
            read.append(_read(annex, letter, folder / annex.file, problems))
        except AnnexError as error:
            message = f"the annex {annex.file} cannot be joined: {error.cause}"
            problems.error(error.code, message, annex.file.place, error.cure)
    return read


def _letters() -> Iterator[str]:
    yield from LETTERS
    yield from (first + second for first in LETTERS for second in LETTERS)


def _read(annex: Annex, letter: str, path: Path, problems: Problems) -> ReadAnnex:
    name = f"annex-{letter.lower()}"
    reader = _open(path)
    file = ForeignFile(name, reader)
    numbers = _chosen(annex, len(reader.pages))
    pages = {f"pack:///annex/{name}/{number}": file.page(number) for number in numbers}
    cropped = [str(number) for number in numbers if lies_outside(reader.pages[number - 1])]
    if cropped:
        message = f"the annex {annex.file} is cropped on page {', '.join(cropped)}: what was cut off stays in the file"
        problems.warn("annex-cropped", message, annex.file.place, "print it as PDF, unless all of it may be read")
    return ReadAnnex(_pages(annex, letter, name, list(pages)), pages, file)


def _open(path: Path) -> PdfReader:
    """The file read so far as its pages; raises `AnnexError` for whatever stands in the way."""
    if path.stat().st_size > MAX_BYTES:
        raise AnnexError("annex-pages", "it is larger than 50 MB", "reduce its pictures, or join fewer pages of it")
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what matters is raised, and told in our words
    try:
        reader = PdfReader(path)
        if reader.is_encrypted:
            raise AnnexError("annex-encrypted", *ENCRYPTED)
        count = len(reader.pages)
        require_all_layers_on(reader)
    except AnnexError:
        raise
    except (PyPdfError, OSError, ValueError, TypeError, KeyError, AttributeError, AssertionError, RecursionError,
            NotImplementedError, IndexError, ZeroDivisionError) as error:  # fmt: skip
        raise AnnexError(
            "annex-unreadable", _said(error), "open it in a viewer and save or print it as PDF again"
        ) from error
    if not count:
        raise AnnexError("annex-unreadable", "it has no pages", "check the file")
    return reader


def _said(error: Exception) -> str:
    words = " ".join(str(error).split())
    return f"it is no whole PDF ({words[:80]})" if words else f"it is no whole PDF ({type(error).__name__})"


def _chosen(annex: Annex, count: int) -> list[int]:
    """The page numbers that `pages:` names, from 1; all without it."""
    numbers: list[int] = []
    for piece in (annex.pages or f"1-{count}").split(","):
        found = RANGE.fullmatch(piece.strip())
        first, last = (int(found[1]), int(found[2] or found[1])) if found else (0, 0)
        if not 1 <= first <= last <= count:
            cure = f"write pages from 1 to {count}: 1-{min(count, 4)}"
            raise AnnexError("annex-pages", f"it has no pages {piece.strip()}", cure)
        numbers += range(first, last + 1)
    if len(numbers) > MAX_PAGES:
        cause = f"these are {len(numbers)} pages, more than {MAX_PAGES}"
        raise AnnexError("annex-pages", cause, "name fewer with `pages:`")
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
