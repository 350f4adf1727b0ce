"""Every paper and theme that a layout can be had in."""

from __future__ import annotations

from dataclasses import replace

from briefpack.pages.layouts import LEAST_TYPE, USUAL_THEME, Layouts

THEMES = (USUAL_THEME, "mono", *LEAST_TYPE)


def looks(layouts: Layouts, layout: str) -> list[tuple[str, str]]:
    """(paper, theme) of all that a build of this layout may ask for."""
    return [(paper, theme) for theme in THEMES for paper in replace(layouts, theme=theme).papers(layout)]
