"""All, never, the largest: a word that one case to the contrary makes false, where no source is seen to say it."""

from __future__ import annotations

from collections.abc import Iterator

from briefpack.problems import shortened
from briefpack.rules import plain
from briefpack.rules.finding import Finding
from briefpack.rules.plain import listed
from briefpack.rules.reading import Reading
from briefpack.rules.wordings import Wording

# Words that one case to the contrary makes false. Each, no, last and both are left out: they count, or point.
ABSOLUTE = listed(
    """all always every everybody everyone everything everywhere never nobody none nothing nowhere only sole solely
    first most unique unprecedented completely entirely totally unanimous unanimously"""
)
# Superlatives one by one: English has too many other words that end so (interest, protest, west).
SUPERLATIVE = listed(
    """best biggest bloodiest broadest cheapest cleanest closest cruellest deadliest deepest earliest fastest fewest
    freest gravest greatest harshest highest largest least longest lowest newest oldest poorest richest safest
    severest sharpest smallest strongest toughest weakest wealthiest widest worst youngest"""
)
NO_ABSOLUTE = (" at all", " at best", " at first", " at least", " at most", " at worst", " above all", " after all",
               " not all", " not every", " not only", " first name")  # fmt: skip
STATEMENTS = ("print", "short", "stat", "later", "event", "heading", "boilerplate", "title", "standfirst", "text",
              "question", "answer", "talking_points", "about", "actions")  # fmt: skip


def find(reading: Reading) -> Iterator[Finding]:
    """Such words in what states something in our own words, where nothing is cited in their sentence. English only."""
    if not reading.english:
        return
    known = ABSOLUTE | SUPERLATIVE
    borne_out: dict[str, set[str]] = {}  # what the wording of a claim says with a source, its other texts may say
    for wording, letters in zip(reading.wordings, reading.letters, strict=True):
        if known.isdisjoint(letters.split()) or wording.kind not in STATEMENTS or _is_demand(wording):
            continue
        cited, bare = _absolutes(wording, known)
        if wording.kind == "print":
            borne_out[wording.at] = cited - bare
        else:
            bare = bare.difference(*(borne_out.get(str(claim.id), ()) for claim in wording.claims))
        if bare:
            word = next(each for each in plain.words(wording.text) if each in bare)
            message = f"no source is seen to say {word} here: {shortened(wording.text)}"
            cure = "cite the source that says it in the same sentence, or say less"
            yield Finding(wording.at, message, wording.text.place, cure)


def _is_demand(wording: Wording) -> bool:
    return bool(wording.claims) and all(claim.kind == "ask" for claim in wording.claims)


def _absolutes(wording: Wording, known: frozenset[str]) -> tuple[set[str], set[str]]:
    """The absolute words of a text: those in a sentence that cites, and those in one that does not."""
    cited, bare = set[str](), set[str]()
    for sentence in plain.sentences(wording.text):
        letters = plain.letters_of([sentence])[0].split()
        if known.isdisjoint(letters):
            continue
        kept = f" {' '.join(letters)}"
        for phrase in NO_ABSOLUTE:
            kept = kept.replace(phrase, "")
        found = known.intersection(kept.split())
        (cited if wording.own or plain.CITED in sentence else bare).update(found)
    return cited, bare
