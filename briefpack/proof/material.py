"""All that a campaign says, as it was read: each text with its place, and the names, numbers, addresses, ids and file
names in it. Nothing is left out, whoever may see it: what a pack may hold is taken away later."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Literal

from briefpack.content.campaign import Campaign
from briefpack.content.csl import CslName, Source
from briefpack.content.fields.text import Entry, PartialDate, Text
from briefpack.content.models import Ask, Claim, Reply
from briefpack.content.packs import Actor, Letter, Pack, Party, Person, Signatory
from briefpack.content.people import Contact, Picture, Spokesperson
from briefpack.content.withdrawn import Withdrawal
from briefpack.problems import Place
from briefpack.proof.words import Shingle, normal, plain, read_text

Kind = Literal["name", "number", "address", "id", "file name", "date"]

# Fields whose whole value is somebody's name, or how somebody is called; of sources, who wrote and who published.
NAMES: dict[type[Entry], tuple[str, ...]] = {
    Claim: ("about", "attribution"), Reply: ("by",), Ask: ("by",), Contact: ("name",), Spokesperson: ("name",),
    Person: ("name",), Actor: ("who",), Signatory: ("name",), Letter: ("to",), Party: ("name",), Picture: ("credit",),
    Source: ("publisher", "container_title"), CslName: ("family", "literal"),
}  # fmt: skip
# Fields that are ids, or name something by its id.
IDS = frozenset(
    ("id", "name", "sentence", "claims", "sources", "source", "introduction", "sections", "audience", "audiences",
     "like", "asks", "lead", "stats", "happened", "now", "stake", "pull", "shorten", "drop")
)  # fmt: skip
ADDRESSES = frozenset(("email", "phone", "web", "address"))
ALSO_NAMES = frozenset(("organisation", "protected_names"))
ADDRESS = re.compile(
    r"https?://[^\s<>\"')\]]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w@.])(?:[\w-]+\.)+(?:org|com|net|info|eu|int|gov|edu|[a-z]{2})"
    r"(?:/[^\s<>\"')\]]*)?(?![\w.])"
)
TELEPHONE = re.compile(r"\+\d[\d ()./-]{5,}\d")
FILE = re.compile(
    r"[\w-]+(?:[./][\w-]+)*\.(?:ya?ml|pdf|png|jpe?g|webp|svg|css|html|csv|docx?|xlsx?|txt|md)\b", re.IGNORECASE
)
NUMBER = re.compile(r"(?<![^\W_])(?<![^\W\d_][-_])\d+(?:[.,]\d+)*%?(?![^\W_])")
ENTRY_ID = "id"


@dataclass(frozen=True, slots=True)
class Item:
    """A name, number, address, id or file name: the words to look for, and as it is written."""

    kind: Kind
    words: tuple[str, ...]
    written: str  # normal
    shown: str
    place: Place


TYPED = frozenset(["reason", "role"])  # of a withdrawal: typed for readers, to whom it may say too much the first time


@dataclass(slots=True)
class Material:
    """What a campaign holds. `texts` gives for five words in a row the first text that has them."""

    items: dict[tuple[Kind, str], Item] = field(default_factory=dict)
    texts: dict[Shingle, Text] = field(default_factory=dict)
    after: dict[str, set[str]] = field(default_factory=dict)  # a number: the words that follow it

    def add(self, kind: Kind, text: str, place: Place, *, defined: bool = False) -> None:
        """Keep an item, at the place where it is defined, or else at one where it is named."""
        read = read_text(text)
        if read.words:
            item = Item(kind, read.words, read.normal, text, place)
            if defined:
                self.items[kind, item.written] = item
            else:
                self.items.setdefault((kind, item.written), item)


def material_of(campaign: Campaign) -> Material:
    """Everything that the campaign's files say, once."""
    made = Material()
    told: set[str] = set()
    for owner, name, text in texts_in(campaign):
        place = text.place
        if not place.file or (
            owner is Withdrawal and name in TYPED
        ):  # a word of the tool's own; what readers were told
            continue
        _file_of(place, told, made)
        if name in IDS and (name != "name" or owner is Pack):
            made.add("number" if text.isdigit() else "id", text, place, defined=name in (ENTRY_ID, "name"))
            continue
        if isinstance(text, PartialDate):
            _date(text, made)
            continue
        if name in (NAMES.get(owner, ()) if owner else ()) or name in ALSO_NAMES:
            made.add("name", text, place)
        if name == "file":
            made.add("file name", text, place)
        if name in ADDRESSES:
            made.add("number" if text.isdigit() else "address", text, place)
        _in_prose(text, made)
    for source in campaign.sources.values():
        for person in (*source.author, *source.editor):
            made.add("name", person.as_written, person.place)
            made.add("name", f"{person.family or ''} {person.given or ''}", person.place)
    return made


def _file_of(place: Place, told: set[str], made: Material) -> None:
    """The file that a text stands in, by its name and with its folder."""
    if place.file not in told:
        told.add(place.file)
        made.add("file name", place.file.rpartition("/")[2], place)


def _date(date: PartialDate, made: Material) -> None:
    """A date as it is written and as it prints; of a year alone, the number."""
    if len(date.fields) > 1:
        made.add("date", date.in_words, date.place)
        made.add("date", str(date), date.place)
    else:
        made.add("number", str(date), date.place)


def _in_prose(text: Text, made: Material) -> None:
    """Five words in a row, and what can be told by its form alone."""
    read = plain(text)
    typed = Text(read, text.place)
    for address in (*ADDRESS.findall(text), *TELEPHONE.findall(read)):
        made.add("address", re.sub(r"^https?://(www\.)?", "", address).rstrip("/."), text.place)
    for file in FILE.findall(read):
        made.add("file name", file, text.place)
    bare = ADDRESS.sub(" ", read)  # digits of an address are its own
    for number in NUMBER.findall(normal(bare)):
        made.add("number", number, text.place)
    known = read_text(read)
    for shingle in known.shingles:
        made.texts.setdefault(shingle, typed)
    if len(known.bare) < len(known.words):
        for number, following in pairwise(known.words):
            if number.isdigit():
                made.after.setdefault(number, set()).add(following)


# ------------------------------------------------------------------------------------------ walking


def texts_in(value: Any) -> Iterator[tuple[type[Any] | None, str, Text | PartialDate]]:
    """(the entry it stands in, its field, the text) of every text in a campaign, a view or an entry."""
    waiting: list[tuple[type[Any] | None, str, Any]] = [(None, "", value)]
    while waiting:
        owner, name, each = waiting.pop()
        if isinstance(each, Text | PartialDate):
            yield owner, name, each
        elif isinstance(each, str):
            yield owner, name, Text(each)
        elif isinstance(each, tuple | list | frozenset):
            waiting.extend((owner, name, inside) for inside in each)
        elif isinstance(each, Mapping):
            for key, inside in each.items():
                waiting += [(owner, ENTRY_ID, key if isinstance(key, Text) else None), (owner, name, inside)]
        elif each is not None:
            kind = each.__class__
            waiting.extend((kind, inside, getattr(each, inside)) for inside in _fields(kind))


@functools.cache
def _fields(kind: type) -> tuple[str, ...]:
    """The fields of an entry or a dataclass of ours; none of anything else, and never the place."""
    if issubclass(kind, Place):
        return ()
    names: Any = getattr(kind, "model_fields" if issubclass(kind, Entry) else "__dataclass_fields__", ())
    return tuple(name for name in names if name != "place")
