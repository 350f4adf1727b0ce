"""What a pack does not print, and why: every word of the text is printed or stands in this list."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from briefpack.content.campaign import Campaign
from briefpack.content.models import Claim, Sentence
from briefpack.content.projecting import prints_whole, visible_claims


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Words of one sentence that do not print. For the campaign's own eyes: never on a page."""

    sentence: str
    claim: str | None  # None: words that no claim covers
    words: str
    why: str


def left_out(campaign: Campaign, audience: str) -> tuple[LeftOut, ...]:
    """All words of the text that `audience` is not shown as they stand, in the order of the text."""
    return tuple(
        entry
        for sentence in campaign.sentences.values()
        if not prints_whole(campaign, sentence, audience)
        for entry in _of_sentence(campaign, sentence, audience)
    )


def not_printed(campaign: Campaign, audience: str, said: Collection[str]) -> Iterator[LeftOut]:
    """Words that `audience` may see but that no part of its pack prints; `said` are the claims whose words print."""
    why = "no part of this pack prints it"
    for sentence in campaign.sentences.values():
        claims = visible_claims(campaign, sentence, audience)
        for claim in claims:
            if claim.id not in said:
                yield LeftOut(str(sentence.id), str(claim.id), str(campaign.words(claim)), why)
        if prints_whole(campaign, sentence, audience) and not any(claim.id in said for claim in claims):
            yield from (LeftOut(str(sentence.id), None, rest, why) for rest in _unclaimed(campaign, sentence))


def _of_sentence(campaign: Campaign, sentence: Sentence, audience: str) -> Iterator[LeftOut]:
    claims = sorted(campaign.claims_of(sentence), key=campaign.span)
    for claim in claims:
        if why := _why(claim, audience):
            yield LeftOut(str(sentence.id), str(claim.id), str(campaign.words(claim)), why)
    yield from (LeftOut(str(sentence.id), None, rest, "stands in no claim") for rest in _unclaimed(campaign, sentence))


def _unclaimed(campaign: Campaign, sentence: Sentence) -> Iterator[str]:
    """The words of a sentence that no claim covers."""
    position = 0
    claims = sorted(map(campaign.span, campaign.claims_of(sentence)))
    for start, end in [*claims, (len(sentence.text), len(sentence.text))]:
        if (rest := sentence.text[position:start]).strip():
            yield rest
        position = max(position, end)


def _why(claim: Claim, audience: str) -> str:
    """Why the words of a claim's span do not print for `audience`; '' when they do."""
    if claim.audiences == "none":
        return f"withheld: {claim.reason}"
    if not claim.is_for(audience):
        return f"only for {', '.join(claim.audiences)}"
    if claim.print is not None:
        return f"printed in other words: {claim.reason}" if claim.reason else "printed in other words"
    return ""
