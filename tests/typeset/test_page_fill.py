"""How full pages are, and how a thin last page gets more."""

from __future__ import annotations

import dataclasses
import random

import pytest

from briefpack.problems import Problems
from briefpack.typeset.footnotes import stray_notes
from briefpack.typeset.page_fill import THIN, fill
from tests.typesetting import composed, found, part

LINE = '<p data-place="x.yaml:4:2" style="margin:0">words</p>'
KIND = 'class="part-one"'  # 100 mm pages with margins of 15 mm hold 14 lines of 14 pt


def fills(lines: int, css: str = "", around: str = "{}", attributes: str = KIND) -> tuple[list[float], list[str]]:
    problems = Problems()
    made = composed(problems, part("one", around.format(LINE * lines), attributes=attributes), css=css)
    return [fill(page) for page in made.parts[0].part.pages], [code for _, code in found(problems)]


@pytest.mark.parametrize("lines", [15, 16, 17, 29, 30, 44])
@pytest.mark.parametrize("around", ["{}", '<div class="columns">{}</div>', '<div class="grid"><div>{}</div></div>'])
def test_a_thin_last_page_gets_more(lines: int, around: str) -> None:
    """A part of several pages ends with a page that is at least a third full, and takes no page more for it."""
    css = ".columns { columns: 2; column-fill: auto } .grid { display: grid; grid-template-columns: 1fr }"
    per_page = 28 if "columns" in around else 14
    lines = lines * per_page // 14
    pages, codes = fills(lines, css, around)
    assert len(pages) == -(-lines // per_page)
    assert min(pages) >= THIN
    assert "thin-page" not in codes


def test_a_page_that_is_full_enough_stays() -> None:
    """Pages are not evened where none is thin."""
    pages, _ = fills(21)
    assert pages[0] > 0.94


def test_a_part_of_one_thin_page_is_told() -> None:
    """There is nothing to take from: the author is told, at the words that stand there."""
    problems = Problems()
    composed(problems, part("one", LINE, attributes=KIND))
    (problem,) = problems
    assert (problem.code, problem.severity, str(problem.place)) == ("thin-page", "warning", "x.yaml:4:2")
    assert problem.message == "page 1 of one is 10 % full, and a third looks finished"


def test_a_thin_page_is_told_where_its_author_can_mend_it() -> None:
    """The words of a layout's own heading are nobody's to lengthen: told is the first place in a campaign."""
    made = part("one", f'<h1 id="h1">Timeline</h1>{LINE}', attributes=KIND)
    bare = dataclasses.replace(made, html=made.html.replace('data-place="one.yaml:1:1"', ""))
    problems = Problems()
    composed(problems, bare)
    assert found(problems) == [("x.yaml:4:2", "thin-page")]


def test_planned_pages_may_be_thin() -> None:
    """A cover, a form or a letter has the pages that its plan gives it."""
    pages, codes = fills(15, "body.part-one { --pages: 2 }")
    assert min(pages) < THIN
    assert "thin-page" not in codes


def test_feet_stay_where_they_are() -> None:
    """A foot at the bottom of its margin does not move when pages end higher."""
    from briefpack.typeset import boxes

    css = "@page { @bottom-right { vertical-align: bottom; padding-bottom: 5mm } }"
    places = []
    for lines in (15, 21):
        made = composed(Problems(), part("one", LINE * lines, attributes=KIND), css=css)
        part_ = made.parts[0].part
        for page in part_.numbered(1, 2):
            feet = [v.box for v in boxes.walk(page._page_box) if v.margin and boxes.is_text(v.box)]
            places.append(round(feet[0].position_y, 2))
    assert len(set(places)) == 1


@pytest.mark.parametrize("lines", [10, 11, 12, 13])
def test_pages_are_not_evened_through_a_frame(lines: int) -> None:
    """A frame that stood whole stays whole: rather a thin last page than a divided ask."""
    frame = f'<div data-whole style="break-inside:avoid">{LINE * lines}</div>'
    _, codes = fills(15 - lines, around=f"{frame}{{}}")
    assert "frame-divided" not in codes


@pytest.mark.parametrize("seed", [3, 4, 25, 26, 27, 28])
def test_evener_pages_keep_notes_with_their_calls(seed: int) -> None:
    """What gives the last page more sets no note on another page than its call."""
    choose = random.Random(seed)
    late = []
    for evened in (False, True):
        css = "" if evened else "body.part-one { --pages: 99 }"
        problems = Problems()
        choose.seed(seed)
        made = composed(problems, part("one", _notes(choose), attributes=KIND), css=css)
        late.append(len(stray_notes(made.parts[0].part.pages)))
    assert late[1] <= late[0]


def _notes(choose: random.Random) -> str:
    paragraphs = []
    for _ in range(choose.randint(6, 14)):
        before = "words and more of them " * choose.randint(2, 14)
        note = f'<span class="note">{"a note " * choose.randint(2, 12)}</span> ' if choose.random() < 0.5 else ""
        paragraphs.append(f"<p>{before}{note}{'more words ' * choose.randint(0, 8)}</p>")
    return "".join(paragraphs)


def test_a_note_at_the_foot_fills_no_page() -> None:
    """Between a line at the top and its note at the foot a page is empty, and told."""
    noted = '<p data-place="x.yaml:4:2" style="break-before:page;margin:0">last<span class="note">a note</span></p>'
    problems = Problems()
    made = composed(problems, part("one", LINE * 13 + noted, attributes=KIND))
    assert fill(made.parts[0].part.pages[-1]) < THIN
    assert ("x.yaml:4:2", "thin-page") in found(problems)
