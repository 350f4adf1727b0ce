"""What a leaflet's large title may hold."""

from __future__ import annotations

import dataclasses

import pytest

from briefpack.content.fields.text import Text
from briefpack.one_pack import Recipe, make_pack
from briefpack.project import Project
from tests.layouts.printed import printed
from tests.layouts.sample import LAYOUTS, SAMPLE, sample
from tests.typesetting import ROOT

KHMER = "North អក្សរខ្មែរ new signed"  # the name of the script, no statement


@pytest.mark.parametrize("name", ["leaflet", "leaflet-trifold"])
def test_lines_of_a_khmer_title_keep_apart(name: str) -> None:
    """What hangs below a line of Khmer touches nothing of the next one."""
    pack = sample().packs[name]
    title = pack.title.model_copy(update={"added": Text(KHMER, pack.title.added.place)})
    packs = {**sample().packs, name: pack.model_copy(update={"title": title})}
    campaign = dataclasses.replace(sample(), packs=packs)
    paper = LAYOUTS.usual_paper(pack.layout)
    made = make_pack(Recipe(Project(ROOT), campaign, SAMPLE, campaign.edition_date.last_day, paper), name)
    assert [str(each) for each in made.problems if each.severity == "error"] == []
    assert [found for page in printed(made.content) for found in page.collisions()] == []
