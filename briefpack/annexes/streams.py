"""The bytes of a stream of another PDF: whole, not too many, and packed in ways that an archive takes."""

from __future__ import annotations

import zlib
from typing import Any

from pypdf.generic import ArrayObject, DictionaryObject, NameObject, StreamObject

from briefpack.annexes.errors import AGAIN, AnnexError

MOST = 300_000_000  # bytes that one stream may unpack to: a page scanned in colour at 1,200 ppi has 280 million
STEP = 1_000_000
LZW = ("/LZWDecode", "/LZW")
FORBIDDEN = (*LZW, "/Crypt")  # ISO 19005-3, 6.1.7.2


def filters_of(value: DictionaryObject, key: str = "/Filter") -> list[str]:
    """The names of a stream's filters, the outermost first."""
    found = value.get(key)
    found = found.get_object() if found is not None else None
    return [str(each.get_object()) for each in (found if isinstance(found, ArrayObject) else [found]) if each]


def require_whole(value: StreamObject) -> None:
    """Raises `AnnexError` for a stream that lies in another file, is torn, or unpacks to too much.

    pypdf gives for a torn stream what can be read of it, which may be nothing.
    """
    if "/F" in value:
        raise AnnexError("annex-unreadable", "a part of it lies in another file", AGAIN)
    if filters_of(value)[:1] != ["/FlateDecode"] or not value._data:
        return
    if not _ends(value._data):
        raise AnnexError("annex-unreadable", "it is damaged: a part of it cannot be unpacked", AGAIN)


def _ends(data: bytes) -> bool:
    """Whether Flate data comes to its end; a wrong checksum behind it harms no one."""
    unpacking = zlib.decompressobj(-zlib.MAX_WBITS)  # without the head of two bytes, and the checksum
    left, unpacked = data.lstrip(b"\r\n")[2:], 0
    try:
        while not unpacking.eof:
            got, left = len(unpacking.decompress(left, STEP)), unpacking.unconsumed_tail
            unpacked += got
            if unpacked > MOST:
                raise AnnexError("annex-unreadable", "it unpacks to more than 300 MB", AGAIN)
            if not got and not left:
                return False
    except zlib.error:
        return False
    return True


def carried(value: StreamObject) -> tuple[DictionaryObject, bytes]:
    """Dictionary and bytes of a stream as they are carried over; a filter that PDF/A forbids becomes Flate."""
    require_whole(value)
    entries = DictionaryObject({NameObject(key): value.raw_get(key) for key in value if key != "/Length"})
    filters = filters_of(value)
    if not filters:  # an empty list, or null
        entries.pop("/Filter", None)
        entries.pop("/DecodeParms", None)
    if not set(FORBIDDEN) & set(filters):
        return entries, value._data
    last = {"/DCTDecode", "/JPXDecode", "/CCITTFaxDecode", "/JBIG2Decode"} & set(filters)
    if last:  # a picture inside of other packing stays as it is packed
        raise AnnexError("annex-unreadable", "a picture in it is packed twice over", AGAIN)
    data = value.get_data()
    if value._data and not data:
        raise AnnexError("annex-unreadable", "it is damaged: a part of it cannot be unpacked", AGAIN)
    for key in ("/Filter", "/DecodeParms"):
        entries.pop(key, None)
    entries[NameObject("/Filter")] = NameObject("/FlateDecode")
    return entries, packed(data)


def packed(data: bytes) -> bytes:
    return zlib.compress(data, 9)


def with_flate(settings: DictionaryObject, data: bytes) -> tuple[DictionaryObject, bytes]:
    """The settings and bytes of an inline picture whose filter PDF/A forbids, packed anew."""
    long = {"/F": "/Filter", "/DP": "/DecodeParms"}
    stream = StreamObject()
    stream._data = data
    for key, value in settings.items():
        stream[NameObject(long.get(key, key))] = _lengthened(value) if key in ("/F", "/Filter") else value
    kept = {key: value for key, value in settings.items() if key not in (*long, *long.values())}
    return DictionaryObject({**kept, NameObject("/F"): NameObject("/Fl")}), packed(stream.get_data())


SHORT = {
    "/AHx": "/ASCIIHexDecode", "/A85": "/ASCII85Decode", "/LZW": "/LZWDecode", "/Fl": "/FlateDecode",
    "/RL": "/RunLengthDecode", "/CCF": "/CCITTFaxDecode", "/DCT": "/DCTDecode",
}  # fmt: skip


def _lengthened(names: Any) -> Any:
    if isinstance(names, ArrayObject):
        return ArrayObject(_lengthened(name) for name in names)
    return NameObject(SHORT.get(str(names), str(names)))
