"""Language tags: what a screen reader and a hyphenating engine go by (BCP 47, RFC 5646)."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import WithJsonSchema

from briefpack.content.fields.text import Text, written_as

# The grammar of RFC 5646, 2.1, without the languages of four to eight letters, of which there are none.
TAG = re.compile(
    r"""[a-z]{2,3}(-[a-z]{3}){0,3}            # language: km
        (-[a-z]{4})?                          # script: Khmr
        (-([a-z]{2}|[0-9]{3}))?               # region: KH
        (-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*  # variants
        (-[0-9a-wyz](-[a-z0-9]{2,8})+)*       # extensions
        (-x(-[a-z0-9]{1,8})+)?                # private use""",
    re.IGNORECASE | re.VERBOSE | re.ASCII,
)


Language = Annotated[
    Text,
    written_as(TAG.fullmatch, "wrong-type", "a language tag", "write a language tag: en, km, en-GB"),
    WithJsonSchema({"type": "string", "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$"}),
]
