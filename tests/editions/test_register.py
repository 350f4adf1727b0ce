"""The register of a personal run is read strictly, and nobody is missed."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefpack.editions.register import Recipient, read_register
from briefpack.problems import Problems

HEAD = "code,file,recipient,sent\n"
KNOWN = {"K7QF3M2X", "00000000"}
ROWS = 'K7QF3M2X,press-ann.pdf,"Ann Lee, The Post",2020-07-01\n00000000,b.pdf,Bo,\nK7QF3M2X,press-cy.pdf,Cy,\n'


def read(folder: Path, text: str | bytes) -> tuple[list[Recipient], list[tuple[int, str]]]:
    """Who has the code K7QF3M2X, and the lines and messages of all problems."""
    (folder / "register.csv").write_bytes(text if isinstance(text, bytes) else text.encode())
    problems = Problems()
    found = read_register(folder, {"K7QF3M2X"}, KNOWN, problems)
    assert {problem.code for problem in problems} <= {"bad-register"}
    return found, [(problem.place.line, problem.message) for problem in problems]


@pytest.mark.parametrize("text", [HEAD + ROWS, "\ufeff" + HEAD + ROWS, (HEAD + ROWS).replace("\n", "\r\n")])
def test_it_names_everyone_with_the_code(text: str, tmp_path: Path) -> None:
    """Those whose copy has the code are found, whoever else is listed, and whatever wrote the file."""
    found, said = read(tmp_path, text)
    assert said == []
    assert [(each.recipient, each.file, each.sent) for each in found] == [
        ("Ann Lee, The Post", "press-ann.pdf", "2020-07-01"),
        ("Cy", "press-cy.pdf", ""),
    ]


FAULTS = [
    ("", 1, "the columns are missing"),
    ("file,code,recipient,sent\n", 1, "the columns are file,code,recipient,sent"),
    (HEAD + "K7QF3M2X,a.pdf,Ann\n", 2, "there are 3 columns in this row, not 4"),
    (HEAD + "\n", 2, "there are 0 columns in this row, not 4"),
    (HEAD + "K7QF3M2U,a.pdf,Ann,\n", 2, "'K7QF3M2U' is no code of a pack"),
    (HEAD + 'K7QF3M2X,a.pdf,"Ann\nLee",\nK7QF3M2X,a.pdf, ,\n', 4, "the file or the recipient is missing"),
    (HEAD + "K7QF3M2X,a.pdf,Ann,2020-02-30\n", 2, "'2020-02-30' is no date"),
    (HEAD + 'K7QF3M2X,a.pdf,"Ann"x,\n', 2, "this is no CSV"),
    (HEAD.encode() + b"K7QF3M2X,a.pdf,Ann\xff,\n", 1, "this file is not UTF-8 text"),
]


@pytest.mark.parametrize(("text", "line", "said"), FAULTS)
def test_a_fault_is_told_at_its_line(text: str | bytes, line: int, said: str, tmp_path: Path) -> None:
    """What cannot be read as the run wrote it is a problem where it stands; it is not passed over."""
    _, found = read(tmp_path, text)
    assert [(where, message.startswith(said)) for where, message in found] == [(line, True)]


def test_a_missing_register_is_told(tmp_path: Path) -> None:
    """A folder without a register is a problem, and so is a link in its place."""
    problems = Problems()
    assert read_register(tmp_path, {"K7QF3M2X"}, KNOWN, problems) == []
    (tmp_path / "other.csv").write_text(HEAD, encoding="utf-8")
    (tmp_path / "register.csv").symlink_to(tmp_path / "other.csv")
    assert read_register(tmp_path, {"K7QF3M2X"}, KNOWN, problems) == []
    assert [problem.code for problem in problems] == ["bad-register"] * 2


def test_a_row_of_no_edition_is_told(tmp_path: Path) -> None:
    """Nobody is passed over in silence: a code that no edition has is told at its row."""
    (tmp_path / "register.csv").write_text(HEAD + "K7QF3M2X,a.pdf,Ann,\nZZZZZZZZ,b.pdf,Bea,\n", encoding="utf-8")
    problems = Problems()
    assert [each.recipient for each in read_register(tmp_path, {"K7QF3M2X"}, KNOWN, problems)] == ["Ann"]
    (told,) = problems
    assert (told.place.line, told.severity, "ZZZZZZZZ" in told.message) == (3, "warning", True)
