"""Whole files: campaign.yaml, asks.yaml, timeline.yaml."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from briefpack.content.fields.language import Language
from briefpack.content.fields.text import PLACE_KEY, Boolean, Entry, FullDate, PartialDate, Text
from briefpack.content.models import Ask, Claim, Event, ForAudiences
from briefpack.content.people import AboutSources, AudienceTitle, Boilerplate, Contact, Picture, Spokesperson


class Chapter(ForAudiences):
    id: Text = Field(description="the chapter's own id")
    heading: Text = Field(description="the text's own heading")
    introduction: Text | None = Field(None, description="id of a section without heading")
    sections: tuple[Text, ...] = Field(min_length=1, description="ids of sections, in reading order")


def _without_place(value: Any) -> Any:
    return {key: entry for key, entry in value.items() if key != PLACE_KEY} if isinstance(value, dict) else value


class CampaignFile(Entry):
    """campaign.yaml: the text's title and order, its dates, its audiences, who speaks."""

    title: Text = Field(description="the text's own title; a sentence with the id 'title'")
    organisation: Text = Field(description="who publishes")
    voice: Text = Field(description="attribution of the text's own words: 'The campaign says'")
    language: Language = Field(description="language of the text, as in HTML: en")
    as_of: PartialDate = Field(description="dates the content")
    edition_date: FullDate = Field(description="the only 'now' that a build knows")
    citation_style: Text | None = Field(
        None, description="citation style of the sources: apa, chicago, oscola, or a .csl file of layouts/shared/"
    )
    sample: Boolean = Field(False, description="whether it only shows how a campaign looks")
    audiences: Annotated[dict[Text, AudienceTitle], BeforeValidator(_without_place)] = Field(
        min_length=1, description="the audiences by id"
    )
    chapters: tuple[Chapter, ...] = Field(min_length=1, description="the chapters, in reading order")
    claims: tuple[Claim, ...] = Field((), description="claims made by the title")
    about_sources: AboutSources | None = Field(None, description="how the sources were found and read")
    boilerplate: Boilerplate | None = Field(None, description="who publishes, in a paragraph")
    contacts: tuple[Contact, ...] = Field((), description="whom readers may ask")
    spokespeople: tuple[Spokesperson, ...] = Field((), description="who may be interviewed")
    pictures: tuple[Picture, ...] = Field((), description="pictures that editors may print")
    protected_names: tuple[Text, ...] = Field(
        (), description="names of people whom it may harm to be named in public: they print for no public audience"
    )


class AsksFile(Entry):
    """asks.yaml"""

    asks: tuple[Ask, ...] = Field(description="what is asked")


class TimelineFile(Entry):
    """timeline.yaml"""

    events: tuple[Event, ...] = Field(description="what happened; printed by date")
