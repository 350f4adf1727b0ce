"""Who may see a redline."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from briefpack.editions.comparing import compare
from briefpack.editions.issuing import issue
from briefpack.editions.kept import kept_editions
from briefpack.redlining import _is_for_the_inside
from tests.editions.shelves import claim, entry_of, listed


@pytest.mark.parametrize(
    ("before", "after", "inside"),
    [
        ({}, {}, False),
        ({"internal": True}, {}, True),
        ({}, {"internal": True}, True),
        ({"audience": "brands"}, {}, True),
        (None, {}, False),
        (None, {"internal": True}, True),
    ],
)
def test_what_one_edition_kept_from_others_stays_inside(
    before: dict[str, Any] | None, after: dict[str, Any], inside: bool, tmp_path: Path
) -> None:
    """A pack that was internal, or for another audience, in either edition has a redline for the inside only."""
    old = entry_of("press", claim("a"), **before) if before is not None else entry_of("brands", claim("a"))
    issue(tmp_path / "mill", listed(old))
    issue(tmp_path / "mill", listed(entry_of("press", claim("a", "It was not."), **after)))
    packs = {pack.file: pack for pack in compare(*kept_editions(tmp_path / "mill"))}
    assert _is_for_the_inside(packs["press.pdf"]) == inside
