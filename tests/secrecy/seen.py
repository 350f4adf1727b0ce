"""What one audience of a made-up campaign sees: the part of the campaign that no test of secrecy changes.

The words come from `tests.random_campaigns`. Here they get the forms that withheld things hide among: sentences that
print whole, in other words, or in part only; a chapter with an introduction; a pack that is like another.
"""

from __future__ import annotations

import copy
import random
from dataclasses import dataclass, field
from typing import Any

from tests.random_campaigns import AUDIENCE, PARTS, Author, files

LAYOUTS = ("policymakers", "delegation", "brands", "press", "leaflet-a5", "leaflet-trifold")
FURTHER = ("contents", "chapters", "timeline", "contact", "spokespeople", "facts")
LEND = ("reply_by", "reference", "asks", "stats", "lead", "brief", "letter", "questions", "actions", "standfirst",
        "embargo", "copyfit", "imprint")  # fmt: skip


@dataclass(slots=True)
class Seen:
    """Files as the audience sees them; `spans` are the words that print of sentences of which more is withheld.

    Of a sentence with no spans there (an empty list) nothing prints: its claims have other words.
    """

    seed: int
    author: Author
    files: dict[str, Any]
    spans: dict[str, list[str]] = field(default_factory=dict)
    lent: tuple[str, ...] | None = None  # keys that the pack takes from the one it is like; None: it is like no other
    title: str = "whole"  # how much of the text's own title prints: whole, part, none


def seen(seed: int) -> Seen:
    """The visible part of the campaign of a seed; the layouts take turns."""
    author = Author(seed, LAYOUTS[seed % len(LAYOUTS)], whole=False)
    author.traits -= {"compounds"}  # they run out of their boxes, and such a pack is not finished
    chance = random.Random(f"seen {seed}")
    made = Seen(seed, author, copy.deepcopy(files(author)))
    _title(made, chance)
    _parts(made, chance)
    _further_chapter(made, chance)
    for name in [name for name in made.files if name.startswith("sections/")]:
        _sentences(made, made.files[name], chance)
    if chance.random() < 0.5:
        campaign = made.files["campaign.yaml"]
        campaign["about_sources"] = {"text": author.sentence(), "audiences": [AUDIENCE]}
    pack = made.files["packs/pack.yaml"]
    if chance.random() < 0.5:
        possible = [key for key in LEND if key in pack]
        made.lent = tuple(key for key in possible if chance.random() < 0.5)
    return made


def _title(made: Seen, chance: random.Random) -> None:
    """The text's own title, of which some audiences see nothing and some a few words only."""
    made.title, campaign = chance.choice(["whole", "part", "none"]), made.files["campaign.yaml"]
    if made.title == "none":
        campaign["claims"] = []
    elif made.title == "part":
        made.spans["title"] = [campaign["title"]]
        pack = made.files["packs/pack.yaml"]
        pack["lead"] = [*pack["lead"], "title"]


def _parts(made: Seen, chance: random.Random) -> None:
    """More of the parts that go through whole campaigns than a small pack has."""
    pack, possible = made.files["packs/pack.yaml"], PARTS[made.author.layout]
    further = [part for part in FURTHER if part in possible and chance.random() < 0.3]
    pack["parts"] = [part for part in possible if part in pack["parts"] or part in further]
    if "cover" in possible and chance.random() < 0.2:
        pack["parts"].append("summary")


def _further_chapter(made: Seen, chance: random.Random) -> None:
    """An introduction and a second chapter, so that something can stand before, between and behind."""
    campaign, author = made.files["campaign.yaml"], made.author
    for name, how in (("opening", "introduction"), ("later", "sections")):
        if chance.random() < 0.5:
            continue
        claim = f"v.{name}"
        made.files[f"sections/{name}.yaml"] = author.section("Later" if how == "sections" else None, [claim])
        if how == "introduction":
            campaign["chapters"][0]["introduction"] = name
        else:
            heading = author.words(2, 4)
            campaign["chapters"].append({"id": "two", "heading": heading, "audiences": [AUDIENCE], "sections": [name]})


def _sentences(made: Seen, section: dict[str, Any], chance: random.Random) -> None:
    """Give the sentences of a section the ways in which they print."""
    claims = list(section["claims"])
    asked = {ask["claims"][0] for ask in made.files["asks.yaml"]["asks"]}  # asks print the text's own words
    for sentence, claim in zip(section["sentences"], claims, strict=True):
        way = chance.choice(["other words", "other words", "whole", "two claims", "part", "parts"])
        if way == "other words":
            if claim["id"] not in asked:
                made.spans[sentence["id"]] = []
            continue
        del claim["print"], claim["reason"]
        if way == "whole":
            continue
        second = {**copy.deepcopy(claim), "id": f"{claim['id']}b"}
        for key in ("chart", "stat", "reply", "later", "short"):
            second.pop(key, None)
        first_words, second_words = sentence["text"].rstrip("."), made.author.words(4, 9)
        if way == "two claims":
            sentence["text"] = f"{first_words}, {second_words}."
            claim["to"], second["from"] = first_words, second_words
        made.spans |= {sentence["id"]: [first_words, second_words][: 1 + (way == "parts")]} if "part" in way else {}
        if way == "parts" and chance.random() < 0.5:
            second["attribution"] = made.author.words(1, 3)
        if way != "part":
            section["claims"].insert(section["claims"].index(claim) + 1, second)
