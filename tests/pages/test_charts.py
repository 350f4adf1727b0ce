"""Charts as HTML: every number is a cell of a table, whatever is drawn beside it."""

from __future__ import annotations

import re
import shutil
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given

from briefpack.content.charts import Chart, exact
from briefpack.content.fields.text import PartialDate
from briefpack.content.view import PrintedClaim
from briefpack.pages.layouts import Layouts
from briefpack.pages.part import PartHTML
from briefpack.pages.rendering import render
from briefpack.pages.stamps import unstamped
from briefpack.problems import Problems
from briefpack.typeset.lint.tables import table_fault
from tests.pages.conftest import SHIPPED
from tests.pages.sample_view import ALLEGATION, citations, claim, reworded, sample_view, text
from tests.random_charts import PLACE, charts

GOLDEN = Path(__file__).parent / "golden_charts.html"
TEMPLATE = """{% extends "skeleton.html" %}{% block title %}Charts{% endblock %}{% block body %}
{% for claim in view.lead %}
{{ charts.chart(claim) }}{{ charts.chart(claim, wide=true, alone=false) }}
{% endfor %}
{% endblock %}"""


def made(kind: str, *rows: dict[str, str], **fields: str) -> Chart:
    placed = [{key: text(value) for key, value in row.items()} for row in rows]
    given = {key: text(value) for key, value in {"type": kind, "title": "A *claim*", **fields}.items()}
    return Chart.model_validate(given | {"rows": placed, "sources": citations("report"), "place": PLACE})


ONE_OF_EACH = (
    made("dots", {"label": "signed", "value": "15"}, unit="of 45 countries", of="45", qualifier="about"),
    made("proportion", {"label": "sent home", "value": "1,212"}, unit="of 3,000 weavers", of="3,000"),
    made("proportion", {"label": "went", "value": "3"}, {"label": "stayed", "value": "1"}, unit="of 8 shares", of="8"),
    made(
        "bars", {"label": "north", "value": "1,200"}, {"label": "south", "value": "0"}, unit="metres", qualifier="about"
    ),
    made("timeline", {"date": "2018", "label": "Locked"}, {"date": "2018-05-04", "label": "Sold"}),
)


def charted(chart: Chart) -> PrintedClaim:
    return claim("r.1", reworded("x"), chart=chart, as_of=PartialDate("2016-07"))


@pytest.fixture(scope="module")
def chart_layouts(tmp_path_factory: pytest.TempPathFactory) -> Layouts:
    """The layouts, with a part that prints the charts of all lead claims."""
    folder = tmp_path_factory.mktemp("charts") / "layouts"
    shutil.copytree(SHIPPED, folder)
    (folder / "policymakers" / "charts-only.html").write_text(TEMPLATE, encoding="utf-8")
    return Layouts(folder)


def page(layouts: Layouts, *claims: PrintedClaim) -> str:
    problems = Problems()
    view = sample_view(lead=claims, parts=(text("charts-only"), text("sources")))
    part = render(view, layouts, problems)[0]
    assert problems.errors == 0
    assert isinstance(part, PartHTML)
    return unstamped(part.html)


def drawings(html: str) -> Iterator[ET.Element]:
    """Each chart of a page, as elements."""
    body = re.sub(r"&nbsp;", " ", html[html.index("<body") : html.index("</html>")])
    root = ET.fromstring(body.replace(" data-whole ", ' data-whole="" ').replace("<br>", "<br/>"))
    return (each for each in root.iter("div") if (each.get("class") or "").startswith("chart "))


def test_golden(chart_layouts: Layouts, request: pytest.FixtureRequest) -> None:
    """One chart of each type, in a side track and across the page, is the HTML of the golden file."""
    html = page(chart_layouts, *map(charted, ONE_OF_EACH))
    if request.config.getoption("--update-golden", default=False):
        GOLDEN.write_text(html, encoding="utf-8")
    assert html == GOLDEN.read_text(encoding="utf-8")


def test_a_chart_away_from_its_claim_says_how_it_stands(chart_layouts: Layouts) -> None:
    """Mark, date and replies stand under it; beside its claim, which has them, they are left out."""
    disputed = claim("r.2", reworded("x"), chart=ONE_OF_EACH[0], verdict="disputed", replies=ALLEGATION.replies)
    away, beside = ("".join(each.itertext()) for each in drawings(page(chart_layouts, disputed)))
    assert "Disputed" in away
    assert "we did not" in away
    assert "Disputed" not in beside
    assert "we did not" not in beside


def test_a_claim_without_a_chart_prints_none(chart_layouts: Layouts) -> None:
    """The macro prints nothing for it."""
    assert list(drawings(page(chart_layouts, ALLEGATION))) == []


@given(chart=charts())
def test_any_chart_is_a_table_that_says_all(chart_layouts: Layouts, chart: Chart) -> None:
    """Every number, label, date and unit stands in a regular table, beside drawings as long as their numbers."""
    for drawn in drawings(page(chart_layouts, charted(chart))):
        (table,) = drawn.iter("table")
        assert table_fault(table) == ""
        words = "".join(table.itertext())
        assert all(row.value is None or row.value in words for row in chart.rows)
        assert chart.unit is None or str(chart.unit).strip() in words
        assert table.find("caption") is not None
        lengths = [re.search(r"([\d.]+)(?:%$| / 100)", each.get("style") or "") for each in drawn.iter()
                   if each.get("class") in ("fill", "bar")]  # fmt: skip
        found = [float(length[1]) for length in lengths if length]
        wanted = [float(f"{share * 100:.1f}") for share in chart.shares if chart.of or f"{share * 100:.1f}" != "0.0"]
        assert chart.type == "dots" or found == wanted
        dots = [each.get("class") for each in drawn.iter("span") if (each.get("class") or "").startswith("dot")]
        if chart.type == "dots" and chart.of and chart.rows[0].value:
            assert (len(dots), dots.count("dot full")) == (exact(chart.of), exact(chart.rows[0].value))
