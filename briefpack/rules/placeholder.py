"""What stands in for words that are still to come: addresses that lead nowhere, blind text, marks of an open end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefpack.content.campaign_file import Chapter
from briefpack.content.checks.public import printed_in
from briefpack.content.fields.text import Entry, Text
from briefpack.content.models import Ask, Claim
from briefpack.content.people import Contact
from briefpack.content.viewing import PLACEHOLDER
from briefpack.problems import shortened
from briefpack.rules.finding import Finding
from briefpack.rules.reading import Reading

BLIND = r"(?i)\blorem ipsum\b|\b(?:tbc|tbd)\b"
OPEN = r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X+)\b"  # in capitals: as small letters they are words elsewhere
PATTERNS = (BLIND, OPEN)
# One of these is part of every placeholder; most texts hold none, and are not looked at with patterns.
SIGNS = ("example.", ".example", ".invalid", ".test", "ipsum", "tbc", "tbd", "xx" + "x", "to" + "do", "fix" + "me")

BETWEEN = "\0"  # no author can type it


def find(reading: Reading) -> Iterator[Finding]:
    """The first placeholder of each thing that prints. Addresses are those that RFC 2606 keeps for examples."""
    files = _files(reading.texts)
    for at, item in _items(reading) if files else ():
        file = item.place.file
        if file not in files:
            continue
        for text in printed_in(item):
            if text.place.file == file and _may_be(text) and (found := _placeholder(text)):
                beside = "" if found == text else f": {shortened(text)}"
                yield Finding(at, f"{found} is a placeholder{beside}", text.place, "write what is meant")
                break


def _files(texts: Sequence[Text]) -> set[str]:
    """The files that may hold one."""
    letters = BETWEEN.join(texts).lower()
    found = set[str]()
    for sign in SIGNS:
        if sign in letters:
            parts = zip(texts, letters.split(BETWEEN), strict=True)
            found.update(text.place.file for text, part in parts if sign in part)
    return found


def _may_be(text: str) -> bool:
    letters = text.lower()
    return any(sign in letters for sign in SIGNS)


def _placeholder(text: Text) -> str | None:
    found = PLACEHOLDER.search(text) or next(filter(None, (re.search(each, text) for each in PATTERNS)), None)
    if not found:
        return None
    return str(text) if len(text.split()) == 1 else found.group()


def _items(reading: Reading) -> Iterator[tuple[str, Entry | Text]]:
    """Everything with an id, or a key, of its own; of a section its heading and its sentences, at their claims."""
    campaign = reading.campaign
    yield from reading.parts_without_id()
    for sentence in campaign.sentences.values():
        yield from ((str(claim.id), sentence.text) for claim in campaign.claims_of(sentence)[:1])
    asked: tuple[Ask | Contact, ...] = (*campaign.asks, *campaign.contacts)
    said: tuple[Claim | Chapter, ...] = (*reading.claims, *campaign.chapters)
    yield from ((str(each.id), each) for each in (*said, *asked))
    yield from campaign.sources.items()
    yield from ((str(event.date), event) for event in campaign.timeline)
    yield from ((name, section.heading) for name, section in campaign.sections.items() if section.heading)
    for name, pack in campaign.packs.items():
        yield from ((name, each) for each in (pack, *pack.annexes))
