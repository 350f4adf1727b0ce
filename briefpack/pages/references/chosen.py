"""Which style sets the sources of a campaign."""

from __future__ import annotations

from pathlib import Path

from markupsafe import Markup

from briefpack.content.csl import Source
from briefpack.content.fields.text import Text
from briefpack.content.view import View
from briefpack.pages.layouts import Layouts
from briefpack.problems import Place, Problems, near_miss

USUAL = "briefing"  # of a campaign that picks none


class References:
    """Sets the sources of one view. What is set is kept, as parts are rendered again when pages move."""

    def __init__(self, view: View, layouts: Layouts) -> None:
        self._layouts, self._language = layouts, str(view.language)
        self._path = chosen_style(view, layouts)

    def set(self, source: Source, address: Markup) -> Markup:
        """What the style says of a source, with its address as a link."""
        key = self._path, str(source.id)
        if key not in self._layouts.references:
            self._layouts.references[key] = self._made(source, address)
        return self._layouts.references[key]

    def _made(self, source: Source, address: Markup) -> Markup:
        from briefpack.pages.references.setting import reference
        from briefpack.pages.references.style import CitationStyle

        styles = self._layouts.parsed_styles
        if self._path not in styles:
            styles[self._path] = CitationStyle(self._path.read_bytes(), self._language)
        return reference(source, styles[self._path], address)


def chosen_style(view: View, layouts: Layouts) -> Path:
    """The file of the style that sets the sources of a view."""
    return layouts.citation_styles(view.layout)[str(view.citation_style or USUAL)]


def check_citation_style(name: Text | None, layouts: Layouts, problems: Problems) -> None:
    """Report a style that there is none of, and a campaign's own that cannot set sources."""
    known = layouts.citation_styles()
    if name is not None and name not in known:
        stem = name.rpartition("/")[2].removesuffix(".csl")
        meant = f"write {stem}" if stem in known else near_miss(stem, known).removesuffix("?")
        hint = f"{meant}; or put {stem}.csl into layouts/shared/ of the campaign"
        problems.error("unknown-citation-style", f"there is no citation style {name}", name.place, hint)
        return
    path = known[str(name or USUAL)]
    if not path.is_relative_to(layouts.folder):  # ours are known to be sound
        _check_file(path, layouts, problems)


def _check_file(path: Path, layouts: Layouts, problems: Problems) -> None:
    from briefpack.pages.references.style import CitationStyle, StyleError

    try:
        CitationStyle(path.read_bytes(), "en")
    except StyleError as error:
        problems.error("bad-citation-style", str(error), Place(layouts.shown(path)), error.hint)
    except OSError as error:
        message = f"this file cannot be read: {error.strerror}"
        problems.error("unreadable-file", message, Place(layouts.shown(path)), "check its permissions")
