"""What a pack may not hold: all that the campaign says, less all that this pack's readers may see.

What a pack may hold is written down in three places only: its view, the layout that prints it, and the few words of
the tool itself. Whatever of the campaign's material stands in none of them is withheld, for whatever reason.
"""

from __future__ import annotations

import datetime
import functools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from briefpack.content.campaign import Campaign
from briefpack.content.fields.text import MONTHS, PartialDate, Text
from briefpack.content.names import sources_named
from briefpack.content.view import PrintedClaim, PrintedErratum, PrintedSection, Redline, View
from briefpack.pages.layouts import Layouts
from briefpack.pages.sources import TYPES
from briefpack.proof.material import IDS, NUMBER, TYPED, Item, Material, material_of, texts_in
from briefpack.proof.own_words import layout_texts, own_words
from briefpack.proof.words import END, SYLLABLES, Read, Shingle, plain, read_text

# Words that the tool prints or writes of itself, in none of the templates.
OF_THE_TOOL = (
    "briefpack", "Cover", "Annex", "chapter", "annex", "part", "top", "note", "without a title", "QR code", "Adobe",
    "Identity", "no date shown", "mailto", "tel", "https", "http", "www", *TYPES.values(),
)  # fmt: skip
# Texts of the standards that a pack keeps. They hold numbers, which are let pass in these very texts only.
VIEW_IDS = IDS - {"name"} | {"ids", "parts"}
OF_STANDARDS = frozenset(("IEC 61966-2-1 Default RGB Colour Space - sRGB",))
ANCHOR = re.compile(r"""anchor\(\s*['"]([a-z]+)['"]\s*\)""")
TELLING = 4  # letters: what follows a number says what is counted, but for `of`, `in`, `and`
COUNTERS = ("n", "s", "note")  # anchors that the tool counts: of raised numbers, of sources, of notes


@dataclass
class Allowed:
    """Words that a pack may hold: of its layout, or of all that it may say. `under` is what it stands on."""

    under: Allowed | None = None
    texts: dict[str, Read] = field(default_factory=dict)
    shingles: set[Shingle] = field(default_factory=set)

    def add(self, texts: Iterable[str]) -> None:
        new = {text: read_text(text) for text in texts if text not in self.texts}
        self.texts.update(new)
        self.shingles.update(*(read.shingles for read in new.values()))

    def without(self, runs: set[Shingle]) -> set[Shingle]:
        """Those of some runs of words that no text has."""
        left = runs - self.shingles
        return self.under.without(left) if self.under else left

    def meet_in(self, run: Shingle) -> bool:
        """Whether these words are the end of one text and the beginning of another, whole up to where they meet.

        So they stand on pages, and nobody wrote them: a date before what happened on it, a number before what it
        counts, the last words of a paragraph before the first of the next.
        """
        return any(self._has(1, run[:at]) and self._has(0, run[at:]) for at in range(1, len(run)))

    def _has(self, end: int, run: Shingle) -> bool:
        """Whether some text ends (1) or begins (0) with a run of words."""
        own = self._ends[end].get(run[-end], ())
        found = any(run == (each[-len(run) :] if end else each[: len(run)]) for each in own)
        return found or (self.under is not None and self.under._has(end, run))

    @cached_property
    def _ends(self) -> tuple[dict[str, set[Shingle]], dict[str, set[Shingle]]]:
        """First and last words of all texts, by the first and by the last of them."""
        first, last = defaultdict[str, set[Shingle]](set), defaultdict[str, set[Shingle]](set)
        for read in self.texts.values():
            for each in {read.words, read.bare} if read.bare else {read.words} if read.words else ():
                first[each[0]].add(each[:SYLLABLES])
                last[each[-1]].add(each[-SYLLABLES:])
        return first, last

    @cached_property
    def row(self) -> str:
        """All words in a row; texts are parted."""
        return f" {f' {END} '.join(' '.join(read.words) for read in self.texts.values())} "

    @cached_property
    def known(self) -> frozenset[str]:
        return frozenset(self.row.split())

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Two words in a row: most names fail here already."""
        return frozenset(pairwise(self.row.split()))

    @cached_property
    def normal(self) -> str:
        return "\n".join(read.normal for read in self.texts.values())

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers in texts as they are read; not those in ids, which are no numbers that readers are shown."""
        return numbers_in(self.texts.values())

    def holds(self, item: Item) -> bool:
        """Whether some text has a name, an address, an id or a file name."""
        words = item.words
        own = (
            words[0] in self.known
            if len(words) == 1
            else words[:2] in self.pairs and f" {' '.join(words)} " in self.row
        )
        return (own and stands_in(item, self.normal)) or (self.under is not None and self.under.holds(item))


