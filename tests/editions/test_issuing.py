"""Issuing: an edition is kept whole or not at all, and never written over."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from briefpack.editions.issuing import issue, require_issuable, require_no_shelf, require_shelf
from briefpack.editions.kept import EditionError, edition_in, kept_editions
from briefpack.pack.disk import MachineError
from tests.editions.shelves import BOX, claim, entry_of, listed


def names(shelf: Path) -> list[str]:
    return sorted(path.name for path in shelf.iterdir())


def test_an_edition_is_called_by_its_date(tmp_path: Path) -> None:
    """The first edition of a day has its date as its name, and its manifest is the whole of it."""
    assert issue(tmp_path / "mill", listed(entry_of("press"))) == "2020-06-30"
    assert names(tmp_path / "mill") == ["2020-06-30"]
    assert names(tmp_path / "mill" / "2020-06-30") == ["manifest.json"]


def test_the_same_content_is_issued_once(tmp_path: Path) -> None:
    """Issuing what is kept already, first or second of its day, changes nothing and names it."""
    one, other = listed(entry_of("press")), listed(entry_of("press", code="00000000"))
    assert [issue(tmp_path, each) for each in (one, other, one, other)] == ["2020-06-30", "2020-06-30-2"] * 2
    assert names(tmp_path) == ["2020-06-30", "2020-06-30-2"]


def test_no_edition_is_written_over(tmp_path: Path) -> None:
    """An edition stays byte for byte as it was, whatever is issued on the same day, even where it was damaged."""
    issue(tmp_path, listed(entry_of("press")))
    kept = tmp_path / "2020-06-30" / "manifest.json"
    kept.write_text("not ours", encoding="utf-8")
    assert issue(tmp_path, listed(entry_of("press"))) == "2020-06-30-2"
    assert kept.read_text(encoding="utf-8") == "not ours"


def test_two_who_issue_at_once_get_two_editions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where another command takes the name between look and rename, the next one is taken."""
    issue(tmp_path, listed(entry_of("press")))
    seen = os.path.lexists
    monkeypatch.setattr(os.path, "lexists", lambda path: Path(path).name != "2020-06-30" and seen(path))
    assert issue(tmp_path, listed(entry_of("press", code="00000000"))) == "2020-06-30-2"
    assert json.loads((tmp_path / "2020-06-30" / "manifest.json").read_text())["packs"][0]["code"] == "K7QF3M2X"


def test_nothing_half_made_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the disk fails, an error says so, and no stage and no edition is left."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("briefpack.editions.issuing.sync_folder", full)
    with pytest.raises(MachineError):
        issue(tmp_path, listed(entry_of("press")))
    assert names(tmp_path) == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [({"code": ""}, "before packs had a code"), ({"edition": "2020-06-01"}, "is of the edition 2020-06-01")],
)
def test_a_mixed_set_is_not_issued(changes: dict[str, Any], said: str) -> None:
    """Packs of another date, and packs that print no code, are no part of an edition."""
    require_issuable(listed(entry_of("press")))
    with pytest.raises(EditionError, match=said):
        require_issuable(listed(entry_of("press"), entry_of("brands", **changes)))


def test_the_place_is_looked_at_before_anything_is_made(tmp_path: Path) -> None:
    """A file, a link and a folder inside the output are no places for editions; looking makes none."""
    (tmp_path / "file").write_text("x", encoding="utf-8")
    (tmp_path / "link").symlink_to(tmp_path)
    require_shelf(tmp_path / "new" / "mill", tmp_path / "out")
    for wrong in ("file", "file/mill", "link", "out/editions", "out"):
        with pytest.raises(EditionError):
            require_shelf(tmp_path / wrong, tmp_path / "out")
    assert names(tmp_path) == ["file", "link"]


def test_editions_are_read_in_order(tmp_path: Path) -> None:
    """Editions come by date and number, the tenth of a day after the second; other folders are passed over."""
    for code in range(10):
        issue(tmp_path, listed(entry_of("press", code=f"0000000{code}")))
    (tmp_path / "notes").mkdir()
    assert [each.name for each in kept_editions(tmp_path)][-2:] == ["2020-06-30-9", "2020-06-30-10"]
    assert kept_editions(tmp_path / "nowhere") == []


