"""Every word that a view prints knows where it was typed, so that whatever goes wrong later leads back to it."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from briefpack.content.loading import load
from briefpack.content.viewing import view_for
from briefpack.problems import Problems

# What is counted, chosen from a list, or names a thing without printing it.
NEVER_PRINTED = {"name", "audience", "ids", "kind", "verdict", "owner", "id", "claims"}


def words(value: Any, at: str) -> Iterator[tuple[str, str]]:
    """Each text in a value, and the keys that lead to it."""
    if isinstance(value, str):
        yield at, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            if name not in ("place", "audiences"):
                yield from words(getattr(value, name), f"{at}.{name}")
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from words(getattr(value, field.name), f"{at}.{field.name}")
    elif isinstance(value, tuple | list):
        for item in value:
            yield from words(item, at)
    else:
        assert value is None or isinstance(value, bool | int | datetime.date), f"{at} is {type(value).__name__}"


@pytest.mark.parametrize("pack", ["press", "policymakers", "brands"])
def test_all_words_of_a_view_have_places(pack: str, small_campaign: Path) -> None:
    """Headings, titles, names, locators, dates and texts each carry the file, line and column of their first letter."""
    campaign = load(small_campaign, str(small_campaign), Problems())
    assert campaign is not None
    found = list(words(view_for(campaign, campaign.packs[pack], datetime.date(2020, 6, 30)), "view"))
    assert len(found) > 50
    for at, text in found:
        if at.rpartition(".")[2] in NEVER_PRINTED:
            continue
        place = getattr(text, "place", None)
        assert place is not None, at
        assert place.file, at
        line = Path(place.file).read_text(encoding="utf-8").split("\n")[place.line - 1]
        typed = line[place.column - 1 :].lstrip("\"'[")
        assert typed.startswith(str(text)[:10]) or at.endswith((".issued", ".words.text")), (at, text, typed)
