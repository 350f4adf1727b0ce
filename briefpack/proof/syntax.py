"""PDF's own notation (ISO 32000-1, 7.2 and 7.3): strings, names, comments and the values that an object is made of.

Written for one aim: whatever text a file holds is found, quickly and in broken files too. Nothing is executed,
nothing is followed without end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

# A literal string with brackets nested up to three deep, or a hexadecimal one.
# (Possessive: what is no string is given up at once.)
DEEPEST = rb"\((?:[^()\\]++|\\.)*+\)"
LITERAL = rb"\((?:[^()\\]++|\\.|\((?:[^()\\]++|\\.|" + DEEPEST + rb")*+\))*+\)"
HEXADECIMAL = rb"<[0-9A-Fa-f\s]*>(?!>)"
STRING = re.compile(LITERAL + rb"|(?<!<)" + HEXADECIMAL, re.DOTALL)
KEY = re.compile(rb"/([^\s()<>\[\]{}/%]*)\s*$")
NAME = re.compile(rb"/([^\s()<>\[\]{}/%\x00]+)")
COMMENT = re.compile(LITERAL + rb"|%([^\r\n]*)", re.DOTALL)
TOKEN = re.compile(
    rb"\s+|%[^\r\n]*|(?P<open><<|\[)|(?P<close>>>|\])|(?P<string>" + LITERAL + rb"|" + HEXADECIMAL + rb")"
    rb"|/(?P<name>[^\s()<>\[\]{}/%]*)|(?P<reference>\d+\s+\d+\s+R(?![^\s()<>\[\]{}/%]))|(?P<word>[^\s()<>\[\]{}/%]+)|.",
    re.DOTALL,
)
ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\r\n": b"", b"\n": b"", b"\r": b""}
HEX_IN_NAME = re.compile(rb"#([0-9A-Fa-f]{2})")
MOST_NESTED = 100

# PDFDocEncoding (ISO 32000-1, annex D.3), where it is not Latin-1
PDF_DOC = {
    **dict(zip(range(0x18, 0x20), "˘ˇˆ˙˝˛˚˜", strict=True)),
    **dict(zip(range(0x80, 0x9F), "•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž", strict=True)),
    0xA0: "€",
}


@dataclass(frozen=True, slots=True)
class Reference:
    """Another object of the file, by its number."""

    number: int


class Name(str):
    """A name: a key, or a value such as a type."""

    __slots__ = ()


def string_bytes(written: bytes) -> bytes:
    """The bytes of a string as it is written, in brackets of either kind."""
    if written[:1] == b"<":
        digits = re.sub(rb"[^0-9A-Fa-f]", b"", written)
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
    inside = written[1:-1]
    return ESCAPE.sub(_unescaped, inside) if b"\\" in inside else inside


def _unescaped(match: re.Match[bytes]) -> bytes:
    what = match[1]
    return bytes([int(what, 8) & 0xFF]) if what[:1] in b"01234567" else ESCAPED.get(what, what)


def text_of(raw: bytes) -> str:
    """The text of a string's bytes: UTF-16 or UTF-8 with a mark, else PDFDocEncoding."""
    if raw.startswith((b"\xfe\xff", b"\xff\xfe")):
        return raw.decode("utf-16", errors="replace")
    if raw.startswith(b"\xef\xbb\xbf"):
        return raw[3:].decode("utf-8", errors="replace")
    return raw.decode("latin-1") if raw.isascii() else raw.decode("latin-1").translate(PDF_DOC)


def texts_of(raw: bytes) -> list[str]:
    """Every reading of bytes whose encoding nothing says: as a text string, and as UTF-8 or UTF-16 without a mark."""
    found = [text_of(raw)]
    if not raw.isascii():
        found += [raw.decode(code, errors="ignore") for code in ("utf-8", "utf-16-be")]
    elif b"\0" in raw:
        found += [raw.decode(code, errors="ignore") for code in ("utf-16-be", "utf-16-le")]
    return found


def name_of(written: bytes) -> str:
    """A name without its slash, its escapes undone."""
    if b"#" in written:
        written = HEX_IN_NAME.sub(lambda match: bytes.fromhex(match[1].decode("ascii")), written)
    return written.decode("utf-8", errors="replace")


def comments_in(written: bytes) -> list[str]:
    """The comments of some PDF notation; a percent sign in a string begins none."""
    return [match[1].decode("utf-8", errors="replace") for match in COMMENT.finditer(written) if match[1]]


def value_of(written: bytes) -> Any:
    """The value that an object's bytes are: dict, list, bytes, Name, Reference, or a word as str; None for none."""
    stack: list[list[Any]] = [[]]
    for match in TOKEN.finditer(written):
        kind, token = match.lastgroup, match[0]
        if kind is None:
            continue
        if kind == "open":
            if len(stack) > MOST_NESTED:
                break
            stack.append([])
        elif kind == "close":
            if len(stack) == 1:
                break
            inside = stack.pop()
            stack[-1].append(_dictionary(inside) if token == b">>" else inside)
        else:
            stack[-1].append(_atom(kind, match))
    while len(stack) > 1:  # a file that ends too early: what was read of it
        inside = stack.pop()
        stack[-1].append(_dictionary(inside) if inside and isinstance(inside[0], Name) else inside)
    return stack[0][0] if stack[0] else None


def _atom(kind: str, match: re.Match[bytes]) -> Any:
    if kind == "string":
        return string_bytes(match[kind])
    if kind == "name":
        return Name(name_of(match[kind]))
    if kind == "reference":
        return Reference(int(match[kind].split()[0]))
    return match[kind].decode("latin-1")


def _dictionary(inside: list[Any]) -> dict[str, Any]:
    return {str(key): value for key, value in zip(inside[::2], inside[1::2], strict=False) if isinstance(key, Name)}
