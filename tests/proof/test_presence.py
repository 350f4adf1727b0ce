"""What a reader of the finished file does not find is told at the YAML's place; what stands there is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefpack.annexes.reading import read_annexes
from briefpack.pack.composing import Composed, compose
from briefpack.problems import Problems
from briefpack.proof.presence import check_presence
from briefpack.proof.reading import OpenedPDF
from tests.annexes.handmade import pdf
from tests.annexes.joined import annex
from tests.proof.spoiling import (
    cropped,
    drawing,
    redrawn,
    reordered,
    spoilt,
    texts,
    without_letter_map,
    without_letter_maps,
    without_page,
)
from tests.typesetting import composed, contents, facts, found, part, style

FIRST = '<p data-place="a.yaml:1:1">The mill fed the valley.</p>'
SECOND = '<p data-place="a.yaml:2:1">The gates were locked.</p>'
KHMER = "សូមស្វាគមន៍មកកាន់ប្រទេសកម្ពុជា"


def told(pack: Composed, content: bytes | None = None) -> list[tuple[str, str]]:
    """(place, code) of all that is said of a file, of the pack's own where none is given."""
    problems = Problems()
    check_presence(pack, pack.write() if content is None else content, problems)
    assert all(problem.hint and problem.severity == "error" for problem in problems)
    return found(problems)


def pack(*bodies: str, css: str = "") -> Composed:
    return composed(Problems(), *(part(f"part-{n}", body) for n, body in enumerate(bodies)), css=css)


def test_pages_are_read_once_for_all_that_read_them() -> None:
    """The text of each page comes back as any reader of the file gets it; where a page is lost, none does."""
    two = pack(FIRST, f'<p lang="km">{KHMER}</p><p>\U0001d538 beyond</p>')
    content = two.write()
    assert list(check_presence(two, content, Problems()).page_texts) == OpenedPDF(content).page_texts
    assert check_presence(two, without_page(content, 1), Problems()).page_texts == ()


# ------------------------------------------------------------------------------------ what the layout hides


@pytest.mark.parametrize(
    ("looks", "code"),
    [
        pytest.param("color: #fff", "lost-ink", id="white on white"),
        pytest.param("color: #fdfdfd", "lost-ink", id="hardly darker than paper"),
        pytest.param("color: #123; background: #123", "lost-ink", id="in the colour of its ground"),
        pytest.param("height: 0; overflow: hidden", "lost-text", id="clipped"),
        pytest.param("position: relative; left: 300mm", "lost-text", id="beside the page"),
        pytest.param("position: relative; top: -90mm", "lost-text", id="above the page"),
        pytest.param("visibility: hidden", "lost-text", id="not drawn"),
    ],
)
def test_words_that_a_sheet_hides(looks: str, code: str) -> None:
    """Words that nobody can see are told, though the lints of the laid-out page were passed by."""
    hidden = pack(FIRST, f'<div class="x">{SECOND}</div>', css=f".x p {{ {looks} }}")
    assert told(hidden) == [("a.yaml:2:1", code)]


@pytest.mark.parametrize("over", ["background: #fff", "background: #063", "background: linear-gradient(#fff, #000)"])
def test_words_under_a_box(over: str) -> None:
    """Words over which a box is painted are told, whatever its colour."""
    veil = '<div class="over" aria-hidden="true"></div>'
    css = f".over {{ position: absolute; left: 0; top: 0; width: 70mm; height: 8mm; {over} }}"
    assert told(pack(f'<p data-place="a.yaml:1:1">Under it</p>{veil}<p>And some more</p>', css=css)) == [
        ("a.yaml:1:1", "lost-ink")
    ]


def test_one_word_under_a_box() -> None:
    """A single word of a line that is covered is told by name."""
    css = ".x::after { content: ''; position: absolute; left: 0; top: 0; width: 100%; height: 5mm; background: #fff }"
    problems = Problems()
    covered = pack(
        '<p data-place="a.yaml:1:1">All was <b class="x" style="position:relative">unsaid</b> there</p>', css=css
    )
    check_presence(covered, covered.write(), problems)
    assert [(problem.code, "“unsaid”" in problem.message) for problem in problems] == [("lost-ink", True)]


def test_light_words_on_a_dark_ground() -> None:
    """White words on a fill are seen."""
    assert told(pack(FIRST, css="p { color: #fff; background: #063 }")) == []


