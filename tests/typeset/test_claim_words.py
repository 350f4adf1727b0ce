"""What the pages say of a claim, and which of it is the claim's own statement."""

from __future__ import annotations

import pytest

from briefpack.content.statements import Statements
from briefpack.problems import Problems
from briefpack.typeset.positions import Positions
from tests.typesetting import composed, part

STATEMENTS = Statements(own=frozenset(["a.yaml:1:1", "a.yaml:2:1"]), beside=frozenset(["a.yaml:3:1", "a.yaml:4:1"]))
FRAME = """<div data-claim="a" data-place="a.yaml:1:1">
<div class="stat" data-claim="a" data-place="a.yaml:2:1"><p>at least <b>114</b></p></div>
<p class="label">What is alleged</p><p>The mill
closed.<sup>3</sup></p>
<p class="label">What is replied</p><p><span data-place="a.yaml:3:1"><b>The mill</b> It did not.</span></p>
<p><span class="verdict"><span class="mark">X</span> Supported</span></p>
<p data-place="a.yaml:4:1"><b>Later: 2021.</b> It opened.</p></div>"""


def found(*bodies: str) -> Positions:
    parts = (part(f"part-{number}", body) for number, body in enumerate(bodies))
    return composed(Problems(), *parts).positions({}, STATEMENTS)


def test_words_are_what_a_reader_sees() -> None:
    """Raised numbers, marks, drawings and a layout's labels are no words; each block is a paragraph."""
    inside = (
        '<b>In 2018</b><span>it</span> cl<em>os</em>ed.<sup>3</sup> All did.<span class="mark">X</span><p>Later.</p>{}'
    )
    drawn = '<svg xmlns="http://www.w3.org/2000/svg"><title>A box</title></svg><p class="label">Replied</p>'
    assert found(f'<div data-claim="a">{inside.format(drawn)}</div>').words == {
        "a": ["In 2018 it closed. All did.", "Later."]
    }


def test_words_are_kept_once() -> None:
    """The same paragraph of a claim twice is one; an element inside another of its claim adds nothing."""
    body = '<div data-claim="a"><p data-claim="a b">One.</p></div><p data-claim="a">One.</p>'
    assert found(body, body).words == {"a": ["One."], "b": ["One."]}


def test_a_statement_is_told_from_what_stands_beside_it() -> None:
    """Labels, how it stands, what is replied and what came later are words about a claim, but not its statement."""
    here = found(FRAME)
    assert here.said == {"a": ["The mill closed.", "at least 114"]}
    assert here.words["a"] == [
        "at least 114", "The mill closed.", "The mill It did not.", "Supported", "Later: 2021. It opened.",
    ]  # fmt: skip


@pytest.mark.parametrize("place", ["", ' data-place="b.yaml:9:9"'])
def test_what_rests_on_a_claim_is_no_statement_of_it(place: str) -> None:
    """A title or an event that rests on a claim stands among its words only."""
    here = found(f'<p data-claim="a"{place}>Mills close.</p>')
    assert (here.words, here.said) == ({"a": ["Mills close."]}, {"a": []})


def test_a_footnote_is_a_paragraph_and_no_statement() -> None:
    """The note of a claim stands apart from its statement, without its letter; the day of a release is no claim."""
    call = '<sup class="notes"><a class="call-of-note" id="call1" href="#note1">a</a></sup>'
    note = '<span class="footnote" id="note1"><a class="mark-of-note" href="#call1">a</a> As the ledger counts.</span>'
    day = '<b class="dateline">30 June 2020.</b> '
    here = found(f'<p data-claim="a" data-place="a.yaml:1:1">{day}It closed.{call} {note}</p>')
    assert here.words == {"a": ["It closed.", "As the ledger counts."]}
    assert here.said == {"a": ["It closed."]}


def test_each_wording_of_a_statement_is_kept() -> None:
    """A claim in its long and in its short wording has two statements, in the order of the pack."""
    short = '<p data-claim="a" data-place="a.yaml:2:1">Closed.</p>'
    assert found(short, FRAME, short).said == {"a": ["Closed.", "The mill closed.", "at least 114"]}
