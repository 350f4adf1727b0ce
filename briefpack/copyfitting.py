"""A pack whose parts fit their pages: where one runs over, words give way, step by step, until it fits."""

from __future__ import annotations

import bisect
import dataclasses
from collections.abc import Callable, Mapping, Sequence

from briefpack.content.fitting import Step, ladder
from briefpack.content.view import View
from briefpack.pack.composing import Composed, KnownParts
from briefpack.pages.part import CONTENTS, Contents, PartHTML
from briefpack.pages.rendering import Fits
from briefpack.problems import Problems
from briefpack.typeset.page_plan import excess
from briefpack.typeset.style import Style

Parts = Sequence[PartHTML | Contents]
Render = Callable[[Fits, Problems], Parts]
Compose = Callable[[Parts, Problems, KnownParts], Composed | None]


def fit(view: View, style: Style, render: Render, compose: Compose, problems: Problems) -> tuple[Composed | None, Fits]:
    """The pack, and the steps that each of its parts had to take, by the part's name.

    `problems` gets those of the pack that is returned, not of the attempts before it. A part that does not fit with
    every step taken stays over its plan, which is a problem of the pack.
    """
    rungs, fits, known = ladder(view), dict[str, Sequence[Step]](), KnownParts(style)
    while True:
        attempt = Problems()
        parts = render(fits, attempt)
        composed = None if attempt.errors else compose(parts, attempt, known)
        over = [name for name in (composed.overfull() if composed else ()) if len(fits.get(name, ())) < len(rungs)]
        if not over:
            problems.extend(attempt)
            # what is told while it is written belongs to the pack's problems
            return composed and dataclasses.replace(composed, problems=problems), fits
        for name in over:
            fits[name] = rungs[: _steps_needed(name, rungs, fits, known, render)]


def _steps_needed(name: str, rungs: Sequence[Step], fits: Fits, known: KnownParts, render: Render) -> int:
    """The least number of steps with which a part fits, more than it has taken; all of them where none is enough."""

    def fits_with(steps: int) -> bool:
        scratch = Problems()
        parts = render({**fits, name: rungs[:steps]}, scratch)
        source = next(part for part in parts if part != CONTENTS and part.name == name)
        part = known.part(source, scratch)
        part.lay_out(1, {})
        return excess(part, known.style.plans) is None

    first = len(fits.get(name, ())) + 1
    return min(first + bisect.bisect_left(range(first, len(rungs) + 1), True, key=fits_with), len(rungs))


def taken(fits: Mapping[str, Sequence[Step]]) -> tuple[tuple[str, str, str], ...]:
    """(part, claim, what became of it) for every step that was taken."""
    return tuple((part, step.claim, step.how) for part, steps in fits.items() for step in steps)
