"""What one audience may not see, woven into a campaign: each kind of it made from a seed, and put in from another.

Every text of it holds the letters of MARK, so that whatever of it comes through is found.
"""

from __future__ import annotations

import copy
import functools
import io
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from tests.random_campaigns import AUDIENCE, Author
from tests.secrecy.seen import Seen

MARK = "zqx"  # in no text that the audience sees
Tree = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sown:
    """One kind of what is withheld: `words` is the seed of what it says (None: there is none), `order` of where."""

    words: int | None
    order: int = 0


class Shadow(Author):
    """Writes what is withheld: as its like writes what is seen, but each line holds MARK."""

    def __init__(self, seed: str, sources: Sequence[str]) -> None:
        self.chance, self.layout, self.whole = random.Random(seed), "policymakers", False
        self.traits = frozenset(self.chance.sample(["charts", "long replies", "khmer", "long names"], 2))
        self.ids, self.sources = [f"{MARK}.c1"], list(sources)

    def words(self, least: int, most: int) -> str:
        chosen = super().words(least, most).split()
        chosen.insert(self.chance.randint(1, len(chosen)), f"{MARK}{self.chance.randrange(10**6)}")
        return " ".join(chosen)


@dataclass(slots=True)
class Weaver:
    """Weaves into the files of a campaign what its audience may not see."""

    seen: Seen
    sown: dict[str, Sown]
    files: Tree = field(init=False)
    extra: dict[str, bytes] = field(init=False, default_factory=dict)  # files that are not YAML
    others: list[str] = field(init=False, default_factory=list)  # audiences that are not ours
    sources: list[str] = field(init=False, default_factory=list)  # that nothing visible cites
    claims: list[Tree] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        self.files = copy.deepcopy(self.seen.files)

    @property
    def campaign(self) -> Tree:
        campaign: Tree = self.files["campaign.yaml"]
        return campaign

    def author(self, kind: str) -> Shadow | None:
        """Who writes this kind; None where there is none of it."""
        words = self.sown[kind].words
        known = [*self.sources, *self.seen.author.sources]
        return None if words is None else Shadow(f"{self.seen.seed} {kind} {words}", known)

    def order(self, kind: str) -> random.Random:
        return random.Random(f"{self.seen.seed} {kind} order {self.sown[kind].order}")

    def mixed(self, kind: str, visible: Sequence[Any], hidden: Sequence[Any]) -> list[Any]:
        """All of it, with the visible in their order."""
        order, found = self.order(kind), list(visible)
        for each in order.sample(list(hidden), len(hidden)):
            found.insert(order.randint(0, len(found)), each)
        return found

    def for_others(self, author: Shadow, within: Sequence[str] | None = None) -> Tree:
        """Who may see a thing that our audience may not; `within` are those who see what it stands in."""
        possible = [each for each in (self.others if within is None else within) if each != AUDIENCE]
        if not possible or author.chance.random() < 0.4:
            return {"audiences": "none", "reason": author.words(2, 6)}
        some = author.chance.sample(possible, author.chance.randint(1, len(possible)))
        return {"audiences": some, **({"reason": author.words(2, 5)} if author.chance.random() < 0.3 else {})}

    def ghost(self, author: Shadow, name: str, sentence: str, within: Sequence[str]) -> Tree:
        """A withheld claim, with all that a claim may carry."""
        claim = {**author.claim(name), "sentence": sentence, "notes": author.sentence()}
        claim |= {"about": [author.words(1, 2)], **self.for_others(author, within)}
        if claim["audiences"] == "none" or author.chance.random() < 0.5:
            claim.pop("print")
        if author.chance.random() < 0.3:
            claim |= {"as_of": "2001-02", "expires": "2002"}
        self.claims.append(claim)
        return claim

    def ghostly_section(self, author: Shadow, name: str, heading: bool, within: Sequence[str]) -> Tree:
        """A whole section that is withheld."""
        who = self.for_others(author, within)
        seeing = who["audiences"] if isinstance(who["audiences"], list) else []
        ids = [f"{name}.{number}" for number in range(author.chance.randint(1, 3))]
        return {
            **({"heading": author.words(1, 3)} if heading else {}),
            **who,
            "sentences": [{"id": each, "text": author.sentence()} for each in ids],
            "claims": [self.ghost(author, each, each, seeing) for each in ids],
        }


