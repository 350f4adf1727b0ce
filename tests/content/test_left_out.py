"""Nothing is lost and nothing leaks: every word prints or is listed, and a view holds nothing that was kept back."""

from __future__ import annotations

import dataclasses
import datetime
import itertools
import pickle
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefpack.content.campaign import Campaign
from briefpack.content.left_out import left_out
from briefpack.content.loading import load
from briefpack.content.projecting import prints_whole
from briefpack.content.view import View
from briefpack.content.viewing import view_for
from briefpack.problems import Problems
from tests.small_campaign import write_campaign

SAMPLE = Path(__file__).parents[2] / "briefs" / "join-the-movement"
DAY = datetime.date(2020, 6, 30)
WORDS = ("alder", "birch", "cedar", "elder", "hazel", "maple", "olive", "poplar", "rowan", "willow")
AUDIENCES = ("policymakers", "brands", "press")


@dataclasses.dataclass(frozen=True)
class Part:
    """A claim on some words of a sentence: its audiences (none of them: withheld), and whether it has other words."""

    first: int
    last: int
    audiences: tuple[str, ...]
    has_print: bool


@st.composite
def sentences(draw: st.DrawFn) -> list[Part]:
    """Claims that cover words of one sentence without overlapping; words may be left in no claim."""
    cuts = sorted(draw(st.sets(st.integers(0, len(WORDS)), min_size=2, max_size=6)))
    parts = []
    for start, stop in itertools.pairwise(cuts):
        if parts and draw(st.booleans()):
            continue  # a gap
        audiences = tuple(draw(st.sets(st.sampled_from(AUDIENCES))))
        parts.append(Part(start, stop - 1, tuple(sorted(audiences)), draw(st.booleans())))
    return parts


def write_sentences(folder: Path, texts: list[list[Part]]) -> Path:
    """A campaign whose section `closing` holds one sentence for each list of claims."""
    write_campaign(folder)
    lines = ["heading: The Closing", "audiences: [policymakers, brands, press]", "sentences:"]
    lines += [f"- {{id: s{n}, text: {sentence(n)}}}" for n in range(len(texts))]
    lines.append("claims:")
    for n, parts in enumerate(texts):
        for number, part in enumerate(parts):
            audiences = f"[{', '.join(part.audiences)}]" if part.audiences else "none, reason: kept back"
            other = f", print: other{n}x{number} words" if part.has_print else ""
            first, last = word(n, part.first), word(n, part.last)
            lines.append(
                f"- {{id: s{n}.c{number}, sentence: s{n}, from: {first}, to: {last}, kind: fact, "
                f"verdict: supported, audiences: {audiences}{other}}}"
            )
    (folder / "sections" / "closing.yaml").write_text("\n".join(lines) + "\n")
    for name in AUDIENCES:
        (folder / "packs" / f"{name}.yaml").write_text(
            f"audience: {name}\nlayout: {name}\ntitle: {{added: The mill, claims: [op.1]}}\nparts: [chapters]\n"
        )
    (folder / "timeline.yaml").write_text("events: []\n")
    return folder


def word(sentence_number: int, at: int) -> str:
    return f"{WORDS[at]}{sentence_number}"


def sentence(number: int) -> str:
    return " ".join(word(number, at) for at in range(len(WORDS))) + "."


def loaded(folder: Path) -> Campaign:
    problems = Problems()
    campaign = load(folder, "small", problems)
    assert campaign is not None, list(problems)
    return campaign


def printed(view: View) -> Iterator[str]:
    """Every verbatim text of a view's chapters."""
    for chapter in view.chapters:
        for section in filter(None, (chapter.introduction, *chapter.sections)):
            yield from (str(claim.words.text) for claim in section.claims if claim.words.verbatim)
    if view.campaign_title:
        yield str(view.campaign_title)


def letters(text: str) -> str:
    return "".join(text.split())


def account_for(campaign: Campaign, pack: str) -> None:
    """Every letter of the campaign's text prints in a pack or stands in its list, and never in both."""
    view = view_for(campaign, campaign.packs[pack], DAY)
    shown = list(printed(view))
    for each in campaign.sentences.values():
        texts = [text for text in shown if text in each.text]
        missing = [entry.words for entry in left_out(campaign, view.audience) if entry.sentence == each.id]
        assert sorted(letters("".join([*texts, *missing]))) == sorted(letters(each.text))


