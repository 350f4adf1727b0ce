"""The sample's leaflets as they are laid out: two sides, panels between folds, order of reading, code and imprint."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from pypdf import PdfReader

from briefpack.content.campaign import Campaign
from briefpack.content.fields.text import Text
from briefpack.content.loading import load
from briefpack.content.packs import Imprint, Party
from briefpack.content.viewing import view_for
from briefpack.pages.layouts import Layouts
from briefpack.pages.rendering import render
from briefpack.problems import Place, Problem, Problems
from briefpack.typeset import boxes
from tests.typesetting import ROOT, facts  # locks the fonts before anything is laid out

from briefpack.pack.composing import Composed, compose  # isort: skip
from briefpack.typeset.fetcher import PackFetcher  # isort: skip
from briefpack.typeset.style import Style  # isort: skip

SAMPLE = ROOT / "briefs" / "join-the-movement"
MM = boxes.PX_PER_MM
KINDS = [("leaflet", "a5"), ("leaflet", "letter"), ("leaflet-trifold", "a4"), ("leaflet-trifold", "letter")]
PANELS = {  # where each panel of a sheet begins and ends, mm from its left edge, and on which side
    "a4": {"cover": (0, 197, 297), "inside-1": (1, 0, 100), "inside-2": (1, 100, 200), "inside-3": (1, 200, 297),
           "flap": (0, 0, 97), "outer": (0, 97, 197)},
    "letter": {"cover": (0, 185.74, 279.4), "inside-1": (1, 0, 93.66), "inside-2": (1, 93.66, 187.33),
               "inside-3": (1, 187.33, 279.4), "flap": (0, 0, 92.08), "outer": (0, 92.08, 185.74)},
}  # fmt: skip


@cache
def sample() -> Campaign:
    campaign = load(SAMPLE, "briefs/join-the-movement", Problems())
    assert campaign is not None
    return campaign


@cache
def laid_out(
    name: str, paper: str, theme: str = "colour", imprint: Imprint | None = None
) -> tuple[Composed, list[Problem]]:
    """A leaflet of the sample, with what was said of it."""
    problems = Problems()
    pack = sample().packs[name]
    if imprint:
        pack = pack.model_copy(update={"imprint": imprint})
    view = view_for(sample(), pack, datetime.date(2026, 11, 23))
    layouts = Layouts(ROOT / "layouts", theme=theme)
    parts = render(view, layouts, problems)
    roots = {"assets": ROOT / "assets", "layouts": ROOT / "layouts", "campaign": SAMPLE}
    style = Style(layouts.sheets(view.layout, paper), PackFetcher(roots), problems)
    made = compose(parts, lambda _: None, style, facts(), problems)
    assert made is not None
    return made, list(problems)


def found(made: Composed, name: str) -> Iterator[tuple[int, Any]]:
    """(side, box) of every box whose element has a class."""
    for side, page in enumerate(made.parts[0].part.pages):
        for visit in boxes.walk(page._page_box):
            box, classes = visit.box, _classes(visit.box.element)
            if name in classes and not boxes.is_line(box) and not boxes.is_text(box):
                yield side, box


def _classes(element: Any) -> list[str]:
    return (element.get("class") or "").split() if element is not None else []


def words(made: Composed) -> Iterator[tuple[int, float, float, float, str]]:
    """(side, left, right, bottom, text) of every piece of text, in mm."""
    for side, page in enumerate(made.parts[0].part.pages):
        for visit in boxes.walk(page._page_box):
            box = visit.box
            if boxes.is_text(box) and box.text.strip():
                left, right = box.position_x / MM, (box.position_x + box.width) / MM
                yield side, left, right, (box.position_y + box.height) / MM, box.text


@pytest.mark.parametrize("theme", ["colour", "mono"])
@pytest.mark.parametrize(("name", "paper"), KINDS)
def test_a_leaflet_has_two_sides(name: str, paper: str, theme: str) -> None:
    """Each leaflet is two sides on each of its papers, in colour and for a photocopier, without a problem."""
    made, problems = laid_out(name, paper, theme)
    assert made.page_count == 2
    assert problems == []


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("name", ["leaflet", "leaflet-trifold"])
def test_a_leaflet_in_large_print_is_four_pages(name: str, paper: str) -> None:
    """In large print a leaflet is four pages of A4 or Letter to turn, of 16 pt and up, without a problem."""
    made, problems = laid_out(name, paper, "large-print")
    assert problems == []
    sizes = [(page.width / MM, page.height / MM) for page in made.parts[0].part.pages]
    assert sizes == [pytest.approx({"a4": (210, 297), "letter": (215.9, 279.4)}[paper], abs=0.02)] * 4


@pytest.mark.parametrize(("name", "paper"), KINDS)
def test_words_keep_away_from_edges(name: str, paper: str) -> None:
    """No word comes nearer than 6 mm to an edge of the sheet."""
    made, _ = laid_out(name, paper)
    page = made.parts[0].part.pages[0]
    width, height = page.width / MM, page.height / MM
    near = [text for _, left, right, bottom, text in words(made) if min(left, width - right, height - bottom) < 6]
    assert near == []


@pytest.mark.parametrize("paper", PANELS)
def test_panels_end_at_the_folds(paper: str) -> None:
    """Outside, the short flap, back and cover; inside, mirrored; words keep 5 mm from each fold."""
    made, _ = laid_out("leaflet-trifold", paper)
    for name, (side, left, right) in PANELS[paper].items():
        ((at, box),) = found(made, name)
        edges = box.border_box_x() / MM, (box.border_box_x() + box.border_width()) / MM
        assert (at, *edges) == (side, pytest.approx(left, abs=0.02), pytest.approx(right, abs=0.02))
    folds = {side: {x for at, *xs in PANELS[paper].values() for x in xs if at == side} for side in (0, 1)}
    crossing = [
        text for side, left, right, _, text in words(made) if any(left - 5 < x < right + 5 for x in folds[side])
    ]
    assert crossing == []


def test_tags_follow_the_reader() -> None:
    """A folded leaflet is read cover, inside from left to right, flap, back, wherever these are printed."""
    made, _ = laid_out("leaflet-trifold", "a4")
    classes = [(each.get("class") or "").split() for each in made.parts[0].part.root.iter()]
    assert [each[1] for each in classes if each[:1] == ["panel"]] == list(PANELS["a4"])
    reader = PdfReader(io.BytesIO(made.write()))
    part = reader.root_object["/StructTreeRoot"]["/K"][0].get_object()["/K"][0].get_object()
    panels = [kid.get_object() for kid in part["/K"][0].get_object()["/K"]]
    sides = [reader.pages.index(first_page(panel)) for panel in panels]
    assert sides == [side for side, *_ in PANELS["a4"].values()]


def first_page(element: Any) -> Any:
    """The page of the first words in a structure element."""
    while "/Pg" not in element:
        kids = element["/K"]
        element = (kids[0] if isinstance(kids, list) else kids).get_object()
    return element["/Pg"]


@pytest.mark.parametrize(("name", "paper"), KINDS)
def test_the_code_can_be_scanned(name: str, paper: str) -> None:
    """The address stands beside its code, which is at least 20 mm wide."""
    made, _ = laid_out(name, paper)
    ((_, box),) = found(made, "qr")
    assert box.width / MM >= 20
    assert any("example.org" in text for *_, text in words(made))


def test_a_leaflet_is_short() -> None:
    """The A5 leaflet says 60 to 120 words, its sources, their numbers and the small print under them not counted."""
    made, _ = laid_out("leaflet", "a5")
    body = made.parts[0].part.root.find("body")
    small = [each for each in body.iter() if {"cited", "edition", "imprint", "notes"} & {*_classes(each)}]
    count, spent = (sum(len("".join(each.itertext()).split()) for each in some) for some in ([body], small))
    assert 60 <= count - spent <= 120


def party(name: str, address: str) -> Party:
    return Party(name=text(name), address=text(address))


def text(value: str) -> Text:
    return Text(value, Place("packs/leaflet.yaml", 1, 1))


ONE, OTHER = "2 High Street, London", "3 Low Street, Leeds"
PRINTER = party("Print Ltd", "1 Mill Road")
IMPRINTS = [
    (Imprint(jurisdiction="uk", printer=PRINTER, promoter=party("A. Person", ONE), on_behalf_of=party("Us", ONE)),
     f"Printed by Print Ltd, 1 Mill Road. Promoted by A. Person on behalf of Us, both of {ONE}."),
    (Imprint(jurisdiction="uk", printer=PRINTER, promoter=party("A. Person", ONE), on_behalf_of=party("Us", OTHER)),
     f"Printed by Print Ltd, 1 Mill Road. Promoted by A. Person, {ONE}, on behalf of Us, {OTHER}."),
    (Imprint(jurisdiction="uk", printer=PRINTER, promoter=party("A. Person", ONE)),
     f"Printed by Print Ltd, 1 Mill Road. Promoted by A. Person, {ONE}."),
    (Imprint(jurisdiction="us-federal", paid_for_by=text("Us"), contact=text("example.org")),
     "Paid for by Us (example.org) and not authorized by any candidate or candidate’s committee."),
    (Imprint(jurisdiction="us-federal", paid_for_by=text("Us"), authorised_by=text("A. Person Inc.")),
     "Paid for by Us and authorized by A. Person Inc."),
    (Imprint(jurisdiction="other", text=text("Nobody"), reason=text("a test")), "Nobody."),
]  # fmt: skip


@pytest.mark.parametrize(("imprint", "words"), IMPRINTS)
def test_an_imprint_says_what_its_law_asks_for(imprint: Imprint, words: str) -> None:
    """Each jurisdiction's form, with one address or two, on the last side; that of US elections in a box."""
    made, problems = laid_out.__wrapped__("leaflet", "a5", imprint=imprint)
    assert problems == []
    ((side, box),) = list(found(made, "imprint"))
    assert " ".join("".join(box.element.itertext()).split()) == words
    assert side == 1
    assert (box.border_top_width > 0) == (imprint.jurisdiction == "us-federal")
