"""What the documentation shows is true."""

from __future__ import annotations

import re
from pathlib import Path

from briefpack.content.loading import load
from briefpack.pages.checking import check_packs
from briefpack.pages.environment import PAGE_NAMES
from briefpack.pages.layouts import Layouts
from briefpack.problems import Problems

ROOT = Path(__file__).resolve().parent.parent
FENCED = re.compile(r"```yaml\n# (?P<file>\S+\.yaml)\n(?P<text>.*?)```", re.DOTALL)


def test_the_campaign_in_writing_loads(tmp_path: Path) -> None:
    """The whole campaign that docs/writing.md shows loads without a problem, and its pack fits its layout."""
    shown = (ROOT / "docs" / "writing.md").read_text(encoding="utf-8")
    files = {found["file"]: found["text"] for found in FENCED.finditer(shown)}
    assert sorted(files) == [
        "asks.yaml", "campaign.yaml", "packs/policymakers.yaml", "sections/closing.yaml", "sources.yaml",
        "timeline.yaml",
    ]  # fmt: skip
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    problems = Problems()
    campaign = load(tmp_path, "mill", problems)
    assert list(problems) == []
    assert campaign is not None
    check_packs([campaign.packs["policymakers"]], Layouts(ROOT / "layouts"), problems)
    assert list(problems) == []


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