# ------------------------------------------------------------------------------------------ who else there is


def audiences(weave: Weaver) -> None:
    """Audiences beside ours: their names, titles and number."""
    audiences = weave.campaign["audiences"]
    if author := weave.author("audiences"):
        weave.others = [f"{MARK}-{author.chance.randrange(1000)}" for _ in range(author.chance.randint(1, 3))]
        weave.others = list(dict.fromkeys(weave.others))
        new = [(each, {"title": author.words(1, 3), "description": author.words(2, 5)}) for each in weave.others]
        new.append((f"{MARK}-nobody", {"title": author.words(1, 2), "public": author.chance.choice(["true", "false"])}))
        weave.campaign["audiences"] = dict(weave.mixed("audiences", list(audiences.items()), new))


def shared(weave: Weaver) -> None:
    """Who else sees what ours sees: chapters, then sections in them, then claims, asks, events and the rest."""
    if not (author := weave.author("shared")):
        return
    chance, campaign, seers = author.chance, weave.campaign, dict[str, list[str]]()

    def widen(item: Tree, within: Sequence[str]) -> list[str]:
        some = [each for each in within if each != AUDIENCE and chance.random() < 0.7]
        item["audiences"] = weave.order("shared").sample([AUDIENCE, *some], 1 + len(some))
        return some

    for chapter in campaign["chapters"]:
        seeing = widen(chapter, weave.others)
        for name in filter(None, (chapter.get("introduction"), *chapter["sections"])):
            section = weave.files[f"sections/{name}.yaml"]
            of_section = widen(section, seeing)
            for claim in section["claims"]:
                seers[claim["id"]] = widen(claim, of_section)
    for claim in campaign["claims"]:
        seers[claim["id"]] = widen(claim, weave.others)
    for ask in weave.files["asks.yaml"]["asks"]:
        widen(ask, seers.get(ask["claims"][0], ()))
    for event in weave.files["timeline.yaml"]["events"]:
        widen(event, [each for each in weave.others if any(each in seers.get(name, ()) for name in event["claims"])])
    lists = [campaign.get(key, []) for key in ("contacts", "spokespeople", "pictures")]
    for item in [*(each for entries in lists for each in entries), *filter(None, map(campaign.get, SINGLE))]:
        widen(item, weave.others)


WITHOUT_CLAIMS = ("reply_by", "reference", "actions", "embargo", "imprint")  # keys of a pack
SINGLE = ("boilerplate", "about_sources")


# ------------------------------------------------------------------------------------------ what the text says


def sources(weave: Weaver) -> None:
    """Sources that only withheld things cite."""
    if author := weave.author("sources"):
        weave.sources = [f"{MARK}{number}" for number in range(author.chance.randint(1, 5))]
        new = [
            {"id": name, "type": "report", "title": author.words(3, 9), "publisher": author.words(1, 3),
             "issued": "2017", "URL": f"https://{MARK}.org/{author.chance.randrange(99)}"}
            for name in weave.sources
        ]  # fmt: skip
        listed = weave.files["sources.yaml"]
        listed["references"] = weave.mixed("sources", listed["references"], new)


def sentences(weave: Weaver) -> None:
    """Sentences of sections that are seen, with claims that are not."""
    if not (author := weave.author("sentences")):
        return
    for name, section in _sections(weave):
        ids = [f"{MARK}.{name}.{number}" for number in range(author.chance.randint(0, 3))]
        new = [{"id": each, "text": author.sentence()} for each in ids]
        ghosts = [weave.ghost(author, each, each, section["audiences"]) for each in ids]
        section["sentences"] = weave.mixed("sentences", section["sentences"], new)
        section["claims"] = weave.mixed("sentences", section["claims"], ghosts)


def words(weave: Weaver) -> None:
    """The words of sentences around those that print, in claims that are not seen or in none."""
    author = weave.author("words") or Shadow("nothing", weave.seen.author.sources)
    for name, section in _sections(weave):
        for sentence in section["sentences"]:
            if sentence["id"] in weave.seen.spans:
                ghosts = _around(weave, author, name, section, sentence)
                section["claims"] = weave.mixed("words", section["claims"], ghosts)


