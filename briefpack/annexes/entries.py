"""Looking into dictionaries of other PDFs, where any value may stand behind a reference, be null, or be absent."""

from __future__ import annotations

from typing import Any

from pypdf.generic import DictionaryObject, NullObject


def entry(dictionary: Any, key: str, default: Any = None) -> Any:
    """The value of a key, found through its reference (pypdf's own `get` leaves that be); `default` for null."""
    value = dictionary.get(key)
    value = value.get_object() if value is not None else None
    return default if value is None or isinstance(value, NullObject) else value


def as_dictionary(value: Any) -> DictionaryObject:
    """A dictionary, found through its reference; an empty one for anything else."""
    value = value.get_object() if value is not None else None
    return value if isinstance(value, DictionaryObject) else DictionaryObject()
