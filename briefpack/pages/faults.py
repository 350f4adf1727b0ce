"""What goes wrong in a template, as problems with the template's file and line."""

from __future__ import annotations

import re
from collections.abc import Iterable

from jinja2 import TemplateNotFound, TemplateRuntimeError, TemplateSyntaxError, nodes
from jinja2.environment import Environment
from jinja2.exceptions import SecurityError
from jinja2.utils import missing

from briefpack.pages.environment import PAGE_NAMES
from briefpack.pages.layouts import Layouts
from briefpack.pages.plain_words import in_plain_words
from briefpack.pages.syntax_faults import syntax_problem
from briefpack.pages.values import AbsentError, MisspeltError, NotGivenError, in_words, known_of
from briefpack.problems import Place, Problem, near_miss, shortened

UNKNOWN_TOOL = re.compile(r"No (filter|test) named '([^']*)'")
OURS = "briefpack"
LENT = ("environment", "template_tools", "values")  # ours, but Jinja works through them


def layout_problem(
    error: Exception, environment: Environment, layouts: Layouts, layout: str, name: str
) -> Problem | None:
    """The problem an author of layouts can mend, or None where the mistake is ours."""
    templates = layouts.templates(layout)
    files = {str(path): layouts.shown(path) for path in templates.values()}
    if isinstance(error, TemplateSyntaxError):
        # where a comment or raw text has no end, Jinja gives the file's path as its name
        path = str(error.filename or templates.get(str(error.name), error.name or templates[name]))
        return _syntax(error, environment, path, files)
    lines = _lines(error, files) or [(str(templates[name]), 1)]
    if isinstance(error, NotGivenError):  # the macro is right, its call is not
        lines = lines[:-1] or lines
    path, line = lines[-1]
    place = Place(files[path], line, 1)
    if isinstance(error, TemplateNotFound):
        asked = shortened(" ".join(error.name.split())) if isinstance(error.name, str) else "of that name"
        return _problem("missing-template", f"there is no template {asked}", place, path, asked, templates)
    if isinstance(error, SecurityError):
        hint = "use the fields, filters and macros that docs/layouts.md lists"
        return Problem("layout-not-allowed", f"a layout may not do this: {_safety(error)}", place, hint)
    if named := _named(error, place, path, environment) or _unknown_tool(error, place, path, environment):
        return named
    if isinstance(error, TemplateRuntimeError | RecursionError) or _raised_in_template(error, files):
        message, hint = in_plain_words(error)
        return Problem("layout-error", message, place, hint)
    return None


def unreadable_template(layouts: Layouts, layout: str, name: str) -> Problem:
    """The problem of a template that Jinja takes but Python does not: loops in loops in loops, endless numbers."""
    message = "the template cannot be read: it is nested too deeply, or a number in it is too long"
    hint = "divide it into macros, or into templates that it includes"
    return Problem("layout-syntax", message, Place(layouts.shown(layouts.templates(layout)[name])), hint)


def _named(error: Exception, place: Place, path: str, environment: Environment) -> Problem | None:
    """The problem of a name that is misspelt, absent or not given."""
    if isinstance(error, MisspeltError):
        return _misspelt(error, place, path, environment)
    if isinstance(error, AbsentError):
        message = f"`{error.name}` of {in_words(error.owner)} is absent in this pack"
        return Problem("layout-error", message, _at(place, path, error.name), "wrap it in {% if … %}")
    if isinstance(error, NotGivenError):
        hint = "docs/layouts.md shows what each macro takes"
        return Problem("layout-error", f"the macro that is called here needs its {error.name}", place, hint)
    return None


def _safety(error: SecurityError) -> str:
    message = str(error.message)
    return message if message.startswith("`") else "this cannot be called from a layout"


def _syntax(error: TemplateSyntaxError, environment: Environment, path: str, files: dict[str, str]) -> Problem:
    unknown = _unknown_tool(error, Place(files[path], error.lineno, 1), path, environment)
    return unknown or syntax_problem(error, environment, path, files[path])


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
        return _problem("unknown-field", f"there is no {error.name} here", place, path, str(error.name), known)
    if isinstance(error.name, int):
        message = f"{in_words(error.owner)} has no item {error.name} (the first is 0)"
        return Problem("unknown-field", message, place, "wrap it in {% if … %}, or take another")
    owner, name = in_words(error.owner), error.name if isinstance(error.name, str) else "such item"
    return _problem("unknown-field", f"{owner} has no {name}", place, path, name, known_of(error.owner))


def _names_of(path: str, environment: Environment) -> set[str]:
    """Names that a template gives values to: loop variables, macros, their arguments, what it imports."""
    with open(path, encoding="utf-8") as file:
        tree = environment.parse(file.read())
    names = {name.name for name in tree.find_all(nodes.Name) if name.ctx != "load"}
    names.update(macro.name for macro in tree.find_all(nodes.Macro))
    names.update(imported.target for imported in tree.find_all(nodes.Import))
    return names


def _lines(error: BaseException, files: Iterable[str]) -> list[tuple[str, int]]:
    """The template lines that the error passed through, the innermost last."""
    found, trace = [], error.__traceback__
    while trace is not None:
        path = trace.tb_frame.f_code.co_filename
        if path in files:
            found.append((path, trace.tb_lineno))
        trace = trace.tb_next
    return found


def _raised_in_template(error: BaseException, files: Iterable[str]) -> bool:
    """Whether no code of ours stands between the template and the error."""
    ours, trace = False, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename in files:
            ours = False
        elif _is_ours(str(trace.tb_frame.f_globals.get("__name__", ""))):
            ours = True
        trace = trace.tb_next
    return not ours


def _is_ours(module: str) -> bool:
    return module.startswith(OURS) and module.rpartition(".")[2] not in LENT


def _problem(code: str, message: str, place: Place, path: str, name: str, known: Iterable[str]) -> Problem:
    return Problem(code, message, _at(place, path, name), near_miss(name, known))


def _at(place: Place, path: str, name: str) -> Place:
    """The place moved to the name's column, where the line holds it."""
    with open(path, encoding="utf-8") as file:
        line = next((text for number, text in enumerate(file, start=1) if number == place.line), "")
    found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", line)
    return Place(place.file, place.line, found.start() + 1) if found else place
