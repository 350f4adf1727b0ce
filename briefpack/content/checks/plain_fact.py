"""What nobody was found to support, an opinion or an allegation never prints as plain fact."""

from __future__ import annotations

from briefpack.content.models import Claim
from briefpack.problems import Problems

NEVER_PLAIN = {  # verdicts and kinds that need a name beside them, as messages call them
    "unsupported": "is unsupported",
    "not-found": "was not found in any source",
    "opinion": "is an opinion",
    "allegation": "is an allegation",
}


def check_never_plain(claim: Claim, problems: Problems) -> None:
    """Report a `print:` wording under nobody's name. (The text's own words always print under the voice.)"""
    what = NEVER_PLAIN.get(claim.verdict) or NEVER_PLAIN.get(claim.kind)
    if what and claim.print and not claim.attribution:
        hint = "add `attribution:` (who says so), or take `print:` out"
        message = f"{claim.id} {what} and would print as plain fact"
        problems.error("plain-fact", message, claim.print.place, hint)
