"""What is sent after a pack is laid out like a pack, however much it has to say."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from briefpack.content.fields.text import Text
from briefpack.content.loading import load
from briefpack.content.notices import notice_view
from briefpack.content.view import PrintedErratum, Redline, RedlineClaim, RedlineSpan, Stand, View
from briefpack.one_pack import Recipe, make_notice
from briefpack.pack.made import MadePack
from briefpack.pages.layouts import Layouts
from briefpack.problems import Place, Problems
from briefpack.project import CampaignFolder, Project
from tests.proof.secrets import write_secrets
from tests.typesetting import ROOT

DAY, PLACE = datetime.date(2020, 7, 1), Place("editions/mill/2020-06-30/manifest.json")


def text(words: str) -> Text:
    return Text(words, PLACE)


def erratum(stands: int, audience: str = "press") -> dict[str, object]:
    listed = tuple(Stand(f"press-{number}", "2020-06-30", "K7QF3M2X", "3, 4") for number in range(stands))
    slip = PrintedErratum(DAY, (text("It was so, and so it stayed."),), listed, text("It was not so."), text("Editor"))
    return {"audience": audience, "part": "erratum", "erratum": slip}


def redline(claims: int) -> dict[str, object]:
    spans = (
        RedlineSpan("same", text("It was")),
        RedlineSpan("deleted", text("so")),
        RedlineSpan("inserted", text("not")),
    )
    each = [RedlineClaim(f"a.{number}", "changed", "2", "3", (spans, spans[:1])) for number in range(claims)]
    return {"audience": "press", "part": "redline", "redline": Redline("press", "2020-06-30", "out", tuple(each))}


def made(folder: Path, theme: str = "colour", **given: object) -> MadePack:
    campaign = load(folder, "small", Problems())
    assert campaign is not None
    view: View = notice_view(campaign, date=DAY, title="Notice", **given)  # type: ignore[arg-type]
    recipe = Recipe(Project(ROOT), campaign, CampaignFolder(folder, "small", "small"), DAY, theme=theme)
    return make_notice(recipe, view, "notice", internal=False)


@pytest.mark.parametrize(("given", "pages"), [(erratum(2), 1), (redline(3), 1)])
@pytest.mark.parametrize("theme", ["colour", "mono", "large-print"])
def test_a_short_one_takes_a_page(given: dict[str, object], pages: int, theme: str, small_campaign: Path) -> None:
    """An erratum and a redline of a few lines take a page, in large print a few, and break no rule of layouts."""
    notice = made(small_campaign, theme, **given)
    assert [problem for problem in notice.problems if problem.code != "thin-page"] == []
    assert notice.page_count == pages or theme == "large-print"
    assert notice.standards


@pytest.mark.parametrize("given", [erratum(90), redline(60)])
def test_a_long_one_takes_more(given: dict[str, object], small_campaign: Path) -> None:
    """Nothing keeps a claim from being called back: what needs more pages takes them."""
    notice = made(small_campaign, **given)
    assert [problem for problem in notice.problems if problem.severity == "error"] == []
    assert notice.page_count > 1


def test_numbers_in_the_ids_of_claims_are_no_leak(tmp_path: Path) -> None:
    """A redline names its claims by their ids: a number in one is that id's, whatever the campaign counts elsewhere."""
    folder, spans = write_secrets(tmp_path / "small"), (RedlineSpan("same", text("It was so")),)
    claims = (
        RedlineClaim("ledger.4711", "changed", "2", "3", (spans,)),
        RedlineClaim("a", "moved", "2", "3", (spans,)),
    )
    notice = made(folder, audience="brands", part="redline", redline=Redline("brands", "2020-06-30", "out", claims))
    assert [problem for problem in notice.problems if problem.severity == "error"] == []


def test_an_audience_that_is_gone_is_told_all_the_same(small_campaign: Path) -> None:
    """Readers whose audience the campaign no longer has get a slip too, without contacts that were not theirs."""
    notice = made(small_campaign, **erratum(1, audience="museums"))
    assert notice.content
    assert [problem for problem in notice.problems if problem.severity == "error"] == []


def test_no_pack_asks_for_notices() -> None:
    """The layout of notices is no layout of packs."""
    layouts = Layouts(ROOT / "layouts")
    assert "notices" not in layouts.names()
    assert {"erratum.html", "redline.html"} <= set(layouts.templates("notices"))
