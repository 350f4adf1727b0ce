"""Campaign -> View: what one audience may see is chosen here, once, in the data."""

from __future__ import annotations

import dataclasses
import datetime
import re
from typing import Any

from briefpack.content.campaign import Campaign
from briefpack.content.csl import Source
from briefpack.content.names import sources_named
from briefpack.content.packs import Pack
from briefpack.content.people import Contact, Spokesperson
from briefpack.content.projecting import Projector
from briefpack.content.view import View

PLACEHOLDER = re.compile(r"\bexample\.(?:org|com|net)\b|\.(?:example|invalid|test)\b", re.IGNORECASE)  # RFC 2606


def view_for(campaign: Campaign, pack: Pack, edition_date: datetime.date) -> View:
    """All that the readers of `pack` may see on `edition_date`."""
    projector = Projector(campaign, str(pack.audience), edition_date)
    asks = {ask.id: ask for ask in campaign.asks}
    about = campaign.about_sources
    contacts, spokespeople = projector.shown(campaign.contacts), projector.shown(campaign.file.spokespeople)
    view = View(
        name=str(pack.name),
        layout=pack.layout,
        parts=pack.parts,
        internal=pack.internal,
        title=pack.title,
        standfirst=pack.standfirst,
        campaign_title=projector.campaign_title(),
        organisation=campaign.organisation,
        voice=campaign.voice,
        language=campaign.language,
        audience=projector.audience,
        audience_title=campaign.audiences[pack.audience],
        as_of=campaign.as_of,
        edition_date=edition_date,
        citation_style=campaign.file.citation_style,
        sample=campaign.sample,
        draft=any(map(holds_placeholder, contacts)) or any(map(holds_placeholder, spokespeople)),
        chapters=tuple(chapter for each in campaign.chapters if (chapter := projector.chapter(each))),
        lead=projector.named(pack.lead),
        stats=projector.named(pack.stats),
        asks=tuple(projector.ask(asks[name]) for name in pack.asks if asks[name].is_for(pack.audience)),
        timeline=projector.timeline(),
        contacts=contacts,
        annexes=pack.annexes,
        about_sources=about.text if about and about.is_for(pack.audience) else None,
        sources=(),
    )
    view = dataclasses.replace(view, **_blocks(pack, projector))
    return _with_sources(view, campaign)


def _blocks(pack: Pack, projector: Projector) -> dict[str, Any]:
    """What fills the blocks of layouts: fields of the view by name."""
    file = projector.campaign.file
    boilerplate = next(iter(projector.shown(filter(None, [file.boilerplate]))), None)
    return {
        "spokespeople": projector.shown(file.spokespeople),
        "pictures": projector.shown(file.pictures),
        "boilerplate": boilerplate and boilerplate.text,
        "reply_by": pack.reply_by,
        "reference": pack.reference,
        "brief": pack.brief and projector.brief(pack.brief),
        "copyfit": pack.copyfit,
        "letter": pack.letter,
        "embargo": pack.embargo and projector.embargo(pack.embargo),
        "dateline": pack.dateline,
        "questions": pack.questions,
        "actions": pack.actions,
        "imprint": pack.imprint and pack.imprint.model_copy(update={"reason": None}),
        **({"talking_points": pack.talking_points, "people": pack.people} if pack.internal else {}),
    }


def holds_placeholder(contact: Contact | Spokesperson) -> bool:
    """Whether an address is one that RFC 2606 keeps for examples, so that nobody can be reached."""
    further = (contact.web, contact.address) if isinstance(contact, Contact) else ()
    return any(PLACEHOLDER.search(value) for value in (contact.email, *further) if value)


def _with_sources(view: View, campaign: Campaign) -> View:
    cited = sources_named(view)
    sources = tuple(_without_notes(source) for name, source in campaign.sources.items() if name in cited)
    return dataclasses.replace(view, sources=sources)


def _without_notes(source: Source) -> Source:
    """Not even whether staff noted something is a reader's business."""
    custom = source.custom.model_copy(update={"notes": None}) if source.custom else None
    said = custom and (custom.kind or custom.copy_of or custom.seen)
    return source.model_copy(update={"custom": custom if said else None})
