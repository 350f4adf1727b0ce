"""The closed fetcher: only files of three folders, only known kinds, only pixels."""

from __future__ import annotations

import io
import os
import random
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageCms
from weasyprint.urls import URLFetchingError

from briefpack.problems import Problems
from briefpack.typeset.fetcher import PackFetcher
from tests.typesetting import ROOT, compose, composed, contents, facts, found, part, style

SECRET = b"taken at home"


@pytest.fixture
def campaign(tmp_path: Path) -> Path:
    """A campaign's folder with pictures, traps, and a secret beside it."""
    folder = tmp_path / "campaign"
    folder.mkdir()
    (tmp_path / "secret.png").write_bytes(picture("PNG"))
    (folder / "good.png").write_bytes(picture("PNG"))
    (folder / "out.png").symlink_to(tmp_path / "secret.png")
    (folder / "page.html").write_text("<p>")
    (folder / "fake.png").write_text("<html>")
    (folder / "cut.png").write_bytes(picture("PNG")[:60])
    (folder / "script.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')
    (folder / "entity.svg").write_text('<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg"/>')
    (folder / "folder.png").mkdir()
    os.mkfifo(folder / "pipe.png")
    return folder


def picture(kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (300, 300), "red").save(out, kind, **options)
    return out.getvalue()


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd", "http://127.0.0.1/x.png", "https://example.org/x.png", "//example.org/x.png",
        "pack://host/campaign/good.png", "pack:///campaign/../secret.png", "pack:///campaign/%2e%2e/secret.png",
        "pack:///campaign/..%2fsecret.png", "pack:///other/good.png", "pack:///campaign/out.png",
        "pack:///campaign/page.html", "pack:///campaign/none.png", "pack:///campaign/folder.png",
        "pack:///campaign/pipe.png", "pack:///campaign/fake.png", "pack:///campaign/cut.png",
        "pack:///campaign/script.svg", "pack:///campaign/entity.svg", "data:image/png;base64,AAAA", "FILE:///etc/passwd",
    ],
)  # fmt: skip
def test_what_is_refused(url: str, campaign: Path) -> None:
    """Every address but that of a good file in its own folder is refused, and the refusal is recorded."""
    fetcher = PackFetcher({"campaign": campaign})
    with pytest.raises(URLFetchingError):
        fetcher.fetch(url)
    assert [refusal.url for refusal in fetcher.refused] == [url]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_only_pixels_leave(kind: str, campaign: Path) -> None:
    """EXIF, comments and bytes after the end stay behind; the size and the pixels do not change."""
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()
    name = f"photo.{'jpg' if kind == 'JPEG' else kind.lower()}"
    (campaign / name).write_bytes(picture(kind, exif=exif) + SECRET)
    answer = PackFetcher({"campaign": campaign}).fetch(f"pack:///campaign/{name}")
    content = answer.read() if hasattr(answer, "read") else answer._file_obj.read()
    assert SECRET not in content
    assert Image.open(io.BytesIO(content)).size == (300, 300)


def test_a_colour_profile_stays_behind(campaign: Path) -> None:
    """A photo leaves without its profile, which may hold any text; its colours are those that the profile meant."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    secret = "Nikolai at ho".encode("utf-16-be")
    spoken = profile.replace("sRGB built-in".encode("utf-16-be"), secret)
    assert secret in spoken
    for name, kept in (("profiled.jpg", spoken), ("broken.jpg", b"no profile, " + secret)):
        Image.new("RGB", (300, 300), (200, 30, 60)).save(campaign / name, "JPEG", icc_profile=kept)
        answer = PackFetcher({"campaign": campaign}).fetch(f"pack:///campaign/{name}")
        content = answer.read() if hasattr(answer, "read") else answer._file_obj.read()
        assert secret not in content
        made = Image.open(io.BytesIO(content))
        assert "icc_profile" not in made.info
        assert all(abs(one - other) < 6 for one, other in zip(made.getpixel((9, 9)), (200, 30, 60), strict=True))


def test_an_address_of_ours_is_no_file_address(campaign: Path) -> None:
    """The answer's address is not a file:, which WeasyPrint would read again by itself."""
    answer = PackFetcher({"campaign": campaign}).fetch("pack:///campaign/good.png")
    assert answer.url.startswith("pack:")


@pytest.mark.parametrize(
    ("source", "code"),
    [("none.png", "missing-file"), ("fake.png", "unreadable-picture"), ("../secret.png", "refused-file"),
     ("out.png", "refused-file"), ("script.svg", "unreadable-picture")],
)  # fmt: skip
def test_a_refused_picture_is_a_problem_where_it_was_asked_for(source: str, code: str, campaign: Path) -> None:
    """A picture that is not served stops the pack at the element that names it."""
    problems = Problems()
    body = f'<p data-place="briefs/x.yaml:7:3"><img src="{source}" alt="x" style="width:20mm"></p>'
    composed(problems, part("one", body), campaign=campaign)
    assert ("briefs/x.yaml:7:3", code) in found(problems)


SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'


