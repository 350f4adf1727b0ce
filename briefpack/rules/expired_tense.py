"""What was so until a day that has passed, said as if it were so now."""

from __future__ import annotations

from collections.abc import Iterator

from briefpack.problems import shortened
from briefpack.rules.finding import Finding
from briefpack.rules.plain import listed, unquoted, words
from briefpack.rules.reading import Reading

# Words that leave no doubt about their time. What a text says or asks may stay in the present: the text is there.
PRESENT = listed("am are aren’t aren't currently is isn’t isn't now remain remains still today")
OURS = ("print", "short", "chart", "stat", "title", "standfirst", "text", "answer", "talking_points", "about")


def find(reading: Reading) -> Iterator[Finding]:
    """Wordings in the present tense that rest on expired claims only; what is quoted keeps its own. English only."""
    if not reading.english:
        return
    for wording, letters in zip(reading.wordings, reading.letters, strict=True):
        claims = wording.claims
        if not claims or wording.kind not in OURS or not all(claim.id in reading.past for claim in claims):
            continue
        if PRESENT.isdisjoint(letters.split()):
            continue
        if present := [word for word in words(unquoted(wording.text)) if word in PRESENT]:
            until = max((claim.expires for claim in claims if claim.expires), key=lambda each: each.last_day)
            said = f"this expired on {until.in_words}, and “{present[0]}” says that it is so now"
            message = f"{said}: {shortened(wording.text)}"
            yield Finding(wording.at, message, wording.text.place, "put it in the past")
