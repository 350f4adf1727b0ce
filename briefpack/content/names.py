"""Names that one thing gives another: each leads somewhere, or may lead into what could not be read."""

from __future__ import annotations

import functools
import html
import re
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from briefpack.content.citations import Citation
from briefpack.content.fields.text import SOURCE_ID, Entry, Text, is_blank, spelled
from briefpack.content.packs import Annex
from briefpack.content.unread import Unread
from briefpack.problems import Place, Problems, shortened

if TYPE_CHECKING:
    from briefpack.content.campaign import Campaign

HOMES: dict[str, tuple[str, ...]] = {  # the files that such a name may lead into
    "source": ("sources.yaml",),
    "claim": ("sections/", "campaign.yaml"),
    "ask": ("asks.yaml",),
    "audience": ("campaign.yaml",),
}
CODES = {
    "source": "unknown-source",
    "claim": "unknown-claim",
    "ask": "unknown-ask",
    "audience": "unknown-audience",
}
INLINE = re.compile(rf"\[@({SOURCE_ID})")
CITATION_OR_MARK = re.compile(rf"\[@{SOURCE_ID}[^\[\]]*\]|[*_\\]")


def cited_in(text: str) -> list[str]:
    """The sources that a text names as `[@source]`."""
    return INLINE.findall(text)


def sources_named(value: Any) -> set[str]:
    """Ids of every source that an entry, a view or anything in it names, in a field or inside a text."""
    found, waiting = set[str](), [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, Text):
            if "[@" in each:  # few do, and looking with a pattern takes its time
                found.update(cited_in(each))
        elif isinstance(each, tuple):
            waiting.extend(each)
        elif each is not None:
            if isinstance(each, Citation | Annex):
                found.add(str(each.source))
            waiting.extend([getattr(each, name) for name in _fields(each.__class__)])
    return found


@functools.cache
def _fields(kind: type) -> tuple[str, ...]:
    """The fields of an entry or a view that may name a source; none of what holds other values."""
    if issubclass(kind, Place):
        return ()
    names: Iterable[str] = getattr(kind, "model_fields" if issubclass(kind, Entry) else "__dataclass_fields__", ())
    return tuple(name for name in names if name != "place")


class Names:
    """Looks names up. `doubtful` are ids by kind that stand twice or are none: no name of that kind is unknown then."""

    def __init__(self, campaign: Campaign, unread: Unread, doubtful: dict[str, set[str]], problems: Problems) -> None:
        self.campaign, self.unread, self.doubtful, self.problems = campaign, unread, doubtful, problems

    def known(self, what: str, name: Text, names: Collection[str]) -> bool:
        """Whether a name leads somewhere; a problem is added where it can lead nowhere."""
        if name in names:
            return True
        if not self.doubtful.get(what) and not self.unread.may_hold(name, HOMES[what]):
            hint = self.problems.near_miss(name, names) or f"there is no {what} yet"
            self.problems.error(CODES[what], f"there is no {what} {spelled(name)}", name.place, hint)
        return False

    def is_sure(self, what: str, name: str) -> bool:
        """Whether an id stands for one thing."""
        return name not in self.doubtful.get(what, ())

    def citations(self, citations: Iterable[Citation]) -> None:
        for citation in citations:
            self.known("source", citation.source, self.campaign.sources)

    def text(self, text: Text) -> None:
        """CommonMark of ours: its citations lead somewhere, and words remain beside them."""
        for source in cited_in(text):
            self.known("source", Text(source, text.place), self.campaign.sources)
        if is_blank(html.unescape(CITATION_OR_MARK.sub("", text))):
            self.problems.error("empty-text", "no words are left to print here", text.place, "write what it says")

    def uncited(self, *texts: Text | None) -> None:
        """Names and headlines print as they stand; a citation in one would print as an id."""
        for text in texts:
            if text is not None and "[@" in text:
                hint = "cite in the text that follows, or under `sources:`"
                self.problems.error("bad-citation", f"nothing is cited here: {shortened(text)}", text.place, hint)
        self.unnoted(*texts)

    def unnoted(self, *texts: Text | None) -> None:
        """A title stands over no paragraph under which a note could stand."""
        for text in texts:
            if text is not None and "^[" in text.replace("\\^", ""):
                hint = "explain it in the text that follows"
                self.problems.error("bad-footnote", f"no footnote stands here: {shortened(text)}", text.place, hint)

    def once(self, names: Sequence[Text]) -> None:
        """Report names that a list repeats."""
        seen: set[str] = set()
        for name in names:
            if name in seen:
                message = f"{shortened(name)} is listed twice"
                self.problems.error("repeated-name", message, name.place, "take one of them out")
            seen.add(name)
