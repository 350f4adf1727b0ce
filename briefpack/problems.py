"""Problems as data: what is wrong, where it stands, what to type next. Finding and printing live apart.

Nothing here knows YAML, HTML or PDF; every stage hands its findings to one `Problems` collector.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

Severity = Literal["error", "warning"]
LONGEST_WORDS = 60  # characters of an author's words in a message
LONGEST_SENTENCE = 300  # characters of a whole message or hint, whatever went into it
LONGEST_LIST = 12  # names that a hint lists
MOST_SEARCHED = 200  # near misses of one run; a file with more wrong names was written by a program
NEVER_MISTYPED = 100  # characters; nobody looks for the near miss of a longer word


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """Where something was written: a file as the author knows it, line and column counted from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Related:
    """A further place that belongs to a problem, with a word on why."""

    place: Place
    note: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding. `code` is explained in docs/problems.md; `hint` is the next thing to type."""

    code: str
    message: str
    place: Place
    hint: str = ""
    severity: Severity = "error"
    related: tuple[Related, ...] = ()

    def sort_key(self) -> tuple[Place, str, str]:
        return self.place, self.code, self.message


@dataclass
class Problems:
    """Collects problems from every stage; equal ones are kept once."""

    found: list[Problem] = field(default_factory=list)
    _seen: set[Problem] = field(default_factory=set, repr=False)
    _searched: int = field(default=0, repr=False)

    def error(self, code: str, message: str, place: Place, hint: str = "", related: Iterable[Related] = ()) -> None:
        self.add(Problem(code, message, place, hint, "error", tuple(related)))

    def warn(self, code: str, message: str, place: Place, hint: str = "", related: Iterable[Related] = ()) -> None:
        self.add(Problem(code, message, place, hint, "warning", tuple(related)))

    def add(self, problem: Problem) -> None:
        """Keep a problem. Whatever went into its words, they stay short enough to be read."""
        message, hint = shortened(problem.message, LONGEST_SENTENCE), shortened(problem.hint, LONGEST_SENTENCE)
        if (message, hint) != (problem.message, problem.hint):
            problem = replace(problem, message=message, hint=hint)
        if problem not in self._seen:
            self._seen.add(problem)
            self.found.append(problem)

    def near_miss(self, word: str, known: Collection[str]) -> str:
        """A hint as `near_miss` gives it, but no search for more words than an author mistypes."""
        self._searched += 1
        if self._searched > MOST_SEARCHED:
            return "compare it with how it is written where it is defined"
        return near_miss(word, known)

    def extend(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            self.add(problem)

    def sorted(self) -> list[Problem]:
        return sorted(self.found, key=Problem.sort_key)

    def __iter__(self) -> Iterator[Problem]:
        return iter(self.sorted())

    def __len__(self) -> int:
        return len(self.found)

    @property
    def errors(self) -> int:
        return sum(problem.severity == "error" for problem in self.found)

    @property
    def warnings(self) -> int:
        return len(self.found) - self.errors


def shortened(words: str, longest: int = LONGEST_WORDS) -> str:
    """Words as a message shows them: the beginning of long ones."""
    return words if len(words) <= longest else f"{words[: longest - 1].rstrip()}…"


def near_name(word: str, known: Iterable[str]) -> str | None:
    """The known word that was probably meant."""
    folded = {_folded(name): name for name in sorted(set(known))}
    close = difflib.get_close_matches(_wanted(word), folded, n=1, cutoff=0.6)
    return folded[close[0]] if close else None


def near_miss(word: str, known: Iterable[str]) -> str:
    """A hint naming the likeliest known word, else all of them when they are few, else the nearest; '' for no names."""
    names = sorted(set(known))
    if meant := near_name(word, names):
        return f"did you mean {meant}?"
    if len(names) <= LONGEST_LIST:
        return f"known: {', '.join(map(shortened, names))}" if names else ""
    folded = {_folded(name): name for name in names}
    nearest = difflib.get_close_matches(_wanted(word), folded, n=3, cutoff=0) if _wanted(word) else list(folded)[:3]
    return f"{len(names)} are known, the nearest: {', '.join(shortened(folded[each]) for each in nearest)}"


def _wanted(word: str) -> str:
    return _folded(word) if len(word) <= NEVER_MISTYPED else ""


def _folded(name: str) -> str:
    return name.casefold().replace("_", "-")
