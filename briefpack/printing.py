"""Problems as text: for people (with the source line and a caret), one a line, JSON, or GitHub annotations."""

from __future__ import annotations

import json
import os
import stat
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefpack.content.files.file_text import LINE_BREAK
from briefpack.problems import Place, Problem

if TYPE_CHECKING:
    from briefpack.rules.review import Answered

ROOT = Path(__file__).parents[1]
SourceLine = Callable[[Place], str]
COLOURS = {"error": "\x1b[1;31m", "warning": "\x1b[1;33m"}
PLAIN = "\x1b[0m"
UNSAFE = ("Cc", "Cf", "Cs", "Zl", "Zp")  # Unicode's categories of controls, formats, surrogates, separators of lines
NO_WIDTH = ("Mn", "Me")  # marks that stand above, below or around other letters
WIDEST = 100  # columns of a source line that are shown


def printed(
    problems: Iterable[Problem],
    style: str,
    *,
    colour: bool = False,
    source_line: SourceLine | None = None,
    answered: Sequence[Answered] = (),
) -> str:
    """All problems in one of the styles human, short, json, github; `source_line` gives the line of a place.

    What is `answered` is no problem any more; it follows, with the reason and the role, under a heading for people.
    """
    problems = list(problems)
    if style == "json":
        return json.dumps([*map(_fields, problems), *map(_fields_answered, answered)], indent=2)
    if style == "human":
        lines = source_line or SourceLines()
        heading = ["answered in answers.yaml, and no warnings:"] if answered else []
        listed = "\n".join([*heading, *(f"  {_reason(each)}" for each in answered)])
        return "\n\n".join(filter(None, [*(_human(problem, lines, colour) for problem in problems), listed]))
    if style == "short":
        also = [f"{escaped(str(each.problem.place))}: answered: {_reason(each)}" for each in answered]
        return "\n".join([*map(_short, problems), *also])
    return "\n".join([*map(_github, problems), *map(_github_answered, answered)])


class SourceLines:
    """The lines that places name. Each file is read once; what is no regular file, or a link, is not opened.

    Messages call a file by its path in the project (`root`), or by one that begins with /, ./ or ../ elsewhere.
    """

    def __init__(self, root: Path = ROOT) -> None:
        self.root = root
        self._files: dict[str, list[str]] = {}

    def __call__(self, place: Place) -> str:
        """The line of a place, '' where it cannot be read."""
        if place.file not in self._files:
            self._files[place.file] = _lines(self._path(place.file))
        lines = self._files[place.file]
        return lines[place.line - 1] if 0 < place.line <= len(lines) else ""

    def _path(self, file: str) -> str:
        return file if file.startswith(("./", "../")) else os.path.join(self.root, file)


def _lines(path: str) -> list[str]:
    try:
        if not stat.S_ISREG(os.lstat(path).st_mode):
            return []
        text = Path(path).read_text(encoding="utf-8-sig", errors="replace")
    except (OSError, ValueError):  # ValueError: a name with a null byte
        return []
    return LINE_BREAK.split(text)


def escaped(text: str) -> str:
    """Text that a terminal cannot misread: controls and marks of direction become visible escapes."""
    return "".join(f"\\u{ord(each):04x}" if unicodedata.category(each) in UNSAFE else each for each in text)


def _human(problem: Problem, source_line: SourceLine, colour: bool) -> str:
    severity = f"{COLOURS[problem.severity]}{problem.severity}{PLAIN}" if colour else problem.severity
    lines = [f"{escaped(str(problem.place))}: {severity}[{problem.code}]: {escaped(problem.message)}"]
    lines += _excerpt(problem.place, source_line(problem.place))
    if problem.hint:
        lines.append(f"  hint: {escaped(problem.hint)}")
    lines += [f"  see {escaped(f'{related.place}: {related.note}')}" for related in problem.related]
    return "\n".join(lines)


def _excerpt(place: Place, line: str) -> list[str]:
    """The source line and a caret under its column, shifted where the line is long."""
    if not line.strip():
        return []
    column = min(place.column - 1, len(line))
    begin = max(0, column - WIDEST // 2) if len(line) > WIDEST else 0
    shown, before = line[begin : begin + WIDEST], line[begin:column]
    gutter = f"{place.line} | "
    return [f"  {gutter}{escaped(shown.expandtabs(4))}", " " * (2 + len(gutter) + _width(before.expandtabs(4))) + "^"]


def _width(text: str) -> int:
    """How many columns a terminal gives a text: two for wide letters, none for marks above others."""
    return sum(
        0 if unicodedata.category(each) in NO_WIDTH else 1 + (unicodedata.east_asian_width(each) in "WF")
        for each in escaped(text)
    )


def _reason(answered: Answered) -> str:
    """'expired at co.1: the reason (the role)'."""
    problem, answer = answered
    return escaped(f"{problem.code} at {answer.at}: {answer.reason} ({answer.role})")


def _short(problem: Problem) -> str:
    hint = f"; {escaped(problem.hint)}" if problem.hint else ""
    return f"{escaped(str(problem.place))}: {problem.severity}[{problem.code}]: {escaped(problem.message)}{hint}"


def _fields(problem: Problem) -> dict[str, object]:
    related = [
        {"file": each.place.file, "line": each.place.line, "column": each.place.column, "note": each.note}
        for each in problem.related
    ]
    place = problem.place
    return {
        "code": problem.code, "severity": problem.severity, "message": problem.message, "hint": problem.hint,
        "file": place.file, "line": place.line, "column": place.column, "related": related,
    }  # fmt: skip


def _fields_answered(answered: Answered) -> dict[str, object]:
    """A finding of its own severity, so that nobody takes it for a warning, and the answer to it."""
    problem, answer = answered
    said = {"at": str(answer.at), "reason": str(answer.reason), "role": str(answer.role)}
    return {**_fields(problem), "severity": "answered", "hint": "", **said}


def _github_answered(answered: Answered) -> str:
    problem, answer = answered
    return _github(replace(problem, hint=f"answered: {answer.reason}, {answer.role}"), "notice")


def _github(problem: Problem, level: str = "") -> str:
    """A workflow command; its properties and its message have escapes of their own."""
    place = problem.place
    properties = {"file": place.file, "line": place.line, "col": place.column, "title": problem.code}
    fields = ",".join(f"{name}={_percent(str(value), ':,')}" for name, value in properties.items())
    message = problem.message + (f" ({problem.hint})" if problem.hint else "")
    return f"::{level or problem.severity} {fields}::{_percent(message)}"


def _percent(text: str, besides: str = "") -> str:
    for character in "%\r\n" + besides:
        text = text.replace(character, f"%{ord(character):02X}")
    return escaped(text)
