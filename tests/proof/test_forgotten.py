"""What a template leaves out of what its part owes is told at the YAML's place, from the view alone."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from briefpack.content.loading import load
from briefpack.content.viewing import view_for
from briefpack.one_pack import Recipe, composed_pack, make_pack
from briefpack.problems import Problems
from briefpack.project import CampaignFolder, Project
from briefpack.proof.forgotten import check_owed
from briefpack.proof.owed import BY_NAME, OWED, all_claims
from briefpack.proof.presence import check_presence
from tests.layouts.sample import SAMPLE
from tests.small_campaign import FILES
from tests.typesetting import ROOT, found

SHARED = ROOT / "layouts" / "shared"
CLOSING = "sections/closing.yaml"


@cache
def line_of(file: str, words: str) -> int:
    """The line of the small campaign on which some words begin."""
    return next(number for number, line in enumerate(FILES[file].splitlines(), 1) if words in line)


def told(campaign: Path, pack: str) -> list[tuple[str, int]]:
    """(file, line) of all that is told as forgotten; anything else told stops the test."""
    problems = Problems()
    loaded = load(campaign, "small", problems)
    assert loaded is not None, list(problems)
    folder = CampaignFolder(campaign, "small", "small")
    made = make_pack(Recipe(Project(ROOT), loaded, folder, loaded.edition_date.last_day), pack)
    errors = [problem for problem in made.problems if problem.severity == "error"]
    assert {problem.code for problem in errors} <= {"forgotten-text"}, errors
    assert bool(made.content) == (not errors)
    assert all((problem.hint and problem.related) or "fault of ours" in problem.hint for problem in errors)
    return [(problem.place.file.removeprefix("small/"), problem.place.line) for problem in errors]


def put_over(campaign: Path, layout: str, template: str, change: Callable[[str], str]) -> None:
    """Give the campaign a template of ours with a change; the change must be one."""
    ours = next(path for path in (ROOT / "layouts" / layout / template, SHARED / template) if path.exists())
    before = ours.read_text(encoding="utf-8")
    assert change(before) != before
    over = campaign / "layouts" / layout / template
    over.parent.mkdir(parents=True, exist_ok=True)
    over.write_text(change(before), encoding="utf-8")


def test_nothing_is_forgotten_of_a_good_pack(small_campaign: Path) -> None:
    """Templates of ours print all that they owe."""
    assert [told(small_campaign, pack) for pack in ("policymakers", "press")] == [[], []]


def test_a_claim_that_a_chapter_drops(small_campaign: Path) -> None:
    """A claim is told with what is replied and what came later, each at its own line."""
    old = "{% for claim in section.claims %}"
    new = "{% for claim in section.claims if claim.verdict != 'disputed' %}"
    put_over(small_campaign, "press", "chapter.html", lambda html: html.replace(old, new))
    lines = [line_of(CLOSING, words) for words in ("sold the looms", "The looms were lent", "A court ordered")]
    assert told(small_campaign, "press") == [(CLOSING, line) for line in lines]


def test_a_claim_that_is_read_but_not_printed(small_campaign: Path) -> None:
    """A template that asks for a claim's words and throws them away does not print them."""
    old = "{{ pieces.claim(claim) }}"
    new = f"{{% if claim.kind == 'opinion' %}}{{% set thrown = claim|prose %}}{{% else %}}{old}{{% endif %}}"
    put_over(small_campaign, "press", "chapter.html", lambda html: html.replace(old, new))
    assert told(small_campaign, "press") == [(CLOSING, line_of(CLOSING, "It was theft"))]


