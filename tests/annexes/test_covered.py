"""Text under a dark box is told of; boxes under their text, light boxes and what is not simple are not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pypdf.generic import DictionaryObject

from briefpack.annexes import covered
from briefpack.annexes.covered import covers_text
from tests.annexes.handmade import FORM, pdf, stream
from tests.annexes.joined import AT, read

Operation = tuple[Any, bytes]
FONT = "/Font<</F 9 0 R>>"
GLYPH = (
    "/Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[1 0 0 1 0 0]/CharProcs<</a 8 0 R>>/FirstChar 97/LastChar 97"
)
OBJECTS: dict[int, bytes | str] = {
    8: stream("", b"1 0 d0 0 0 1 1 re f"),
    9: f"<<{GLYPH}/Widths[1]/Encoding<</Differences[97/a]>>/Resources<<>>>>",
}
TEXT = b"BT /F 10 Tf 1 0 0 1 50 50 Tm (aaaa aaaa) Tj ET "
BOX = b"40 40 120 30 re f "

COVERED = {
    "black": TEXT + BOX,
    "dark grey": TEXT + b".2 g " + BOX,
    "dark red": TEXT + b".4 0 0 rg " + BOX,
    "inks": TEXT + b"0 0 0 1 k " + BOX,
    "white text": b"1 g " + TEXT + b"0 g " + BOX,
    "filled and framed": TEXT + b"40 40 120 30 re B",
    "in another state": b"q 2 0 0 2 0 0 cm 1 g BT /F 5 Tf 25 25 Td [(aaaa) -100 (aaaa)] TJ ET Q " + BOX,
    "one line of several": b"BT /F 10 Tf 12 TL 50 100 Td (aaaa) Tj T* (aaaa) Tj (aaaa) ' ET 40 73 120 16 re f",
    "two boxes in one path": TEXT + b"0 0 9 9 re 40 40 120 30 re f",
    "clipped to where the text is": TEXT + b"q 30 30 200 90 re W n 0 0 300 300 re f Q",
}
NOT_COVERED = {
    "box under its text": BOX + b"1 g " + TEXT,
    "light": TEXT + b".5 g " + BOX,
    "light through": TEXT + b"/G gs " + BOX,
    "beside": TEXT + b"40 90 120 30 re f",
    "a rule through it": TEXT + b"40 53 120 1 re f",
    "half of it": TEXT + b"0 40 70 30 re f",
    "a frame": TEXT + b"40 40 120 30 re S",
    "clipped away": TEXT + b"q 0 0 9 9 re W n 40 40 120 30 re f Q",
    "clipped oddly": TEXT + b"q 0 0 m 9 0 l 9 9 l h W n 40 40 120 30 re f Q",
    "another shape": TEXT + b"40 40 m 160 40 l 100 160 l h f",
    "recognised text": b"BT /F 10 Tf 3 Tr 50 50 Td (aaaa) Tj ET " + BOX,
    "blanks": b"BT /F 10 Tf 50 50 Td (    ) Tj ET " + BOX,
    "a colour that is not followed": TEXT + b"/Pattern cs /P scn " + BOX,
    "operators without operands": TEXT + b"cm re Tf gs f",
}


def said(content: bytes, folder: Path) -> list[str]:
    """What is said of text under a box."""
    extra = f"{FONT}/ExtGState<</G<</ca .3>>>>/XObject<</X 7 0 R>>"
    form = stream(f"{FORM}/Resources<<{FONT}>>".replace("0 0 9 9", "0 0 300 300"), TEXT + BOX)
    found, problems = read(pdf(content, extra, {**OBJECTS, 7: form}), folder)
    assert len(found) == 1, list(problems)
    return [
        each.message for each in problems if (each.code, each.severity, each.place) == ("annex-overlay", "warning", AT)
    ]


@pytest.mark.parametrize("case", COVERED)
def test_text_under_a_dark_box_is_told_of(case: str, tmp_path: Path) -> None:
    """A warning at the annex's line says on which page."""
    (message,) = said(COVERED[case], tmp_path)
    assert "text under a dark box on page 1" in message


def test_text_under_a_dark_box_in_a_form_is_told_of(tmp_path: Path) -> None:
    """What a page draws by name is looked at as the page itself is."""
    assert len(said(b"/X Do", tmp_path)) == 1


@pytest.mark.parametrize("case", NOT_COVERED)
def test_no_ordinary_page_is_told_of(case: str, tmp_path: Path) -> None:
    """Text that can be seen, that nobody was meant to see, or that may be seen as far as we know is no news."""
    assert said(NOT_COVERED[case], tmp_path) == []


def test_a_page_of_very_many_boxes_takes_no_longer_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Thin rules are compared with no text, and after a million comparisons no more are made."""
    compared: list[object] = []
    monkeypatch.setattr(covered, "_lies_under", lambda *boxes: compared.append(boxes))
    texts: list[Operation] = [(["a"], b"Tj")] * 1000
    rules: list[Operation] = [([0, 0, 300, 1], b"re"), ([], b"f")] * 50
    boxes: list[Operation] = [([0, 90, 300, 9], b"re"), ([], b"f")] * 1500
    font: list[Operation] = [(["/F", 10], b"Tf")]
    assert not covers_text([*font, *texts, *rules], DictionaryObject())
    assert compared == []
    assert not covers_text([*font, *texts, *boxes], DictionaryObject())
    assert covered.MANY < len(compared) <= covered.MANY + 1000
