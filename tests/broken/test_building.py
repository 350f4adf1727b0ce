"""Building a broken campaign: exit 1, every problem on standard output, and the last good packs untouched."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.broken.catalogue import CASES
from tests.broken.spoiling import Case
from tests.small_campaign import write_campaign

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the small campaign and, beside it in `out`, the packs that it builds."""
    folder = tmp_path_factory.mktemp("good")
    write_campaign(folder / "small")
    words = ["build", "--campaign", folder / "small", "--out", folder / "out"]
    command = [sys.executable, ROOT / "make_briefs.py", *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name.replace(" ", "-"))
def test_broken(case: Case, good: Path, tmp_path: Path) -> None:
    """The build ends with 1, says what the catalogue expects and no more, and leaves packs and folders as they were."""
    from make_briefs import app

    shutil.copytree(good, tmp_path / "copy")
    campaign, out = tmp_path / "copy" / "small", tmp_path / "copy" / "out"
    case.apply(campaign)
    beside = sorted(path.name for path in out.parent.iterdir())
    done = CliRunner().invoke(app, ["build", "--campaign", str(campaign), "--out", str(out), "--format", "json"])
    assert done.exit_code == 1, done.output
    said = [(each["code"], Path(each["file"]).name, each["line"], each["column"]) for each in json.loads(done.stdout)]
    assert said == [(each.code, Path(each.file).name, each.line, each.column) for each in case.expected]
    assert contents(out) == contents(good / "out")
    assert sorted(path.name for path in out.parent.iterdir()) == beside


SAVED = {
    "a byte order mark": lambda content: b"\xef\xbb\xbf" + content,
    "line ends of Windows": lambda content: content.replace(b"\n", b"\r\n"),
    "line ends of old": lambda content: content.replace(b"\n", b"\r"),
    "all of Windows": lambda content: b"\xef\xbb\xbf" + content.replace(b"\n", b"\r\n"),
}


@pytest.mark.parametrize("saved", SAVED)
def test_how_an_editor_saves_changes_no_byte(saved: str, good: Path, tmp_path: Path) -> None:
    """A campaign saved with a byte order mark or other line ends builds to the same bytes."""
    shutil.copytree(good / "small", tmp_path / "small")
    for path in (tmp_path / "small").rglob("*.yaml"):
        path.write_bytes(SAVED[saved](path.read_bytes()))
    words = ["build", "brands", "--campaign", tmp_path / "small", "--out", tmp_path / "out"]
    command = [sys.executable, ROOT / "make_briefs.py", *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "out" / "brands.pdf").read_bytes() == (good / "out" / "brands.pdf").read_bytes()
