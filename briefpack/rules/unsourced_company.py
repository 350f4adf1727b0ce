"""A company named in a pack for companies, where nothing is cited.

It reads what is said of it, and so does its lawyer. A company is known by its legal form, or as somebody under
`about:` of a claim for that audience who is no person that the campaign knows of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefpack.content.packs import Pack
from briefpack.problems import Place, shortened
from briefpack.rules.finding import Finding
from briefpack.rules.reading import Reading
from briefpack.rules.wordings import cites

LAYOUT = "brands"  # the layout of packs for companies
# How companies must end their names by the laws that they are founded under.
FORMS = ("Ltd", "Limited", "Inc", "Corp", "Corporation", "Company", "plc", "PLC", "LLC", "LLP", "GmbH", "AG", "S.A",
         "SA", "N.V", "NV", "B.V", "BV", "AB", "Oy", "Oyj", "Pty", "Bhd", "SpA")  # fmt: skip


def find(reading: Reading) -> Iterator[Finding]:
    """Claims that such a pack shows, and its own prose, that name a company and cite nothing."""
    packs = [pack for pack in reading.campaign.packs.values() if pack.layout == LAYOUT]
    audiences = {str(pack.audience) for pack in packs}
    if not packs:
        return
    companies = _companies(reading, audiences)
    for at, text, place in _uncited(reading, packs, audiences):
        if name := _named(text, companies):
            message = f"{name} is named without a source: {shortened(text)}"
            yield Finding(at, message, place, "cite who says this of it, or leave the name out")


def _companies(reading: Reading, audiences: set[str]) -> list[str]:
    campaign = reading.campaign
    people = {str(name) for name in campaign.file.protected_names}
    people.update(str(each.name) for each in campaign.file.spokespeople)
    people.update(str(each.name) for pack in campaign.packs.values() for each in pack.people)
    about = {str(name) for claim in reading.claims if not audiences.isdisjoint(claim.listed) for name in claim.about}
    return sorted(about - people)


def _uncited(reading: Reading, packs: list[Pack], audiences: set[str]) -> Iterator[tuple[str, str, Place]]:
    for claim in reading.claims:
        if not cites(claim) and not audiences.isdisjoint(claim.listed):
            yield str(claim.id), str(claim.print or reading.campaign.words(claim)), claim.place
    names = {str(pack.name) for pack in packs}
    for wording in reading.wordings:
        if not wording.cited and wording.at.partition(".")[0] in names:
            yield wording.at, wording.text, wording.text.place


def _named(text: str, companies: list[str]) -> str | None:
    for name in companies:
        if name in text and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            return name
    forms = [re.escape(form) for form in FORMS if form in text]
    found = re.search(rf"\b(?:[A-Z][\w&.’-]*\s+){{1,4}}(?:{'|'.join(forms)})\b", text) if forms else None
    return found.group() if found else None
