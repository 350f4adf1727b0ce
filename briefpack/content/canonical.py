"""A value of a view as text that is the same wherever and however it was written down.

Only what can print goes in: no places, since the line numbers of a file tell of what else stands in it, and nothing
that is written for staff.
"""

from __future__ import annotations

import dataclasses
import datetime
import json
from typing import Any

from briefpack.content.fields.text import Entry, Text
from briefpack.problems import Place

FOR_STAFF = frozenset(["notes", "reason", "audiences"])  # of entries: what no page may print


def canonical(value: Any) -> str:
    """JSON (RFC 8259) in ASCII, without spaces, its keys sorted. Equal values give equal texts, others give others.

    Raises `TypeError` for what no view holds.
    """
    return json.dumps(_plain(value), ensure_ascii=True, sort_keys=True, separators=(",", ":"))


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, str):  # a date prints otherwise than the same signs as text
        kind = type(value)
        return str(value) if kind in (str, Text) else [kind.__name__, str(value)]
    if isinstance(value, datetime.date):
        return ["date", value.isoformat()]
    if isinstance(value, tuple | list):
        return ["list", *map(_plain, value)]
    if isinstance(value, Entry) or dataclasses.is_dataclass(value):
        return _fields(value)
    raise TypeError(f"{type(value).__name__} has no canonical form")


def _fields(value: Any) -> dict[str, Any]:
    """A thing of ours by its fields. The name of its class stands where no field can be called so."""
    names = type(value).model_fields if isinstance(value, Entry) else [each.name for each in dataclasses.fields(value)]
    staff = FOR_STAFF if isinstance(value, Entry) else frozenset[str]()
    found = {name: getattr(value, name) for name in names if name not in staff}
    plain = {name: _plain(each) for name, each in found.items() if not isinstance(each, Place)}
    return {"": type(value).__name__, **plain}
