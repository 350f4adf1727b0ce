"""One tree of plain values as YAML in many forms: keys in another order, comments, blank lines, quotation marks."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

PLAIN = re.compile(r"[A-Za-z]+(?: [A-Za-z]+)*")  # words that YAML takes as they stand
FILLERS = ("", "# zqx: nobody but the author reads this", "", "# - a: comment")


def written(tree: Mapping[str, Any], form: random.Random | None) -> str:
    """The file of a tree; without a `form` it is the same each time, with one it is as its author likes it."""
    if form is None:
        return json.dumps(tree, ensure_ascii=False, indent=1)
    return "\n".join(_block(tree, form, 0)) + "\n"


def _block(tree: Any, form: random.Random, indent: int) -> Iterator[str]:
    margin = " " * indent
    entries = _keys(tree, form) if isinstance(tree, Mapping) else [("-", each) for each in tree]
    for begin, value in entries:
        yield from (f"{margin}{filler}" for filler in FILLERS if form.random() < 0.06)
        if not isinstance(value, str) and value and form.random() < 0.7:
            yield f"{margin}{begin}"
            yield from _block(value, form, indent + 2)
        else:
            yield f"{margin}{begin} {_scalar(value, form) if isinstance(value, str) else _flow(value, form)}"


def _keys(tree: Mapping[str, Any], form: random.Random) -> list[tuple[str, Any]]:
    shuffled = form.sample(list(tree.items()), len(tree))
    return [(f"{key}:", value) for key, value in shuffled]


def _flow(value: Mapping[str, Any] | Sequence[Any], form: random.Random) -> str:
    if isinstance(value, Mapping):
        entries = form.sample(list(value.items()), len(value))
        return "{" + ", ".join(f"{key}: {_item(each, form)}" for key, each in entries) + "}"
    return "[" + ", ".join(_item(each, form) for each in value) + "]"


def _item(value: Any, form: random.Random) -> str:
    return _scalar(value, form) if isinstance(value, str) else _flow(value, form)


def _scalar(words: str, form: random.Random) -> str:
    quoted = [json.dumps(words, ensure_ascii=False), "'" + words.replace("'", "''") + "'"]
    return form.choice([*quoted, words] if PLAIN.fullmatch(words) else quoted)
