"""Which footnotes do not stand on the page of their call, and on which side of it they stand."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import pytest

from briefpack.problems import Problems
from briefpack.typeset import footnotes
from briefpack.typeset.footnotes import StrayNote, stray_notes
from briefpack.typeset.lint import pages
from briefpack.typeset.part import Layout, Part
from tests.typesetting import composed, found, part, style


def visit(element: object, tag: str) -> Any:
    return SimpleNamespace(box=SimpleNamespace(element=element, element_tag=tag))


@pytest.mark.parametrize(("call", "note", "pages_on"), [(0, 0, None), (0, 1, 1), (2, 0, -2)])
def test_a_stray_note_says_how_far_it_strayed(
    call: int, note: int, pages_on: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A note on a later page strayed forward, one on an earlier page back, one on the page of its call not at all."""
    element = object()
    pages: list[list[Any]] = [[], [], []]
    pages[call].append(visit(element, "span::footnote-call"))
    pages[note].append(visit(element, "span::footnote-marker"))
    monkeypatch.setattr(footnotes, "walk", lambda boxes: boxes)
    strayed = stray_notes([SimpleNamespace(_page_box=page) for page in pages])
    assert strayed == ([] if pages_on is None else [StrayNote(element, pages_on)])


def test_a_note_parted_from_its_paragraph_is_told() -> None:
    """A note under its paragraph stands on the page of its letter, or is a warning."""
    call = '<sup class="notes"><a class="call-of-note" id="call1" href="#note1">a</a></sup>'
    note = '<span class="footnote" id="note1"><a class="mark-of-note" href="#call1">a</a> Of 2016.</span>'
    for css, expected in (("", []), (".footnote { display: block; break-before: page }", ["footnote-off-page"])):
        problems = Problems()
        composed(problems, part("one", f"<p>the Act{call} now{note}</p>"), css=css)
        assert [code for _, code in found(problems) if code == "footnote-off-page"] == expected


@pytest.mark.parametrize(("pages_on", "said"), [(1, "a page after"), (-1, "a page before")])
def test_the_warning_says_on_which_side(pages_on: int, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The warning says whether a note stands after its call or before it."""
    monkeypatch.setattr(pages, "stray_notes", lambda _pages: [StrayNote(None, pages_on)])
    problems = Problems()
    composed(problems, part("one", "<p>x</p>"))
    assert [code for _, code in found(problems)] == ["footnote-off-page"]
    assert said in next(iter(problems)).message


SHORT_PART, LONG_PART = 1, footnotes.LONG + 1


@pytest.mark.parametrize(
    ("pages", "late", "layouts", "kept"),
    [
        (LONG_PART, [0], 1, 0),
        (LONG_PART, [9, 0, 0], 2, 1),
        (LONG_PART, [9, 9, 0], 2, 0),
        (LONG_PART, [9, 5, 2, 2, 0], 4, 2),
        (SHORT_PART, [9, 9, 12, 7, 9, 0], 6, 5),
        (SHORT_PART, [3, 9, 9, 9, 2, 9, 9], 7, 4),
    ],
)
def test_a_part_is_nudged_while_there_is_hope(
    pages: int, late: list[int], layouts: int, kept: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A long part that a nudge does not help is laid out twice, a short one in all ways; the best layout is kept."""
    source = part("one", '<p style="break-after:page">x</p>' * (pages - 1) + "<p>y</p>")
    nudged, rendered = Part(source, style(Problems()), Problems()), []
    render = nudged._render

    def counted(*arguments: Any) -> Layout:
        rendered.append(render(*arguments))
        return rendered[-1]

    def stray(seen: Sequence[Any]) -> list[None]:
        (number,) = (at for at, layout in enumerate(rendered) if layout.document.pages is seen)
        return [None] * late[number]

    monkeypatch.setattr(nudged, "_render", counted)
    monkeypatch.setattr("briefpack.typeset.part.stray_notes", stray)
    nudged.lay_out(1, {})
    assert len(rendered) == layouts
    assert nudged.layout is rendered[kept]
