"""A pack that is made: what a worker sends back, and what the manifest and the closing table say of it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from briefpack.content.left_out import LeftOut
from briefpack.problems import Problem
from briefpack.typeset.positions import NO_POSITIONS, Positions


@dataclass(frozen=True, slots=True)
class PartFacts:
    """Where a part stands in its pack. Pages count from 1 as they are printed."""

    name: str
    title: str
    first_page: int
    pages: int
    empty: tuple[str, ...] = ()  # fields of optional blocks that nothing fills


@dataclass(frozen=True, slots=True)
class MadePack:
    """A finished pack and what the manifest and the closing table say of it. Without `content` it failed."""

    name: str
    audience: str
    internal: bool
    file: str
    paper: str
    theme: str
    edition: datetime.date
    status: str
    content: bytes
    page_count: int
    parts: tuple[PartFacts, ...]
    claim_pages: Mapping[str, tuple[int, ...]]
    claims_said: frozenset[str]
    source_ids: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    problems: tuple[Problem, ...]
    standards: tuple[str, ...] = ()  # those the file claims
    gave_way: tuple[tuple[str, str, str], ...] = ()  # (part, claim, 'shortened' or 'left out'): its page plan asked it
    positions: Positions = NO_POSITIONS  # of its claims and sources
    code: str = ""  # as its colophon prints it

    @property
    def claims_left_out(self) -> int:
        """How many claims print on no page. Those that print in other words are in `left_out`, but not here."""
        return len({entry.claim for entry in self.left_out if entry.claim} - self.claims_said)
