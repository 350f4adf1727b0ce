"""A claim that was withdrawn reaches no reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpack.problems import Problems, Related, shortened

if TYPE_CHECKING:
    from briefpack.content.campaign import Campaign

HINT = "withhold it (audiences: none, with a reason), or take it out; what is true after all takes another id"


def check_withdrawals(campaign: Campaign, problems: Problems) -> None:
    """Report each claim of withdrawn.yaml that an audience may still see, at the claim."""
    for withdrawal in campaign.withdrawn:
        claim = campaign.claims.get(withdrawal.claim)
        if claim is not None and claim.listed:
            message = f"{claim.id} was withdrawn on {withdrawal.date}: {shortened(withdrawal.reason)}"
            also = [Related(withdrawal.claim.place, "withdrawn here")]
            problems.error("withdrawn-claim", message, claim.id.place, HINT, also)
