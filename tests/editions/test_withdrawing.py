"""Withdrawing: who is told what, and how the claim is written down."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefpack.content.fields.text import PartialDate, Text
from briefpack.content.withdrawn import Withdrawal
from briefpack.editions.issuing import issue
from briefpack.editions.kept import Edition, EditionError, kept_editions
from briefpack.editions.withdrawing import Readers, errata, write_withdrawal
from tests.editions.shelves import claim, entry_of, listed

GIVEN = Withdrawal(claim=Text("a"), date=PartialDate("2020-07-01"), reason=Text("It was not so."), role=Text("Editor"))
TITLE = "Two things happened"


@pytest.fixture
def editions(tmp_path: Path) -> list[Edition]:
    """An edition with packs for three kinds of readers, two of whom were shown the claim a, one in two forms."""
    press = entry_of("press", claim("a", TITLE, "It was so.", "so"), claim("b", TITLE, page=3))
    staff = entry_of("staff", claim("a", "Say: it was so.", page=5), audience="press", internal=True)
    large = entry_of("press", claim("a", "It was so."), file="press-large-print.pdf", theme="large-print")
    leaflet = entry_of("leaflet", claim("b"), audience="public")
    issue(tmp_path / "shelf", listed(press, large, staff, leaflet))
    return kept_editions(tmp_path / "shelf")


def test_each_kind_of_readers_is_told_what_it_was_shown(editions: list[Edition]) -> None:
    """Readers are told of their own packs only: nobody outside learns of what is internal, or of other audiences.

    Whoever reads large print is told in large print.
    """
    slips = errata("a", editions, GIVEN)
    large = Readers("press", False, "a4", "large-print")
    assert list(slips) == [Readers("press", False), large, Readers("press", True)]
    outside, _, inside = slips.values()
    assert [stand.pack for stand in slips[large].stands] == ["press-large-print"]
    assert [(stand.pack, stand.edition, stand.pages) for stand in outside.stands] == [("press", "2020-06-30", "2")]
    assert [(stand.pack, stand.pages) for stand in inside.stands] == [("staff", "5")]
    assert (outside.words, inside.words) == (("It was so.",), ("Say: it was so.",))
    assert (outside.reason, outside.role, outside.date.isoformat()) == ("It was not so.", "Editor", "2020-07-01")


def test_the_statement_is_quoted_in_each_of_its_wordings(tmp_path: Path) -> None:
    """A slip quotes what packs state, each wording once, and nothing that only rests on it or stands beside it."""
    one = entry_of(
        "one", claim("a", TITLE, "It was so.", "They deny it all.", said=["It was so.", "so"]), audience="press"
    )
    two = entry_of("two", claim("a", "It was so.", "So it was.", said=["It was so.", "So it was."]), audience="press")
    issue(tmp_path / "shelf", listed(one, two))
    (slip,) = errata("a", kept_editions(tmp_path / "shelf"), GIVEN).values()
    assert slip.words == ("It was so.", "so", "So it was.")


def test_a_claim_in_no_pack_needs_no_slip(editions: list[Edition]) -> None:
    """Where no edition has the claim, nobody is to be told."""
    assert errata("c", editions, GIVEN) == {}


def test_it_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    """The file is made, then grows; nothing else is left in the folder."""
    write_withdrawal(tmp_path, GIVEN)
    first = (tmp_path / "withdrawn.yaml").read_bytes()
    write_withdrawal(tmp_path, GIVEN.model_copy(update={"claim": Text("b")}))
    assert (tmp_path / "withdrawn.yaml").read_bytes().startswith(first)
    assert [path.name for path in tmp_path.iterdir()] == ["withdrawn.yaml"]


@pytest.mark.parametrize("content", [b"withdrawn: [", b"\xff", b""])
def test_a_file_that_a_person_broke_stays_as_it_is(content: bytes, tmp_path: Path) -> None:
    """What cannot be read is refused, and no byte of it changes."""
    (tmp_path / "withdrawn.yaml").write_bytes(content)
    with pytest.raises(EditionError):
        write_withdrawal(tmp_path, GIVEN)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"withdrawn.yaml": content}


def test_a_claim_that_another_command_withdrew_is_not_withdrawn_again(tmp_path: Path) -> None:
    """Of two withdrawals of a claim at once one is written, with its reason; the other is told."""
    write_withdrawal(tmp_path, GIVEN)
    before = (tmp_path / "withdrawn.yaml").read_bytes()
    with pytest.raises(EditionError, match="was withdrawn meanwhile"):
        write_withdrawal(tmp_path, GIVEN.model_copy(update={"reason": Text("Another.")}))
    assert (tmp_path / "withdrawn.yaml").read_bytes() == before
