"""What the documentation shows is true."""

from __future__ import annotations

import itertools
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from briefpack.content.loading import load
from briefpack.pages.checking import check_packs
from briefpack.pages.environment import PAGE_NAMES
from briefpack.pages.layouts import Layouts
from briefpack.problems import Problems

ROOT = Path(__file__).resolve().parent.parent
FENCED = re.compile(r"```yaml\n# (?P<part>in )?(?P<file>\S+\.yaml)\n(?P<text>.*?)```", re.DOTALL)
FIRST = [
    "asks.yaml", "campaign.yaml", "packs/policymakers.yaml", "sections/closing.yaml", "sources.yaml", "timeline.yaml",
]  # fmt: skip


@pytest.fixture
def shown() -> Iterator[re.Match[str]]:
    """The pieces of YAML in docs/writing.md that say which file they are, or stand in."""
    return FENCED.finditer((ROOT / "docs" / "writing.md").read_text(encoding="utf-8"))


def write(folder: Path, file: str, text: str) -> None:
    (folder / file).parent.mkdir(parents=True, exist_ok=True)
    (folder / file).write_text(text, encoding="utf-8")


def test_the_campaign_in_writing_loads(shown: Iterator[re.Match[str]], tmp_path: Path) -> None:
    """The campaign that docs/writing.md shows first is whole: it loads without a problem, and its pack fits."""
    files = {found["file"]: found["text"] for found in itertools.islice(shown, len(FIRST))}
    assert sorted(files) == FIRST
    for file, text in files.items():
        write(tmp_path, file, text)
    problems = Problems()
    campaign = load(tmp_path, "mill", problems)
    assert list(problems) == []
    assert campaign is not None
    check_packs([campaign.packs["policymakers"]], Layouts(ROOT / "layouts"), problems)
    assert list(problems) == []


def test_everything_in_writing_builds(shown: Iterator[re.Match[str]], tmp_path: Path) -> None:
    """Every pack and every further key that docs/writing.md shows builds; of thin pages and a placeholder it warns."""
    mill = tmp_path / "mill"
    for found in shown:
        if found["part"]:
            whole = yaml.load((mill / found["file"]).read_text(encoding="utf-8"), yaml.BaseLoader)
            whole.update(yaml.load(found["text"], yaml.BaseLoader))
            write(mill, found["file"], yaml.dump(whole, allow_unicode=True))
        else:
            write(mill, found["file"], found["text"])
    packs = {f"{path.stem}.pdf" for path in (mill / "packs").iterdir()}
    assert len(packs) == 6
    command = [sys.executable, ROOT / "make_briefs.py", "build", "--campaign", mill, "--out", tmp_path / "out"]
    done = subprocess.run([*command, "--format", "json"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert {problem["code"] for problem in json.loads(done.stdout)} == {"thin-page", "placeholder"}
    assert {path.name for path in (tmp_path / "out").glob("*.pdf")} == packs


def test_layouts_names_what_a_template_is_given() -> None:
    """docs/layouts.md names every value that a template is rendered with."""
    shown = (ROOT / "docs" / "layouts.md").read_text(encoding="utf-8").partition("<!-- generated")[0]
    assert [name for name in PAGE_NAMES if f"`{name}`" not in shown] == []


def test_links_between_documents_lead_somewhere() -> None:
    """Every link in README.md and docs/ to a file of the project leads to one that is there."""
    documents = [ROOT / "README.md", ROOT / "layouts" / "README.md", *(ROOT / "docs").rglob("*.md")]
    dead = [
        f"{path.name}: {target}"
        for path in documents
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", re.sub(r"`[^`]*`", "", path.read_text(encoding="utf-8")))
        if "://" not in target and "…" not in target and not (path.parent / target).exists()
    ]
    assert len(documents) > 50
    assert dead == []
