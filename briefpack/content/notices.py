"""Campaign -> View of what is sent after a pack, an erratum or a redline. It shows nothing that the pack did not."""

from __future__ import annotations

import datetime
from typing import Any

from briefpack.content.campaign import Campaign
from briefpack.content.fields.text import Text
from briefpack.content.models import Added
from briefpack.content.people import AudienceTitle
from briefpack.content.projecting import Projector
from briefpack.content.view import PrintedErratum, Redline, View
from briefpack.content.viewing import holds_placeholder

NOTHING: dict[str, Any] = dict.fromkeys(("chapters", "lead", "stats", "asks", "timeline", "annexes", "sources"), ())


def notice_view(
    campaign: Campaign,
    audience: str,
    date: datetime.date,
    title: str,
    part: str,
    *,
    internal: bool = False,
    erratum: PrintedErratum | None = None,
    redline: Redline | None = None,
) -> View:
    """A view of one part of the layout `notices`, with the contacts that this audience sees."""
    projector = Projector(campaign, audience, date)
    called = next((each for name, each in campaign.audiences.items() if name == audience), None)
    contacts = projector.shown(campaign.contacts)
    return View(
        name=part,
        layout=Text("notices"),
        parts=(Text(part),),
        internal=internal,
        title=Added(added=Text(title, campaign.title.place), claims=(Text("title"),)),
        standfirst=None,
        campaign_title=None,
        organisation=campaign.organisation,
        voice=campaign.voice,
        language=campaign.language,
        audience=audience,
        audience_title=called or AudienceTitle.model_validate({"title": Text(audience, campaign.title.place)}),
        as_of=campaign.as_of,
        edition_date=date,
        sample=campaign.sample,
        draft=any(map(holds_placeholder, contacts)),
        contacts=contacts,
        about_sources=None,
        citation_style=campaign.file.citation_style,
        erratum=erratum,
        redline=redline,
        **NOTHING,
    )