def chunk(kind: bytes, content: bytes) -> bytes:
    """A chunk of a PNG file (ISO 15948, 5.3)."""
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png(width: int, height: int, *more: bytes) -> bytes:
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    row = zlib.compress(b"\0" * 10_000)
    return b"\x89PNG\r\n\x1a\n" + header + b"".join(more) + chunk(b"IDAT", row) + chunk(b"IEND", b"")


BROKEN = {
    "empty.png": b"",
    "header.png": png(60_000, 60_000),
    "pixels.png": png(8_000, 7_000),
    "page.jpg": b"<!DOCTYPE html><p>x</p>",
    "script.eps": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(%pipe%id) (r) file\n",
    "script.png": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
    "moving.gif": b"GIF89a",
    "page.svg": b"<!DOCTYPE html><html><body>x</body></html>",
    "html.svg": b"<html xmlns='http://www.w3.org/1999/xhtml'><body>x</body></html>",
    "bare.svg": b"<svg/>",
    "external.svg": b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    + SVG.encode()
    + b"<text>&x;</text></svg>",
    "laughs.svg": b'<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    + SVG.encode()
    + b"<text>&b;</text></svg>",
    "wide.svg": '<?xml version="1.0" encoding="utf-16"?>'.encode("utf-16") + SVG.encode("utf-16"),
    "coded.svg": b'<?xml version="1.0" encoding="no-such"?>' + SVG.encode() + b"</svg>",
    "use.svg": f"{SVG}<g id='a'/><use href='#a'/></svg>".encode(),
    "foreign.svg": f"{SVG}<foreignObject/></svg>".encode(),
    "picture.svg": f"{SVG}<image href='file:///etc/passwd'/></svg>".encode(),
    "many.svg": f"{SVG}{'<g/>' * 20_001}</svg>".encode(),
    "box.svg": SVG.replace("0 0 9 9", "a b c d").encode() + b"</svg>",
    "short.svg": SVG.replace("0 0 9 9", "0 0 9").encode() + b"</svg>",
    "huge.svg": SVG.replace("0 0 9 9", "0 0 1e300 nan").encode() + b"</svg>",
    "cut.svg": SVG.encode(),
    "deep.svg": f"{SVG}{'<g>' * 100}{'</g>' * 100}</svg>".encode(),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_pictures(name: str, campaign: Path) -> None:
    """A picture that is cut, lies about itself, multiplies, fetches or fills the memory is refused in plain words."""
    (campaign / name).write_bytes(BROKEN[name])
    fetcher = PackFetcher({"campaign": campaign})
    with pytest.raises(URLFetchingError):
        fetcher.fetch(f"pack:///campaign/{name}")
    assert [refusal.code for refusal in fetcher.refused] == [
        "refused-file" if name.endswith(("eps", "gif")) else "unreadable-picture"
    ]
    assert "Error" not in fetcher.refused[0].reason


@pytest.mark.parametrize(
    "more",
    [chunk(b"zTXt", b"a\0\0" + zlib.compress(b" " * 50_000_000)), chunk(b"acTL", b"\0") + chunk(b"fcTL", b"\0\0")],
    ids=("text", "animation"),
)
def test_what_is_no_pixel_stays_behind(more: bytes, campaign: Path) -> None:
    """Text that unpacks to megabytes and a broken animation are left behind; the pixels are served, or refused."""
    (campaign / "odd.png").write_bytes(png(10, 10, more))
    fetcher = PackFetcher({"campaign": campaign})
    try:
        content = fetcher.fetch("pack:///campaign/odd.png").read()
    except URLFetchingError:
        assert fetcher.refused[0].code == "unreadable-picture"
    else:
        assert len(content) < 1_000


@pytest.mark.parametrize("url", ["good.png?x=1", "good.png#x", "%67ood.png"])
def test_addresses_are_read_as_addresses(url: str, campaign: Path) -> None:
    """A query, a fragment and an escape change nothing in which file is meant."""
    assert PackFetcher({"campaign": campaign}).fetch(f"pack:///campaign/{url}")


@pytest.mark.parametrize("kind", ["cut", "empty", "random", "flipped", "directory", "html"])
def test_broken_fonts(kind: str, tmp_path: Path) -> None:
    """A font that cannot be read is a problem of the sheet that names it; the pages are not set in another."""
    whole = (ROOT / "assets" / "fonts" / "SourceSerif4-Regular.ttf").read_bytes()
    garbage = random.Random(7).randbytes(3_000)
    (tmp_path / "broken.ttf").write_bytes(
        {
            "cut": whole[:2_000], "empty": b"", "random": garbage, "flipped": whole[:300] + garbage + whole[3_300:],
            "directory": whole[:12] + garbage + whole[3_012:], "html": b"<html>",
        }[kind]
    )  # fmt: skip
    problems = Problems()
    css = "@font-face { font-family: Broken; src: url(pack:///campaign/broken.ttf) } p { font-family: Broken }"
    made = compose([part("one", "<h1>x</h1><p>words</p>")], contents, style(problems, css, tmp_path), facts(), problems)
    if made and not problems.errors:
        made.write()
    assert problems.errors
    assert all(place.startswith(("test.css", "one.yaml", "layouts/")) for place, _ in found(problems)), found(problems)
