"""Editions made by hand: manifests as a build writes them, of packs that nobody typeset."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Sequence
from typing import Any

from briefpack.pack.manifest import manifest

DAY = datetime.date(2020, 6, 30)
BOX: dict[str, Any] = {"page": 2, "x": 18.0, "y": 30.5, "width": 174.0, "height": 9.9}


def claim(name: str, *words: str, page: int = 2, said: Sequence[str] = ()) -> dict[str, Any]:
    """A claim that stands in one box on one page."""
    box = {**BOX, "page": page}
    return {"id": name, "pages": [page], "boxes": [box], "said": [*said], "words": [*(words or ["It was so."])]}


def entry_of(name: str, *claims: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """What a manifest says of a pack, unless told otherwise."""
    content = f"%PDF of {name}".encode()
    return {
        "name": name, "audience": name, "internal": False, "file": f"{name}.pdf", "code": "K7QF3M2X", "paper": "a4",
        "theme": "colour", "edition": DAY.isoformat(), "status": "", "sha256": hashlib.sha256(content).hexdigest(),
        "bytes": len(content), "standards": [], "pages": 3, "parts": [], "claims": list(claims or [claim("s1.a")]),
        "copyfit": [], "sources": ["gazette"], "cited": [{"id": "gazette", "boxes": [BOX]}], "left_out": [],
        **changes,
    }  # fmt: skip


def listed(*entries: dict[str, Any], day: datetime.date = DAY) -> dict[str, Any]:
    """A manifest of the campaign mill."""
    return manifest("mill", day, entries)
