"""What is read aloud: lists hold items only, and rows have as many cells as they have columns, filled or not."""

from __future__ import annotations

import pytest

from briefpack.problems import Problems
from tests.pack.integrity import faults, tag_tree
from tests.typesetting import composed, part


def tree(body: str, css: str = "") -> list[str]:
    """The tag tree of a part with this body, a line each, without indents."""
    problems = Problems()
    content = composed(problems, part("one", f"<h1>x</h1>{body}"), css=css).write()
    assert [problem for problem in problems if problem.severity == "error"] == []
    assert faults(content) == []
    return [line.strip() for line in tag_tree(content).splitlines()]


@pytest.mark.parametrize("role", ["ul", "ol"])
def test_spaces_between_items_are_not_read(role: str) -> None:
    """Items that run on in a line make a list of items: what stands between them is a space for the eye."""
    lines = tree(f"<{role}><li>one</li> <li>two</li>\n<li>three</li></{role}>", "li { display: inline }")
    below = lines[next(number for number, line in enumerate(lines) if line.split()[0] == "L") + 1 :]
    assert [line.split()[0] for line in below if line.split()[0] in ("P", "Span")] == []
    assert sum(line.split()[0] == "LI" for line in below) == 3


@pytest.mark.parametrize("empty", ["", " ", '<span aria-hidden="true">____</span>'])
def test_a_cell_without_words_is_a_cell(empty: str) -> None:
    """A row keeps its columns where a cell holds nothing, or only what is for the eye."""
    rows = f'<tr><th scope="row">a</th><td>{empty}</td></tr><tr><th scope="row">b</th><td>c</td></tr>'
    lines = [line.split()[0] for line in tree(f"<table>{rows}</table>")]
    assert (lines.count("TR"), lines.count("TH"), lines.count("TD")) == (2, 2, 2)


def test_a_space_between_words_is_read() -> None:
    """Loose words of a block keep the space that stands between them."""
    lines = [line.split()[0] for line in tree('<div><a href="https://example.org">a</a> <b>b</b></div>')]
    assert lines[lines.index("Link") + 1] == "P"


def test_a_note_under_its_paragraph_is_a_note() -> None:
    """The letter in the text is a reference and leads to the note; the note's letter is its label and leads back."""
    call = '<sup class="notes"><a class="call-of-note" id="call1" href="#note1">a</a></sup>'
    note = '<span class="footnote" id="note1"><a class="mark-of-note" href="#call1">a</a> Of 2016.</span>'
    lines = [line.split()[0] for line in tree(f"<p>the Act{call} now{note}</p>", ".footnote { display: block }")]
    below = lines[lines.index("P") :]
    assert below[:3] == ["P", "Reference", "Link"]
    assert below[below.index("Note") :][:3] == ["Note", "Lbl", "Link"]
