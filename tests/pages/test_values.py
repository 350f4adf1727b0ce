"""No way leads from a value that is no text, or that is absent, onto a page."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

import pytest

from briefpack.pages.checking import check_packs
from briefpack.pages.layouts import Layouts
from briefpack.pages.rendering import render
from briefpack.problems import Problems
from tests.pages.sample_view import sample_view, text
from tests.pages.test_faults import faults
from tests.pages.test_layouts import pack

UNPRINTABLE = {
    "an object": "view.audience_title",
    "an object with staff fields": "(view.contacts|first)",
    "a list": "view.chapters",
    "a list of objects": "[view.audience_title]",
    "an absent field": "view.campaign_title",
    "an absent item": "view['campaign_title']",
    "none": "none",
    "true": "true",
    "a comparison": "(1 < 2)",
    "a mapping": "{'a': view.contacts[0]}",
    "its items": "{'a': view.contacts[0]}.items()",
    "a generator": "view.timeline|map(attribute='claims')",
    "a macro": "pieces.stat",
    "the pieces": "self",
    "a range": "range(3)",
    "a function": "anchor",
    "a method": "view.organisation.upper",
    "what a cycler gives": "cycler(none, 1).next()",
}
ROUTES = (
    "{{ X }}", "{{ X ~ '' }}", "{{ 'a' ~ X ~ 'b' }}", "{{ 'a' ~ ('b' ~ X) }}", "{{ '%s' % X }}", "{{ '%r' % (X,) }}",
    "{{ '%(a)s' % {'a': X} }}", "{{ '%s'|format(X) }}", "{{ X|string }}", "{{ [X]|join }}", "{{ ['a', X]|join(', ') }}",
    "{{ ['a', 'b']|join(X) }}", "{{ [X]|map('string')|join }}", "{{ [X]|string }}", "{{ (X)|upper }}",
    "{{ (X)|lower }}", "{{ (X)|title }}", "{{ (X)|trim }}", "{{ (X)|capitalize }}", "{{ (X)|replace('a', 'b') }}",
    "{{ 'abc'|replace('a', X) }}", "{{ (X)|truncate(99) }}", "{{ (X)|indent }}", "{{ (X)|center(90) }}",
    "{{ '%s'.format(X) }}", "{{ '{}'.format(X) }}", "{{ '{a}'.format_map({'a': X}) }}", "{{ ', '.join([X]) }}",
    "{{ 'a' + X }}", "{{ view.organisation + X }}", "{{ (X)|tojson }}", "{{ (X)|pprint }}", "{{ {'a': X}|xmlattr }}",
    "{{ (X)|urlize }}", "{{ (X)|escape }}", "{{ (X)|e }}", "{{ (X)|forceescape }}", "{{ (X)|striptags }}",
    "{{ (X)|urlencode }}", "{{ (X)|wordwrap }}", "{{ (X)|safe }}", "{{ [X]|attr('__str__') }}", "{{ (X)|closed }}",
    "{{ (X)|paragraphs }}", "{{ (X)|address }}", "{{ (X)|date }}", "{{ (X)|prose }}", "{{ ((X)|figure)[0] }}",
    "{{ (X).__str__() }}", "{{ (X).__repr__() }}", "{{ (X).model_dump_json() }}", "{{ (X).json() }}", "{{ X or X }}",
    "{% for each in [X] %}{{ each }}{% endfor %}", "{% for a, b in {'a': X}.items() %}{{ b }}{% endfor %}",
    "{% for each in [X] %}{{ loop ~ '' }}{% endfor %}", "{% for each in [1, X] %}{{ loop.nextitem }}{% endfor %}",
    "{% macro m(a=X) %}{{ a }}{% endmacro %}{{ m() }}", "{% macro m(a) %}{{ a ~ '' }}{% endmacro %}{{ m(X) }}",
    "{% set x = X %}{{ x ~ '' }}", "{% set n = namespace(x=X) %}{{ n.x ~ '' }}", "{% with x = X %}{{ x }}{% endwith %}",
    "{{ pieces.opening(X) }}", "{{ dict(a=X).a ~ '' }}", "{{ joiner(X)() }}{% set j = joiner(X) %}{{ j() }}{{ j() }}",
    "{% filter upper %}{{ X }}{% endfilter %}", "{% call pieces.run_in(X) %}{% endcall %}", "<p title='{{ X }}'>",
    "{{ [[X]]|map('join')|join }}", "{{ [X]|sort|join }}", "{{ (X)|default('') ~ X }}", "{{ [X]|first ~ '' }}",
    "{{ [X]|batch(2, X)|first|join }}", "{{ [X]|sum(start='') }}",
)  # fmt: skip
PYTHON = re.compile(
    r"NoneType|\btuple\b|\bdict\b|\bstr\b|\bint\b|\bbool\b|\bNone\b|\bTrue\b|positional|keyword|'<'|recursion|object|"
    r"\bmethod\b|attribute|TypeError|ValueError|Error\b|iterable|callable|subscript|unhash|__|\bmodule\b|traceback|"
    r"PartialDate|Markup|jinja2|Undefined|generator|unpack|operand|lambda|<",
)


def programmers_word(message: str, hint: str) -> bool:
    """Whether a word of Python's stands in a message, but for what the designer wrote and what a hint lists."""
    own = re.sub(r"`[^`]*`|(there is no( filter| test| template)?|has no|takes no|the macro) \S+.*", "", message)
    return bool(PYTHON.search(own) or PYTHON.search(re.sub(r"(known:|did you mean) .*|{%", "", hint)))


