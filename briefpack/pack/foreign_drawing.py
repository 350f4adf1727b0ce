"""What a content stream of another PDF draws: its operators without marks, and only the resources that they name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream, DictionaryObject, NameObject, StreamObject

from briefpack.pack.annex_error import AnnexError

MARKS = (b"BMC", b"BDC", b"EMC", b"MP", b"DP")  # inside our figure they would be a second, wrong structure
USES = {  # operator: category of the resource that it names (ISO 32000-1, 7.8.3)
    b"Tf": "/Font", b"gs": "/ExtGState", b"Do": "/XObject", b"sh": "/Shading",
    b"cs": "/ColorSpace", b"CS": "/ColorSpace", b"scn": "/Pattern", b"SCN": "/Pattern",
}  # fmt: skip
DEFAULTS = ("/DefaultGray", "/DefaultRGB", "/DefaultCMYK")  # used without being named (8.6.5.6)
Names = set[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A content stream as it is carried over."""

    data: bytes
    resources: DictionaryObject


def draws(value: Any) -> bool:
    """Whether a stream holds drawing operators: a form, or a tiling pattern."""
    return isinstance(value, StreamObject) and (value.get("/Subtype") == "/Form" or value.get("/PatternType") == 1)


def drawing(content: ContentStream, resources: DictionaryObject, reader: PdfReader) -> Drawing:
    """What `content` draws with `resources`. Raises `AnnexError` for content that a viewer would hide."""
    names = set[tuple[str, str]]()
    _gather(content, resources, reader, names)
    content.operations = [(operands, operator) for operands, operator in content.operations if operator not in MARKS]
    return Drawing(content.get_data(), chosen(resources, names))


def font_resources(font: DictionaryObject, reader: PdfReader) -> DictionaryObject:
    """The resources that the glyphs of a Type 3 font use (9.6.5)."""
    names, resources = set[tuple[str, str]](), _dictionary(font.get("/Resources"))
    for glyph in _dictionary(font.get("/CharProcs")).values():
        _gather(ContentStream(glyph.get_object(), reader), resources, reader, names)
    return chosen(resources, names)


def chosen(resources: DictionaryObject, names: Names) -> DictionaryObject:
    """A resource dictionary with only these entries."""
    kept = DictionaryObject()
    for category, name in sorted(names | {("/ColorSpace", name) for name in DEFAULTS}):
        entries = _dictionary(resources.get(category))
        if name in entries:
            kept.setdefault(NameObject(category), DictionaryObject())[NameObject(name)] = entries.raw_get(name)
    return kept


def require_visible(group: Any) -> None:
    """Raises `AnnexError` for optional content whose layers are on and which is hidden all the same (8.11.2.2)."""
    group = _dictionary(group)
    if group.get("/Type") == "/OCMD" and ("/VE" in group or group.get("/P") in ("/AllOff", "/AnyOff")):
        raise AnnexError(
            "annex-hidden", "it hides content that would show", "print it as PDF with what is to be seen"
        )


def _gather(content: ContentStream, resources: DictionaryObject, reader: PdfReader, names: Names) -> None:
    """Add to `names` all that the content uses, and what is drawn in it without resources of its own."""
    for category, name in _named(content, resources):
        if (category, name) not in names:
            names.add((category, name))
            used = _dictionary(_dictionary(resources.get(category)).get(name))
            for inner in _without_resources(used):
                _gather(ContentStream(inner, reader), resources, reader, names)


def _named(content: ContentStream, resources: DictionaryObject) -> Iterator[tuple[str, str]]:
    for operands, operator in content.operations:
        if operator in USES and operands:
            name = operands[0 if operator == b"Tf" else -1]
            if isinstance(name, NameObject):
                yield USES[operator], str(name)
        elif operator == b"INLINE IMAGE":
            settings = operands["settings"]
            space = settings.get("/CS", settings.get("/ColorSpace"))
            if isinstance(space, NameObject):
                yield "/ColorSpace", str(space)
        elif operator == b"BDC" and operands[0] == "/OC":
            require_visible(_dictionary(resources.get("/Properties")).get(operands[1]))


def _without_resources(value: DictionaryObject) -> Iterator[Any]:
    """The content streams of a form or a Type 3 font that draw with the resources around them."""
    if "/Resources" in value:
        return
    if draws(value):
        yield value
    elif value.get("/Subtype") == "/Type3":
        yield from (glyph.get_object() for glyph in _dictionary(value.get("/CharProcs")).values())


def _dictionary(value: Any) -> DictionaryObject:
    """A dictionary, found through its reference; an empty one for anything else."""
    value = value.get_object() if value is not None else None
    return value if isinstance(value, DictionaryObject) else DictionaryObject()
