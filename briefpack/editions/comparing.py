"""What changed between two editions: pack by pack, claim by claim, word by word."""

from __future__ import annotations

import difflib
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from briefpack.editions.kept import Edition, KeptClaim, KeptPack

What = Literal["added", "changed", "withdrawn", "moved", "same"]
Kind = Literal["same", "deleted", "inserted"]
ABSENT = KeptClaim((), ())


@dataclass(frozen=True, slots=True)
class Span:
    """Some words that both editions print, or only one of them."""

    kind: Kind
    words: str


@dataclass(frozen=True, slots=True)
class ComparedClaim:
    """A claim of a pack: what became of it, on which pages it stood and stands, and each of its wordings in spans."""

    claim: str
    what: What
    pages_before: tuple[int, ...]
    pages_after: tuple[int, ...]
    wordings: tuple[tuple[Span, ...], ...]


@dataclass(frozen=True, slots=True)
class ComparedPack:
    """A pack of two editions, or of one of them only (then the other is None), by the name of its file."""

    file: str
    before: KeptPack | None
    after: KeptPack | None
    claims: tuple[ComparedClaim, ...]

    @property
    def newest(self) -> KeptPack:
        pack = self.after or self.before
        assert pack is not None
        return pack

    @property
    def changes(self) -> tuple[ComparedClaim, ...]:
        return tuple(each for each in self.claims if each.what != "same")


def compare(before: Edition, after: Edition) -> list[ComparedPack]:
    """Every pack of either edition, by the name of its file."""
    old, new = ({pack.file: pack for pack in edition.packs} for edition in (before, after))
    return [_pack(file, old.get(file), new.get(file)) for file in sorted({*old, *new})]


def _pack(file: str, before: KeptPack | None, after: KeptPack | None) -> ComparedPack:
    old, new = (dict(pack.claims) if pack else {} for pack in (before, after))
    names = _merged(list(old), list(new))
    claims = (_claim(name, old.get(name, ABSENT), new.get(name, ABSENT)) for name in names)
    return ComparedPack(file, before, after, tuple(claims))


def _merged(old: Sequence[str], new: Sequence[str]) -> list[str]:
    """The names of both in the order of the new, each that is gone where it stood."""
    kept, found = set(new), list[str]()
    for _, begin, end, first, last in difflib.SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        found += [*(name for name in old[begin:end] if name not in kept), *new[first:last]]
    return found


def _claim(name: str, old: KeptClaim, new: KeptClaim) -> ComparedClaim:
    what: What = "same"
    if not old.boxes:
        what = "added"
    elif not new.boxes:
        what = "withdrawn"
    elif old.words != new.words:
        what = "changed"
    elif old.pages != new.pages:
        what = "moved"
    return ComparedClaim(name, what, old.pages, new.pages, tuple(_wordings(old.words, new.words)))


def _wordings(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[Span, ...]]:
    """Each wording of a claim; those that took the place of others are compared word by word."""
    for tag, begin, end, first, last in difflib.SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from ((Span("same", words),) for words in new[first:last])
        else:
            pairs = itertools.zip_longest(old[begin:end], new[first:last], fillvalue="")
            yield from (words_compared(one, other) for one, other in pairs)


def words_compared(old: str, new: str) -> tuple[Span, ...]:
    """Two texts in spans, word by word: without insertions they are the old one, without deletions the new one.

    White space counts as one space between two words.
    """
    before, after = old.split(), new.split()
    spans: list[Span] = []
    for tag, begin, end, first, last in difflib.SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes():
        if tag == "equal":
            spans.append(Span("same", " ".join(after[first:last])))
            continue
        if begin < end:
            spans.append(Span("deleted", " ".join(before[begin:end])))
        if first < last:
            spans.append(Span("inserted", " ".join(after[first:last])))
    return tuple(spans)
