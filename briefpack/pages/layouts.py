"""The layouts folder: which layouts there are, their templates, and their style sheets in order."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

SHARED = "shared"
ANNEX = "annex"  # made for each of a pack's `annexes`
NOT_PARTS = ("skeleton", "pieces", ANNEX)  # what a pack does not list
CHAPTER, CHAPTERS = "chapter", "chapters"  # a pack lists `chapters`; each one becomes a part from chapter.html
SHARED_SHEETS = ("fonts", "colour", "type", "page", "pieces")


@dataclass(frozen=True, slots=True)
class Layouts:
    """The layouts in `folder`; messages call it `display`."""

    folder: Path
    display: str = "layouts"

    @property
    def compiled(self) -> Path:
        """Where the templates' code is kept, beside the folder: what is in it may be removed at any time."""
        return self.folder.parent / ".cache"

    def names(self) -> tuple[str, ...]:
        """The layouts a pack may ask for."""
        found = (path.name for path in self.folder.iterdir() if path.is_dir() and not path.name.startswith("."))
        return tuple(sorted(name for name in found if name != SHARED))

    def papers(self) -> tuple[str, ...]:
        """The paper sizes that have a style sheet."""
        return tuple(sorted(path.stem.removeprefix("paper-") for path in self._in(SHARED, "paper-*.css")))

    def templates(self, layout: str) -> dict[str, Path]:
        """Every template of a layout by file name; its own come before the shared ones."""
        return {path.name: path for folder in (SHARED, layout) for path in self._in(folder, "*.html")}

    def parts(self, layout: str) -> tuple[str, ...]:
        """What a pack of this layout may list under `parts:`."""
        names = {name.removesuffix(".html") for name in self.templates(layout)} - set(NOT_PARTS)
        return tuple(sorted(CHAPTERS if name == CHAPTER else name for name in names))

    def sheet_paths(self, layout: str, paper: str) -> list[Path]:
        """The style sheets in the order in which they apply."""
        shared = self.folder / SHARED
        return [
            *(shared / f"{name}.css" for name in SHARED_SHEETS),
            *self._in(layout, "*.css"),
            shared / f"paper-{paper}.css",
        ]

    def sheets(self, layout: str, paper: str) -> list[tuple[str, str]]:
        """Style sheets in order, each as (name for messages, CSS text). `check_packs` has seen that they are UTF-8."""
        return [(self.shown(path), path.read_text(encoding="utf-8-sig")) for path in self.sheet_paths(layout, paper)]

    def files(self, layout: str) -> list[Path]:
        """Every template that a layout uses, and its style sheets for whatever paper."""
        sheets = [path for folder in (SHARED, layout) for path in self._in(folder, "*.css")]
        return [*self.templates(layout).values(), *sheets]

    def shown(self, path: Path) -> str:
        """A file of the folder as messages name it."""
        return f"{self.display}/{path.relative_to(self.folder).as_posix()}"

    def _in(self, folder: str, pattern: str) -> list[Path]:
        return sorted((self.folder / folder).glob(pattern))
