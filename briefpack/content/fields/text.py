"""What a single value may be: text as typed, an id, a yes or no, a date - and an entry, the mapping that holds them.

Every scalar arrives as `Text`: the characters the author typed and their place. A field's type, never
YAML's guess, decides what they mean. Every mapping arrives with its place under `PLACE_KEY`.
"""

from __future__ import annotations

import calendar
import datetime
import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Annotated, Any, ClassVar, LiteralString

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, GetCoreSchemaHandler, WithJsonSchema
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import PydanticCustomError, core_schema

from briefpack.problems import Place, shortened

PLACE_KEY = "\0place"  # no author can type it: control characters are refused on reading
ID_PATTERN = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")
SOURCE_ID = r"[A-Za-z0-9_](?:[A-Za-z0-9_:.#$%&+?~/-]*[A-Za-z0-9_])?"  # as reference managers and pandoc make them
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
DATE_PATTERN = r"(?!0000)[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"  # for editors, which know no calendar
NOWHERE = Place("")
EARLIEST_EDITION = 1000  # years of four digits only: PDF has no others


def spelled(word: str) -> str:
    """A word as a message shows it: letters of another alphabet, and what cannot be seen, by their numbers as well."""
    odd = [f"U+{ord(each):04X}" for each in shortened(word) if not each.isascii() and each != "…"]
    return f"{shortened(word)} (with {', '.join(odd)})" if odd and len(odd) <= 3 else shortened(word)


def shown(word: str) -> str:
    """A value in quotation marks as a message shows it: not all of a long one."""
    return repr(shortened(word))


def is_blank(words: str) -> bool:
    """Whether nothing in a text would be seen on paper: spaces, and what has neither width nor ink."""
    return not words[:1].isalnum() and all(unicodedata.category(each)[0] in "ZC" for each in words)


class Text(str):
    """Text as typed, with the place of its first character."""

    __slots__ = ("place",)
    place: Place

    def __new__(cls, value: str, place: Place = NOWHERE) -> Text:
        text = str.__new__(cls, value)
        text.place = place
        return text

    def __reduce__(self) -> tuple[Any, ...]:
        return Text, (str(self), self.place)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(cls._as_text)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> dict[str, Any]:
        return {"type": ["string", "number", "boolean"], "pattern": r"\S"}

    @classmethod
    def _as_text(cls, value: Any) -> Text:
        if not isinstance(value, str):
            raise PydanticCustomError("wrong-type", "text was expected here", {"hint": "write text"})
        if is_blank(value):
            raise PydanticCustomError("empty-text", "there is no text here", {"hint": "write it, or take the key out"})
        return value if isinstance(value, Text) else Text(value)


class DateInWords(Text):
    """A date that prints as it stands: a range, a season, an approximate date, one in an author's words."""

    __slots__ = ()

    def __reduce__(self) -> tuple[Any, ...]:
        return DateInWords, (str(self), self.place)

    def __new__(cls, value: str, place: Place = NOWHERE) -> DateInWords:
        words = str.__new__(cls, value)
        words.place = place
        return words


def written_as(
    fits: Callable[[str], object], code: LiteralString, what: LiteralString, hint: LiteralString
) -> AfterValidator:
    """For texts that `fits` takes; of others the problem `code` says that they are not `what`."""

    def checked(value: Text) -> Text:
        if not fits(value):
            raise PydanticCustomError(
                code, "{value} is not {what}", {"value": shown(value), "what": what, "hint": hint}
            )
        return value

    return AfterValidator(checked)


def _as_boolean(value: Any) -> bool:
    if value in ("true", "false"):
        return bool(value == "true")
    raise PydanticCustomError("wrong-type", "true or false was expected here", {"hint": "write true or false"})


Boolean = Annotated[bool, BeforeValidator(_as_boolean)]


class PartialDate(str):
    """A date known to the year, month or day: '2018', '2018-04', '2018-04-23' (ISO 8601). Keeps its place."""

    __slots__ = ("place",)
    place: Place
    HINT: ClassVar = "write 2018, 2018-04 or 2018-04-23"

    def __new__(cls, value: str, place: Place = NOWHERE) -> PartialDate:
        date = super().__new__(cls, value)
        date.place = place
        return date

    def __reduce__(self) -> tuple[Any, ...]:
        return PartialDate, (str(self), self.place)

    @property
    def fields(self) -> tuple[int, ...]:
        return tuple(int(part) for part in self.split("-"))

    @property
    def in_words(self) -> str:
        """'2018', 'April 2018' or '23 April 2018'."""
        year, month, day = (*self.fields, None, None)[:3]
        words = [str(day)] if day else []
        return " ".join([*words, *([MONTHS[month - 1]] if month else []), str(year)])

    @property
    def last_day(self) -> datetime.date:
        """The last day that the date may mean: 2018 is over when 2018-12-31 is."""
        year, month, day = (*self.fields, None, None)[:3]
        assert year is not None
        month = 12 if month is None else month
        return datetime.date(year, month, calendar.monthrange(year, month)[1] if day is None else day)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(cls.checked)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> dict[str, Any]:
        return {"type": ["string", "integer"], "pattern": rf"^{DATE_PATTERN}$", "minimum": 1000, "maximum": 9999}

    @classmethod
    def checked(cls, value: Any) -> PartialDate:
        """The date that a text means; raises pydantic's `PydanticCustomError` for what is none."""
        text = Text._as_text(value)
        if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", text):
            context = {"date": shown(str(text)), "hint": cls.HINT}
            raise PydanticCustomError("bad-date", "{date} is not a date", context)
        date = cls(text, text.place)
        if not date._is_in_calendar():
            context = {"date": str(text), "hint": "check the month and the day"}
            raise PydanticCustomError("bad-date", "{date} is no day of the calendar", context)
        return date

    def _is_in_calendar(self) -> bool:
        try:
            return self.last_day.year > 0
        except ValueError:
            return False


def _as_full_date(value: PartialDate) -> PartialDate:
    if len(value.fields) < 3:
        hint = "write year, month and day: 2026-11-23"
        raise PydanticCustomError("bad-date", "{date} is not a whole date", {"date": str(value), "hint": hint})
    if value.fields[0] < EARLIEST_EDITION:
        context = {"date": str(value), "hint": "check the year; it is that of this edition"}
        raise PydanticCustomError("bad-date", "{date} is no date of an edition", context)
    return value


FullDate = Annotated[
    PartialDate,
    AfterValidator(_as_full_date),
    WithJsonSchema({"type": "string", "pattern": "^[1-9][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"}),
]


class _Placed:
    """Takes a place as it is. Left to itself pydantic takes it apart, once for each model, at every start."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.is_instance_schema(Place)


class Entry(BaseModel):
    """A mapping an author wrote. Unknown keys are errors; the place is that of its first key."""

    NOT_KEYS: ClassVar[Mapping[str, str]] = {}  # what an author may look for here -> what to do instead
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)
    place: SkipJsonSchema[Annotated[Place, _Placed]] = Field(default=NOWHERE, alias="\0place", exclude=True, repr=False)
