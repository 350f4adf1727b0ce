"""An allegation against somebody that nobody but the publisher makes, and to which nothing is replied.

That it prints in the text's own words under the campaign's voice is no attribution: the voice is the publisher's own.
An allegation in other words without `attribution:` does not even load (plain-fact).
"""

from __future__ import annotations

from collections.abc import Iterator

from briefpack.rules.finding import Finding
from briefpack.rules.reading import Reading


def find(reading: Reading) -> Iterator[Finding]:
    """Allegations about somebody with neither `attribution:` nor `reply:`. Whether somebody lives is not asked."""
    for claim in reading.claims:
        if claim.kind == "allegation" and claim.about and not claim.attribution and not claim.reply:
            message = (
                f"{claim.id} alleges something of {', '.join(claim.about)}: nobody else says so, nothing is replied"
            )
            yield Finding(str(claim.id), message, claim.place, "add `attribution:` (who says so), or `reply:`")
