"""Addresses for mail and telephone numbers: printed as typed, and linked as mailto: and tel:."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from briefpack.content.fields.text import Text, shown

MAIL = re.compile(r"[^\s@:<>()\[\],;\"\\]+@(?:[\w-]+\.)+[\w-]{2,}")  # the plain form of RFC 5322, 3.4.1
NUMBER = re.compile(r"\+?[0-9](?:[0-9 ().-]*[0-9])?")  # RFC 3966, 5.1.1, with the spaces that people read


def _mail(value: Text) -> Text:
    if not MAIL.fullmatch(value):
        context = {"address": shown(value), "hint": "write name@example.org, and nothing else"}
        raise PydanticCustomError("bad-link", "{address} is not an address for mail", context)
    return value


def _number(value: Text) -> Text:
    if not NUMBER.fullmatch(value):
        context = {"number": shown(value), "hint": "write digits and spaces: +855 23 000 000"}
        raise PydanticCustomError("bad-link", "{number} is not a telephone number", context)
    return value


def _schema(pattern: re.Pattern[str]) -> WithJsonSchema:
    return WithJsonSchema({"type": ["string", "number"], "pattern": f"^{pattern.pattern}$"})


MailAddress = Annotated[Text, AfterValidator(_mail), _schema(MAIL)]
TelephoneNumber = Annotated[Text, AfterValidator(_number), _schema(NUMBER)]
