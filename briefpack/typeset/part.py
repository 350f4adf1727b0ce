"""A part: one HTML document laid out alone, whose pages can be numbered later without a second layout."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from weasyprint import CSS, HTML

from briefpack.pages.part import Entry, PartHTML
from briefpack.pages.stamps import WRITTEN
from briefpack.problems import Place, Problems
from briefpack.typeset.engine import capture_layout_context, remake_margin_boxes
from briefpack.typeset.engine_log import kept_log
from briefpack.typeset.footnotes import LONG, NUDGES, stray_notes
from briefpack.typeset.page_fill import evening, is_evener
from briefpack.typeset.style import Style

NAME = re.compile(r"[a-z][a-z0-9-]*")
# A part starts on a right page; this lets it start on a left one without a blank page before it.
SIDES = {"right": (), "left": (CSS(string="html{break-before:left}"),)}
PLACE, BLOCK, KIND = "data-place", "data-block", "part-"
OWN_SHAPE = re.compile(r"url\(\s*[\"']?#(?=[^.\"')]+[\"']?\s*\))")  # a gradient, say, that a drawing names
STAMP = re.compile(r"([^:]+(?::[^:]+)*):(\d{1,7}):(\d{1,7})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Layout:
    """One layout of a part: WeasyPrint's document, and the context that makes margin boxes again."""

    document: Any
    context: Any
    said: tuple[str, ...]  # what the engine logged


