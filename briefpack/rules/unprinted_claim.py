"""A claim that is for somebody, and that no pack uses."""

from __future__ import annotations

from collections.abc import Iterator

from briefpack.rules.finding import Finding
from briefpack.rules.reading import Reading


def find(reading: Reading) -> Iterator[Finding]:
    """Claims that no pack of their audiences prints in its chapters, names, asks for or dates."""
    for claim in reading.claims:
        if str(claim.id) not in reading.used:
            message = f"no pack for {' or '.join(claim.listed)} uses {claim.id}"
            cure = "name it in a pack, or keep it back with `audiences: none`"
            yield Finding(str(claim.id), message, claim.id.place, cure)
