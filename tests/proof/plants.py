"""A secret put into one place of a PDF, and into no other: a way for each sink."""

from __future__ import annotations

import io
import re
import struct
import zlib
from collections.abc import Callable
from typing import Any

from PIL import Image, PngImagePlugin
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

Plant = Callable[[bytes, str], bytes]
GLYPHS = {
    " ": "space", "@": "at", ".": "period", ",": "comma", "-": "hyphen", "“": "quotedblleft", "”": "quotedblright",
    "0": "zero", "1": "one", "2": "two", "3": "three", "4": "four", "5": "five", "6": "six", "7": "seven",
    "8": "eight", "9": "nine",
}  # fmt: skip


def rewritten(change: Callable[[PdfWriter, str], None]) -> Plant:
    """A plant that changes objects, and leaves the rest to pypdf."""

    def plant(content: bytes, secret: str) -> bytes:
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
        change(writer, secret)
        out = io.BytesIO()
        writer.write(out)
        return out.getvalue()

    return plant


plain = rewritten(lambda _writer, _secret: None)


def stream(data: bytes, **entries: Any) -> DecodedStreamObject:
    made = DecodedStreamObject()
    made.set_data(data)
    made.update({NameObject(f"/{key}"): value for key, value in entries.items()})
    return made


def dictionary(**entries: Any) -> DictionaryObject:
    return DictionaryObject({NameObject(f"/{key}"): value for key, value in entries.items()})


def name(written: str) -> NameObject:
    return NameObject(f"/{written}")


def keep(writer: PdfWriter, value: Any) -> IndirectObject:
    """Add an object, and let the catalog name it under a key that says nothing."""
    made: IndirectObject = writer._add_object(value)
    writer._root_object.setdefault(NameObject("/Extensions"), ArrayObject()).append(made)
    return made


def redrawn(writer: PdfWriter, content: DecodedStreamObject) -> None:
    """Let the first page draw something else; nothing is left of what it drew."""
    number = writer.pages[0].raw_get("/Contents").idnum
    content.indirect_reference = writer._objects[number - 1].indirect_reference
    writer._objects[number - 1] = content


def alone(**entries: Any) -> Plant:
    """An object with the secret in one entry; `None` marks it."""

    def change(writer: PdfWriter, secret: str) -> None:
        filled = {key: TextStringObject(secret) if value is None else value for key, value in entries.items()}
        keep(writer, dictionary(**filled))

    return rewritten(change)


def in_page_stream(before: str, after: str) -> Plant:
    def change(writer: PdfWriter, secret: str) -> None:
        page = writer.pages[0]
        old = page["/Contents"].get_object().get_data()
        redrawn(writer, stream(old + f"\n{before}{secret}{after}\n".encode()))

    return rewritten(change)


def _on_a_page(writer: PdfWriter, secret: str) -> None:
    """Letters by the names of their glyphs: no map says what the codes mean."""
    codes = {letter: number for number, letter in enumerate(dict.fromkeys(secret), 1)}
    glyphs = [name(GLYPHS.get(letter, letter)) for letter in codes]
    encoding = dictionary(Type=name("Encoding"), Differences=ArrayObject([NumberObject(1), *glyphs]))
    font = dictionary(Type=name("Font"), Subtype=name("Type1"), BaseFont=name("Helvetica"), Encoding=encoding)
    page = writer.pages[0]
    resources = page["/Resources"].get_object()
    fonts = DictionaryObject(resources["/Font"].get_object())
    fonts[NameObject("/Zz")] = writer._add_object(font)
    own = DictionaryObject(resources)
    own[NameObject("/Font")] = fonts
    page[NameObject("/Resources")] = own
    shown = bytes(codes[letter] for letter in secret).hex()
    old = page["/Contents"].get_object().get_data()
    text = f"\nq BT /Zz 9 Tf 1 0 0 1 20 20 Tm <{shown}> Tj ET Q\n".encode()
    redrawn(writer, stream(b"q\n" + old + b"\nQ" + text))


