"""Parts by group, and the contents made anew when the pack turns out to have other pages."""

from __future__ import annotations

from collections.abc import Sequence

from briefpack.pack.composing import compose
from briefpack.pages.part import CONTENTS, Group, PartHTML
from briefpack.problems import Problems
from tests.typesetting import contents, facts, part, style

COVER = part("cover", '<h1 id="h1">A river</h1>', attributes='class="part-cover"')
LONG = part(
    "chapter-1",
    '<h1 id="h1">The dam</h1><p data-claim="a b">x</p><h2 id="h2">The mill</h2>'
    '<p data-claim="c">x</p><div style="break-before:page" data-claim="d">x</div>',
    attributes='class="part-chapter" data-group="The evidence"',
)
LAST = part("odd", '<h1 id="h1">Odd</h1>', attributes='class="part-odd"')


def test_parts_stand_in_groups() -> None:
    """Each group has a letter, its headings with their claims, and its pages; a part of none joins the one before."""
    seen: list[Sequence[Group]] = []

    def making(groups: Sequence[Group]) -> PartHTML:
        seen.append(groups)
        return contents(groups)

    problems = Problems()
    made = compose([COVER, CONTENTS, LONG, LAST], making, style(problems), facts(), problems)
    assert made is not None
    assert problems.errors == 0
    assert len(seen) == 2  # before and after the pages are known
    front, evidence = seen[-1]
    assert (front.letter, front.name, evidence.letter, evidence.name) == ("", "", "A", "The evidence")
    assert [(sheet.number, sheet.kind, sheet.nth) for group in seen[-1] for sheet in group.sheets] == [
        (1, "cover", 1),
        (2, "contents", 1),
        (3, "chapter", 1),
        (4, "chapter", 2),
        (5, "odd", 1),
    ]
    assert [(entry.kind, entry.text, entry.claims) for entry in evidence.entries] == [
        ("chapter", "The dam", ("a", "b")),
        ("chapter", "The mill", ("c", "d")),
        ("odd", "Odd", ()),
    ]


def test_contents_that_grow_with_the_pack_settle() -> None:
    """Contents that draw every page, and so take more pages themselves, agree with the pack in the end."""

    def making(groups: Sequence[Group]) -> PartHTML:
        sheets = [sheet for group in groups for sheet in group.sheets]
        drawn = "".join(f'<p style="height:30mm">{sheet.number}</p>' for sheet in sheets)
        return part("contents", f'<h1 id="h1">Contents</h1>{drawn}', attributes='class="part-contents"')

    problems = Problems()
    made = compose([COVER, CONTENTS, LONG, LAST], making, style(problems), facts(), problems)
    assert made is not None
    assert problems.errors == 0
    last = made.parts[1].part.root.findall(".//p")[-1]
    assert last.text == str(made.page_count)
