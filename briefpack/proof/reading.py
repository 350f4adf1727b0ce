"""Every place in a PDF from which words can be read: a table of sinks, each a name and a function that reads it.

A sink gives (where, text) of all that it holds. No sink holds what another one does but drawn text, which is read
twice, as two readers do: by pdfium as it stands on the pages, and by us as it stands in the streams.
"""

from __future__ import annotations

import re
import urllib.parse
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import pypdfium2

from briefpack.proof import embedded, strings
from briefpack.proof.content import ContentReader, ContentStream, drawn_text
from briefpack.proof.file import PdfFile, RawObject, UnreadableError
from briefpack.proof.metadata import xmp_words
from briefpack.proof.names import telling
from briefpack.proof.strings import keyed, strings_of
from briefpack.proof.syntax import HEXADECIMAL, LITERAL, NAME, comments_in, name_of, string_bytes, text_of

Texts = Iterable[tuple[str, str]]
IN_BRACKETS = re.compile(LITERAL, re.DOTALL)
PROPERTY = re.compile(rb"/[^\s()<>\[\]{}/%]+\s*(" + LITERAL + rb"|" + HEXADECIMAL + rb")", re.DOTALL)
FONT_NAME = re.compile(rb"/(?:FontName|BaseFont|FontFamily)\s*/?([^\s()<>\[\]{}/%]+)")
OPAQUE = (b"/XRef", b"/ObjStm")


class OpenedPDF:
    """A PDF, for reading; `page_texts` where PDFium has read them before. Raises `UnreadableError` if it is damaged."""

    def __init__(self, content: bytes, page_texts: Sequence[str] = ()) -> None:
        self.content = content
        self.file = PdfFile(content)
        if page_texts:
            self.page_texts = list(page_texts)

    @cached_property
    def page_texts(self) -> list[str]:
        """The text of each page, as pdfium extracts it."""
        try:
            document = pypdfium2.PdfDocument(self.content)
        except pypdfium2.PdfiumError as error:
            raise UnreadableError("this PDF cannot be opened: it is damaged") from error
        try:
            return [_text_of(document, number) for number in range(len(document))]
        finally:
            document.close()

    @cached_property
    def drawing(self) -> ContentReader:
        return ContentReader(self.file)

    @cached_property
    def streams(self) -> list[ContentStream]:
        return list(self.drawing.streams())

    @cached_property
    def heads(self) -> bytes:
        """What objects say beside their streams and strings."""
        heads = b" ".join(each.head for each in self.file.objects.values())
        return IN_BRACKETS.sub(b"()", heads)

    @cached_property
    def strings(self) -> dict[str, list[tuple[str, str]]]:
        return strings_of(self.file)

    @property
    def named_destinations(self) -> bytes:
        """The notation of the objects that name destinations."""
        return b" ".join(each.head for each in self.file.objects.values() if b"/XYZ" in each.head and b"(" in each.head)

    @cached_property
    def kinds(self) -> dict[int, str]:
        """What a stream is, by the number of its object: content, picture, font, metadata, attachment or other."""
        drawn = {int(each.where.split()[1]) for each in self.streams if each.page is None} | self.drawing.seen
        profiles, fonts = _referred(self, b"DestOutputProfile|ICCBased"), _referred(self, b"FontFile[23]?")
        kinds: dict[int, str] = {}
        for object_ in self.file.objects.values():
            if object_.stream is not None:
                number = object_.number
                known = "content" if number in drawn else "profile" if number in profiles else ""
                kinds[number] = known or ("font" if number in fonts else _kind(object_))
        return kinds

    def streams_of(self, kind: str) -> Iterator[RawObject]:
        return (self.file.objects[number] for number, each in self.kinds.items() if each == kind)

    def plain(self, object_: RawObject) -> bytes:
        return self.file.unpacked(object_).content


def _text_of(document: pypdfium2.PdfDocument, number: int) -> str:
    page = document[number]
    text = page.get_textpage()
    try:
        return str(text.get_text_range())
    finally:
        text.close()
        page.close()


