"""What a reader would not see is found, at the place where it was written."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from briefpack.problems import Problems
from briefpack.typeset.page_plan import excess
from tests.typesetting import CONTENTS, composed, found, part, style

AT = 'data-place="x.yaml:4:2"'
NEXT = 'style="break-before:page"'
LONG = "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle" * 2


@pytest.mark.parametrize(
    ("body", "css", "code"),
    [
        (f"<p {AT}>{LONG}</p>", "", "text-off-page"),
        (f'<p {AT} class="box">{LONG[:60]}</p>', ".box { width: 20mm }", "text-out-of-box"),
        (f'<div {AT} class="box">a<br>b<br>c<br>d</div>', ".box { height: 10mm }", "text-out-of-box"),
        (f'<div {AT} class="box">a<br>b<br>c<br>d</div>', ".box { height: 10mm; overflow: hidden }", "text-cut"),
        (f'<p {AT} class="box">gone</p>', ".box { position: absolute; left: 90mm; top: 0 }", "text-off-page"),
        (f"<p {AT}>a 𒀀 b</p>", "", "missing-glyph"),
        (f'<p {AT}><a href="#c9">there</a></p>', "", "dead-link"),
        (f'<p {AT}><a href="#other.c1">there</a></p>', "", "dead-link"),
        (f'<p id="c1">a</p><p {AT} id="c1">b</p>', "", "repeated-id"),
    ],
)
def test_faults_of_a_page(body: str, css: str, code: str) -> None:
    """Each fault is an error at the nearest data-place around it."""
    problems = Problems()
    composed(problems, part("one", body), css=css).write()
    assert ("x.yaml:4:2", code) in found(problems)


def test_a_block_too_tall_for_its_page_is_told_once() -> None:
    """Of all lines that run off below, the first is told for its block; what leaves the page sideways, each."""
    problems = Problems()
    lines = "".join(f'<p data-place="x.yaml:{n}:1">line {n}</p>' for n in range(1, 31))
    wide = "".join(f'<p data-place="x.yaml:{n}:1">{LONG}</p>' for n in (41, 42))
    css = "p { margin: 0 } .tall { display: inline-block; color: #fff }"
    composed(problems, part("one", f'<div class="tall" data-block="asks">{lines}</div>{wide}'), css=css)
    off = [(each.place.line, each.message) for each in problems if each.code == "text-off-page"]
    assert [line for line, _ in off] == [17, 41, 42]
    assert off[0][1] == "“line 17” and what follows it run off the page"
    (pale,) = (each for each in problems if each.code == "low-contrast")
    assert "and 15 more lines like it" in pale.message  # those that are on the page


@pytest.mark.parametrize(
    ("rule", "code", "hint"),
    [
        ("p { font-family: BriefSerf }", "unknown-font", "did you mean BriefSerif?"),
        ("p { font: 12pt/14pt Arial }", "unknown-font", "known: BriefKhmer, BriefSerif"),
        ("p { color: var(--acent) }", "bad-css", "the page is set without this; is a custom property misspelt?"),
        ("p { background: url(pack:///layouts/none.png) }", "missing-file", "check the name, or take it out"),
    ],
)
def test_faults_of_a_sheet_that_only_a_page_shows(rule: str, code: str, hint: str) -> None:
    """What is wrong in a style sheet and tells only on a page is an error at its line of the sheet."""
    problems = Problems()
    composed(problems, part("one", f"<p {AT}>words</p>"), css=f"\n\n{rule}").write()
    ((place, found_hint),) = {(problem.place, problem.hint) for problem in problems if problem.code == code}
    assert (place.file, found_hint) == ("test.css", hint)
    assert place.line == 3


def test_a_number_without_its_source_says_how_to_print_it() -> None:
    """A raised number whose source no page prints is a dead link, with the id that its line in the layout needs."""
    problems = Problems()
    composed(problems, part("one", f'<p {AT}>words<a href="#one.s1">1</a></p>')).write()
    (hint,) = (each.hint for each in problems if each.code == "dead-link")
    assert hint.startswith('print the source in the layout with id="s{{ source.number }}"')


def test_a_good_page_has_no_problem() -> None:
    """A page with text, a link, a note and a table has none of these faults."""
    problems = Problems()
    body = (
        '<h1 id="h1">One</h1><p id="c1">Text<span class="note">A note.</span> and <a href="#c1">a link</a>.</p>'
        '<table><tr><th scope="col">a</th></tr><tr><td>b</td></tr></table>'
    )
    assert composed(problems, CONTENTS, part("one", body)).write()
    assert found(problems) == []


LIMITED = 'class="part-one"'


def test_too_many_pages() -> None:
    """A part that runs over its plan is an error that names the block, where it was written, and what does not fit."""
    problems = Problems()
    body = f'<p>one</p><div data-block="asks"><p {AT} style="break-before:page">two</p></div>'
    composed(problems, part("one", body, attributes=LIMITED), css="body.part-one { --pages: 1 }")
    (problem,) = (each for each in problems if each.code == "too-many-pages")
    assert str(problem.place) == "x.yaml:4:2"
    assert problem.message == "the block asks of one runs over: 8 mm do not fit on 1 page"


def test_a_note_at_the_foot_counts_with_its_own_height() -> None:
    """What does not fit is a line and its note, and not the empty page between them."""
    problems = Problems()
    body = f'<p>one</p><p {AT} style="break-before:page">two<span class="note">A note.</span></p>'
    made = composed(problems, part("one", body, attributes=LIMITED), css="body.part-one { --pages: 1 }")
    part_ = made.parts[0].part
    over = excess(part_, part_.style.plans)
    assert over is not None
    assert 12 < over.mm < 15


def test_planned_pages_share_the_plan_of_their_part() -> None:
    """Of two planned pages in a plan of two each has one, so that the first cannot push the second on."""
    sheets = f'<div data-sheet>one<p {AT} style="break-before:page">two</p></div><div data-sheet {NEXT}>three</div>'
    for plan, expected in ((2, [("x.yaml:4:2", "too-many-pages")]), (4, [])):
        problems = Problems()
        composed(problems, part("one", sheets, attributes=LIMITED), css=f"body.part-one {{ --pages: {plan} }}")
        assert [each for each in found(problems) if each[1] == "too-many-pages"] == expected


@pytest.mark.parametrize(("up", "told"), [("-8mm", True), ("-0.5mm", False)])
def test_words_in_the_margin_of_a_page(up: str, told: bool) -> None:
    """Words that stand where running heads do are told, whether or not they run into one."""
    problems = Problems()
    composed(problems, part("one", f'<p {AT} style="margin-top: {up}">high</p><p {NEXT}>after</p>'))
    messages = ["“high” stands in the upper margin of the page"] if told else []
    assert [each.message for each in problems if each.code == "text-out-of-box"] == messages


def test_a_panel_ends_where_its_words_must() -> None:
    """What stands below a panel's end runs over the plan, by the millimetres that the letters reach below it."""
    css = "body.part-one { --pages: 1 } [data-panel] { height: 20mm } p { margin: 0; line-height: 10mm }"
    for lines, expected in ((2, []), (3, ["the block asks of one runs over: 7 mm do not fit on its side"])):
        problems = Problems()
        text = "<br>".join(["word"] * lines)
        body = f'<div data-panel="side"><p {AT} data-block="asks">{text}</p></div>'
        composed(problems, part("one", body, attributes=LIMITED), css=css)
        assert [each.message for each in problems if each.code in ("too-many-pages", "text-out-of-box")] == expected


