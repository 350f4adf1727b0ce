"""Words stand out from the ground that is really painted under them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from briefpack.problems import Problems
from briefpack.typeset.lint.contrast import contrast, luminance
from tests.typesetting import composed, found, part

AT = 'data-place="x.yaml:4:2"'
WHITE, BLACK = (1.0, 1.0, 1.0), (0.0, 0.0, 0.0)
NAVY = (0x17 / 255, 0x32 / 255, 0x4D / 255)


def said(body: str, css: str, campaign: Path | None = None) -> list[str]:
    problems = Problems()
    composed(problems, part("one", f"<h1>a</h1>{body}"), css=css, campaign=campaign)
    assert {code for _, code in found(problems)} <= {"low-contrast"}
    return [problem.message for problem in problems]


def test_the_measure_is_that_of_the_guidelines() -> None:
    """Black on white is 21, and the study's navy on white 13.1."""
    assert contrast(BLACK, WHITE) == contrast(WHITE, BLACK) == pytest.approx(21)
    assert contrast(NAVY, WHITE) == pytest.approx(13.1, abs=0.05)
    assert luminance(WHITE) == pytest.approx(1)


PALE = "“pale”: #888888 on #ffffff has a contrast of 3.5, where 4.5 is needed"


@pytest.mark.parametrize(
    ("body", "css", "message"),
    [
        (f"<p {AT}>pale</p>", "p { color: #888 }", PALE),
        (f"<p {AT}>pale</p>", "p { color: #767676 }", ""),
        (f"<p {AT}>pale</p>", "p { color: #888; font-size: 18pt }", ""),
        (f"<p {AT}>pale</p>", "p { color: #888; font: 700 14pt/16pt BriefSerif }", ""),
        (f"<p {AT}>pale</p>", "p { color: #888; font: 600 17.9pt/20pt BriefSerif }", PALE),
        (f"<p {AT}>pale</p>", "p { color: rgba(0, 0, 0, .47) }", PALE.replace("#888888", "#878787")),
        (f"<div><p {AT}>pale</p></div>", "div { background: #17324d } p { color: #fff }", ""),
        (f"<div><p {AT}>pale</p></div>", "div { background: #17324d }",
         "“pale”: #000000 on #17324d has a contrast of 1.5, where 4.5 is needed"),
        (f"<div><p {AT}>pale</p></div>", "div { background: #17324d } p { background: #fff }", ""),
        (f"<div><p {AT}>pale</p></div>", "div { background: rgba(0, 0, 0, .2) } p { color: #666 }",
         "“pale”: #666666 on #cccccc has a contrast of 3.5, where 4.5 is needed"),
        (f"<p {AT}>pale</p>", "p { background: linear-gradient(#fff, #333) }",
         "“pale”: #000000 on #333333 has a contrast of 1.6, where 4.5 is needed"),
        (f"<div></div><p {AT}>pale</p>", "div { height: 8mm; background: #000 } p { margin-top: -6mm }",
         "“pale”: #000000 on #000000 has a contrast of 1.0, where 4.5 is needed"),
        (f"<p {AT}>pale</p><div></div>", "div { height: 8mm; background: #000; margin-top: -6mm }",
         "“pale”: #000000 on #000000 has a contrast of 1.0, where 4.5 is needed"),
        (f"<p {AT}>pale</p><div></div>",
         "p { position: relative; background: #fff } div { height: 8mm; background: #000; margin-top: -6mm }", ""),
        (f"<div></div><p {AT}>pale</p>",
         "div { position: absolute; z-index: -1; width: 9mm; height: 30mm; background: #000 }",
         "“pale”: #000000 on #000000 has a contrast of 1.0, where 4.5 is needed"),
        (f"<p {AT}>pale</p><div></div>", "div { position: absolute; width: 9mm; height: 30mm; background: #000 }", ""),
        (f"<p><b {AT}>pale</b></p>", "b { background: #000 }",
         "“pale”: #000000 on #000000 has a contrast of 1.0, where 4.5 is needed"),
        (f"<p><span>x</span><b {AT}>pale</b></p>", "span { background: #000; color: #fff }", ""),
        (f"<p {AT}>pale</p>", "html { background: #000 } h1 { color: #fff } p { color: #000 }",
         "“pale”: #000000 on #000000 has a contrast of 1.0, where 4.5 is needed"),
        (f"<table><tr><th scope=row {AT}>pale</th></tr></table>", "tr { background: #000 }",
         "“pale”: #000000 on #000000 has a contrast of 1.0, where 4.5 is needed"),
        ("", "@page { @bottom-right { color: #888 } }",
         "“Page 1 of 1”: #888888 on #ffffff has a contrast of 3.5, where 4.5 is needed"),
        ("", "@page { @bottom-right { background: #000 } }",
         "“Page 1 of 1”: #000000 on #000000 has a contrast of 1.0, where 4.5 is needed"),
    ],
)  # fmt: skip
def test_what_is_painted_under_words(body: str, css: str, message: str) -> None:
    """Colours count as they are painted: over ancestors, neighbours, gradients, in margins, lifted up and down."""
    assert said(body, css) == ([message] if message else [])


