"""Every id is written as one and stands once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from briefpack.content.fields.text import ID_PATTERN, Text, shown
from briefpack.content.models import Claim, Section
from briefpack.problems import Problems, Related

if TYPE_CHECKING:
    from briefpack.content.campaign import Campaign
    from briefpack.content.csl import Source

PAPERS = ("-a4", "-a5", "-letter")  # ends of the names of PDFs on another paper
THEMES = ("-colour", "-mono", "-large-print")  # and of those in another theme


def check_ids(
    campaign: Campaign,
    sections: Sequence[Section],
    claims: Sequence[Claim],
    references: Sequence[Source],
    problems: Problems,
) -> dict[str, set[str]]:
    """Report ids that are none or stand twice. Returns them by kind: whatever names such a kind cannot be trusted."""
    sentences = [sentence.id for section in sections for sentence in section.sentences]
    ids: dict[str, Iterable[Text]] = {
        "claim": [claim.id for claim in claims],
        "sentence": [Text("title", campaign.title.place), *sentences],
        "source": [source.id for source in references],
        "ask": [ask.id for ask in campaign.asks],
        "chapter": [chapter.id for chapter in campaign.chapters],
        "contact": [contact.id for contact in campaign.contacts],
        "section": [section.id for section in campaign.sections.values()],
        "pack": [pack.name for pack in campaign.packs.values()],
        "audience": campaign.audiences,
    }
    for pack in campaign.packs.values():
        _check_paper(pack.name, problems)
    return {what: set(_unfit(what, each, problems)) for what, each in ids.items()}


def _unfit(what: str, ids: Iterable[Text], problems: Problems) -> Iterable[str]:
    first: dict[str, Text] = {}
    for each in ids:
        if each == "none" or (what != "source" and not ID_PATTERN.fullmatch(each)):
            hint = "use small letters, digits, hyphens and dots: vc.2a"
            problems.error("bad-id", f"{shown(each)} cannot be the id of {_a(what)}", each.place, hint)
            yield str(each)
        if each in first:
            related = [Related(first[each].place, "here first")]
            message = f"there are two {what}s {each}"
            problems.error("duplicate-id", message, each.place, "give one of them another id", related)
            yield str(each)
        first.setdefault(each, each)


def _check_paper(name: Text, problems: Problems) -> None:
    """A pack called press-a5 and the pack press on A5 would be one file."""
    if name.endswith((*PAPERS, *THEMES)):
        message = f"{name} cannot be the name of a pack: a pack on other paper or in another theme gets such a name"
        stem = next(name.removesuffix(end) for end in (*PAPERS, *THEMES) if name.endswith(end))
        problems.error("bad-id", message, name.place, f"call its file otherwise: {stem}-short.yaml")


def _a(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"
