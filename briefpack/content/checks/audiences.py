"""Cross-checks of who may see what: audiences are known, nothing is lost unsaid, no pack names what is not its own."""

from __future__ import annotations

from collections.abc import Sequence

from briefpack.content.fields.text import Text, spelled
from briefpack.content.models import Ask, Event, ForAudiences, Section
from briefpack.content.names import HOMES, Names
from briefpack.content.packs import Pack
from briefpack.problems import shortened


def check_audiences(names: Names, sections: Sequence[Section]) -> None:
    """Report every audience that is unknown, what is withheld without a reason, everything that readers would miss,
    and what stands in the pack of those who may not see it.
    """
    checker, campaign = _Checker(names), names.campaign
    checker.all_known(sections)
    checker.nesting(sections)
    items: tuple[Ask | Event, ...] = (*campaign.asks, *campaign.timeline)
    for item in items:
        checker.rests_on(item)
    for pack in campaign.packs.values():
        if pack.audience in campaign.audiences:
            checker.pack(pack)


class _Checker:
    def __init__(self, names: Names) -> None:
        self.campaign, self.names, self.problems = names.campaign, names, names.problems

    def all_known(self, sections: Sequence[Section]) -> None:
        campaign = self.campaign
        claims = (*campaign.file.claims, *(claim for section in sections for claim in section.claims))
        items = (*campaign.chapters, *sections, *claims, *campaign.asks, *campaign.timeline, *campaign.contacts)
        file = campaign.file
        people = (*file.spokespeople, *file.pictures)
        for item in (*items, *people, *filter(None, [file.about_sources, file.boilerplate])):
            self.known(item)

    def known(self, item: ForAudiences) -> None:
        if item.audiences == "none":
            if item.reason is None:
                self.problems.error("no-reason", "`audiences: none` needs a reason", item.place, "add `reason: …`")
            return
        seen: set[str] = set()
        for audience in item.audiences:
            if audience in seen:
                message = f"{shortened(audience)} is listed twice"
                self.problems.error("repeated-name", message, audience.place, "take one of them out")
            seen.add(audience)
            if audience not in self.campaign.audiences and not self.names.unread.may_hold(audience, HOMES["audience"]):
                hint = self.problems.near_miss(audience, self.campaign.audiences)
                self.problems.error(
                    "unknown-audience", f"there is no audience {spelled(audience)}", audience.place, hint
                )

    def nesting(self, sections: Sequence[Section]) -> None:
        for chapter in self.campaign.chapters:
            for name in filter(None, (chapter.introduction, *chapter.sections)):
                if name in self.campaign.sections:
                    self.within(self.campaign.sections[name], chapter, f"the chapter {chapter.id}")
        for section in sections:
            for claim in section.claims:
                self.within(claim, section, f"the section {section.id}")

    def within(self, item: ForAudiences, around: ForAudiences, what: str) -> None:
        """What stands in something that an audience does not see would be lost for it in silence."""
        if not self.campaign.audiences.keys() >= {*around.listed}:
            return  # a misspelt one may be any of them
        for audience in item.listed:
            if audience in self.campaign.audiences and not around.is_for(audience):
                message = f"{audience} would not see this: {what} is not for {audience}"
                hint = f"add {audience} to the audiences of {what}, or take it out here"
                self.problems.error("claim-not-for-audience", message, audience.place, hint)

    def rests_on(self, item: Ask | Event) -> None:
        """An event shows an audience nothing unless it sees a claim that carries it; an ask prints its first claim."""
        if not all(name in self.campaign.claims and self.names.is_sure("claim", name) for name in item.claims):
            return  # the name is reported elsewhere
        printed = item.claims[:1] if isinstance(item, Ask) else item.claims
        what = f"may not see {printed[0]}, whose words this prints"
        if not isinstance(item, Ask):
            what = "see none of the claims this rests on"
        for audience in filter(self.campaign.audiences.__contains__, item.listed):
            if not any(self.campaign.claims[name].is_for(audience) for name in printed):
                hint = f"name a claim that {audience} see, or take {audience} out"
                self.problems.error("claim-not-for-audience", f"{audience} {what}", audience.place, hint)

    def pack(self, pack: Pack) -> None:
        for name in pack.claims_named:
            if self.names.is_sure("claim", name):
                self.seen(name, name, self.campaign.claims.get(name), pack)
        asks = {str(ask.id): ask for ask in self.campaign.asks}
        for name in pack.asks:
            if self.names.is_sure("ask", name):
                self.seen(name, f"the ask {name}", asks.get(name), pack)

    def seen(self, name: Text, what: str, item: ForAudiences | None, pack: Pack) -> None:
        if item is not None and not item.is_for(pack.audience):
            message, hint = (
                f"{pack.audience} may not see {what}",
                f"add {pack.audience} to its audiences, or name another",
            )
            self.problems.error("claim-not-for-audience", message, name.place, hint)
