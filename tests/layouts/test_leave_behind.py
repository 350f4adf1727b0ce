"""The two pages that are left behind: what they need, what may be missing, what stands together, how dark they are."""

from __future__ import annotations

import dataclasses
import re
from typing import Any

import pytest

from briefpack.content.fields.text import FullDate
from briefpack.content.packs import Brief
from briefpack.content.view import PrintedBrief
from briefpack.content.viewing import view_for
from briefpack.one_pack import Recipe, make_pack
from briefpack.pack.made import MadePack
from briefpack.pages.part import PartHTML
from briefpack.problems import Place, Problems
from briefpack.project import Project
from tests.layouts.printed import letters, printed
from tests.layouts.sample import LAYOUTS, SAMPLE, built, sample
from tests.pages.sample_view import ALLEGATION, ASKS, FACT, sample_view, text
from tests.pages.test_brands import BRIEF, EMPTY, Read
from tests.pages.test_rendering import pages
from tests.toner import toner
from tests.typesetting import ROOT

PLACE = "briefs/river/sections/one.yaml:7:3"  # where the pack lists the part
MOST_TONER = 7  # per cent of a black page
HOLE = 26 * 72 / 25.4  # pt without any ink, the lowest on the page apart


def part(problems: Problems, **changes: Any) -> PartHTML:
    """The brief of a view in which everything is filled, unless changed."""
    event = sample_view().timeline[0].model_copy(update={"short": text("The dam is closed")})
    given = {"parts": (text("leave-behind", 7), text("sources", 8)), "brief": BRIEF, "timeline": (event,)}
    view = sample_view(**given | {"reply_by": FullDate("2027-01-31")} | changes)
    return pages(view, LAYOUTS, problems)["leave-behind"]


def test_a_brief_with_everything() -> None:
    """Each block stands once, in the order in which it is read, and none is listed as empty."""
    problems = Problems()
    made = part(problems)
    assert list(problems) == []
    assert Read(made.html).all("data-block") == [
        "title", "standfirst", "stats", "happened", "now", "stake", "asks",
        "timeline", "pull", "evidence", "acting", "question", "told", "contact",
    ]  # fmt: skip
    assert made.empty == ()


def test_what_is_optional_closes_up_and_is_listed() -> None:
    """Without a word for them, blocks leave neither heading nor box, and are listed by the keys that fill them."""
    problems = Problems()
    bare = dataclasses.replace(EMPTY, happened=(FACT,))
    made = part(problems, brief=bare, standfirst=None, stats=(), timeline=(), reply_by=None)
    assert list(problems) == []
    page = Read(made.html)
    assert page.all("data-block") == ["title", "happened", "asks", "contact"]
    assert made.empty == (
        "standfirst", "stats", "brief.now", "brief.stake", "reply_by", "timeline", "brief.pull", "brief.evidence",
        "brief.told",
    )  # fmt: skip
    for heading in ("Why now", "What is at stake", "How it came to this", "Who is acting", "you can table", "told"):
        assert heading not in page.text


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"brief": dataclasses.replace(BRIEF, happened=())}, "brief: happened"),
        ({"brief": None}, "brief: happened"),
        ({"asks": ()}, "asks"),
        ({"contacts": ()}, "contacts"),
    ],
)
def test_what_it_cannot_do_without(changes: dict[str, Any], key: str) -> None:
    """No account of what happened, no ask or nobody to ask: an error where the pack lists the part, one for each."""
    problems = Problems()
    part(problems, **changes)
    assert [(each.code, each.severity, str(each.place)) for each in problems] == [("empty-block", "error", PLACE)]
    (problem,) = problems
    assert f"`{key}:`" in problem.message
    assert problem.hint.startswith(f"write `{key}:` in ")


def test_a_reply_stands_beside_its_claim() -> None:
    """Wherever an allegation prints, long or short, the reply follows it before the next claim begins."""
    brief = PrintedBrief((ALLEGATION, FACT), (), (), None, BRIEF.evidence, BRIEF.acting, None, ())
    words = Read(part(Problems(), brief=brief).html).text
    for found in ("poured waste", "Acme:"):
        assert found in words
    assert words.count("we did not") == 2  # in the story, and under who is acting
    story = words[words.index("What has happened") :]
    assert story.index("poured waste") < story.index("we did not") < story.index("The dam was closed")


def test_asks_that_have_passed_are_called_so() -> None:
    """With an ask that has passed the box says what has been asked; with none, what we ask."""
    assert "What has been asked" in Read(part(Problems()).html).text
    assert "What we ask of you" in Read(part(Problems(), asks=ASKS[1:]).html).text


