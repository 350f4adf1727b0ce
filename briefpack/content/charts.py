"""Charts: numbers of one kind, drawn beside the claim that they bear out. What each type needs is checked here."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from itertools import pairwise
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from briefpack.content.citations import Citations
from briefpack.content.fields.text import Entry, PartialDate, Text, shown
from briefpack.problems import Problems, Related

MOST_ROWS = 7  # more are a table
MOST_DOTS = 100
GROUPS = ",\u00a0\u202f "  # what stands between thousands: 1,234,567
NUMBER = re.compile(rf"[0-9]+(?:\.[0-9]+)?|[0-9]{{1,3}}(?P<by>[{GROUPS}])[0-9]{{3}}(?:(?P=by)[0-9]{{3}})*(?:\.[0-9]+)?")
QUALIFIED = re.compile(rf"([^\W\d](?:\D*[^\d\s])?)\s+({NUMBER.pattern})")  # about 19; in one pass, however many spaces
NOTHING: dict[str, Any] = {"not": {}}  # in a schema: no value is right
BELOW_ZERO = ("-", "\u2212", "\u2013")
IN_SCHEMA = rf"^[0-9]+(\.[0-9]+)?$|^[0-9]{{1,3}}([{GROUPS}][0-9]{{3}})+(\.[0-9]+)?$"


def _number(value: Text) -> Text:
    if NUMBER.fullmatch(value):
        return value
    if value.startswith(BELOW_ZERO) and NUMBER.fullmatch(value[1:].strip()):
        message, hint = "{value} is below zero, where no bar begins", "say it in words, as `print:` of the claim"
    elif among := QUALIFIED.fullmatch(value):
        message, hint = "{value} is more than a number", f"write {among[2]}, and beside `unit:` `qualifier: {among[1]}`"
    else:
        message, hint = "{value} is no number", "write digits only: 90, 1,234 or 3.5; `unit:` says what they count"
    raise PydanticCustomError("bad-number", message, {"value": shown(value), "hint": hint})


Number = Annotated[
    Text,
    AfterValidator(_number),
    WithJsonSchema({"type": ["string", "number", "integer"], "pattern": IN_SCHEMA, "minimum": 0}),
]


def exact(number: Text) -> Decimal:
    """The amount that a number of an author's stands for, to its last digit."""
    return Decimal(re.sub(f"[{GROUPS}]", "", number))


class Row(Entry):
    """One number of a chart, or one stop of a timeline."""

    NOT_KEYS: ClassVar[Mapping[str, str]] = {
        "unit": "all rows are in the chart's own unit; what has another one needs another chart"
    }

    date: PartialDate | None = Field(None, description="when; in a timeline only")
    label: Text = Field(description="what is counted, or what happened (CommonMark)")
    value: Number | None = Field(None, description="the number, as printed")


def _shape(
    types: list[str], needed: list[str], refused: list[str], in_row: str, not_in_row: str, least: int = 1
) -> dict[str, Any]:
    """What an editor is told of some types: the keys that they need, those that they do not take, their least rows."""
    row = {"required": [in_row], "properties": {not_in_row: NOTHING}}
    rows = {"items": row, "minItems": least}
    return {
        "required": needed,
        "properties": {"type": {"enum": types}, "rows": rows, **dict.fromkeys(refused, NOTHING)},
    }


class Chart(Entry):
    """Numbers in one unit, drawn; each is printed as well."""

    model_config = ConfigDict(
        json_schema_extra={
            "anyOf": [
                _shape(["proportion", "dots"], ["unit", "of"], [], "value", "date"),
                _shape(["bars"], ["unit"], ["of"], "value", "date", least=2),
                _shape(["timeline"], [], ["unit", "of", "qualifier"], "date", "value"),
            ]
        }
    )

    type: Literal["proportion", "dots", "bars", "timeline"] = Field(
        description="proportion: parts of a whole; dots: so many of at most 100; bars: from zero; timeline: dates"
    )
    title: Text = Field(description="what it shows, as a claim (CommonMark)")
    unit: Text | None = Field(None, description="what a number counts, as it reads on from one: of 45 countries")
    qualifier: Text | None = Field(None, description="what keeps the numbers true, printed before each: about")
    of: Number | None = Field(None, description="the whole: of a proportion and of dots")
    rows: tuple[Row, ...] = Field(min_length=1, description="the numbers, or the stops of a timeline; at most 7")
    sources: Citations = Field(min_length=1, description="where the numbers stand")

    @property
    def shares(self) -> tuple[Decimal, ...]:
        """How long each row is drawn, from 0 to 1: of the whole, or else of the longest."""
        amounts = [exact(row.value) for row in self.rows if row.value]
        longest = exact(self.of) if self.of else max(amounts, default=Decimal(0))
        return tuple(amount / longest if longest else Decimal(0) for amount in amounts)


