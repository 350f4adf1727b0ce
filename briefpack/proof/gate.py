"""The gate: nothing withheld leaves in the bytes of a pack. Every sink is read, and a find is an error."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefpack.content.fields.text import Text
from briefpack.problems import Problems, shortened
from briefpack.proof import strings
from briefpack.proof.material import NUMBER, Item
from briefpack.proof.numbering import permitted
from briefpack.proof.reading import SINKS, OpenedPDF, Sink
from briefpack.proof.withheld import OF_STANDARDS, Withheld, is_set_in
from briefpack.proof.words import LENGTH, readings, shingles, without_numbers, words

SHORTEST_BY_CHANCE = 6  # letters: in a million bytes at random some four-letter id stands, but hardly one of six
ANCHORS = frozenset((strings.DESTINATIONS, strings.TARGETS, strings.IDS))
IN_LINES = frozenset(("page text", "drawn text"))
JOINED = IN_LINES | {"metadata (XMP)"}  # where one text follows another
ANCHOR = re.compile(r"^([a-z0-9-]+)\.(?:top|part|([a-z]+)\d+)$")
MOST_TOLD = 40  # finds of one pack; whoever has so many has one fault
HINT = "the pack is not published: keep these words from it, or let its audience see where they are written"


@dataclass(frozen=True, slots=True)
class Find:
    """Something withheld that a sink holds."""

    sink: str
    where: str
    what: str  # five words in a row, a name, a number …
    shown: str
    text: Text  # as it is written, with its place


def gate(content: bytes, withheld: Withheld, pack: str, problems: Problems, page_texts: Sequence[str] = ()) -> None:
    """Report whatever withheld material stands in the finished PDF of `pack`, sink by sink: an error for each.

    `page_texts` are those that PDFium has read of it, where it was asked before.
    """
    for number, find in enumerate(finds(content, withheld, page_texts=page_texts)):
        if number == MOST_TOLD:
            break
        message = (
            f"{pack} holds {find.what} that its readers may not see, in its {find.sink} ({find.where}): {find.shown}"
        )
        problems.error("leak", message, find.text.place, HINT)


def finds(
    content: bytes, withheld: Withheld, sinks: Sequence[Sink] = SINKS, page_texts: Sequence[str] = ()
) -> Iterator[Find]:
    """Everything withheld that can be read in a PDF; of one text in one sink the first that is found."""
    pdf = OpenedPDF(content, page_texts)
    numbers = permitted(pdf)
    for sink in sinks:
        told: set[tuple[str, str]] = set()
        texts = _texts(sink, pdf, withheld)
        for find in (
            *_in_row(sink, texts, withheld),
            *_items(sink, texts, withheld),
            *_numbers(sink, texts, withheld, numbers),
        ):
            key = str(find.text.place), find.what
            if key not in told:
                told.add(key)
                yield find


Reading = tuple[str, str, list[str]]  # where, the normal text, its words


def _texts(sink: Sink, pdf: OpenedPDF, withheld: Withheld) -> list[Reading]:
    """What a sink holds, each text once, as it is compared. Anchors that the tool counts are let pass: s12, h3."""
    found: list[Reading] = []
    seen: set[tuple[str, str]] = set()
    for where, text in sink.read(pdf):
        if sink.name in ANCHORS and (anchor := ANCHOR.match(text)) and (not anchor[2] or anchor[2] in withheld.anchors):
            text = anchor[1]
        key = ("" if sink.name not in IN_LINES and not text.isdigit() else where), text
        if key in seen or text in OF_STANDARDS:
            continue
        seen.add(key)
        for reading in readings(text):
            found.append((where, reading, words(reading)))
    return found


def _in_row(sink: Sink, texts: Sequence[Reading], withheld: Withheld) -> Iterator[Find]:
    """Five words in a row. On pages they are looked for between raised numbers too."""
    for where, _, found in texts:
        if len(found) < LENGTH:
            continue
        runs = set(shingles(found))
        if sink.name in IN_LINES:
            runs.update(shingles(without_numbers(found)))
        for run in sorted(withheld.allowed.without(runs & withheld.texts.keys())):
            if not (sink.name in JOINED and withheld.allowed.meet_in(run)):
                yield Find(sink.name, where, "words", f"“{' '.join(run)}”", withheld.texts[run])


def _items(sink: Sink, texts: Sequence[Reading], withheld: Withheld) -> Iterator[Find]:
    """Names, addresses, ids, file names and dates, as whole words."""
    for where, text, found in texts:
        known = set(found)
        row = ""
        for first in known & withheld.items.keys():
            for item in withheld.items[first]:
                if sink.opaque and len(item.written) < SHORTEST_BY_CHANCE:
                    continue
                if len(item.words) > 1 and known.issuperset(item.words):
                    row = row or f" {' '.join(found)} "
                    if f" {' '.join(item.words)} " not in row:
                        continue
                elif len(item.words) > 1:
                    continue
                if sink.name in JOINED and item.kind == "name" and withheld.allowed.meet_in(item.words):
                    continue
                if is_set_in(item, text):
                    yield _find(sink, where, item)


def _numbers(
    sink: Sink, texts: Sequence[Reading], withheld: Withheld, numbers: Mapping[str, Counter[str]]
) -> Iterator[Find]:
    """Numbers as they are written. What is let pass, and where, `numbering` and `withheld.counted` say."""
    if not sink.counts:
        return
    for where, text, found in texts:
        if withheld.numbers.keys().isdisjoint(each.rstrip("%") for each in found):
            continue
        for number, times in Counter(each.rstrip("%") for each in NUMBER.findall(text)).items():
            item = withheld.numbers.get(number)
            if item is None or times <= numbers.get(where, {}).get(number, 0):
                continue
            if not (sink.name in IN_LINES and _is_counted(number, found, withheld)):
                yield _find(sink, where, item)


def _is_counted(number: str, found: Sequence[str], withheld: Withheld) -> bool:
    """Whether a number is one that the page may have calculated, and nothing says that the campaign counts with it."""
    if not number.isdigit() or int(number) not in withheld.counted:
        return False
    return withheld.after(number).isdisjoint(after for each, after in pairwise(found) if each == number)


def _find(sink: Sink, where: str, item: Item) -> Find:
    article = "an" if item.kind in ("address", "id") else "a"
    return Find(sink.name, where, f"{article} {item.kind}", shortened(item.shown), Text(item.shown, item.place))
