"""Where a claim or a source stands, over the last build and all that was kept."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from briefpack.editions.issuing import issue
from briefpack.editions.kept import LAST_BUILD, EditionError
from briefpack.editions.tracing import all_editions, trace
from briefpack.issued import Traced, trace_word
from briefpack.problems import Problems
from briefpack.project import CampaignFolder
from tests.editions.shelves import claim, entry_of, listed

PRESS = entry_of("press", claim("cl.1a", "The gates were locked."), claim("old.1", page=3))


def built(folder: Path, manifest: dict[str, Any]) -> Path:
    """A folder as a build leaves it, with its manifest."""
    folder.mkdir(exist_ok=True)
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return folder


def traced(word: str, campaign: Path, shelf: Path) -> Traced:
    folder = CampaignFolder(campaign, "small", "small")
    return trace_word(word, folder, shelf, shelf / "no-out", None, Problems())


def test_every_edition_is_looked_through(tmp_path: Path) -> None:
    """A claim is found in each edition and in the last build, each box with its page, the oldest first."""
    issue(tmp_path / "mill", listed(PRESS))
    issue(tmp_path / "mill", listed(entry_of("press", claim("cl.1a", page=4), sha256="0")))
    out = built(tmp_path / "out", listed(entry_of("press", claim("cl.1a", page=5), sha256="1")))
    found = trace(all_editions(tmp_path / "mill", out), ["cl.1a"], [])
    assert [(each.edition, each.pack.name, each.box.page) for each in found] == [
        ("2020-06-30", "press", 2),
        ("2020-06-30-2", "press", 4),
        (LAST_BUILD, "press", 5),
    ]


def test_a_build_that_was_issued_is_not_named_twice(tmp_path: Path) -> None:
    """What lies in the output folder and was issued is found in its edition only."""
    issue(tmp_path / "mill", listed(PRESS))
    out = built(tmp_path / "out", listed(PRESS))
    assert [each.name for each in all_editions(tmp_path / "mill", out)] == ["2020-06-30"]
    assert [each.name for each in all_editions(tmp_path / "none" / "mill", out)] == [LAST_BUILD]


def test_a_source_is_found_by_its_id(small_campaign: Path, tmp_path: Path) -> None:
    """A source stands where it is listed or raised."""
    issue(tmp_path / "shelf", listed(PRESS))
    found = traced("gazette", small_campaign, tmp_path / "shelf")
    assert [(each.name, each.box.page) for each in found.found] == [("gazette", 2)]


def test_a_line_is_traced_by_its_claims(small_campaign: Path, tmp_path: Path) -> None:
    """FILE:LINE finds the claims that the line belongs to, with or without the campaign's name before it."""
    issue(tmp_path / "shelf", listed(PRESS))
    for word in ("sections/closing.yaml:5", "small/sections/closing.yaml:5", "sections/closing.yaml:5:9"):
        found = traced(word, small_campaign, tmp_path / "shelf")
        assert found.names == ["cl.1a", "cl.1b", "cl.1c"]
        assert {each.name for each in found.found} == {"cl.1a"}


def test_a_claim_that_the_campaign_no_longer_has_is_found(small_campaign: Path, tmp_path: Path) -> None:
    """What an edition printed can be traced, whatever became of the campaign since."""
    issue(tmp_path / "shelf", listed(PRESS))
    (small_campaign / "sections" / "closing.yaml").write_text("heading: [", encoding="utf-8")
    assert [each.box.page for each in traced("old.1", small_campaign, tmp_path / "shelf").found] == [3]


def test_a_known_claim_may_stand_nowhere(small_campaign: Path, tmp_path: Path) -> None:
    """A claim that no pack prints is known, and found nowhere."""
    assert traced("cl.3", small_campaign, tmp_path) == Traced(["cl.3"], [])


WRONG = [
    ("cl.1x", "there is no claim or source cl.1x", "did you mean cl.1"),
    ("sections/opening.yaml:x", "there is no claim or source", "a line is a number: FILE.yaml:31"),
    ("sections/closing.yaml:1", "belongs to no claim", ""),
    ("sections/closing.yaml:999", "belongs to no claim", ""),
    ("sections/closing.yaml:0", "belongs to no claim", ""),
    ("sections/clothing.yaml:5", "there is no file sections/clothing.yaml in small", ""),
]


@pytest.mark.parametrize(("word", "said", "hint"), WRONG)
def test_an_unknown_name_is_an_error(word: str, said: str, hint: str, small_campaign: Path, tmp_path: Path) -> None:
    """A name that nothing knows, and a line on which nothing stands, end the command, with what was meant."""
    with pytest.raises(EditionError, match=said) as error:
        traced(word, small_campaign, tmp_path)
    assert hint in error.value.hint


def test_packs_of_another_campaign_are_not_taken_for_ones_own(tmp_path: Path) -> None:
    """An output folder that another campaign was built into is told, not traced."""
    out = built(tmp_path / "out", listed(PRESS))
    with pytest.raises(EditionError, match="holds packs of mill, not of river"):
        all_editions(tmp_path / "editions" / "river", out)
