"""Problems as data: sorted by place, each once, with near misses."""

from __future__ import annotations

import pytest

from briefpack.problems import Place, Problem, Problems, Related, near_miss, shortened


def test_sorted_by_place() -> None:
    """Problems are given by file, line and column, then by code, whatever order they were found in."""
    problems = Problems()
    places = [Place("b", 1, 1), Place("a", 10, 1), Place("a", 2, 9), Place("a", 2, 3)]
    for place in places:
        problems.error("odd", "odd", place, "mend it")
    problems.warn("even", "even", Place("a", 2, 3), "mend it")
    assert [(problem.place, problem.code) for problem in problems] == [
        (Place("a", 2, 3), "even"),
        (Place("a", 2, 3), "odd"),
        (Place("a", 2, 9), "odd"),
        (Place("a", 10, 1), "odd"),
        (Place("b", 1, 1), "odd"),
    ]


def test_equal_ones_are_kept_once() -> None:
    """The same problem found twice is one; another place, message or severity makes another."""
    problems = Problems()
    for _ in range(2):
        problems.error("odd", "odd", Place("a"), "mend it", [Related(Place("b"), "here")])
    problems.warn("odd", "odd", Place("a"), "mend it")
    assert (len(problems), problems.errors, problems.warnings) == (2, 1, 1)


def test_extend_takes_another_collector() -> None:
    """Problems of one stage can be added to those of another."""
    first, second = Problems(), Problems()
    first.error("odd", "odd", Place("a"))
    second.extend(first)
    second.extend(first.sorted())
    assert second.sorted() == [Problem("odd", "odd", Place("a"))]


def test_a_place_is_written_as_editors_know_it() -> None:
    """A place reads file:line:column, so that terminals and editors can jump to it."""
    assert str(Place("briefs/a.yaml", 3, 14)) == "briefs/a.yaml:3:14"


@pytest.mark.parametrize(
    ("word", "known", "hint"),
    [
        ("prss", ["press", "brands"], "did you mean press?"),
        ("Press", ["press", "brands"], "did you mean press?"),
        ("edition-date", ["edition_date", "title"], "did you mean edition_date?"),
        ("xyz", ["press", "brands"], "known: brands, press"),
        ("xyz", [], ""),
        ("zzz", [f"name{number}" for number in range(10, 23)], "13 are known, the nearest: name22, name21, name20"),
        ("x" * 1_000_000, ["press"], "known: press"),
        ("x" * 1_000_000, [f"name{number}" for number in range(13)], "13 are known, the nearest: name0, name1, name10"),
    ],
)
def test_near_misses(word: str, known: list[str], hint: str) -> None:
    """The likeliest name is suggested, else all of a few names, else the nearest of many."""
    assert near_miss(word, known) == hint


def test_long_words_are_shortened() -> None:
    """A message or hint of any length is kept to what can be read, with … where it was cut."""
    problems = Problems()
    problems.error("odd", "a" * 1_000_000, Place("a"), "b" * 1_000_000)
    (problem,) = problems
    assert problem.message == "a" * 299 + "…"
    assert problem.hint == "b" * 299 + "…"
    assert shortened("a" * 60) == "a" * 60
    assert shortened("a" * 61) == "a" * 59 + "…"
