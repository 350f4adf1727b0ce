"""The layouts of a campaign: the shipped ones under its own, their templates, and their style sheets in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from briefpack.content.files.folder import OWN_THEME
from briefpack.project import CampaignFolder

if TYPE_CHECKING:
    from briefpack.pages.references.style import CitationStyle

SHARED = "shared"
NOTICES = "notices"  # what is sent after a pack; no pack asks for it
ANNEX = "annex"  # made for each of a pack's `annexes`
NOT_PARTS = ("skeleton", "pieces", "charts", "leaflet-pieces", ANNEX)  # what a pack does not list
CHAPTER, CHAPTERS = "chapter", "chapters"  # a pack lists `chapters`; each one becomes a part from chapter.html
FIRST_SHEETS = ("fonts.css", "colour.css", "type.css", "page.css", "pieces.css")  # of those in shared/
PAPER, THEME = "paper-", "theme-"  # sheets that apply when a build asks for them
OWN_FOLDER = "layouts"  # of a campaign
INTERNAL = re.compile(r"\{#-?\s*internal\b")  # begins a template that no outward pack may print
LEAST_TYPE = {"large-print": 16.0}  # pt, of themes that promise more than all do
USUAL_PAPER, USUAL_THEME = "a4", "colour"  # what a build makes that asks for nothing else
TOO_SMALL = {"large-print": ("a5",)}  # a line of 16 pt on A5 holds four or five words


@dataclass(frozen=True, slots=True)
class Layouts:
    """The layouts in `folder`, which messages call `display`; files in `campaign`'s own layouts/ come before them."""

    folder: Path
    campaign: CampaignFolder | None = None
    display: str = "layouts"
    theme: str = USUAL_THEME  # of the pages: its sheets apply, and templates are told of it
    # what was looked up or read: once for a command
    sources: dict[Path, str] = field(default_factory=dict, init=False, compare=False, repr=False)
    parsed_styles: dict[Path, CitationStyle] = field(default_factory=dict, init=False, compare=False, repr=False)
    references: dict[tuple[Path, str], Markup] = field(default_factory=dict, init=False, compare=False, repr=False)
    _found: dict[tuple[str, str], dict[str, Path]] = field(default_factory=dict, init=False, compare=False, repr=False)
    _internal: dict[str, frozenset[str]] = field(default_factory=dict, init=False, compare=False, repr=False)

    @property
    def compiled(self) -> Path:
        """Where the templates' code is kept, beside the folder: what is in it may be removed at any time."""
        return self.folder.parent / ".cache"

    def names(self) -> tuple[str, ...]:
        """The layouts a pack may ask for."""
        return tuple(sorted({name for folder in self._folders() for name in _folders_in(folder)}))

    def shipped(self) -> tuple[str, ...]:
        """Those of them that every campaign has."""
        return tuple(sorted(_folders_in(self.folder)))

    def papers(self, layout: str) -> tuple[str, ...]:
        """The paper sizes that a layout is made for in the theme; none where it cannot be had in it.

        Those that it has sheets for, else those that are shared. With sheets of its own for the papers of a theme it
        is, in that theme, for those only; large print on papers of its own asks for them, or for a sheet of the theme.
        """
        own, themed = self._papers_in(layout), self._papers_in(layout, self.theme)
        has_sheet = f"{THEME}{self.theme}.css" in self._in(layout, "*.css")
        if self.theme in TOO_SMALL and own and not (themed or has_sheet):
            return ()
        found = themed or own or self._papers_in(SHARED)
        return tuple(paper for paper in found if paper not in TOO_SMALL.get(self.theme, ()))

    def usual_paper(self, layout: str) -> str:
        """The paper of a build that asks for none: A4 where the layout is made for it. It is made for one or more."""
        papers = self.papers(layout)
        return USUAL_PAPER if USUAL_PAPER in papers else papers[0]

    def templates(self, layout: str) -> dict[str, Path]:
        """Every template of a layout by file name; its own come before the shared ones."""
        return {**self._in(SHARED, "*.html"), **self._in(layout, "*.html")}

    def parts(self, layout: str) -> tuple[str, ...]:
        """What a pack of this layout may list under `parts:`."""
        names = {name.removesuffix(".html") for name in self.templates(layout)} - set(NOT_PARTS)
        return tuple(sorted(map(_listed, names)))

    def internal_parts(self, layout: str) -> frozenset[str]:
        """The parts of a layout that no outward pack may hold: those whose template begins with `{# internal`.

        A campaign's own template takes no mark away from the one that it stands for.
        """
        return self._internal_in(SHARED) | self._internal_in(layout)

    def is_internal(self, layout: str) -> bool:
        """Whether a layout is for internal packs only: every template of its own is."""
        own = {_listed(name.removesuffix(".html")) for name in self._in(layout, "*.html")}
        return bool(own) and own <= self.internal_parts(layout)

    def citation_styles(self, layout: str = SHARED) -> dict[str, Path]:
        """Styles of the Citation Style Language by name; those of a layout come before the shared ones."""
        return {
            Path(name).stem: path for folder in (SHARED, layout) for name, path in self._in(folder, "*.csl").items()
        }

    def sheet_paths(self, layout: str, paper: str) -> list[Path]:
        """The style sheets in the order in which they apply."""
        shared, own = self._in(SHARED, "*.css"), self._in(layout, "*.css")
        chosen = (f"{PAPER}{paper}.css", f"{THEME}{self.theme}.css", f"{PAPER}{paper}-{self.theme}.css")
        return [
            *(shared[name] for name in FIRST_SHEETS if name in shared),
            *(path for name, path in shared.items() if name not in FIRST_SHEETS and not _is_chosen(name)),
            *(path for name, path in own.items() if not _is_chosen(name)),
            *self._own_theme(),
            *(files[name] for name in chosen for files in (shared, own) if name in files),
        ]

    def sheets(self, layout: str, paper: str) -> list[tuple[str, str]]:
        """Style sheets in order, each as (name for messages, CSS text). `check_packs` has seen that they are UTF-8."""
        paths = self.sheet_paths(layout, paper)
        return [(self.shown(path), path.read_text(encoding="utf-8-sig")) for path in paths]

    def files(self, layout: str) -> list[Path]:
        """Every template that a layout uses, and its style sheets for whatever paper and theme."""
        sheets = [path for folder in (SHARED, layout) for path in self._in(folder, "*.css").values()]
        return [*self.templates(layout).values(), *sheets, *self._own_theme()]

    def shown(self, path: Path) -> str:
        """A file of the layouts as messages name it."""
        if self.campaign and path.is_relative_to(self.campaign.path):
            return f"{self.campaign.display}/{path.relative_to(self.campaign.path).as_posix()}"
        return f"{self.display}/{path.relative_to(self.folder).as_posix()}"

    def named(self, path: Path) -> str:
        """A file of the layouts by a name that is the same wherever the campaign and the tool lie."""
        own = self.campaign is not None and path.is_relative_to(self.campaign.path)
        return (
            f"campaign/{path.relative_to(self.campaign.path).as_posix()}" if own and self.campaign else self.shown(path)
        )

    def _folders(self) -> Iterator[Path]:
        """Where layouts lie; what the later one holds stands for a file of the same name in the one before."""
        yield self.folder
        if self.campaign:
            yield self.campaign.path / OWN_FOLDER

    def _in(self, layout: str, pattern: str) -> dict[str, Path]:
        """The files of a layout by their names, in the order of their names. Looked up once."""
        if (layout, pattern) not in self._found:
            found = {path.name: path for folder in self._folders() for path in (folder / layout).glob(pattern)}
            self._found[layout, pattern] = dict(sorted(found.items()))
        return self._found[layout, pattern]

    def _internal_in(self, layout: str) -> frozenset[str]:
        """The parts in all folders of this name whose templates are internal. Looked up once."""
        if layout not in self._internal:
            found = (path for folder in self._folders() for path in (folder / layout).glob("*.html"))
            self._internal[layout] = frozenset(_listed(path.stem) for path in found if _is_internal(path))
        return self._internal[layout]

    def _papers_in(self, layout: str, theme: str = "") -> tuple[str, ...]:
        """The papers that a folder has sheets for, in whatever theme or in one only."""
        stems = (name.removeprefix(PAPER).removesuffix(".css") for name in self._in(layout, f"{PAPER}*.css"))
        found = (stem.partition("-") for stem in stems)
        return tuple(paper for paper, _, only_in in found if only_in == theme)

    def _own_theme(self) -> list[Path]:
        own = [self.campaign.path / OWN_THEME] if self.campaign else []
        return [path for path in own if path.exists() or path.is_symlink()]


def _folders_in(folder: Path) -> Iterator[str]:
    inside = folder.iterdir() if folder.is_dir() else ()
    yield from (path.name for path in inside if path.is_dir() and _is_layout(path.name))


def _is_layout(name: str) -> bool:
    return not name.startswith(".") and name not in (SHARED, NOTICES)


def _is_chosen(sheet: str) -> bool:
    """Whether a sheet applies only on a paper or in a theme."""
    return sheet.startswith((PAPER, THEME))


def _listed(template: str) -> str:
    """What a pack lists to print a template."""
    return CHAPTERS if template == CHAPTER else template


def _is_internal(template: Path) -> bool:
    if not template.is_file():  # nobody may ever write to a pipe
        return False
    try:
        with template.open(encoding="utf-8-sig", errors="replace") as lines:
            return bool(INTERNAL.match(lines.readline()))
    except OSError:  # told where templates are read
        return False
