"""A campaign as one audience gets it: as values without their places, as HTML without them, as a finished PDF."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path
from typing import Any

from briefpack.content.campaign import Campaign
from briefpack.content.fields.text import Entry
from briefpack.content.viewing import view_for
from briefpack.one_pack import Recipe, composed_pack, make_pack
from briefpack.pages.part import CONTENTS
from briefpack.pages.rendering import render
from briefpack.problems import Place, Problems
from briefpack.project import CampaignFolder, Project
from tests.layouts.test_generated import DAY
from tests.secrecy.campaigns import Version
from tests.typesetting import ROOT

PLACE = re.compile(r' data(?:-[a-z]+)*-place="[^"]*"')
PACK = "pack"


def recipe(campaign: Campaign, folder: Path, version: Version) -> Recipe:
    """How the pack of a version is made, on the paper and in the theme that its seed chose."""
    author = version.seen.author
    place = CampaignFolder(folder, "made", "made")
    return Recipe(Project(ROOT), campaign, place, DAY, author.paper, author.theme)


def values(value: Any) -> Any:
    """A view, or anything in it, as plain values. Where they were written is left out: no reader gets it."""
    if isinstance(value, str):
        return str(value)
    if isinstance(value, tuple):
        return [values(each) for each in value]
    names = type(value).model_fields if isinstance(value, Entry) else getattr(value, "__dataclass_fields__", None)
    if names is None:
        return value
    held = {name: getattr(value, name) for name in names}
    return {"": type(value).__name__, **{n: values(v) for n, v in held.items() if not isinstance(v, Place)}}


def viewed(campaign: Campaign) -> dict[str, Any]:
    """The pack's view."""
    found: dict[str, Any] = values(view_for(campaign, campaign.packs[PACK], DAY))
    return found


def html(campaign: Campaign, made_by: Recipe) -> list[str]:
    """The HTML of all parts, without the places."""
    view = view_for(campaign, campaign.packs[PACK], DAY)
    parts = render(view, made_by.layouts, Problems(), drawn=False)
    shown = [part for part in parts if part != CONTENTS]
    return [PLACE.sub("", repr(dataclasses.astuple(part))) for part in shown]


def pdf(made_by: Recipe) -> tuple[bytes, bool]:
    """The pack's PDF, and whether it is finished. Pages with a fault are written all the same, to be compared.

    What is said of them is for the campaign's own eyes: it stands in the order of the lines that it speaks of.
    """
    made = make_pack(made_by, PACK)
    if made.content:
        return made.content, True
    view = view_for(made_by.campaign, made_by.campaign.packs[PACK], made_by.edition)
    composed, _ = composed_pack(made_by, view, made.paper, Problems())
    return composed.write() if composed else b"", False
