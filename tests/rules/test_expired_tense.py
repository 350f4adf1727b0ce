"""What has expired is told in the past."""

from __future__ import annotations

from pathlib import Path

from tests.broken.rule_cases import short
from tests.broken.spoiling import CAMPAIGN, CLOSING, swap
from tests.rules.finding import findings, subjects

CODE = "expired-tense"
PACK = "packs/policymakers.yaml"
EXPIRED = swap(CLOSING, "  from: sent\n", "  from: sent\n  expires: 2019-12\n")


def test_a_wording_of_an_expired_claim(small_campaign: Path) -> None:
    """Is, are, now and still say that it is so today."""
    found = findings(CODE, small_campaign, EXPIRED, short("212 weavers are at home."))
    assert [each.message for each in found] == [
        "this expired on December 2019, and “are” says that it is so now: 212 weavers are at home."
    ]


def test_before_its_day_the_present_is_right(small_campaign: Path) -> None:
    """A claim that has not expired may be so now."""
    assert subjects(CODE, small_campaign, short("212 weavers are at home.")) == []


def test_quoted_words_keep_their_time(small_campaign: Path) -> None:
    """What somebody said is quoted as it was said."""
    assert subjects(CODE, small_campaign, EXPIRED, short("212 “are at home”, it said.")) == []


def test_prose_rests_on_expired_claims_alone(small_campaign: Path) -> None:
    """A title on an expired claim and another one may speak of the other one."""
    title = swap(PACK, "The mill can reopen", "The mill is shut")
    assert subjects(CODE, small_campaign, title) == ["policymakers.title"]
    assert subjects(CODE, small_campaign, swap(PACK, "claims: [as.1]", "claims: [as.1, cl.1a]")) == []


def test_the_texts_own_words_print_with_their_date(small_campaign: Path) -> None:
    """Verbatim words of an expired claim are dated on the page."""
    assert subjects(CODE, small_campaign, swap("sections/asking.yaml", "We call", "It is time; we call")) == []


def test_english_only(small_campaign: Path) -> None:
    """In another language the words are not known."""
    spoils = EXPIRED, short("212 weavers are at home."), swap(CAMPAIGN, "language: en", "language: de")
    assert subjects(CODE, small_campaign, *spoils) == []
