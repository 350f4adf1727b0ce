"""Every text that a campaign's files hold, and every source that they name, in one walk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from briefpack.content.citations import Citation
from briefpack.content.fields.text import Entry, Text
from briefpack.content.names import cited_in
from briefpack.content.packs import Annex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefpack.content.campaign import Campaign


class Written(NamedTuple):
    """All texts, printed or not, in no order; ids of the sources that something else than their own entry names."""

    texts: tuple[Text, ...]
    cited: frozenset[str]


def walked(campaign: Campaign) -> Written:
    """Walk the files. It finds the sources that `names.sources_named` finds, and asks no model for its fields."""
    texts, cited = [*_of_sources(campaign)], set[str]()
    rest = campaign.file, *campaign.sections.values(), campaign.asks, campaign.timeline
    waiting: list[Any] = [*rest, *campaign.packs.values()]
    while waiting:
        each = waiting.pop()
        kind = each.__class__
        if kind is Text:
            texts.append(each)
            if "[@" in each:
                cited.update(cited_in(each))
        elif kind is tuple:
            waiting.extend(each)
        elif kind is dict:
            waiting.extend(each.values())
        elif isinstance(each, Entry):
            if isinstance(each, Citation | Annex):
                cited.add(str(each.source))
            waiting.extend(vars(each).values())
    return Written(tuple(texts), frozenset(cited))


def _of_sources(campaign: Campaign) -> Iterator[Text]:
    """What of sources prints, but the names of persons and dates."""
    for source in campaign.sources.values():
        printed = source.title, source.publisher, source.container_title, source.genre, source.url
        yield from (text for text in printed if text)
