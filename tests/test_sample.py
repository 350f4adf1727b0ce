"""The sample campaign: the text stands verbatim, what prints is sourced and attributed, and nobody is invented."""

from __future__ import annotations

import dataclasses
import datetime
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml

from briefpack.content.campaign import Campaign
from briefpack.content.left_out import left_out
from briefpack.content.loading import load
from briefpack.content.models import Ask, Claim, Sentence
from briefpack.content.view import PrintedClaim, View
from briefpack.content.viewing import view_for
from briefpack.problems import Problems

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "briefs" / "join-the-movement"
TEXT = (ROOT / "tests" / "golden" / "join-the-movement.txt").read_text(encoding="utf-8")

# Each claim with its kind and verdict, as the research found them.
LISTED = """
title ask n/a                   pr.1 opinion opinion            pr.2 opinion opinion
vc.1 opinion opinion            vc.2a allegation partly         vc.2b allegation unsupported
vc.2c allegation partly         vc.3a fact supported            vc.3b allegation partly
vc.4 opinion opinion            co.1 allegation unsupported     co.2a fact supported
co.2b fact supported            co.3a allegation partly         co.3b fact supported
co.4 allegation partly          fp.1 allegation partly          fp.2a fact partly
fp.2b fact supported            fp.3a fact partly               fp.3b fact supported
fp.3c fact not-found            fp.4a fact supported            fp.4b opinion opinion
wk.1 allegation supported       wk.2 fact supported             wk.3 fact partly
wk.4 opinion opinion            wk.5 ask opinion                mb.1 opinion opinion
ic.1 opinion opinion            ic.2a fact partly               ic.2b fact partly
ic.3a fact supported            ic.3b fact supported            ic.3c fact not-found
pe.1 opinion opinion            pe.2 fact partly                pe.3a fact not-found
pe.3b fact supported            pe.4 fact not-found             pe.5 opinion opinion
bc.1 fact supported             bc.2a fact supported            bc.2b fact supported
bc.2c fact supported            bc.3 fact supported             cn.1 fact supported
cn.2 fact supported             cn.3 opinion opinion            cn.4 ask n/a
"""
CLAIMS = {name: (kind, verdict) for name, kind, verdict in re.findall(r"(\S+) (\S+) (\S+)", LISTED)}
NEVER_PLAIN = ("vc.2b", "co.1", "fp.4b", "fp.3c", "pe.3a", "pe.4", "ic.3c", "cn.3")
STATS = {"co.2a": ("at least", "114"), "co.2b": ("about", "90%"), "ic.3a": (None, "45"), "fp.2b": ("at least", "19")}
STATS["fp.4a"] = (None, "5")
STAND_INS = {
    "a rounded count": re.compile(r"\b19\s?\+"),
    "a count that no source has": re.compile(r"\bover 600\b", re.IGNORECASE),
    "a superlative that no source has": re.compile(r"\blargest\b", re.IGNORECASE),
    "Khmer that nobody translated": re.compile(r"[\u1780-\u17ff\u19e0-\u19ff]"),
    "a telephone number": re.compile(r"\+\d[\d ()]{6,}|\b0\d{2,4}[ -]\d{3,}|\b555[ -]?\d{3,4}"),
    "a private person": re.compile(r"Vanna|Siphay|Oeuth"),
    "Gap, H&M or ASOS as signers": re.compile(r"(?:Gap|H&M|ASOS)[^.]*\bsigned\b"),
}


def the_text() -> tuple[list[str], list[str]]:
    """The sentences and the headings of the text as it was handed over; its title is a sentence."""
    title, *blocks = [block.strip() for block in TEXT.split("\n") if block.strip()]
    headings = [block.removeprefix("•").strip() for block in blocks if not block.endswith(".")]
    prose = [block for block in blocks if block.endswith(".")]
    return [title, *(sentence for block in prose for sentence in re.split(r"(?<=\.) (?=[A-Z])", block))], headings


SENTENCES, HEADINGS = the_text()


@cache
def sample() -> Campaign:
    """The sample as the builder reads it."""
    problems = Problems()
    campaign = load(SAMPLE, "briefs/join-the-movement", problems)
    assert campaign is not None, [str(problem) for problem in problems]
    return campaign


def files() -> list[Path]:
    return sorted(SAMPLE.rglob("*.yaml"))


