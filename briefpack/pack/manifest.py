"""manifest.json: what was made, what stands where, what was left out. For the campaign, not for readers."""

from __future__ import annotations

import dataclasses
import datetime
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from briefpack import __version__
from briefpack.pack.made import MadePack
from briefpack.typeset.positions import Position

FORMAT = 1


def manifest(campaign: str, edition: datetime.date, entries: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """The whole manifest, packs sorted by file so that the same packs give the same bytes."""
    return {
        "format": FORMAT,
        "campaign": campaign,
        "edition": edition.isoformat(),
        "tool": {"name": "briefpack", "version": __version__},
        "packs": sorted(entries, key=lambda entry: str(entry["file"])),
    }


def entry(made: MadePack) -> dict[str, Any]:
    """What the manifest says of one pack. Pages count from 1 as they are printed."""
    return {
        "name": made.name,
        "audience": made.audience,
        "internal": made.internal,
        "file": made.file,
        "code": made.code,
        "paper": made.paper,
        "theme": made.theme,
        "edition": made.edition.isoformat(),
        "status": made.status,
        "sha256": hashlib.sha256(made.content).hexdigest(),
        "bytes": len(made.content),
        "standards": list(made.standards),
        "pages": made.page_count,
        "parts": [
            {
                "name": part.name,
                "title": part.title,
                "first_page": part.first_page,
                "pages": part.pages,
                "empty_blocks": list(part.empty),
            }
            for part in made.parts
        ],
        "claims": _claims(made),
        "copyfit": [{"part": part, "claim": claim, "how": how} for part, claim, how in made.gave_way],
        "sources": list(made.source_ids),
        "cited": [{"id": source, "boxes": _boxes(found)} for source, found in made.positions.sources.items()],
        "left_out": [
            {"sentence": left.sentence, "claim": left.claim, "words": left.words, "why": left.why}
            for left in made.left_out
        ],
    }


def _claims(made: MadePack) -> list[dict[str, Any]]:
    """Where each claim stands, in the order of the pack, and what the pages say of it."""
    found = made.positions
    return [
        {
            "id": claim,
            "pages": list(pages),
            "boxes": _boxes(found.claims.get(claim, ())),
            "said": list(found.said.get(claim, ())),
            "words": list(found.words.get(claim, ())),
        }
        for claim, pages in made.claim_pages.items()
    ]


def _boxes(found: Sequence[Position]) -> list[dict[str, Any]]:
    return [dataclasses.asdict(position) for position in found]
