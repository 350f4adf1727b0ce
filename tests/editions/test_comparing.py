"""Two editions compared: what was added, changed, withdrawn, moved, down to the word."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from briefpack.editions.comparing import ComparedPack, Span, compare, words_compared
from briefpack.editions.issuing import issue
from briefpack.editions.kept import Edition, KeptClaim, KeptPack, kept_editions
from briefpack.typeset.positions import Position
from tests.editions.shelves import claim, entry_of, listed

FEW = st.lists(st.sampled_from(["the", "mill", "closed", "in", "May", "2018,", "“so”"]), max_size=12).map(" ".join)


def pack_of(*names: str) -> KeptPack:
    """A pack with claims that stand in one box each."""
    claims = {name: KeptClaim((Position(1, 0, 0, 1, 1),), (name,)) for name in names}
    return KeptPack("press", "press", False, "press.pdf", "", "a4", "colour", "", "", claims, {})


def compared(folder: Path, before: Iterable[dict[str, Any]], after: Iterable[dict[str, Any]]) -> list[ComparedPack]:
    issue(folder, listed(*before))
    issue(folder, listed(*after))
    return compare(*kept_editions(folder))


@given(FEW | st.text(max_size=60), FEW | st.text(max_size=60))
def test_the_spans_give_both_texts(old: str, new: str) -> None:
    """Without what was inserted the spans are the old words, without what was deleted the new ones."""
    spans = words_compared(old, new)
    for text, other in ((old, "inserted"), (new, "deleted")):
        assert " ".join(span.words for span in spans if span.kind != other).split() == text.split()
    assert all(span.words for span in spans)


@given(FEW)
def test_equal_texts_have_no_marks(text: str) -> None:
    """The same words twice are one span without a mark, or none where there are no words."""
    assert {span.kind for span in words_compared(text, text)} <= {"same"}


def test_a_word_is_marked_alone() -> None:
    """Of two sentences that differ in a word, only that word is marked."""
    spans = words_compared("The ledger lists 212 names.", "The ledger lists 213 names.")
    assert [(span.kind, span.words) for span in spans] == [
        ("same", "The ledger lists"),
        ("deleted", "212"),
        ("inserted", "213"),
        ("same", "names."),
    ]


def test_each_claim_is_told_by_what_became_of_it(tmp_path: Path) -> None:
    """Claims are added, changed, withdrawn, moved or the same, in the order of the pages."""
    old = [claim("a"), claim("b", "One."), claim("c"), claim("d"), claim("e")]
    new = [claim("a"), claim("b", "Two."), claim("d", page=3), claim("f"), claim("e")]
    (pack,) = compared(tmp_path, [entry_of("press", *old)], [entry_of("press", *new)])
    assert [(each.claim, each.what) for each in pack.claims] == [
        ("a", "same"), ("b", "changed"), ("c", "withdrawn"), ("d", "moved"), ("f", "added"), ("e", "same"),
    ]  # fmt: skip
    moved = next(each for each in pack.changes if each.what == "moved")
    assert (moved.pages_before, moved.pages_after) == ((2,), (3,))


def test_a_wording_more_leaves_the_others_as_they_are(tmp_path: Path) -> None:
    """A claim that prints once more, in other words, has that wording inserted and the rest unmarked."""
    old, new = claim("a", "One.", "Two."), claim("a", "One.", "Or so.", "Two.")
    (pack,) = compared(tmp_path, [entry_of("press", old)], [entry_of("press", new)])
    ((first,), (second,), (third,)) = pack.claims[0].wordings
    assert (first, second, third) == (Span("same", "One."), Span("inserted", "Or so."), Span("same", "Two."))


def test_a_pack_of_one_edition_is_all_new_or_all_gone(tmp_path: Path) -> None:
    """A pack that only one edition has is compared with nothing."""
    packs = compared(tmp_path, [entry_of("a", claim("x"))], [entry_of("b", claim("x"))])
    assert [(pack.file, pack.claims[0].what) for pack in packs] == [("a.pdf", "withdrawn"), ("b.pdf", "added")]
    assert [pack.newest.name for pack in packs] == ["a", "b"]


ORDERS = st.lists(st.sampled_from("abcdef"), unique=True)


@given(ORDERS, ORDERS)
def test_no_claim_is_lost(old: list[str], new: list[str]) -> None:
    """Whatever the order of claims, each of both editions stands once, and the new ones in their order."""
    editions = [Edition(str(day), "mill", (pack_of(*names),)) for day, names in enumerate((old, new))]
    (pack,) = compare(*editions)
    found = [each.claim for each in pack.claims]
    assert sorted(found) == sorted({*old, *new})
    assert [name for name in found if name in new] == new