def test_a_kept_pack_knows_what_stands_where(tmp_path: Path) -> None:
    """What is read again is what was kept: code, hash, claims with boxes and words, sources."""
    issue(tmp_path, listed(entry_of("press")))
    (edition,) = kept_editions(tmp_path)
    (pack,) = edition.packs
    assert (edition.campaign, pack.name, pack.code, pack.date) == ("mill", "press", "K7QF3M2X", "2020-06-30")
    assert pack.claims["s1.a"].pages == (2,)
    assert pack.claims["s1.a"].words == ("It was so.",)
    assert pack.sources["gazette"][0].x == BOX["x"]


SPOILT = [
    lambda manifest: manifest["packs"][0].pop("code"),
    lambda manifest: manifest["packs"][0].update(code=7),
    lambda manifest: manifest["packs"][0].update(claims=[{"id": "a"}]),
    lambda manifest: manifest["packs"][0]["claims"][0]["boxes"][0].pop("x"),
    lambda manifest: manifest["packs"][0]["claims"][0]["boxes"][0].update(page="2"),
    lambda manifest: manifest["packs"][0]["claims"][0].update(words=[1]),
    lambda manifest: manifest.update(tool={"name": "other"}),
]


@pytest.mark.parametrize("spoil", SPOILT)
def test_a_changed_edition_is_an_error(spoil: Any, tmp_path: Path) -> None:
    """A manifest that lacks something, or holds something of another kind, is named; nothing is guessed."""
    manifest = listed(entry_of("press"))
    spoil(manifest)
    (tmp_path / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    with pytest.raises(EditionError, match="is not as a build of this tool writes it"):
        edition_in(tmp_path, "x")
    assert edition_in(tmp_path / "nowhere", "x") is None


def test_an_empty_edition_is_an_error(tmp_path: Path) -> None:
    """A folder that is called like an edition and holds no manifest is told."""
    (tmp_path / "2020-06-30").mkdir()
    with pytest.raises(EditionError, match="holds no packs"):
        kept_editions(tmp_path)


@pytest.mark.parametrize(
    "changes",
    [
        {"audience": "a\0b"}, {"audience": "a/b"}, {"audience": ""}, {"theme": "../../etc"}, {"edition": "foo"},
        {"edition": "2020-13-45"}, {"file": "\ud800.pdf"},
        {"claims": [{**claim("a"), "boxes": [{**BOX, "width": "w"}]}]},
        {"claims": [{**claim("a"), "boxes": [{**BOX, "height": None}]}]},
        {"claims": [{**claim("a"), "boxes": [{**BOX, "x": 10**400}]}]},
        {"claims": [claim("a", "\ud800")]}, {"claims": [{"id": "a", "boxes": [], "words": []}]},
    ],
)  # fmt: skip
def test_an_edition_that_was_changed_is_told(changes: dict[str, Any], tmp_path: Path) -> None:
    """Whatever in a kept manifest no build can have written is an error with its place, before anything is done."""
    manifest = tmp_path / "mill" / "2020-06-30" / "manifest.json"
    manifest.parent.mkdir(parents=True)
    manifest.write_text(json.dumps(listed(entry_of("press", **changes))), encoding="utf-8")
    with pytest.raises(EditionError, match="is not as a build of this tool writes it"):
        kept_editions(tmp_path / "mill")


def test_packs_are_not_built_where_editions_are_kept(tmp_path: Path) -> None:
    """A build into an edition's folder would write over it."""
    for out in (tmp_path / "editions", tmp_path / "editions" / "mill" / "2020-06-30"):
        with pytest.raises(EditionError, match="among the editions"):
            require_no_shelf(out, tmp_path / "editions")
    require_no_shelf(tmp_path / "out", tmp_path / "editions")
    issue(tmp_path / "elsewhere" / "mill", listed(entry_of("press")))
    with pytest.raises(EditionError, match="is an edition that was kept"):
        require_no_shelf(tmp_path / "elsewhere" / "mill" / "2020-06-30", tmp_path / "editions")
