"""Words that stand in two claims: those kept back by one of them must not print through the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefpack.content.models import Ask, Claim
from briefpack.content.text import Text
from briefpack.problems import Problems, Related

if TYPE_CHECKING:
    from briefpack.content.campaign import Campaign


def check_overlaps(campaign: Campaign, problems: Problems) -> None:
    """Report every claim and ask whose own words would show an audience words of a claim that it may not see.

    All names and spans of the campaign must be good.
    """
    for claim in campaign.claims.values():
        if claim.print is None:
            for audience, other in _shown_with(campaign, claim):
                if not other.is_for(audience):
                    _complain(claim, other, f"which {audience} may not see", audience, problems)
                elif other.print is not None:
                    _complain(claim, other, "which has other words for print", audience, problems)
    for ask in campaign.asks:
        for audience, other in _shown_with(campaign, ask):
            if not other.is_for(audience):
                _complain(ask, other, f"which {audience} may not see", audience, problems)


def _shown_with(campaign: Campaign, item: Claim | Ask) -> Iterator[tuple[Text, Claim]]:
    """Each audience of an item, with each other claim that its words belong to as well."""
    named = item if isinstance(item, Claim) else campaign.claims[item.claims[0]]
    start, end = campaign.span(item)
    for other in campaign.claims_of(campaign.sentences[named.sentence]):
        begin, stop = campaign.span(other)
        if other is not item and begin < end and start < stop:
            yield from ((audience, other) for audience in item.listed)


def _complain(item: Claim | Ask, other: Claim, why: str, audience: Text, problems: Problems) -> None:
    message = f"the words of {item.id} hold words of {other.id}, {why}"
    hint = "narrow one of them with from: and to:, or make their audiences agree"
    problems.error("shared-words", message, audience.place, hint, [Related(other.id.place, "the other one")])
