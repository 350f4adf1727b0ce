"""Nobody is let in by a slip: whatever names an audience wrongly, or names none, nothing of the campaign is published.

A table of slips, for each audience and for each thing that names audiences.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefpack.content.loading import load
from briefpack.making import Order, build_packs
from briefpack.problems import Problems
from briefpack.progress import PlainProgress
from briefpack.project import CampaignFolder, Project
from tests.small_campaign import FILES
from tests.typesetting import ROOT

AUDIENCES = ("policymakers", "brands", "press")
ALL = f"[{', '.join(AUDIENCES)}]"
CLAIM = "kind: fact, verdict: supported, sources: [ledger]"
CARRIERS = {  # where each stands, and how it says for whom it is
    "chapter": ("campaign.yaml", "chapters:\n- {id: past, heading: Past, sections: [mill], audiences: «»}\n"),
    "section": ("sections/mill.yaml", "audiences: «»\n"),
    "claim": ("sections/mill.yaml", f"claims:\n- {{id: mi.1, sentence: mi.1, {CLAIM}, audiences: «»}}\n"),
    "claim of the title": (
        "campaign.yaml",
        "claims:\n- {id: title, sentence: title, kind: ask, verdict: n/a, audiences: «»}\n",
    ),
    "ask": ("asks.yaml", "asks:\n- {id: open, claims: [title], owner: campaign, by: The union, audiences: «»}\n"),
    "event": ("timeline.yaml", "events:\n- {date: 2018, text: It shut., claims: [mi.1], audiences: «»}\n"),
    "contact": ("campaign.yaml", "contacts:\n- {id: desk, name: Desk, email: desk@example.org, audiences: «»}\n"),
    "spokesperson": ("campaign.yaml", "spokespeople:\n- {name: B. Kim, role: Secretary, audiences: «»}\n"),
    "picture": (
        "campaign.yaml",
        "pictures:\n- {file: a.png, alt: A gate, caption: The gate, credit: Us, licence: CC0, audiences: «»}\n",
    ),
    "boilerplate": ("campaign.yaml", "boilerplate: {text: We are the union., audiences: «»}\n"),
    "about_sources": ("campaign.yaml", "about_sources: {text: All were read., audiences: «»}\n"),
}
REST = {
    "campaign.yaml": FILES["campaign.yaml"].partition("chapters:")[0],
    "sections/mill.yaml": "heading: The Mill\nsentences:\n- {id: mi.1, text: The mill fed the valley.}\n",
    "sources.yaml": FILES["sources.yaml"],
}
PACK = "audience: {}\nlayout: press\ntitle: {{added: The mill, claims: [mi.1]}}\nparts: [chapters, sources]\n"
LIKE = dict(zip("aceopxyimkrbd", "асеорхуімkrbd", strict=True))  # Cyrillic letters that look the same, where there are
WRONG_FORMS = (
    "{}", "none", "None", "~", "", "all", "everyone", "[]", "[{}, {}]", "[[{}]]", "{{{}: true}}", "[{{{}: true}}]",
    "[~]", "[none]", "[{}, none]", "[{}, '']", "[all]", "['*']", "[public]", "'[{}]'", "true", "1", "[1]",
    "!!set {{{}}}", "[{}, &a [x], *a]",
)  # fmt: skip
WRONG_KEYS = (
    "", "audience", "Audiences", "AUDIENCES", "audiances", "audiencs", "audienses", "audienecs", "audences", "for",
    "audience s", "audiences ", "audien\u200bces", "\u0430udiences", "audien-ces", "audi_ences", "readers",
    "visible-to", "auidences", "audiencess",
)  # fmt: skip


def misspellings(word: str) -> dict[str, None]:
    """Ways in which the name of an audience is mistyped, pasted or misunderstood; none of them is the name."""
    middle = len(word) // 2
    left, right = word[:middle], word[middle:]
    slips = [
        word[1:], word[:-1], left[:-1] + right, word[0] + word, word + word[-1], left + left[-1] + right,
        word[1] + word[0] + word[2:], word[:-2] + word[-1] + word[-2], left[:-1] + right[0] + left[-1] + right[1:],
        word[::-1], word * 2, word + "x", "x" + word, word + "s", word.rstrip("s"), word + "es", left, right,
        word.capitalize(), word.upper(), left + right.capitalize(), word[:-1] + word[-1].upper(),
        f"{left}-{right}", f"{left}_{right}", f"{left} {right}", f"{left}.{right}", f"the {word}", f"the-{word}",
    ]  # fmt: skip
    marks = [f"{word}{mark}" for mark in ".,;:!?*/"] + [f"{mark}{word}" for mark in "@#!-~*&%"]
    spaces = [f" {word}", f"{word} ", f"\u00a0{word}", f"{word}\u00a0", f"{word}\u2009", f"{word}\t", f"{word}\n"]
    unseen = [f"{left}{each}{right}" for each in "\u200b\u200c\u200d\u2060\u00ad\u200e\u200f\ufeff\u0301\ufe0f"]
    alike = [word.replace(each, LIKE[each]) for each in word if each in LIKE and LIKE[each] != each]
    alike += [word.replace("s", "5"), word.replace("e", "3"), word.replace("a", "@"), word.replace("s", "ſ")]
    alike += ["".join(chr(ord(each) + 0xFEE0) for each in word), word.replace("r", "г"), f"{word}\u0300"]
    meant = [
        f"{word}, {word}",
        f"{word} and others",
        f"not {word}",
        f"{word}|x",
        f"'{word}'",
        f"[{word}]",
        f"{word}=true",
    ]
    words = ["all", "everyone", "any", "none", "None", "null", "~", "true", "public", "audiences", "*", "", " "]
    found = dict.fromkeys([*slips, *marks, *spaces, *unseen, *alike, *meant, *words])
    return {each: None for each in found if each not in AUDIENCES}


def files(carrier: str = "", entry: str = "audiences: " + ALL) -> dict[str, str]:
    """A campaign whose things are for all, but that one says it by this entry."""
    made = {"asks.yaml": "", "timeline.yaml": "", **REST}
    for name, (file, text) in CARRIERS.items():
        made[file] += text.replace("audiences: «»", entry if name == carrier else f"audiences: {ALL}")
    return made | {f"packs/{audience}.yaml": PACK.format(audience) for audience in AUDIENCES}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the good campaign is written, for slips to be made in one of its files."""
    for each in ("made/sections", "made/packs"):
        (tmp_path / each).mkdir(parents=True)
    (tmp_path / "made" / "a.png").write_bytes(b"")
    for name, text in files().items():
        (tmp_path / "made" / name).write_bytes(text.encode())
    return tmp_path


