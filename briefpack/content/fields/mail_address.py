"""Addresses for mail and telephone numbers: printed as typed, and linked as mailto: and tel:."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import WithJsonSchema

from briefpack.content.fields.text import Text, written_as

MAIL = re.compile(r"[^\s@:<>()\[\],;\"\\]+@(?:[\w-]+\.)+[\w-]{2,}")  # the plain form of RFC 5322, 3.4.1
NUMBER = re.compile(r"\+?[0-9](?:[0-9 ().-]*[0-9])?")  # RFC 3966, 5.1.1, with the spaces that people read


def _schema(pattern: re.Pattern[str]) -> WithJsonSchema:
    return WithJsonSchema({"type": ["string", "number"], "pattern": f"^{pattern.pattern}$"})


MailAddress = Annotated[
    Text,
    written_as(MAIL.fullmatch, "bad-link", "an address for mail", "write name@example.org, and nothing else"),
    _schema(MAIL),
]
TelephoneNumber = Annotated[
    Text,
    written_as(NUMBER.fullmatch, "bad-link", "a telephone number", "write digits and spaces: +855 23 000 000"),
    _schema(NUMBER),
]
