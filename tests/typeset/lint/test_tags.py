"""What would break the tags is found before a pack says that it is PDF/UA-1."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from briefpack.problems import Problems
from tests.typesetting import composed, found, part

AT = 'data-place="x.yaml:4:2"'
PICTURE = "pack:///campaign/dot.png"


@pytest.mark.parametrize(
    ("body", "css", "codes"),
    [
        (f'<h1>a</h1><p {AT}><img src="{PICTURE}"></p>', "", ["no-alt"]),
        (f'<h1>a</h1><p {AT}><img src="{PICTURE}" alt="a dot"><img src="{PICTURE}" alt=""></p>', "", []),
        (f'<h1>a</h1><p {AT}><svg viewBox="0 0 9 9" width="9"><path d="M0 0h9v9z"/></svg></p>', "", ["no-alt"]),
        (
            f'<h1>a</h1><p {AT}><svg viewBox="0 0 9 9" width="9"><title>a box</title><path d="M0 0h9v9z"/></svg></p>',
            "",
            [],
        ),
        (f"<h1>a</h1><h3 {AT}>b</h3>", "", ["heading-skip"]),
        (f"<h2 {AT}>b</h2>", "", ["heading-skip"]),
        (f"<h1>a</h1><h2>b</h2><h3>c</h3><h2>d</h2><p {AT}>e</p>", "", []),
        (f"<h1>a</h1><p {AT}>pale</p>", "p { opacity: .5 }", ["opacity"]),
        (f'<h1>a</h1><p {AT} style="color: rgba(0, 0, 0, .6)">pale</p>', "", []),
    ],
)
def test_what_breaks_tags(body: str, css: str, codes: list[str], tmp_path: Path) -> None:
    """A picture without words, a heading level left out and veiled text are errors where they stand."""
    Image.new("RGB", (90, 90)).save(tmp_path / "dot.png")
    problems = Problems()
    composed(problems, part("one", body), css=css, campaign=tmp_path)
    assert [each for each in found(problems) if each[1] != "coarse-picture"] == [("x.yaml:4:2", code) for code in codes]
