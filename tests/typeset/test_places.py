"""Whatever a pack prints of a campaign leads back to the line and column where it was written."""

from __future__ import annotations

import dataclasses
import datetime
import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.small_campaign import write_campaign
from tests.typesetting import ROOT, PackFetcher, Style, compose, facts

from briefpack.content.loading import load  # isort: skip
from briefpack.content.fields.text import Entry, Text
from briefpack.content.view import View
from briefpack.content.viewing import view_for
from briefpack.pages.layouts import Layouts
from briefpack.pages.part import CONTENTS
from briefpack.pages.rendering import render, render_contents
from briefpack.problems import Place, Problems

GLYPH = "\U0001f9ff"  # no font has it
PRINTED = (
    "organisation", "voice", "description", "heading", "name", "role", "address", "print", "attribution", "by",
    "text", "short", "label", "qualifier", "value", "locator", "headline", "added", "title", "publisher", "genre",
    "container-title", "literal", "family", "kind",
)  # fmt: skip
KEY = re.compile(rf"(?<=[\s{{])(?P<key>{'|'.join(PRINTED)}): (?P<value>\"[^\"]*\"|[^\s{{\[|>][^,}}\n]*)")


def marked(folder: Path) -> None:
    """Put the glyph at the end of whatever prints; kinds of claims and sentences, which are matched, stay."""
    for path in folder.rglob("*.yaml"):
        lines = path.read_text(encoding="utf-8").splitlines()
        for index, line in enumerate(lines):
            if "audiences:\n" in line or re.search(r"kind: (fact|allegation|opinion|quote|ask)", line):
                continue
            lines[index] = KEY.sub(_with_glyph, line)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _with_glyph(match: re.Match[str]) -> str:
    value = match["value"]
    marked_value = f'{value[:-1]}{GLYPH}"' if value.endswith('"') else f"{value} {GLYPH}"
    return f"{match['key']}: {marked_value}"


def texts(value: Any) -> Iterator[Text]:
    """Every text in a view that holds the glyph."""
    if isinstance(value, Text):
        if GLYPH in value:
            yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from texts(each)
    elif dataclasses.is_dataclass(value) and not isinstance(value, Place):
        for field in dataclasses.fields(value):
            yield from texts(getattr(value, field.name))
    elif isinstance(value, Entry):
        for name in type(value).model_fields:
            yield from texts(getattr(value, name))


def is_on(pages: str, text: str) -> bool:
    """Whether the words of a text stand on the pages: how it begins, or all of it where it is short."""
    plain = re.sub(r"\[@[^\]]*\]|[*]", "", text).removesuffix(GLYPH).strip()
    said, printed = pages.replace(f" {GLYPH}", GLYPH), {plain, plain[:1].upper() + plain[1:]}
    return any((each[:16] if len(each) >= 16 else f"{each}{GLYPH}") in said for each in printed)


@pytest.fixture(scope="module")
def views(tmp_path_factory: pytest.TempPathFactory) -> dict[str, View]:
    folder = write_campaign(tmp_path_factory.mktemp("places") / "small")
    marked(folder)
    problems = Problems()
    campaign = load(folder, "small", problems)
    assert campaign, [(str(each.place), each.message) for each in problems]
    return {name: view_for(campaign, pack, datetime.date(2020, 6, 30)) for name, pack in campaign.packs.items()}


@pytest.mark.parametrize("name", ["policymakers", "press", "brands"])
def test_every_printed_value_leads_to_its_line(name: str, views: dict[str, View]) -> None:
    """A glyph that no font has is told at file, line and column of every value that prints it, and nowhere else."""
    view, problems = dataclasses.replace(views[name], annexes=()), Problems()
    layouts = Layouts(ROOT / "layouts")
    parts = render(view, layouts, problems)
    roots = {"layouts": ROOT / "layouts", "assets": ROOT / "assets", "campaign": ROOT / "assets"}
    style = Style(layouts.sheets(str(view.layout), "a4"), PackFetcher(roots), problems)
    made = compose(parts, lambda found: render_contents(view, layouts, found, problems), style, facts(), problems)
    assert made, list(problems)
    made.write()
    told = {each.place for each in problems if each.code == "missing-glyph"}
    whole = " ".join(part.html for part in parts if part != CONTENTS)
    pages = " ".join(html.unescape(re.sub("<[^>]*>", "", whole)).split())
    expected = {text.place: str(text) for text in texts(view) if is_on(pages, text)}
    assert len(expected) > 10
    assert {str(place) for place in told - expected.keys()} == set()
    assert {place: words for place, words in expected.items() if place not in told} == {}
