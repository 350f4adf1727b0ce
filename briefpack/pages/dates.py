"""Dates in words, as precise as they are known."""

from __future__ import annotations

import datetime
import re

from markupsafe import Markup

from briefpack.content.fields.text import MONTHS, DateInWords, PartialDate

NAMES = "|".join(MONTHS)
WHOLE_DATE = re.compile(rf"(?:\b\d{{1,2}} )?\b(?:{NAMES}) \d{{4}}\b|\b\d{{1,2}} (?:{NAMES})\b")


def with_whole_dates(text: Markup) -> Markup:
    """Text in which no line breaks inside a date: 'February / 2018' reads as two things."""
    return Markup(WHOLE_DATE.sub(r'<span class="unbroken">\g<0></span>', str(text)))


def date_in_words(date: PartialDate | DateInWords | datetime.date) -> str:
    """'2018', 'April 2018' or '23 April 2018'; a date that is words already stays as it is."""
    if isinstance(date, datetime.date):
        date = PartialDate(date.isoformat())
    return date.in_words if isinstance(date, PartialDate) else str(date)
