"""The only door through which WeasyPrint reads files: pack:///layouts/…, pack:///assets/…, pack:///campaign/…

No network, no other folder, no other kind of file. The answer never has a `file:` address, since WeasyPrint
reads such files again behind the fetcher's back. Pictures leave with their pixels and colour profile only.
"""

from __future__ import annotations

import io
import os
import stat
import urllib.parse
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn
from xml.etree import ElementTree

from PIL import ExifTags, Image, ImageCms, ImageOps
from weasyprint.urls import URLFetcher, URLFetcherResponse, URLFetchingError

from briefpack.typeset.drawings import ROOT, drawing_fault

SCHEME = "pack"
for _table in (urllib.parse.uses_relative, urllib.parse.uses_netloc):  # lets relative addresses resolve
    if SCHEME not in _table:
        _table.append(SCHEME)

MAX_BYTES = 30_000_000
MAX_PIXELS = 50_000_000
PICTURES = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP"}
OTHERS = {".css": "text/css", ".ttf": "font/ttf", ".otf": "font/otf", ".svg": "image/svg+xml"}


@dataclass(frozen=True, slots=True)
class Refusal:
    """An address that was not served, and why. `code` is a problem's code."""

    url: str
    code: str
    reason: str


def says_where(image: Image.Image, content: bytes) -> bool:
    """Whether a picture holds the place where it was taken: GPS coordinates in its EXIF (tags 2 and 4) or its XMP."""
    try:
        position = image.getexif().get_ifd(ExifTags.IFD.GPSInfo)
    except Exception:  # Pillow reads what cameras write, in whatever state; what it cannot is left behind all the same
        position = {}
    in_exif = ExifTags.GPS.GPSLatitude in position or ExifTags.GPS.GPSLongitude in position
    return in_exif or b"GPSLatitude" in content or b"GPSLongitude" in content


class PackFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Serves files below the folders in `roots`. What it refuses it records, as WeasyPrint goes on without it."""

    def __init__(self, roots: Mapping[str, Path]) -> None:
        super().__init__(allowed_protocols=(SCHEME,), allow_redirects=False)
        self.roots = {name: folder.resolve() for name, folder in roots.items()}
        self.refused: list[Refusal] = []
        self.placed: list[str] = []  # addresses of pictures that say where they were taken

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002  WeasyPrint's signature
        """The file behind a pack: address. Raises URLFetchingError for anything else."""
        path = self._path(url)
        kind = path.suffix.lower()
        content = self._read(url, path)
        if kind in PICTURES:
            content, mime = self._pixels(url, content, PICTURES[kind])
        elif kind == ".svg":
            mime = OTHERS[kind]
            self._vet_svg(url, content)
        elif kind in OTHERS:
            mime = OTHERS[kind]
        else:
            self._refuse(url, "refused-file", f"{kind or 'this kind of'} files are not used")
        return URLFetcherResponse(url, content, {"Content-Type": mime})

    def _refuse(self, url: str, code: str, reason: str) -> NoReturn:
        self.refused.append(Refusal(url, code, reason))
        raise URLFetchingError(f"{reason}: {url[:200]}")

    def _path(self, url: str) -> Path:
        parts = urllib.parse.urlsplit(url)
        root, _, name = urllib.parse.unquote(parts.path).lstrip("/").partition("/")
        if parts.scheme != SCHEME or parts.netloc or root not in self.roots:
            self._refuse(url, "refused-file", "only files of the campaign, the layouts and the assets are used")
        try:
            path = (self.roots[root] / name).resolve(strict=True)
        except (OSError, ValueError):
            self._refuse(url, "missing-file", "there is no such file")
        if not path.is_relative_to(self.roots[root]):
            self._refuse(url, "refused-file", "this leads out of its folder")
        return path

    def _read(self, url: str, path: Path) -> bytes:
        try:
            descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC)
        except OSError as error:
            self._refuse(url, "refused-file", error.strerror or "this cannot be read")
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            os.close(descriptor)
            self._refuse(url, "refused-file", "this is not a regular file")
        with os.fdopen(descriptor, "rb") as file:
            content = file.read(MAX_BYTES + 1)
        if len(content) > MAX_BYTES:
            self._refuse(url, "refused-file", "this is larger than 30 MB")
        return content

    def _pixels(self, url: str, content: bytes, kind: str) -> tuple[bytes, str]:
        """The picture without EXIF, XMP, comments, colour profile, and whatever stands after its end."""
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error")
                Image.open(io.BytesIO(content), formats=(kind,)).verify()
                image: Image.Image = Image.open(io.BytesIO(content), formats=(kind,))
                small = image.width * image.height <= MAX_PIXELS
                if small:
                    image.load()
        except (Image.DecompressionBombError, Image.DecompressionBombWarning):
            small = False
        except (OSError, SyntaxError, ValueError, Warning):
            self._refuse(url, "unreadable-picture", f"this is no whole {kind} picture")
        if not small:
            self._refuse(url, "unreadable-picture", "this has more than 50 million pixels")
        if says_where(image, content):
            self.placed.append(url)
        image = ImageOps.exif_transpose(image)
        out = io.BytesIO()
        if kind == "JPEG":
            image = _in_srgb(image)
            image.info.clear()
            image.save(out, "JPEG", quality=92)
            return out.getvalue(), "image/jpeg"
        image.info.clear()
        image.save(out, "PNG")
        return out.getvalue(), "image/png"

    def _vet_svg(self, url: str, content: bytes) -> None:
        """Refuse what is no drawing, drawings that run, fetch or multiply, and entity tricks."""
        if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
            self._refuse(url, "unreadable-picture", "a drawing may not declare a DOCTYPE")
        try:
            root = ElementTree.fromstring(content)
        except (ElementTree.ParseError, LookupError, ValueError):
            self._refuse(url, "unreadable-picture", "this is not SVG")
        if root.tag != ROOT:
            self._refuse(url, "unreadable-picture", "this is not SVG: it does not begin with <svg xmlns=…>")
        if fault := drawing_fault(root):
            self._refuse(url, "unreadable-picture", fault)


def _in_srgb(image: Image.Image) -> Image.Image:
    """A photo in the colours that the pack declares (its output intent, ISO 19005-3, 6.2.3).

    Its own profile holds texts that no page shows, and is left behind.
    """
    profile = image.info.get("icc_profile")
    if profile:
        try:
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            made = ImageCms.profileToProfile(image, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError):  # a broken one says nothing of the colours
            made = None
        if made is not None:
            return made
    return image.convert("RGB")
