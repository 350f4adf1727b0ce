"""What the pages say of each claim: all of it, by paragraphs, and its statement alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from briefpack.content.statements import Statements
from briefpack.typeset.part import PLACE, Part, classes

CLAIM = "data-claim"
UNSAID = frozenset(["sup", "svg"])  # raised numbers, which change with the numbering, and drawings
UNSAID_CLASSES = frozenset(["page-ref", "mark", "marks", "number", "dateline", "mark-of-note"])
LABEL, VERDICT = "label", "verdict"  # a layout's own words: 'What is replied'; 'Supported'
NOTE = "footnote"  # stands under a paragraph
INLINE = UNSAID | {"a", "abbr", "b", "br", "cite", "del", "em", "i", "ins", "small", "span", "strong", "sub", "wbr"}


@dataclass(frozen=True, slots=True)
class ClaimWords:
    """What one element says of a claim, a paragraph each, and what of it is the claim's own statement, or ''."""

    claim: str
    paragraphs: tuple[str, ...]
    said: str


def claims_of(element: Any) -> list[str]:
    """The ids of the claims that an element prints."""
    return (element.get(CLAIM) or "").split()


def claim_words(part: Part, statements: Statements) -> Iterator[ClaimWords]:
    """For each element of a part that prints a claim. One inside another of the same claim may state it in other words,
    such as a number set large; its paragraphs are those of the outer one.
    """
    for element in part.root.iter():
        for claim in claims_of(element):
            around = part.upwards(part.parents.get(element))
            paragraphs = () if any(claim in claims_of(each) for each in around) else _paragraphs(_words(element))
            said = element.get(PLACE) in statements.own and _paragraphs(_stated(element, statements))
            yield ClaimWords(claim, tuple(paragraphs), " ".join(said or ()))


def _paragraphs(pieces: Iterable[str]) -> list[str]:
    return [" ".join(each.split()) for each in "".join(pieces).split("\n\n") if each.strip()]


def _words(element: Any, is_left_out: Callable[[Any], bool] = lambda _: False) -> Iterator[str]:
    """What a reader sees of an element. Blocks are set apart by an empty line, elements between which there is nothing
    by a space.
    """
    apart = "" if _tag(element) in INLINE and NOTE not in classes(element) else "\n\n"
    if not _is_unsaid(element) and not is_left_out(element):
        yield apart + " ".join((element.text or "").split("\n"))
        for child in element:
            yield from _words(child, is_left_out)
            yield " ".join(child.tail.split("\n")) if child.tail else " "
    yield apart


def _is_unsaid(element: Any) -> bool:
    names = {*classes(element)}
    return _tag(element) in UNSAID or bool(UNSAID_CLASSES & names) or (LABEL in names and not element.get(PLACE))


def _tag(element: Any) -> str:
    """Its name without a namespace, which drawings have."""
    return str(element.tag).rpartition("}")[2]


def _stated(whole: Any, statements: Statements) -> Iterator[str]:
    """An element without how it stands, its notes, what is replied or came later, and other wordings inside it."""

    def is_beside(element: Any) -> bool:
        place = element.get(PLACE)
        if VERDICT in classes(element) or NOTE in classes(element):
            return True
        if not place:
            return False
        return place in statements.beside or (
            element is not whole and place in statements.own and CLAIM in element.attrib
        )

    return _words(whole, is_beside)
