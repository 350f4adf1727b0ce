"""What a part's HTML may hold, looked at before it is laid out: addresses, elements, places, what a reader hears.

What is refused here would hang or stop the engine, fetch or run something, or break PDF/UA-1 without a word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from briefpack.content.fields.web_address import LINK_HINT, may_be_linked
from briefpack.problems import Problems, Related, shortened
from briefpack.typeset.drawings import drawing_fault, name_of
from briefpack.typeset.lint.style_sheets import style_faults
from briefpack.typeset.lint.tables import table_fault
from briefpack.typeset.nesting import NestingError
from briefpack.typeset.part import PLACE, Part, placed
from briefpack.typeset.tags import SVG

DEEPEST = 60  # elements in elements; Python ends near 200
REFUSED = {
    "style": "put it into a style sheet of the layout, where it is checked",
    **dict.fromkeys(("base", "link", "script", "iframe", "frame", "object", "embed", "video", "audio"), "take it out"),
    **dict.fromkeys(("form", "input", "button", "select", "textarea"), "take it out: a page on paper is not filled in"),
}
IN_ITEMS = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "del", "em", "i", "img", "ins", "mark", "q", "s", "small",
     "span", "strong", "sub", "sup", "svg", "time", "u", "wbr"}
)  # fmt: skip
OWN_ID = re.compile(r"top|[a-z]+[0-9]+")
HEADINGS = frozenset(f"h{level}" for level in range(1, 7))

Fault = tuple[str, str, str]  # code, message, hint


def lint_markup(part: Part, problems: Problems) -> bool:
    """Report what a part's HTML may not hold; False when it cannot be laid out safely."""
    before = problems.errors
    for element, depth in _walk(part.root):
        if depth > DEEPEST:
            _report(part, element, ("layout-structure", f"elements stand more than {DEEPEST} deep in each other here",
                                    "close what is open: is an end tag missing?"), problems)  # fmt: skip
            break
        for rule in RULES:
            for fault in rule(part, element):
                _report(part, element, fault, problems)
    return problems.errors == before


def report_nesting(parts: Sequence[Part], error: NestingError, problems: Problems) -> None:
    """The problem of grids, flex boxes or columns that stand too deep in each other."""
    part = next((part for part in parts if error.element in part.parents), parts[0])
    message = "this grid, flex box or column stands inside three others, which would take minutes to lay out"
    _report(part, error.element, ("layout-structure", message, "use fewer of them in each other"), problems)


def _report(part: Part, element: Any, fault: Fault, problems: Problems) -> None:
    code, message, hint = fault
    place, words = part.template_place(element), part.place_of(element)
    related = [Related(words, "what it prints")] if words not in (place, part.place_of(part.root)) else []
    problems.error(code, message, place, hint, related)


def _walk(root: Any) -> Iterator[tuple[Any, int]]:
    todo = [(root, 0)]
    while todo:
        element, depth = todo.pop()
        if isinstance(element.tag, str):
            yield element, depth
            todo.extend((child, depth + 1) for child in reversed(element))


def _kind(_part: Part, element: Any) -> Iterator[Fault]:
    name = name_of(element)
    if name in REFUSED:
        yield "layout-not-allowed", f"a layout may not do this: <{name}>", REFUSED[name]
    if "attachment" in (element.get("rel") or "").lower().split():
        yield "layout-not-allowed", "a layout may not do this: attach a file", "link to it, or add it to annexes:"


def _address(_part: Part, element: Any) -> Iterator[Fault]:
    href = element.get("href")
    if href is not None and name_of(element) in ("a", "area") and not may_be_linked(href.strip()):
        address = shortened(" ".join(href.split())) or "it is empty"
        yield "bad-link", f"this address is not allowed: {address}", LINK_HINT


def _picture(_part: Part, element: Any) -> Iterator[Fault]:
    if name_of(element) == "img" and not (element.get("src") or "").strip():
        yield "missing-file", "this picture names no file", 'write src="pack:///campaign/…"'


def _drawing(_part: Part, element: Any) -> Iterator[Fault]:
    if element.tag == SVG and (fault := drawing_fault(element)):
        yield "layout-not-allowed", fault, "draw it with fewer and plainer shapes"


def _stamps(_part: Part, element: Any) -> Iterator[Fault]:
    place = element.get(PLACE)
    if place and not placed(place):
        yield "layout-error", f"data-place holds no place: {shortened(place)}", 'write data-place="{{ thing.place }}"'


def _id(part: Part, element: Any) -> Iterator[Fault]:
    name = (element.get("id") or "").removeprefix(f"{part.name}.")
    if name and not OWN_ID.fullmatch(name):
        yield "layout-structure", f"the id {name} is written by hand", "write id=\"{{ anchor('h') }}\""


def _item(_part: Part, element: Any) -> Iterator[Fault]:
    if element.tag == "li":
        inside = (name_of(each) for each, _ in _walk(element) if each is not element and "}" not in each.tag)
        if blocks := [name for name in inside if name not in IN_ITEMS]:
            hint = "inside li only text, spans, links and br"
            yield "layout-structure", f"<{blocks[0]}> stands inside <li>, where a screen reader loses it", hint


def _heading(_part: Part, element: Any) -> Iterator[Fault]:
    if element.tag in HEADINGS or element.tag == "title":
        heard = "".join(element.itertext()).strip() or any(each.get("alt") for each in element.iter("img"))
        if not heard:
            yield "layout-structure", f"<{element.tag}> is empty", "give it words, or take it out"


def _table(_part: Part, element: Any) -> Iterator[Fault]:
    if element.tag == "table" and (message := table_fault(element)):
        yield "layout-structure", message, "every row fills the same columns, and each th has a scope"


def _style(_part: Part, element: Any) -> Iterator[Fault]:
    if written := element.get("style"):
        for code, message in style_faults(written):
            yield code, f'style="{shortened(written)}": {message}', "mend it, or use a class of a style sheet"


Rule = Callable[[Part, Any], Iterator[Fault]]
RULES: tuple[Rule, ...] = (_kind, _address, _picture, _drawing, _stamps, _id, _item, _heading, _table, _style)
