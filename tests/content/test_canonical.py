"""Canonical texts: equal values give equal ones, others give others, and no place goes in."""

from __future__ import annotations

import dataclasses
import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefpack.content.canonical import canonical
from briefpack.content.citations import Citation
from briefpack.content.fields.text import DateInWords, PartialDate, Text
from briefpack.content.models import Later
from briefpack.content.people import Contact
from briefpack.problems import Place
from tests.pages.sample_view import claim, sample_view, text

WORDS = st.text(min_size=1, max_size=20)


def moved(value: Any, by: int) -> Any:
    """The same value, as if it stood so many lines further down its file."""
    if isinstance(value, Text | PartialDate):
        return type(value)(str(value), Place("elsewhere.yaml", by, by))
    if isinstance(value, tuple):
        return tuple(moved(each, by) for each in value)
    if isinstance(value, Place):
        return Place("elsewhere.yaml", by, by)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {each.name: moved(getattr(value, each.name), by) for each in dataclasses.fields(value)}
        return type(value)(**fields)
    if hasattr(value, "model_copy"):
        return value.model_copy(update={name: moved(getattr(value, name), by) for name in type(value).model_fields})
    return value


@given(st.integers(2, 10**6))
def test_places_do_not_go_in(by: int) -> None:
    """A view whose words stand on other lines of other files has the same canonical text."""
    assert moved(sample_view(), by).title.added.place.line == by
    assert canonical(moved(sample_view(), by)) == canonical(sample_view())


@given(WORDS, WORDS)
def test_texts_are_equal_where_words_are(one: str, other: str) -> None:
    """Two claims have the same canonical text where, and only where, their words are the same."""
    assert (canonical(claim("a", one)) == canonical(claim("a", other))) == (one == other)


@given(st.lists(WORDS, max_size=4), st.lists(WORDS, max_size=4))
def test_lists_do_not_run_together(one: list[str], other: list[str]) -> None:
    """Two lists have the same canonical text where, and only where, they are the same."""
    assert (canonical(tuple(one)) == canonical(tuple(other))) == (one == other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Text("2018"), PartialDate("2018")),
        (Text("2018"), DateInWords("2018")),
        (datetime.date(2018, 4, 1), Text("2018-04-01")),
        (None, Text("null")),
        (True, 1),
        ((), None),
    ],
)
def test_what_prints_otherwise_differs(one: Any, other: Any) -> None:
    """A date, a text and nothing at all of the same signs have different canonical texts."""
    assert canonical(one) != canonical(other)


def test_what_is_for_staff_does_not_go_in() -> None:
    """Who else may see a contact, and why somebody may not, changes nothing; its name does."""
    plain = Contact(id=text("desk"), name=text("Desk"), audiences=(text("press"),))
    told = plain.model_copy(update={"audiences": (text("press"), text("brands")), "reason": text("a leak")})
    assert canonical(told) == canonical(plain)
    assert canonical(plain.model_copy(update={"name": text("Office")})) != canonical(plain)


def test_a_citation_of_a_later_note_goes_in() -> None:
    """What stands deep inside a view goes in too."""
    note = Later(date=PartialDate("2019"), text=text("A court ruled."), sources=(Citation(source=text("court")),))
    other = note.model_copy(update={"sources": (Citation(source=text("court"), locator=text("p. 2")),)})
    assert canonical(claim("a", "x", later=(note,))) != canonical(claim("a", "x", later=(other,)))


def test_a_stranger_is_refused() -> None:
    """What no view holds has no canonical text, so that nothing is ever left out by mistake."""
    with pytest.raises(TypeError, match="set has no canonical form"):
        canonical({1, 2})
