"""View -> HTML, one document a part, in reading order."""

from __future__ import annotations

import dataclasses
import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from briefpack.content.checks.texts import lines_of
from briefpack.content.fields.text import Text
from briefpack.content.fitting import Step, fitted
from briefpack.content.view import PrintedChapter, PrintedClaim, View
from briefpack.pages.citations import SOURCES_PART, Numbering
from briefpack.pages.environment import make_environment
from briefpack.pages.faults import layout_problem
from briefpack.pages.filling import BLOCKS, Filling
from briefpack.pages.layouts import ANNEX, CHAPTER, CHAPTERS, Layouts
from briefpack.pages.part import CONTENTS, AnnexPages, Contents, Group, PartHTML
from briefpack.pages.printing import Printing
from briefpack.pages.references.chosen import References
from briefpack.pages.sources import numbered_source
from briefpack.problems import Problems

Fits = Mapping[str, Sequence[Step]]
NO_FITS: Fits = MappingProxyType({})
TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
LABELS: dict[str, tuple[str | None, str]] = {"cover": (None, "Cover")}  # page labels; other parts count in figures
FILLED_BY = {  # the field of the view without which a part is empty
    CHAPTERS: "chapters",
    "timeline": "timeline",
    "contact": "contacts",
    "facts": "stats",
    "questions": "questions",
    "spokespeople": "spokespeople",
    "images": "pictures",
}


@dataclass(frozen=True, slots=True)
class PartContext:
    """What a template knows as `part`."""

    name: str
    kind: str  # the template's name: a chapter's is 'chapter', whatever its number
    has_sources: bool  # whether the pack has a part that lists its sources
    theme: str  # 'colour', 'mono' or 'large-print', for what a style sheet cannot move


def render(
    view: View, layouts: Layouts, problems: Problems, fits: Fits = NO_FITS, *, drawn: bool = True
) -> list[PartHTML | Contents]:
    """Every part that the pack lists and that has something in it; CONTENTS marks where the contents go.

    `fits` are the steps of copyfitting that a part takes, by its name. Where parts are only checked, QR codes need
    not be `drawn`.

    Sources are rendered last, wherever they stand, since only then every number is given.
    """
    pages = _Pages(view, layouts, problems, fits, drawn=drawn)
    plan = list(_plan(view, problems))
    made = {
        name: pages.part(name, kind, context) for name, kind, context in plan if kind not in (CONTENTS, SOURCES_PART)
    }
    listed = next((part for part in view.parts if part == SOURCES_PART), None)
    if pages.numbering.numbers and listed:
        made[SOURCES_PART] = pages.part(SOURCES_PART, SOURCES_PART, {})
    elif None not in made.values():  # of a part with a fault nobody knows what it would have cited
        if listed:
            _leave_out(view, listed, problems)
        else:
            _check_numbers(view, pages.numbering, problems)
        if listed and len(view.parts) > 1:  # anew: no part may lead to where the sources would stand
            return render(_without(view, SOURCES_PART), layouts, problems, fits, drawn=drawn)
    found = (CONTENTS if kind == CONTENTS else made.get(name) for name, kind, _ in plan)
    parts = [part for part in found if part is not None]
    _check_imprint(view, [part for part in parts if part != CONTENTS], problems)
    if not parts and not view.annexes and not problems.errors:
        message = f"no part of this pack has anything for {view.audience}"
        problems.error("empty-part", message, view.parts[0].place, "list a part that has something in it")
    return parts


def render_contents(view: View, layouts: Layouts, groups: Sequence[Group], problems: Problems) -> PartHTML | None:
    """The contents, once the headings and pages of all other parts are known; None where the layout has a fault."""
    return _Pages(view, layouts, problems).part(CONTENTS, CONTENTS, {"groups": tuple(groups)})


def render_annex(view: View, layouts: Layouts, annex: AnnexPages, problems: Problems) -> PartHTML | None:
    """The pages of someone else's PDF, one a page; None where the layout has a fault."""
    source = next(source for source in view.sources if source.id == annex.source)
    context = {"annex": annex, "source": numbered_source(source, 0, ())}
    return _Pages(view, layouts, problems).part(annex.name, ANNEX, context)


