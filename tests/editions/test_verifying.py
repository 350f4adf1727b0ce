"""A PDF is one that was issued, or is told to be changed or unknown."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from briefpack.editions.issuing import issue
from briefpack.editions.verifying import verify
from briefpack.problems import Problems
from briefpack.project import WrongCommandError
from tests.editions.shelves import entry_of, listed
from tests.typesetting import composed, part

CODE = "K7QF3M2X"


def pdf(words: str) -> bytes:
    """A PDF of ours that prints some words."""
    made = composed(Problems(), part("one", f"<p>{words}</p>"))
    return made.write()


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """Editions of one pack, press.pdf beside them."""
    content = pdf(f"Code of this pack: {CODE}")
    (tmp_path / "press.pdf").write_bytes(content)
    entry = entry_of("press", code=CODE, sha256=hashlib.sha256(content).hexdigest())
    issue(tmp_path / "editions" / "mill", listed(entry))
    return tmp_path / "editions"


def said(file: Path, shelf: Path) -> list[tuple[str, str]]:
    problems = Problems()
    assert verify(str(file), shelf, problems) == []
    return [(problem.code, problem.message) for problem in problems]


def test_what_was_issued_is_known(shelf: Path) -> None:
    """A file that is byte for byte as it was issued is named, with its edition, whatever it is called."""
    problems = Problems()
    copy = shelf.parent / "copy.pdf"
    copy.write_bytes((shelf.parent / "press.pdf").read_bytes())
    (found,) = verify(str(copy), shelf, problems)
    assert str(found) == "press of mill, edition 2020-06-30"
    assert list(problems) == []


def test_a_changed_byte_is_told(shelf: Path) -> None:
    """One byte more, and other words under the same code, are a changed pack."""
    other = shelf.parent / "other.pdf"
    for content in ((shelf.parent / "press.pdf").read_bytes() + b"\n", pdf(f"It was not so. {CODE}")):
        other.write_bytes(content)
        ((code, message),) = said(other, shelf)
        assert code == "changed-pdf"
        assert "press of mill, edition 2020-06-30" in message


@pytest.mark.parametrize("content", [b"", b"no PDF", pdf("Code of this pack: 00000000"), pdf(f"X{CODE}")])
def test_a_stranger_is_told(content: bytes, shelf: Path) -> None:
    """What prints no code of ours is unknown: no PDF, an empty file, a code of no edition, a longer word."""
    other = shelf.parent / "other.pdf"
    other.write_bytes(content)
    assert [code for code, _ in said(other, shelf)] == ["unknown-pdf"]


def test_without_editions_everything_is_unknown(shelf: Path) -> None:
    """Where no edition was kept, no file is known."""
    assert [code for code, _ in said(shelf.parent / "press.pdf", shelf / "none")] == ["unknown-pdf"]


def test_a_file_that_is_not_there_is_a_wrong_command(tmp_path: Path) -> None:
    """A missing file and a folder cannot be verified."""
    for name in (tmp_path / "none.pdf", tmp_path):
        with pytest.raises(WrongCommandError, match="cannot be read"):
            verify(str(name), tmp_path, Problems())
