"""Which pages of an annex are joined: 1-4, 7. Whether the file has them is seen when it is read."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from briefpack.content.fields.text import Text, shown

TOO_LONG = re.compile(r"\d{6,}")  # no file has so many pages, and nobody reads such a number


def _countable(value: Text) -> Text:
    if number := TOO_LONG.search(value):
        context = {"number": shown(number[0]), "hint": "write pages from 1 on: 1-4, 7"}
        raise PydanticCustomError("annex-pages", "{number} is no number of a page", context)
    return value


PageRanges = Annotated[Text, AfterValidator(_countable)]
