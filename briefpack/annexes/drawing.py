"""What a content stream of another PDF draws: its operators without marks, and only the resources that they name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    ContentStream,
    DictionaryObject,
    NameObject,
    StreamObject,
    TextStringObject,
)

from briefpack.annexes.covered import covers_text
from briefpack.annexes.cures import cure_state
from briefpack.annexes.entries import as_dictionary, entry
from briefpack.annexes.errors import AnnexError
from briefpack.annexes.streams import LZW, filters_of, require_whole, with_flate

OPERATORS = frozenset(
    {  # ISO 32000-1, annex A, without marks and without BX and EX, which let others be
        b"INLINE IMAGE",
        *b"b B b* B* BT c cm CS cs d d0 d1 Do ET f F f* G g gs h i j J K k l m M n q Q re RG rg ri s S SC sc".split(),
        *b"SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \"".split(),
    }
)
INTENTS = ("/RelativeColorimetric", "/AbsoluteColorimetric", "/Perceptual", "/Saturation")  # ISO 19005-3, 6.2.6
USES = {  # operator: category of the resource that it names (ISO 32000-1, 7.8.3)
    b"Tf": "/Font", b"gs": "/ExtGState", b"Do": "/XObject", b"sh": "/Shading",
    b"cs": "/ColorSpace", b"CS": "/ColorSpace", b"scn": "/Pattern", b"SCN": "/Pattern",
}  # fmt: skip
DEFAULTS = ("/DefaultGray", "/DefaultRGB", "/DefaultCMYK")  # used without being named (8.6.5.6)
SHOWING = (b"Tj", b"TJ", b"'", b'"')


@dataclass(slots=True)
class Drawing:
    """A content stream as it is carried over, and what it uses of what an archive or a screen reader minds."""

    data: bytes
    resources: DictionaryObject | None
    uses: Uses
    covers_text: bool


@dataclass(slots=True)
class Uses:
    """Resources by (category, name); the texts shown in each font, by the font's id(); names and operators."""

    names: set[tuple[str, str]] = field(default_factory=set)
    texts: dict[int, tuple[DictionaryObject, set[bytes]]] = field(default_factory=dict)
    operators: set[bytes] = field(default_factory=set)
    spaces: set[str] = field(default_factory=set)


def draws(value: Any) -> bool:
    """Whether a stream holds drawing operators: a form, or a tiling pattern."""
    is_form = entry(value, "/Subtype") == "/Form" if isinstance(value, StreamObject) else False
    return is_form or (isinstance(value, StreamObject) and entry(value, "/PatternType") == 1)


def drawing(content: ContentStream, resources: DictionaryObject, reader: PdfReader) -> Drawing:
    """What `content` draws with `resources`. Raises `AnnexError` for content that a viewer would hide."""
    uses = Uses()
    _gather(content, resources, reader, uses)
    covers = covers_text(content.operations, resources)
    content.operations = list(_balanced(_drawn(content.operations)))
    return Drawing(content.get_data(), chosen(resources, uses), uses, covers)


def _drawn(operations: Any) -> Iterator[tuple[Any, bytes]]:
    """The operators that draw. Marks would be a second, wrong structure in our figure; unknown ones do nothing."""
    for operands, operator in operations:
        if operator not in OPERATORS or (operator == b"ri" and operands[0] not in INTENTS):
            continue
        yield (_mended(operands), operator) if operator == b"INLINE IMAGE" else (operands, operator)


def _mended(picture: dict[str, Any]) -> dict[str, Any]:
    """An inline picture as PDF/A takes it: without LZW, not smoothed."""
    settings, data = picture["settings"], picture["data"]
    kept = DictionaryObject({key: value for key, value in settings.items() if key not in ("/I", "/Interpolate")})
    if any(name in LZW for key in ("/F", "/Filter") for name in filters_of(kept, key)):
        kept, data = with_flate(kept, data)
    return {"settings": kept, "data": data}


def _balanced(operations: Iterator[tuple[Any, bytes]]) -> Iterator[tuple[Any, bytes]]:
    """Each state that is saved is restored, and none that is not: nothing spills over into our page."""
    depth = 0
    for operands, operator in operations:
        if operator == b"Q" and not depth:
            continue
        depth += {b"q": 1, b"Q": -1}.get(operator, 0)
        yield operands, operator
    yield from (([], b"Q") for _ in range(depth))


