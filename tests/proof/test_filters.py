"""Whatever packs a stream is undone: what comes out is what went in, and what stands behind it is kept."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf._codecs._codecs import LzwCodec

from briefpack.proof.filters import unpacked

BYTES = st.binary(max_size=3_000) | st.text("ab", max_size=9_000).map(str.encode)


def run_lengths(content: bytes) -> bytes:
    """Each byte once or up to 128 times, a run at a time."""
    out, at = b"", 0
    while at < len(content):
        end = at
        while end < len(content) and end - at < 128 and content[end] == content[at]:
            end += 1
        count = end - at
        out += bytes([257 - count, content[at]]) if count > 1 else bytes([0, content[at]])
        at = end
    return out + b"\x80"


PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "FlateDecode": zlib.compress,
    "LZWDecode": lambda content: LzwCodec().encode(content),
    "ASCIIHexDecode": lambda content: content.hex().encode() + b">",
    "ASCII85Decode": lambda content: base64.a85encode(content) + b"~>",
    "RunLengthDecode": run_lengths,
}


@pytest.mark.parametrize("name", PACKERS)
@given(content=BYTES)
def test_what_was_packed_comes_out(name: str, content: bytes) -> None:
    """Every filter is undone, alone and inside of another."""
    packed = PACKERS[name](content)
    assert unpacked(packed, [name], []).content == content
    assert unpacked(zlib.compress(packed), ["FlateDecode", name], []).content == content


@pytest.mark.parametrize("name", [name for name in PACKERS if name != "LZWDecode"])
def test_what_stands_behind_is_kept(name: str) -> None:
    """Bytes behind the end of packed bytes are no part of the stream, and are not lost."""
    found = unpacked(PACKERS[name](b"words") + b"secret", [name], [])
    assert (found.content, found.rest) == (b"words", b"secret")


@given(st.lists(st.binary(min_size=6, max_size=6), min_size=1, max_size=9), st.integers(0, 2))
def test_predictors_are_undone(rows: list[bytes], kind: int) -> None:
    """Rows that were written as differences to what stands left of them or above come out as they were."""
    packed, above = b"", bytes(6)
    for row in rows:
        before = bytes([0, *row[:-1]]) if kind == 1 else above if kind == 2 else bytes(6)
        packed += bytes([kind]) + bytes((each - other) & 0xFF for each, other in zip(row, before, strict=True))
        above = row
    settings = {"Predictor": "12", "Columns": "6"}
    assert unpacked(zlib.compress(packed), ["FlateDecode"], [settings]).content == b"".join(rows)


def test_torn_streams_give_what_can_be_read() -> None:
    """Half of a packed stream is read as far as it goes; a filter that nobody knows is named."""
    whole = bytes(range(256)) * 40
    assert whole.startswith(unpacked(zlib.compress(whole)[:120], ["FlateDecode"], []).content)
    assert unpacked(b"x", ["NoSuchDecode"], []).packed == "NoSuchDecode"