def _around(weave: Weaver, author: Shadow, name: str, section: Tree, sentence: Tree) -> list[Tree]:
    """Words before, between and after those of a sentence that print, and claims in them; the last are always there."""
    spans = weave.seen.spans[sentence["id"]]
    visible = [claim for claim in section["claims"] if claim["sentence"] == sentence["id"]]
    gaps = [author.words(1, 5) if author.chance.random() < 0.6 else "" for _ in spans]
    tail, text, ghosts = author.words(2, 5), "", list[Tree]()
    for gap, span, claim in zip(gaps, spans, visible, strict=bool(spans)):
        text += f"{gap} – {span}, " if gap else f"{span}, "
        claim |= _ends(author, span)
        if gap and author.chance.random() < 0.6:
            ghosts.append(weave.ghost(author, f"{MARK}.{claim['id']}", sentence["id"], section["audiences"]))
            ghosts[-1] |= {"from": gap, "to": gap}
    sentence["text"] = f"{text or author.words(2, 5) + ', '}{tail}."
    if not spans and author.chance.random() < 0.5:
        return ghosts
    seeing = section["audiences"] if spans else ()  # words that have others for print are shown to nobody as they stand
    ghosts.append(weave.ghost(author, f"{MARK}.{sentence['id']}.{name}", sentence["id"], seeing))
    ghosts[-1] |= {"from": tail}
    if any(_times(claim[end], sentence["text"]) != 1 for claim in visible[: len(spans)] for end in ("from", "to")):
        for span, claim in zip(spans, visible, strict=True):
            claim |= {"from": span, "to": span}
    return ghosts


def _times(words: str, text: str) -> int:
    """How often words stand in a text, those that overlap too: `after after` stands twice in `after after after`."""
    return sum(text.startswith(words, at) for at in range(len(text)))


def _ends(author: Shadow, span: str) -> Tree:
    """How many of its words name a span is no reader's business."""
    pieces = span.split()
    count = author.chance.randint(2, len(pieces))
    return {"from": " ".join(pieces[:count]), "to": " ".join(pieces[-count:])}


def sections(weave: Weaver) -> None:
    """Whole sections of chapters that are seen; an introduction too, where the chapter shows none."""
    if author := weave.author("sections"):
        for chapter in list(weave.campaign["chapters"]):
            names = [f"{MARK}-{chapter['id']}-{number}" for number in range(author.chance.randint(0, 2))]
            chapter["sections"] = weave.mixed("sections", chapter["sections"], names)
            if "introduction" not in chapter and author.chance.random() < 0.5:
                chapter["introduction"] = f"{MARK}-opens-{chapter['id']}"
                names.append(chapter["introduction"])
            for name in names:
                heading = name != chapter.get("introduction")
                made = weave.ghostly_section(author, name, heading, chapter["audiences"])
                weave.files[f"sections/{name}.yaml"] = made


def chapters(weave: Weaver) -> None:
    """Whole chapters."""
    if author := weave.author("chapters"):
        new = []
        for number in range(author.chance.randint(1, 2)):
            name, who = f"{MARK}-{number}", weave.for_others(author)
            seeing = who["audiences"] if isinstance(who["audiences"], list) else []
            names = [f"{MARK}-in-{number}-{each}" for each in range(author.chance.randint(1, 2))]
            new.append({"id": name, "heading": author.words(1, 4), "sections": names, **who})
            for each in names:
                weave.files[f"sections/{each}.yaml"] = weave.ghostly_section(author, each, True, seeing)
        weave.campaign["chapters"] = weave.mixed("chapters", weave.campaign["chapters"], new)


def title(weave: Weaver) -> None:
    """The text's own title, where our audience does not see it all."""
    if weave.seen.title == "whole":
        return
    author = weave.author("title") or Shadow("untitled", weave.seen.author.sources)
    campaign, sentence = weave.campaign, {"id": "title", "text": ""}
    if weave.seen.title == "part":
        stands = {"claims": campaign["claims"], "audiences": weave.others}
        ghosts = _around(weave, author, "title", stands, sentence)
        campaign["title"], campaign["claims"] = sentence["text"], weave.mixed("title", campaign["claims"], ghosts)
    else:
        ghost = weave.ghost(author, f"{MARK}.title", "title", weave.others)
        campaign["title"], campaign["claims"] = author.words(2, 6), [ghost]


