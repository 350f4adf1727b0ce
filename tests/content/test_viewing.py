"""What one audience may see: claims, whole sentences, asks, notes, sources, on the day of the edition."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from briefpack.content.campaign import Campaign
from briefpack.content.loading import load
from briefpack.content.view import PrintedClaim, View
from briefpack.content.viewing import holds_placeholder, view_for
from briefpack.problems import Problems
from tests.broken.spoiling import ASKING, CAMPAIGN, CLOSING, SOURCES, TIMELINE, swap

DAY = datetime.date(2020, 6, 30)


def loaded(folder: Path) -> Campaign:
    problems = Problems()
    campaign = load(folder, "small", problems)
    assert campaign is not None, list(problems)
    return campaign


def view(folder: Path, pack: str, day: datetime.date = DAY) -> View:
    campaign = loaded(folder)
    return view_for(campaign, campaign.packs[pack], day)


def claims(shown: View) -> dict[str, PrintedClaim]:
    """The printed claims of the chapters by the ids they stand for."""
    return {
        "+".join(claim.ids): claim
        for chapter in shown.chapters
        for section in filter(None, (chapter.introduction, *chapter.sections))
        for claim in section.claims
    }


def test_each_audience_sees_its_own(small_campaign: Path) -> None:
    """A view holds the claims of its audience, in the order of the text."""
    assert list(claims(view(small_campaign, "policymakers"))) == ["op.1", "cl.1a", "cl.1b", "as.1"]
    assert list(claims(view(small_campaign, "brands"))) == ["op.1", "cl.1a"]
    assert list(claims(view(small_campaign, "press"))) == ["op.1", "cl.1a", "cl.1b", "cl.1c", "cl.2", "as.1"]


def test_words_are_the_span_or_print(small_campaign: Path) -> None:
    """A claim prints its `print` wording, else the words of its span, else its whole sentence."""
    shown = claims(view(small_campaign, "policymakers"))
    assert (shown["cl.1a"].words.text, shown["cl.1a"].words.verbatim) == ("In May the owner locked the gates", True)
    assert shown["cl.1b"].words.text.startswith("The Gazette counted")
    assert not shown["cl.1b"].words.verbatim
    assert shown["op.1"].words.text == "The mill fed the valley for a century."


def test_verbatim_words_stand_under_a_name(small_campaign: Path) -> None:
    """The text's own words print under the campaign's voice, other words under their attribution."""
    shown = claims(view(small_campaign, "policymakers"))
    assert shown["cl.1a"].attribution == "The union says"
    assert shown["cl.1b"].attribution == "The Gazette"


def make_whole_for_press(small_campaign: Path) -> None:
    """Let the press see every claim of cl.1 in the text's own words; cl.1c still has a date of its own."""
    swap(
        CLOSING,
        "  audiences: [policymakers, press]\n  reason: the ledger",
        "  audiences: [press]\n  reason: the ledger",
    )(small_campaign)
    text = (small_campaign / CLOSING).read_text(encoding="utf-8")
    start = text.index("  print: The Gazette counted")
    stop = text.index("  short: 212")
    (small_campaign / CLOSING).write_text(text[:start] + text[stop:], encoding="utf-8")
    swap("packs/policymakers.yaml", "lead: [cl.1a, cl.1b]\nstats: [cl.1b]\n", "")(small_campaign)


def test_claims_that_differ_in_who_or_when_print_apart(small_campaign: Path) -> None:
    """A sentence does not print whole where one of its claims has a name or a date of its own."""
    make_whole_for_press(small_campaign)
    assert "cl.1a+cl.1b+cl.1c" not in claims(view(small_campaign, "press"))
    swap(CLOSING, "  as_of: 2018-05\n", "")(small_campaign)
    swap(CLOSING, "  short: 212", "  attribution: The Gazette\n  short: 212")(small_campaign)
    assert "cl.1a+cl.1b+cl.1c" not in claims(view(small_campaign, "press"))