RELAXED = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@RELAXED
@given(texts=st.lists(sentences(), min_size=1, max_size=3))
def test_every_letter_prints_or_is_listed(texts: list[list[Part]], tmp_path_factory: pytest.TempPathFactory) -> None:
    """Each letter of each sentence prints for an audience or stands in its list of what is left out, exactly once."""
    campaign = loaded(write_sentences(tmp_path_factory.mktemp("campaign"), texts))
    for pack in AUDIENCES:
        account_for(campaign, pack)


@RELAXED
@given(texts=st.lists(sentences(), min_size=1, max_size=3))
def test_whole_sentences(texts: list[list[Part]], tmp_path_factory: pytest.TempPathFactory) -> None:
    """A sentence stands whole in a view only where its audience sees every claim in it and none has other words."""
    campaign = loaded(write_sentences(tmp_path_factory.mktemp("campaign"), texts))
    for audience in AUDIENCES:
        shown = set(printed(view_for(campaign, campaign.packs[audience], DAY)))
        for number, parts in enumerate(texts):
            whole = all(audience in part.audiences and not part.has_print for part in parts)
            covers_all = any(part.first == 0 and part.last == len(WORDS) - 1 for part in parts)
            assert prints_whole(campaign, campaign.sentences[f"s{number}"], audience) == whole
            assert (sentence(number) in shown) == whole or covers_all


@RELAXED
@given(texts=st.lists(sentences(), min_size=1, max_size=3))
def test_nothing_kept_back_is_in_a_view(texts: list[list[Part]], tmp_path_factory: pytest.TempPathFactory) -> None:
    """No word, no other wording and no id of a claim that an audience may not see is anywhere in its view."""
    campaign = loaded(write_sentences(tmp_path_factory.mktemp("campaign"), texts))
    for audience in AUDIENCES:
        view = view_for(campaign, campaign.packs[audience], DAY)
        held = repr(view).encode() + pickle.dumps(view, protocol=0)
        for number, parts in enumerate(texts):
            for at, part in enumerate(parts):
                if audience not in part.audiences:
                    kept = [word(number, n) for n in range(part.first, part.last + 1)]
                    kept += [f"other{number}x{at}", f"s{number}.c{at}"]
                    assert not [each for each in kept if re.search(rb"\b" + each.encode() + rb"\b", held)]


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_view_holds_nothing_for_others(audience: str, small_campaign: Path) -> None:
    """Reasons, notes for staff, and who else sees a thing are not in a view; nor is what only others see."""
    for path in small_campaign.rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        text = text.replace("custom: {kind: press,", "custom: {kind: press, notes: staffonly,")
        path.write_text(text, encoding="utf-8")
    campaign = loaded(small_campaign)
    view = view_for(campaign, campaign.packs[audience], DAY)
    held = repr(view) + pickle.dumps(view, protocol=0).decode("latin-1")
    kept = ["staffonly", "archive", "ledger counts fewer", "nothing was found", "pension", "cl.3"]
    kept += {
        "policymakers": ["theft", "Press desk", "sold", "court", "brands"],
        "brands": ["theft", "Press desk", "sold", "300", "212", "reopen", "policymakers", "cl.1b"],
        "press": ["office@", "policymakers"],
    }[audience]
    assert [each for each in kept if re.search(rf"\b{re.escape(each)}", held)] == []


@pytest.mark.parametrize("pack", ["policymakers", "brands", "press"])
@pytest.mark.parametrize("folder", [None, SAMPLE], ids=["small", "sample"])
def test_real_campaigns_are_accounted_for(folder: Path | None, pack: str, small_campaign: Path) -> None:
    """Every letter of the small campaign and of the sample prints or is listed, for each pack."""
    account_for(loaded(folder or small_campaign), pack)


def test_reasons_are_given(small_campaign: Path) -> None:
    """The list says why words do not print: withheld, for others only, in other words, in no claim."""
    (small_campaign / "sections" / "asking.yaml").write_text(
        (small_campaign / "sections" / "asking.yaml")
        .read_text()
        .replace("id: as.1, sentence: as.1,", "id: as.1, sentence: as.1, from: reopen,")
    )
    why = {(entry.claim, entry.why) for entry in left_out(loaded(small_campaign), "policymakers")}
    assert ("cl.3", "withheld: nothing was found that shows it") in why
    assert ("cl.2", "only for press") in why
    assert ("cl.1b", "printed in other words: the ledger counts fewer") in why
    assert (None, "stands in no claim") in why
