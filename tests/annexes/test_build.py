"""Whole builds with annexes: a bad one ends the build at its line; the manifest tells of one that breaks a standard."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.annexes.handmade import pdf
from tests.annexes.test_hostile import INK, encrypted
from tests.small_campaign import PRESS, write_campaign
from tests.test_make_briefs import hashes, run

LINE = len(PRESS.splitlines()) + 2  # of `file:`
HIDDEN = pdf(
    INK, root="/OCProperties<</OCGs[5 0 R]/D<</OFF[5 0 R]>>>>", objects={5: "<</Type/OCG/Name(Internal)>>"}
)  # fmt: skip


def with_annex(folder: Path, file: str) -> None:
    """Join `file` to the press pack of a campaign."""
    lines = f"annexes:\n- file: {file}\n  title: Report\n  source: ledger\n  alt: Report, page {{i}} of {{n}}\n"
    (folder / "packs" / "press.yaml").write_text(PRESS + lines, encoding="utf-8")


def build(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Build the press pack of the campaign `folder`/small into `folder`/out."""
    return run("build", "press", "--campaign", folder / "small", "--out", folder / "out", *words)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a small campaign, and with the pack that was made from it before the annex was joined."""
    folder = tmp_path_factory.mktemp("published")
    write_campaign(folder / "small")
    done = build(folder)
    assert done.returncode == 0, done.stderr + done.stdout
    return folder


def holding(content: bytes) -> Callable[[Path], None]:
    """Writes an annex."""

    def write(path: Path) -> None:
        path.write_bytes(content)

    return write


def nothing(path: Path) -> None:
    """The file is there already."""
    assert path.is_file()


BAD: dict[str, tuple[str, Callable[[Path], None], str, str]] = {  # case: file, what makes it, code, what is said
    "encrypted": ("a.pdf", holding(encrypted("secret", "owner")), "annex-encrypted", "it is encrypted"),
    "truncated": ("a.pdf", holding(pdf(INK)[:200]), "annex-unreadable", "it is damaged"),
    "hidden layer": ("a.pdf", holding(HIDDEN), "annex-hidden", "it has a hidden layer"),
    "outside": ("../../x.pdf", holding(pdf(INK)), "outside-folder", "leads out of the campaign's folder"),
    "pipe": ("a.pdf", os.mkfifo, "missing-file", "a.pdf is a folder or a pipe"),
    "own output": ("../out/press.pdf", nothing, "outside-folder", "leads out of the campaign's folder"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_annex_ends_the_build_at_its_line(case: str, published: Path, tmp_path: Path) -> None:
    """The build ends with 1 and one error at the name of the annex's file in the YAML; the last set stays as it was."""
    file, make, code, said = BAD[case]
    folder = tmp_path / "here"
    subprocess.run(["cp", "-R", published, folder], check=True)
    with_annex(folder / "small", file)
    make(folder / "small" / file)
    before = hashes(folder / "out")
    done = build(folder, "--format", "json")
    assert done.returncode == 1, done.stderr
    (problem,) = json.loads(done.stdout)
    assert (problem["code"], problem["severity"]) == (code, "error")
    assert (problem["file"], problem["line"], problem["column"]) == (str(folder / "small/packs/press.yaml"), LINE, 9)
    assert said in problem["message"]
    assert problem["hint"]
    assert hashes(folder / "out") == before
    assert sorted(path.name for path in folder.iterdir()) == ["out", "small"]


def test_the_manifest_says_which_standards_a_file_claims(published: Path, tmp_path: Path) -> None:
    """A pack claims both standards; an annex with inks costs it one, in the file and in the manifest, and is told."""
    folder = tmp_path / "here"
    subprocess.run(["cp", "-R", published, folder], check=True)
    claims = []
    for _ in range(2):
        content = (folder / "out" / "press.pdf").read_bytes()
        (pack,) = json.loads((folder / "out" / "manifest.json").read_text(encoding="utf-8"))["packs"]
        claims.append((pack["standards"], b"pdfaid:part" in content, b"pdfuaid:part=" in content))
        with_annex(folder / "small", "a.pdf")
        (folder / "small" / "a.pdf").write_bytes(pdf(b"0 0 0 1 k " + INK))
        done = build(folder)
    assert done.returncode == 0, done.stderr + done.stdout
    assert "annex-standard" in done.stdout
    assert claims == [(["PDF/A-3a", "PDF/UA-1"], True, True), (["PDF/UA-1"], False, True)]
