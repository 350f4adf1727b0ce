"""The pictures of README.md and layouts/README.md: python docs/pictures/make.py (with the libraries for tests)

Builds the sample campaign, and the handout of layouts/README.md, in a copy of the project, and sets pages side by side.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
from PIL import Image

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(ROOT))

from tests.test_layouts_readme import README, STEP  # noqa: E402

Pages = Sequence[tuple[str, int]]  # file and page, from 1
COPIED = ("assets", "briefpack", "briefs", "layouts", "make_briefs.py")
GAP, GROUND = 16, "#8a8f96"  # px around each page, and what they lie on
COLOURS = 128
SHOWN: dict[str, tuple[int, Pages]] = {  # picture -> height of its pages in px, pages
    "page.png": (900, [("policymakers.pdf", 6)]),
    "leave-behind.png": (760, [("leave-behind.pdf", 1), ("leave-behind.pdf", 2)]),
    "policymakers.png": (620, [("policymakers.pdf", 1), ("policymakers.pdf", 2), ("policymakers.pdf", 5)]),
    "others.png": (520, [("press.pdf", 3), ("brands.pdf", 4), ("leaflet.pdf", 1), ("leaflet.pdf", 2)]),
    "handout.png": (760, [("handout.pdf", 1)]),
    "handouts.png": (520, [("handout.pdf", 1), ("handout-mono.pdf", 1), ("handout-large-print.pdf", 1)]),
}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        for name in COPIED:
            (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, project / name)
        build(project)
        follow_the_readme(project)
        for name, (height, pages) in SHOWN.items():
            shown = [page(project / "out" / "join-the-movement" / file, number, height) for file, number in pages]
            side_by_side(shown).quantize(COLOURS).save(HERE / name, optimize=True)


def build(project: Path, *words: str) -> None:
    subprocess.run([sys.executable, "make_briefs.py", "build", *words], cwd=project, check=True)


def follow_the_readme(project: Path) -> None:
    """Write its files up to the first change of the shared look, and build its handout in three themes."""
    for step in STEP.finditer(README):
        if step["file"] and "handout" in step["file"]:
            path = project / step["file"]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(step["text"], encoding="utf-8")
    for theme in ("colour", "mono", "large-print"):
        build(project, "handout", "--theme", theme)


def page(file: Path, number: int, height: int) -> Image.Image:
    """A page so many pixels high."""
    document = pypdfium2.PdfDocument(file)
    sheet = document[number - 1]
    return sheet.render(scale=height / sheet.get_height()).to_pil().convert("RGB")


def side_by_side(pages: Sequence[Image.Image]) -> Image.Image:
    """Pages in a row, on a grey ground; a smaller sheet is as high as the others."""
    width = sum(each.width + GAP for each in pages) + GAP
    whole = Image.new("RGB", (width, pages[0].height + 2 * GAP), GROUND)
    at = GAP
    for each in pages:
        whole.paste(each, (at, GAP))
        at += each.width + GAP
    return whole


if __name__ == "__main__":
    main()
