"""One pack from a campaign that has been read: view, HTML, parts, PDF. Runs in a process of its own."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from briefpack.content.campaign import Campaign
from briefpack.content.left_out import LeftOut
from briefpack.content.view import View
from briefpack.problems import Problem
from briefpack.project import Project

DEFAULT_PAPER = "a4"


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a worker needs to make packs of one campaign."""

    project: Project
    campaign: Campaign
    campaign_files: str  # the campaign's folder, for pictures and annexes
    edition: datetime.date
    paper: str


@dataclass(frozen=True, slots=True)
class PartFacts:
    name: str
    title: str
    first_page: int
    pages: int


@dataclass(frozen=True, slots=True)
class MadePack:
    """A finished pack and what the manifest and the closing table say of it. Without `content` it failed."""

    name: str
    audience: str
    file: str
    paper: str
    edition: datetime.date
    status: str
    content: bytes
    page_count: int
    parts: tuple[PartFacts, ...]
    claim_pages: Mapping[str, tuple[int, ...]]
    source_ids: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    problems: tuple[Problem, ...]

    @property
    def claims_left_out(self) -> int:
        """How many claims do not print in the text's own words."""
        return len({entry.claim for entry in self.left_out if entry.claim})


def file_name(pack: str, paper: str) -> str:
    """NAME[-paper].pdf; the default paper is left out."""
    return f"{pack}.pdf" if paper == DEFAULT_PAPER else f"{pack}-{paper}.pdf"


def status_of(view: View) -> str:
    """How every foot of the pack marks it: Sample, DRAFT, or nothing."""
    if view.draft:
        return "Sample" if view.sample else "DRAFT"
    return ""