class Part:
    """Anchors become 'part.anchor', so that two parts may both have an element called 'c1'."""

    def __init__(self, source: PartHTML, style: Style, problems: Problems) -> None:
        if not NAME.fullmatch(source.name):
            raise ValueError(f"{source.name!r} cannot name a part")
        self.name, self.title = source.name, source.title
        self.says, self.empty, self.filled = source.says, source.empty, source.filled
        self.template = source.template or f"layouts/{source.name}.html"
        self.number_style, self.label_prefix = source.number_style, source.label_prefix
        self.style, self.problems = style, problems
        self.html = HTML(string=source.html, base_url="pack:///campaign/", url_fetcher=style.fetcher)
        self.root = self.html.etree_element
        self.parents = {child: parent for parent in self.root.iter() for child in parent}
        self.kind, self.group = _kind(self.root.find("body")), self.root.find("body").get("data-group", "")
        self._name_anchors()
        self.references = [(each, each.get("href", "")[1:]) for each in self.root.iter("a") if _is_page_ref(each)]
        self.layout: Layout | None = None
        self._laid_out_for: tuple[Any, ...] = ()
        self._numbered: dict[tuple[int, int], list[Any]] = {}

    def _name_anchors(self) -> None:
        """Put the part's name before its ids and its own links; '#other.anchor' stays and leads into another part."""
        body = self.root.find("body")
        body.attrib.setdefault("id", "top")
        seen: set[str] = set()
        for element in self.root.iter():
            if anchor := element.get("id"):
                if anchor in seen:
                    self.problems.error(
                        "repeated-id", f"two elements have the id {anchor}", self.place_of(element), "use anchor()"
                    )
                seen.add(anchor)
                element.set("id", f"{self.name}.{anchor}")
            href = element.get("href") or ""
            if href.startswith("#") and "." not in href:
                element.set("href", f"#{self.name}.{href[1:]}")
            for name, value in element.items():
                if "url(" in value:
                    element.set(name, OWN_SHAPE.sub(rf"\g<0>{self.name}.", value))

    # ------------------------------------------------------------------------------------ layout

    def lay_out(self, first_page: int, numbers: Mapping[str, int]) -> bool:
        """Lay the part out for its first page and the page numbers it refers to; False when nothing has changed."""
        side = "left" if self.style.mirrored and first_page % 2 == 0 else "right"
        filled = tuple(str(numbers.get(target, "?")) for _, target in self.references)
        if self._laid_out_for == (side, filled):
            return False
        self._fill(filled)
        self.layout, self._numbered = self._render(side, ()), {}
        nudge = self._nudge(side) if stray_notes(self.layout.document.pages) else ()
        if self.flows:
            self._even(side, nudge)
        self._laid_out_for = side, filled  # last: a layout that stopped is none
        return True

    def _fill(self, numbers: Sequence[str]) -> None:
        """Write page numbers into their elements. In a row of them, 'also' hides a page that is named already."""
        named: dict[Any, set[str]] = {}
        for (element, _), number in zip(self.references, numbers, strict=True):
            element.text, holder = number, self.parents[element]
            also = "also" in classes(holder)
            row = named.setdefault(self.parents[holder] if also else holder, set())
            if also and number in row:
                holder.set("hidden", "")
            else:
                holder.attrib.pop("hidden", None)
            row.add(number)

    def _render(self, side: str, nudge: tuple[CSS, ...]) -> Layout:
        with capture_layout_context() as contexts, kept_log() as said:
            document = self.html.render(
                font_config=self.style.fonts,
                stylesheets=[*self.style.sheets, *SIDES[side], *nudge],
                cache=self.style.pictures,
            )
        (context,) = contexts
        return Layout(document, context, tuple(said))

    def _nudge(self, side: str) -> tuple[CSS, ...]:
        """A note may land a page after its call (WeasyPrint issue 2502): a hair's breadth elsewhere cures many.

        A long part is laid out again only while that helps. Given back is what helped most.
        """
        assert self.layout is not None
        best, fewest = self.layout, len(stray_notes(self.layout.document.pages))
        helped: tuple[CSS, ...] = ()
        for css in NUDGES:
            nudge = (CSS(string=css),)
            tried = self._render(side, nudge)
            late = len(stray_notes(tried.document.pages))
            if late < fewest:
                best, fewest, helped = tried, late, nudge
            elif len(self.pages) > LONG:
                break
            if not fewest:
                break
        self.layout = best
        return helped

    def _even(self, side: str, nudge: tuple[CSS, ...]) -> None:
        """A last page that would be almost empty gets more, as every page before it ends a little higher."""
        for css in evening(self.pages):
            tried = self._render(side, (*nudge, CSS(string=css)))
            if is_evener(tried.document.pages, self.pages):
                self.layout = tried
                break

    @property
    def flows(self) -> bool:
        """Whether it takes as many pages as its words need: it is a part of a layout, and no page plan holds it."""
        return bool(self.kind) and self.kind not in self.style.plans

    @property
    def pages(self) -> list[Any]:
        """The pages as laid out, without pack-wide numbers."""
        assert self.layout is not None
        return list(self.layout.document.pages)

    def numbered(self, first: int, total: int) -> list[Any]:
        """The pages with pack-wide numbers; only margin boxes are made again (a few per cent of a layout)."""
        assert self.layout is not None
        if (first, total) not in self._numbered:
            context = self.layout.context
            pages = [remake_margin_boxes(page, context, i, first + i, total) for i, page in enumerate(self.pages)]
            self._numbered = {(first, total): pages}
        return self._numbered[first, total]

    # ------------------------------------------------------------------------------------ what others may ask

    def anchors(self, first: int) -> dict[str, int]:
        """{anchor: page number} when the part starts on page `first`; the first page of a divided element counts."""
        return {name: first + i for i, page in reversed(list(enumerate(self.pages))) for name in page.anchors}

    def entries(self) -> list[Entry]:
        """The h1 and h2 elements, for the contents, with the claims that stand under each."""
        found: list[tuple[Any, dict[str, None]]] = []
        for element in self.root.iter():
            if element.tag in ("h1", "h2") and element.get("id"):
                found.append((element, {}))
            elif found:
                found[-1][1].update(dict.fromkeys((element.get("data-claim") or "").split()))
        return [
            Entry(int(each.tag[1]), _text(each), each.get("id", ""), self.place_of(each), self.kind, tuple(claims))
            for each, claims in found
        ]

    def links(self) -> Iterator[tuple[Any, str]]:
        """Every element that links inside the pack, with the anchor it leads to."""
        for element in self.root.iter():
            href = element.get("href") or ""
            if href.startswith("#"):
                yield element, href[1:]

    def place_of(self, element: Any) -> Place:
        """Where the words of an element were written: the nearest data-place around it, else its template's line."""
        return self._nearest(element, PLACE) or self._nearest(element, WRITTEN) or Place(self.template)

    def is_authors(self, element: Any) -> bool:
        """Whether an author wrote the words of an element, and not whoever made the layout."""
        return self._nearest(element, PLACE) is not None

    def template_place(self, element: Any) -> Place:
        """Where the element itself was written: in a template, or (a link, say) by the author of its words."""
        return placed(element.get(WRITTEN)) or self.place_of(element)

    def upwards(self, element: Any) -> Iterator[Any]:
        """An element, the one around it, and so on to the root."""
        while element is not None:
            yield element
            element = self.parents.get(element)

    def is_within(self, element: Any, around: Any) -> bool:
        """Whether an element is another one, or stands in it."""
        return any(each is around for each in self.upwards(element))

    def block_of(self, element: Any) -> str:
        """What a message calls the block around an element: its `data-block`, else nothing."""
        return next((each.get(BLOCK) for each in self.upwards(element) if each.get(BLOCK)), "")

    def _nearest(self, element: Any, stamp: str) -> Place | None:
        return next(filter(None, (placed(each.get(stamp)) for each in self.upwards(element))), None)


def placed(written: str | None) -> Place | None:
    """The place that a stamp names; None for none, and for what is no place (which is refused before layout)."""
    found = STAMP.fullmatch(written or "")
    return Place(found[1], int(found[2]), int(found[3])) if found else None


def _kind(body: Any) -> str:
    """What kind of part its body says it is: class="part-cover" is a cover."""
    return next((name.removeprefix(KIND) for name in classes(body) if name.startswith(KIND)), "")


def _is_page_ref(element: Any) -> bool:
    return "page-ref" in classes(element)


def classes(element: Any) -> list[str]:
    """The classes that an element names."""
    return (element.get("class") or "").split()


def _text(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())
