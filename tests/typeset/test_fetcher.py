"""The closed fetcher: only files of three folders, only known kinds, only pixels."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from PIL import Image
from weasyprint.urls import URLFetchingError

from briefpack.problems import Problems
from briefpack.typeset.fetcher import PackFetcher
from tests.typesetting import composed, found, part

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
