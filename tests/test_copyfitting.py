"""How few steps a part needs is found exactly, and with few trials."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from unittest import mock

from hypothesis import given
from hypothesis import strategies as st

from briefpack.copyfitting import Parts, fit, least
from briefpack.pack.composing import Composed, KnownParts, compose
from briefpack.problems import Problems
from briefpack.typeset.part import Part
from tests.pages.sample_view import claim, sample_view, text
from tests.typesetting import contents, facts, part, style


@contextmanager
def count_layouts() -> Iterator[list[str]]:
    """The parts that are laid out meanwhile, by name."""
    found: list[str] = []
    render = Part._render

    def counted(self: Part, *given: object) -> object:
        found.append(self.name)
        return render(self, *given)  # type: ignore[arg-type]

    with mock.patch.object(Part, "_render", counted):
        yield found


@given(st.data())
def test_the_least_number_of_steps_is_found(data: st.DataObject) -> None:
    """Whatever the guess, the least number that fits is found; where none does, the last; a good guess asks twice."""
    first = data.draw(st.integers(1, 5))
    last = first + data.draw(st.integers(0, 60))
    needed = data.draw(st.integers(first, last + 1))
    guess = data.draw(st.integers(first, last))
    asked: list[int] = []

    def fits(steps: int) -> bool:
        asked.append(steps)
        return steps >= needed

    assert least(first, last, guess, fits) == min(needed, last)
    assert len(asked) == len(set(asked)) <= 14
    assert all(first <= each <= last for each in asked)
    if guess == needed:
        assert len(asked) <= 2


def fitted(body: str, css: str) -> tuple[Problems, Composed | None, int]:
    """A pack of one planned part that has a step to take: its problems, the pack, and how often it was laid out."""
    problems = Problems()
    sheets = style(problems, f"body.part-one {{ --pages: 1 }} {css}")
    source = part("one", f'<h1 id="h1">x</h1><p data-claim="r.1">x</p>{body}', attributes='class="part-one"')
    view = sample_view(lead=(claim("r.1", "The dam holds.", short=text("It holds.")),))

    def composing(parts: Parts, said: Problems, known: KnownParts) -> Composed | None:
        return compose(parts, contents, sheets, facts(), said, (), known)

    with count_layouts() as laid_out:
        made, _ = fit(view, sheets, lambda *_: [source], composing, problems)
    return problems, made, len(laid_out)


def test_what_stops_the_engine_in_a_trial_is_told_as_of_the_pack() -> None:
    """A part that cannot be laid out is a problem at its place, whether or not it was tried alone before."""
    deep = '<div class="grid" data-place="a.yaml:7:3">' * 5 + "x" + "</div>" * 5
    problems, made, _ = fitted(deep, ".grid { display: grid }")
    assert made is None
    assert [(each.code, str(each.place)) for each in problems] == [("layout-structure", "a.yaml:7:3")]


def test_nothing_is_tried_that_markup_lint_refuses() -> None:
    """What must not reach the engine does not reach it in a trial either."""
    problems, made, laid_out = fitted("<ul><li><p>x</p></li></ul>", "")
    assert (made, laid_out) == (None, 0)
    assert [each.code for each in problems] == ["layout-structure"]
