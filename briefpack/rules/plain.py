"""CommonMark of ours as rules read it: words and marks of citation, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

CITATION = r"\[@[^\[\]]*\]"
LINK_TARGET = r"\]\([^()]*\)"
CITED, BETWEEN = "\1", "\0"  # stand for a citation, and between texts: no author can type them
SENTENCE_END = rf"[.!?][”’\")*_]*{CITED}*(?=\s|$)"
QUOTED = "“[^“”]*”"
PUNCTUATION = '.,;:!?()[]“”*"—…\1'


def listed(words: str) -> frozenset[str]:
    """A list of words, set in lines."""
    return frozenset(words.split())


def sentences(text: str) -> list[str]:
    """A text, sentence by sentence; what is cited after a stop belongs to the sentence before it."""
    found, begin = [], 0
    text = re.sub(CITATION, CITED, text)
    for end in re.finditer(SENTENCE_END, text):
        found.append(text[begin : end.end()])
        begin = end.end()
    return [*found, text[begin:]] if text[begin:].strip() else found


def unquoted(text: str) -> str:
    """A text without what it quotes, cites and links to."""
    return re.sub(LINK_TARGET, "", re.sub(CITATION, "", re.sub(QUOTED, "", text)))


def letters_of(texts: Sequence[str]) -> tuple[str, ...]:
    """Texts in small letters, with spaces for punctuation; hyphens stay: all-out is no all. At once it is quick."""
    joined = BETWEEN.join(texts).lower()
    for mark in PUNCTUATION:
        joined = joined.replace(mark, " ")
    return tuple(joined.split(BETWEEN)) if texts else ()


def words(text: str) -> list[str]:
    """The words of an English text, in small letters."""
    return re.findall("[a-z’']+", text.lower())
