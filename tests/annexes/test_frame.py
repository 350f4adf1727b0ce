"""Where an annex stands on the pages of a pack: whole, upright, in the middle of the frame, on every paper."""

from __future__ import annotations

import datetime
import io

import pypdfium2
import pytest
from PIL import ImageChops
from pypdf import PdfReader

from briefpack.content.loading import load
from briefpack.one_pack import Recipe, make_pack
from briefpack.problems import Problems
from briefpack.project import CampaignFolder, Project
from tests.annexes.handmade import pdf, stream
from tests.small_campaign import write_campaign
from tests.typesetting import ROOT

SIZES = [(595, 842), (842, 595), (595, 842), (200, 900), (900, 200)]  # points
FRAMES = {  # paper: width, height of the page, left, top, right, bottom margin, in mm
    "a4": (210, 297, 14, 23, 14, 19),
    "letter": (215.9, 279.4, 14, 23, 14, 19),
    "a5": (148, 210, 14, 23, 14, 19),
}
MM = 72 / 25.4
TITLE = "A report whose title is so long that it takes two lines on whatever paper it is set, on a small one three"


def five_pages() -> bytes:
    """Each page has a red frame at its edge and a blue spot in its lower left corner."""
    kids = " ".join(f"{10 + at} 0 R" for at in range(len(SIZES)))
    objects: dict[int, bytes | str] = {2: f"<</Type/Pages/Count {len(SIZES)}/Kids[{kids}]>>"}
    for at, (width, height) in enumerate(SIZES):
        objects[10 + at] = f"<</Type/Page/Parent 2 0 R/Contents {20 + at} 0 R/MediaBox[0 0 {width} {height}]>>"
        drawn = f"1 0 0 RG 8 w 4 4 {width - 8} {height - 8} re S 0 0 1 rg 20 20 60 60 re f"
        objects[20 + at] = stream("", drawn.encode())
    return pdf(objects=objects)


@pytest.fixture(scope="module", params=FRAMES)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, bytes]:
    """The press pack of the small campaign with that annex, on one paper."""
    folder = write_campaign(tmp_path_factory.mktemp("framed") / "small")
    (folder / "a.pdf").write_bytes(five_pages())
    pack = folder / "packs" / "press.yaml"
    lines = f"annexes:\n- file: a.pdf\n  title: {TITLE}\n  source: ledger\n  alt: Report, page {{i}} of {{n}}\n"
    pack.write_text(pack.read_text(encoding="utf-8") + lines, encoding="utf-8")
    problems = Problems()
    campaign = load(folder, "small", problems)
    assert campaign is not None
    place = CampaignFolder(folder, "small", "small")
    recipe = Recipe(Project(ROOT), campaign, place, datetime.date(2020, 6, 30), request.param)
    content = make_pack(recipe, "press").content
    assert content
    return request.param, content


def boxes(content: bytes) -> list[tuple[float, ...]]:
    """Left, bottom, right, top of each figure that is a page of the annex, in points, as the tags say."""
    found, todo = [], [PdfReader(io.BytesIO(content)).root_object["/StructTreeRoot"]]
    while todo:
        element = todo.pop(0).get_object()
        if str(element.get("/Alt", "")).startswith("Report, page"):
            found.append(tuple(map(float, element["/A"]["/BBox"])))
        kids = element.get("/K", [])
        todo = [*(kid for kid in kids if hasattr(kid.get_object(), "get")), *todo]
    return found


def test_each_page_fills_the_frame(made: tuple[str, bytes]) -> None:
    """From the second page on a figure is as large as the frame; on the first it ends with it, below the title."""
    paper, content = made
    width, height, left, top, right, bottom = (side * MM for side in FRAMES[paper])
    first, *others = boxes(content)
    assert len(others) == 4
    for box in others:
        assert box == pytest.approx((left, bottom, width - right, height - top), abs=2)
    assert (first[0], first[1], first[2]) == pytest.approx((left, bottom, width - right), abs=2)
    assert height * 0.6 < first[3] < height - top - 30


def test_each_page_stands_whole_and_in_the_middle(made: tuple[str, bytes]) -> None:
    """All four edges of each page of the annex are seen, in its own proportions, in the middle of its box, upright."""
    _, content = made
    document = pypdfium2.PdfDocument(content)
    for page, box, (width, height) in zip(list(document)[-5:], boxes(content), SIZES, strict=True):
        picture = page.render(scale=2).to_pil().convert("RGB")
        red, green, blue = (band.point(lambda value: value > 128 and 255) for band in picture.split())
        only_red = ImageChops.subtract(ImageChops.subtract(red, green), blue)
        x0, y0, x1, y1 = only_red.getbbox()
        drawn = (x1 - x0) / 2, (y1 - y0) / 2
        assert drawn[0] / drawn[1] == pytest.approx(width / height, rel=0.02)
        assert (x0 + x1) / 4 == pytest.approx((box[0] + box[2]) / 2, abs=1.5)
        assert page.get_height() - (y0 + y1) / 4 == pytest.approx((box[1] + box[3]) / 2, abs=1.5)
        assert drawn[0] > (box[2] - box[0]) * 0.97 or drawn[1] > (box[3] - box[1]) * 0.97
        spot = x0 + 100 * drawn[0] / width, y1 - 100 * drawn[0] / width  # 50 points from the corner, at two pixels each
        assert picture.getpixel((round(spot[0]), round(spot[1]))) == (0, 0, 255)
