"""Which words of a sentence a claim covers."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from briefpack.content.fields.text import Text
from briefpack.content.spans import check_span, span_of
from briefpack.problems import Place, Problems

LETTERS = st.text("ab ’'é", max_size=12)


@dataclass(frozen=True)
class Span:
    from_: Text | None = None
    to: Text | None = None


def text(value: str) -> Text:
    return Text(value, Place("a.yaml", 1, 1))


def words(sentence: str, span: Span) -> str:
    start, end = span_of(text(sentence), span)
    return sentence[start:end]


def codes(sentence: str, span: Span) -> list[str]:
    problems = Problems()
    good = check_span(text(sentence), span, problems)
    assert good == (len(problems) == 0)
    return [problem.code for problem in problems]


def test_ends_are_included() -> None:
    """A span holds its first and last words; an end that is left out is the sentence's."""
    sentence = "One day the mill closed."
    assert words(sentence, Span()) == sentence
    assert words(sentence, Span(from_=text("the"))) == "the mill closed."
    assert words(sentence, Span(to=text("mill"))) == "One day the mill"
    assert words(sentence, Span(text("day"), text("mill"))) == "day the mill"
    assert words(sentence, Span(text("mill"), text("mill"))) == "mill"


def test_overlapping_matches_count() -> None:
    """Words that match twice are refused even where the matches overlap."""
    assert codes("a-a-a", Span(from_=text("a-a"))) == ["span-twice"]


def test_a_near_match_is_suggested() -> None:
    """Words in other letters or quotation marks are shown as the sentence has them."""
    problems = Problems()
    check_span(text("The Owner’s mill"), Span(to=text("owner's")), problems)
    assert [problem.hint for problem in problems] == ["did you mean Owner’s?"]


def test_each_end_is_reported() -> None:
    """Both ends that match never are reported, each at its own place."""
    problems = Problems()
    check_span(text("One."), Span(Text("Two", Place("b.yaml", 2)), Text("Three", Place("b.yaml", 3))), problems)
    assert [problem.place.line for problem in problems] == [2, 3]


def test_ends_stand_in_order() -> None:
    """The last words stand after the first; they may overlap, but not lie inside or begin before them."""
    assert codes("One day the mill", Span(text("mill"), text("day"))) == ["span-backwards"]
    assert codes("One day the mill", Span(text("day the"), text("day"))) == ["span-backwards"]
    assert codes("One day the mill", Span(text("the"), text("day the"))) == ["span-backwards"]
    assert codes("One day the mill", Span(text("day the"), text("the mill"))) == []


@given(sentence=LETTERS, cuts=st.lists(st.integers(0, 12), min_size=4, max_size=4))
def test_pieces_of_a_sentence(sentence: str, cuts: list[int]) -> None:
    """A good span of any two pieces of a sentence begins with the first and ends with the second."""
    first, last = sentence[cuts[0] : cuts[1]], sentence[cuts[2] : cuts[3]]
    span = Span(text(first) if first else None, text(last) if last else None)
    if not codes(sentence, span):
        assert words(sentence, span).startswith(first)
        assert words(sentence, span).endswith(last)


@given(before=LETTERS, start=LETTERS, middle=LETTERS, end=LETTERS, after=LETTERS)
def test_a_good_span_is_what_was_named(before: str, start: str, middle: str, end: str, after: str) -> None:
    """A span that is good begins with its first words, ends with its last, and stands in the sentence."""
    sentence = before + start + middle + end + after
    span = Span(text(start) if start else None, text(end) if end else None)
    if not codes(sentence, span):
        found = words(sentence, span)
        assert found.startswith(start)
        assert found.endswith(end)
        assert found in sentence
        assert sentence.count(start) == 1 or not start


@given(sentence=LETTERS, start=LETTERS, end=LETTERS)
def test_any_words_are_judged(sentence: str, start: str, end: str) -> None:
    """Any words give a span or a problem; a good span is never empty."""
    span = Span(text(start) if start else None, text(end) if end else None)
    if not codes(sentence, span) and (start or end):
        assert words(sentence, span)
