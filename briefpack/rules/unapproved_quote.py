"""A quote that may be printed by others: whose it is, when it was said, and who let it be printed."""

from __future__ import annotations

from collections.abc import Iterator

from briefpack.rules.finding import Finding
from briefpack.rules.reading import Reading


def find(reading: Reading) -> Iterator[Finding]:
    """Claims of the kind `quote` without a speaker, a date, or either a source that published them or an approval."""
    for claim in reading.claims:
        if claim.kind != "quote":
            continue
        needed = {
            "attribution": claim.attribution,
            "as_of": claim.as_of,
            "approved": claim.approved or claim.sources,
        }
        if lacking := [f"`{key}`" for key, value in needed.items() if not value]:
            message = f"the quote {claim.id} has no {' and no '.join(lacking)}"
            cure = "say who said it, when, and on which day it was approved, or where it was published"
            yield Finding(str(claim.id), message, claim.place, cure)
