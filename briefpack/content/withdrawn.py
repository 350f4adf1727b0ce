"""withdrawn.yaml: claims that were printed and may never print again. Only the command `withdraw` writes it."""

from __future__ import annotations

import json
import re

from pydantic import Field, ValidationError

from briefpack.content.fields.text import Entry, FullDate, Text
from briefpack.content.files.reader import parse
from briefpack.problems import Problems

WITHDRAWN = "withdrawn.yaml"
HEAD = "# Written by ./run withdraw, and by nothing else. A claim that stands here prints in no pack.\nwithdrawn:\n"
ITEM = re.compile(r"^( *)- ", re.MULTILINE)


class Withdrawal(Entry):
    """A claim that was withdrawn: when, why, and in which role somebody decided it."""

    claim: Text = Field(description="id of the claim")
    date: FullDate = Field(description="when it was withdrawn")
    reason: Text = Field(description="why, as recipients are told")
    role: Text | None = Field(None, description="the role of whoever decided it")

    @property
    def said(self) -> tuple[str, ...]:
        """All that it says, without places."""
        return str(self.claim), str(self.date), str(self.reason), str(self.role or "")


class WithdrawnFile(Entry):
    """withdrawn.yaml"""

    withdrawn: tuple[Withdrawal, ...] = Field(min_length=1, description="the claims, in the order of the decisions")


def appended(before: str | None, withdrawal: Withdrawal) -> str | None:
    """What the file says with one claim more; every character before stays. None where that cannot be done.

    That is so when a person has changed the file and it is no longer what the command writes.
    """
    begin = HEAD if before is None else before if before.endswith("\n") or not before else f"{before}\n"
    indents = ITEM.findall(begin)
    after = begin + _item(withdrawal, indents[-1] if indents else "")
    said = [] if before is None else _said(before)
    return after if said is not None and _said(after) == [*said, withdrawal.said] else None


def _item(withdrawal: Withdrawal, indent: str) -> str:
    given = {"claim": withdrawal.claim, "date": withdrawal.date, "reason": withdrawal.reason, "role": withdrawal.role}
    lines = [
        f"{key}: {value if key in ('claim', 'date') else json.dumps(str(value), ensure_ascii=False)}"
        for key, value in given.items()
        if value
    ]
    return f"{indent}- " + f"\n{indent}  ".join(lines) + "\n"


def _said(text: str) -> list[tuple[str, ...]] | None:
    """What a text of this file says; None where it cannot be read."""
    value = parse(text, WITHDRAWN, Problems())
    try:
        found = WithdrawnFile.model_validate(value, by_alias=True) if value else None
    except ValidationError:
        return None
    return [each.said for each in found.withdrawn] if found else None
