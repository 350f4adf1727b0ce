"""What goes wrong in a template, as problems with the template's file and line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from jinja2 import TemplateNotFound, TemplateRuntimeError, TemplateSyntaxError, nodes
from jinja2.environment import Environment, TemplateModule
from jinja2.exceptions import SecurityError
from jinja2.utils import missing

from briefpack.pages.environment import PAGE_NAMES, MisspeltError, MisuseError, a
from briefpack.pages.layouts import Layouts
from briefpack.problems import Place, Problem, near_miss

UNKNOWN_TOOL = re.compile(r"No (filter|test) named '([^']*)'")
OURS = "briefpack"


def layout_problem(
    error: Exception, environment: Environment, layouts: Layouts, layout: str, name: str
) -> Problem | None:
    """The problem an author of layouts can mend, or None where the mistake is ours."""
    templates = layouts.templates(layout)
    files = {str(path): layouts.shown(path) for path in templates.values()}
    if isinstance(error, TemplateSyntaxError):
        return _syntax(error, environment, str(error.filename or templates[str(error.name)]), files)
    path, line = _where(error, files) or (str(templates[name]), 1)
    place = Place(files[path], line, 1)
    if isinstance(error, TemplateNotFound):
        message = f"there is no template {error.name}"
        return _problem("missing-template", message, place, path, str(error.name), templates)
    if isinstance(error, SecurityError):
        hint = "use the fields, filters and macros that docs/layouts.md lists"
        return Problem("layout-not-allowed", f"a layout may not do this: {error.message}", place, hint)
    if isinstance(error, MisspeltError):
        return _misspelt(error, place, path, environment)
    if isinstance(error, MisuseError):
        hint = "print a field of it, or wrap it in {% if … %} where it may be absent"
        return Problem("layout-error", str(error.message), place, hint)
    if unknown := _unknown_tool(error, place, path, environment):
        return unknown
    if isinstance(error, TemplateRuntimeError) or _raised_in_template(error, files):
        hint = "correct this line of the layout"
        return Problem("layout-error", f"the layout stops here: {error or type(error).__name__}", place, hint)
    return None


def _syntax(error: TemplateSyntaxError, environment: Environment, path: str, files: dict[str, str]) -> Problem:
    place = Place(files[path], error.lineno, 1)
    hint = "docs/layouts.md shows how templates are written"
    syntax = Problem("layout-syntax", f"the template cannot be read: {error.message}", place, hint)
    return _unknown_tool(error, place, path, environment) or syntax


def _unknown_tool(error: Exception, place: Place, path: str, environment: Environment) -> Problem | None:
    """jinja2 names a misspelt filter or test in its message only; inside an `if` it does so when the page is made."""
    unknown = UNKNOWN_TOOL.match(str(getattr(error, "message", "")))
    if not unknown:
        return None
    kind, name = unknown.groups()
    known = environment.filters if kind == "filter" else environment.tests
    return _problem("unknown-filter", f"there is no {kind} {name}", place, path, name, known)


def _misspelt(error: MisspeltError, place: Place, path: str, environment: Environment) -> Problem:
    if error.owner is missing:
        known = {*PAGE_NAMES, *environment.globals, *_names_of(path, environment)}
        return _problem("unknown-field", f"there is no {error.name} here", place, path, error.name, known)
    if error.owner is None:
        hint = "wrap it in {% if … %}: the value is absent for this pack"
        message = f"there is nothing here that could have a {error.name}"
        return Problem("unknown-field", message, _at(place, path, error.name), hint)
    owner = "the template" if isinstance(error.owner, TemplateModule) else a(type(error.owner).__name__)
    return _problem("unknown-field", f"{owner} has no {error.name}", place, path, error.name, fields_of(error.owner))


def fields_of(owner: Any) -> list[str]:
    """What a template may write after the dot."""
    if isinstance(owner, TemplateModule):
        return [name for name in vars(owner) if not name.startswith("_")]
    if isinstance(owner, dict):
        return [str(key) for key in owner]
    names = getattr(type(owner), "__dataclass_fields__", None) or getattr(type(owner), "model_fields", None)
    return list(names) if names else [name for name in dir(owner) if not name.startswith("_")]


def _names_of(path: str, environment: Environment) -> set[str]:
    """Names that a template gives values to: loop variables, macros, their arguments, what it imports."""
    with open(path, encoding="utf-8") as file:
        tree = environment.parse(file.read())
    names = {name.name for name in tree.find_all(nodes.Name) if name.ctx != "load"}
    names.update(macro.name for macro in tree.find_all(nodes.Macro))
    names.update(imported.target for imported in tree.find_all(nodes.Import))
    return names


def _where(error: BaseException, files: Iterable[str]) -> tuple[str, int] | None:
    """The innermost template line that the error passed through."""
    found, trace = None, error.__traceback__
    while trace is not None:
        path = trace.tb_frame.f_code.co_filename
        if path in files:
            found = path, trace.tb_lineno
        trace = trace.tb_next
    return found


def _raised_in_template(error: BaseException, files: Iterable[str]) -> bool:
    """Whether no code of ours stands between the template and the error."""
    ours, trace = False, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename in files:
            ours = False
        elif str(trace.tb_frame.f_globals.get("__name__", "")).startswith(OURS):
            ours = True
        trace = trace.tb_next
    return not ours


def _problem(code: str, message: str, place: Place, path: str, name: str, known: Iterable[str]) -> Problem:
    return Problem(code, message, _at(place, path, name), near_miss(name, known))


def _at(place: Place, path: str, name: str) -> Place:
    """The place moved to the name's column, where the line holds it."""
    with open(path, encoding="utf-8") as file:
        line = next((text for number, text in enumerate(file, start=1) if number == place.line), "")
    found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", line)
    return Place(place.file, place.line, found.start() + 1) if found else place
