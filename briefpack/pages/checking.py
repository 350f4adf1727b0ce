"""What can be said about a pack's layout before anything is printed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from jinja2 import TemplateError

from briefpack.content.files.file_text import read_bytes
from briefpack.content.packs import Pack
from briefpack.pages.blocks import lost_blocks
from briefpack.pages.environment import LayoutEnvironment, make_environment
from briefpack.pages.faults import layout_problem, unreadable_template
from briefpack.pages.layouts import USUAL_THEME, Layouts
from briefpack.pages.printing import FILTERS
from briefpack.pages.sheet_syntax import check_brackets
from briefpack.pages.stray_files import check_stray_files
from briefpack.problems import Place, Problem, Problems, near_miss

PART_NAME = re.compile(r"[a-z][a-z0-9-]*")  # a part's name begins its anchors: part.h1


def check_packs(packs: Collection[Pack], layouts: Layouts, problems: Problems) -> list[Pack]:
    """Report unknown layouts, unknown or repeated parts, and what is wrong in the files of the layouts.

    Returns the packs that can be rendered. Each file is looked at once, whatever layouts share it.
    """
    check_stray_files(packs, layouts, problems)
    fit = [pack for pack in packs if _check_parts(pack, layouts, problems)]
    used = [layout for layout in layouts.names() if any(pack.layout == layout for pack in packs)]
    files = {path: layout for layout in used for path in layouts.files(layout)}
    faulty = set[Path]()
    for layout in used:
        own = [path for path in files if files[path] == layout]
        faulty.update(_faulty(own, layout, layouts, problems))
    good = [layout for layout in used if faulty.isdisjoint(layouts.files(layout))]
    return [pack for pack in fit if pack.layout in good]


def check_papers(packs: Iterable[Pack], layouts: Layouts, paper: str | None, problems: Problems) -> None:
    """Report packs whose layout is not made for the paper of a build, or its theme."""
    for pack in packs:
        if found := misfit(pack, layouts, paper):
            problems.add(found)


def misfit(pack: Pack, layouts: Layouts, paper: str | None) -> Problem | None:
    """What keeps a pack from being made on a paper (None: its layout's usual one) in the theme of the layouts."""
    offered = layouts.papers(pack.layout)
    if not offered:
        message = f"the layout {pack.layout} is not made for {layouts.theme}"
        return Problem("no-such-theme", message, pack.layout.place, f"leave {pack.name} out of what you build")
    if paper and paper not in offered:
        elsewhere = paper in replace(layouts, theme=USUAL_THEME).papers(pack.layout)
        message = f"the layout {pack.layout} is not made for {paper}{f' in {layouts.theme}' * elsewhere}"
        return Problem("no-such-paper", message, pack.layout.place, f"write --paper {' or '.join(offered)}")
    return None


def _faulty(files: Iterable[Path], layout: str, layouts: Layouts, problems: Problems) -> Iterator[Path]:
    """Report what is wrong in some files of a layout; yields those with an error."""
    environment = make_environment(layouts, layout, dict.fromkeys(FILTERS, _not_yet), {})
    for path in files:
        before, file = problems.errors, layouts.shown(path)
        content = read_bytes(path, Place(file), problems)
        if content is not None and path.suffix == ".css":
            _check_sheet(content, file, problems)
        elif content is not None:
            _check_template(path, content, environment, layout, layouts, problems)
        if problems.errors > before:
            yield path


def _check_parts(pack: Pack, layouts: Layouts, problems: Problems) -> bool:
    """Whether the pack's layout is there, with all of its parts."""
    if pack.layout not in layouts.names():
        hint = near_miss(pack.layout, layouts.names())
        problems.error("unknown-layout", f"there is no layout {pack.layout}", pack.layout.place, hint)
        return False
    before, known = problems.errors, layouts.parts(pack.layout)
    for index, part in enumerate(pack.parts):
        if part not in known:
            message = f"the layout {pack.layout} has no part {part}"
            problems.error("unknown-part", message, part.place, near_miss(part, known))
        elif part in pack.parts[:index]:
            problems.error("repeated-part", f"the part {part} is listed twice", part.place, "take one of them out")
    if not pack.internal:
        _check_outward(pack, layouts, problems)
    return problems.errors == before


def _check_outward(pack: Pack, layouts: Layouts, problems: Problems) -> None:
    """An outward pack holds no part, and uses no layout, whose templates say that they are internal."""
    internal = layouts.internal_parts(pack.layout)
    found = [(f"the part {part}", part) for part in pack.parts if part in internal]
    if not found and layouts.is_internal(pack.layout):
        found = [(f"the layout {pack.layout}", pack.layout)]
    for what, name in found:
        message = f"{what} is internal, and this pack is not"
        problems.error("internal-part", message, name.place, "take it out, or write `internal: true`")


def _not_yet(*_: object) -> str:
    """Stands for a filter while a template is compiled only; it must not be taken for a constant."""
    raise TypeError


def _check_template(
    path: Path, content: bytes, environment: LayoutEnvironment, layout: str, layouts: Layouts, problems: Problems
) -> None:
    if not PART_NAME.fullmatch(path.stem):
        better = re.sub("[^a-z0-9]+", "-", path.stem.lower()).strip("-") or "part"
        better = better if better[0].isalpha() else f"part-{better}"
        place = Place(layouts.shown(path))
        problems.error("bad-id", f"{path.name} cannot name a part", place, f"rename it: {better}.html")
    try:
        environment.get_template(path.name)
        for problem in lost_blocks(environment, path.name, content.decode("utf-8-sig"), layouts.shown(path)):
            problems.add(problem)
    except TemplateError as error:
        found = layout_problem(error, environment, layouts, layout, path.name)
        if found is None:
            raise
        problems.add(found)
    except (SyntaxError, RecursionError, MemoryError, ValueError):  # from Python, of what Jinja made of it
        problems.add(unreadable_template(layouts, layout, path.name))


def _check_sheet(content: bytes, file: str, problems: Problems) -> None:
    try:
        check_brackets(content.decode("utf-8-sig"), file, problems)
    except UnicodeDecodeError as error:
        place = Place(file, content.count(b"\n", 0, error.start) + 1)
        problems.error("wrong-encoding", "this is not UTF-8 text", place, "save the file as UTF-8")