def _sections(weave: Weaver) -> list[tuple[str, Tree]]:
    """The sections that are seen, by name."""
    names = [name for name in weave.seen.files if name.startswith("sections/")]
    return [(name.removeprefix("sections/").removesuffix(".yaml"), weave.files[name]) for name in names]


# ------------------------------------------------------------------------------------------ what rests on it


def asks(weave: Weaver) -> None:
    """Asks that are not for our audience, of claims that it may or may not see."""
    if author := weave.author("asks"):
        new = []
        for number in range(author.chance.randint(1, 3)):
            who = weave.for_others(author)
            seeing = who["audiences"] if isinstance(who["audiences"], list) else []
            if name := _claim_for(weave, author, seeing):
                new.append({"id": f"{MARK}{number}", "claims": [name], "owner": "campaign", "by": author.words(1, 2),
                            "headline": author.words(1, 4), "question": author.words(2, 5), "step": "prevent",
                            "evidence": author.words(2, 5), "notes": author.sentence(), **who})  # fmt: skip
        listed = weave.files["asks.yaml"]
        listed["asks"] = weave.mixed("asks", listed["asks"], new)


def events(weave: Weaver) -> None:
    """Events that are not for our audience; some fall on the days of those that are."""
    if author := weave.author("events"):
        listed, new = weave.files["timeline.yaml"], []
        days = [*(event["date"] for event in listed["events"]), "1989", "2011-11-11"]
        for _ in range(author.chance.randint(1, 5)):
            who = weave.for_others(author)
            seeing = who["audiences"] if isinstance(who["audiences"], list) else []
            if name := _claim_for(weave, author, seeing):
                new.append({"date": author.chance.choice(days), "text": author.sentence(), "short": author.words(1, 3),
                            "claims": [name], "sources": [author.chance.choice(author.sources)], **who})  # fmt: skip
        listed["events"] = weave.mixed("events", listed["events"], new)


def _claim_for(weave: Weaver, author: Shadow, seeing: Sequence[str]) -> str | None:
    """A claim whose own words an ask may show to all of these audiences; any claim, where it is kept back."""
    claims = (claim for _, section in _sections(weave) for claim in section["claims"])
    visible = [claim for claim in claims if weave.seen.spans.get(claim["sentence"]) != []]
    fit = [claim["id"] for claim in [*weave.claims, *visible] if set(seeing) <= {*claim["audiences"]}]
    return author.chance.choice(fit) if fit else None


def named(weave: Weaver) -> None:
    """Withheld claims that visible asks and events rest on, beside those that are seen."""
    if weave.claims and (author := weave.author("named")):
        items = [*weave.seen.files["asks.yaml"]["asks"], *weave.seen.files["timeline.yaml"]["events"]]
        mine = {_key(item) for item in items}
        ids = [claim["id"] for claim in weave.claims]
        for item in [*weave.files["asks.yaml"]["asks"], *weave.files["timeline.yaml"]["events"]]:
            if _key(item) in mine and author.chance.random() < 0.5:
                some = author.chance.sample(ids, author.chance.randint(1, min(3, len(ids))))
                first, rest = item["claims"][:1], item["claims"][1:]
                item["claims"] = [*first, *weave.mixed("named", rest, some)]


def _key(item: Tree) -> str:
    return str(item.get("id") or (item["date"], item["text"]))


# ------------------------------------------------------------------------------------------ who speaks


def contacts(weave: Weaver) -> None:
    """Contacts of other audiences; a placeholder among them makes no draft of our pack."""
    if author := weave.author("contacts"):
        new = [
            {"id": f"{MARK}{number}", "name": author.words(1, 3), "email": f"{MARK}@example.org",
             "web": f"https://{MARK}.org/", **weave.for_others(author)}
            for number in range(author.chance.randint(1, 3))
        ]  # fmt: skip
        weave.campaign["contacts"] = weave.mixed("contacts", weave.campaign["contacts"], new)