def made(own_layouts: Layouts, line: str) -> tuple[str, list[tuple[str, str, str, str]]]:
    """What a timeline of this one line prints, and what is said of it."""
    problems = Problems()
    own = own_layouts.folder / "policymakers" / "timeline.html"
    own.write_text(f'{{% import "pieces.html" as pieces with context %}}\n{line}\n', encoding="utf-8")
    check_packs([pack("policymakers", ("timeline",))], own_layouts, problems)
    parts = [] if problems.errors else render(sample_view(parts=(text("timeline"),)), own_layouts, problems)
    said = [(each.code, str(each.place), each.message, each.hint) for each in problems]
    return "".join(getattr(part, "html", "") for part in parts), [
        each for each in said if "sources-part" not in each[0]
    ]


@pytest.mark.parametrize("value", UNPRINTABLE.values(), ids=UNPRINTABLE)
def test_no_route_prints_what_is_no_text(value: str, own_layouts: Layouts) -> None:
    """Whatever way leads from a value that is no text to the page, it stops with a problem in plain words."""
    printed, programmers_words = [], []
    for route in ROUTES:
        html, said = made(own_layouts, route.replace("X", value))
        if not said and html.strip():
            printed.append((route, html.strip()))
        programmers_words += [(route, each[2:]) for each in said if programmers_word(*each[2:])]
    assert (printed, programmers_words) == ([], [])


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("{{ 'yes' if view.campaign_title is none }}", "yes"),
        ("{{ 'yes' if not view.campaign_title }}", "yes"),
        ("{{ 'yes' if view.campaign_title == none }}", "yes"),
        ("{{ view.campaign_title or 'yes' }}", "yes"),
        ("{{ view.campaign_title|default('yes') }}", "yes"),
        ("{{ [view.campaign_title, 'yes']|select|join }}", "yes"),
        ("{{ 'y' ~ 'es' ~ ('no' if false) }}", "yes"),
        ("{{ '%s, %d'|format('a', 2) }}", "a, 2"),
        ("{{ '%.1f'|format(1 / 2) }}", "0.5"),
        ("{{ ['<a>', 1]|join('&') }}", "&lt;a&gt;&amp;1"),
        ("{{ '<' ~ (1 + 2) }}", "&lt;3"),
        ("{{ view.organisation|upper|replace('S', 's')|truncate(99) }}", "EXAMPLE CAMPAIGN"),
        ("{{ 7 // 2 * 2 - 1 }}", "5"),
    ],
)
def test_text_and_numbers_print(line: str, printed: str, own_layouts: Layouts) -> None:
    """Text, whole numbers and what is made of them print as before; what is absent can be tested for."""
    html, said = made(own_layouts, line)
    assert said == []
    assert html.strip().casefold() == printed.casefold()


ON_THE_PAGE = re.compile(r"\bNone\b|True|False|object at|&lt;(?:Macro|gen|fun|bou|buil|cla|Loo|Tem)|\bPrinted|\[&#39;")
ATOMS = (
    "view", "view.title", "view.organisation", "view.chapters", "view.campaign_title", "claims", "part", "none", "1",
    "'a'", "[]", "[1, 'a']", "{'a': 1}", "pieces", "pieces.stat", "pieces.opening", "anchor", "range", "namespace()",
    "view.timeline", "(view.timeline|first)", "view.as_of", "nothing", "true", "view.edition_date", "loop", "self",
    "view.lead[0]", "view.sources", "numbered_sources()", "dict", "cycler", "99999999999", "0", "''", "view.parts",
)  # fmt: skip
TWO = ("+", "-", "*", "/", "//", "%", "~", "<", "==", "in", "and", "or", "not in", "**")
TESTS = ("defined", "none", "string", "divisibleby(0)", "sameas(1)", "equalto", "iterable", "even", "in(1)", "lt('a')")


