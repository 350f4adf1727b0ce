"""Brackets, strings and comments of a style sheet that do not end: CSS closes them at its end, in silence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefpack.content.files.file_text import place_at
from briefpack.problems import Problems

PIECE = re.compile(
    r"""/\*[\s\S]*?\*/ | "(?:\\[\s\S]|[^"\\\n])*" | '(?:\\[\s\S]|[^'\\\n])*' | url\(\s*[^"'\s)][^)"'(\n]*\)
    | \\[\s\S] | /\* | ["'{}()\[\]]""",
    re.VERBOSE | re.IGNORECASE,
)
NO_BRACKET = re.compile(
    r"""/\*[\s\S]*?\*/ | "(?:\\[\s\S]|[^"\\\n])*" | '(?:\\[\s\S]|[^'\\\n])*'
    | \\[\s\S] | /(?!\*) | [^/"'\\{}()\[\]]+""",
    re.VERBOSE,
)
PAIR = re.compile(r"\(\)|\[\]|\{\}")
CLOSES = {"}": "{", ")": "(", "]": "["}
CLOSED_BY = {opening: closing for closing, opening in CLOSES.items()}


def check_brackets(text: str, file: str, problems: Problems) -> None:
    """Report what is opened and not closed in a style sheet, or closed and not opened."""
    if _is_whole(text):
        return
    for at, message, hint in _faults(text):
        problems.error("bad-css", message, place_at(text, at, file), hint)


def _is_whole(text: str) -> bool:
    """Whether nothing is left of a sheet once its pairs of brackets are taken out: nearly all are, and this is quick.

    Not looked into where there are addresses: those without quotation marks may hold what else begins a comment.
    """
    if "url(" in text.lower():
        return False
    left, longer = NO_BRACKET.sub("", text), ""
    while left != longer:
        left, longer = PAIR.sub("", left), left
    return not left


def _faults(text: str) -> Iterator[tuple[int, str, str]]:
    opened: list[tuple[str, int]] = []
    for match in PIECE.finditer(text):
        mark, at = match[0], match.start()
        if mark == "/*":
            yield at, "this comment does not end", "close it: */"
            return
        if mark in "\"'":
            yield at, "this string does not end on its line", f"close it: {mark}"
            return
        if mark in CLOSED_BY:
            opened.append((mark, at))
        elif mark in CLOSES:
            yield from _unclosed(opened, CLOSES[mark])
            if opened and opened[-1][0] == CLOSES[mark]:
                opened.pop()
            else:
                yield at, f"{mark} closes nothing here", f"take it out, or open it before: {CLOSES[mark]}"
    yield from _unclosed(opened, "")


def _unclosed(opened: list[tuple[str, int]], until: str) -> Iterator[tuple[int, str, str]]:
    """What stands open above the last `until`; all of it where there is none left to close."""
    if until and until not in [mark for mark, _ in opened]:
        return
    while opened and opened[-1][0] != until:
        mark, at = opened.pop()
        yield at, f"{mark} is never closed", f"close it: {CLOSED_BY[mark]}"
