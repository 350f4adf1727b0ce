"""A campaign as the rules read it, on the day of its edition."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from briefpack.content.models import Claim
from briefpack.rules import plain
from briefpack.rules.wordings import Wording, wordings_of
from briefpack.rules.written import cited, texts_of

if TYPE_CHECKING:
    from briefpack.content.campaign import Campaign
    from briefpack.content.fields.text import Entry, Text

CHAPTERS, TIMELINE = "chapters", "timeline"  # parts that print every claim, and every event, that an audience sees


class Reading:
    """What all rules look at. Nothing here judges."""

    def __init__(self, campaign: Campaign, edition: datetime.date) -> None:
        self.campaign, self.edition = campaign, edition
        self.english = campaign.language.lower().partition("-")[0] == "en"

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The claims that somebody may see, in the order of the text."""
        return tuple(claim for claim in self.campaign.claims.values() if claim.listed)

    @cached_property
    def wordings(self) -> tuple[Wording, ...]:
        """Every text of ours that may print."""
        return tuple(wordings_of(self.campaign, self.claims))

    @cached_property
    def letters(self) -> tuple[str, ...]:
        """The same in small letters, with spaces for what stands between words: to look for English words in."""
        return plain.letters_of([wording.text for wording in self.wordings])

    @cached_property
    def past(self) -> frozenset[str]:
        """The claims whose last day lies before the edition."""
        expiring = (claim for claim in self.claims if claim.expires)
        return frozenset(str(claim.id) for claim in expiring if claim.expires and claim.expires.last_day < self.edition)

    @cached_property
    def texts(self) -> list[Text]:
        """Every text that may print, the wordings among them."""
        return texts_of(self.campaign, self.wordings)

    @cached_property
    def cited(self) -> frozenset[str]:
        """The sources that something names."""
        return cited(self.campaign, self.texts)

    @cached_property
    def used(self) -> frozenset[str]:
        """The claims that some pack prints or rests on."""
        return frozenset(self._used())

    def _used(self) -> Iterator[str]:
        campaign = self.campaign
        asks = {str(ask.id): ask for ask in campaign.asks}
        whole, dated = (
            {str(pack.audience) for pack in campaign.packs.values() if part in pack.parts}
            for part in (CHAPTERS, TIMELINE)
        )
        for section in campaign.in_order():
            yield from (str(claim.id) for claim in section.claims if not whole.isdisjoint(claim.listed))
        for event in campaign.timeline:
            if not dated.isdisjoint(event.listed):
                yield from map(str, event.claims)
        for pack in campaign.packs.values():
            yield from map(str, pack.claims_named)
            yield from (str(name) for ask in pack.asks for name in asks[str(ask)].claims)

    @cached_property
    def subjects(self) -> frozenset[str]:
        """Everything that an answer may name."""
        return frozenset(self._subjects())

    def _subjects(self) -> Iterator[str]:
        campaign = self.campaign
        yield from (*campaign.claims, *campaign.sources, *campaign.packs, *campaign.sections)
        yield from (str(ask.id) for ask in campaign.asks)
        yield from (str(contact.id) for contact in campaign.contacts)
        yield from (str(chapter.id) for chapter in campaign.chapters)
        yield from (str(event.date) for event in campaign.timeline)
        yield from (wording.at for wording in self.wordings)
        yield from (at for at, _ in self.parts_without_id())

    def parts_without_id(self) -> Iterator[tuple[str, Entry | Text]]:
        """What of campaign.yaml has no id, by the keys that lead to it."""
        file = self.campaign.file
        for key in ("organisation", "voice", "about_sources", "boilerplate"):
            if value := getattr(file, key):
                yield key, value
        yield from ((f"audiences.{name}", title) for name, title in file.audiences.items())
        for key in ("spokespeople", "pictures"):
            yield from ((f"{key}.{number}", each) for number, each in enumerate(getattr(file, key), 1))
