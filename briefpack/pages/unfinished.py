"""What can be said of a campaign's packs and texts while something else in it keeps pages from being made."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from briefpack.content.campaign import Campaign
from briefpack.content.checks.texts import texts_of
from briefpack.content.mending import UNKNOWN
from briefpack.content.names import cited_in
from briefpack.pages.checking import check_packs
from briefpack.pages.citations import Cited
from briefpack.pages.layouts import Layouts
from briefpack.pages.markdown import Markdown
from briefpack.problems import Problems


def check_unfinished(campaign: Campaign, layouts: Layouts, problems: Problems) -> None:
    """Report unknown layouts and parts, and texts that cannot print. Nothing is rendered: names may lead nowhere."""
    # of others, layout or parts could not be read, which has been said
    whole = [pack for pack in campaign.packs.values() if UNKNOWN not in (pack.layout, *pack.parts)]
    check_packs(whole, layouts, problems)
    claims = (*campaign.file.claims, *(claim for section in campaign.sections.values() for claim in section.claims))
    texts = list(texts_of(campaign, claims))
    markdown = Markdown(_unnumbered, "{}1".format, {name for text in texts for name in cited_in(text)}, problems)
    for text in texts:
        markdown.inline(text)


def _unnumbered(_: Iterable[Cited]) -> Markup:
    return Markup()
