"""manifest.json: what was made, what stands where, what was left out. For the campaign, not for readers."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from briefpack import __version__
from briefpack.pack.made import MadePack

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
        "claims": [{"id": claim, "pages": list(pages)} for claim, pages in made.claim_pages.items()],
        "copyfit": [{"part": part, "claim": claim, "how": how} for part, claim, how in made.gave_way],
        "sources": list(made.source_ids),
        "left_out": [
            {"sentence": left.sentence, "claim": left.claim, "words": left.words, "why": left.why}
            for left in made.left_out
        ],
    }