def spokespeople(weave: Weaver) -> None:
    """Who speaks to others."""
    if author := weave.author("spokespeople"):
        new = [
            {"name": author.words(1, 2), "role": author.words(1, 3), "email": f"{MARK}@example.org",
             **weave.for_others(author)}
            for _ in range(author.chance.randint(1, 3))
        ]  # fmt: skip
        weave.campaign["spokespeople"] = weave.mixed("spokespeople", weave.campaign.get("spokespeople", []), new)


def pictures(weave: Weaver) -> None:
    """Pictures that others may print, and their files."""
    if author := weave.author("pictures"):
        new = [{**author.picture(f"{MARK}-{each}.png"), **weave.for_others(author)} for each in range(2)]
        weave.extra |= {picture["file"]: author.words(2, 9).encode() for picture in new}
        weave.campaign["pictures"] = weave.mixed("pictures", weave.campaign.get("pictures", []), new)


def metadata(weave: Weaver) -> None:
    """What a picture's file says of itself beside its pixels."""
    author = weave.author("metadata")
    comment = author.sentence() if author else ""
    for picture in weave.seen.files["campaign.yaml"].get("pictures", ()):
        weave.extra[picture["file"]] = _picture(comment)


@functools.cache
def _picture(comment: str) -> bytes:
    noted, file = PngInfo(), io.BytesIO()
    if comment:
        noted.add_text("Comment", comment)
    Image.new("L", (1200, 800), 160).save(file, "PNG", pnginfo=noted)
    return file.getvalue()


def about(weave: Weaver) -> None:
    """Who publishes and how the sources were found, as others read it, where our audience reads nothing."""
    if author := weave.author("about"):
        for key in SINGLE:
            if key not in weave.campaign:
                weave.campaign[key] = {"text": author.sentence(), **weave.for_others(author)}


def protected(weave: Weaver) -> None:
    """Names that no public audience may read."""
    if author := weave.author("protected"):
        names = [author.words(1, 2) for _ in range(author.chance.randint(1, 4))]
        weave.campaign["protected_names"] = weave.mixed("protected", [], names)


# ------------------------------------------------------------------------------------------ packs and staff


def packs(weave: Weaver) -> None:
    """Other packs: of other audiences, and internal ones of our own; their names and their files too."""
    if not (author := weave.author("packs")):
        return
    for number in range(author.chance.randint(1, 3)):
        audience = author.chance.choice([AUDIENCE, *weave.others])
        if not (claim := _claim_for(weave, author, [audience])):
            continue
        name, annex = f"{MARK}-{number}-{author.chance.randrange(100)}", f"{MARK}-{number}.pdf"
        internal = audience == AUDIENCE or author.chance.random() < 0.5
        prose = {"added": author.sentence(), "claims": [claim]}
        pack = {
            "audience": audience,
            "layout": "delegation" if internal else "press",
            "internal": "true" if internal else "false",
            "title": {"added": author.words(2, 5), "claims": [claim]},
            "talking_points": [prose],
            "people": [{"name": author.words(1, 2), "about": prose}],
            "annexes": [{"file": annex, "title": author.words(1, 3), "source": author.chance.choice(author.sources),
                         "alt": author.words(1, 3)}],
            "parts": ["talking-points"] if internal else ["chapters", "sources"],
        }  # fmt: skip
        weave.extra[annex] = author.sentence().encode()
        weave.files[f"packs/{name}.yaml"] = pack
        weave.files[f"packs/{name}-again.yaml"] = {
            "like": name,
            "title": {"added": author.words(2, 4), "claims": [claim]},
        }