def test_the_last_plan_counts() -> None:
    """A later sheet, that of a theme, gives a part more room."""
    problems = Problems()
    body = f"<p>one</p><p {NEXT}>two</p>"
    css = "body.part-one { --pages: 1 } body.part-two, body.part-one { --pages: 2 }"
    composed(problems, part("one", body, attributes=LIMITED), css=css)
    assert "too-many-pages" not in [code for _, code in found(problems)]


@pytest.mark.parametrize(
    "rule", ["body.part-one { --pages: none }", "body.part-one { --pages: 0 }", "p { --pages: 1 }"]
)
def test_what_is_no_plan(rule: str) -> None:
    """A plan without a number of pages, or of something else than a part, is a problem of its sheet."""
    problems = Problems()
    style(problems, rule)
    assert [(problem.code, problem.place.file) for problem in problems] == [("bad-css", "test.css")]


def test_an_empty_page() -> None:
    """A page without text or picture is an error."""
    problems = Problems()
    composed(problems, part("one", '<p>one</p><div style="break-before:page;break-after:page"></div><p>three</p>'))
    assert "empty-page" in [code for _, code in found(problems)]


@pytest.mark.parametrize(("width", "coarse"), [("50mm", True), ("20mm", False)])
def test_a_coarse_picture(width: str, coarse: bool, tmp_path: Path) -> None:
    """A picture under 150 ppi at its size on paper is a warning, a finer one is not."""
    out = io.BytesIO()
    Image.new("RGB", (200, 200), "red").save(out, "PNG")
    (tmp_path / "p.png").write_bytes(out.getvalue())
    problems = Problems()
    composed(problems, part("one", f'<p {AT}><img src="p.png" alt="x" style="width:{width}"></p>'), campaign=tmp_path)
    assert (("x.yaml:4:2", "coarse-picture") in found(problems)) is coarse
    assert problems.errors == 0


def test_notes_stand_on_the_page_of_their_call() -> None:
    """Over many page heights a note lands on its call's page, or is reported where it was written."""
    sentence = "The mill fed the valley for a century, and nobody asked who would feed the mill. "
    body = "".join(f'<p {AT}>{sentence * 2}<span class="note">Note {n}.</span> {sentence}</p>' for n in range(6))
    reported = late = 0
    for height in range(70, 110, 4):
        problems = Problems()
        pack = composed(problems, part("one", body), css=f"@page {{ margin-bottom: {115 - height}mm }}")
        from briefpack.typeset.footnotes import stray_notes

        late += len(stray_notes(pack.parts[0].part.pages))
        reported += sum(code == "footnote-off-page" for _, code in found(problems))
    assert late == 0 or reported > 0
