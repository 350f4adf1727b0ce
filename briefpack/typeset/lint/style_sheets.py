"""What a style sheet may hold where parts are laid out apart and numbered together.

Page counters know their own part only, outside of margin boxes; ids get their part's name before layout; a sheet
that another one imports would be read without its name; left and right pages are set alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import tinycss2
from weasyprint import CSS
from weasyprint.css.validation.expanders import EXPANDERS
from weasyprint.css.validation.properties import PROPERTIES

from briefpack.problems import Place, Problems, near_name, shortened
from briefpack.typeset.engine_log import kept_log
from briefpack.typeset.lint.hidden_words import hides_words
from briefpack.typeset.lint.paper import page_findings

POSITION = re.compile(r" at (\d+):(\d+)")
PAGE_COUNTERS = ("page", "pages")
COUNTING = ("counter-increment", "counter-reset", "counter-set")
LARGEST = 20_000  # the engine stops, or fills its memory, on numbers like 1e8
REPEATED = 200  # tracks and columns
MEDIA = ("print", "all")
UNKNOWN = re.compile(r"Ignored `([\w-]+)\s*:.*` at \d+:\d+, unknown property", re.DOTALL)
SELECTOR = re.compile(r"Invalid or unsupported selector")
NOT_FOR_ENGINE = re.compile(r"@import\b[^;{}]*;?|@color-profile\b[^{}]*(?:\{[^{}]*\})?", re.IGNORECASE)
BY_NAME = "every sheet in the layout's folder applies, in the order of their names"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong at a node of a sheet."""

    node: Any
    code: str
    message: str
    hint: str


def lint_sheet(name: str, text: str, problems: Problems) -> set[int]:
    """Report what cannot work in a sheet; returns the lines that were reported."""
    rules = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
    faults = [*_rules(rules, in_page=False), *_pages(name, rules)]
    for fault in faults:
        place = Place(name, fault.node.source_line, fault.node.source_column)
        problems.error(fault.code, fault.message, place, fault.hint)
    return {fault.node.source_line for fault in faults}


def style_faults(declarations: str) -> list[tuple[str, str]]:
    """(code, message) for what is wrong in a `style` attribute."""
    rules = tinycss2.parse_stylesheet(f"*{{{declarations}}}", skip_comments=True, skip_whitespace=True)
    faults = [(fault.code, fault.message) for fault in _rules(rules, in_page=False)]
    if any(each.type == "declaration" and each.name.startswith("--") for each in _inside(rules[0])):
        faults.append(("bad-css", "custom properties stand in style sheets, where they are measured."))
    with kept_log() as said:
        CSS(string=f"*{{{declarations}}}")
    return faults or [("bad-css", POSITION.sub("", message).rstrip(".") + ".") for message in said]


def report_selectors(name: str, text: str, problems: Problems) -> None:
    """Report each selector that the engine does not know; it names them without their places."""
    for rule in _all_rules(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)):
        selector = tinycss2.serialize(rule.prelude).strip()
        with kept_log() as said:
            CSS(string=f"{selector.replace('&', 'p')} {{ color: red }}")
        if any(SELECTOR.match(message) for message in said):
            first = next((token for token in rule.prelude if token.type != "whitespace"), rule)
            place = Place(name, first.source_line, first.source_column)
            hint = "correct it, or take it out"
            problems.error("bad-css", f"the engine knows no selector {shortened(selector)}", place, hint)


def mending(message: str) -> str:
    """What to do about something that the engine ignores: the property that was probably meant, where it knows none."""
    unknown = UNKNOWN.match(message)
    meant = near_name(unknown[1], (*PROPERTIES, *EXPANDERS)) if unknown else None
    return f"did you mean {meant}?" if meant else "the page is set without this; mend it or take it out"


def for_engine(text: str) -> str:
    """The sheet without what is refused and would make the engine read another file, or stop."""
    return NOT_FOR_ENGINE.sub(lambda found: re.sub(r"\S", " ", found[0]), text)


def _all_rules(rules: Iterable[Any]) -> Iterator[Any]:
    for rule in rules:
        if rule.type == "qualified-rule":
            yield rule
        if rule.type in ("qualified-rule", "at-rule") and rule.content:
            yield from _all_rules(_inside(rule))


def _inside(rule: Any) -> Sequence[Any]:
    found: Sequence[Any] = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
    return found


def _rules(rules: Iterable[Any], *, in_page: bool) -> Iterator[Fault]:
    for rule in rules:
        if rule.type == "error":
            yield Fault(rule, "bad-css", f"this cannot be read: {rule.message}", "mend it or take it out")
        elif rule.type == "declaration":
            yield from _declaration(rule, in_page=in_page)
        elif rule.type == "qualified-rule":
            yield from _ids(rule.prelude)
            yield from _rules(_inside(rule), in_page=in_page)
        elif rule.type == "at-rule":
            yield from _at_rule(rule)
            if rule.content:
                yield from _rules(_inside(rule), in_page=in_page or rule.lower_at_keyword == "page")


