"""Words that stand in two claims: those kept back by one of them must not print through the other."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from briefpack.content.models import Ask, Claim
from briefpack.problems import Problems, Related

if TYPE_CHECKING:
    from briefpack.content.campaign import Campaign

Span = tuple[int, int, Claim | Ask]
MOST_SHOWN = 10  # others that are named for one item and audience; after those, more are alike


def check_overlaps(campaign: Campaign, spans: Mapping[str, Sequence[Span]], problems: Problems) -> None:
    """Report every claim and ask whose own words would show an audience words of a claim that it may not see.

    `spans` are the good ones of each sentence: where they begin and end, and whose they are.
    """
    for each in spans.values():
        for audience in campaign.audiences:
            _check_sentence(str(audience), each, problems)


def _check_sentence(audience: str, spans: Sequence[Span], problems: Problems) -> None:
    kept_back = _Kept([span for span in spans if isinstance(span[2], Claim) and not span[2].is_for(audience)])
    reworded = _Kept(
        [
            span
            for span in spans
            if isinstance(span[2], Claim) and span[2].is_for(audience) and span[2].print is not None
        ]
    )
    for start, end, item in spans:
        if not item.is_for(audience) or (isinstance(item, Claim) and item.print is not None):
            continue
        for other in kept_back.within(start, end):
            if isinstance(item, Ask) and other.id == item.claims[0]:
                continue  # an ask prints its first claim; whether it may is said by check_audiences
            _complain(item, other, f"which {audience} may not see", audience, problems)
        for other in reworded.within(start, end) if isinstance(item, Claim) else ():
            _complain(item, other, "which has other words for print", audience, problems)


class _Kept:
    """Spans in order, looked up without going through all of them."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self.spans = sorted(spans, key=lambda span: span[:2])
        self.starts = [start for start, *_ in self.spans]
        self.furthest = list(accumulate((end for _, end, _ in self.spans), max))  # the last end up to each

    def within(self, start: int, end: int) -> Iterator[Claim | Ask]:
        """The first of the spans that share words with this one, the last to begin first."""
        found = 0
        for index in range(bisect_left(self.starts, end) - 1, -1, -1):
            if self.furthest[index] <= start or found == MOST_SHOWN:
                return
            if self.spans[index][1] > start:
                found += 1
                yield self.spans[index][2]


def _complain(item: Claim | Ask, other: Claim | Ask, why: str, audience: str, problems: Problems) -> None:
    place = next(each.place for each in item.listed if each == audience)
    message = f"the words of {item.id} hold words of {other.id}, {why}"
    hint = "narrow one of them with from: and to:, or make their audiences agree"
    problems.error("shared-words", message, place, hint, [Related(other.id.place, "the other one")])
