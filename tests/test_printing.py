"""Problems as text: four formats, none of which a file's text can break out of."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefpack.printing import SourceLines, escaped, printed
from briefpack.problems import Place, Problem, Related
from briefpack.project import Project

PROBLEM = Problem(
    "duplicate-key",
    "`text` stands here twice",
    Place("a.yaml", 9, 3),
    "keep one of them",
    related=(Related(Place("a.yaml", 8, 3), "it stands here first"),),
)
WARNING = Problem("edition-not-today", "the edition is old", Place("b.yaml"), severity="warning")


def human(line: str, column: int, number: int = 1) -> list[str]:
    """The lines that show a source line and its caret."""
    problem = Problem("odd", "odd", Place("a.yaml", number, column))
    return printed([problem], "human", source_line=lambda _: line).splitlines()[1:]


def test_human() -> None:
    """For people: the place, what it is, the line with a caret under the column, the hint, further places."""
    assert printed(
        [PROBLEM, WARNING], "human", source_line=lambda place: "  text: more" if place.line == 9 else ""
    ) == (
        "a.yaml:9:3: error[duplicate-key]: `text` stands here twice\n"
        "  9 |   text: more\n"
        "        ^\n"
        "  hint: keep one of them\n"
        "  see a.yaml:8:3: it stands here first\n"
        "\n"
        "b.yaml:1:1: warning[edition-not-today]: the edition is old"
    )


def test_short() -> None:
    """One line a problem, with its hint."""
    assert printed([PROBLEM, WARNING], "short") == (
        "a.yaml:9:3: error[duplicate-key]: `text` stands here twice; keep one of them\n"
        "b.yaml:1:1: warning[edition-not-today]: the edition is old"
    )


def test_json() -> None:
    """A list of objects with every field; an empty list where there is nothing to say."""
    first, second = json.loads(printed([PROBLEM, WARNING], "json"))
    assert first == {
        "code": "duplicate-key",
        "severity": "error",
        "message": "`text` stands here twice",
        "hint": "keep one of them",
        "file": "a.yaml",
        "line": 9,
        "column": 3,
        "related": [{"file": "a.yaml", "line": 8, "column": 3, "note": "it stands here first"}],
    }
    assert second["severity"] == "warning"
    assert json.loads(printed([], "json")) == []


def test_github() -> None:
    """A workflow command a problem; percent signs, line ends, and colons and commas in properties are escaped."""
    problem = Problem("odd", "50%\nof: it, all", Place("a:b,c.yaml", 2, 5), "mend\rit")
    assert printed([problem, WARNING], "github") == (
        "::error file=a%3Ab%2Cc.yaml,line=2,col=5,title=odd::50%25%0Aof: it, all (mend%0Dit)\n"
        "::warning file=b.yaml,line=1,col=1,title=edition-not-today::the edition is old"
    )


@pytest.mark.parametrize("style", ["human", "short", "github"])
def test_nothing_to_say(style: str) -> None:
    """Without problems nothing is printed."""
    assert printed([], style) == ""


def test_colour_is_for_those_who_ask() -> None:
    """There is no escape sequence unless colour is asked for, and then only around the severity."""
    assert "\x1b" not in printed([PROBLEM, WARNING], "human", source_line=lambda _: "")
    coloured = printed([PROBLEM, WARNING], "human", colour=True, source_line=lambda _: "")
    assert "\x1b[1;31merror\x1b[0m[duplicate-key]" in coloured
    assert "\x1b[1;33mwarning\x1b[0m[edition-not-today]" in coloured


@pytest.mark.parametrize(
    ("line", "column", "caret"),
    [
        ("a: b", 1, 0),
        ("a: b", 4, 3),
        ("a: b", 5, 4),  # behind the last character
        ("a: b", 99, 4),
        ("\ta: b", 2, 4),  # a tab is shown as four columns
        ("a\tb", 3, 4),
        ("名前: x", 5, 6),  # wide letters take two columns
        ("e\u0301: x", 5, 3),  # a mark above a letter takes none
        ("a\x1b: x", 3, 7),  # a control character is shown by its number
        ("a\u202e: x", 3, 7),
        ("a\u200b: x", 3, 7),  # so is what has no width
        ("a\ufeff: x", 3, 7),
        ("กิ: x", 3, 1),  # a vowel above its letter
        ("ក្ម: x", 4, 2),  # a sign below it
    ],
)
def test_the_caret_stands_under_its_column(line: str, column: int, caret: int) -> None:
    """The caret is under the character, whatever stands before it takes on a terminal."""
    shown, below = human(line, column)
    assert shown.startswith("  1 | ")
    assert below.index("^") - len("  1 | ") == caret


def test_a_long_line_is_cut_around_its_column() -> None:
    """Of a long line the part around the column is shown, and the caret is under the same character."""
    shown, below = human("x" * 5_000 + "!" + "y" * 5_000, 5_001)
    assert len(shown) <= 110
    assert shown[below.index("^")] == "!"


def test_a_blank_line_is_not_shown() -> None:
    """Where there is nothing to see, no line and no caret are printed."""
    assert human("   ", 1) == []


def test_control_characters_are_escaped() -> None:
    """A terminal is not steered by what a file or a file's name holds."""
    problem = Problem(
        "odd", "a\x1b[31m\u202eb", Place("a\x1b[2J.yaml"), "c\x07", related=(Related(Place("d\x1b"), "\x9b"),)
    )
    for style in ("human", "short", "github", "json"):
        shown = printed([problem], style, source_line=lambda _: "\x1b]0;x\x07")
        assert not [each for each in shown if each in "\x1b\x07\x9b\u202e"], style


