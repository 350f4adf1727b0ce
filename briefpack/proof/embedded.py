"""What lies inside streams that are files of their own, pictures, fonts, colour profiles; and in plain bytes."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator

EXIF, XMP, IPTC, COMMENT = "EXIF", "XMP", "IPTC", "comment"
CHUNK, OTHER, AFTER = "text chunk", "other segment", "after the end"
JPEG, PNG, RIFF = b"\xff\xd8", b"\x89PNG\r\n\x1a\n", b"RIFF"
XMP_MARKS = (b"http://ns.adobe.com/xap/1.0/", b"http://ns.adobe.com/xmp/extension/")
MARKER = re.compile(rb"\xff+([\x01-\xcf\xd8-\xfe])")  # ends a scan: no stuffing, no restart (ITU T.81, B.1.1.2)
PLAIN = re.compile(rb"(?:[\x20-\x7e\t\r\n]|[\xc2-\xf4][\x80-\xbf]+){%d,}" % 2)
LONG = re.compile(rb"[\x20-\x7e]{6,}")
WIDE = re.compile(rb"(?:[\x20-\x7e]\0){3,}|(?:\0[\x20-\x7e]){3,}")
SHAPES = frozenset({b"glyf", b"loca", b"hmtx", b"fpgm", b"prep", b"cvt ", b"gasp", b"hdmx"})


def letters(content: bytes) -> str:
    """Whatever can be read in bytes of any kind: in UTF-8, in UTF-16 of either order."""
    plain = [match.decode("utf-8", errors="ignore") for match in PLAIN.findall(content)]
    wide = [match.replace(b"\0", b"").decode("ascii") for match in WIDE.findall(content)]
    return "\n".join([*plain, *wide])


def long_words(content: bytes) -> str:
    """What looks like words in bytes that are mostly none."""
    wide = [match.replace(b"\0", b"") for match in WIDE.findall(content)]
    return "\n".join(match.decode("ascii") for match in [*LONG.findall(content), *wide])


def is_picture_file(content: bytes) -> bool:
    """Whether bytes are a whole JPEG, PNG or WebP, and no bare pixels."""
    return content.startswith((JPEG, PNG, RIFF))


def picture_pieces(content: bytes) -> Iterator[tuple[str, bytes]]:
    """(kind, bytes) of all that a JPEG, PNG or WebP holds beside its pixels and its colour profile."""
    if content.startswith(JPEG):
        yield from _jpeg(content)
    elif content.startswith(PNG):
        yield from _png(content)
    elif content.startswith(RIFF):
        yield from _riff(content)


def _jpeg(content: bytes) -> Iterator[tuple[str, bytes]]:
    at = 2
    while marker := MARKER.search(content, at):
        if marker.start() > at and content[at : marker.start()].strip(b"\xff\0"):
            yield OTHER, content[at : marker.start()]
        kind, at = marker[1][0], marker.end()
        if kind == 0xD9:
            break
        if kind in (0x01, 0xD8):
            continue
        length = int.from_bytes(content[at : at + 2], "big")
        segment, at = content[at + 2 : at + length], at + length
        if kind == 0xFE:
            yield COMMENT, segment
        elif kind == 0xDA:  # a scan: pixels up to the next marker
            following = MARKER.search(content, at)
            at = following.start() if following else len(content)
        elif 0xE0 <= kind <= 0xEF and not segment.startswith(b"ICC_PROFILE\0"):
            yield from _application(kind, segment)
    if content[at:].strip(b"\0\r\n"):
        yield AFTER, content[at:]


def _application(kind: int, segment: bytes) -> Iterator[tuple[str, bytes]]:
    if segment.startswith(b"Exif\0"):
        yield EXIF, segment[6:]
    elif segment.startswith(XMP_MARKS):
        yield XMP, segment.partition(b"\0")[2]
    elif kind == 0xED:
        yield IPTC, segment.removeprefix(b"Photoshop 3.0\0")
    elif kind == 0xE0 and segment.startswith(b"JFIF\0"):  # version, density, and the thumbnail that may follow
        yield from [(OTHER, segment[14:])] if segment[14:].strip(b"\0") else []
    elif kind != 0xEE or not segment.startswith(b"Adobe") or len(segment) > 12:
        yield OTHER, segment


def _png(content: bytes) -> Iterator[tuple[str, bytes]]:
    at = len(PNG)
    while at + 12 <= len(content):
        length, kind = struct.unpack(">I4s", content[at : at + 8])
        inside, at = content[at + 8 : at + 8 + length], at + 12 + length
        if kind == b"IEND":
            break
        if kind == b"tEXt":
            yield CHUNK, inside
        elif kind in (b"zTXt", b"iTXt"):
            yield CHUNK, inside + b"\n" + _inflated(inside)
        elif kind == b"eXIf":
            yield EXIF, inside
        elif kind[:1].islower() and kind not in (
            b"iCCP",
            b"tRNS",
            b"gAMA",
            b"cHRM",
            b"sRGB",
            b"pHYs",
            b"sBIT",
            b"bKGD",
        ):
            yield OTHER, inside
    if content[at:].strip(b"\0\r\n"):
        yield AFTER, content[at:]


def _inflated(chunk: bytes) -> bytes:
    """The packed text of a chunk, wherever in it that begins; nothing where none is packed."""
    for at in (match.start() for match in re.finditer(rb"\x78[\x01\x5e\x9c\xda]", chunk)):
        try:
            return zlib.decompressobj().decompress(chunk[at:], 1_000_000)
        except zlib.error:
            continue
    return b""


def _riff(content: bytes) -> Iterator[tuple[str, bytes]]:
    end, at = 8 + int.from_bytes(content[4:8], "little"), 12
    while at + 8 <= min(end, len(content)):
        kind, length = content[at : at + 4], int.from_bytes(content[at + 4 : at + 8], "little")
        inside, at = content[at + 8 : at + 8 + length], at + 8 + length + length % 2
        if kind in (b"EXIF", b"XMP "):
            yield EXIF if kind == b"EXIF" else XMP, inside
        elif kind not in (b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ICCP", b"ANIM", b"ANMF"):
            yield OTHER, inside
    if content[end:].strip(b"\0\r\n"):
        yield AFTER, content[end:]


def font_words(content: bytes) -> str:
    """What a font says in words: its table of names, and whatever else in it is no shape."""
    if content[:4] not in (b"\0\1\0\0", b"true", b"OTTO"):
        return long_words(content)  # CFF and Type 1: names stand among the programs
    found = []
    for number in range(int.from_bytes(content[4:6], "big")):
        tag, _, start, length = struct.unpack(">4sIII", content[12 + 16 * number : 28 + 16 * number].ljust(16, b"\0"))
        if tag not in SHAPES:
            table = content[start : start + length]
            found.append(letters(table) if tag == b"name" else long_words(table))
    return "\n".join(found)
