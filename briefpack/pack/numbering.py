"""Numbers the pages of a pack. Parts that name pages, and the contents that draw them, are made again as pages move."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from string import ascii_uppercase

from briefpack.pages.part import CONTENTS, Group, Sheet
from briefpack.problems import Problems
from briefpack.typeset.part import Part

ROUNDS = 8  # a part that refers to pages is laid out again while pages move; two rounds are usual

Redraw = Callable[[Sequence[Group]], Part | None]


def groups_of(parts: Sequence[Part | None], counts: Mapping[str, int]) -> tuple[Group, ...]:
    """The parts of a pack by the groups they say they are of; a part that says none stays in the group before it.

    None among the parts stands for the contents, which lists no headings of its own. A part not counted has one page.
    """
    found: list[Group] = []
    page = 0
    for part in parts:
        name, kind = (part.name, part.kind) if part and part.name != CONTENTS else (CONTENTS, CONTENTS)
        sheets = tuple(Sheet(page + nth, kind, nth) for nth in range(1, counts.get(name, 1) + 1))
        entries = tuple(part.entries()) if part and name != CONTENTS else ()
        group = (part.group if part else "") or (found[-1].name if found else "")
        if not found or found[-1].name != group:
            letter = ascii_uppercase[sum(bool(each.name) for each in found) % 26] if group else ""
            found.append(Group(letter, group, entries, sheets))
        else:
            before = found.pop()
            found.append(replace(before, entries=before.entries + entries, sheets=before.sheets + sheets))
        page += len(sheets)
    return tuple(found)


def number(parts: list[Part], redraw: Redraw, problems: Problems) -> list[int]:
    """Lay out every part and number them through until no page moves; the first page of each is given back.

    `redraw` makes the contents for the pages that the pack turns out to have; what it makes takes its place in `parts`.
    """
    counts: dict[str, int] = {}
    drawn = groups_of(parts, counts)
    settled = [at for at, part in enumerate(parts) if not _is_late(part)]
    late = sorted((at for at, part in enumerate(parts) if _is_late(part)), key=lambda at: parts[at].name == CONTENTS)
    for at in settled:
        parts[at].lay_out(1, {})
        counts[parts[at].name] = len(parts[at].pages)
    for _ in range(ROUNDS):
        moved = None
        for at in [*late, *(settled if parts[0].style.mirrored else ())]:
            if parts[at].name == CONTENTS and (groups := groups_of(parts, counts)) != drawn:
                parts[at], drawn = redraw(groups) or parts[at], groups
            part, starts = parts[at], _starts(parts, counts)
            if part.lay_out(starts[part.name], _page_numbers(parts, starts)):
                moved = part
            counts[part.name] = len(part.pages)
        if moved is None:
            break
    else:
        _report_unsettled(moved, problems)
    starts = _starts(parts, counts)
    return [starts[part.name] for part in parts]


def _is_late(part: Part) -> bool:
    """Whether what it prints hangs on the pages of others."""
    return bool(part.references) or part.name == CONTENTS


def _report_unsettled(part: Part | None, problems: Problems) -> None:
    """Two lengths of a part call each other forth, so that some number it prints is wrong."""
    if part is not None:
        message = f"the page numbers in {part.title} keep moving the pages that they name"
        hint = "shorten or lengthen a line with a page number"
        problems.error("pages-unsettled", message, part.place_of(part.root), hint)


def _starts(parts: Sequence[Part], counts: Mapping[str, int]) -> dict[str, int]:
    starts, page = {}, 1
    for part in parts:
        starts[part.name] = page
        page += counts.get(part.name, 1)
    return starts


def _page_numbers(parts: Sequence[Part], starts: Mapping[str, int]) -> dict[str, int]:
    numbers: dict[str, int] = {}
    for part in parts:
        if part.layout is not None:
            numbers.update(part.anchors(starts[part.name]))
    return numbers
