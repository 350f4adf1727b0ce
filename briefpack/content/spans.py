"""Which words of a sentence a claim or an ask covers: those between `from:` and `to:`, both included."""

from __future__ import annotations

from typing import Protocol

from briefpack.content.fields.text import Text
from briefpack.problems import Problems, Related, shortened

MOST_COUNTED = 100


class Spanned(Protocol):
    """What names words of a sentence."""

    @property
    def from_(self) -> Text | None: ...
    @property
    def to(self) -> Text | None: ...


def span_of(sentence: Text, item: Spanned, around: Spanned | None = None) -> tuple[int, int]:
    """Start and end in characters. Without `from:` it starts with the sentence, without `to:` it ends with it.

    An ask narrows the span of the claim `around` it, and starts and ends with that.
    """
    begin, stop = span_of(sentence, around) if around else (0, len(sentence))
    start = sentence.find(item.from_) if item.from_ else begin
    end = sentence.find(item.to) + len(item.to) if item.to else stop
    return start, end


def check_span(sentence: Text, item: Spanned, problems: Problems) -> bool:
    """Report words that match never or more than once, or stand in the wrong order; True when the span is good."""
    named = [(key, words) for key, words in (("from", item.from_), ("to", item.to)) if words]
    matches = [_matches_once(sentence, key, words, problems) for key, words in named]
    good = all(matches)
    if good and item.from_ and item.to and not _in_order(sentence, item.from_, item.to):
        message = f"`to: {shortened(item.to)}` does not stand after `from: {shortened(item.from_)}`"
        problems.error("span-backwards", message, item.to.place, "exchange them, or leave one out")
        return False
    return good


def check_within(sentence: Text, item: Spanned, around: Spanned, name: Text, problems: Problems) -> None:
    """Report an item whose words are not all words of the claim `around`, called `name`. Both spans are good."""
    start, end = span_of(sentence, item, around)
    begin, stop = span_of(sentence, around)
    if start < begin or end > stop or end <= start:
        words = (item.from_ if start < begin else item.to) or item.from_ or item.to or name
        message = f"`{shortened(words)}` leads out of the words of the claim {name}"
        hint = f"the claim says: {sentence[begin:stop]}"
        problems.error("span-outside-claim", message, words.place, hint, [Related(name.place, "the claim")])


def _in_order(sentence: Text, first: Text, last: Text) -> bool:
    begin, end = sentence.find(first), sentence.find(last)
    return begin <= end and begin + len(first) <= end + len(last)


def _matches_once(sentence: Text, key: str, words: Text, problems: Problems) -> bool:
    count = _occurrences(sentence, words)
    if count == 1:
        return True
    related = [Related(sentence.place, "the sentence")]
    if count:
        message, hint = (
            f"`{key}: {shortened(words)}` stands {_times(count)} in the sentence",
            "add a word before or after it",
        )
        problems.error("span-twice", message, words.place, hint, related)
    else:
        message = f"`{key}: {shortened(words)}` does not stand in the sentence"
        problems.error("span-never", message, words.place, _nearest(sentence, words), related)
    return False


def _occurrences(sentence: str, words: str) -> int:
    """How often words stand in a sentence, also where they overlap; not counted further than matters."""
    count, at = 0, sentence.find(words)
    while at >= 0 and count < MOST_COUNTED:
        count, at = count + 1, sentence.find(words, at + 1)
    return count


def _times(count: int) -> str:
    return "twice" if count == 2 else f"{count} times" if count < MOST_COUNTED else "many times"


def _nearest(sentence: Text, words: Text) -> str:
    """What may have been meant: the same words in other letters or quotation marks."""
    folded, wanted = (text.casefold().replace("’", "'") for text in (sentence, words))
    at = folded.find(wanted)
    found = sentence[at : at + len(words)] if at >= 0 else ""
    return f"did you mean {found}?" if found else "copy the words from the sentence"