def test_words_are_told_where_they_were_written() -> None:
    """The place is that of the colour, with the words beside it; one problem stands for all lines in these colours."""
    problems = Problems()
    css = ":root { --pale: rgb(153 153 153) }\np { color: var(--pale) }"
    composed(problems, part("one", f"<h1>a</h1><p {AT}>first</p><p>second</p><p>third</p>"), css=css)
    assert found(problems) == [("test.css:1:17", "low-contrast")]
    assert [str(each.place) for each in problems.found[0].related] == ["x.yaml:4:2"]
    assert problems.found[0].message.startswith("“first”, and 2 more lines like it: #999999 on #ffffff")
    assert problems.found[0].hint == "set the words in a darker or lighter colour"


def test_a_colour_that_no_sheet_writes() -> None:
    """Where the colour comes of a veil, or is black because nothing says otherwise, the place is that of the words."""
    problems = Problems()
    css = "p { color: rgba(0, 0, 0, .3) } h1 { border: 1px solid currentcolor }"
    composed(problems, part("one", f"<h1>a</h1><p {AT}>pale</p>"), css=css)
    assert found(problems) == [("x.yaml:4:2", "low-contrast")]


def test_words_out_of_their_box() -> None:
    """White words that run out of a dark box onto paper are told as too long, and not as pale."""
    problems = Problems()
    css = "div { background: #17324d; width: 20mm; white-space: nowrap } p { color: #fff }"
    composed(problems, part("one", f"<h1>a</h1><div><p {AT}>much too long for so narrow a box</p></div>"), css=css)
    assert {code for _, code in found(problems)} == {"text-out-of-box"}


def test_words_on_a_picture(tmp_path: Path) -> None:
    """How words stand out from a picture cannot be told, so they need a ground of their own."""
    Image.new("RGB", (900, 900)).save(tmp_path / "dot.png")
    css = "p { background: url(pack:///campaign/dot.png) }"
    message = "“pale”: how they stand out from the picture under them cannot be told"
    assert said("<p>pale</p>", css, tmp_path) == [message]
    assert said("<p><b>pale</b></p>", css + " b { background: #fff }", tmp_path) == []
    beside = "p { background: url(pack:///campaign/dot.png) no-repeat; background-size: 9px; padding-left: 12px }"
    assert said("<p>pale</p>", beside, tmp_path) == []


DRAWN = '<p {at}><svg viewBox="0 0 100 20" width="50mm"><title>pale</title>{inside}</svg></p>'


@pytest.mark.parametrize(
    ("inside", "css", "message"),
    [
        ('<text y="15" font-size="12">pale</text>', "", ""),
        ('<text y="15" font-size="12" fill="#888">pale</text>', "", PALE),
        ('<g fill="#888"><text y="15" font-size="12"><tspan>pale</tspan></text></g>', "", PALE),
        ('<text y="15" font-size="12" fill="none" stroke="#888">pale</text>', "", PALE),
        ('<text y="15" font-size="12" fill="none" stroke="#17324d">pale</text>', "", ""),
        ('<text y="15" font-size="12" fill="currentColor">pale</text>', "p { color: #888 }", PALE),
        ('<text y="15" font-size="12">pale</text>', "p { background: #000 }",
         "“pale”: #000000 on #000000 has a contrast of 1.0, where 4.5 is needed"),
        ('<rect width="9" height="9"/><text y="15" font-size="12">pale</text>', "",
         "“pale”: how they stand out from the picture under them cannot be told"),
        ('<text y="15" font-size="12" fill="url(#g)">pale</text>', "",
         "“pale”: how they stand out from the picture under them cannot be told"),
    ],
)  # fmt: skip
def test_words_in_a_drawing(inside: str, css: str, message: str) -> None:
    """Words of an inline drawing count in their fill, or their outline where they have none."""
    assert said(DRAWN.format(at=AT, inside=inside), css) == ([message] if message else [])