@given(message=st.text(), hint=st.text(), file=st.text(min_size=1), line=st.text(), column=st.integers(1, 50))
def test_any_text_can_be_printed(message: str, hint: str, file: str, line: str, column: int) -> None:
    """No text makes printing fail, adds a line of its own, or sends a control character to a terminal."""
    problem = Problem("odd", message, Place(file, 1, column), hint)
    for style in ("human", "short", "github"):
        shown = printed([problem], style, source_line=lambda _: line)
        assert escaped(shown.replace("\n", "")) == shown.replace("\n", "")
        assert shown.count("\n") <= (3 if style == "human" else 0)
    assert json.loads(printed([problem], "json"))[0]["line"] == 1


def test_source_lines(tmp_path: Path) -> None:
    """The line of a place is read from its file; there is none past its end, or where no file is."""
    path, line = tmp_path / "a.yaml", SourceLines()
    path.write_bytes(b"one\r\ntw\xff\rthree\n")
    assert line(Place(str(path), 1)) == "one"
    assert line(Place(str(path), 2)) == "tw\ufffd"
    assert line(Place(str(path), 3)) == "three"
    assert line(Place(str(path), 9)) == ""
    assert line(Place(str(tmp_path / "none.yaml"))) == ""
    assert line(Place(str(tmp_path))) == ""
    assert line(Place("a\0b")) == ""


def test_what_is_no_file_of_the_author_is_not_opened(tmp_path: Path) -> None:
    """The excerpt of a problem never waits for a pipe, nor shows a file that a link leads to."""
    line = SourceLines()
    (tmp_path / "secret.txt").write_text("secret\n", encoding="utf-8")
    (tmp_path / "link.yaml").symlink_to(tmp_path / "secret.txt")
    os.mkfifo(tmp_path / "pipe.yaml")
    assert line(Place(str(tmp_path / "secret.txt"))) == "secret"
    assert line(Place(str(tmp_path / "link.yaml"))) == line(Place(str(tmp_path / "pipe.yaml"))) == ""


def test_lines_are_those_of_the_project_wherever_one_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A path of the project is found from every folder; one that begins with a dot is seen from the current one."""
    for folder in ("project/briefs", "elsewhere/briefs"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "a.yaml").write_text(f"{folder}\n", encoding="utf-8")
    line = SourceLines(tmp_path / "project")
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert line(Place("briefs/a.yaml")) == "project/briefs"
    assert line(Place("./briefs/a.yaml")) == "elsewhere/briefs"
    assert line(Place("../project/briefs/a.yaml")) == "project/briefs"


def test_a_campaign_elsewhere_is_told_from_one_of_the_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Messages call a campaign outside the project by a path that begins with a dot, or is absolute."""
    for folder in ("project/briefs/mill", "elsewhere/briefs/mill"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "campaign.yaml").touch()
    project = Project((tmp_path / "project").resolve())
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert project.campaign("mill").display == "briefs/mill"
    assert project.campaign("briefs/mill").display == "./briefs/mill"
    assert project.campaign("../elsewhere/briefs/mill").display == "../elsewhere/briefs/mill"
    assert project.campaign("../project/briefs/mill").display == "briefs/mill"
    absolute = str(tmp_path / "elsewhere" / "briefs" / "mill")
    assert project.campaign(absolute).display == absolute


def test_a_file_is_read_once(tmp_path: Path) -> None:
    """However many problems a file has, it is read once."""
    path, line = tmp_path / "a.yaml", SourceLines()
    path.write_text("one\ntwo\n", encoding="utf-8")
    assert line(Place(str(path), 1)) == "one"
    path.unlink()
    assert line(Place(str(path), 2)) == "two"


def test_a_byte_order_mark_takes_no_column(tmp_path: Path) -> None:
    """The mark that some editors put before a file is not counted, nor shown."""
    (tmp_path / "a.yaml").write_bytes(b"\xef\xbb\xbftitle: x\n")
    assert SourceLines()(Place(str(tmp_path / "a.yaml"))) == "title: x"