def numbers_in(texts: Iterable[Read]) -> frozenset[str]:
    """The numbers in some texts, as they are written; percent signs do not count."""
    return frozenset(each.rstrip("%") for read in texts for each in NUMBER.findall(read.normal))


@dataclass(frozen=True)
class Withheld:
    """What to look for in the bytes of one pack."""

    view: View
    material: Material
    items: Mapping[str, Sequence[Item]]  # by their first word
    numbers: Mapping[str, Item]
    allowed: Allowed
    anchors: frozenset[str] = frozenset(COUNTERS)

    @property
    def texts(self) -> Mapping[Shingle, Text]:
        """Five words in a row of the whole campaign: `allowed` are those that are let pass."""
        return self.material.texts

    @cached_property
    def counted(self) -> frozenset[int]:
        """What the pages may count; seldom asked for."""
        return counted(self.view)

    def after(self, number: str) -> set[str]:
        """The words that follow a number where the campaign counts with it, and that no layout says."""
        layout = self.allowed.under.known if self.allowed.under else frozenset()
        return {word for word in self.material.after.get(number, set()) - layout if len(word) >= TELLING}


def withheld_from(campaign: Campaign, view: View, own: Iterable[str], edition: datetime.date) -> Withheld:
    """What `view` may not show of `campaign`. `own` are the layout's templates and style sheets."""
    material, sheets = _material(campaign), tuple(own)
    layout, anchors = of_layout(sheets)
    allowed = Allowed(layout)
    texts, ids = _of_view(view)
    allowed.add((*texts, *_dates(edition)))
    shown = layout.numbers | numbers_in(allowed.texts.values())
    allowed.add(ids)
    items: dict[str, list[Item]] = {}
    numbers: dict[str, Item] = {}
    for item in material.items.values():
        if item.kind == "number":
            if (number := item.written.rstrip("%")) not in shown:
                numbers.setdefault(number, item)
        elif not allowed.holds(item):
            items.setdefault(item.words[0], []).append(item)
    return Withheld(view, material, items, numbers, allowed, anchors)


@functools.lru_cache(maxsize=50)
def of_layout(sheets: tuple[str, ...]) -> tuple[Allowed, frozenset[str]]:
    """What templates and sheets say of their own, with the tool's own words; and how they call what they count."""
    allowed = Allowed()
    allowed.add(OF_THE_TOOL)
    for source in sheets:
        allowed.add(own_words(source))
    anchors = frozenset(each for source in sheets for each in ANCHOR.findall(source))
    return allowed, anchors | set(COUNTERS)


def prepare(campaign: Campaign, layouts: Layouts, names: Sequence[str]) -> None:
    """Read a campaign and its layouts once, for all processes that will come out of this one to make its packs."""
    _material(campaign)
    for layout in {str(campaign.packs[name].layout) for name in names}:
        allowed, _ = of_layout(tuple(layout_texts(layouts, layout)))
        assert allowed.pairs
        assert allowed.known
        assert allowed.numbers is not None


_latest: list[tuple[Campaign, Material]] = []


def _material(campaign: Campaign) -> Material:
    """A process makes several packs of one campaign."""
    if not _latest or _latest[0][0] is not campaign:
        _latest[:] = [(campaign, material_of(campaign))]
    return _latest[0][1]