def title_of(view: View, problems: Problems) -> str:
    """The pack's title without marks, as a viewer's title bar shows it."""
    return Printing(view, Numbering(listed=False), problems).plain(view.title)


class _Pages:
    """Renders the parts of one view with one layout."""

    def __init__(
        self, view: View, layouts: Layouts, problems: Problems, fits: Fits = NO_FITS, *, drawn: bool = True
    ) -> None:
        self.view, self.layouts, self.problems, self.fits = view, layouts, problems, fits
        self.layout, self.has_sources = str(view.layout), SOURCES_PART in view.parts
        self.numbering = Numbering(listed=self.has_sources)
        self.printing = Printing(view, self.numbering, problems, References(view, layouts) if drawn else None)
        self.filling = Filling(view, problems)
        blocks = {name: getattr(self.filling, name) for name in BLOCKS}
        names = {**self.printing.names(), **blocks}
        self.environment = make_environment(layouts, self.layout, self.printing.filters(), names)

    def part(self, name: str, kind: str, context: dict[str, Any]) -> PartHTML | None:
        """One part; a fault in a template becomes a problem."""
        self.printing.begin(name)
        view = fitted(self.view, self.fits.get(name, ()))
        self.filling.begin(name, view)
        template = f"{kind}.html"
        part = PartContext(name, kind, self.has_sources, self.layouts.theme)
        try:
            page = self.environment.get_template(template).render(
                view=view, part=part, claims=tuple(claims_of(self.view.chapters)), **context
            )
        except Exception as error:
            problem = layout_problem(error, self.environment, self.layouts, self.layout, template)
            if problem is None:
                raise
            self.problems.add(problem)
            return None
        title = TITLE.search(page)
        number_style, label_prefix = LABELS.get(kind, ("D", ""))
        shown = html.unescape(title[1]).strip() if title else name
        file = self.layouts.shown(self.layouts.templates(self.layout)[template])
        said, empty, filled = frozenset(self.printing.said), tuple(self.filling.empty), tuple(self.filling.filled)
        return PartHTML(name, shown, page, number_style, label_prefix, file, said, empty, filled)


def claims_of(chapters: Sequence[PrintedChapter]) -> Iterator[PrintedClaim]:
    """All claims of some chapters, in reading order."""
    for chapter in chapters:
        for section in (chapter.introduction, *chapter.sections):
            yield from section.claims if section else ()


def _plan(view: View, problems: Problems) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """(part name, template, what it prints) for every part with something in it."""
    for part in view.parts:
        if part in FILLED_BY and not getattr(view, FILLED_BY[part]):
            _leave_out(view, part, problems)
        elif part == CHAPTERS:
            for number, chapter in enumerate(view.chapters, start=1):
                context = {"chapter": chapter, "number": number, "chapter_claims": tuple(claims_of([chapter]))}
                yield f"{CHAPTER}-{number}", CHAPTER, context
        else:
            yield str(part), str(part), {}


def _leave_out(view: View, part: Text, problems: Problems) -> None:
    message = f"nothing in the part {part} is for {view.audience}, so it is left out"
    hint = f"let {view.audience} see what belongs there, or take it out of parts: in this pack"
    problems.warn("empty-part", message, part.place, hint)


def _check_imprint(view: View, parts: Sequence[PartHTML], problems: Problems) -> None:
    """Report an imprint of which no part prints a word: whoever wrote it takes it for printed."""
    pages = "".join(html.unescape(part.html) for part in parts) if view.imprint else ""
    if view.imprint and not any(f'data-place="{each.place}"' in pages for each in lines_of(view.imprint)):
        hint = "list a part that prints it, or take it out"
        problems.warn("imprint-nowhere", f"no part of {view.name} prints its imprint", view.imprint.place, hint)


def _without(view: View, kind: str) -> View:
    """The view of a pack that does not list a part."""
    return dataclasses.replace(view, parts=tuple(part for part in view.parts if part != kind))


def _check_numbers(view: View, numbering: Numbering, problems: Problems) -> None:
    """Report raised numbers that lead nowhere: a part lists its sources itself, or the pack has one that does."""
    if numbering.unlisted():
        message = "this pack prints source numbers, but no part lists its sources"
        problems.error("no-sources-part", message, view.parts[0].place, f"add {SOURCES_PART} to parts:")
