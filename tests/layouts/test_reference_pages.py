"""A few pages beside those that were looked at and found good: a block that moves is seen. `--update-golden` renews."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from tests.layouts.sample import built
from tests.layouts.side_by_side import FEW, differing, picture, side_by_side
from tests.typesetting import ROOT

GOLDEN = ROOT / "tests" / "golden" / "pages"
LARGEST = 60_000  # bytes
PAGES = {  # the pack, paper, theme and parts that it is cut from, and which page it is
    "leave-behind": (("leave-behind", "a4", "colour"), 1),
    "leaflet": (("leaflet", "a5", "colour"), 1),
    "release": (("press", "a4", "colour", "release", "sources"), 1),
    "reply-form-letter": (("brands", "letter", "colour", "form", "sources"), 1),
    "evidence-mono": (("brands", "a4", "mono", "chapters", "sources"), 1),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_looks_as_it_did(name: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """No block has moved, come or gone on a page since it was looked at."""
    cut, number = PAGES[name]
    made = built(*cut)
    assert [str(problem) for problem in made.problems if problem.severity == "error"] == []
    golden = GOLDEN / f"{name}.pdf"
    if request.config.getoption("--update-golden"):
        golden.write_bytes(alone(made.content, number))
    old, new = picture(golden.read_bytes()), picture(made.content, number)
    seen = tmp_path / f"{name}.png"
    side_by_side(old, new).save(seen)
    assert differing(old, new) <= FEW, f"look at {seen}: before, what differs, now"


def test_reference_pages_are_small_and_none_is_left_over() -> None:
    """Each file is a page that is compared, and so small that it may be kept with the sources."""
    assert sorted(path.stem for path in GOLDEN.iterdir()) == sorted(PAGES)
    assert [path.name for path in GOLDEN.iterdir() if path.stat().st_size > LARGEST] == []


def test_a_moved_line_is_seen() -> None:
    """A page that is shifted by a line differs; one that is drawn a fifth of a pixel beside itself does not."""
    page = picture((GOLDEN / "release.pdf").read_bytes())
    assert differing(page, page) == 0
    assert differing(page, page.transform(page.size, 0, (1, 0, 0.2, 0, 1, 0.2), resample=2)) <= FEW
    body = (0, page.height // 2, page.width, page.height)
    moved = page.copy()
    moved.paste(page.crop(body), (0, page.height // 2 + 6))
    assert differing(page, moved) > 10 * FEW


def alone(pdf: bytes, number: int) -> bytes:
    """One page as a file of its own: what is drawn, without tags, links, attachments and what reads the words aloud."""
    page = PdfReader(io.BytesIO(pdf)).pages[number - 1]
    for key in ("/Annots", "/StructParents", "/Tabs"):
        page.pop(key, None)
    for font in page["/Resources"]["/Font"].values():
        font.get_object().pop("/ToUnicode", None)
    writer = PdfWriter()
    writer.add_page(page)
    writer.compress_identical_objects()
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
