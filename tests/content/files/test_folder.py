"""What lies in a campaign's folder beside its files."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from briefpack.content.loading import load
from briefpack.problems import Problems


def problems_of(folder: Path) -> list[tuple[str, str, str, str]]:
    problems = Problems()
    load(folder, "small", problems)
    return [(each.severity, each.code, str(each.place), each.hint) for each in problems]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("sections/notes.txt", "call it notes.yaml if it belongs here, or take it out"),
        ("packs/press.json", "call it press.yaml if it belongs here, or take it out"),
        ("packs/README", "call it README.yaml if it belongs here, or take it out"),
        ("sections/old/", "put its files into sections/ itself, or take it out"),
        ("ask.yaml", "did you mean asks.yaml?"),
        ("asks.yml", "did you mean asks.yaml?"),
        ("sources.json", "did you mean sources.yaml?"),
        ("zzzz.yaml", "known: answers.yaml, asks.yaml, campaign.yaml, sources.yaml, timeline.yaml"),
    ],
)
def test_stray_files_are_told(name: str, hint: str, small_campaign: Path) -> None:
    """What looks as if it were read is one warning, at the file, with what to do."""
    path = small_campaign / name
    if name.endswith("/"):
        path.mkdir()
    else:
        path.write_text("a: [b", encoding="utf-8")
    assert problems_of(small_campaign) == [("warning", "stray-file", f"small/{name.rstrip('/')}:1:1", hint)]
    path.rmdir() if name.endswith("/") else path.unlink()
    assert problems_of(small_campaign) == []


@pytest.mark.parametrize(
    "name", [".#closing.yaml", "._closing.yaml", ".DS_Store", "closing.yaml~", ".closing.yaml.swp", "#closing.yaml#"]
)
def test_what_editors_leave_is_passed_over(name: str, small_campaign: Path) -> None:
    """Locks, copies and notes of editors and file managers are no part of a campaign."""
    for folder in ("", "sections", "packs"):
        (small_campaign / folder / name).write_text("a: [b", encoding="utf-8")
    (small_campaign / "sections" / ".#link.yaml").symlink_to("nobody@nowhere.1234")
    assert problems_of(small_campaign) == []


def test_other_files_may_lie_beside_campaign_yaml(small_campaign: Path) -> None:
    """Annexes, pictures, notes and folders beside the campaign's files are nobody's mistake."""
    for name in ("ledger.pdf", "README.md", "officials.csv", "photo.jpg"):
        (small_campaign / name).touch()
    (small_campaign / "annexes").mkdir()
    assert problems_of(small_campaign) == []


def test_a_campaigns_own_look_is_read(small_campaign: Path) -> None:
    """theme.css, and what lies in layouts/ and fonts/, are no strangers; another sheet beside them is not read."""
    for name in ("theme.css", "layouts/shared/cover.html", "layouts/press/press.css", "fonts/own.ttf"):
        (small_campaign / name).parent.mkdir(parents=True, exist_ok=True)
        (small_campaign / name).touch()
    assert problems_of(small_campaign) == []
    (small_campaign / "style.css").touch()
    hint = "call it theme.css, or put it into layouts/shared/"
    assert problems_of(small_campaign) == [("warning", "stray-file", "small/style.css:1:1", hint)]


@pytest.mark.parametrize("subfolder", ["sections", "packs"])
def test_a_folder_that_may_not_be_read_says_so(
    subfolder: str, small_campaign: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One error at the folder, and no word of what lies in it."""
    listed = os.listdir

    def forbidden(path: Any) -> list[str]:
        if Path(path).name == subfolder:
            raise PermissionError(13, "Permission denied")
        return listed(path)

    monkeypatch.setattr(os, "listdir", forbidden)
    hint = f"let yourself read and open the folder {subfolder}"
    assert problems_of(small_campaign) == [("error", "unreadable-file", f"small/{subfolder}:1:1", hint)]


def test_a_file_in_the_place_of_sections(small_campaign: Path) -> None:
    """A file called sections is no folder, and says so."""
    (small_campaign / "sections").rename(small_campaign / "annexes")
    (small_campaign / "sections").touch()
    assert [problem[1:3] for problem in problems_of(small_campaign)] == [("unreadable-file", "small/sections:1:1")]
