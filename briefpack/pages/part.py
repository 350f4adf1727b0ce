"""One part as HTML: what pages/ hands to typeset/. Nothing heavy is imported here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from briefpack.problems import Place

Contents = Literal["contents"]
CONTENTS: Final[Contents] = "contents"  # stands where the contents go until every page has its number


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading for the contents: its level (1 or 2), its words, and 'part.anchor' to link to."""

    level: int
    text: str
    anchor: str
    place: Place | None = None  # of the heading's words
    kind: str = ""  # of its part: 'chapter'
    claims: tuple[str, ...] = ()  # ids of those that print under it, up to the next heading


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of the pack, as the contents draw it: its number, the kind of its part, and its place there, from 1."""

    number: int
    kind: str
    nth: int


@dataclass(frozen=True, slots=True)
class Group:
    """Parts that follow each other under one name; `letter` and `name` are '' for the front matter."""

    letter: str
    name: str
    entries: tuple[Entry, ...]
    sheets: tuple[Sheet, ...]


@dataclass(frozen=True, slots=True)
class PartHTML:
    """A part before layout.

    `html` is a whole document whose body carries `data-place` (file:line:column of what it prints) on
    its blocks, `data-claim` (claim ids, space-separated) where a claim prints, ids that are counters,
    links `#anchor` into itself or `#part.anchor` into another part, and empty
    `<a class="page-ref" href="#part.anchor">` elements that get the target's page number before layout.
    `number_style` is a PDF page label style ('D' decimal; None: the part's name stands alone, ISO 32000-1, 12.4.2).
    """

    name: str
    title: str
    html: str
    number_style: str | None = "D"
    label_prefix: str = ""
    template: str = ""  # the layout's file that it is made from, as messages name it
    says: frozenset[str] = frozenset()  # ids of the claims whose words it prints, not only names
    empty: tuple[str, ...] = ()  # fields of optional blocks that nothing fills
    filled: tuple[str, ...] = ()  # fields of blocks that print all of them


@dataclass(frozen=True, slots=True)
class AnnexFigure:
    """A page of someone else's PDF: the address under which typesetting draws it, and what it shows."""

    address: str
    alt: str


@dataclass(frozen=True, slots=True)
class AnnexPages:
    """An annex before it is laid out; `source` is the id of its source. Places are where its YAML stands."""

    name: str
    title: str
    source: str
    place: str
    title_place: str
    source_place: str
    figures: tuple[AnnexFigure, ...]
