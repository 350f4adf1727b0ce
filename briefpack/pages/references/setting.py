"""A source -> what the list of sources says of it, in HTML, by a citation style."""

from __future__ import annotations

import re
from typing import Any

from markupsafe import Markup, escape

from briefpack.content.csl import CslName, Source
from briefpack.content.fields.text import DateInWords, PartialDate
from briefpack.pages.references.style import CitationStyle, InWords

# Styles change case and join words: characters that HTML reads, and the address, pass through them as signs that no
# text may hold (private use; Unicode 23.5).
SHIELDED = {"&": "\ue000", "<": "\ue001", ">": "\ue002"}
ADDRESS = "\ue003"
MARKS = {"i": "i", "b": "b", "sup": "sup", "sub": "sub", "span": 'span class="small-caps"'}  # others are let go
TAG = re.compile(r"<(/?)([a-z]+)[^>]*>")
RENAMED = {
    "shortTitle": "title-short",
    "journalAbbreviation": "container-title-short",
    "event": "event-title",
}  # of old
OUTER, INNER = "“”", "‘’"


def reference(source: Source, style: CitationStyle, address: Markup) -> Markup:
    """What the style says of a source; `address` is the link that stands for its URL.

    A style that prints no address gets it at the end: it is the way to check.
    """
    raw = style.set(str(source.type), variables_of(source))
    made = Markup(_nested(_marks(raw)))
    if source.url is None:
        return made
    return made.replace(ADDRESS, address) if ADDRESS in made else made + Markup(" ") + address


def variables_of(source: Source) -> dict[str, Any]:
    """The variables of CSL that a source has (CSL 1.0.2, appendix IV)."""
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
    return {RENAMED.get(name, name): _value(value) for name, value in variables.items() if value}


def _value(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_name(each) for each in value]
    if isinstance(value, PartialDate):
        return value.fields
    return InWords(_shielded(value)) if isinstance(value, DateInWords) else _shielded(value)


def _name(name: CslName) -> dict[str, str]:
    parts = {
        "literal": name.literal,
        "family": name.family,
        "given": name.given,
        "suffix": name.suffix,
        "non-dropping-particle": name.non_dropping_particle,
        "dropping-particle": name.dropping_particle,
    }
    given = {part: _shielded(words) for part, words in parts.items() if words}
    return {"literal": given["literal"]} if "literal" in given else given


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
