"""The style sheets that ship: the engine takes every line of them, and the sample's pages come out as planned."""

from __future__ import annotations

import logging
import re
from pathlib import Path
from typing import Any

import pytest
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from briefpack.pages.layouts import Layouts
from briefpack.pages.part import PartHTML
from briefpack.problems import Problems
from tests.pages.sample_view import press_view, sample_view, text
from tests.pages.test_rendering import pages

ROOT = Path(__file__).parents[2]
ALL = [(layout, paper) for layout in ("brands", "policymakers", "press") for paper in ("a4", "a5", "letter")]


class OnlyAssets(URLFetcher):  # type: ignore[misc]
    """Opens pack:///assets/… and nothing else."""

    def fetch(self, url: str, headers: Any = None) -> Any:
        assert url.startswith("pack:///assets/"), url
        return super().fetch((ROOT / url.removeprefix("pack:///")).as_uri(), headers)


def laid_out(part: PartHTML, sheets: list[tuple[str, str]]) -> Any:
    fonts, fetcher = FontConfiguration(), OnlyAssets()
    css = CSS(string="\n".join(css for _, css in sheets), font_config=fonts, url_fetcher=fetcher)
    html = HTML(string=part.html, base_url="pack:///", url_fetcher=fetcher)
    return html.render(stylesheets=[css], font_config=fonts)


@pytest.mark.parametrize(("layout", "paper"), ALL)
def test_sheets_select_no_ids_and_count_no_targets(layout: str, paper: str, layouts: Layouts) -> None:
    """Ids get their part's name before layout, so no sheet may select one; counters of other parts cannot be read."""
    for name, css in layouts.sheets(layout, paper):
        plain = re.sub(r"/\*.*?\*/|\{[^{}]*\}", "", css, flags=re.DOTALL)
        assert "#" not in plain, name
        assert "target-counter" not in css, name


@pytest.mark.parametrize(("layout", "paper"), ALL)
def test_the_engine_understands_every_sheet(layout: str, paper: str, layouts: Layouts, caplog: Any) -> None:
    """No property is unknown and no font file is missing."""
    sheets = layouts.sheets(layout, paper)
    with caplog.at_level(logging.WARNING, logger="weasyprint"):
        CSS(string="\n".join(css for _, css in sheets), font_config=FontConfiguration(), url_fetcher=OnlyAssets())
    assert [record.getMessage() for record in caplog.records] == []


@pytest.mark.parametrize(("layout", "paper"), [("policymakers", "a4"), ("press", "a4"), ("brands", "a5")])
def test_pages_are_laid_out_in_silence(
    layout: str, paper: str, layouts: Layouts, problems: Problems, caplog: Any
) -> None:
    """Every part is laid out without a word from the engine, and parts held to one page take one."""
    view = press_view() if layout == "press" else sample_view(layout=text(layout))
    sheets = layouts.sheets(layout, paper)
    with caplog.at_level(logging.WARNING, logger="weasyprint"):
        made = {name: (part, laid_out(part, sheets)) for name, part in pages(view, layouts, problems).items()}
    assert [record.getMessage() for record in caplog.records if "Anchor" not in record.getMessage()] == []
    for name, (_, document) in made.items():
        assert len(document.pages) <= (1 if name in ("cover", "contact") else 2), name


def test_contents_come_from_headings(layouts: Layouts, problems: Problems) -> None:
    """The outline of a chapter is its heading and, below it, its sections."""
    document = laid_out(pages(sample_view(), layouts, problems)["chapter-1"], layouts.sheets("policymakers", "a4"))
    found = [(level, label) for page in document.pages for level, label, *_ in page.bookmarks]
    assert found == [(1, "The river"), (2, "The dam & the mill"), (2, "Since then")]


USED = re.compile(r'class="([^"]*)"')
OF_PART = {"cover": {"cover", "contact"}}  # sheets of more than the part that they are called after


@pytest.mark.parametrize("sheet", ["annex", "contents", "cover", "sources", "timeline"])
def test_a_part_s_own_sheet_is_for_that_part(sheet: str, layouts: Layouts) -> None:
    """Each rule of a shared part's sheet begins with a class that templates of no other part use."""
    css = re.sub(r"/\*.*?\*/", "", (layouts.folder / "shared" / f"{sheet}.css").read_text(encoding="utf-8"), flags=re.S)
    selectors = [one.strip() for found in re.findall(r"([^{}]+)\{", css) for one in found.split(",")]
    assert all(selector.startswith((".", "@")) for selector in selectors)
    leading = {match[1] for selector in selectors if (match := re.match(r"\.([a-z][a-z0-9-]*)", selector))}
    others = {
        word
        for template in layouts.folder.glob("*/*.html")
        if template.stem not in OF_PART.get(sheet, {sheet})
        for found in USED.findall(template.read_text(encoding="utf-8"))
        for word in re.findall(r"[a-z][a-z0-9-]*", found)
    }
    assert leading & others - {f"part-{sheet}"} == set()
