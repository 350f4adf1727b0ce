"""A pack whose parts fit their pages: where one runs over, words give way, step by step, until it fits."""

from __future__ import annotations

import bisect
import dataclasses
import functools
import itertools
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from briefpack.content.fitting import Step, ladder
from briefpack.content.view import View
from briefpack.pack.composing import Composed, KnownParts
from briefpack.pages.part import CONTENTS, Contents, PartHTML
from briefpack.pages.rendering import Fits
from briefpack.problems import Problems
from briefpack.typeset.lint.markup import lint_markup
from briefpack.typeset.page_plan import Excess, excess
from briefpack.typeset.style import Style

CLAIMS = re.compile(r'data-claim="([^"]*)"')
SIGNS_PER_MM = 14  # of a text of 10 pt in the main track: for a guess only

Parts = Sequence[PartHTML | Contents]
Render = Callable[[Fits, Problems], Parts]
Compose = Callable[[Parts, Problems, KnownParts], Composed | None]


def fit(view: View, style: Style, render: Render, compose: Compose, problems: Problems) -> tuple[Composed | None, Fits]:
    """A composed pack, with the steps that each of its parts takes to stay within its page plan.

    `problems` gets those of the pack that is returned, not of the attempts before it. A part that does not fit with
    every step taken stays over its plan, which is a problem of the pack.
    """
    fits, known, attempt = dict[str, Sequence[Step]](), KnownParts(style), Problems()
    parts = render(fits, attempt)
    fitter = _Fitter(_rungs(parts, ladder(view)), known, render)
    while True:
        composed = None
        over = [] if attempt.errors else fitter.over(parts, fits)  # found before all is laid out around them
        if not over and not attempt.errors:
            composed = compose(parts, attempt, known)
            over = [name for name in (composed.overfull() if composed else ()) if fitter.may_give(name, fits)]
        if not over:
            problems.extend(attempt)
            # what is told while it is written belongs to the pack's problems
            return composed and dataclasses.replace(composed, problems=problems), fits
        for name in over:
            fits[name] = fitter.rungs[name][: fitter.steps_needed(name, fits)]
        attempt = Problems()
        parts = render(fits, attempt)


def _rungs(parts: Parts, steps: Sequence[Step]) -> dict[str, tuple[Step, ...]]:
    """{part: the steps that change it}: those of the claims it prints or names."""
    named = {part.name: set(" ".join(CLAIMS.findall(part.html)).split()) for part in parts if part != CONTENTS}
    return {part: tuple(step for step in steps if step.claim in claims) for part, claims in named.items()}


@dataclass(frozen=True, slots=True)
class _Fitter:
    """Lays single parts out to see how many steps of the ladder they need."""

    rungs: Mapping[str, Sequence[Step]]  # by the part that they change
    known: KnownParts
    render: Render

    def may_give(self, name: str, fits: Fits) -> bool:
        """Whether a part has steps left to take."""
        return len(fits.get(name, ())) < len(self.rungs.get(name, ()))

    def over(self, parts: Parts, fits: Fits) -> list[str]:
        """Names of the parts that run over their page plan and have steps left."""
        planned = (part for part in parts if part != CONTENTS and self.may_give(part.name, fits))
        return [part.name for part in planned if self._excess(part)]

    def steps_needed(self, name: str, fits: Fits) -> int:
        """The least number of steps with which a part fits, more than it has taken; all where none is enough."""
        rungs = self.rungs[name]
        first, last = len(fits.get(name, ())) + 1, len(rungs)

        def excess_with(steps: int) -> Excess | None:
            parts = self.render({**fits, name: rungs[:steps]}, Problems())
            return self._excess(next(part for part in parts if part != CONTENTS and part.name == name))

        now = excess_with(first - 1)
        room = itertools.accumulate(step.saves / SIGNS_PER_MM for step in rungs[first - 1 :])
        enough = (steps for steps, mm in enumerate(room, start=first) if now and mm >= now.mm)
        return least(first, last, next(enough, (first + last) // 2), lambda steps: excess_with(steps) is None)

    def _excess(self, source: PartHTML) -> Excess | None:
        part = self.known.part(source, Problems())
        if part.kind not in self.known.style.plans or not lint_markup(part, Problems()):
            return None
        try:
            part.lay_out(1, {})
        except Exception:
            return None  # it stops again, and is told, when the pack is composed
        return excess(part, self.known.style.plans)


def least(first: int, last: int, guess: int, fits: Callable[[int], bool]) -> int:
    """The least number from `first` to `last` that fits, where every larger one does too; `last` where none does.

    Asked as seldom as a good guess allows: around it, in strides that double, then by halves.
    """
    fits, stride, at = functools.cache(fits), 1, guess
    if fits(at):
        while at > first and fits(max(first, at - stride)):
            at, stride = max(first, at - stride), stride * 2
        low, high = max(first, at - stride), at
    else:
        while at < last and not fits(min(last, at + stride)):
            at, stride = min(last, at + stride), stride * 2
        low, high = at + 1, min(last, at + stride)
    return min(low + bisect.bisect_left(range(low, high + 1), True, key=fits), last)


def taken(fits: Mapping[str, Sequence[Step]]) -> tuple[tuple[str, str, str], ...]:
    """(part, claim, what became of it) for every step that was taken."""
    return tuple((part, step.claim, step.how) for part, steps in fits.items() for step in steps)
