"""A source -> what the list of sources says of it, in HTML, by a citation style."""

from __future__ import annotations

import re
from typing import Any

from markupsafe import Markup, escape

from briefpack.content.csl import CslName, Source
from briefpack.content.fields.text import DateInWords, PartialDate
from briefpack.pages.references.style import CitationStyle, InWords
from briefpack.problems import Place

# Styles change case and join words: characters that HTML reads, and the address, pass through them as signs that no
# text may hold (private use; Unicode 23.5).
SHIELDED = {"&": "\ue000", "<": "\ue001", ">": "\ue002"}
ADDRESS, END = "\ue003", "\ue004"
FIRST, MOST = 0xE010, 0x100  # signs of values by number, and how many there are
MARKS = {"i": "i", "b": "b", "sup": "sup", "sub": "sub", "span": 'span class="small-caps"'}  # others are let go
TAG = re.compile(r"<(/?)([a-z]+)[^>]*>")
RENAMED = {
    "shortTitle": "title-short",
    "journalAbbreviation": "container-title-short",
    "event": "event-title",
}  # of old
DOUBLE = re.compile(r"([.!?])((?:</[a-z]+>)+)\.")  # the library looks for two marks at a seam, but not through tags
OUTER, INNER = "“”", "‘’"


def reference(source: Source, style: CitationStyle, address: Markup) -> Markup:
    """What the style says of a source; `address` is the link that stands for its URL.

    A style that prints no address gets it at the end: it is the way to check.
    """
    places = list[Place]()
    raw = style.set(str(source.type), _variables(source, places))
    made = Markup(_nested(DOUBLE.sub(r"\1\2", _placed(_marks(raw), places))))
    if source.url is None:
        return made
    return made.replace(ADDRESS, address) if ADDRESS in made else made + Markup(" ") + address


def _variables(source: Source, places: list[Place]) -> dict[str, Any]:
    """The variables of CSL that a source has (CSL 1.0.2, appendix IV). `places` takes those of the values."""
    custom = source.custom
    variables: dict[str, Any] = {
        "title": source.title,
        "author": source.author,
        "editor": source.editor,
        "publisher": source.publisher,
        "container-title": source.container_title,
        "genre": source.genre,
        "issued": source.issued,
        "accessed": source.accessed or (custom and custom.seen),
        "URL": source.url and ADDRESS,
        **dict(source.further),
    }
    return {RENAMED.get(name, name): _value(value, places) for name, value in variables.items() if value}


def _value(value: Any, places: list[Place]) -> Any:
    if isinstance(value, tuple):
        return [_name(each, places) for each in value]
    if isinstance(value, PartialDate):
        return value.fields
    words = _stamped(value, places)
    return InWords(words) if isinstance(value, DateInWords) else words


def _name(name: CslName, places: list[Place]) -> dict[str, str]:
    parts = {
        "literal": name.literal,
        "family": name.family,
        "given": name.given,
        "suffix": name.suffix,
        "non-dropping-particle": name.non_dropping_particle,
        "dropping-particle": name.dropping_particle,
    }
    given = {part: _shielded(words) for part, words in parts.items() if words}  # a style may take initials of it
    for part in ("literal", "family"):
        if words := parts[part]:
            given[part] = _stamped(words, places)
    return {"literal": given["literal"]} if "literal" in given else given


def _stamped(words: str, places: list[Place]) -> str:
    """Words between signs that say which value they are. Full stops stay outside, where a style sees them."""
    place = getattr(words, "place", None)
    shielded = _shielded(words)
    if not isinstance(place, Place) or len(places) == MOST:
        return shielded
    places.append(place)
    core = shielded.rstrip(".,;:!?")
    return f"{chr(FIRST + len(places) - 1)}{core}{END}{shielded[len(core) :]}"


def _placed(made: str, places: list[Place]) -> str:
    """HTML with each value in an element that leads to where it was written."""
    for number, place in enumerate(places):
        made = made.replace(chr(FIRST + number), f'<span data-place="{escape(str(place))}">')
    return made.replace(END, "</span>")


def _shielded(words: str) -> str:
    for character, sign in SHIELDED.items():
        words = words.replace(character, sign)
    return words


def _marks(raw: str) -> str:
    """The library's marks as the pages know them, and every other character as text."""
    pieces, position = [], 0
    raw = raw.replace("&amp;", "&")  # of a style's own words; what it puts around things comes as it is
    for tag in TAG.finditer(raw):
        pieces += [_text(raw[position : tag.start()]), _mark(tag[1], tag[2])]
        position = tag.end()
    return "".join([*pieces, _text(raw[position:])])


def _mark(closing: str, name: str) -> str:
    if name not in MARKS:
        return ""
    return f"</{name}>" if closing else f"<{MARKS[name]}>"


def _text(words: str) -> str:
    for character, sign in SHIELDED.items():
        words = words.replace(sign, character)
    return str(escape(words))


def _nested(words: str) -> str:
    """Quotation marks within quotation marks are the other kind (CSL 1.0.2, Quotes)."""
    depth, made = 0, []
    for letter in words:
        if letter == OUTER[0]:
            depth += 1
            letter = INNER[0] if depth == 2 else letter
        elif letter == OUTER[1]:
            letter = INNER[1] if depth == 2 else letter
            depth = max(0, depth - 1)
        made.append(letter)
    return "".join(made)
