"""A number that nothing bears out: neither its text nor a claim that it rests on cites a source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefpack.content.fields.text import MONTHS
from briefpack.problems import shortened
from briefpack.rules.finding import Finding
from briefpack.rules.plain import CITATION, LINK_TARGET, listed
from briefpack.rules.reading import Reading

# English writes numbers up to ten in letters, and so counts what stands on the page as often as what is claimed.
IN_LETTERS = listed(
    """eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty
    seventy eighty ninety dozen dozens hundred hundreds thousand thousands million millions billion billions"""
)
# What stands before a number that is a name: article 34, page 4, division 911.
LABELS = listed(
    """article articles section sections chapter chapters paragraph paragraphs para page pages p pp no nos number
    convention resolution directive regulation act rule part annex appendix figure table form item step volume vol issue
    division unit brigade regiment room flight version"""
)
MONTHS_SMALL = frozenset(month.lower() for month in MONTHS)
DAYS = 31
JOINING = ("and", "or", "to", "–", "&")
PUNCTUATION = ".,;:!?()[]“”‘’\"'*_…—"
# An amount may begin with a currency and end with a unit; a year, an ordinal and a time are no amounts.
AMOUNT = r"~?(?:[A-Z]{0,3}[$€£¥])?[0-9][0-9.,]*(?:[–-][0-9][0-9.,]*)?(?:%|‰|[a-z]{1,2})?"
NO_AMOUNT = r"1[0-9]{3}s?|2[01][0-9]{2}s?|[0-9]+(?:st|nd|rd|th)|[0-9]{4}[–/-][0-9]{2,4}.*|[0-9]{1,2}[ap]m"


def find(reading: Reading) -> Iterator[Finding]:
    """Numbers in what prints as our words. Demands, and what a reader may be told by others, state none of ours."""
    for wording in reading.wordings:
        if wording.cited or wording.kind == "told" or (wording.claims and all(c.kind == "ask" for c in wording.claims)):
            continue
        if number := number_in(wording.text, reading.english):
            message = f"{number} has no source here: {shortened(wording.text)}"
            yield Finding(wording.at, message, wording.text.place, "cite who counted it, or take the number out")


def number_in(text: str, english: bool = True) -> str | None:
    """The first number in a text that is an amount: no date, no ordinal, no number of an article, no name."""
    if english:
        for word in re.findall("[a-z]+", text.lower()):
            if word in IN_LETTERS:
                return str(word)
    if not re.search("[0-9]", text):
        return None
    bare = re.sub(LINK_TARGET, "", re.sub(CITATION, "", text))
    words = [word.strip(PUNCTUATION) for word in bare.split()]
    named = False  # whether a label stands before: it names every number of the list that follows
    for before, word, after in zip(["", *words], words, [*words[1:], ""], strict=False):
        if not re.fullmatch(AMOUNT, word) or re.fullmatch(NO_AMOUNT, word):
            named = word.lower() in LABELS or (named and word.lower() in JOINING)
        elif not named and not _is_day(word, before, after):
            return word
    return None


def _is_day(word: str, *beside: str) -> bool:
    """Whether a number is the day of a month that stands beside it."""
    return word.isdecimal() and int(word) <= DAYS and any(each.lower() in MONTHS_SMALL for each in beside)
