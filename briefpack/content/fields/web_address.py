"""Addresses that a pack may print and link to: whole ones of the web, or a bare host as business cards have it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, WithJsonSchema

from briefpack.content.fields.text import Text, written_as

SCHEMES = ("https://", "http://")
BESIDES = ("mailto:", "tel:", "#")  # what a link may begin with that does not lead into the web
LINK_HINT = "link to https://…, http://…, mailto:, tel: or #part.anchor"
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


def may_be_linked(address: str) -> bool:
    """Whether a text or a layout may link to an address: the web, mail, a telephone, or a place in the pack."""
    return address.lower().startswith(BESIDES) or is_web_address(address)


def _is_whole_or_bare(value: str) -> bool:
    return is_web_address(value) or (bool(BARE.fullmatch(value)) and is_web_address(f"https://{value}"))


def _written_as(fits: Callable[[str], bool]) -> AfterValidator:
    return written_as(fits, "bad-link", "a web address", "write the whole address: https://…")


def _schema(pattern: str) -> WithJsonSchema:
    """What an editor can tell of an address."""
    return WithJsonSchema({"type": "string", "pattern": pattern})


WHOLE = r"[Hh][Tt][Tt][Pp][Ss]?://(\[[0-9A-Fa-f:.]+\]|[^\s\\/@:\[\]]+)(:[0-9]+)?([/?#]\S*)?"
WebAddress = Annotated[Text, _written_as(is_web_address), _schema(rf"^{WHOLE}$")]
PrintedWebAddress = Annotated[
    Text, _written_as(_is_whole_or_bare), _schema(rf"^({WHOLE}|[^\s\\/:@]+\.[^\s\\/:@]+(/\S*)?)$")
]