def test_khmer() -> None:
    """Khmer is read as it is written, and told where it is white on white."""
    line = f'<p lang="km" data-place="a.yaml:1:1">{KHMER} {KHMER} {KHMER}</p><p>Then {KHMER} again</p>'
    assert told(pack(line)) == []
    assert told(pack(line, css=":lang(km) { color: #fff }")) == [("a.yaml:1:1", "lost-ink")]


def test_words_from_right_to_left() -> None:
    """Words whose letters a reader of files puts in its own order are found; those that are not there are told."""
    made = pack('<p data-place="a.yaml:1:1">مرحبا שלום 123 é</p><p>The mill</p>')
    content = made.write()
    assert told(made, content) == []
    assert ("a.yaml:1:1", "lost-text") in told(made, redrawn(content, texts(content)[0], b""))


def test_characters_beyond_the_first_plane() -> None:
    """Characters that take two halves in UTF-16 do not shift the letters after them."""
    assert told(pack(f'<p data-place="a.yaml:1:1">A 😀 𝒜 b</p>{SECOND}')) == []


def test_what_is_set_in_many_ways() -> None:
    """Ligatures, capitals, raised numbers, notes, hyphens, lists, tables, turned words and running heads are found."""
    row = '<tr><th scope="row">office, fjord, ffi</th><td>42</td></tr>'
    body = (
        '<p style="hyphens:auto" lang="de">Donaudampfschifffahrtsgesellschaft Rindfleisch&shy;etikettierung '
        "unter Grundstücksverkehrsgenehmigungszuständigkeit</p>"
        '<p class="c">Small capitals<sup>12, 13</sup> and <i>italics</i> with é and e\u0301, well-\nknown – “q”…</p>'
        f'<p>A call<span class="note">Its note.</span></p><ol><li>one</li><li>two</li></ol><table>{row * 40}</table>'
        '<p style="transform:rotate(90deg);width:20mm">turned</p><p style="text-align:justify">'
        "It was the mill that fed the valley, and nobody asked who would feed the mill in winter.</p>"
    )
    css = ".c { font-variant-caps: small-caps; text-transform: uppercase; letter-spacing: 1px }"
    assert told(pack(body, css=css)) == []


def test_a_clamped_running_head() -> None:
    """A running head that ends early, with an ellipsis, is all there."""
    head = "A running head that is a good deal longer than the page on which it stands is wide"
    for width in range(30, 45):
        css = f'@page {{ @top-left {{ content: "{head}"; width: {width}mm; line-clamp: 1 }} }}'
        assert told(pack(FIRST, css=css)) == []


# ------------------------------------------------------------------------------------ what the file has lost


def test_a_run_that_is_gone() -> None:
    """Words that the file does not draw are told, and no others."""
    made = pack(FIRST + SECOND)
    content = made.write()
    assert told(made, redrawn(content, texts(content)[1], b"")) == [("a.yaml:2:1", "lost-text")]


def test_a_run_that_stands_elsewhere() -> None:
    """Words that the file draws off the page, or into another line, are told."""
    made = pack(FIRST + SECOND)
    content = made.write()
    second = texts(content)[1]
    for moved in (b"1 0 0 -1 900 116", b"1 0 0 -1 64 216"):
        elsewhere = second.replace(second.split(b"\n")[1].rpartition(b" ")[0], moved)
        assert told(made, redrawn(content, second, elsewhere)) == [("a.yaml:2:1", "lost-text")]


def test_words_in_the_wrong_order() -> None:
    """Words that stand where they should, but are read too early, are told."""
    made = pack(FIRST + SECOND)
    content = made.write()
    first, second, *_ = texts(content)
    swapped = redrawn(redrawn(redrawn(content, first, b"%first"), second, first), b"%first", second)
    assert told(made, swapped) == [("a.yaml:2:1", "lost-text")]


def test_words_that_a_clip_cuts_off() -> None:
    """Words that the file clips are in its text, and told as not seen."""
    made = pack(FIRST + SECOND)
    content = made.write()
    second = texts(content)[1]
    assert told(made, redrawn(content, second, b"q 0 0 1 1 re W n\n" + second + b"\nQ")) == [("a.yaml:2:1", "lost-ink")]