def _referred(pdf: OpenedPDF, key: bytes) -> set[int]:
    """Numbers of the objects that some key names."""
    pattern = re.compile(rb"/(?:" + key + rb")\s+(\d+)\s+\d+\s+R")
    return {int(number) for number in pattern.findall(pdf.heads)}


def _kind(object_: RawObject) -> str:
    head = object_.head
    if b"/Image" in head and b"/Width" in head:
        return "picture"
    if b"/Metadata" in head:
        return "metadata"
    if b"/EmbeddedFile" in head:
        return "attachment"
    return "opaque" if any(each in head for each in OPAQUE) else "other"


# ------------------------------------------------------------------------------------------ the readers


def _page_text(pdf: OpenedPDF) -> Texts:
    return ((f"page {number}", text) for number, text in enumerate(pdf.page_texts, 1))


def _drawn(pdf: OpenedPDF) -> Texts:
    return ((stream.where, drawn_text(stream)) for stream in pdf.streams)


def _marked(pdf: OpenedPDF) -> Texts:
    """Properties of marked content: what is read aloud in place of what is drawn (14.9)."""
    names = set(NAME.findall(pdf.heads))  # of resources, mostly
    for stream in pdf.streams:
        for string in PROPERTY.findall(stream.content):
            yield stream.where, text_of(string_bytes(string))
        for name in telling(set(NAME.findall(stream.content))) - names:
            yield stream.where, name_of(name)


def _content_comments(pdf: OpenedPDF) -> Texts:
    for stream in pdf.streams:
        if b"%" in stream.content:
            yield from ((stream.where, text) for text in comments_in(stream.content))


def _strings(kind: str) -> Callable[[OpenedPDF], Texts]:
    return lambda pdf: pdf.strings.get(kind, ())


def _targets(pdf: OpenedPDF) -> Texts:
    """Where links lead, as it is written and as it is meant: `%20` is a space."""
    for where, text in pdf.strings.get(strings.TARGETS, ()):
        yield where, text
        if "%" in text:
            yield where, urllib.parse.unquote(text)


def _names(pdf: OpenedPDF) -> Texts:
    elsewhere = set(map(name_of, FONT_NAME.findall(pdf.heads))) | set(strings.old_destinations(pdf.file))
    found = set(map(name_of, telling(set(NAME.findall(pdf.heads)))))
    return (("objects", name) for name in sorted(found - elsewhere))


def _object_comments(pdf: OpenedPDF) -> Texts:
    for object_ in pdf.file.objects.values():
        if b"%" in object_.head:
            yield from ((object_.where, text) for text in comments_in(object_.head))


def _metadata(pdf: OpenedPDF) -> Texts:
    return ((each.where, xmp_words(embedded.letters(pdf.plain(each)))) for each in pdf.streams_of("metadata"))


def _attachments(pdf: OpenedPDF) -> Texts:
    return ((each.where, embedded.letters(pdf.plain(each))) for each in pdf.streams_of("attachment"))


def _fonts(pdf: OpenedPDF) -> Texts:
    yield from (("font", name_of(name)) for name in set(FONT_NAME.findall(pdf.heads)))
    yield from pdf.strings.get(strings.FONTS, ())
    yield from ((each.where, embedded.font_words(pdf.plain(each))) for each in pdf.streams_of("font"))


def _profiles(pdf: OpenedPDF) -> Texts:
    return ((each.where, embedded.long_words(pdf.plain(each))) for each in pdf.streams_of("profile"))


def _picture(kind: str) -> Callable[[OpenedPDF], Texts]:
    def read(pdf: OpenedPDF) -> Texts:
        for object_ in (*pdf.streams_of("picture"), *pdf.streams_of("attachment")):
            for found, piece in embedded.picture_pieces(pdf.plain(object_)):
                if found == kind:
                    yield object_.where, embedded.letters(piece)

    return read


def _other_streams(pdf: OpenedPDF) -> Texts:
    for object_ in pdf.streams_of("other"):
        content = pdf.plain(object_)
        yield object_.where, embedded.letters(content) if b"\0" not in content else embedded.long_words(content)


def _pixels(pdf: OpenedPDF) -> Texts:
    """Pictures that are no file of their own have no place for words; words may stand in them all the same."""
    for object_ in pdf.streams_of("picture"):
        content = pdf.plain(object_)
        if not embedded.is_picture_file(content):  # of which every piece is looked at for itself
            yield object_.where, embedded.long_words(content)