def _in_a_form(writer: PdfWriter, secret: str) -> None:
    """Text of a form that no page draws."""
    codes = {letter: number for number, letter in enumerate(dict.fromkeys(secret), 1)}
    lines = "\n".join(f"<{code:04x}> <{letter.encode('utf-16-be').hex()}>" for letter, code in codes.items())
    map_ = writer._add_object(stream(f"{len(codes)} beginbfchar\n{lines}\nendbfchar".encode()))
    font = dictionary(Type=name("Font"), Subtype=name("Type0"), BaseFont=name("ABCDEF+Form"), ToUnicode=map_)
    fonts = dictionary(F9=writer._add_object(font))
    shown = "".join(f"{codes[letter]:04x}" for letter in secret)
    content = f"BT /F9 9 Tf [<{shown}> 0] TJ ET".encode()
    keep(writer, stream(content, Type=name("XObject"), Subtype=name("Form"), Resources=dictionary(Font=fonts)))


def _destination(writer: PdfWriter, secret: str) -> None:
    leaf = writer._root_object["/Names"]["/Dests"]["/Kids"][0].get_object()
    leaf["/Names"].extend([TextStringObject(secret), ArrayObject([writer.pages[0].indirect_reference, name("Fit")])])


def _metadata(writer: PdfWriter, secret: str) -> None:
    old = writer._root_object["/Metadata"].get_object()
    data = old.get_data().replace(b"</dc:title>", f"</dc:title><dc:subject>{secret}</dc:subject>".encode())
    new = stream(data, Type=name("Metadata"), Subtype=name("XML"))
    writer._root_object[NameObject("/Metadata")] = writer._add_object(new)


def _profile(writer: PdfWriter, secret: str) -> None:
    intent = writer._root_object["/OutputIntents"][0].get_object()
    old = intent["/DestOutputProfile"].get_object().get_data()
    intent[NameObject("/DestOutputProfile")] = writer._add_object(
        stream(old + b"\0" + secret.encode(), N=NumberObject(3))
    )


def picture(make: Callable[[str], bytes]) -> Plant:
    """A JPEG among the pictures of a page."""

    def change(writer: PdfWriter, secret: str) -> None:
        made = StreamObject()
        made._data = make(secret)
        size = {"Width": NumberObject(8), "Height": NumberObject(8), "BitsPerComponent": NumberObject(8)}
        entries = dictionary(Type=name("XObject"), Subtype=name("Image"), ColorSpace=name("DeviceRGB"), **size)
        made.update({**entries, NameObject("/Filter"): name("DCTDecode")})
        keep(writer, made)

    return rewritten(change)


def jpeg(*segments: bytes, after: bytes = b"", **options: Any) -> bytes:
    """A JPEG with some segments behind its first, and bytes after its end."""
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(out, "JPEG", **options)
    content = out.getvalue()
    return content[:2] + b"".join(segments) + content[2:] + after


def segment(kind: int, content: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, kind, len(content) + 2) + content


def exif(secret: str) -> bytes:
    made = Image.Exif()
    made[0x010E] = secret
    return jpeg(exif=made)


def xmp(secret: str) -> bytes:
    packet = f"<x:xmpmeta><rdf:Description dc:rights='{secret}'/></x:xmpmeta>".encode()
    return jpeg(segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + packet))


def iptc(secret: str) -> bytes:
    words = secret.encode()
    record = b"\x1c\x02\x50" + struct.pack(">H", len(words)) + words
    return jpeg(segment(0xED, b"Photoshop 3.0\x008BIM\x04\x04\0\0" + struct.pack(">I", len(record)) + record))


def _text_chunk(writer: PdfWriter, secret: str) -> None:
    """A PNG as an attachment, its text packed."""
    told = PngImagePlugin.PngInfo()
    told.add_text("Comment", secret, zip=True)
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "PNG", pnginfo=told)
    writer.add_attachment("a.bin", out.getvalue())


def _pixels(writer: PdfWriter, secret: str) -> None:
    data = secret.encode().ljust(192, b"\0")
    size = {"Width": NumberObject(8), "Height": NumberObject(8), "BitsPerComponent": NumberObject(8)}
    entries = {"Type": name("XObject"), "Subtype": name("Image"), "ColorSpace": name("DeviceRGB")}
    keep(writer, stream(data, **entries, **size))


def _behind(writer: PdfWriter, secret: str) -> None:
    made = StreamObject()
    made._data = zlib.compress(b"nothing") + secret.encode()
    made[NameObject("/Filter")] = name("FlateDecode")
    keep(writer, made)


def inserted(pattern: bytes, before: str, after: str) -> Plant:
    """Bytes put behind the first place that a pattern matches, in a file with a plain table."""

    def plant(content: bytes, secret: str) -> bytes:
        content = plain(content, "")
        at = re.search(pattern, content)
        assert at
        return content[: at.end()] + f"{before}{secret}{after}".encode() + content[at.end() :]

    return plant


