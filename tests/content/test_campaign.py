"""A campaign's folder becomes one frozen value, or all its problems at once."""

from __future__ import annotations

import pickle
import sys
from pathlib import Path

import pytest
from pydantic import ValidationError

from briefpack.content.campaign import Campaign
from briefpack.content.fields.text import PartialDate, Text
from briefpack.content.loading import load
from briefpack.problems import Place, Problems
from tests.broken.spoiling import CAMPAIGN, CLOSING, SOURCES, TIMELINE, swap

SAMPLE = Path(__file__).parents[2] / "briefs" / "join-the-movement"


@pytest.fixture
def campaign(small_campaign: Path) -> Campaign:
    problems = Problems()
    loaded = load(small_campaign, "briefs/small", problems)
    assert list(problems) == []
    assert loaded is not None
    return loaded


def test_everything_is_there(campaign: Campaign) -> None:
    """Sections, sentences, claims, sources, asks, events, contacts and packs are found by id, in the text's order."""
    assert list(campaign.claims) == ["title", "op.1", "cl.1a", "cl.1b", "cl.1c", "cl.2", "cl.3", "as.1"]
    assert list(campaign.sentences) == ["title", "op.1", "cl.1", "cl.2", "cl.3", "as.1"]
    assert [section.id for section in campaign.in_order()] == ["opening", "closing", "asking"]
    assert list(campaign.sources) == ["gazette", "ledger", "letter", "court"]
    assert list(campaign.packs) == ["brands", "policymakers", "press"]
    assert (len(campaign.asks), len(campaign.timeline), len(campaign.contacts)) == (1, 2, 2)
    assert list(campaign.audiences) == ["policymakers", "brands", "press"]


def test_every_field_arrives(campaign: Campaign) -> None:
    """Each field of a claim holds what was typed."""
    claim, other = campaign.claims["cl.1b"], campaign.claims["cl.1c"]
    assert (claim.kind, claim.verdict, claim.audiences) == ("fact", "partly", ("policymakers", "press"))
    assert [(c.source, c.locator) for c in claim.sources] == [("gazette", "p. 3"), ("ledger", None)]
    assert claim.stat is not None
    assert (claim.stat.value, claim.stat.label, claim.stat.qualifier) == (
        "300",
        "weavers sent home",
        "as the Gazette counted",
    )
    assert (claim.short, claim.attribution) == ("212 to 300 weavers were sent home.", "The Gazette")
    assert (other.about, other.as_of) == (("the owner",), "2018-05")
    assert [(reply.by, reply.text) for reply in other.reply] == [
        ("The owner", "The looms were lent, not sold.[@letter]")
    ]
    assert [(note.date, note.text) for note in other.later] == [("2019-02", "A court ordered their return.")]


def test_texts_keep_their_places(campaign: Campaign) -> None:
    """A value knows the file, line and column it was typed at, through shorthand, lists and mappings."""
    claim = campaign.claims["cl.1a"]
    assert claim.id.place == Place("briefs/small/sections/closing.yaml", 12, 7)
    assert claim.place == Place("briefs/small/sections/closing.yaml", 12, 3)
    assert claim.sources[0].source.place == Place("briefs/small/sections/closing.yaml", 18, 13)
    assert campaign.edition_date.place == Place("briefs/small/campaign.yaml", 7, 15)
    assert next(iter(campaign.audiences)).place == Place("briefs/small/campaign.yaml", 9, 3)


def test_it_is_frozen(campaign: Campaign) -> None:
    """Nothing that was read can be changed."""
    with pytest.raises(ValidationError, match="frozen"):
        campaign.claims["cl.1a"].kind = "opinion"
    with pytest.raises(TypeError):
        campaign.claims["new"] = campaign.claims["cl.1a"]  # type: ignore[index]


def test_it_can_be_sent_to_another_process(campaign: Campaign) -> None:
    """Texts and dates keep value and place when they are pickled."""
    claim = campaign.claims["cl.1c"]
    copy = pickle.loads(pickle.dumps(claim))
    assert copy == claim
    assert copy.id.place == claim.id.place
    assert type(copy.as_of) is PartialDate
    assert copy.as_of.place == claim.as_of.place  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "typed", ["NO", "on", "yes", "~", "null", "010", "12:30", "1.10", "1_000", "1e22", "2018-02-30"]
)
def test_text_fields_print_as_typed(typed: str, small_campaign: Path) -> None:
    """What YAML reads as a number, a date, true or nothing is text in a text field."""
    swap(CLOSING, "It was theft.", typed)(small_campaign)
    swap(CAMPAIGN, "title: Brands", f"title: {typed}")(small_campaign)
    loaded = load(small_campaign, "small", Problems())
    assert loaded is not None
    assert loaded.sentences["cl.2"].text == typed
    assert loaded.audiences[Text("brands")].title == typed


@pytest.mark.parametrize("word", ["true", "false"])
def test_true_and_false(word: str, small_campaign: Path) -> None:
    """A field that is true or false takes these two words."""
    swap("packs/brands.yaml", "internal: false", f"internal: {word}")(small_campaign)
    loaded = load(small_campaign, "small", Problems())
    assert loaded is not None
    assert loaded.packs["brands"].internal is (word == "true")


def test_one_slip_does_not_hide_another(small_campaign: Path) -> None:
    """A file that cannot be read does not keep problems of the others back, and adds none to them."""
    swap(SOURCES, "references:", "references")(small_campaign)
    swap(TIMELINE, "audiences: [press]", "audiences: [pres]")(small_campaign)
    swap(CLOSING, "to: gates", "to: gate posts")(small_campaign)
    problems = Problems()
    assert load(small_campaign, "small", problems) is None
    assert [problem.code for problem in problems] == ["span-never", "syntax", "unknown-audience"]


def test_no_file_is_opened_outside(small_campaign: Path) -> None:
    """Loading opens files of the campaign's folder only, and each of them once."""
    opened: list[str] = []

    def note(event: str, arguments: tuple[object, ...]) -> None:
        if event == "open" and watching:
            opened.append(str(arguments[0]))

    load(small_campaign, "small", Problems())  # imports and caches are no concern here
    sys.addaudithook(note)
    watching = True
    load(small_campaign, "small", Problems())
    watching = False
    inside = [path for path in opened if Path(path).is_relative_to(small_campaign)]
    assert sorted(inside) == sorted(str(path) for path in small_campaign.rglob("*.yaml"))
    assert inside == opened


def test_the_sample_loads() -> None:
    """The sample has 51 claims and 36 sentences beside its title, and no problem."""
    problems = Problems()
    sample = load(SAMPLE, "briefs/join-the-movement", problems)
    assert list(problems) == []
    assert sample is not None
    assert len(sample.claims) == 51
