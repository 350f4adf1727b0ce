"""Every paper and theme that a layout can be had in."""

from __future__ import annotations

from briefpack.pages.layouts import LEAST_TYPE, TOO_SMALL, USUAL_THEME, Layouts

THEMES = (USUAL_THEME, "mono", *LEAST_TYPE)


def looks(layouts: Layouts, layout: str) -> list[tuple[str, str]]:
    """(paper, theme) of all that a build of this layout may ask for."""
    return [
        (paper, theme)
        for theme in THEMES
        if layouts.has_theme(layout, theme)
        for paper in layouts.papers(layout)
        if paper not in TOO_SMALL.get(theme, ())
    ]
