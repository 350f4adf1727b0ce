"""Companies are named with a source, where companies read it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.broken.spoiling import BRANDS, CAMPAIGN, OPENING, both, swap
from tests.rules.finding import findings, subjects

CODE = "unsourced-company"
UNSOURCED = swap(OPENING, "  sources: [ledger]\n", "")


@pytest.mark.parametrize("name", ["Loom Holdings plc", "VF Corporation", "Weber GmbH", "Mill Co & Sons Ltd"])
def test_legal_forms(name: str, small_campaign: Path) -> None:
    """A company is known by its legal form."""
    words = swap(OPENING, "The mill fed", f"{name} fed")
    assert [each.at for each in findings(CODE, small_campaign, UNSOURCED, words)] == ["op.1"]


def test_who_is_spoken_of(small_campaign: Path) -> None:
    """Somebody under `about:` may be a company; a protected name is a person."""
    about = swap(OPENING, "  kind: fact\n", "  kind: fact\n  about: [The mill]\n")
    assert subjects(CODE, small_campaign, UNSOURCED, about) == ["op.1"]
    person = swap(CAMPAIGN, "contacts:\n", "protected_names: [The mill]\ncontacts:\n")
    assert subjects(CODE, small_campaign, person) == []


def test_a_source_is_enough(small_campaign: Path) -> None:
    """With a source, in the list or in the wording, the company may be named."""
    company = swap(OPENING, "The mill fed", "Loom plc fed")
    assert subjects(CODE, small_campaign, company) == []
    cited = both(
        UNSOURCED,
        swap(
            OPENING,
            "  verdict: supported\n",
            "  verdict: supported\n  print: Loom plc fed it.[@ledger]\n  reason: short\n",
        ),
    )
    assert subjects(CODE, small_campaign, cited) == []


def test_only_packs_for_companies(small_campaign: Path) -> None:
    """Claims that no pack in that layout shows are passed over."""
    company = swap(OPENING, "The mill fed", "Loom plc fed")
    assert subjects(CODE, small_campaign, UNSOURCED, company) == ["op.1"]
    assert subjects(CODE, small_campaign, swap(BRANDS, "layout: brands", "layout: press")) == []


def test_prose_of_the_pack(small_campaign: Path) -> None:
    """What such a pack says itself is looked at too."""
    prose = swap(BRANDS, "A mill behind your cloth, claims: [cl.1a]", "Loom plc buys cloth, claims: [op.1]")
    assert subjects(CODE, small_campaign, UNSOURCED, prose) == ["brands.title"]