def expressions(chance: random.Random, filters: list[str]) -> Iterator[str]:
    """Expressions that a designer, or nobody, might write."""

    def one(depth: int) -> str:
        if depth == 0:
            return chance.choice(ATOMS)
        left, right = one(depth - 1), one(chance.randrange(depth))
        name = chance.choice(filters)
        return chance.choice(
            (
                f"({left} {chance.choice(TWO)} {right})", f"{left}|{name}", f"{left}|{name}({right})",
                f"{left}({right})", f"{left}.{chance.choice(('title', 'text', 'place', 'items', 'join', 'x'))}",
                f"{left}[{right}]", f"({left} is {chance.choice(TESTS)})", f"[{left}, {right}]",
                f"{left}|map('{name}')|list", f"{left}({right}, x={left})", f"({left} if {right})",
                f"{left}[1:{right}]",
                f"{left}|{name}(attribute={right})", f"-{left}", f"{left}|{name}({left}, {right}, 1)", f"{left}()",
            )
        )  # fmt: skip

    while True:
        yield one(chance.randint(1, 3))


SHAPES = (
    "{{ E }}", "{% for each in E %}{{ each }}{% endfor %}", "{% if E %}{{ E }}{% endif %}", "{% set x = E %}{{ x }}",
    "{% set a, b = E %}{{ a }}", "{% include E %}", "{% call E %}{% endcall %}", "{% import E as x %}{{ x.y }}",
    "{% for a, b in E %}{{ a }}{% endfor %}", "{{ pieces.claim(E) }}", "{{ pieces.stats(E) }}", "{{ pieces.ask(E) }}",
    "{% filter replace(E, 'a') %}b{% endfilter %}",
    "{{ pieces.source(E) }}", "{% with x = E %}{{ x ~ 1 }}{% endwith %}",
)  # fmt: skip


@pytest.mark.parametrize("count", [400, pytest.param(6_000, marks=pytest.mark.slow)])
def test_whatever_stands_in_a_template_is_told_in_plain_words(count: int, own_layouts: Layouts) -> None:
    """Random expressions print text or give a problem of the layout, with its line, and no word of Python's."""
    from briefpack.pages.printing import FILTERS
    from briefpack.pages.template_tools import kept_filters

    chance = random.Random(count)
    found = expressions(chance, [*FILTERS, *kept_filters()])
    for _ in range(count):
        line = chance.choice(SHAPES).replace("E", next(found))
        html, said = made(own_layouts, line)
        for code, place, message, hint in said:
            assert code.startswith(("layout-", "unknown-", "missing-template")), (line, message)
            assert place.startswith("layouts/"), (line, place)
            assert not programmers_word(message, hint), (line, message, hint)
        assert not re.search(
            r"\bNone\b|True|False|object at|&lt;(?:Macro|gen|fun|bou|buil|cla|Loo|Tem)|\bPrinted|\[&#39;", html
        ), (line, html)


def test_what_is_for_staff_stays_away(own_layouts: Layouts, problems: Problems) -> None:
    """No way to Python's words for an event prints whom it is for."""
    found = faults(own_layouts, "{% for event in view.timeline %}{{ event ~ '' }}{% endfor %}", problems)
    assert found[0][2] == "an Event is no text; print one of its fields"


@pytest.mark.parametrize(
    "source",
    [
        "{% for a in b %}" * 30 + "{% endfor %}" * 30,
        "{{ " + "(" * 900 + "1" + ")" * 900 + " }}",
        "{{ " + "9" * 5000 + " }}",
        "{{ " + "a." * 3000 + "b }}",
    ],
    ids=("loops", "brackets", "digits", "dots"),
)
def test_a_template_that_python_cannot_take(source: str, own_layouts: Layouts, problems: Problems) -> None:
    """Loops in loops and endless numbers are a problem of the template, at its file."""
    (own_layouts.folder / "press" / "release.html").write_text(source, encoding="utf-8")
    check_packs([pack()], own_layouts, problems)
    assert [(each.code, each.place.file) for each in problems] == [("layout-syntax", "layouts/press/release.html")]
    assert not PYTHON.search(problems.found[0].message)
