"""Copyfitting: a part that runs over its pages prints shorter wordings, then leaves out what its author lets go.

Nothing is cut in silence: each step names the claim and what became of it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from briefpack.content.view import PrintedBrief, PrintedClaim, View, Words


@dataclass(frozen=True, slots=True)
class Step:
    """What becomes of one claim: its short wording prints, or it is left out of the part."""

    claim: str
    how: Literal["shortened", "left out"]
    saves: int = field(default=0, compare=False)  # about how many signs, as a guess of how many steps it takes


def ladder(view: View) -> tuple[Step, ...]:
    """What may give way in a part of this pack, in order: short wordings first, the least important claim's before all.

    The author ranks them under `copyfit:`; without `shorten:` what stands last counts least. Only `drop:` is left out.
    """
    ranked = view.copyfit
    shorten = ranked.shorten if ranked and ranked.shorten else _from_the_last(view)
    claims = {name: claim for claim in _arranged(view) for name in claim.ids}
    short = ((str(name), claims[name]) for name in shorten if name in claims and claims[name].short)
    steps = [Step(name, "shortened", len(claim.words.text) - len(claim.short or "")) for name, claim in short]
    drop = ((str(name), claims.get(name)) for name in (ranked.drop if ranked else ()))
    return (*steps, *(Step(name, "left out", len(claim.words.text) if claim else 0) for name, claim in drop))


def fitted(view: View, steps: Sequence[Step]) -> View:
    """The view with these steps taken. What chapters print is the evidence itself, and stays."""
    if not steps:
        return view
    fit = _Fit(frozenset(s.claim for s in steps if s.how == "shortened"),
               frozenset(s.claim for s in steps if s.how == "left out"))  # fmt: skip
    brief = view.brief and fit.brief(view.brief)
    return dataclasses.replace(view, lead=fit.claims(view.lead), stats=fit.claims(view.stats), brief=brief)


@dataclass(frozen=True, slots=True)
class _Fit:
    shortened: frozenset[str]
    dropped: frozenset[str]

    def claims(self, claims: Iterable[PrintedClaim]) -> tuple[PrintedClaim, ...]:
        return tuple(self.claim(claim) for claim in claims if self.dropped.isdisjoint(claim.ids))

    def claim(self, claim: PrintedClaim) -> PrintedClaim:
        """Its short wording; who says it, what is replied and what came later stay with it."""
        if claim.short is None or self.shortened.isdisjoint(claim.ids):
            return claim
        return dataclasses.replace(claim, words=Words(claim.short, verbatim=False))

    def brief(self, brief: PrintedBrief) -> PrintedBrief:
        evidence = (dataclasses.replace(each, claims=self.claims(each.claims)) for each in brief.evidence)
        acting = (dataclasses.replace(each, claims=self.claims(each.claims)) for each in brief.acting)
        return dataclasses.replace(
            brief,
            happened=self.claims(brief.happened),
            now=self.claims(brief.now),
            stake=self.claims(brief.stake),
            pull=next(iter(self.claims([brief.pull] if brief.pull else [])), None),
            evidence=tuple(each for each in evidence if each.claims),
            acting=tuple(each for each in acting if each.claims),
        )


def _arranged(view: View) -> list[PrintedClaim]:
    """The claims that a pack arranges itself, in the order in which it prints them."""
    brief = view.brief
    return [*view.lead, *(brief.happened + brief.now + brief.stake if brief else ())]


def _from_the_last(view: View) -> list[str]:
    names = [name for claim in _arranged(view) for name in claim.ids]
    return list(reversed(dict.fromkeys(names)))
