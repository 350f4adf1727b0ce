"""Where a view says what its claims say, and where it says what others answer or what came later."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

from briefpack.content.view import PrintedAsk, PrintedClaim, View


@dataclasses.dataclass(frozen=True, slots=True)
class Statements:
    """Places in the campaign's files, as pages carry them.

    `own` are those of the wordings of claims and asks; `beside` those of replies and of dated notes, which stand in the
    same unit and are not the claim's.
    """

    own: frozenset[str]
    beside: frozenset[str]


def statements(view: View) -> Statements:
    """The places of everything that the claims of a view may print."""
    own, beside = list[Any](), list[Any]()
    for claim in _claims_in(view):
        if isinstance(claim, PrintedClaim):
            own += (claim.words.text, claim.short, claim.stat and claim.stat.value, claim.chart)
            beside += (reply.text for reply in claim.replies)
        else:
            own += (claim.words.text, claim.headline, claim.question)
        beside += (note.text for note in claim.later)
    return Statements(_places(own), _places(beside))


def _places(texts: list[Any]) -> frozenset[str]:
    return frozenset(str(each.place) for each in texts if each is not None)


def _claims_in(value: Any) -> Iterator[PrintedClaim | PrintedAsk]:
    if isinstance(value, PrintedClaim | PrintedAsk):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _claims_in(each)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for each in dataclasses.fields(value):
            yield from _claims_in(getattr(value, each.name))