def scalars() -> Iterator[tuple[str, str]]:
    """Every value of every file, with where it stands."""
    for path in files():
        root = yaml.compose(path.read_text(encoding="utf-8"), yaml.SafeLoader)
        waiting = [root]
        while waiting:
            node = waiting.pop()
            if isinstance(node, yaml.ScalarNode):
                yield f"{path.name}:{node.start_mark.line + 1}", node.value
            elif isinstance(node, yaml.MappingNode):
                waiting.extend(value for _, value in node.value)
            elif isinstance(node, yaml.SequenceNode):
                waiting.extend(node.value)


def views(campaign: Campaign) -> list[View]:
    today = datetime.date.fromisoformat(campaign.edition_date)
    return [view_for(campaign, pack, today) for pack in campaign.packs.values()]


def units(view: View) -> Iterator[PrintedClaim]:
    """Everything that a pack prints of claims."""
    for chapter in view.chapters:
        for section in filter(None, (chapter.introduction, *chapter.sections)):
            yield from section.claims
    yield from (*view.lead, *view.stats)


# ------------------------------------------------------------------------------------------ the text


def test_the_text_is_whole() -> None:
    """The text has 36 sentences, its title among them, and ten headings."""
    assert (len(SENTENCES), len(HEADINGS)) == (36, 10)


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda sentence: sentence[:30])
def test_each_sentence_stands_whole_in_one_value(sentence: str) -> None:
    """A sentence is one value of one file, character for character, and stands nowhere else."""
    holding = [(where, value) for where, value in scalars() if sentence in value]
    assert [value for _, value in holding] == [sentence], holding


def test_the_text_keeps_its_order_and_headings() -> None:
    """Read in order, the campaign's headings and sentences are those of the text."""
    campaign = sample()
    headings, sentences = [], [str(campaign.title)]
    for chapter in campaign.chapters:
        headings.append(str(chapter.heading))
        for name in filter(None, (chapter.introduction, *chapter.sections)):
            section = campaign.sections[name]
            headings.extend([str(section.heading)] if section.heading else [])
            sentences.extend(str(sentence.text) for sentence in section.sentences)
    assert (headings, sentences) == (HEADINGS, SENTENCES)


@pytest.mark.parametrize("number", range(36))
def test_no_letter_of_a_sentence_can_change_unseen(number: int) -> None:
    """One other letter in a sentence changes a pack or the list of what is left out."""
    campaign = sample()
    sentence = list(campaign.sentences.values())[number]
    assert shown(with_a_slip(campaign, sentence)) != shown(campaign)


def with_a_slip(campaign: Campaign, sentence: Sentence) -> Campaign:
    """The campaign with one letter of a sentence altered; never one of the words that mark a span."""
    items: list[Claim | Ask] = [*campaign.claims.values(), *campaign.asks]
    marks = [str(words) for item in items for words in (item.from_, item.to) if words and words in sentence.text]
    marked = {at + i for words in marks for at in [sentence.text.find(words)] for i in range(len(words))}
    at = next(i for i, letter in enumerate(sentence.text) if letter.isalpha() and i not in marked)
    text = type(sentence.text)(f"{sentence.text[:at]}ø{sentence.text[at + 1 :]}", sentence.text.place)
    if sentence.id == "title":
        file = campaign.file.model_copy(update={"title": text})
        rest = campaign.sections, campaign.sources, campaign.asks, campaign.timeline, campaign.packs
        return Campaign(file, *rest)
    sections = {
        name: section.model_copy(
            update={
                "sentences": tuple(
                    each.model_copy(update={"text": text}) if each.id == sentence.id else each
                    for each in section.sentences
                )
            }
        )
        for name, section in campaign.sections.items()
    }
    return Campaign(campaign.file, sections, campaign.sources, campaign.asks, campaign.timeline, campaign.packs)


def shown(campaign: Campaign) -> list[object]:
    """What the packs print of claims and asks, and what they leave out."""
    claims = [unit.words for view in views(campaign) for unit in units(view)]
    asks = [ask.words for view in views(campaign) for ask in view.asks]
    return [*claims, *asks, *(left_out(campaign, audience) for audience in campaign.audiences)]


# ------------------------------------------------------------------------------------------ claims


def test_every_claim_is_there_as_listed() -> None:
    """The 51 claims have the kinds and verdicts that the research gave them."""
    assert len(CLAIMS) == 51
    assert {name: (claim.kind, claim.verdict) for name, claim in sample().claims.items()} == CLAIMS