@pytest.mark.parametrize(
    ("pack", "template", "old", "new", "file", "words"),
    [
        ("brands", "chapter.html", "{{ section.heading }}</h2>", "Here</h2>", "sections/closing.yaml", "heading:"),
        (
            "press",
            "timeline.html",
            "<td>{{ event|prose }}",
            "<td>{{ event|prose if loop.index > 1 else 'x' }}",
            "timeline.yaml",
            "locked",
        ),
        (
            "press",
            "facts.html",
            "{% for claim in view.stats if claim.stat %}",
            "{% for claim in [] %}",
            "sections/closing.yaml",
            "stat:",
        ),
        ("policymakers", "summary.html", "{{ pieces.asks() }}", "", "sections/asking.yaml", "We call on"),
        (
            "policymakers",
            "cover.html",
            "{{ view.standfirst|paragraphs if view.standfirst }}",
            "",
            "packs/policymakers.yaml",
            "standfirst",
        ),
        ("policymakers", "cover.html", "{{ view.title|markdown }}", "Title", "packs/policymakers.yaml", "title:"),
    ],
)
def test_what_a_template_drops(
    pack: str, template: str, old: str, new: str, file: str, words: str, small_campaign: Path
) -> None:
    """A heading, an event, a number, an ask, a standfirst or a title that a template drops is told at its line."""
    put_over(small_campaign, pack, template, lambda html: html.replace(old, new))
    lines = set(told(small_campaign, pack))
    assert lines == {(file, line_of(file, words))}


def test_a_number_that_stands_elsewhere_only(small_campaign: Path) -> None:
    """A number that is not where it is set large is told, though a sentence of the part has the same figures."""
    old = '<b>{{ number }}</b></p>\n<p class="label"'
    put_over(
        small_campaign, "policymakers", "pieces.html", lambda html: html.replace(old, old.replace("number", "'–'"))
    )
    assert set(told(small_campaign, "policymakers")) == {(CLOSING, line_of(CLOSING, "stat:"))}


def test_a_part_of_its_own_name(small_campaign: Path) -> None:
    """A part of any name owes the words of the claims that it says."""
    words = (
        "{% for claim in claims if claim.kind == 'opinion' %}{% set thrown = claim|prose %}{% endfor %}<p>Not said.</p>"
    )
    template = small_campaign / "layouts" / "press" / "extra.html"
    template.parent.mkdir(parents=True)
    template.write_text(
        f'{{% extends "skeleton.html" %}}\n{{% block title %}}Extra{{% endblock %}}\n'
        f"{{% block body %}}\n{{{{ pieces.opening('Extra') }}}}\n{words}\n{{% endblock %}}\n",
        encoding="utf-8",
    )
    pack = small_campaign / "packs" / "press.yaml"
    pack.write_text(
        pack.read_text(encoding="utf-8").replace("release, facts,", "release, facts, extra,"), encoding="utf-8"
    )
    assert told(small_campaign, "press") == [(CLOSING, line_of(CLOSING, "It was theft"))]


def test_a_source_that_the_list_drops(small_campaign: Path) -> None:
    """Each source of what a pack says is owed by the list of sources."""
    old = "{{ pieces.source(source) }}"
    gone = '<li id="s{{ source.number }}">gone</li>'
    new = f"{{% if source.title == 'Wage ledger' %}}{gone}{{% else %}}{old}{{% endif %}}"
    put_over(small_campaign, "press", "sources.html", lambda html: html.replace(old, new))
    assert told(small_campaign, "press") == [("sources.yaml", line_of("sources.yaml", "Wage ledger"))]


def test_a_claim_that_is_neither_printed_nor_listed() -> None:
    """What no part says is told unless it is listed as left out."""
    campaign = load(SAMPLE.path, SAMPLE.display, Problems())
    assert campaign is not None
    edition = campaign.edition_date.last_day
    view = view_for(campaign, campaign.packs["leaflet"], edition)
    recipe = Recipe(Project(ROOT), campaign, SAMPLE, edition)
    composed, fits = composed_pack(recipe, view, "a5", Problems())
    assert composed is not None
    said = check_presence(composed, composed.write(), Problems()).parts
    problems, visible = Problems(), {name for claim in all_claims(view) for name in claim.ids}
    check_owed(view, fits, composed, said, visible, problems)
    assert found(problems) == []
    check_owed(view, fits, composed, said, (), problems)
    assert {code for _, code in found(problems)} == {"forgotten-text"}


def test_the_tables_agree() -> None:
    """What a name promises is something that can be looked for."""
    assert {field for fields in BY_NAME.values() for field in fields} <= OWED.keys()
