"""A file -> its text: regular, small, UTF-8, and without characters that nobody can see or print."""

from __future__ import annotations

import codecs
import os
import re
import stat
from pathlib import Path

from briefpack.problems import Place, Problems

MAX_BYTES = 2_000_000
MOST_REPORTED = 20  # characters of one file; the rest is alike

# C0 and C1 controls but tab, line feed, carriage return; line and paragraph separators (they break line layout);
# bidi embeddings, overrides and isolates (Unicode TR 36, 'Trojan source'); surrogates; a byte order mark inside;
# noncharacters.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufdd0-\ufdef\ufffe\uffff]"
)
BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
FIRST_TAB = re.compile(r"\t[^\r\n]*")  # of each line
LINE_BREAK = re.compile("\r\n|\r|\n")


def place_at(text: str, index: int, file: str) -> Place:
    """The place of a character; lines end with LF, CR LF or CR."""
    line, start = 1, 0
    for match in LINE_BREAK.finditer(text, 0, index):
        line, start = line + 1, match.end()
    return Place(file, line, index - start + 1)


def read_text(path: Path, display: str, problems: Problems) -> str | None:
    """The text of a regular UTF-8 file, or None with a problem that says what is in the way."""
    content = read_bytes(path, Place(display), problems)
    if content is None:
        return None
    if encoding := _wide_encoding(content):
        _wrong_encoding(encoding, Place(display), problems)
        return None
    content = content.removeprefix(codecs.BOM_UTF8)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8")
        _wrong_encoding("Latin-1 or Windows-1252", place_at(before, len(before), display), problems)
        return None
    return text if _all_visible(text, display, problems) else None


def _all_visible(text: str, display: str, problems: Problems) -> bool:
    """Report what no editor shows. A tab is refused everywhere: YAML lets it stand in some places, not in others."""
    tabs = list(FIRST_TAB.finditer(text))
    for match in tabs[:MOST_REPORTED]:
        problems.error("tab", "a tab stands here", place_at(text, match.start(), display), "use spaces in its place")
    found = list(FORBIDDEN.finditer(text))
    for match in found[:MOST_REPORTED]:
        refuse_character(match[0], place_at(text, match.start(), display), problems)
    return not tabs and not found


def refuse_character(character: str, place: Place, problems: Problems) -> None:
    """Report a character that may not stand in a campaign."""
    if "\ud800" <= character <= "\udfff":
        refuse_escape(place, problems)
        return
    what = "turns the direction of the text" if character in BIDI else "cannot be printed"
    message = f"the character U+{ord(character):04X} {what}"
    problems.error("control-character", message, place, "delete it; most editors do not show it")


def refuse_escape(place: Place, problems: Problems) -> None:
    """Report an escape for half a surrogate pair, or for a number that is past the last character of Unicode."""
    problems.error("control-character", "this escape stands for no character", place, "write the character itself")


def _wide_encoding(content: bytes) -> str:
    """UTF-16 or UTF-32, by their byte order marks or by the zeros beside the first two letters."""
    if content[:4] in (b"\xff\xfe\0\0", b"\0\0\xfe\xff"):
        return "UTF-32"
    zeros = [byte == 0 for byte in content[:4]]
    if content[:2] in (b"\xff\xfe", b"\xfe\xff") or zeros in ([False, True] * 2, [True, False] * 2):
        return "UTF-16"
    return ""


def _wrong_encoding(encoding: str, place: Place, problems: Problems) -> None:
    problems.error("wrong-encoding", f"this file is {encoding}, not UTF-8", place, "save it again as UTF-8")


def read_bytes(path: Path, place: Place, problems: Problems) -> bytes | None:
    """What a regular file holds. Nothing blocks: a pipe or a device is opened without waiting, and refused."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY)
    except FileNotFoundError:
        problems.error("missing-file", "there is no such file", place, f"make {place.file}, or correct its name")
        return None
    except OSError as error:
        reason = (error.strerror or "unknown").lower()
        problems.error("unreadable-file", f"this file cannot be read: {reason}", place, f"check {place.file}")
        return None
    try:
        regular = stat.S_ISREG(os.fstat(descriptor).st_mode)
        content = _read_descriptor(descriptor) if regular else b""
    finally:
        os.close(descriptor)
    if not regular:
        problems.error("unreadable-file", "this is not a regular file", place, "put a text file here")
    elif len(content) > MAX_BYTES:
        problems.error("too-large", "this file is larger than 2 MB", place, "split it, or take out what is not text")
    return content if regular and len(content) <= MAX_BYTES else None


def _read_descriptor(descriptor: int) -> bytes:
    """All of a file, but at most one byte more than it may hold."""
    content = b""
    while len(content) <= MAX_BYTES and (more := os.read(descriptor, MAX_BYTES + 1 - len(content))):
        content += more
    return content
