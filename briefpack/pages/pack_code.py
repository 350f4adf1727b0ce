"""The code of a pack: eight signs in its colophon that say which words, in which shape, someone holds in hand."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterator
from pathlib import Path

from briefpack import __version__
from briefpack.content.canonical import canonical
from briefpack.content.view import View
from briefpack.pages.layouts import Layouts
from briefpack.pages.references.chosen import chosen_style

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no I, L, O or U, which are taken for others
LENGTH = 8  # signs, 40 bits: among a million packs, one chance in two million that a new one has the code of another


def pack_code(view: View, layouts: Layouts, paper: str) -> str:
    """The code of a pack, before any page is made: of its own view and layout, paper, theme and this tool, alone.

    Nothing that its readers may not see goes in, so that a code tells nothing of it.
    """
    digest = hashlib.sha256()
    for piece in _pieces(view, layouts, paper):
        digest.update(len(piece).to_bytes(8, "big") + piece)  # so that no two lists of pieces run together alike
    number = int.from_bytes(digest.digest()[: LENGTH * 5 // 8], "big")
    return "".join(SIGNS[number >> shift & 31] for shift in range((LENGTH - 1) * 5, -1, -5))


def _pieces(view: View, layouts: Layouts, paper: str) -> Iterator[bytes]:
    yield from (__version__.encode(), paper.encode(), layouts.theme.encode())
    yield canonical(dataclasses.replace(view, code=None)).encode()
    for name, path in sorted(_files(view, layouts, paper).items()):
        yield from (name.encode(), path.read_bytes())


def _files(view: View, layouts: Layouts, paper: str) -> dict[str, Path]:
    """Whatever gives the pack its shape, by the names that messages have for it, whatever the campaign is called."""
    layout = str(view.layout)
    sheets = layouts.sheet_paths(layout, paper)
    templates = layouts.templates(layout).values()
    files = [*templates, *sheets, chosen_style(view, layouts)]
    return {layouts.named(path): path for path in files}