def test_a_whole_sentence_carries_all_of_its_claims(small_campaign: Path) -> None:
    """A sentence that prints whole has the gravest kind and verdict of its claims, and all their notes."""
    make_whole_for_press(small_campaign)
    swap(CLOSING, "  as_of: 2018-05\n", "")(small_campaign)
    whole = claims(view(small_campaign, "press"))["cl.1a+cl.1b+cl.1c"]
    assert whole.words.text.startswith("In May the owner")
    assert whole.words.text.endswith("sold the looms.")
    assert (whole.kind, whole.verdict) == ("allegation", "disputed")
    assert [str(citation.source) for citation in whole.citations] == ["gazette", "gazette", "ledger"]
    assert len(whole.replies) == len(whole.later) == 1
    assert whole.attribution == "The union says"
    assert whole.stat is not None


@pytest.mark.parametrize(
    ("expires", "day", "expired"),
    [
        ("2020-05-31", datetime.date(2020, 5, 31), False),
        ("2020-05-31", datetime.date(2020, 6, 1), True),
        ("2020-05", datetime.date(2020, 5, 31), False),
        ("2020", datetime.date(2020, 12, 31), False),
        ("2019", datetime.date(2020, 1, 1), True),
        ("2020-02", datetime.date(2020, 2, 29), False),
    ],
)
def test_expiry_counts_from_the_edition(expires: str, day: datetime.date, expired: bool, small_campaign: Path) -> None:
    """An ask has expired when the last day that its date may mean lies before the edition."""
    swap(ASKING, "2020-05-31", expires)(small_campaign)
    assert view(small_campaign, "policymakers", day).asks[0].expired is expired


def test_an_ask_is_in_the_texts_own_words(small_campaign: Path) -> None:
    """An ask prints the words that its ends name, the year it was asked in, and the claims its readers see."""
    (ask,) = view(small_campaign, "policymakers").asks
    assert ask.words.text == "reopen the mill"
    assert ask.words.verbatim
    assert (ask.year, ask.claims) == (2019, ("as.1",))


def test_a_pack_makes_the_asks_it_names(small_campaign: Path) -> None:
    """A pack without asks has none, though its audience may see them."""
    swap("packs/press.yaml", "asks: [reopen]\n", "")(small_campaign)
    assert view(small_campaign, "press").asks == ()


def test_the_timeline_runs_by_date(small_campaign: Path) -> None:
    """Events stand by date, a year before its months, and only those that the audience sees."""
    swap(TIMELINE, "date: 2018-05-04", "date: 2019-02-03")(small_campaign)
    assert [str(event.date) for event in view(small_campaign, "press").timeline] == ["2019-02", "2019-02-03"]
    assert [str(event.date) for event in view(small_campaign, "brands").timeline] == ["2019-02-03"]


def test_sources_are_those_cited(small_campaign: Path) -> None:
    """The sources of a view are those that something in it cites, in a field or in a text."""
    assert [str(source.id) for source in view(small_campaign, "brands").sources] == ["gazette", "ledger"]
    cited = [str(source.id) for source in view(small_campaign, "press").sources]
    assert cited == ["gazette", "ledger", "letter", "court"]
    swap(SOURCES, "- {id: court", "- {id: unused, type: book}\n- {id: court")(small_campaign)
    assert "unused" not in [source.id for source in view(small_campaign, "press").sources]


def test_the_title_is_shown_to_those_who_see_its_claim(small_campaign: Path) -> None:
    """The campaign's own title is in a view only where its audience sees all claims in it."""
    assert view(small_campaign, "press").campaign_title == "Reopen the Mill"
    assert view(small_campaign, "brands").campaign_title is None


