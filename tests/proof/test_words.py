"""Words as they are compared: however they are set, five in a row are found; four are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefpack.proof.words import LENGTH, WORD, normal, plain, read_text, readings, shingles, words

WORDS = st.lists(st.text("abcdefghfilmnoprstuvw", min_size=2, max_size=9), min_size=LENGTH, max_size=14)
LIGATURES = {"fi": "ﬁ", "fl": "ﬂ", "ff": "ﬀ", "st": "ﬆ"}


@st.composite
def set_in_lines(draw: st.DrawFn) -> tuple[list[str], str]:
    """Some words, and the same as they may come out of a PDF: broken, hyphenated, in capitals, with ligatures."""
    chosen = draw(WORDS)
    pieces = []
    for word in chosen:
        how = draw(st.sampled_from(["plain", "capitals", "soft", "invisible", "broken", "marked", "ligature", "wide"]))
        at = draw(st.integers(1, len(word) - 1))
        if how == "ligature":
            for letters, glyph in LIGATURES.items():
                word = word.replace(letters, glyph)
        elif how in ("soft", "invisible", "broken", "marked"):
            inside = {"soft": "\xad", "invisible": "\u200b", "marked": "\x02\r\n"}
            word = word[:at] + inside.get(how, draw(st.sampled_from(["-\n", "\u2010\r\n", "-  \n"]))) + word[at:]
        elif how == "capitals":
            word = word.upper()
        elif how == "wide":
            word = "".join(chr(ord(each) + 0xFEE0) for each in word)
        pieces.append(word)
    parts = draw(
        st.lists(
            st.sampled_from([" ", "\n", "\r\n", "\xa0", ", ", " — ", ". "]), min_size=len(chosen), max_size=len(chosen)
        )
    )
    return chosen, "".join(piece + part for piece, part in zip(pieces, parts, strict=True))


@given(set_in_lines())
def test_five_words_are_found_however_they_are_set(made: tuple[list[str], str]) -> None:
    """Five words in a row of a text are among those of every setting of it, hyphens at ends of lines undone."""
    chosen, text = made
    found = {run for reading in readings(text) for run in shingles(words(reading))}
    assert found >= set(shingles(chosen))


@given(WORDS, WORDS, st.integers(1, LENGTH - 1))
def test_four_words_are_not_enough(first: list[str], second: list[str], shared: int) -> None:
    """Texts that share four words in a row, or fewer, and no other word, have no five in common."""
    first, second = [f"a{each}" for each in first], [f"b{each}" for each in second]
    second[1:1] = first[:shared]
    assert not set(shingles(first)) & set(shingles(second))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Mill’s looms", ["the", "mills", "looms"]),
        ("Hun Sen5 said", ["hun", "sen", "5", "said"]),
        ("1,200 or 1\u202f200 of 12.5 %", ["1200", "or", "1200", "of", "12.5%"]),
        ("long-term", ["long", "term"]),
        ("STRASSE straße", ["strasse", "strasse"]),
        ("Workers' ﬁnes", ["workers", "fines"]),
    ],
)
def test_what_a_word_is(text: str, found: list[str]) -> None:
    """Figures against letters are a word of their own; thousands are one number; apostrophes and case say nothing."""
    assert words(normal(text)) == found


def test_numbers_between_words_do_not_part_them() -> None:
    """A text is held with its numbers and without, as raised source numbers stand between the words of a page."""
    assert ("sent", "weavers", "home", "and", "sold") in read_text("sent 300 weavers home and sold").shingles


@pytest.mark.parametrize(
    ("typed", "reads"),
    [
        ("The *Gazette* counted[@gazette, p. 3] 300", "The Gazette counted 300"),
        ("a [link](https://example.org/a) here", "a [link  here"),
        ("R&amp;D", "R&D"),
        ("nothing else", "nothing else"),
    ],
)
def test_commonmark_as_it_reads(typed: str, reads: str) -> None:
    """Citations, marks, targets of links and entities are no words of a text."""
    assert plain(typed) == reads


KHMER = "សូមស្វាគមន៍មកកាន់ប្រទេសកម្ពុជានិងប្រជាជនរបស់យើង"


def test_a_script_without_spaces_is_read_by_syllables() -> None:
    """A Khmer letter keeps those stacked under it and its vowels; a mark parts no word of any script."""
    assert words("ខ្មែរ") == ["ខ្មែ", "រ"]
    assert words("ស្វាគមន៍ and 3") == ["ស្វា", "គ", "ម", "ន៍", "and", "3"]
    assert words(normal("Nguyễn हिन्दी שָׁלוֹם")) == [normal(each) for each in ("Nguyễn", "हिन्दी", "שָׁלוֹם")]


def test_a_word_of_khmer_tells_of_nothing() -> None:
    """A Khmer word beside a few others is no run of words; twelve syllables are, wherever the text begins."""
    assert list(shingles(words("ខ្មែរ ledger harbour opened"))) == []
    mixed = list(shingles(words("ខ្មែរ ledger harbour opened the gate again")))
    five = [("ledger", "harbour", "opened", "the", "gate"), ("harbour", "opened", "the", "gate", "again")]
    assert [run for run in mixed if len(run) == LENGTH] == five
    whole = set(shingles(words(KHMER)))
    assert whole
    assert all(len(run) == 12 for run in whole)
    assert whole <= set(shingles(words(f"ខ្មែរ{KHMER}")))
    assert whole <= set(shingles(words(f"He said {KHMER}, once more.")))


@given(st.text(st.characters(max_codepoint=127)))
def test_plain_words_are_read_alike(text: str) -> None:
    """The quick way through text in ASCII finds what the other finds."""
    assert words(normal(text)) == WORD.findall(normal(text))
