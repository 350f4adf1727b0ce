"""What a command made or found, as a table in columns."""

from __future__ import annotations

import itertools
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from briefpack.printing import escaped

if TYPE_CHECKING:
    from briefpack.calling_back import Withdrawn
    from briefpack.content.campaign import Campaign
    from briefpack.editions.comparing import ComparedClaim
    from briefpack.editions.verifying import Issued
    from briefpack.issued import Traced
    from briefpack.making import Built
    from briefpack.pack.made import MadePack
    from briefpack.redlining import Compared

Row = Mapping[str, str | Sequence[str]]
"""One line of a listing by its column heads: `list --format json` prints it as it is."""


def table(head: Sequence[str], rows: Sequence[Sequence[str]], right: frozenset[int] = frozenset()) -> str:
    """Columns set apart by two spaces; those in `right` are set flush right."""
    lines = [list(head), *([escaped(cell) for cell in row] for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    justified = (
        (
            cell.rjust(width) if column in right else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        for line in lines
    )
    return "\n".join("  ".join(cells).rstrip() for cells in justified)


def listing_table(rows: Sequence[Row]) -> str:
    """A listing as a table; '' for an empty one."""
    cells = [[value if isinstance(value, str) else ", ".join(value) for value in row.values()] for row in rows]
    return table(list(rows[0]), cells) if rows else ""


def packs_of(campaign: Campaign | None) -> list[Row]:
    """The packs of a campaign, each with its audience, layout and parts."""
    return [
        {
            "pack": str(pack.name),
            "audience": str(pack.audience),
            "layout": str(pack.layout),
            "parts": [str(part) for part in pack.parts],
        }
        for pack in (campaign.packs.values() if campaign else ())
    ]


def traced(found: Traced) -> list[Row]:
    """A row for each place where a claim or a source stands, in millimetres from the top left corner of the page."""
    return [
        {
            "name": each.name,
            "pack": each.pack.name,
            "edition": each.edition,
            "file": each.pack.file,
            "code": each.pack.code,
            "page": str(each.box.page),
            "from left": f"{each.box.x:.1f} mm",
            "from top": f"{each.box.y:.1f} mm",
            "width": f"{each.box.width:.1f} mm",
            "height": f"{each.box.height:.1f} mm",
        }
        for each in found.found
    ]


def handed_to(found: Traced) -> list[Row]:
    """A row for each recipient of a pack in which it stands."""
    packs = {each.pack.code: each.pack.name for each in found.found}
    return [
        {
            "recipient": each.recipient,
            "sent": each.sent,
            "file": each.file,
            "pack": packs[each.code],
            "edition": list(dict.fromkeys(one.edition for one in found.found if one.pack.code == each.code)),
            "page": list(dict.fromkeys(str(one.box.page) for one in found.found if one.pack.code == each.code)),
        }
        for each in found.recipients
    ]


def nowhere(found: Traced) -> str:
    """What is said of a claim or a source that stands in no pack, or that nobody was handed."""
    names = escaped(", ".join(found.names))
    if found.found:
        return f"{names}: the register names nobody who was handed it"
    return f"{names}: in no pack of the last build, and of no edition that was kept"


def verified(issued: Sequence[Issued]) -> list[Row]:
    """A row for each place where a PDF was issued as it is."""
    return [
        {
            "pack": each.pack.name,
            "campaign": each.edition.campaign,
            "edition": each.edition.name,
            "paper": each.pack.paper,
            "theme": each.pack.theme,
            "code": each.pack.code,
            "bytes": "all as issued",
        }
        for each in issued
    ]


def called_back(done: Withdrawn | None) -> list[Row]:
    """A row for each pack that a withdrawn claim stands in."""
    found = done.traced.found if done else ()
    pages: dict[tuple[str, ...], list[str]] = {}
    for each in found:
        key = each.pack.name, each.pack.audience, each.edition, each.pack.file, each.pack.code
        if str(each.box.page) not in pages.setdefault(key, []):
            pages[key].append(str(each.box.page))
    heads = "pack", "audience", "edition", "file", "code"
    return [{**dict(zip(heads, key, strict=True)), "pages": numbers} for key, numbers in pages.items()]


def withdrawn(claim: str, done: Withdrawn, folder: Path) -> str:
    """What a withdrawal did, in a few lines."""
    lines = [
        f"{escaped(claim)} is withdrawn, and prints in no pack from now on: ./run check says where it still stands"
    ]
    lines += [f"to be sent to {escaped(slip.audience)}: {_shown(folder / slip.file)}" for slip in done.slips]
    if not done.slips:
        lines.append("no pack that was built or kept has it, so there is nobody to tell")
    return "\n".join(lines)


MARKS = {"same": "{}", "deleted": "[-{}-]", "inserted": "{{+{}+}}"}  # as `git diff --word-diff` has them


def changes(found: Compared | None) -> list[Row]:
    """A row for each claim of a pack that was added, changed, withdrawn or moved."""
    return [
        {
            "file": pack.file,
            "claim": claim.claim,
            "what": claim.what,
            "pages before": list(map(str, claim.pages_before)),
            "pages after": list(map(str, claim.pages_after)),
            "words": _marked(claim),
        }
        for pack in (found.packs if found else ())
        for claim in pack.changes
    ]


def compared(found: Compared, folder: Path) -> str:
    """What changed between two editions, pack by pack, and where the redlines lie."""
    lines = []
    for pack in found.packs:
        if pack.changes:
            lines.append(escaped(pack.file))
        for claim in pack.changes:
            before, after = (", ".join(map(str, pages)) or "none" for pages in (claim.pages_before, claim.pages_after))
            moved = "" if before == after else f" -> {after}"
            lines.append(escaped(f"  {claim.what} {claim.claim}: pages {before}{moved}"))
            lines += [f"    {escaped(words)}" for words in _marked(claim)]
    lines += [f"redline: {_shown(folder / made.file)}" for made in found.redlines]
    return "\n".join(lines) or "nothing that readers see has changed"


def _marked(claim: ComparedClaim) -> list[str]:
    """The wordings that changed, with marks around words."""
    changed = [wording for wording in claim.wordings if any(span.kind != "same" for span in wording)]
    return [" ".join(MARKS[span.kind].format(span.words) for span in wording) for wording in changed]


def _shown(path: Path) -> str:
    return os.path.relpath(path) if path.is_relative_to(Path.cwd()) else str(path)


def built_table(built: Built, out: Path) -> str:
    """The closing table of a build, and what became of the packs of earlier builds."""
    lines = [_made_table(built.made, out)]
    for pack in built.made:
        if empty := list(dict.fromkeys(field for part in pack.parts for field in part.empty)):
            lines.append(f"nothing fills in {pack.name}: {escaped(', '.join(empty))}")
        if pack.gave_way:
            lines.append(f"to keep {pack.name} to its pages: {escaped(_given(pack))}")
    lines += left_out(built)
    if built.kept:
        lines.append(f"kept as they were: {escaped(', '.join(built.kept))}")
    if built.dropped:
        lines.append(f"removed, as the campaign no longer has them: {escaped(', '.join(built.dropped))}")
    if built.issued:
        lines.append(
            f"issued as the edition {built.issued}: {', '.join(f'{pack.name} {pack.code}' for pack in built.made)}"
        )
    return "\n".join(lines)


def left_out(built: Built) -> list[str]:
    """A line for each pack that a build of all did not make."""
    return [f"left out: {escaped(name)}, as {escaped(why)}" for name, why in built.left_out.items()]


def _given(pack: MadePack) -> str:
    """What gave way in a pack: 'in release: a, b shortened, c left out'."""
    said = []
    for part, steps in itertools.groupby(pack.gave_way, key=lambda step: step[0]):
        by_how = itertools.groupby(steps, key=lambda step: step[2])
        said.append(f"in {part}: " + ", ".join(f"{', '.join(step[1] for step in each)} {how}" for how, each in by_how))
    return "; ".join(said)


def _made_table(made: Sequence[MadePack], out: Path) -> str:
    """A line for each pack that was made."""
    folder = os.path.relpath(out) if out.is_relative_to(Path.cwd()) else str(out)
    head = ["pack", "pages", "kB", "problems", "claims left out", "status", "file"]
    rows = [
        [
            pack.name,
            str(pack.page_count),
            f"{len(pack.content) / 1000:.0f}",
            str(len(pack.problems)),
            str(pack.claims_left_out),
            pack.status,
            os.path.join(folder, pack.file),
        ]
        for pack in made
    ]
    return table(head, rows, right=frozenset({1, 2, 3, 4}))
