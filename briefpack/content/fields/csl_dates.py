"""Dates of sources, in every form that CSL has (CSL 1.0.2, csl-data.json; strings are EDTF, ISO 8601-2, level 1).

A date known to the year, month or day becomes a `PartialDate`; any other becomes the words that print.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Annotated, Any

from pydantic import PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from briefpack.content.fields.places import place_of
from briefpack.content.fields.text import NOWHERE, DateInWords, PartialDate, Text, shown

DATE_AND_TIME = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})T[0-9:.]+(Z|[+-][0-9:]+)?")
SEASON = re.compile(r"([0-9]{4})-2([1-4])")  # EDTF's codes 21 to 24
DECADE = re.compile(r"([0-9]{3})[Xu]")
UNSPECIFIED = re.compile(r"(-(XX|uu))+$")
SEASONS = ("Spring", "Summer", "Autumn", "Winter")
MONTHS_FOR_SEASONS = {
    str(base + number): number for base in (12, 20) for number in (1, 2, 3, 4)
}  # citeproc-js has both
NOT_CIRCA = ("", "0", "false", "no")
HINT = "write 2018, 2018-04 or 2018-04-23; in words: {literal: Spring 2018}"


def csl_date(value: Any) -> PartialDate | DateInWords:
    """The date that a value of CSL means; raises pydantic's `PydanticCustomError` for what is none."""
    if isinstance(value, list) and value:  # as pandoc once wrote ranges
        return _printed(value[0], [_fields(each) if isinstance(each, dict) else each for each in value])
    if isinstance(value, str):
        return _edtf(value)
    if not isinstance(value, dict):
        raise _refused(value)
    for words in ("literal", "raw"):
        if words in value:
            return _as_typed(value[words])
    parts = value.get("date-parts")
    moments = [_joined(each) for each in _lists(parts)] if isinstance(parts, list) and parts else [_fields(value)]
    if "season" in value and len(moments) == 1:
        moments = [_in_season(moments[0], value["season"])]
    return _printed(value, moments, about=str(value.get("circa", "")).lower() not in NOT_CIRCA)


SCHEMA = {  # what an editor can tell of a date
    "anyOf": [
        {"type": "string", "pattern": "^[0-9XuTZ~?%:./+-]+$"},
        {"type": "integer", "minimum": 1000, "maximum": 9999},
        {"type": "object", "minProperties": 1},
        {"type": "array", "minItems": 1},
    ]
}
CslDate = Annotated[PartialDate | Text, PlainValidator(csl_date), WithJsonSchema(SCHEMA)]


def _as_typed(value: Any) -> PartialDate | DateInWords:
    """`literal` and `raw` print as they stand, but one that is a plain date is that date."""
    text = Text._as_text(value)
    try:
        return PartialDate.checked(text)
    except PydanticCustomError:
        return DateInWords(text, text.place)


def _edtf(value: str) -> PartialDate | DateInWords:
    """A date as Better BibTeX writes it: maybe an interval, a mark of doubt, unspecified digits, a time."""
    ends = value.split("/")
    about = any(end[-1:] in ("~", "?", "%") for end in ends)
    try:
        return _printed(value, [Text(_plain(end), place_of(value)) for end in ends], about=about)
    except PydanticCustomError:
        if len(ends) == 1:
            raise
        raise _refused(value) from None  # an author looks for the whole of what was typed


def _plain(moment: str) -> str:
    with_time = DATE_AND_TIME.fullmatch(moment)
    return with_time[1] if with_time else UNSPECIFIED.sub("", moment.rstrip("~?%") if len(moment) < 20 else moment)


def _lists(parts: list[Any]) -> list[Any]:
    """The dates of `date-parts`: [2018, 5] alone is one date."""
    return parts if isinstance(parts[0], list) else [parts]


def _fields(value: dict[Any, Any]) -> Any:
    if "year" not in value:
        raise _refused(value)
    moment = _joined([value[key] for key in ("year", "month", "day") if key in value])
    return _in_season(moment, value["season"]) if "season" in value else moment


def _joined(fields: Any) -> Any:
    """2018, 5, 4 as 2018-05-04. Months 13 to 16 and 21 to 24 are seasons."""
    if not isinstance(fields, list) or not all(isinstance(field, str) for field in fields):
        return fields
    written = [field.strip() for field in fields]
    while written and not written[-1]:  # an export leaves unknown days empty
        written.pop()
    place = place_of(fields[0]) if fields else NOWHERE
    if len(written) == 2 and written[1] in MONTHS_FOR_SEASONS:
        return Text(f"{written[0]}-2{MONTHS_FOR_SEASONS[written[1]]}", place)
    return Text("-".join([*written[:1], *(field.zfill(2) for field in written[1:])]), place)


def _in_season(moment: Any, season: Any) -> Any:
    """A year in its season, given by number or in words; a date that names its month needs none."""
    if not isinstance(moment, str) or not isinstance(season, str) or "-" in moment or not season.strip():
        return moment
    if season.strip() in MONTHS_FOR_SEASONS or season.strip() in "1234":
        number = MONTHS_FOR_SEASONS.get(season.strip()) or int(season)
        return Text(f"{moment}-2{number}", place_of(moment))
    return DateInWords(f"{season.strip()} {PartialDate.checked(moment)}", place_of(moment))


def _printed(value: Any, moments: Sequence[Any], *, about: bool = False) -> PartialDate | DateInWords:
    """One moment or a range of two as it prints; an open end of a range is '' or '..'."""
    place = place_of(value)
    ends = [moment for moment in moments if moment not in ("", "..")] if len(moments) == 2 else list(moments)
    words = [_words(end) for end in ends]
    if len(moments) > 2 or not words:
        raise _refused(value)
    if len(moments) == 1 and not about and type(words[0]) is PartialDate:
        return words[0]
    said = [each.in_words if isinstance(each, PartialDate) else str(each) for each in words]
    if len(moments) == 2 and len(said) == 1:
        line = f"until {said[0]}" if moments[0] in ("", "..") else f"since {said[0]}"
    else:
        line = (" – " if any(" " in each for each in said) else "–").join(dict.fromkeys(said))
    return DateInWords(f"about {line}" if about else line, place)


def _words(moment: Any) -> PartialDate | DateInWords:
    if isinstance(moment, DateInWords):
        return moment
    if isinstance(moment, str) and (season := SEASON.fullmatch(moment)):
        return DateInWords(f"{SEASONS[int(season[2]) - 1]} {season[1]}", place_of(moment))
    if isinstance(moment, str) and (decade := DECADE.fullmatch(moment)):
        return DateInWords(f"the {decade[1]}0s", place_of(moment))
    try:
        return PartialDate.checked(moment)
    except PydanticCustomError as error:
        if (error.context or {}).get("hint") == PartialDate.HINT:
            raise _refused(moment) from None
        raise


def _refused(value: Any) -> PydanticCustomError:
    said = shown(str(value)) if isinstance(value, str) else "this"
    return PydanticCustomError("bad-date", "{date} is not a date", {"date": said, "hint": HINT})
