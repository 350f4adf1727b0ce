"""`inspect` shows all that can be read in a PDF, says what of it is suspicious, and takes any file."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from typer.testing import CliRunner

from briefpack.problems import Problems
from briefpack.proof.inspection import SUSPICIOUS, Row, inspected
from briefpack.proof.reading import SINKS
from tests.proof.plants import PLANTS, in_page_stream, rewritten
from tests.proof.secrets import clean_pack

WORDS = "seen at the archive"
UNSHOWN = {"page text", "colour profiles", "pictures: pixels", "other streams"}  # what pages show; bytes of other kinds


def rows_of(content: bytes, folder: Path) -> list[Row]:
    path = folder / "some.pdf"
    path.write_bytes(content)
    problems = Problems()
    rows = inspected(path, problems)
    assert list(problems) == []
    return rows


def test_a_pack_of_ours_is_not_suspicious(tmp_path: Path) -> None:
    """Of a clean pack everything is shown, and the last line says that nothing is suspicious."""
    rows = rows_of(clean_pack(), tmp_path)
    shown = {row["what"] for row in rows}
    assert {"file", "revisions", "document information", "page box", "fonts", "outline", "named destinations"} <= shown
    assert {"link targets", "annotations", "metadata (XMP)", "languages", "trailer"} <= shown
    assert rows[-1] == {"what": "suspicious", "where": "", "says": "nothing"}
    assert {"what": "document information", "where": "Producer", "says": "briefpack"} in rows


@pytest.mark.parametrize("sink", [sink.name for sink in SINKS if sink.name not in UNSHOWN])
def test_whatever_stands_in_a_sink_is_shown(sink: str, tmp_path: Path) -> None:
    """Words in any sink are shown, and where no good pack has any the last line says why they are suspicious."""
    rows = rows_of(PLANTS[sink](clean_pack(), WORDS), tmp_path)
    holding = [row["what"] for row in rows if WORDS in row["says"]]
    assert holding
    if sink in SUSPICIOUS:
        assert SUSPICIOUS[sink] in rows[-1]["says"].split("; ")


def _link_to_a_file(writer: PdfWriter, secret: str) -> None:
    from pypdf.generic import NameObject, TextStringObject

    from tests.proof.plants import dictionary, keep

    target = TextStringObject(f"file:///{secret}.html")
    keep(writer, dictionary(Type=NameObject("/Action"), S=NameObject("/URI"), URI=target))


HIDDEN = {
    "invisible ink": in_page_stream("BT /Zz 9 Tf 3 Tr 1 0 0 1 20 20 Tm (", ") Tj ET"),
    "a form that no page draws": PLANTS["drawn text"],
}


@pytest.mark.parametrize("how", HIDDEN)
def test_hidden_text_is_shown(how: str, tmp_path: Path) -> None:
    """Text that nobody sees is shown as hidden, and is suspicious."""
    rows = rows_of(HIDDEN[how](clean_pack(), WORDS), tmp_path)
    assert [row["says"] for row in rows if row["what"] == "hidden text"] == [WORDS]
    assert "it has text that nobody sees" in rows[-1]["says"]


def test_a_link_to_a_file_is_suspicious(tmp_path: Path) -> None:
    """A link to a file of somebody's machine tells of that machine."""
    rows = rows_of(rewritten(_link_to_a_file)(clean_pack(), "home"), tmp_path)
    assert rows[-1]["says"] == "a link leads to a file"


def _encrypted(path: Path) -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(clean_pack())))
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(path)


UNREADABLE: dict[str, Callable[[Path], object]] = {
    "no PDF": lambda path: path.write_text("words"),
    "empty": lambda path: path.write_bytes(b""),
    "a head alone": lambda path: path.write_bytes(b"%PDF-1.7\n"),
    "rubbish": lambda path: path.write_bytes(b"%PDF-1.7\n1 0 obj\n<< /Type /Cata"),
    "encrypted": _encrypted,
    "missing": lambda _path: None,
    "a folder": lambda path: path.mkdir(),
    "a pipe": lambda path: os.mkfifo(path),
}


@pytest.mark.parametrize("how", UNREADABLE)
def test_what_cannot_be_read_is_a_problem(how: str, tmp_path: Path) -> None:
    """A file that is no PDF, or cannot be read, is told in a line with what to do; the command ends with 1."""
    from make_briefs import app

    path = tmp_path / "some.pdf"
    UNREADABLE[how](path)
    done = CliRunner().invoke(app, ["inspect", str(path), "--format", "json"])
    assert done.exit_code == 1, done.output
    (problem,) = json.loads(done.stdout)
    assert (problem["code"], problem["file"]) == ("unreadable-pdf", str(path))
    assert problem["hint"]


def test_it_prints_columns_or_json_and_no_control_character(tmp_path: Path) -> None:
    """For people it is a table in which nothing reaches the terminal that could do harm; JSON lists the same rows."""
    from make_briefs import app

    path = tmp_path / "some.pdf"
    path.write_bytes(PLANTS["after the end"](clean_pack(), "red \x1b[31m alarm"))
    told = CliRunner().invoke(app, ["inspect", str(path)])
    assert told.exit_code == 0
    assert "\x1b" not in told.stdout
    assert told.stdout.splitlines()[0].split() == ["what", "where", "says"]
    assert "bytes stand after its end" in told.stdout.splitlines()[-1]
    rows = json.loads(CliRunner().invoke(app, ["inspect", str(path), "--format", "json"]).stdout)
    assert len(rows) == len(told.stdout.splitlines()) - 1
    assert rows[-1]["what"] == "suspicious"


def test_a_pack_is_named_as_it_was_built() -> None:
    """A word that is no file is a pack that was built; one that was not is a wrong command."""
    from make_briefs import app

    done = CliRunner().invoke(app, ["inspect", "no-such-pack"])
    assert done.exit_code == 2
