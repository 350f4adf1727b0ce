"""Files of layouts that look as if they applied, and that nothing reads."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from briefpack.content.checks.ids import PAPERS, THEMES
from briefpack.content.files.folder import EDITORS
from briefpack.content.packs import Pack
from briefpack.pages.layouts import NOTICES, OWN_FOLDER, PAPER, SHARED, THEME, Layouts
from briefpack.problems import Place, Problems, near_miss

CHOSEN = {
    PAPER: [f"{paper.removeprefix('-')}{theme}" for theme in ("", *THEMES) for paper in PAPERS],
    THEME: [theme.removeprefix("-") for theme in THEMES],
}


def check_stray_files(packs: Collection[Pack], layouts: Layouts, problems: Problems) -> None:
    """Warn of sheets for no paper or theme there is, and of what lies unread in a campaign's own layouts/."""
    used = {str(pack.layout) for pack in packs} & set(layouts.names())
    for path in sorted({path for layout in used for path in layouts.files(layout)}):
        for prefix, known in CHOSEN.items():
            if path.suffix == ".css" and path.stem.startswith(prefix) and path.stem.removeprefix(prefix) not in known:
                hint = near_miss(path.name, [f"{prefix}{name}.css" for name in known])
                _warn("no build asks for this sheet", path, hint, layouts, problems)
    for path in _in_own(layouts):
        if path.is_dir() and path.name not in {SHARED, NOTICES, *layouts.shipped(), *used}:
            hint = near_miss(path.name, [SHARED, NOTICES, *layouts.shipped()])
            _warn("no pack uses this layout", path, hint, layouts, problems)
        elif not path.is_dir():
            hint = f"put it into {OWN_FOLDER}/{SHARED}/, or into that of a layout"
            _warn("this file is not read", path, hint, layouts, problems)


def _in_own(layouts: Layouts) -> Iterator[Path]:
    folder = layouts.campaign.path / OWN_FOLDER if layouts.campaign else None
    if folder and folder.is_dir():
        yield from sorted(path for path in folder.iterdir() if not EDITORS.fullmatch(path.name))


def _warn(message: str, path: Path, hint: str, layouts: Layouts, problems: Problems) -> None:
    problems.warn("stray-file", message, Place(layouts.shown(path)), hint)
