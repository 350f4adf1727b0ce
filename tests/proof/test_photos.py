"""What cameras write beside pixels is told of where it gives a place away, and leaves in no pack."""

from __future__ import annotations

import functools
import io
import struct
import tempfile
import zlib
from pathlib import Path

import pytest
from PIL import ExifTags, Image

from briefpack.one_pack import make_pack
from briefpack.pack.made import MadePack
from briefpack.proof import embedded
from briefpack.proof.reading import SINKS, OpenedPDF
from tests.broken.spoiling import CAMPAIGN, swap
from tests.proof.plants import segment
from tests.proof.secrets import recipe_of
from tests.small_campaign import write_campaign

SECRET = "Nikolai at home"
XMP = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:Description exif:GPSLatitude='11,33.5N' dc:creator='Nikolai at home'/>"
KINDS = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP"}


def _exif(gps: bool) -> Image.Exif:
    made = Image.Exif()
    made[ExifTags.Base.Artist] = SECRET
    if gps:
        made.get_ifd(ExifTags.IFD.GPSInfo).update({ExifTags.GPS.GPSLatitude: (11.0, 33.0, 30.0)})
    return made


def photo(ending: str, *, exif: bool = True, xmp: bool = True) -> bytes:
    """A picture with all that a camera or an editor may write beside its pixels; `exif`, `xmp`: with a place in it."""
    out = io.BytesIO()
    image = Image.new("RGB", (900, 600), "red")
    packet = XMP if xmp else XMP.replace(b"GPS", b"Any")
    options = {"xmp": packet} if ending == "webp" else {}
    image.save(out, KINDS[ending], exif=_exif(exif), **options)
    content = out.getvalue()
    if ending == "jpg":
        iptc = b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x12\x1c\x02\x50\0\x0f" + SECRET.encode()
        more = segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + packet) + segment(0xED, iptc)
        content = content[:2] + more + segment(0xFE, SECRET.encode()) + content[2:]
    elif ending == "png":
        chunks = b"".join(
            _chunk(kind, inside)
            for kind, inside in (
                (b"tEXt", b"Author\0" + SECRET.encode()),
                (b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + packet),
            )
        )
        content = content[:33] + chunks + content[33:]
    return content + SECRET.encode()


def _chunk(kind: bytes, inside: bytes) -> bytes:
    return struct.pack(">I", len(inside)) + kind + inside + struct.pack(">I", zlib.crc32(kind + inside))


def made(content: bytes, ending: str) -> MadePack:
    """The pack for the press with one picture."""
    with tempfile.TemporaryDirectory() as folder:
        campaign = write_campaign(Path(folder) / "small")
        picture = (
            f"{{file: gate.{ending}, alt: A gate, caption: The gate, credit: Union, licence: CC0, audiences: [press]}}"
        )
        swap(CAMPAIGN, "contacts:\n", f"pictures:\n- {picture}\ncontacts:\n")(campaign)
        swap("packs/press.yaml", "release, facts,", "images,")(campaign)
        (campaign / f"gate.{ending}").write_bytes(content)
        return make_pack(recipe_of(campaign), "press")


@functools.cache
def full(ending: str) -> MadePack:
    return made(photo(ending), ending)


@pytest.mark.parametrize("ending", KINDS)
def test_the_plants_are_real(ending: str) -> None:
    """The photo holds what it should be cleaned of: each kind of piece that its format has."""
    pieces = {kind for kind, _ in embedded.picture_pieces(photo(ending))}
    expected = {
        "jpg": {embedded.EXIF, embedded.XMP, embedded.IPTC, embedded.COMMENT, embedded.AFTER},
        "png": {embedded.EXIF, embedded.CHUNK, embedded.AFTER},
        "webp": {embedded.EXIF, embedded.XMP, embedded.AFTER},
    }
    assert pieces >= expected[ending]
    assert SECRET.encode() in photo(ending)


@pytest.mark.parametrize("ending", KINDS)
def test_nothing_but_pixels_is_in_the_finished_bytes(ending: str) -> None:
    """Of EXIF, XMP, IPTC, comments, text chunks and bytes after the end nothing is in the pack; the picture is."""
    pack = full(ending)
    assert pack.content, pack.problems
    opened = OpenedPDF(pack.content)
    assert list(opened.streams_of("picture"))
    for sink in SINKS:
        texts = list(sink.read(opened))
        assert not any(SECRET in text or "GPS" in text for _, text in texts), sink.name
        if sink.name.startswith("pictures: ") and sink.name != "pictures: pixels":
            assert texts == []
    for object_ in opened.streams_of("picture"):
        assert b"Exif" not in opened.plain(object_)


@pytest.mark.parametrize(("exif", "xmp"), [(True, True), (True, False), (False, True)])
@pytest.mark.parametrize("ending", KINDS)
def test_a_photo_that_says_where_it_was_taken_is_told_of(ending: str, exif: bool, xmp: bool) -> None:
    """Coordinates in EXIF or in XMP are a warning at the picture's line, with what to do about the file."""
    pack = full(ending) if exif and xmp else made(photo(ending, exif=exif, xmp=xmp), ending)
    (problem,) = [each for each in pack.problems if each.code == "photo-place"]
    assert (problem.severity, str(problem.place)) == ("warning", "small/campaign.yaml:27:10")
    assert f"gate.{ending}" in problem.message
    assert problem.hint


@pytest.mark.parametrize("ending", KINDS)
def test_a_photo_without_a_place_is_not_told_of(ending: str) -> None:
    """Other metadata are left behind without a word."""
    pack = made(photo(ending, exif=False, xmp=False), ending)
    assert [each.code for each in pack.problems if each.code == "photo-place"] == []