def stands_in(item: Item, text: str) -> bool:
    """Whether an item whose words stand in a text stands in it as it is written: `fp.2b` is not `fp 2b`.

    A name is its words, however they are set; where figures are in it, as in an id, an address or a file, each sign
    counts: `Daily8` is not `Daily` and a source number.
    """
    if item.kind == "name" and not any(each[:1].isdigit() for each in item.words):
        return True
    written, at = item.written, text.find(item.written)
    while at >= 0:
        before, after = text[at - 1 : at], text[at + len(written) : at + len(written) + 1]
        if not before.isalnum() and not after.isalnum():
            return True
        at = text.find(written, at + 1)
    return False


def is_set_in(item: Item, text: str) -> bool:
    """The same of text that was set in lines: they may end wherever a sign stands that is no letter."""
    if stands_in(item, text):
        return True
    pattern = "".join(rf"\s*{re.escape(each)}\s*" if not each.isalnum() else each for each in item.written)
    return re.search(rf"(?<![^\W_]){pattern.strip()}(?![^\W_])", text) is not None


# ------------------------------------------------------------------------------------------ what may stand there


def _of_view(view: View) -> tuple[list[str], list[str]]:
    """All texts of the view, as they are typed and as they print, with what follows from them; and the ids in it."""
    texts, ids = [" ".join(MONTHS)], list[str]()
    for owner, name, text in texts_in(view):
        if owner is PrintedErratum and name in TYPED:
            ids += filter(str.islower, re.findall(r"[^\W\d_]+", text))  # a plain word is no id, though one is called so
            continue
        if name in VIEW_IDS:
            ids.append(text)
            continue
        texts.append(text)
        if (read := plain(text)) != text:
            texts.append(read)
        if isinstance(text, PartialDate):
            texts.append(text.in_words)
    for source in view.sources:
        texts += (person.as_written for person in (*source.author, *source.editor))
    texts += (str(ask.year) for ask in view.asks)
    if view.redline:
        texts += _of_redline(view.redline)
    if view.embargo:
        texts += _dates(view.embargo.date)
    return texts, ids


def _of_redline(redline: Redline) -> Iterator[str]:
    """The ids of its claims, with the numbers in them; each wording as it was, and as it is."""
    for claim in redline.claims:
        yield claim.id
        for wording in claim.wordings:
            for other in ("deleted", "inserted"):
                yield " ".join(span.words for span in wording if span.kind != other)


def _dates(date: datetime.date) -> tuple[str, ...]:
    """A day as it is written and as it prints; and as the time stamps of a file have it, which is midnight."""
    return date.isoformat(), PartialDate(date.isoformat()).in_words, f"{date:%Y%m%d}000000Z", f"{date}T00:00:00Z"


# ------------------------------------------------------------------------------------------ what pages count


def counted(view: View) -> frozenset[int]:
    """Numbers that pages calculate: how many claims, of which verdict, from how many sources; the places in a list.

    Whoever has the pages can count them. They are let pass in the text of pages only, and not before a word that
    follows the same number in the campaign: `16 sources` passes, `16 companies` does not.
    """
    found = {len(view.sources), len(view.chapters), len(view.timeline)}
    for claims in _groups(view):
        found.update((len(claims), len(sources_named(claims)), *Counter(each.verdict for each in claims).values()))
    kinds = Counter((source.custom and source.custom.kind) or source.genre or source.type for source in view.sources)
    copies = sum(bool(source.custom and source.custom.copy_of) for source in view.sources)
    longest = max(map(len, (view.asks, view.actions, view.questions, view.talking_points, view.people)))
    return frozenset(found | set(kinds.values()) | {copies} | set(range(1, longest + 1)))


def _groups(view: View) -> Iterator[tuple[PrintedClaim, ...]]:
    everything: list[PrintedClaim] = []
    for chapter in view.chapters:
        sections: list[PrintedSection] = [each for each in (chapter.introduction, *chapter.sections) if each]
        yield from (section.claims for section in sections)
        of_chapter = [claim for section in sections for claim in section.claims]
        everything += of_chapter
        yield tuple(of_chapter)
    yield tuple(everything)
    yield from (view.lead, view.stats)
    if view.brief:
        yield from (view.brief.happened, view.brief.now, view.brief.stake)
        yield from (each.claims for each in view.brief.evidence)
        yield from (each.claims for each in view.brief.acting)
