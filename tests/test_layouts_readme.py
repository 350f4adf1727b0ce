"""What layouts/README.md shows a designer works, word for word."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pypdf import PdfReader

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "layouts" / "README.md").read_text(encoding="utf-8")
STEP = re.compile(r"^(?:`(?P<file>[\w./-]+)`\n\n)?```\w*\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)
TEMPLATE = "layouts/handout/handout.html"
SLIP = ("{{ view.standfirst|markdown }}", "{{ view.standfrist|markdown }}")


@dataclass
class Followed:
    """A copy of the project in which the README was followed, and what each of its commands did."""

    project: Path
    done: list[subprocess.CompletedProcess[str]] = field(default_factory=list)
    shown: str = ""  # the message that the README shows
    slip: str = ""  # what a build said of that slip

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "make_briefs.py", *words]
        return subprocess.run(command, capture_output=True, text=True, check=False, cwd=self.project)

    def write(self, file: str, text: str) -> None:
        path = self.project / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def replace(self, old: str, new: str) -> None:
        text = (self.project / TEMPLATE).read_text(encoding="utf-8")
        assert old in text
        self.write(TEMPLATE, text.replace(old, new))


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Followed:
    """Every file of the README written, every command of it run, in its order."""
    project = tmp_path_factory.mktemp("readme") / "project"
    for name in ("assets", "briefpack", "briefs", "layouts"):
        shutil.copytree(ROOT / name, project / name)
    shutil.copy(ROOT / "make_briefs.py", project)
    fonts = project / "briefs" / "join-the-movement" / "fonts"
    fonts.mkdir()
    shutil.copy(ROOT / "assets" / "fonts" / "SourceSans3-Semibold.ttf", fonts / "own.ttf")
    following = Followed(project)
    for step in STEP.finditer(README):
        if step["file"]:
            following.write(step["file"], step["text"])
        elif "error[" in step["text"]:
            following.replace(*SLIP)
            following.shown, following.slip = step["text"], following.run("build", "handout").stdout
            following.replace(*reversed(SLIP))
        else:
            following.done += [following.run(*line.split()[1:]) for line in step["text"].splitlines()]
    return following


def test_every_command_makes_what_it_says(followed: Followed) -> None:
    """Each command of layouts/README.md makes its packs; the sample's placeholders are all it complains of."""
    assert [done.returncode for done in followed.done] == [0] * 5
    assert {code for done in followed.done for code in re.findall(r"(?:warning|error)\[(.*?)\]", done.stdout)} == {
        "placeholder"
    }
    out = {path.name for path in (followed.project / "out" / "join-the-movement").glob("*.pdf")}
    assert {"handout.pdf", "handout-mono.pdf", "handout-letter.pdf", "handout-large-print.pdf"} <= out


def test_the_handout_is_one_page(followed: Followed) -> None:
    """The handout of layouts/README.md has one page on A4, and in large print no more than its sheet plans."""
    out = followed.project / "out" / "join-the-movement"
    assert len(PdfReader(out / "handout.pdf").pages) == 1
    assert 1 < len(PdfReader(out / "handout-large-print.pdf").pages) <= 4


def test_the_campaigns_own_look_is_in_its_packs(followed: Followed) -> None:
    """The face of the campaign's theme.css, and its own contact page, are in the packs that are built last."""
    out = followed.project / "out" / "join-the-movement"
    assert "Write to us" in PdfReader(out / "policymakers.pdf").pages[-1].extract_text()
    fonts = PdfReader(out / "handout.pdf").pages[0]["/Resources"]["/Font"].get_object().values()
    assert any("CampaignSans" in str(font.get_object()["/BaseFont"]) for font in fonts)


def test_a_slip_is_told_as_the_readme_says(followed: Followed) -> None:
    """The message that layouts/README.md shows is what a build says of that slip, letter for letter."""
    assert followed.shown
    assert followed.shown in followed.slip


def test_other_papers_are_refused(followed: Followed) -> None:
    """With its two paper sheets the layout is refused on A5, as layouts/README.md says."""
    done = followed.run("build", "handout", "--paper", "a5")
    assert done.returncode == 1
    assert "error[no-such-paper]" in done.stdout