@pytest.mark.parametrize("name", NEVER_PLAIN)
def test_what_nobody_supports_never_prints_as_plain_fact(name: str) -> None:
    """The eight gravest claims always stand under someone's name."""
    assert sample().claims[name].attribution
    for view in views(sample()):
        for unit in units(view):
            assert name not in unit.ids or unit.attribution


def test_opinions_and_allegations_print_under_a_name() -> None:
    """Whatever a pack prints of an opinion or an allegation says whose it is."""
    for view in views(sample()):
        for unit in units(view):
            assert unit.attribution or unit.kind not in ("opinion", "allegation"), unit.ids


def test_another_wording_says_why() -> None:
    """A claim that prints in other words than the text's gives the reason."""
    assert [name for name, claim in sample().claims.items() if claim.print and not claim.reason] == []


def test_facts_that_print_have_sources() -> None:
    """A fact that prints cites a source, but for the one that is marked as the campaign's own account."""
    claims = sample().claims.values()
    assert [str(c.id) for c in claims if c.kind in ("fact", "allegation") and not c.sources] == ["pe.4"]


def test_the_killing_prints_in_its_sourced_form_with_the_denial_beside_it() -> None:
    """vc.2b: for the press only, none of the text's own words, the conviction named, the denial sourced."""
    claim = sample().claims["vc.2b"]
    assert claim.audiences == ("press",)
    assert claim.print is not None
    assert "One man was convicted" in claim.print
    assert "no court has found" in claim.print
    assert any("denied" in reply.text and reply.sources for reply in claim.reply)
    printed = " ".join(unit.words.text for view in views(sample()) for unit in units(view))
    assert not re.search(r"orchestrat|assassinat", printed)


def test_a_charge_carries_the_acquittal() -> None:
    """wk.2 never prints without the acquittal of 28 May 2019."""
    assert any(note.date == "2019-05-28" and "acquitted" in note.text for note in sample().claims["wk.2"].later)
    for view in views(sample()):
        for unit in units(view):
            assert "wk.2" not in unit.ids or any(note.date == "2019-05-28" for note in unit.later)


def test_the_companies_named_by_the_press_did_not_sign() -> None:
    """bc.2b says that Gap, H&M and ASOS did not sign, wherever it prints, and no other claim names them."""
    for name, claim in sample().claims.items():
        for wording in filter(None, (claim.print, claim.short)):
            assert ("Gap" in wording) == (name == "bc.2b")
            assert "Gap" not in wording or "did not sign" in wording


def test_protesters_are_not_counted_beyond_the_sources() -> None:
    """pe.3a prints "hundreds", says that the counts differ, and is no stat."""
    claim = sample().claims["pe.3a"]
    assert claim.print is not None
    assert "hundreds" in claim.print
    assert "600" not in claim.print
    assert claim.stat is None


def test_only_the_safe_numbers_are_shown_large() -> None:
    """Five claims have a stat, each with its qualifier or its date."""
    stats = {name: claim.stat for name, claim in sample().claims.items() if claim.stat}
    assert {name: (stat.qualifier, stat.value) for name, stat in stats.items()} == STATS
    assert all(re.search(r"\b20\d\d\b", stat.label) for stat in stats.values())


def test_what_is_withheld_reaches_no_pack() -> None:
    """cn.3 is for nobody and gives a reason; no pack prints it."""
    assert sample().claims["cn.3"].audiences == "none"
    assert sample().claims["cn.3"].reason
    assert not any("cn.3" in unit.ids for view in views(sample()) for unit in units(view))


def test_the_public_reads_no_name() -> None:
    """Leaflets name none of the people in Cambodia whom the text or its claims name, and allege nothing of anybody."""
    named = re.findall(r"Hun \w+|Kem \w+|Sam Rainsy|Mu Sochua|Try Pheap", " ".join(value for _, value in scalars()))
    people = set(named) - {"Hun family"}
    assert people <= set(sample().file.protected_names)
    public = [view for view in views(sample()) if view.audience == "public"]
    assert {str(view.name) for view in public} == {"leaflet", "leaflet-trifold"}
    for view in public:
        shown = dataclasses.replace(view, sources=())  # a leaflet lists publishers and dates
        assert not [name for name in sample().file.protected_names if name in repr(shown)]
        assert not [unit.ids for unit in units(view) if unit.kind == "allegation"]


# ------------------------------------------------------------------------------------------ nothing invented


