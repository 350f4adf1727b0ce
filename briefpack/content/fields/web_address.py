"""Addresses that a pack may print and link to: whole ones of the web, or a bare host as business cards have it."""

from __future__ import annotations

import re
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from briefpack.content.fields.text import Text, shown

SCHEMES = ("https://", "http://")
NEVER_IN_AN_ADDRESS = re.compile(r"[\s\\<>\"`{}|^]")  # RFC 3986 allows none of them; browsers read \ as /
HOST = re.compile(r"(?:[\w-]+\.)*[\w-]+\.?|[0-9A-Fa-f:.]+")
BARE = re.compile(r"(?:[\w-]+\.)+[\w-]{2,}(?:/.*)?")


def is_web_address(address: str) -> bool:
    """Whether this is a whole address of the web: https or http, a host, and nothing that misleads a reader."""
    if not address.lower().startswith(SCHEMES) or NEVER_IN_AN_ADDRESS.search(address):
        return False
    try:
        parts = urlsplit(address)
        return parts.port != 0 and "@" not in parts.netloc and bool(HOST.fullmatch(parts.hostname or ""))
    except ValueError:  # brackets that are no IPv6 address, a port that is no number
        return False


def _whole(value: Text) -> Text:
    if not is_web_address(value):
        context = {"address": shown(value), "hint": "write the whole address: https://…"}
        raise PydanticCustomError("bad-link", "{address} is not a web address", context)
    return value


def _whole_or_bare(value: Text) -> Text:
    return value if BARE.fullmatch(value) and is_web_address(f"https://{value}") else _whole(value)


def _schema(pattern: str) -> WithJsonSchema:
    """What an editor can tell of an address."""
    return WithJsonSchema({"type": "string", "pattern": pattern})


WHOLE = r"[Hh][Tt][Tt][Pp][Ss]?://(\[[0-9A-Fa-f:.]+\]|[^\s\\/@:\[\]]+)(:[0-9]+)?([/?#]\S*)?"
WebAddress = Annotated[Text, AfterValidator(_whole), _schema(rf"^{WHOLE}$")]
PrintedWebAddress = Annotated[
    Text, AfterValidator(_whole_or_bare), _schema(rf"^({WHOLE}|[^\s\\/:@]+\.[^\s\\/:@]+(/\S*)?)$")
]
