"""What a command made or found, in columns."""

from __future__ import annotations

from briefpack.tables import listing_table, table


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
