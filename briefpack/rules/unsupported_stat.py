"""A number shown large, or drawn, on a claim that the sources do not bear out whole."""

from __future__ import annotations

from collections.abc import Iterator

from briefpack.rules.finding import Finding
from briefpack.rules.reading import Reading

BORNE_OUT = "supported"


def find(reading: Reading) -> Iterator[Finding]:
    """Claims with `stat:` or `chart:` and another verdict: what stands large is read without what limits it."""
    for claim in reading.claims:
        shown = claim.stat or claim.chart
        if shown and claim.verdict != BORNE_OUT:
            message = f"{claim.id} is {claim.verdict}, and its number is shown large"
            cure = f"take `{'stat' if claim.stat else 'chart'}:` out"
            yield Finding(str(claim.id), message, shown.place, cure)