# ------------------------------------------------------------------------------------------ what a type needs


def check_chart(chart: Chart, problems: Problems) -> None:
    """Report what a chart of this type lacks, what it cannot show, and numbers that contradict each other."""
    before = problems.errors
    _keys(chart, problems)
    most = 1 if chart.type == "dots" else MOST_ROWS
    if len(chart.rows) > most:
        shows = "a field of dots shows one number" if most == 1 else f"a chart shows at most {most} rows"
        problems.error("too-many-rows", shows, chart.rows[most].place, "take out what matters least")
    if chart.type == "bars" and len(chart.rows) == 1:
        hint = "add what it compares with, or let the claim have a `stat:`"
        problems.error("too-few-rows", "one bar compares with nothing", chart.rows[0].place, hint)
    if problems.errors == before:
        CHECKS[chart.type](chart, problems)


def _keys(chart: Chart, problems: Problems) -> None:
    """A timeline has dates and no numbers, the others have numbers and no dates; two types are of a whole."""
    dated, whole = chart.type == "timeline", chart.type in ("proportion", "dots")
    wanted = [("unit", chart.unit, not dated), ("of", chart.of, whole)]
    for name, value, needed in wanted:
        _key(name, value, needed, chart, chart, problems)
    if dated and chart.qualifier:
        _key("qualifier", chart.qualifier, False, chart, chart, problems)
    for row in chart.rows:
        _key("date", row.date, dated, row, chart, problems)
        _key("value", row.value, not dated, row, chart, problems)


def _key(
    name: str, value: Text | PartialDate | None, needed: bool, holder: Entry, chart: Chart, problems: Problems
) -> None:
    if needed and value is None:
        problems.error("missing-key", f"`{name}` is missing", holder.place, f"add `{name}: …`")
    elif value is not None and not needed:
        message = f"`{name}` is nothing that {NAMES[chart.type]} shows"
        problems.error("unknown-key", message, value.place, "take it out, or choose another type")


def _whole(chart: Chart, problems: Problems) -> None:
    """The parts are no more than the whole."""
    if chart.of is None:
        return
    whole, total = exact(chart.of), Decimal(0)
    if not whole:
        problems.error("bad-number", "nothing is a part of 0", chart.of.place, "write the whole")
        return
    for row in chart.rows:
        if row.value is None:
            continue
        total += exact(row.value)
        if total > whole:
            more = f"{row.value} is more" if len(chart.rows) == 1 else f"the rows up to {row.value} are together more"
            related = [Related(chart.of.place, "the whole")]
            message, hint = f"{more} than the whole, {chart.of}", "correct the number, or the whole"
            problems.error("over-whole", message, row.value.place, hint, related)
            return


def _dots(chart: Chart, problems: Problems) -> None:
    """A dot is one of something: whole numbers only, and no more than can be counted."""
    values = [value for value in (chart.of, chart.rows[0].value) if value is not None]
    for value in values:
        if not value.isdecimal():
            problems.error(
                "bad-dots",
                f"{value} is no number of dots",
                value.place,
                "write a whole number, or use the type proportion",
            )
            return
    if chart.of is not None and exact(chart.of) > MOST_DOTS:
        hint = "use the type proportion, or say it of a hundred: of: 100"
        problems.error("bad-dots", f"{chart.of} dots are more than {MOST_DOTS}", chart.of.place, hint)
        return
    _whole(chart, problems)


def _bars(chart: Chart, problems: Problems) -> None:
    """Lengths compare where one at least is not nothing."""
    if not any(chart.shares) and chart.rows[0].value is not None:
        problems.error("bad-number", "every bar is 0", chart.rows[0].value.place, "say it in words")


def _in_order(chart: Chart, problems: Problems) -> None:
    """Dates run forwards; of a year and a month of it, either may stand first."""
    dates = [row.date for row in chart.rows if row.date]
    for earlier, later in pairwise(dates):
        shared = min(len(earlier.fields), len(later.fields))
        if later.fields[:shared] < earlier.fields[:shared]:
            related = [Related(earlier.place, "stands before it")]
            message = f"{later} is earlier than {earlier}"
            problems.error("dates-backwards", message, later.place, "put the rows in the order of their dates", related)


NAMES = {"proportion": "a proportion", "dots": "a field of dots", "bars": "a chart of bars", "timeline": "a timeline"}
CHECKS: dict[str, Callable[[Chart, Problems], None]] = {
    "proportion": _whole,
    "dots": _dots,
    "bars": _bars,
    "timeline": _in_order,
}