def test_replies_are_printed_on_the_page_of_their_claim() -> None:
    """Each reply of the sample's brief stands on a page that says, at length or in short, what it replies to."""
    view = view_for(sample(), sample().packs["leave-behind"], sample().edition_date.last_day)
    assert view.brief is not None
    claims = [
        *view.brief.happened,
        *view.brief.now,
        *view.brief.stake,
        *(c for e in view.brief.evidence for c in e.claims),
    ]
    replied = [claim for claim in claims if claim.replies]
    sheets = [letters(page.words) for page in printed(built("leave-behind", "a4", "colour").content)]
    assert len(replied) > 2
    for claim in replied:
        wordings = [claim.words.text, *([claim.short] if claim.short else [])]
        beside = [page for page in sheets if any(stands(words, page) for words in wordings)]
        assert any(all(stands(reply.text, page) for reply in claim.replies) for page in beside), claim.ids


def stands(words: str, page: str) -> bool:
    """Whether a page says an author's words; raised numbers stand where they cite."""
    return all(letters(each) in page for each in re.split(r"\[@[^]]*\]", words))


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_a_photocopy_takes_little_toner(paper: str) -> None:
    """In mono neither page of the sample takes more than 7 % toner."""
    made = built("leave-behind", paper, "mono")
    assert made.page_count == 2
    assert [round(toner(made.content, page), 1) for page in (1, 2) if toner(made.content, page) > MOST_TONER] == []


def changed(theme: str, **changes: Any) -> MadePack:
    """The sample's brief on A4 with some of its fields changed; it has no error."""
    pack = sample().packs["leave-behind"].model_copy(update=changes)
    campaign = dataclasses.replace(sample(), packs={"leave-behind": pack})
    edition = campaign.edition_date.last_day
    made = make_pack(Recipe(Project(ROOT), campaign, SAMPLE, edition, "a4", theme), "leave-behind")
    assert [str(each) for each in made.problems if each.severity == "error"] == []
    return made


def bare() -> Brief:
    """Of the sample's brief what has happened, and nothing more."""
    brief = sample().packs["leave-behind"].brief
    assert brief is not None
    return Brief(happened=brief.happened, place=brief.place)


@pytest.mark.parametrize("theme", ["colour", "mono"])
def test_the_day_of_the_reply_can_be_read(theme: str) -> None:
    """The strip with the day by which an answer is asked for is legible, in colour and on a photocopy."""
    day = FullDate("2027-01-31", Place("packs/policymakers.yaml", 4, 11))
    made = changed(theme, brief=bare(), asks=sample().packs["leave-behind"].asks[:1], reply_by=day)
    assert letters("by 31 January 2027") in letters(printed(made.content)[0].words)


def test_an_empty_block_leaves_no_hole() -> None:
    """Set with nothing optional, no page has a gap between its first ink and its last."""
    made = changed("colour", brief=bare(), standfirst=None, stats=(), copyfit=None)
    for page in printed(made.content):
        rows = sorted((run.top, run.bottom) for run in page.runs if run.bottom < page.height - 60)  # the foot apart
        lowest, gaps = rows[0][1], list[float]()
        for top, bottom in rows:
            gaps.append(top - lowest)
            lowest = max(lowest, bottom)
        assert max(gaps) < HOLE, round(max(gaps))


def test_each_reply_begins_a_line() -> None:
    """Claim and reply are told apart at a glance: nothing of its column stands before a reply."""
    page = printed(built("leave-behind", "a4", "colour").content)[0]
    (reply,) = [run for run in page.runs if run.words.startswith("The ministry:")]
    before = [run for run in page.runs if run.top < reply.bottom - 2 and run.bottom > reply.top + 2]
    assert [run.words for run in before if run.right <= reply.left + 1] == []


@pytest.mark.parametrize("day", [None, FullDate("2026-12-15", Place("packs/leave-behind.yaml", 5, 11))])
def test_asks_fill_their_box(day: FullDate | None) -> None:
    """Asks are as large as their box allows, with and without the strip of the reply, and no more gives way for it."""
    made = changed("colour", reply_by=day)
    assert made.gave_way == built("leave-behind", "a4", "colour").gave_way
    page = printed(made.content)[0]
    (below,) = [run.top for run in page.runs if run.words == "What came of it"]
    beside = [run.bottom for run in page.runs if run.left > page.width * 0.6 and run.bottom < below]
    assert below - max(beside) < 20 * 72 / 25.4


def test_on_a4_each_source_begins_a_line() -> None:
    """The sources of the second page stand in three columns, each number where its column begins."""
    page = printed(built("leave-behind", "a4", "colour").content)[1]
    numbers = [run for run in page.runs if re.fullmatch(r"\d+", run.words) and run.top > page.height * 0.7]
    assert sorted(int(run.words) for run in numbers) == list(range(1, len(numbers) + 1))
    assert len({round(run.left / 10) for run in numbers}) == 3
