"""What could not be read: names that may stand in it are taken on trust, so that one slip is one problem."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from briefpack.content.fields.text import PLACE_KEY


@dataclass(slots=True)
class Unread:
    """Files and folders (`sections/`) of which nothing is known; every word of the entries left out of others."""

    files: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)

    def may_hold(self, name: str, homes: tuple[str, ...]) -> bool:
        """Whether a name may stand in what was not read; `homes` are the files that would define it."""
        if name in self.words:
            return True
        whole = tuple(file for file in self.files if file.endswith("/"))  # folders
        return any(file.startswith(homes) for file in self.files) or any(home.startswith(whole) for home in homes)

    def __bool__(self) -> bool:
        return bool(self.files or self.words)


def words_in(value: Any) -> Iterator[str]:
    """Every key and every text in a value that was read from YAML."""
    if isinstance(value, str):
        yield str(value)
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key != PLACE_KEY:
                yield str(key)
                yield from words_in(inner)
    elif isinstance(value, Collection):
        for inner in value:
            yield from words_in(inner)
