"""Campaigns made from a seed, to try layouts on: each has some of the traits that break a page."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PIL import Image

from briefpack.pages.layouts import Layouts
from tests.looks import looks

TRAITS = (
    "a title twice as long",
    "nine asks",
    "one claim",
    "nothing optional",
    "everything optional",
    "a timeline of forty rows",
    "compounds",
    "khmer",
    "long replies",
    "many sources",
    "long names",
    "large numbers",
    "charts",
    "pictures",
    "what may go",
)
ENGLISH = """
the a of river dam gate mill worker ledger council market harbour bridge valley closed opened signed asked measured
counted in on by after before under about each new old north south spring winter boats wages hours
"""
GERMAN = """
Donaudampfschifffahrtsgesellschaft Rindfleischetikettierungsüberwachung Arbeiterunfallversicherungsgesetz
Grundstücksverkehrsgenehmigungszuständigkeit Verkehrsinfrastrukturfinanzierung
"""
KHMER = ["ភាសាខ្មែរ", "អក្សរខ្មែរ", "លេខខ្មែរ"]  # the Khmer language, letters, numerals: a name, no statement
AUDIENCE = "readers"
PARTS = {  # of each layout, all that a pack of it lists
    "policymakers": ["cover", "contents", "leave-behind", "chapters", "timeline", "sources", "contact"],
    "delegation": ["talking-points", "whos-who", "meeting-report", "sources"],
    "brands": ["letter", "brief", "form", "chapters", "sources", "contact"],
    "press": ["release", "facts", "questions", "spokespeople", "images", "timeline", "chapters", "sources", "contact"],
    "leaflet-a5": ["leaflet"],
    "leaflet-trifold": ["leaflet"],
}
OWN = {"policymakers": "leave-behind", "brands": "brief", "press": "release"}  # what most looks of a layout hang on
LAYOUTS = Layouts(Path(__file__).parents[1] / "layouts")


class Author:
    """Writes one campaign; the same seed writes the same one. One that is not `whole` has few claims and parts."""

    def __init__(self, seed: int, layout: str, whole: bool = True) -> None:
        self.chance, self.layout, self.whole = random.Random(f"{seed} {layout} {whole}"), layout, whole
        self.paper, self.theme = self.chance.choice(looks(LAYOUTS, layout))
        self.traits = frozenset(self.chance.sample(TRAITS, self.chance.randint(1, 4)))
        claims = 1 if "one claim" in self.traits else self.chance.randint(*(5, 14) if whole else (2, 3))
        self.ids = [f"c.{n}" for n in range(1, claims + 1)]
        self.sources = [f"s{n}" for n in range(1, 60 if "many sources" in self.traits else 8)]

    def words(self, least: int, most: int) -> str:
        """A line of words that mean nothing, with a capital and no stop."""
        count = self.chance.randint(least, most)
        chosen = self.chance.choices(ENGLISH.split(), k=count)
        if "compounds" in self.traits:
            chosen[self.chance.randrange(count)] = self.chance.choice(GERMAN.split())
        if "khmer" in self.traits:
            chosen[self.chance.randrange(count)] = self.chance.choice(KHMER)
        line = " ".join(chosen)
        return line[0].upper() + line[1:]

    def sentence(self, least: int = 8, most: int = 30) -> str:
        most = most if self.whole else max(least, most * 2 // 3)
        return f"{self.words(least, most)}."

    def some(self, most: int, least: int = 1) -> list[str]:
        """A few claims, each once."""
        return self.chance.sample(self.ids, min(len(self.ids), self.chance.randint(least, most)))

    def added(self, least: int = 8, most: int = 30) -> dict[str, Any]:
        return {"added": self.sentence(least, most), "claims": self.some(2)}

    def has(self, _what: str) -> bool:
        """Whether something optional is there; each is drawn for itself."""
        drawn = self.chance.random() < 0.6
        return "everything optional" in self.traits or ("nothing optional" not in self.traits and drawn)

    # ------------------------------------------------------------------------------------ what is said

    def claim(self, name: str) -> dict[str, Any]:
        kind = self.chance.choice(["fact", "fact", "fact", "opinion", "allegation"])
        if self.layout.startswith("leaflet"):
            kind = "fact"
        verdict = "opinion" if kind == "opinion" else self.chance.choice(["supported", "supported", "partly"])
        claim: dict[str, Any] = {
            "id": name,
            "sentence": name,
            "kind": kind,
            "verdict": verdict,
            "audiences": [AUDIENCE],
            "sources": self.chance.sample(self.sources, self.chance.randint(1, 4)),
            "print": self.sentence(),
            "reason": "other words",
            "attribution": self.words(1, 6 if "long names" in self.traits else 3),
        }
        if name == "c.1" or self.chance.random() < 0.4:
            value = "1,234,567" if "large numbers" in self.traits else str(self.chance.randint(2, 400))
            claim["stat"] = {"value": value, "label": self.words(3, 12)}
            if self.chance.random() < 0.5:
                claim["stat"]["qualifier"] = "at least"
        if name == "c.1" or self.has("short") if self.whole else self.chance.random() < 0.3:
            claim["short"] = self.sentence(4, 10)
        if "charts" in self.traits and self.chance.random() < 0.5:
            claim["chart"] = self.chart()
        if kind == "allegation":
            claim["about"] = ["the owner"]
        if kind == "allegation" or (kind == "fact" and self.chance.random() < 0.2):
            long = (20, 60) if "long replies" in self.traits else (4, 20)
            claim["reply"] = [
                {"by": self.words(1, 4), "text": self.sentence(*long), "sources": [self.sources[0]]}
                for _ in range(self.chance.randint(1, 2))
            ]
        if self.chance.random() < 0.3:
            claim["later"] = [{"date": "2019-02", "text": self.sentence(5, 20), "sources": [self.sources[-1]]}]
        return claim

    def chart(self) -> dict[str, Any]:
        kind = self.chance.choice(["proportion", "dots", "bars", "timeline"])
        chart: dict[str, Any] = {"type": kind, "title": self.words(3, 9), "sources": self.sources[:1]}
        count = 1 if kind == "dots" else self.chance.randint(1 + (kind == "bars"), 7)
        rows: list[dict[str, Any]] = [{"label": self.words(1, 7)} for _ in range(count)]
        if kind == "timeline":
            for row, year in zip(rows, sorted(self.chance.choices(range(1990, 2020), k=count)), strict=True):
                row["date"] = str(year)
            return {**chart, "rows": rows}
        amounts = [self.chance.randint(1, 90 if kind == "dots" else 10_000) for _ in rows]
        for row, amount in zip(rows, amounts, strict=True):
            row["value"] = str(amount)
        if kind != "bars":
            chart["of"] = str(sum(amounts) + self.chance.randint(0, 10))
        if self.has("qualifier"):
            chart["qualifier"] = "about"
        return {**chart, "unit": self.words(1, 4).lower(), "rows": rows}

    def section(self, heading: str | None, names: Sequence[str]) -> dict[str, Any]:
        return {
            **({"heading": heading} if heading else {}),
            "audiences": [AUDIENCE],
            "sentences": [{"id": name, "text": self.sentence()} for name in names],
            "claims": [self.claim(name) for name in names],
        }

    def asks(self) -> list[dict[str, Any]]:
        count = 9 if "nine asks" in self.traits else self.chance.randint(1, 4)
        asks = []
        for number in range(count):
            ask = {
                "id": f"a{number}",
                "claims": [self.ids[number % len(self.ids)]],
                "owner": "campaign",
                "by": self.words(1, 3),
            }
            ask |= {"headline": self.words(2, 5), "audiences": [AUDIENCE]}
            if self.has("question"):
                ask |= {"question": self.words(3, 9).lower(), "step": "prevent", "evidence": self.words(3, 9)}
            asks.append(ask)
        return asks

    def events(self) -> list[dict[str, Any]]:
        count = 40 if "a timeline of forty rows" in self.traits else self.chance.randint(1, 8)
        years = sorted(self.chance.choices(range(1990, 2020), k=count))
        events = [
            {"date": str(year), "text": self.sentence(5, 20), "claims": self.some(1), "audiences": [AUDIENCE]}
            for year in years
        ]
        for event in events[:5]:
            event["short"] = self.words(2, 6)
        return events

    # ------------------------------------------------------------------------------------ the pack

    def brief(self) -> dict[str, Any]:
        names = self.chance.sample(self.ids, len(self.ids))
        happened, now, stake, rest = names[:3], names[3:5], names[5:7], names[7:]
        brief: dict[str, Any] = {"happened": happened, "now": now, "stake": stake}
        if rest:
            brief["evidence"] = [{"heading": self.words(1, 3), "claims": [name]} for name in rest[:4]]
        if rest[4:]:
            brief["acting"] = [{"who": self.words(1, 3), "claims": [name]} for name in rest[4:]]
        if self.has("question"):
            brief["question"] = self.added(15, 35)
        if self.has("told"):
            brief["told"] = [{"told": self.added(4, 10), "answer": self.added(8, 20)} for _ in range(2)]
        return {key: value for key, value in brief.items() if value}

    def parts(self) -> list[str]:
        """All that a pack of the layout may list; of a campaign that is not whole one or two, and the sources."""
        parts = [part for part in PARTS[self.layout] if part != "images" or "pictures" in self.traits]
        if self.whole or len(parts) < 3:
            return parts
        own = OWN.get(self.layout) if self.chance.random() < 0.5 else None
        some = {own or self.chance.choice(parts), "sources", *({"images"} if "pictures" in self.traits else ())}
        if self.chance.random() < 0.5:
            some.add(self.chance.choice(parts))
        return [part for part in parts if part in some]

    def copyfit(self) -> dict[str, Any]:
        """What gives way: any claims, of which those that have no short wording cannot be shortened."""
        names = self.chance.sample(self.ids, len(self.ids))
        return {"drop": names[: len(names) // 2]}

    def pack(self, claims: Sequence[dict[str, Any]]) -> dict[str, Any]:
        length = (12, 18) if "a title twice as long" in self.traits else (4, 9)
        stats = [str(claim["id"]) for claim in claims if "stat" in claim][:4]
        pack: dict[str, Any] = {
            "audience": AUDIENCE,
            "layout": self.layout,
            "internal": "true" if self.layout == "delegation" else "false",
            "title": {"added": self.words(*length), "claims": ["c.1"]},
            "parts": self.parts(),
            "lead": self.some(5),
            "stats": stats,
            "brief": self.brief(),
            "letter": {"text": [self.added(30, 70) for _ in range(self.chance.randint(2, 4))]},
            "questions": [{"question": f"{self.words(4, 12)}?", "answer": self.added()} for _ in range(4)],
            "talking_points": [self.added() for _ in range(self.chance.randint(3, 7))],
            "people": [{"name": self.words(1, 3), "about": self.added()} for _ in range(self.chance.randint(1, 9))],
            "actions": [{"headline": self.words(1, 2), "text": self.sentence(4, 12)} for _ in range(3)],
        }
        if self.layout.startswith("leaflet"):
            pack["imprint"] = {"jurisdiction": "other", "text": self.sentence(6, 14), "reason": "a test"}
        if self.has("standfirst"):
            pack["standfirst"] = self.added(15, 40)
        if self.has("reply_by"):
            pack |= {"reply_by": "2020-12-31", "reference": "MW/2020/7"}
        if "what may go" in self.traits:
            pack["copyfit"] = self.copyfit()
        if self.has("embargo"):
            pack["embargo"] = {"until": "2020-07-01 06:00", "zone": "Valley time (UTC+2)"}
        return pack

    def campaign(self) -> dict[str, Any]:
        title = self.words(2, 5)
        audience = {"title": self.words(1, 3), "public": "true" if self.layout.startswith("leaflet") else "false"}
        campaign: dict[str, Any] = {
            "title": title,
            "organisation": self.words(2, 5 if "long names" in self.traits else 3),
            "voice": "The campaign says",
            "language": "en",
            "as_of": "2019-05",
            "edition_date": "2020-06-30",
            "audiences": {AUDIENCE: audience},
            "chapters": [
                {
                    "id": "one",
                    "heading": self.words(2, 5),
                    "audiences": [AUDIENCE],
                    "sections": ["first", *(["second"] if len(self.ids) > 5 else [])],
                }
            ],
            "claims": [
                {"id": "title", "sentence": "title", "kind": "ask", "verdict": "n/a", "audiences": [AUDIENCE]},
            ],
            "contacts": [self.contact()],
        }
        if self.has("spokespeople"):
            campaign["spokespeople"] = [
                {"name": self.words(2, 3), "role": self.words(1, 4), "languages": "English", "audiences": [AUDIENCE]}
            ]
        if "pictures" in self.traits:
            names = [f"picture-{n}.png" for n in range(self.chance.randint(1, 3))]
            campaign["pictures"] = [self.picture(name) for name in names]
        if self.has("boilerplate"):
            campaign["boilerplate"] = {"text": self.sentence(20, 40), "audiences": [AUDIENCE]}
        return campaign

    def picture(self, file: str) -> dict[str, Any]:
        words = {"alt": self.words(2, 9), "caption": self.sentence(5, 25), "credit": self.words(1, 4)}
        return {"file": file, **words, "licence": "CC BY 4.0", "audiences": [AUDIENCE]}

    def contact(self) -> dict[str, Any]:
        contact = {"id": "desk", "name": self.words(1, 4), "email": "desk@mill.org", "web": "https://mill.org/act"}
        return {**contact, "audiences": [AUDIENCE], **({"phone": "+44 20 7946 0000"} if self.has("phone") else {})}


def files(author: Author) -> dict[str, Any]:
    """The files of a campaign with one pack, `pack`; values are what YAML would hold."""
    half = len(author.ids) // 2 if len(author.ids) > 5 else len(author.ids)
    sections = {"first": author.section("First", author.ids[:half])}
    if author.ids[half:]:
        sections["second"] = author.section("Second", author.ids[half:])
    claims = [claim for section in sections.values() for claim in section["claims"]]
    asks = author.asks()
    return {
        "campaign.yaml": author.campaign(),
        **{f"sections/{name}.yaml": section for name, section in sections.items()},
        "sources.yaml": {"references": [
            {"id": name, "type": "report", "title": author.words(3, 14), "publisher": author.words(1, 3),
             "issued": "2018-05", "URL": f"https://mill.org/reports/{name}"}
            for name in author.sources
        ]},
        "asks.yaml": {"asks": asks},
        "timeline.yaml": {"events": author.events()},
        "packs/pack.yaml": {**author.pack(claims), "asks": [ask["id"] for ask in asks]},
    }  # fmt: skip


def write(folder: Path, author: Author) -> dict[str, Any]:
    """Write an author's campaign into a folder; returns its files. What is written is JSON, which YAML takes."""
    made = files(author)
    for name, content in made.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
    for picture in made["campaign.yaml"].get("pictures", ()):
        wide = author.chance.random() < 0.7
        Image.new("L", (1800, 1200) if wide else (1200, 1800), 160).save(folder / picture["file"])
    return made
