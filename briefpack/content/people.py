"""Who speaks and who is asked: contacts, spokespeople, the pictures they send along, the audiences."""

from __future__ import annotations

from pydantic import Field

from briefpack.content.fields.mail_address import MailAddress, TelephoneNumber
from briefpack.content.fields.text import Boolean, Entry, Text
from briefpack.content.fields.web_address import PrintedWebAddress
from briefpack.content.models import ForAudiences


class Contact(ForAudiences):
    """Whom to ask. Addresses at example.org (RFC 2606) are placeholders and make the pack a draft."""

    id: Text = Field(description="the contact's own id")
    name: Text = Field(description="who answers")
    role: Text | None = Field(None, description="which desk")
    email: MailAddress | None = Field(None, description="address for mail")
    phone: TelephoneNumber | None = Field(None, description="telephone number, as printed")
    web: PrintedWebAddress | None = Field(None, description="address on the web")
    address: Text | None = Field(None, description="postal address")


class Spokesperson(ForAudiences):
    """Who may be interviewed. Nothing of it is guessed: what is not written does not print."""

    name: Text = Field(description="who speaks")
    role: Text = Field(description="as what")
    languages: Text | None = Field(None, description="in which languages: English, Khmer")
    available: Text | None = Field(None, description="when, with the time zone")
    email: MailAddress | None = Field(None, description="address for mail")
    phone: TelephoneNumber | None = Field(None, description="telephone number, as printed")


class Picture(ForAudiences):
    """A picture that editors may print."""

    file: Text = Field(description="a PNG or JPEG in the campaign's folder")
    alt: Text = Field(description="what it shows, for those who cannot see it")
    caption: Text = Field(description="who or what, where and when")
    credit: Text = Field(description="who made it")
    licence: Text = Field(description="on what terms it may be printed")


class Boilerplate(ForAudiences):
    """Who publishes, in a paragraph."""

    text: Text = Field(description="who publishes, in a paragraph (CommonMark)")


class AboutSources(ForAudiences):
    """How the sources were found and read."""

    text: Text = Field(description="how the sources were found and read (CommonMark); prints above their list")


class AudienceTitle(Entry):
    """An audience of the campaign as it is called on a cover."""

    title: Text = Field(description="what its readers are called on a cover")
    description: Text | None = Field(None, description="who they are, as a cover says it")
    public: Boolean = Field(
        False, description="whether anybody may be one of them: no protected name, no allegation against somebody"
    )
