"""An opinion set as fact: short wordings, and prose of ours, that say it in nobody's name.

The wording that prints whole has its `attribution:` before it, or the campaign does not load (plain-fact). A short
wording stands alone in lists, and must say in its own words whose it is.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefpack.content.checks.plain_fact import NEVER_PLAIN
from briefpack.content.models import Claim
from briefpack.problems import shortened
from briefpack.rules.finding import Finding
from briefpack.rules.plain import listed, words
from briefpack.rules.reading import Reading
from briefpack.rules.wordings import CITED, Wording

# Verbs that English gives a speaker, and the nouns for what was said.
SAYING = listed(
    """accept accepts accepted account according accuse accuses accused add adds added admit admits admitted allege
    alleges alleged allegation allegations argue argues argued ask asks asked assert asserts asserted believe believes
    believed call calls called claim claims claimed criticise criticises criticised declare declares declared demand
    demands demanded denied denies deny describe describes described doubt doubts doubted estimate estimates estimated
    expect expects expected fear fears feared find finds found hold holds held judge judges judged link links linked
    list lists listed name names named opinion replied replies reply report reported reports said saw say saying says
    see sees speak speaks spoke state states stated statement suggest suggests suggested tell tells think thinks thought
    told urge urged urges view views want wanted wants warn warned warns wish wishes words write writes wrote
    written"""
)
OURS = ("title", "standfirst", "text", "question", "answer", "talking_points", "about", "event")  # beside `short`
LEAST = 4  # letters of a word of a name: The, of, and are shorter


def find(reading: Reading) -> Iterator[Finding]:
    """Short wordings of what never prints as plain fact, and uncited prose that rests on nothing else. English only."""
    if not reading.english:
        return
    for wording in reading.wordings:
        if wording.kind != "short" and (wording.kind not in OURS or CITED in wording.text or wording.own):
            continue
        why = [NEVER_PLAIN.get(claim.verdict) or NEVER_PLAIN.get(claim.kind) for claim in wording.claims]
        if why and all(why) and not _names_a_speaker(wording, reading):
            message = f"{wording.claims[0].id} {why[0]}, and nobody says so here: {shortened(wording.text)}"
            yield Finding(wording.at, message, wording.text.place, "name who says so, in these words")


def _names_a_speaker(wording: Wording, reading: Reading) -> bool:
    if "“" in wording.text:
        return True
    said = set(words(wording.text))
    return not said.isdisjoint(SAYING) or not said.isdisjoint(_speakers(wording.claims, reading))


def _speakers(claims: tuple[Claim, ...], reading: Reading) -> set[str]:
    """Words of the names of those who say it."""
    names = [reading.campaign.voice, reading.campaign.organisation, *(c.attribution for c in claims if c.attribution)]
    return {word for name in names for word in words(name) if len(word) >= LEAST}
