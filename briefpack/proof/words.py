"""Words as they are compared: without case, ligatures, soft hyphens, marks that nobody sees, or the ends of lines.

A word is a run of letters, or a number. A number written against letters is a word of its own, so that a raised source
number hides no name. Hyphens part words, as nobody can tell one at the end of a line from one that belongs there; text
with such ends is read both ways. Scripts that set no spaces between words are read by syllables: a letter with those
stacked under it and its marks.
"""

from __future__ import annotations

import functools
import html
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefpack.content.checks.public import BLOCKS, UNSPACED
from briefpack.content.names import CITATION_OR_MARK

LENGTH = 5  # words in a row that tell of a text
SYLLABLES = 12  # as many in a row are as telling: a word of Khmer, Lao or Thai has two or three
END = "\x1f"  # stands between texts, so that no run of words goes over their ends
INVISIBLE = re.compile(  # soft hyphens, joiners, marks of direction; and apostrophes, which are written in many ways
    "[\xad\u034f\u061c\u115f\u17b4\u17b5\u180e\u200b-\u200f\u2060-\u2063\ufeff'’‘ʼ′]"
)
BROKEN = re.compile(r"(?<=\w)[-\u2010\u2011\xad][ \t]*[\r\n]+\s*(?=\w)|[\x02\ufffe][ \t]*[\r\n]*\s*")
GROUPED = re.compile(r"(?<=\d)[,\u202f\xa0\u2009](?=\d{3}(?!\d))")  # 1,200: what stands between thousands
MARKS = "".join(  # vowels and accents that Python counts as no letters: they belong to the word of their letter
    chr(code) for code in (*range(0x300, 0x3100), *range(0xA800, 0xAC00)) if unicodedata.category(chr(code))[0] == "M"
)
STACKED = "\u17d2\u1039"  # puts the next letter under this one: Khmer coeng, Myanmar virama
WORD = re.compile(
    rf"\d+(?:[.,]\d+)*%?|[^\W\d_{BLOCKS}]+(?:[{MARKS}]+[^\W\d_{BLOCKS}]*)*"
    rf"|(?=[^\W\d_])[{BLOCKS}](?:[{STACKED}][{BLOCKS}]|[{MARKS}])*"
)
PLAIN_WORD = re.compile(r"\d+(?:[.,]\d+)*%?|[a-z]+")  # the same in ASCII
LINK_TARGET = re.compile(r"\]\([^()\s]*\)")
Shingle = tuple[str, ...]


def normal(text: str) -> str:
    """Text as it is compared, in one line or many. Percent signs stand against their number, thousands are joined."""
    if text.isascii():
        text = (GROUPED.sub("", text) if "," in text else text).replace("'", "")
    else:
        text = unicodedata.normalize("NFKC", INVISIBLE.sub("", GROUPED.sub("", text))).replace("'", "")
    return text.casefold().replace(" %", "%")


def readings(text: str) -> list[str]:
    """The ways to read a text that was set in lines: hyphens at their ends parted words, or they did not."""
    if text.isprintable():  # in one line: nothing is broken
        return [normal(text)]
    joined = BROKEN.sub("", text)
    return [normal(text)] if joined == text else [normal(text), normal(joined)]


def words(normal_text: str) -> list[str]:
    """The words of a text that `normal` made."""
    return (PLAIN_WORD if normal_text.isascii() else WORD).findall(normal_text)


@dataclass(frozen=True, slots=True)
class Read:
    """A text as an author typed it, in all forms in which it is compared; `bare` are its words without numbers."""

    normal: str
    words: Shingle
    bare: Shingle
    shingles: frozenset[Shingle]


@functools.lru_cache(maxsize=20_000)
def read_text(text: str) -> Read:
    """A text in the forms in which it is compared; asked for again and again, as packs share theirs."""
    normal_text = normal(text)
    found = tuple(words(normal_text))
    bare = tuple(without_numbers(found))
    runs = shingles(found) if bare == found else (*shingles(found), *shingles(bare))
    return Read(normal_text, found, bare, frozenset(runs))


def plain(text: str) -> str:
    """CommonMark as it reads: without citations, marks, targets of links and entities."""
    if "[" in text or "*" in text or "_" in text or "\\" in text or "&" in text:
        return LINK_TARGET.sub(" ", CITATION_OR_MARK.sub("", html.unescape(text)))
    return text


def shingles(found: Sequence[str]) -> Iterator[Shingle]:
    """Every five words in a row; where syllables are among them, every row that weighs as much."""
    whole = " ".join(found)
    if whole.isascii() or not UNSPACED.search(whole):
        return zip(*(found[start:] for start in range(LENGTH)), strict=False)
    return _weighed(found)


def _weighed(found: Sequence[str]) -> Iterator[Shingle]:
    """From each word on, the shortest row that weighs as much as five words or twelve syllables."""
    weights = [LENGTH if UNSPACED.match(each) else SYLLABLES for each in found]
    weight = end = 0
    for start, lost in enumerate(weights):
        while weight < LENGTH * SYLLABLES and end < len(found):
            weight, end = weight + weights[end], end + 1
        if weight < LENGTH * SYLLABLES:
            return
        yield tuple(found[start:end])
        weight -= lost


def without_numbers(found: Iterable[str]) -> list[str]:
    """Words but whole numbers: page and source numbers stand between the words of a page, and would part them."""
    return [each for each in found if not each.isdigit()]
