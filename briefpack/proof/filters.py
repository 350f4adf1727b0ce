"""What packs a stream (ISO 32000-1, 7.4), undone: Flate, LZW, run lengths, and the two that are written in letters."""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

MOST = 64_000_000  # bytes that one stream may unpack to; no text is longer, and a bomb ends here
PICTURES = frozenset({"DCTDecode", "DCT", "JPXDecode", "CCITTFaxDecode", "CCF", "JBIG2Decode"})
SHORT = {
    "Fl": "FlateDecode",
    "LZW": "LZWDecode",
    "RL": "RunLengthDecode",
    "A85": "ASCII85Decode",
    "AHx": "ASCIIHexDecode",
}


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A stream without its packing. `rest` is what stands behind the end of the packed bytes; `packed` names a filter
    that is not undone, as a picture's is."""

    content: bytes
    rest: bytes = b""
    packed: str = ""


def unpacked(content: bytes, filters: list[str], settings: list[dict[str, Any]]) -> Unpacked:
    """A stream's bytes through its filters, the outermost first."""
    rest = b""
    for index, name in enumerate(filters):
        undo = UNDO.get(SHORT.get(name, name))
        if undo is None:
            return Unpacked(content, rest, name)
        content, after = undo(content)
        rest += after
        if index < len(settings) and int(settings[index].get("Predictor", 1)) > 1:
            content = _unpredicted(content, settings[index])
    return Unpacked(content, rest)


def _flate(content: bytes) -> tuple[bytes, bytes]:
    undo = zlib.decompressobj()
    try:
        plain = undo.decompress(content, MOST)
    except zlib.error:  # torn or damaged: as much as can be read
        return _torn(content), b""
    return plain, undo.unused_data


def _torn(content: bytes) -> bytes:
    undo, found = zlib.decompressobj(), bytearray()
    try:
        for start in range(0, len(content), 256):
            found += undo.decompress(content[start : start + 256], MOST)
    except zlib.error:
        pass
    return bytes(found)


def _hexadecimal(content: bytes) -> tuple[bytes, bytes]:
    written, _, rest = content.partition(b">")
    digits = re.sub(rb"[^0-9A-Fa-f]", b"", written)
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii")), rest


def _base85(content: bytes) -> tuple[bytes, bytes]:
    written, _, rest = content.partition(b"~>")
    try:
        return base64.a85decode(written, ignorechars=b" \t\n\r\0\f\v"), rest
    except ValueError:
        return b"", content


def _run_lengths(content: bytes) -> tuple[bytes, bytes]:
    found, at = bytearray(), 0
    while at < len(content) and (length := content[at]) != 128 and len(found) < MOST:
        if length < 128:
            found += content[at + 1 : at + 2 + length]
            at += 2 + length
        else:
            found += content[at + 1 : at + 2] * (257 - length)
            at += 2
    return bytes(found), content[at + 1 :]


def _lzw(content: bytes) -> tuple[bytes, bytes]:
    """LZW with early change, as writers of PDF do it (7.4.4)."""
    table: list[bytes] = [bytes([each]) for each in range(256)] + [b"", b""]
    found, held, have, width, last = bytearray(), 0, 0, 9, b""
    for at, byte in enumerate(content):
        held, have = (held << 8) | byte, have + 8
        if have < width:
            continue
        have -= width
        code, held = held >> have, held & ((1 << have) - 1)
        if code == 257 or len(found) > MOST:
            return bytes(found), content[at + 1 :]
        if code == 256:
            del table[258:]
            width, last = 9, b""
            continue
        piece = table[code] if code < len(table) else last + last[:1]
        found += piece
        if last and len(table) < 4096:
            table.append(last + piece[:1])
        last = piece
        width = 12 if len(table) >= 2047 else 11 if len(table) >= 1023 else 10 if len(table) >= 511 else 9
    return bytes(found), b""


UNDO: dict[str, Callable[[bytes], tuple[bytes, bytes]]] = {
    "FlateDecode": _flate,
    "LZWDecode": _lzw,
    "RunLengthDecode": _run_lengths,
    "ASCIIHexDecode": _hexadecimal,
    "ASCII85Decode": _base85,
    "Crypt": lambda content: (content, b""),
}


def _unpredicted(content: bytes, settings: dict[str, Any]) -> bytes:
    """PNG's predictors undone (7.4.4.4); those of TIFF only in pictures, where there is no text."""
    try:
        colours, bits = int(settings.get("Colors", 1)), int(settings.get("BitsPerComponent", 8))
        columns = int(settings.get("Columns", 1))
    except (TypeError, ValueError):
        return content
    step, length = max(1, colours * bits // 8), (colours * bits * columns + 7) // 8
    if int(settings["Predictor"]) < 10 or not 0 < length < MOST:
        return content
    found, before = bytearray(), bytes(length)
    for start in range(0, len(content), length + 1):
        row = bytearray(content[start + 1 : start + 1 + length])
        _add(content[start], row, before, step)
        found += row
        before = bytes(row).ljust(length, b"\0")
    return bytes(found)


def _add(kind: int, row: bytearray, above: bytes, step: int) -> None:
    for at in range(len(row)) if 0 < kind < 5 else ():
        left = row[at - step] if at >= step else 0
        corner = above[at - step] if at >= step else 0
        up = above[at]
        if kind == 4:
            guess = left + up - corner
            chosen = min((left, up, corner), key=lambda each: abs(guess - each))
        else:
            chosen = (left, up, (left + up) // 2)[kind - 1]
        row[at] = (row[at] + chosen) & 0xFF