def test_words_that_are_painted_over() -> None:
    """What a file paints over its words is told, as is text that draws nothing."""
    made = pack(FIRST + SECOND)
    content = made.write()
    second = texts(content)[1]
    over = second + b"\nq 1 1 1 rg 50 100 200 30 re f Q"
    assert told(made, redrawn(content, second, over)) == [("a.yaml:2:1", "lost-ink")]
    assert told(made, redrawn(content, second, b"q 3 Tr\n" + second + b"\nQ")) == [("a.yaml:2:1", "lost-ink")]


def test_a_glyph_that_stands_for_no_letter() -> None:
    """Words with a glyph that no letter map knows cannot be read out, and are told."""
    made = pack('<p data-place="a.yaml:1:1">The mill.</p><p data-place="a.yaml:2:1">Jam.</p>')
    content = made.write()
    glyph = texts(content)[1].partition(b"<")[2][:4]
    assert told(made, without_letter_map(content, glyph)) == [("a.yaml:2:1", "lost-text")]


def test_a_font_that_stands_for_no_letters() -> None:
    """Words in a font without a letter map are told, and those in other fonts are not."""
    made = pack(f'{FIRST}<p data-place="a.yaml:2:1"><b>Jam and more.</b></p>')
    assert told(made, without_letter_maps(made.write(), bold=True)) == [("a.yaml:2:1", "lost-text")]


def test_a_page_that_is_cropped() -> None:
    """Words beyond the edge of a page that has become narrower are told."""
    made = pack(
        '<p data-place="a.yaml:1:1" style="text-align:right">The mill</p>',
        css="@page { @bottom-right { content: none } }",
    )
    assert told(made, cropped(made.write(), 180)) == [("a.yaml:1:1", "lost-ink")]


# ------------------------------------------------------------------------------------ pages


@pytest.mark.parametrize("page", [0, 1, 2])
def test_a_page_lost_at_joining(page: int) -> None:
    """The page that is missing is told once, at its first words, and nothing else is."""
    made = pack(*(f'<p data-place="{name}.yaml:1:1">The part of {name}</p>' for name in "abc"))
    assert told(made, without_page(made.write(), page)) == [(f"{'abc'[page]}.yaml:1:1", "lost-page")]


def test_pages_in_another_order() -> None:
    """A page in the place of another is told."""
    made = pack(
        *(f'<p data-place="{name}.yaml:1:1">The {name * 9}</p>' for name in "abc"),
        css="@page{@bottom-right{content:none}}",
    )
    swapped = reordered(made.write(), 0, 2, 1)
    assert told(made, swapped) == [("b.yaml:1:1", "lost-page")]


def test_a_page_too_many() -> None:
    """A page that nobody laid out is told."""
    made = pack(FIRST)
    assert told(made, spoilt(made.write(), lambda writer: writer.add_blank_page())) == [
        ("layouts/part-0.html:1:1", "lost-page")
    ]


def test_an_empty_part() -> None:
    """A page that draws nothing any more is told as lost."""
    made = pack(FIRST, SECOND)
    content = made.write()
    for run in texts(content, page=1):
        content = redrawn(content, run, b"", page=1)
    assert told(made, content) == [("a.yaml:2:1", "lost-page")]


def test_a_file_that_cannot_be_read() -> None:
    """Bytes that are no PDF are told, and nothing raises."""
    assert told(pack(FIRST), b"%PDF-1.7\nnothing\n%%EOF") == [("layouts/part-0.html:1:1", "lost-page")]


def test_pages_of_annexes(tmp_path: Path) -> None:
    """The words of another file are not looked for; a page that does not draw it is told."""
    ink = b"0 0 1 rg 0 0 300 300 re f"
    (tmp_path / "a.pdf").write_bytes(pdf(ink))
    problems = Problems()
    (read,) = read_annexes((annex(),), tmp_path, problems)
    sheets = style(problems)
    sheets.pictures.update(read.pictures)
    (figure,) = read.pages.figures
    picture = f'<img src="{figure.address}" alt="A report" style="width:50mm">'
    body = f'<p data-place="a.yaml:1:1">Report</p><figure>{picture}</figure>'
    made = compose(
        [part("annex-a", body, attributes='class="part-annex"')], contents, sheets, facts(), problems, [read]
    )
    assert made is not None
    content = made.write()
    assert told(made, content) == []
    drawn = next(line for line in drawing(content).splitlines() if line.endswith(b" Do"))
    assert told(made, redrawn(content, drawn, b"")) == [("a.yaml:1:1", "lost-page")]
