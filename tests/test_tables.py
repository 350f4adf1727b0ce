"""What a command made or found, in columns."""

from __future__ import annotations

import datetime
from pathlib import Path

from briefpack.making import Built
from briefpack.pack.made import MadePack, PartFacts
from briefpack.tables import built_table, listing_table, table


def test_a_table_lines_up() -> None:
    """Columns line up; figures are flush right."""
    assert table(["pack", "kB"], [["press", "7"], ["brands", "112"]], right=frozenset({1})).splitlines() == [
        "pack     kB",
        "press     7",
        "brands  112",
    ]


def test_a_name_stays_in_its_line() -> None:
    """A control character in a name is shown, not sent to the terminal."""
    assert table(["file"], [["a\nb\x1b"]]).splitlines() == ["file", "a\\u000ab\\u001b"]


def test_a_listing_joins_what_a_cell_has_several_of() -> None:
    """A cell with several words sets them apart by commas; an empty listing is no table."""
    assert listing_table([{"pack": "press", "parts": ["cover", "facts"]}]).splitlines()[1] == "press  cover, facts"
    assert listing_table([]) == ""


def made(**changes: object) -> MadePack:
    """A pack of two pages."""
    day, facts = datetime.date(2020, 6, 30), (PartFacts("brief", "Brief", 1, 2),)
    given: dict[str, object] = {
        "name": "press", "audience": "press", "internal": False, "file": "press.pdf", "paper": "a4", "theme": "colour",
        "edition": day, "status": "", "content": b"x", "page_count": 2, "parts": facts, "claim_pages": {},
        "claims_said": frozenset(), "source_ids": (), "left_out": (), "problems": (),
    }  # fmt: skip
    return MadePack(**given | changes)  # type: ignore[arg-type]


def test_what_gave_way_is_grouped_by_part_and_by_how() -> None:
    """A part is named once, with the claims that were shortened before those that were left out."""
    steps = (
        ("release", "a.1", "shortened"),
        ("release", "b.2", "shortened"),
        ("release", "c.3", "left out"),
        ("facts", "a.1", "shortened"),
    )
    lines = built_table(Built([made(gave_way=steps)]), Path("out")).splitlines()
    assert lines[2:] == [
        "to keep press to its pages: in release: a.1, b.2 shortened, c.3 left out; in facts: a.1 shortened"
    ]


def test_what_nothing_fills_is_named_once() -> None:
    """A field that leaves blocks of two parts empty is listed once for the pack; a full pack has no such line."""
    parts = (PartFacts("a", "A", 1, 1, ("reply_by", "standfirst")), PartFacts("b", "B", 2, 1, ("standfirst",)))
    lines = built_table(Built([made(parts=parts)]), Path("out")).splitlines()
    assert lines[2:] == ["nothing fills in press: reply_by, standfirst"]
    assert len(built_table(Built([made()]), Path("out")).splitlines()) == 2
