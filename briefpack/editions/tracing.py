"""Where a claim or a source stands in every pack: of the last build, and of every edition that was kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefpack.editions.kept import Edition, KeptPack, kept_editions, last_build
from briefpack.typeset.positions import Position


@dataclass(frozen=True, slots=True)
class Found:
    """A claim or a source, by its id, in a box on a page of a pack."""

    name: str
    edition: str
    pack: KeptPack
    box: Position


def all_editions(shelf: Path, out: Path) -> list[Edition]:
    """The kept editions, the oldest first, and what the last build made, unless that is all kept already.

    The shelf is called as the campaign is. Raises `EditionError` for an edition that was changed, and for packs of
    another campaign.
    """
    kept, last = kept_editions(shelf), last_build(out, shelf.name)
    known = {pack.sha256 for edition in kept for pack in edition.packs}
    is_news = last is not None and any(pack.sha256 not in known for pack in last.packs)
    return [*kept, *([last] if last and is_news else [])]


def trace(editions: Iterable[Edition], claims: Sequence[str], sources: Sequence[str]) -> list[Found]:
    """Every place of some claims and sources, edition by edition, pack by pack, page by page."""
    return [
        found for edition in editions for pack in edition.packs for found in _in_pack(edition, pack, claims, sources)
    ]


def names_in(editions: Iterable[Edition]) -> tuple[set[str], set[str]]:
    """The ids of all claims, and of all sources, that stand in some editions."""
    packs = [pack for edition in editions for pack in edition.packs]
    return {name for pack in packs for name in pack.claims}, {name for pack in packs for name in pack.sources}


def _in_pack(edition: Edition, pack: KeptPack, claims: Sequence[str], sources: Sequence[str]) -> Iterator[Found]:
    for name in claims:
        if name in pack.claims:
            yield from (Found(name, edition.name, pack, box) for box in sorted(pack.claims[name].boxes))
    for name in sources:
        yield from (Found(name, edition.name, pack, box) for box in sorted(pack.sources.get(name, ())))