def _behind_streams(pdf: OpenedPDF) -> Texts:
    for object_ in pdf.file.objects.values():
        if object_.stream is not None and (rest := pdf.file.unpacked(object_).rest).strip(b"\r\n\0"):
            yield object_.where, embedded.letters(rest)


def _between(pdf: OpenedPDF) -> Texts:
    """Before, between and inside of objects, where no reader looks; without tables, trailers and the head."""
    end = pdf.content.rfind(b"%%EOF")
    for loose in pdf.file.loose:
        content = loose.content[: end - loose.start] if 0 <= loose.start <= end else loose.content
        if loose.start <= end or loose.start < 0:
            yield f"byte {max(0, loose.start)}", embedded.letters(_without_tables(content))


def _without_tables(content: bytes) -> bytes:
    pieces = content.split(b"trailer")
    pieces = [pieces[0], *(piece.partition(b"startxref")[2] for piece in pieces[1:])]
    return re.sub(rb"%PDF-\d\.\d|startxref\s+\d+|^\s*\d+\s*$|%%EOF|\bxref\s[\d\sfn]*", b" ", b"\n".join(pieces))


def _after(pdf: OpenedPDF) -> Texts:
    end = pdf.content.rfind(b"%%EOF")
    if end >= 0 and (rest := pdf.content[end + 5 :]).strip(b"\r\n\0 "):
        yield "after %%EOF", embedded.letters(rest)


def _replaced(pdf: OpenedPDF) -> Texts:
    """What earlier revisions said: strings, and whatever can be read in their streams."""
    for object_ in pdf.file.replaced:
        for _, text in keyed(object_.head):
            yield object_.where, text
        if object_.stream is not None and b"/ObjStm" not in object_.head and b"/XRef" not in object_.head:
            content = pdf.plain(object_)
            fonts = pdf.drawing.all_fonts() if b"Tf" in content else {}
            yield object_.where, embedded.letters(content)
            yield object_.where, drawn_text(ContentStream(object_.where, content, fonts))


@dataclass(frozen=True, slots=True)
class Sink:
    """A place from which words can be read. `counts` is whether numbers in it are somebody's words: fonts, profiles
    and programs count for themselves. `opaque` bytes are mostly no words, so that short ones stand there by chance."""

    name: str
    read: Callable[[OpenedPDF], Texts]
    counts: bool = True
    opaque: bool = False


SINKS = (
    Sink("page text", _page_text),
    Sink("drawn text", _drawn),
    Sink("marked content", _marked),
    Sink("comments in content", _content_comments),
    *(
        Sink(name, _strings(name))
        for name in (
            strings.INFORMATION, strings.OUTLINE, strings.DESTINATIONS, strings.LABELS,
            strings.ALTERNATIVES, strings.EXACT, strings.EXPANSIONS, strings.TITLES, strings.LANGUAGES, strings.IDS,
            strings.ATTACHED, strings.NOTES, strings.FIELDS, strings.SCRIPTS, strings.LAYERS, strings.TRAILER,
            strings.OTHER,
        )
    ),
    Sink(strings.TARGETS, _targets),
    Sink("names", _names),
    Sink("comments in objects", _object_comments),
    Sink("metadata (XMP)", _metadata),
    Sink("attachments", _attachments),
    Sink("fonts", _fonts, counts=False, opaque=True),
    Sink("colour profiles", _profiles, counts=False, opaque=True),
    *(
        Sink(f"pictures: {kind}", _picture(kind))
        for kind in (
            embedded.EXIF, embedded.XMP, embedded.IPTC, embedded.COMMENT, embedded.CHUNK, embedded.OTHER, embedded.AFTER
        )
    ),
    Sink("pictures: pixels", _pixels, counts=False, opaque=True),
    Sink("other streams", _other_streams, counts=False, opaque=True),
    Sink("behind streams", _behind_streams),
    Sink("between objects", _between),
    Sink("after the end", _after),
    Sink("earlier revisions", _replaced),
)  # fmt: skip