def refused(folder: Path, file: str, text: str) -> bool:
    """Whether the campaign cannot be had, for an error in this file, when it holds this text."""
    (folder / "made" / file).write_bytes(text.encode())
    problems = Problems()
    campaign = load(folder / "made", "made", problems)
    faulty = {problem.place.file for problem in problems if problem.severity == "error"}
    return campaign is None and f"made/{file}" in faulty


def published(folder: Path) -> bool:
    """Whether a build makes anything of the campaign as it stands."""
    place, out = CampaignFolder(folder / "made", "made", "made"), folder / "out"
    order = Order(place, (), None, "colour", None, strict=False, jobs=1, out=out)
    built = build_packs(Project(ROOT), order, Problems(), PlainProgress())
    return bool(built.made) or out.exists()


def test_the_campaign_is_good(folder: Path) -> None:
    """Without a slip the campaign of this table has no fault, so each slip is what is refused."""
    problems = Problems()
    assert load(folder / "made", "made", problems) is not None, list(problems)


@pytest.mark.parametrize("audience", AUDIENCES)
def test_there_are_many_slips(audience: str) -> None:
    """Each audience is misspelt in forty ways and more."""
    assert len(misspellings(audience)) >= 40


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("carrier", CARRIERS)
def test_a_misspelt_audience_lets_nobody_in(carrier: str, audience: str, folder: Path) -> None:
    """A misspelt audience of anything is an error in its file, and nothing is published."""
    file, let_in = CARRIERS[carrier][0], []
    for wrong in misspellings(audience):
        names = [json.dumps(wrong if each == audience else each, ensure_ascii=False) for each in AUDIENCES]
        if not refused(folder, file, files(carrier, f"audiences: [{', '.join(names)}]")[file]):
            let_in.append(wrong)
    assert let_in == []
    assert not published(folder)


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_pack_for_a_misspelt_audience_is_for_nobody(audience: str, folder: Path) -> None:
    """A pack whose audience is misspelt, or stands under another key, is an error, and no pack is published."""
    keys = ("", "Audience: {}\n", "audiences: {}\n", "audiences: [{}]\n", "audience: [{}]\n", "audience:\n")
    first = [f"audience: {json.dumps(wrong, ensure_ascii=False)}\n" for wrong in misspellings(audience)]
    first += [key.format(audience) for key in keys]
    rest, file = PACK.format(audience).partition("\n")[2], f"packs/{audience}.yaml"
    assert [line for line in first if not refused(folder, file, line + rest)] == []
    assert not published(folder)


def wrong_entries(audience: str) -> Iterator[str]:
    """Entries that name audiences in no list, or under another key."""
    yield from (f"audiences: {form.format(*[audience] * form.count('{}'))}" for form in WRONG_FORMS)
    yield from (f"{json.dumps(key, ensure_ascii=False)}: {ALL}" for key in WRONG_KEYS)


@pytest.mark.parametrize("carrier", CARRIERS)
def test_audiences_in_another_form_let_nobody_in(carrier: str, folder: Path) -> None:
    """Audiences that are no list, an empty one, or stand under another key are an error; none is never meant."""
    file = CARRIERS[carrier][0]
    let_in = [each for each in wrong_entries("press") if not refused(folder, file, files(carrier, each)[file])]
    assert let_in == []
    assert not published(folder)
