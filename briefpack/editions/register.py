"""The register of a personal run: which copy of a pack went to whom. It is read where it lies, and never kept.

`register.csv` (RFC 4180, UTF-8) beside the personal packs has the columns code, file, recipient and sent: the code that
the pack prints, the name of the personal PDF, whom it was made for, and the day it was sent (YYYY-MM-DD) or nothing.
"""

from __future__ import annotations

import csv
import datetime
import io
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from briefpack.pack.disk import read_regular
from briefpack.problems import Place, Problems, shortened

REGISTER = "register.csv"
COLUMNS = ["code", "file", "recipient", "sent"]
LARGEST = 20_000_000  # bytes; some 100 take one recipient
CODE = re.compile(r"[0-9A-HJKMNP-TV-Z]{8}")
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
HINT = f"its first line is {','.join(COLUMNS)}; let the personal run write it"


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who was handed a pack."""

    code: str
    file: str
    recipient: str
    sent: str
    line: int


def read_register(folder: Path, codes: Collection[str], known: Collection[str], problems: Problems) -> list[Recipient]:
    """Those whose copy has one of the codes. A register that is missing or malformed is a problem at its line; so is a
    row whose code is not `known`, of no edition.
    """
    path = folder / REGISTER
    try:
        text = read_regular(path, LARGEST).decode("utf-8-sig")
    except OSError as error:
        message = f"there is no register to read: {error.strerror}"
        problems.error(
            "bad-register", message, Place(str(path)), f"name the folder of a personal run, with its {REGISTER}"
        )
        return []
    except UnicodeDecodeError:
        problems.error("bad-register", "this file is not UTF-8 text", Place(str(path)), HINT)
        return []
    found = list(_rows(text, str(path), problems))
    for row in found:
        if row.code not in known:
            message = (
                f"{row.code} is the code of no edition, so nobody knows what {shortened(row.recipient)} was handed"
            )
            hint = "name where its edition is kept: --editions DIR"
            problems.warn("bad-register", message, Place(str(path), row.line), hint)
    return [row for row in found if row.code in codes]


def _rows(text: str, file: str, problems: Problems) -> Iterator[Recipient]:
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        head = next(rows, [])
        if head != COLUMNS:
            message = f"the columns are {shortened(','.join(head)) or 'missing'}"
            problems.error("bad-register", message, Place(file), HINT)
            return
        begins = rows.line_num + 1
        for row in rows:
            if fault := _fault(row):
                problems.error("bad-register", fault, Place(file, begins), HINT)
            else:
                code, name, recipient, sent = row
                yield Recipient(code, name, recipient, sent, begins)
            begins = rows.line_num + 1
    except csv.Error as error:
        problems.error("bad-register", f"this is no CSV: {error}", Place(file, max(1, rows.line_num)), HINT)


def _fault(row: list[str]) -> str:
    if len(row) != len(COLUMNS):
        return f"there are {len(row)} columns in this row, not {len(COLUMNS)}"
    code, file, recipient, sent = row
    if not CODE.fullmatch(code):
        return f"{shortened(code)!r} is no code of a pack"
    if not (file.strip() and recipient.strip()):
        return "the file or the recipient is missing"
    return "" if not sent or _is_date(sent) else f"{shortened(sent)!r} is no date: write YYYY-MM-DD, or nothing"


def _is_date(words: str) -> bool:
    try:
        return bool(DATE.fullmatch(words) and datetime.date.fromisoformat(words))
    except ValueError:
        return False