def font_resources(font: DictionaryObject, reader: PdfReader) -> DictionaryObject:
    """The resources that the glyphs of a Type 3 font use (9.6.5)."""
    uses, resources = Uses(), as_dictionary(entry(font, "/Resources"))
    for glyph in glyphs_of(font):
        _gather(ContentStream(glyph, reader), resources, reader, uses)
    return chosen(resources, uses)


def glyphs_of(font: DictionaryObject) -> list[StreamObject]:
    """The streams that draw the glyphs of a Type 3 font."""
    found = (glyph.get_object() for glyph in as_dictionary(entry(font, "/CharProcs")).values())
    return [glyph for glyph in found if isinstance(glyph, StreamObject)]


def chosen(resources: DictionaryObject, uses: Uses) -> DictionaryObject:
    """A resource dictionary with only the entries that are used."""
    kept = DictionaryObject()
    for category, name in sorted(uses.names | {("/ColorSpace", name) for name in DEFAULTS}):
        entries = as_dictionary(resources.get(category))
        if name in entries:
            if category == "/ExtGState":
                cure_state(as_dictionary(entries[name]))
            kept.setdefault(NameObject(category), DictionaryObject())[NameObject(name)] = entries.raw_get(name)
    return kept


def require_visible(group: Any) -> None:
    """Raises `AnnexError` for optional content whose layers are on and which is hidden all the same (8.11.2.2)."""
    group = as_dictionary(group)
    if entry(group, "/Type") == "/OCMD" and ("/VE" in group or entry(group, "/P") in ("/AllOff", "/AnyOff")):
        raise AnnexError("annex-hidden", "it hides content that would show", "print it as PDF with what is to be seen")


def _gather(content: ContentStream, resources: DictionaryObject, reader: PdfReader, uses: Uses) -> None:
    """Add to `uses` all that the content uses, and what is drawn in it without resources of its own."""
    _gather_texts(content, resources, uses)
    for category, name in _named(content, resources, uses):
        if (category, name) not in uses.names:
            uses.names.add((category, name))
            used = as_dictionary(as_dictionary(resources.get(category)).get(name))
            for inner in _without_resources(used):
                require_whole(inner)
                _gather(ContentStream(inner, reader), resources, reader, uses)


def _named(content: ContentStream, resources: DictionaryObject, uses: Uses) -> Iterator[tuple[str, str]]:
    for operands, operator in content.operations:
        uses.operators.add(operator)
        if operator in USES and operands:
            name = operands[0 if operator == b"Tf" else -1]
            if isinstance(name, NameObject):
                uses.spaces |= {str(name)} if operator in (b"cs", b"CS") else set()
                yield USES[operator], str(name)
        elif operator == b"INLINE IMAGE":
            settings = operands["settings"]
            space = entry(settings, "/CS", entry(settings, "/ColorSpace"))
            uses.spaces |= set(map(str, space if isinstance(space, ArrayObject) else [space]))
            if isinstance(space, NameObject):
                yield "/ColorSpace", str(space)
        elif operator == b"BDC" and operands[0] == "/OC":
            require_visible(as_dictionary(entry(resources, "/Properties")).get(operands[1]))


def _gather_texts(content: ContentStream, resources: DictionaryObject, uses: Uses) -> None:
    """Which strings are shown in which font; the font is part of the state that q saves (9.3.1)."""
    fonts, font, saved = as_dictionary(entry(resources, "/Font")), DictionaryObject(), list[DictionaryObject]()
    for operands, operator in content.operations:
        if operator == b"q":
            saved.append(font)
        elif operator == b"Q" and saved:
            font = saved.pop()
        elif operator == b"Tf" and operands:
            font = as_dictionary(fonts.get(operands[0]))
        elif operator in SHOWING and operands and font:
            shown = operands[-1] if operator == b"TJ" else operands[-1:]
            uses.texts.setdefault(id(font), (font, set()))[1].update(map(_bytes, filter(_is_text, shown)))


def _is_text(value: Any) -> bool:
    return isinstance(value, TextStringObject | ByteStringObject)


def _bytes(value: TextStringObject | ByteStringObject) -> bytes:
    return value.original_bytes


def _without_resources(value: DictionaryObject) -> Iterator[Any]:
    """The content streams of a form or a Type 3 font that draw with the resources around them."""
    if "/Resources" in value:
        return
    if draws(value):
        yield value
    elif entry(value, "/Subtype") == "/Type3":
        yield from glyphs_of(value)