def lender(weave: Weaver) -> None:
    """The pack that ours is like: its name, and all that ours says itself. What it lends is seen."""
    if weave.seen.lent is None:
        return
    author = weave.author("lender") or Shadow("lender", weave.seen.author.sources)
    ours = weave.files["packs/pack.yaml"]
    audience, claim = _whose(weave, author)
    prose = {"added": author.sentence(), "claims": [claim]}
    other: Tree = {
        "audience": audience,
        "layout": "delegation",
        "internal": "true",
        "title": {"added": author.words(2, 5), "claims": [claim]},
        "parts": ["talking-points"],
        "talking_points": [prose, {"added": f"{author.sentence()}[@{author.sources[0]}]", "claims": [claim]}],
        "people": [{"name": author.words(1, 2), "about": prose}],
    }
    if ours["internal"] == "false" and audience == AUDIENCE:  # then it gets those of the other pack
        ours.pop("talking_points", None)
        ours.pop("people", None)
    for key in weave.seen.lent:
        other[key] = ours.pop(key)
    for key, value in {"standfirst": prose, "reference": author.words(1, 2), "reply_by": "2020-11-11"}.items():
        if key in ours:
            other[key] = value
    if fit := other.get("copyfit"):  # what may give way is named by the pack that says so
        other["title"]["claims"] = list(dict.fromkeys([claim, *fit.get("shorten", ()), *fit.get("drop", ())]))
    name = f"lender-{author.chance.randrange(1000)}"
    ours["like"] = name
    weave.files[f"packs/{name}.yaml"] = other


def _whose(weave: Weaver, author: Shadow) -> tuple[str, str]:
    """For whom the pack is that ours is like, and a claim of it; another audience's where it lends no claim."""
    if weave.others and weave.seen.lent is not None and {*weave.seen.lent} <= {*WITHOUT_CLAIMS}:
        other = author.chance.choice(weave.others)
        if claim := _claim_for(weave, author, [other]):
            return other, claim
    return AUDIENCE, "c.1"


def staff(weave: Weaver) -> None:
    """Notes and reasons on what is seen, of whom it speaks, and what reference managers export beside."""
    if not (author := weave.author("staff")):
        return
    chance, campaign = author.chance, weave.campaign
    claims = [claim for _, section in _sections(weave) for claim in section["claims"]]
    notable = [*claims, *weave.files["asks.yaml"]["asks"]]
    placed = [*campaign["chapters"], *(section for _, section in _sections(weave))]
    people = [each for key in ("contacts", "spokespeople", "pictures") for each in campaign.get(key, ())]
    reasoned = [*notable, *placed, *people, *weave.files["timeline.yaml"]["events"]]
    reasoned += [campaign[key] for key in SINGLE if key in campaign]
    for item in reasoned:
        if chance.random() < 0.4:
            item["reason"] = author.sentence()
    for item in notable:
        if chance.random() < 0.4:
            item["notes"] = author.sentence()
    for source in weave.files["sources.yaml"]["references"]:
        if chance.random() < 0.4:
            source |= {"annote": author.sentence(), "abstract": author.sentence(), "note": author.words(1, 4)}
        if chance.random() < 0.4:
            source["custom"] = {**source.get("custom", {}), "notes": author.sentence()}
    for pack in (weave.files[name] for name in weave.files if name.startswith("packs/")):
        if "imprint" in pack and chance.random() < 0.8:
            pack["imprint"]["reason"] = author.sentence()


def strays(weave: Weaver) -> None:
    """Files that lie about in the folder, and a look of the campaign's own that only other packs have."""
    if author := weave.author("strays"):
        weave.extra[f"{MARK}.txt"] = author.sentence().encode()
        weave.extra[f"sections/.#{MARK}.yaml"] = author.sentence().encode()
        weave.extra[f"packs/{MARK}.yaml~"] = author.sentence().encode()
        weave.extra[f"layouts/{MARK}/{MARK}.html"] = author.sentence().encode()
        weave.extra[f"layouts/{MARK}/{MARK}.css"] = f"html {{ color: #{author.chance.randrange(4096):03x} }}".encode()


IN_TURN = (  # in the order in which one rests on the other
    audiences, shared, sources, sentences, words, sections, chapters, title, asks, events, named, contacts,
    spokespeople, pictures, metadata, about, protected, lender, packs, staff, strays,
)  # fmt: skip
KINDS: dict[str, Callable[[Weaver], None]] = {each.__name__: each for each in IN_TURN}


def woven(seen: Seen, sown: dict[str, Sown]) -> tuple[Tree, dict[str, bytes]]:
    """The YAML files of the campaign as trees, and its other files."""
    weave = Weaver(seen, sown)
    for each in IN_TURN:
        each(weave)
    return weave.files, weave.extra
