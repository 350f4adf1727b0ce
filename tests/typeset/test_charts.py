"""Charts on paper: in every width they fit their track, and what a screen reader meets is a table."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from briefpack.content.fields.text import Text
from briefpack.pages.layouts import Layouts
from briefpack.pages.part import Contents, PartHTML
from briefpack.pages.rendering import render
from briefpack.problems import Problems
from tests.pack.integrity import faults, tag_tree
from tests.pages.sample_view import sample_view, text
from tests.pages.test_charts import ONE_OF_EACH, TEMPLATE, charted
from tests.typesetting import ROOT, PackFetcher, Style, compose, contents, facts


@pytest.fixture
def own_layouts(tmp_path: Path) -> Layouts:
    """A copy of the layouts folder."""
    shutil.copytree(ROOT / "layouts", tmp_path / "layouts")
    return Layouts(tmp_path / "layouts")


def laid_out(folder: Path, paper: str, theme: str, problems: Problems) -> bytes:
    """Every kind of chart, in the side track and wide, as a pack."""
    layouts = Layouts(folder, theme=theme)
    view = sample_view(
        lead=tuple(map(charted, ONE_OF_EACH)),
        parts=(text("charts-only"), text("sources")),
        sources=tuple(each.model_copy(update={"place": text("x").place}) for each in sample_view().sources),
    )
    parts: list[PartHTML | Contents] = render(view, layouts, problems)
    roots = {"assets": ROOT / "assets", "layouts": folder, "campaign": ROOT / "assets"}
    style = Style(layouts.sheets("policymakers", paper), PackFetcher(roots), problems)
    made = compose(parts, contents, style, facts(), problems)
    assert made is not None, list(problems)
    return made.write()


@pytest.mark.parametrize(
    ("paper", "theme"),
    [("a4", "colour"), ("a4", "mono"), ("a4", "large-print"), ("a5", "colour"), ("letter", "colour")],
)
def test_charts_fit_and_are_tables(paper: str, theme: str, own_layouts: Layouts) -> None:
    """No line leaves its box in tracks of 59, 108 and 174 mm; dots and bars are left to the eye, numbers are cells."""
    template = TEMPLATE.replace("{{ charts.chart(claim) }}", '<div class="side">{{ charts.chart(claim) }}</div>')
    template = template.replace("{% block body %}", "{% block body %}<h1 id=\"{{ anchor('h') }}\">Charts</h1>")
    wide = "{{ charts.chart(claim, wide=true, alone=false) }}"
    template = template.replace(wide, f'<div class="main">{wide}</div>{wide}')
    layout = own_layouts.folder / "policymakers"
    (layout / "charts-only.html").write_text(template, encoding="utf-8")
    narrow = "" if theme == "large-print" else ".side { width: 59mm } .main { width: var(--main) }"
    (layout / "widths.css").write_text(narrow, encoding="utf-8")
    problems = Problems()
    pack = laid_out(own_layouts.folder, paper, theme, problems)
    assert [problem for problem in problems if problem.code != "thin-page"] == []
    assert faults(pack) == []
    tree = tag_tree(pack)
    assert len(re.findall(r"^ +Table$", tree, re.MULTILINE)) == 3 * len(ONE_OF_EACH)
    assert len(re.findall(r"^ +Caption\b", tree, re.MULTILINE)) == 3 * len(ONE_OF_EACH)
    assert "Figure" not in tree


def test_a_chart_is_told_at_its_line(own_layouts: Layouts) -> None:
    """A label that no track can hold is a problem where its author wrote it."""
    long = ONE_OF_EACH[3].rows[0].model_copy(update={"label": Text("x" * 200, text("x", 77).place)})
    chart = ONE_OF_EACH[3].model_copy(update={"rows": (long,)})
    (own_layouts.folder / "policymakers" / "charts-only.html").write_text(
        TEMPLATE.replace("{% block body %}", "{% block body %}<h1 id=\"{{ anchor('h') }}\">Charts</h1>"),
        encoding="utf-8",
    )
    problems = Problems()
    view = sample_view(lead=(charted(chart),), parts=(text("charts-only"),))
    parts = render(view, Layouts(own_layouts.folder), problems)
    roots = {"assets": ROOT / "assets", "layouts": own_layouts.folder, "campaign": ROOT / "assets"}
    compose(
        parts,
        contents,
        Style(own_layouts.sheets("policymakers", "a4"), PackFetcher(roots), problems),
        facts(),
        problems,
    )
    assert 77 in [problem.place.line for problem in problems if problem.code.startswith("text-")]
