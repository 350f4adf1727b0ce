"""Copyfitting: what gives way, in which order, and that nothing else changes."""

from __future__ import annotations

import dataclasses

from hypothesis import given
from hypothesis import strategies as st

from briefpack.content.fitting import Step, fitted, ladder
from briefpack.content.packs import Copyfit
from briefpack.content.view import PrintedActor, PrintedBrief, PrintedClaim, PrintedEvidence, View
from tests.pages.sample_view import ALLEGATION, FACT, OPINION, claim, sample_view, text

SHORT = claim("r.7", "Six boats were sold in May 2016.", short=text("Six boats were sold"))


def brief(**blocks: tuple[PrintedClaim, ...]) -> PrintedBrief:
    """A brief that holds these claims under its three headings, and one claim under evidence and under who acts."""
    return PrintedBrief(
        happened=blocks.get("happened", (FACT, ALLEGATION)),
        now=blocks.get("now", (SHORT,)),
        stake=(),
        pull=OPINION,
        evidence=(PrintedEvidence(text("The dam"), (FACT,)),),
        acting=(PrintedActor(text("Acme"), (SHORT,)),),
        question=None,
        told=(),
    )


def view_with(copyfit: Copyfit | None = None) -> View:
    return sample_view(lead=(), brief=brief(), copyfit=copyfit)


def test_what_stands_last_counts_least() -> None:
    """Without a ranking the short wordings are taken from the last claim on, and nothing is left out."""
    assert ladder(view_with()) == (Step("r.7", "shortened"), Step("r.1", "shortened"))


def test_the_author_ranks() -> None:
    """What the author ranks is shortened in that order, then what may be dropped is; nothing else is touched."""
    ranked = Copyfit(shorten=(text("r.1"),), drop=(text("r.7"), text("r.3")))
    expected = (Step("r.1", "shortened"), Step("r.7", "left out"), Step("r.3", "left out"))
    assert ladder(view_with(ranked)) == expected


def test_a_short_wording_keeps_all_that_belongs_to_its_claim() -> None:
    """Only the words change: who says it, its sources, replies and later notes stay."""
    made = fitted(sample_view(lead=(FACT,)), [Step("r.1", "shortened")]).lead[0]
    assert str(made.words.text) == "The dam was closed in 2016"
    assert not made.words.verbatim
    assert dataclasses.replace(made, words=FACT.words) == FACT


def test_what_is_left_out_leaves_no_empty_heading() -> None:
    """A heading goes with its last claim; the pull line, the stats and the leads lose theirs."""
    made = fitted(
        sample_view(brief=brief(), lead=(FACT, ALLEGATION)), [Step("r.1", "left out"), Step("r.3", "left out")]
    )
    assert made.brief is not None
    assert (made.brief.evidence, made.brief.pull) == ((), None)
    assert (made.lead, made.stats) == ((ALLEGATION,), ())
    assert made.brief.happened == (ALLEGATION,)


def test_chapters_stay() -> None:
    """The evidence itself never gives way."""
    view = view_with(Copyfit(drop=(text("r.1"),)))
    assert fitted(view, ladder(view)).chapters == view.chapters


@given(st.lists(st.sampled_from(ladder(view_with(Copyfit(drop=(text("r.1"), text("r.2"), text("r.3"), text("r.7"))))))))
def test_no_step_adds_anything(steps: list[Step]) -> None:
    """Whatever steps are taken, in whatever order, the view holds only claims that it held, in the same order."""
    view = view_with()
    made = fitted(view, steps)
    assert made.brief is not None
    assert view.brief is not None
    for block in ("happened", "now", "stake"):
        names = [claim.ids for claim in getattr(view.brief, block)]
        left = [claim.ids for claim in getattr(made.brief, block)]
        assert left == [name for name in names if name in left]