def test_placeholders_make_a_draft(small_campaign: Path) -> None:
    """A view with an address at a name kept for examples is a draft; with real ones it is not."""
    assert view(small_campaign, "press").draft
    swap(CAMPAIGN, "press@example.org", "press@mill-union.coop")(small_campaign)
    assert not view(small_campaign, "press").draft
    assert view(small_campaign, "brands").draft


@pytest.mark.parametrize(
    ("address", "placeholder"),
    [
        ("a@example.org", True),
        ("a@EXAMPLE.COM", True),
        ("https://www.example.net/a", True),
        ("a@mill.example", True),
        ("a@mill.invalid", True),
        ("a@mill.test", True),
        ("a@example-mill.org", False),
        ("a@examples.org", False),
        ("a@mill.testing", False),
    ],
)
def test_placeholder_addresses(address: str, placeholder: bool, small_campaign: Path) -> None:
    """The names that RFC 2606 keeps for examples are placeholders; names that hold such words are not."""
    contact = loaded(small_campaign).contacts[1].model_copy(update={"email": address})
    assert holds_placeholder(contact) is placeholder


def test_an_empty_section_leaves_no_heading(small_campaign: Path) -> None:
    """A section or chapter of which an audience sees nothing is not in its view at all."""
    shown = view(small_campaign, "brands")
    assert [str(chapter.heading) for chapter in shown.chapters] == ["What Happened"]
    assert [str(section.heading) for section in shown.chapters[0].sections] == ["The Closing"]


DELEGATION = """\
audience: press
layout: delegation
internal: true
title: {added: What to say, claims: [cl.1a]}
talking_points:
- {added: "Do not name the clerk who leaked the letter.[@letter]", claims: [cl.1a]}
people:
- {name: The clerk, about: {added: Leaked the letter., claims: [cl.1a]}}
parts: [talking-points, whos-who]
"""
OUTWARD = """\
like: delegation
layout: press
internal: false
parts: [release, sources]
"""


def test_what_is_for_our_own_people_stays_in_internal_packs(small_campaign: Path) -> None:
    """An outward pack that is like an internal one gets no talking points, no people, and no source of theirs."""
    (small_campaign / "packs" / "delegation.yaml").write_text(DELEGATION, encoding="utf-8")
    (small_campaign / "packs" / "outward.yaml").write_text(OUTWARD, encoding="utf-8")
    swap(CLOSING, "not sold.[@letter]\n    sources: [letter]", "not sold.")(small_campaign)
    inward, outward = view(small_campaign, "delegation"), view(small_campaign, "outward")
    assert len(inward.talking_points) == len(inward.people) == 1
    assert outward.title == inward.title
    assert outward.talking_points == outward.people == ()
    assert "letter" in [source.id for source in inward.sources]
    assert "letter" not in [source.id for source in outward.sources]


def test_no_view_tells_that_staff_noted_something(small_campaign: Path) -> None:
    """A source with a note of staff, and nothing else of ours, is in a view as one without."""
    plain = view(small_campaign, "brands").sources
    swap(SOURCES, "issued: 2018}", "issued: 2018, custom: {notes: the archivist is a friend}}")(small_campaign)
    swap(SOURCES, "seen: 2020-01-15}", "seen: 2020-01-15, notes: bought at a fair}")(small_campaign)
    noted = view(small_campaign, "brands").sources
    assert [source.custom for source in noted] == [source.custom for source in plain]
    assert [source.custom is None for source in noted] == [False, True]


def test_why_an_imprint_is_enough_is_in_no_view(small_campaign: Path) -> None:
    """The reason of an imprint is for staff: its words are in the view, the reason is not."""
    imprint = "imprint: {jurisdiction: other, text: The union prints this., reason: our lawyer says so}\n"
    swap("packs/brands.yaml", "layout: brands\n", f"layout: brands\n{imprint}")(small_campaign)
    shown = view(small_campaign, "brands").imprint
    assert shown is not None
    assert (shown.text, shown.reason) == ("The union prints this.", None)