def _at_rule(rule: Any) -> Iterator[Fault]:
    words = [token.lower_value for token in rule.prelude if token.type == "ident"]
    if rule.lower_at_keyword == "import":
        yield Fault(rule, "bad-css", "a sheet cannot import another one", BY_NAME)
    elif rule.lower_at_keyword == "color-profile":
        yield Fault(rule, "bad-css", "the pages have one colour profile, which no sheet changes", "take it out")
    elif rule.lower_at_keyword == "media" and (other := [word for word in words if word not in MEDIA]):
        message = f"@media {other[0]}: pages are made for print, so this never applies"
        yield Fault(rule, "bad-css", message, "write @media print, or take it out")
    elif rule.lower_at_keyword == "page":
        colon = False
        for token in rule.prelude:
            if colon and token.type == "ident" and token.lower_value in ("left", "right"):
                message = f"@page :{token.value}: left and right pages are set alike"
                yield Fault(rule, "bad-css", message, "write @page without it")
            colon = token == ":"


def _pages(sheet: str, rules: Iterable[Any]) -> Iterator[Fault]:
    for rule in rules:
        if rule.type == "at-rule" and rule.content and rule.lower_at_keyword == "page":
            for node, message, hint in page_findings(sheet, _inside(rule)):
                yield Fault(node, "bad-css", message, hint)
        elif rule.type == "at-rule" and rule.content:
            yield from _pages(sheet, _inside(rule))


def _ids(tokens: Iterable[Any]) -> Iterator[Fault]:
    for token in tokens:
        if token.type == "hash":
            message = f"#{token.value} matches nothing: ids get their part's name"
            yield Fault(token, "id-selector", message, "use a class")
        yield from _ids(getattr(token, "arguments", None) or getattr(token, "content", None) or ())


def _declaration(declaration: Any, *, in_page: bool) -> Iterator[Fault]:
    if declaration.lower_name in COUNTING:
        named = [token for token in declaration.value if token.type == "ident" and token.value in PAGE_COUNTERS]
        if named:
            yield Fault(declaration, "page-counter-in-body", f"{declaration.name} cannot change the page numbers",
                        "pages are numbered through the whole pack; use another name")  # fmt: skip
    if declaration.name.startswith("-") and not declaration.name.startswith(("--", "-weasy-")):  # which is told
        yield Fault(declaration, "bad-css", f"{declaration.name} is for browsers: the engine passes over it",
                    "write the property without its prefix, or take it out")  # fmt: skip
    if hides_words(declaration):
        written = f"{declaration.name}: {shortened(tinycss2.serialize(declaration.value).strip())}"
        yield Fault(declaration, "layout-not-allowed", f"{written} hides words that the page should say",
                    "take it out; what is not to be printed is left out in the template")  # fmt: skip
    yield from _values(declaration.value, in_page=in_page)


def first_number(function: Any) -> int:
    """The first whole number among a function's arguments, else 0."""
    return next((each.int_value for each in function.arguments if each.type == "number" and each.is_integer), 0)


def _values(tokens: Iterable[Any], *, in_page: bool) -> Iterator[Fault]:
    for token in tokens:
        if token.type == "error":
            yield Fault(token, "bad-css", f"this cannot be read: {token.message}", "mend it or take it out")
        if token.type in ("number", "dimension", "percentage") and abs(token.value) > LARGEST:
            yield Fault(token, "bad-css", f"{token.serialize()} is larger than any page", "write a smaller number")
        if token.type == "function" and token.lower_name.startswith("repeating-"):
            message = f"{token.name}() can take the engine minutes, and a reader as long"
            yield Fault(token, "bad-css", message, "draw the stripes in a picture")
        if token.type == "function" and not in_page:
            first = next((each for each in token.arguments if each.type == "ident"), None)
            count = first_number(token) if token.lower_name == "repeat" else 0
            if count > REPEATED:
                yield Fault(token, "bad-css", f"{count} tracks are more than a page holds", "write a smaller number")
            own = token.lower_name in ("counter", "counters") and first is not None and first.value in PAGE_COUNTERS
            if own or token.lower_name.startswith("target-"):
                message = f"{token.name}() counts the pages of its own part only"
                hint = "use the page_ref piece, which is filled in when all pages have their numbers"
                yield Fault(token, "page-counter-in-body", message, hint)
        inner = getattr(token, "arguments", None) or getattr(token, "content", None) or ()
        yield from _values(inner, in_page=in_page)
