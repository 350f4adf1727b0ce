"""Dates in words, as precise as they are known."""

from __future__ import annotations

import datetime
import re

from markupsafe import Markup

from briefpack.content.text import PartialDate, Text

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
NAMES = "|".join(MONTHS)
WHOLE_DATE = re.compile(rf"(?:\b\d{{1,2}} )?\b(?:{NAMES}) \d{{4}}\b|\b\d{{1,2}} (?:{NAMES})\b")


def with_whole_dates(text: Markup) -> Markup:
    """Text in which no line breaks inside a date: 'February / 2018' reads as two things."""
    return Markup(WHOLE_DATE.sub(r'<span class="unbroken">\g<0></span>', str(text)))


def date_in_words(date: PartialDate | Text | datetime.date) -> str:
    """'2018', 'April 2018' or '23 April 2018'; a date that is words already stays as it is."""
    if isinstance(date, Text):
        return str(date)
    fields = date.fields if isinstance(date, PartialDate) else (date.year, date.month, date.day)
    year, month, day = (*fields, None, None)[:3]
    words = [str(day)] if day else []
    if month:
        words.append(MONTHS[month - 1])
    return " ".join([*words, str(year)])