def revised(content: bytes, secret: str) -> bytes:
    """A title that a later revision takes back."""

    def title(writer: PdfWriter, _secret: str) -> None:
        writer.add_metadata({"/Subject": secret})

    content = rewritten(title)(content, secret)
    number = int(re.findall(rb"/Info (\d+) 0 R", content)[-1])
    start = content.rindex(b"startxref")
    update = f"{number} 0 obj\n<< /Producer (briefpack) >>\nendobj\n".encode()
    size = re.findall(rb"/Size (\d+)", content)[-1].decode()
    root = re.findall(rb"/Root (\d+ 0 R)", content)[-1].decode()
    at = len(content)
    previous = content[start:].split()[1].decode()
    trailer = f"<< /Size {size} /Root {root} /Info {number} 0 R /Prev {previous} >>"
    table = f"xref\n{number} 1\n{at:010d} 00000 n \ntrailer\n{trailer}\n"
    return content + update + table.encode() + f"startxref\n{at + len(update)}\n%%EOF\n".encode()


def structure(key: str) -> Plant:
    return alone(Type=name("StructElem"), S=name("Span"), **{key: None})


def font(writer: PdfWriter, secret: str) -> None:
    keep(writer, dictionary(Type=name("Font"), Subtype=name("Type1"), BaseFont=name(secret)))


PLANTS: dict[str, Plant] = {
    "page text": rewritten(_on_a_page),
    "drawn text": rewritten(_in_a_form),
    "marked content": rewritten(
        lambda writer, secret: (
            keep(
                writer,
                stream(
                    f"/Span <</ActualText ({secret})>> BDC EMC".encode(), Type=name("XObject"), Subtype=name("Form")
                ),
            )
            and None
        )
    ),
    "comments in content": in_page_stream("% ", ""),
    "document information": rewritten(lambda writer, secret: writer.add_metadata({"/Subject": secret})),
    "outline": rewritten(lambda writer, secret: writer.add_outline_item(title=secret, page_number=0) and None),
    "named destinations": rewritten(_destination),
    "link targets": alone(Type=name("Action"), S=name("URI"), URI=None),
    "page labels": rewritten(
        lambda writer, secret: writer._root_object["/PageLabels"]["/Nums"].extend(
            [NumberObject(3), dictionary(P=TextStringObject(secret))]
        )
    ),
    "alternative texts": structure("Alt"),
    "exact texts": structure("ActualText"),
    "expansions": structure("E"),
    "titles of structure": structure("T"),
    "languages": structure("Lang"),
    "ids of structure": structure("ID"),
    "names of attachments": rewritten(lambda writer, secret: writer.add_attachment(secret, b"nothing") and None),
    "attachments": rewritten(lambda writer, secret: writer.add_attachment("a.bin", secret.encode()) and None),
    "annotations": alone(Type=name("Annot"), Subtype=name("Text"), Contents=None),
    "form fields": alone(FT=name("Tx"), V=None),
    "scripts": alone(Type=name("Action"), S=name("JavaScript"), JS=None),
    "layers": alone(Type=name("OCG"), Name=None),
    "trailer": inserted(rb"trailer\n<<", "\n/Note (", ")"),
    "other strings": alone(Something=None),
    "names": rewritten(lambda writer, secret: keep(writer, dictionary(Something=name(secret))) and None),
    "comments in objects": inserted(rb"\d 0 obj\n<<\n(?=/Type)", "% ", "\n"),
    "metadata (XMP)": rewritten(_metadata),
    "fonts": rewritten(font),
    "colour profiles": rewritten(_profile),
    "pictures: EXIF": picture(exif),
    "pictures: XMP": picture(xmp),
    "pictures: IPTC": picture(iptc),
    "pictures: comment": picture(lambda secret: jpeg(comment=secret.encode())),
    "pictures: text chunk": rewritten(_text_chunk),
    "pictures: other segment": picture(lambda secret: jpeg(segment(0xE5, secret.encode()))),
    "pictures: after the end": picture(lambda secret: jpeg(after=secret.encode())),
    "pictures: pixels": rewritten(_pixels),
    "other streams": rewritten(lambda writer, secret: keep(writer, stream(secret.encode())) and None),
    "behind streams": rewritten(_behind),
    "between objects": inserted(rb"endobj\n", "", "\n"),
    "after the end": lambda content, secret: content + secret.encode() + b"\n",
    "earlier revisions": revised,
}
