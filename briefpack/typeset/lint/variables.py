"""Custom properties that name each other: each one that says `var(--a) var(--a)` doubles what the next one holds.

Thirty of them in a row make a value of a thousand million characters.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import tinycss2

from briefpack.problems import Place, Problems

LONGEST = 2_000  # characters of a value once its var() are filled in
LONGEST_CHAIN = 20  # properties of which each names the next


@dataclass(frozen=True, slots=True)
class _Value:
    """A declared value: how long it is by itself, and which custom properties it names, as often as it does."""

    name: str
    place: Place
    length: int
    names: tuple[str, ...]


def lint_variables(sheets: Sequence[tuple[str, str]], problems: Problems) -> None:
    """Report values that grow beyond all bounds, in sheets that apply together."""
    values = [value for name, text in sheets if "var(" in text for value in _values(name, text)]
    lengths = _filled_in(values)
    declared = {value.name for value in values}
    for value in values:
        if value.name.startswith("--") and not declared.intersection(value.names) <= lengths.keys():
            message = f"{value.name} leads back to itself, or through more than {LONGEST_CHAIN} custom properties"
            problems.error("bad-css", message, value.place, "write the value itself")
        elif _filled(value, lengths) > LONGEST and all(lengths.get(name, 0) <= LONGEST for name in value.names):
            message = f"{value.name} holds more than {LONGEST:,} characters once its var() are filled in"
            problems.error("bad-css", message, value.place, "name fewer custom properties in it")


def _filled_in(values: Sequence[_Value]) -> dict[str, int]:
    """The longest that each custom property may be; those are missing that lead back to themselves, or too far."""
    declared: dict[str, list[_Value]] = {}
    for value in values:
        declared.setdefault(value.name, []).append(value)
    lengths: dict[str, int] = {}
    for _ in range(LONGEST_CHAIN):
        for name in [name for name in declared if name not in lengths]:
            named = {each for value in declared[name] for each in value.names}
            if declared.keys() & named <= lengths.keys():
                longest = max(_filled(value, lengths) for value in declared[name])
                lengths[name] = min(longest, 2 * LONGEST)
    return lengths


def _filled(value: _Value, lengths: Mapping[str, int]) -> int:
    return value.length + sum(lengths.get(name, 0) for name in value.names)


def _values(sheet: str, text: str) -> Iterator[_Value]:
    todo = deque(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True))
    while todo:
        node = todo.popleft()
        if node.type == "declaration":
            names = tuple(_names(node.value))
            if names or node.name.startswith("--"):
                place = Place(sheet, node.source_line, node.source_column)
                yield _Value(node.name, place, len(tinycss2.serialize(node.value)), names)
        elif node.type in ("qualified-rule", "at-rule") and node.content:
            todo.extend(tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True))


def _names(tokens: Sequence[Any]) -> Iterator[str]:
    """The custom properties that a value names."""
    for token in tokens:
        if token.type == "function" and token.lower_name == "var":
            yield from (each.value for each in token.arguments[:2] if each.type == "ident")
        yield from _names(getattr(token, "arguments", None) or getattr(token, "content", None) or ())
