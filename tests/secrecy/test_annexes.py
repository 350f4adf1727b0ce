"""Of somebody else's PDF a pack depends on nothing but the pages that it joins."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefpack.one_pack import Recipe, make_pack
from briefpack.project import CampaignFolder, Project
from tests.annexes.handmade import pdf, stream
from tests.annexes.test_hostile import INK
from tests.content.test_viewing import DAY, loaded
from tests.small_campaign import PRESS, write_campaign
from tests.typesetting import ROOT

HEAD, _, _ = PRESS.partition("parts:")
ANNEX = "parts: [sources]\nannexes:\n- {file: a.pdf, title: Report, source: ledger, alt: A page, pages: 1}\n"
TWO = "<</Type/Pages/Count 2/Kids[3 0 R 6 0 R]>>"


def second(words: bytes, **further: str) -> bytes:
    """A file of two pages, of which the first is always the same."""
    page = "<</Type/Page/Parent 2 0 R/Contents 7 0 R/Resources<<>>/MediaBox[0 0 300 300]>>"
    return pdf(INK, objects={2: TWO, 6: page, 7: stream("", words)}, **further)


def made(folder: Path, annex: bytes) -> bytes:
    """The press pack with this annex behind it."""
    write_campaign(folder)
    (folder / "packs" / "press.yaml").write_text(HEAD + ANNEX, encoding="utf-8")
    (folder / "a.pdf").write_bytes(annex)
    found = make_pack(Recipe(Project(ROOT), loaded(folder), CampaignFolder(folder, "small", "small"), DAY), "press")
    assert found.content, list(found.problems)
    return found.content


OTHERS = {
    "another page": second(b"1 0 0 rg 9 9 90 90 re f"),
    "a longer page": second(b"0 1 0 rg 9 9 90 90 re f " * 40),
    "no other page": pdf(INK),
    "who wrote it": second(INK, trailer="/Info<</Author(zqx)/Title(zqx)>>"),
    "how it opens": second(INK, root="/Lang(de)/PageMode/UseOutlines"),
    "objects in another order": pdf(
        INK, objects={2: "<</Type/Pages/Count 2/Kids[3 0 R 16 0 R]>>", 17: stream("", b"zqx"),
                      16: "<</Type/Page/Parent 2 0 R/Contents 17 0 R/Resources<<>>/MediaBox[0 0 300 300]>>"}
    ),
}  # fmt: skip


@pytest.mark.parametrize("other", OTHERS)
def test_pages_that_are_not_joined_leave_no_trace(other: str, tmp_path: Path) -> None:
    """Other pages of an annex, and what its file says of itself, change no byte of the pack."""
    assert made(tmp_path, second(INK)) == made(tmp_path, OTHERS[other])
