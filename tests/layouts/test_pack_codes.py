"""Every pack shows its code: in words, and as a small QR code."""

from __future__ import annotations

import pytest

from briefpack.proof.reading import OpenedPDF
from briefpack.proof.strings import ALTERNATIVES
from tests.layouts.sample import built, every_look, usual

LOOKS = [look if look in usual() else pytest.param(*look, marks=pytest.mark.slow) for look in every_look()]


@pytest.mark.parametrize(("pack", "paper", "theme"), LOOKS)
def test_each_pack_shows_its_code(pack: str, paper: str, theme: str) -> None:
    """The code of a pack stands once as a QR code, with words for whoever does not see it, and once or more as text."""
    made = built(pack, paper, theme)
    opened = OpenedPDF(made.content)
    drawn = [words for _, words in opened.strings[ALTERNATIVES] if words == f"QR code: BRIEFPACK:{made.code}"]
    assert len(drawn) == 1
    assert any(made.code in text for text in opened.page_texts)
