"""The tests of secrecy would see a leak: each of these, put in on purpose, is found."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefpack.content import viewing
from briefpack.content.models import Event
from briefpack.content.projecting import Projector
from briefpack.content.view import View
from briefpack.pages import rendering
from tests.secrecy import sameness
from tests.secrecy.campaigns import first_version, read
from tests.secrecy.sameness import pdf, recipe
from tests.secrecy.test_packs import changed_by, some

Leak = Callable[[pytest.MonkeyPatch], None]
SEEDS = range(6)


def who_else_sees_it(patch: pytest.MonkeyPatch) -> None:
    """Lists of audiences and reasons stay in the view."""
    patch.setattr(Projector, "for_this_audience", lambda _: {})


def claims_of_others(patch: pytest.MonkeyPatch) -> None:
    """Events name claims that their readers do not see."""

    def event(self: Projector, event: Event) -> Event:
        return event.model_copy(update=self.for_this_audience())

    patch.setattr(Projector, "event", event)


def sources_of_others(patch: pytest.MonkeyPatch) -> None:
    """A view holds every source."""

    class Everything:
        def __contains__(self, _: object) -> bool:
            return True

    patch.setattr(viewing, "sources_named", lambda _: Everything())


def notes_of_sources(patch: pytest.MonkeyPatch) -> None:
    """What staff wrote of a source stays with it."""
    patch.setattr(viewing, "_without_notes", lambda source: source)


def a_count_of_all(patch: pytest.MonkeyPatch) -> None:
    """A number is counted over what is withheld too."""
    right = viewing.view_for

    def view_for(campaign: Any, pack: Any, date: Any) -> View:
        return dataclasses.replace(right(campaign, pack, date), reference=str(len(campaign.claims)))

    patch.setattr(sameness, "view_for", view_for)


def order_of_the_file(patch: pytest.MonkeyPatch) -> None:
    """Anchors hold the line on which something was written."""
    patch.setattr(rendering.Printing, "anchor", lambda printing, prefix: f"{prefix}{printing.view.title.place.line}")


@pytest.mark.parametrize(
    "leak",
    [who_else_sees_it, claims_of_others, sources_of_others, notes_of_sources, a_count_of_all, order_of_the_file],
    ids=lambda leak: leak.__name__,
)
def test_a_leak_is_found(leak: Leak, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """With this leak in it, the view or the HTML of some campaign is another when what is withheld is."""
    leak(monkeypatch)
    versions = map(first_version, SEEDS)
    assert any(changed_by(version, some(version, 99), tmp_path) for version in versions), leak.__doc__


def test_a_leak_into_the_file_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A finished PDF that holds the line on which its title was written is another when that line is."""
    version = first_version(1)
    monkeypatch.setattr("briefpack.one_pack.title_of", lambda view, _: f"Line {view.title.place.line}")
    other = version.changed("form", "change", 5)
    made = [pdf(recipe(read(each, tmp_path), tmp_path, each))[0] for each in (version, other)]
    assert made[0] != made[1]
