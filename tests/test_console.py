"""Whatever the caller did with the standard streams, a command makes the same and says so honestly."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.small_campaign import write_campaign

ROOT = Path(__file__).resolve().parent.parent
MAKE = [sys.executable, str(ROOT / "make_briefs.py")]


def sh(script: str, *words: str | Path, **env: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of shell in which "$@" is make_briefs.py with some words."""
    command = ["sh", "-c", script, "sh", *MAKE, *map(str, words)]
    return subprocess.run(command, capture_output=True, env={**os.environ, **env}, check=False)


@pytest.fixture(scope="module")
def campaign(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small campaign with two packs the less, as each build takes a while."""
    folder = write_campaign(tmp_path_factory.mktemp("console") / "small")
    for name in ("press", "policymakers"):
        (folder / "packs" / f"{name}.yaml").unlink()
    path = folder / "asks.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("[policymakers, press]", "[press]"), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("streams", "code"),
    [
        (">&-", 0),
        ("2>&-", 0),
        ("<&- >&- 2>&-", 0),
        ("2>/dev/full", 0),
        (">/dev/full", 4),
        (">/dev/full 2>/dev/full", 4),
    ],
)
@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="Linux has /dev/full")
def test_a_build_is_made_whoever_listens(campaign: Path, tmp_path: Path, streams: str, code: int) -> None:
    """Closed or full streams change nothing of what is made; only a standard output that is full ends with 4."""
    done = sh(f'"$@" {streams}', "build", "--campaign", campaign, "--out", tmp_path / "out")
    assert done.returncode == code, done.stderr
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["brands.pdf", "manifest.json"]
    if code and "2>" not in streams:
        assert b"the packs are made, and lie in" in done.stderr


@pytest.mark.parametrize("format_", ["human", "json"])
def test_a_reader_who_has_gone_changes_nothing(campaign: Path, tmp_path: Path, format_: str) -> None:
    """Where nobody reads the pipe any more, neither the lines of progress nor the table end the build."""
    reader, writer = os.pipe()
    os.close(reader)
    words = ("build", "--campaign", campaign, "--out", tmp_path / "out", "--format", format_)
    done = subprocess.run([*MAKE, *words], stdout=writer, stderr=writer, check=False)
    os.close(writer)
    assert done.returncode == 0
    assert (tmp_path / "out" / "manifest.json").exists()


@pytest.mark.parametrize("words", ["list", "list --format json", "check", "explain tag", "build --help", "--help"])
@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="Linux has /dev/full")
def test_output_that_cannot_be_written_is_told(campaign: Path, words: str) -> None:
    """A command whose output the disk does not take ends with 4 and one line."""
    which = () if "help" in words or "explain" in words else ("--campaign", campaign)
    done = sh('"$@" >/dev/full', *words.split(), *which)
    assert done.returncode == 4
    assert b"No space left on device" in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("words", ["list", "check", "explain tag", "--help"])
def test_no_listener_is_no_error(campaign: Path, words: str) -> None:
    """Standard output that was closed is as good as one that leads nowhere."""
    which = () if "help" in words or "explain" in words else ("--campaign", campaign)
    assert sh('"$@" >&-', *words.split(), *which).returncode == 0


def test_letters_that_the_terminal_lacks_are_escaped(tmp_path: Path) -> None:
    """In ASCII a campaign's name is printed with escapes, and a name that is no UTF-8 too."""
    folder = tmp_path / os.fsdecode(b"m\xc3\xbchle\xff")
    write_campaign(folder)
    done = sh('"$@"', "check", "--campaign", folder, "--format", "short", PYTHONIOENCODING="ascii")
    assert done.returncode == 0, done.stderr
    assert b"m\\xfchle\\udcff/campaign.yaml" in done.stdout


def test_a_file_of_ours_never_gets_the_number_of_a_stream() -> None:
    """With all three streams closed, the next file that is opened is the fourth."""
    code = "from briefpack.console import open_streams\nopen_streams()\nimport os\nassert os.open('/', os.O_RDONLY) > 2"
    done = subprocess.run(["sh", "-c", '"$@" <&- >&- 2>&-', "sh", sys.executable, "-c", code], cwd=ROOT, check=False)
    assert done.returncode == 0


@pytest.mark.parametrize("write", ["show", "say"])
def test_writing_escapes(write: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What is shown goes to standard output, what is said to standard error."""
    from briefpack import console

    call: Callable[[str], None] = getattr(console, write)
    call("one line")
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == (("one line\n", "") if write == "show" else ("", "one line\n"))
