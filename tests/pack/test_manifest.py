"""The manifest: the same packs give the same bytes, and every fact of a pack is in it."""

from __future__ import annotations

import datetime
import hashlib

from briefpack.content.left_out import LeftOut
from briefpack.one_pack import file_name
from briefpack.pack.made import MadePack, PartFacts
from briefpack.pack.manifest import entry, manifest
from briefpack.typeset.positions import Position, Positions

DAY = datetime.date(2020, 6, 30)
BOXES = [Position(page, 18.0, 30.5, 174.0, 9.9) for page in (2, 3)]
WORDS = ["It was so.", "They deny it."]
FOUND = Positions(
    {"s1.a": BOXES}, {"gazette": BOXES[:1]}, {"s1.a": ["It was so.", "They deny it."]}, {"s1.a": ["It was so."]}
)


def made(name: str) -> MadePack:
    left = (
        LeftOut("s1", "s1.b", "and nobody was told", "only for press"),
        LeftOut("s1", None, "rest", "stands in no claim"),
    )
    parts = (PartFacts("cover", "Cover", 1, 1), PartFacts("chapter-1", "One", 2, 2))
    return MadePack(
        name=name,
        audience="press",
        internal=True,
        file=f"{name}.pdf",
        paper="a4",
        theme="mono",
        edition=DAY,
        status="DRAFT",
        content=b"%PDF",
        page_count=3,
        parts=parts,
        claim_pages={"s1.a": (2, 3)},
        claims_said=frozenset({"s1.a"}),
        source_ids=("gazette",),
        left_out=left,
        problems=(),
        standards=("PDF/UA-1",),
        positions=FOUND,
        code="K7QF3M2X",
    )


def test_an_entry_says_everything_of_a_pack() -> None:
    """Name, audience, file, code, hash, parts, claims and sources with positions, what was left out and why."""
    said = entry(made("press"))
    assert said["sha256"] == hashlib.sha256(b"%PDF").hexdigest()
    assert (said["name"], said["audience"], said["file"], said["pages"]) == ("press", "press", "press.pdf", 3)
    assert said["parts"][1] == {"name": "chapter-1", "title": "One", "first_page": 2, "pages": 2, "empty_blocks": []}
    assert said["internal"] is True
    assert said["standards"] == ["PDF/UA-1"]
    boxes = [{"page": page, "x": 18.0, "y": 30.5, "width": 174.0, "height": 9.9} for page in (2, 3)]
    assert said["code"] == "K7QF3M2X"
    (claim,) = said["claims"]
    assert claim == {"id": "s1.a", "pages": [2, 3], "boxes": boxes, "said": WORDS[:1], "words": WORDS}
    assert said["sources"] == ["gazette"]
    assert said["cited"] == [{"id": "gazette", "boxes": boxes[:1]}]
    assert [left["why"] for left in said["left_out"]] == ["only for press", "stands in no claim"]


def test_packs_are_sorted_by_file() -> None:
    """The order in which packs were made does not show."""
    one, two = entry(made("a")), entry(made("b"))
    assert manifest("mill", DAY, [two, one]) == manifest("mill", DAY, [one, two])


def test_only_claims_on_no_page_are_counted_as_left_out() -> None:
    """A claim that prints in other words, and words of no claim, are listed but not counted."""
    assert made("press").claims_left_out == 1


def test_file_names() -> None:
    """NAME[-theme][-paper].pdf, where what nobody asked for is left out."""
    made = [file_name("press", paper, theme, "a4") for theme in ("colour", "mono") for paper in ("a4", "letter")]
    assert made == ["press.pdf", "press-letter.pdf", "press-mono.pdf", "press-mono-letter.pdf"]
    assert file_name("leaflet", "a5", "colour", "a5") == "leaflet.pdf"
