"""Whether a table is a grid whose cells know their headers (ISO 14289-1, 7.5; ISO 32000-1, 14.8.4.3.4)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

WIDEST = 100  # columns, and rows that a cell may span; the engine's memory grows with their product
CELLS = ("th", "td")
GROUPS = ("thead", "tbody", "tfoot")


def table_fault(table: Any) -> str:
    """What is wrong with a table, or ''. Every row fills the same columns; no cell reaches out of its rows."""
    if table.get("role") in ("presentation", "none"):
        return ""
    inner = {cell for each in table.iter("table") if each is not table for cell in each.iter()}
    cells = [cell for cell in table.iter() if cell.tag in CELLS and cell not in inner]
    if any(not 1 <= span(cell, name) <= WIDEST for cell in cells for name in ("colspan", "rowspan")):
        return f"a cell spans no number of columns or rows between 1 and {WIDEST}"
    headers = [cell for cell in cells if cell.tag == "th"]
    if any(cell.get("scope") not in ("col", "row", "colgroup", "rowgroup") for cell in headers):
        return "a header cell does not say what it heads: it has no scope"
    if cells and not headers:
        return "this table has no header cell"
    groups = [[row for row in group if row.tag == "tr"] for group in table if group.tag in GROUPS]
    groups.append([row for row in table if row.tag == "tr"])
    widths = {width for rows in groups for width in _widths(rows)}
    return "" if len(widths) <= 1 and -1 not in widths else "the rows of this table do not fill the same columns"


def span(cell: Any, name: str) -> int:
    """How many columns or rows a cell spans; 0 where it says something else than a number."""
    written = cell.get(name, "1").strip()
    return int(written) if written.isascii() and written.isdigit() and len(written) < 10 else 0


def _widths(rows: list[Any]) -> Iterable[int]:
    """How many columns each row fills; -1 where a cell reaches below the last row, or two cells meet."""
    reaching: dict[int, int] = {}  # column -> rows still to fill
    for row in rows:
        column, taken = 0, {each: left for each, left in reaching.items() if left}
        reaching = {each: left - 1 for each, left in taken.items()}
        for cell in (cell for cell in row if cell.tag in CELLS):
            while column in taken:
                column += 1
            for each in range(column, column + span(cell, "colspan")):
                if each in taken:
                    yield -1
                taken[each] = 1
                reaching[each] = span(cell, "rowspan") - 1
            column += span(cell, "colspan")
        yield len(taken) if taken and max(taken) + 1 == len(taken) else -1 if taken else 0
    if any(reaching.values()):
        yield -1
