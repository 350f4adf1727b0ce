"""A source that nothing cites: it prints nowhere, and nobody sees what it was kept for."""

from __future__ import annotations

from collections.abc import Iterator

from briefpack.rules.finding import Finding
from briefpack.rules.reading import Reading


def find(reading: Reading) -> Iterator[Finding]:
    """Sources that no claim, event or pack names, in a list or in a text."""
    for name, source in reading.campaign.sources.items():
        if name not in reading.cited:
            cure = "cite it where it bears something out, or take it out of sources.yaml"
            yield Finding(name, f"nothing cites the source {name}", source.id.place, cure)
