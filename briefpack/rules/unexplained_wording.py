"""Other words than the text's own, and no reason why."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefpack.rules.finding import Finding
from briefpack.rules.plain import CITATION
from briefpack.rules.reading import Reading


def find(reading: Reading) -> Iterator[Finding]:
    """Claims whose `print:` differs from their words, without `reason:`. Citations and marks make no difference."""
    for claim in reading.claims:
        if claim.print and not claim.reason and _bare(claim.print) != _bare(reading.campaign.words(claim)):
            message = f"{claim.id} prints in other words than the text’s own, and nobody knows why"
            yield Finding(str(claim.id), message, claim.print.place, "add `reason:`, which never prints")


def _bare(text: str) -> str:
    """The words of a text, without marks, citations, quotation marks and the stop at its end."""
    return " ".join(re.sub('[*_“”"]', "", re.sub(CITATION, "", text)).split()).rstrip(".")
