"""Charts that show what is not so: each stands under the claim cl.1a, whose last line comes before it."""

from __future__ import annotations

from tests.broken.spoiling import CLOSING, Case, Expected, Spoil, swap

AFTER = "  sources: [gazette]\n  audiences: [policymakers, brands, press]\n- id: cl.1b"
FIRST = 20  # the line of `chart:`
GOOD = """\
  chart:
    type: proportion
    title: Most were sent home
    unit: of 300 weavers
    qualifier: about
    of: 300
    rows:
    - {label: were sent home, value: 212}
    - {label: stayed, value: 40}
    sources: [gazette]
"""
DOTS = (
    GOOD.replace("proportion", "dots")
    .replace("300", "100")
    .replace("212", "70")
    .replace("    - {label: stayed, value: 40}\n", "")
)
BARS = GOOD.replace("proportion", "bars").replace("    of: 300\n", "")
TIMELINE = """\
  chart:
    type: timeline
    title: The mill closed within a year
    rows:
    - {date: 2018, label: The gates are locked}
    - {date: 2018-05, label: The looms are sold}
    sources: [gazette]
"""


def chart(words: str, old: str = "", new: str = "") -> Spoil:
    """Give the claim this chart, with `new` in the place of `old`."""
    if old not in words:
        raise ValueError(f"{old!r} does not stand in the chart")
    return swap(CLOSING, AFTER, AFTER.replace("- id: cl.1b", words.replace(old, new, 1) + "- id: cl.1b"))


def case(name: str, words: str, old: str, new: str, *found: tuple[str, int, int, str, tuple[int, ...]]) -> Case:
    """A chart spoilt in one way; lines are counted from its `chart:`, which is 0."""
    expected = tuple(
        Expected(code, CLOSING, FIRST + line, column, hint, tuple(FIRST + each for each in also))
        for code, line, column, hint, also in found
    )
    return Case(name, chart(words, old, new), expected)


YEARS = "".join(f"    - {{label: year {year}, value: {year}}}\n" for year in range(1, 9))
EIGHT = BARS[: BARS.index("    - ")] + YEARS + "    sources: [gazette]\n"
DIGITS = "write digits only: 90, 1,234 or 3.5; `unit:` says what they count"
QUALIFY = "write 212, and beside `unit:` `qualifier: about`"
COMPARE = "add what it compares with, or let the claim have a `stat:`"
ANOTHER = "take it out, or choose another type"
WHOLE = "write a whole number, or use the type proportion"
HUNDRED = "use the type proportion, or say it of a hundred: of: 100"
ORDER = "put the rows in the order of their dates"
CITE = "cite in the text that follows, or under `sources:`"
CHART_CASES = (
    case("negative bar", BARS, "40", "-40", ("bad-number", 7, 30, "say it in words, as `print:` of the claim", ())),
    case("value with its unit", GOOD, "212", "70%", ("bad-number", 7, 38, DIGITS, ())),
    case("value that is no number", BARS, "212", "many", ("bad-number", 6, 38, DIGITS, ())),
    case("comma for a point", BARS, "212", '"2,5"', ("bad-number", 6, 38, DIGITS, ())),
    case("words before a value", BARS, "212", "about 212", ("bad-number", 6, 38, QUALIFY, ())),
    case("single bar", BARS, "    - {label: stayed, value: 40}\n", "", ("too-few-rows", 6, 7, COMPARE, ())),
    case("whole that is 0", GOOD, "of: 300\n", "of: 0\n", ("bad-number", 5, 9, "write the whole", ())),
    case("every bar is 0", BARS.replace("40", "0"), "212", "0", ("bad-number", 6, 38, "say it in words", ())),
    case("no unit", GOOD, "    unit: of 300 weavers\n", "", ("missing-key", 1, 5, "add `unit: …`", ())),
    case("no whole", GOOD, "    of: 300\n", "", ("missing-key", 1, 5, "add `of: …`", ())),
    case("row without a value", BARS, ", value: 40", "", ("missing-key", 7, 7, "add `value: …`", ())),
    case("stop without a date", TIMELINE, "date: 2018, ", "", ("missing-key", 4, 7, "add `date: …`", ())),
    case("no source", GOOD, "    sources: [gazette]\n", "", ("missing-key", 1, 5, "add `sources: …`", ())),
    case("whole of bars", BARS, "    rows:", "    of: 300\n    rows:", ("unknown-key", 5, 9, ANOTHER, ())),
    case(
        "unit of a timeline", TIMELINE, "    rows:", "    unit: years\n    rows:", ("unknown-key", 3, 11, ANOTHER, ())
    ),
    case(
        "qualifier of a timeline",
        TIMELINE,
        "    rows:",
        "    qualifier: about\n    rows:",
        ("unknown-key", 3, 16, ANOTHER, ()),
    ),
    case("date of a bar", BARS, "stayed,", "stayed, date: 2018,", ("unknown-key", 7, 29, ANOTHER, ())),
    case(
        "row with a unit of its own",
        BARS,
        "value: 40",
        "value: 40, unit: looms",
        ("unknown-key", 7, 34, "all rows are in the chart's own unit; what has another one needs another chart", ()),
    ),
    case("part beyond the whole", DOTS, "70", "101", ("over-whole", 7, 38, "correct the number, or the whole", (5,))),
    case("parts beyond the whole", GOOD, "40", "89", ("over-whole", 8, 30, "correct the number, or the whole", (5,))),
    case(
        "eight bars",
        EIGHT,
        "",
        "",
        ("too-many-rows", 13, 7, "take out what matters least", ()),
    ),
    case(
        "dots of two numbers",
        DOTS,
        "    sources",
        "    - {label: stayed, value: 4}\n    sources",
        ("too-many-rows", 8, 7, "take out what matters least", ()),
    ),
    case("half a dot", DOTS, "70", "70.5", ("bad-dots", 7, 38, WHOLE, ())),
    case(
        "101 dots",
        DOTS,
        "of: 100\n",
        "of: 101\n",
        ("bad-dots", 5, 9, HUNDRED, ()),
    ),
    case(
        "dates that run back",
        TIMELINE,
        "2018-05",
        "2017",
        ("dates-backwards", 5, 14, ORDER, (4,)),
    ),
    case("source that is none", GOOD, "[gazette]", "[gazete]", ("unknown-source", 9, 15, "did you mean gazette?", ())),
    case(
        "citation in a unit",
        GOOD,
        "300 weavers",
        "300[@gazette]",
        ("bad-citation", 3, 11, CITE, ()),
    ),
)
