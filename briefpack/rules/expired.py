"""A claim or an ask whose day has passed when the edition appears, or will soon."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from briefpack.content.fields.text import PartialDate
from briefpack.content.models import Ask, Claim
from briefpack.rules.finding import Finding
from briefpack.rules.reading import Reading

SOON = datetime.timedelta(days=30)


def find(reading: Reading) -> Iterator[Finding]:
    """Claims and asks with `expires:` before the edition, or within 30 days of it. A claim's day is told once."""
    campaign = reading.campaign
    items: tuple[Claim | Ask, ...] = (*reading.claims, *(ask for ask in campaign.asks if ask.listed))
    used = reading.used | {str(name) for pack in campaign.packs.values() for name in pack.asks}
    for item in items:
        if item.expires and str(item.id) in used and (said := _said(item.expires, reading.edition)):
            message = f"{item.id} {said}, and this edition is of {reading.edition}"
            yield Finding(str(item.id), message, item.expires.place, "take it out, or say since when it is past")


def _said(expires: PartialDate, edition: datetime.date) -> str:
    if expires.last_day < edition:
        return f"expired on {expires.in_words}"
    return f"expires with {expires.in_words}" if expires.last_day - edition <= SOON else ""