def test_no_stand_in_words() -> None:
    """Outside the verbatim sentences no value holds a wrong number, a telephone number, Khmer or a private name."""
    found = [
        f"{where} holds {what}: {match.group()}"
        for where, value in scalars()
        if value not in SENTENCES and not value.startswith("http")
        for what, pattern in STAND_INS.items()
        if (match := pattern.search(value))
    ]
    assert found == []


@pytest.mark.parametrize(
    "words",
    ["19+ stations", "Over 600 came", "the largest daily", "សួស្តី", "+44 20 7946 0000", "Gap and H&M signed it"],
)
def test_stand_in_words_would_be_found(words: str) -> None:
    """The search for stand-ins knows one when it meets one."""
    assert any(pattern.search(words) for pattern in STAND_INS.values())


def test_asks_are_made_of_the_text() -> None:
    """An ask's words and its headline stand in the sentence of its first claim."""
    campaign = sample()
    for ask in campaign.asks:
        sentence = str(campaign.sentences[campaign.claims[ask.claims[0]].sentence].text)
        assert str(campaign.words(ask)) in sentence
        assert ask.headline is not None
        assert ask.headline.casefold() in sentence.casefold()


def test_the_explicit_ask_has_expired() -> None:
    """The one explicit ask prints as asked in 2018."""
    asks = [ask for view in views(sample()) for ask in view.asks if ask.id == "reinstate"]
    assert {(ask.expired, ask.year) for ask in asks} == {(True, 2018)}


def test_contacts_are_placeholders() -> None:
    """Every contact is at example.org, has no telephone, and makes its pack a draft."""
    for contact in sample().contacts:
        assert contact.email is not None
        assert contact.email.endswith("@example.org")
        assert contact.web is None or contact.web.startswith("https://example.org/")
        assert contact.phone is None
        assert contact.name == sample().organisation
    assert all(view.draft and view.contacts for view in views(sample()))


def test_sources_are_all_there() -> None:
    """The 91 sources have a title, an address, a kind and the day on which they were seen; some are copies."""
    sources = sample().sources
    assert len(sources) == 91
    assert [name for name, source in sources.items() if not (source.title and source.url and source.custom)] == []
    assert all(source.custom and source.custom.kind and source.custom.seen for source in sources.values())
    assert sum(bool(source.custom and source.custom.copy_of) for source in sources.values()) >= 13


def test_the_page_of_unknown_owner_is_no_contact() -> None:
    """The address where the text was found, whose owner is unknown, is no contact and in no list of sources."""
    assert all("seed-page" not in (str(source.id) for source in view.sources) for view in views(sample()))
    assert not any("freecambodia" in (contact.web or "") for contact in sample().contacts)


# ------------------------------------------------------------------------------------------ packs


def test_titles_state_nothing_beyond_their_claims() -> None:
    """Every number in a pack's title and standfirst stands in a claim that it names and its audience sees."""
    campaign = sample()
    for pack in campaign.packs.values():
        for added in filter(None, (pack.title, pack.standfirst)):
            claims = [campaign.claims[name] for name in added.claims]
            assert all(claim.is_for(pack.audience) for claim in claims)
            carried = " ".join(str(campaign.words(claim)) + str(claim.print) for claim in claims)
            assert set(re.findall(r"\d+", added.added)) <= set(re.findall(r"\d+", carried)), added.added


def test_titles_are_short() -> None:
    """A pack's title has at most nine words, its standfirst at most 45."""
    for pack in sample().packs.values():
        assert len(pack.title.added.split()) <= 9
        assert pack.standfirst is not None
        assert len(pack.standfirst.added.split()) <= 45


def test_each_audience_is_led_to_what_concerns_it() -> None:
    """Officials are told why now by the joint statement, companies meet the buyers' letter, the press the closures."""
    view = {each.name: each for each in views(sample())}
    brief = view["policymakers"].brief
    assert brief is not None
    assert brief.now[0].ids == ("ic.3a",)
    assert [view[name].lead[0].ids for name in ("brands", "press")] == [("bc.1",), ("fp.2b",)]


@pytest.mark.parametrize("path", files(), ids=lambda path: path.name)
def test_first_lines_name_the_schema(path: Path) -> None:
    """An editor finds each file's schema from its first line."""
    kinds = {"sections": "section", "packs": "pack", SAMPLE.name: path.stem}
    first = path.read_text(encoding="utf-8").splitlines()[0]
    named = first.removeprefix("# yaml-language-server: $schema=")
    assert (path.parent / named).resolve() == ROOT / "schema" / f"{kinds[path.parent.name]}.schema.json"
