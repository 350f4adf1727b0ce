"""What can be said about a pack's layout before anything is printed."""

from __future__ import annotations

import re

from jinja2 import TemplateError

from briefpack.content.file_text import read_bytes
from briefpack.content.models import Pack
from briefpack.pages.environment import make_environment
from briefpack.pages.faults import layout_problem, unreadable_template
from briefpack.pages.layouts import Layouts
from briefpack.pages.printing import FILTERS
from briefpack.pages.sheet_syntax import check_brackets
from briefpack.problems import Place, Problems, near_miss

PART_NAME = re.compile(r"[a-z][a-z0-9-]*")  # a part's name begins its anchors: part.h1


def check_pack(pack: Pack, layouts: Layouts, problems: Problems) -> None:
    """Report an unknown layout, unknown or repeated parts, and files of the layout that cannot be read."""
    if pack.layout not in layouts.names():
        hint = near_miss(pack.layout, layouts.names())
        problems.error("unknown-layout", f"there is no layout {pack.layout}", pack.layout.place, hint)
        return
    known = layouts.parts(pack.layout)
    for index, part in enumerate(pack.parts):
        if part not in known:
            message = f"the layout {pack.layout} has no part {part}"
            problems.error("unknown-part", message, part.place, near_miss(part, known))
        elif part in pack.parts[:index]:
            problems.error("repeated-part", f"the part {part} is listed twice", part.place, "take one of them out")
    if _check_files(pack.layout, layouts, problems):
        _check_templates(pack.layout, layouts, problems)


def _not_yet(*_: object) -> str:
    """Stands for a filter while a template is compiled only; it must not be taken for a constant."""
    raise TypeError


def _check_templates(layout: str, layouts: Layouts, problems: Problems) -> None:
    environment = make_environment(layouts, layout, dict.fromkeys(FILTERS, _not_yet), {})
    for name in layouts.templates(layout):
        try:
            environment.get_template(name)
        except TemplateError as error:
            problem = layout_problem(error, environment, layouts, layout, name)
            if problem is None:
                raise
            problems.add(problem)
        except (SyntaxError, RecursionError, MemoryError, ValueError):  # from Python, of what Jinja made of it
            problems.add(unreadable_template(layouts, layout, name))


def _check_files(layout: str, layouts: Layouts, problems: Problems) -> bool:
    """Report files that cannot be read, parts that cannot be named, sheets that do not end; False where one cannot
    be read at all."""
    readable = True
    for path in layouts.files(layout):
        file = layouts.shown(path)
        content = read_bytes(path, Place(file), problems)
        readable = readable and content is not None
        if content is None:
            continue
        if path.suffix == ".html" and not PART_NAME.fullmatch(path.stem):
            better = re.sub("[^a-z0-9]+", "-", path.stem.lower()).strip("-") or "part"
            better = better if better[0].isalpha() else f"part-{better}"
            problems.error("bad-id", f"{path.name} cannot name a part", Place(file), f"rename it: {better}.html")
        if path.suffix == ".css":
            _check_sheet(content, file, problems)
    return readable


def _check_sheet(content: bytes, file: str, problems: Problems) -> None:
    try:
        check_brackets(content.decode("utf-8-sig"), file, problems)
    except UnicodeDecodeError as error:
        place = Place(file, content.count(b"\n", 0, error.start) + 1)
        problems.error("wrong-encoding", "this is not UTF-8 text", place, "save the file as UTF-8")
