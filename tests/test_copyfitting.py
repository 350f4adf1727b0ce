"""How few steps a part needs is found exactly, and with few trials."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefpack.copyfitting import least


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
