"""Style sheets: what the engine does not understand, and what cannot work across parts, is refused at its line."""

from __future__ import annotations

import pytest

from briefpack.problems import Problems
from tests.typesetting import compose, contents, facts, found, part, style

from briefpack.typeset.lint.style_sheets import lint_sheet  # isort: skip
from briefpack.typeset.lint.variables import lint_variables  # isort: skip


@pytest.mark.parametrize(
    ("css", "place", "code"),
    [
        ("p { colour: red }", "test.css:1:5", "bad-css"),
        ("p {\n  color: read;\n}", "test.css:2:3", "bad-css"),
        ("a {}\n#c1 { color: red }", "test.css:2:1", "id-selector"),
        ("a::after { content: target-counter(attr(href), page) }", "test.css:1:21", "page-counter-in-body"),
        ("p::before { content: counter(page) }", "test.css:1:22", "page-counter-in-body"),
        ("@media print { p::before { content: counter(pages) } }", "test.css:1:37", "page-counter-in-body"),
        ("@font-face { font-family: X; src: url(pack:///assets/fonts/none.ttf) }", "test.css:1:1", "missing-file"),
    ],
)
def test_what_is_refused(css: str, place: str, code: str) -> None:
    """Each fault of a style sheet is an error with the sheet's name, line and column."""
    problems = Problems()
    style(problems, css)
    assert (place, code) in found(problems)
    assert problems.errors == len(problems)


def test_page_counters_may_stand_in_margin_boxes() -> None:
    """counter(page) in a margin box is what numbers the pages, and counters of other names are free."""
    problems = Problems()
    style(
        problems,
        "@page { @top-left { content: counter(page) } } li { counter-increment: n } li::before { content: counter(n) }",
    )
    assert found(problems) == []


@pytest.mark.parametrize(
    ("css", "place", "code"),
    [
        ("a {}\np:hovr { color: red }", "2:1", "bad-css"),
        ("@media print {\n  a { color: red }\n  p:hovr { color: red }\n}", "3:3", "bad-css"),
        ("a { color: red;\n  & b:hovr { color: red } }", "2:3", "bad-css"),
        ("a {}\n@media prnt { p { color: red } }", "2:1", "bad-css"),
        ("a {}\n@media screen { p { color: red } }", "2:1", "bad-css"),
        ("a {}\n@meda print { p { color: red } }", "2:1", "bad-css"),
        ("@import 'other.css';\np { color: red }", "1:1", "bad-css"),
        ("@import url(https://x.example/x.css) print;", "1:1", "bad-css"),
        ("a {}\n@page :left { margin: 1mm }", "2:1", "bad-css"),
        ("@page cover:right { margin: 1mm }", "1:1", "bad-css"),
        ("@color-profile device-cmyk { src: url(x.icc) }", "1:1", "bad-css"),
        ("@media print {\n  #c1 { color: red } }", "2:3", "id-selector"),
        ("p:not(#c1) { color: red }", "1:7", "id-selector"),
        ("p:is(a, b:not(#c1)) { color: red }", "1:15", "id-selector"),
        ("p { & #c1 { color: red } }", "1:7", "id-selector"),
        ("@media print { p { & #c1 { color: red } } }", "1:22", "id-selector"),
        ("p {\n  counter-increment: page }", "2:3", "page-counter-in-body"),
        ("@page { counter-reset: page 7 }", "1:9", "page-counter-in-body"),
        ("@page { @top-left { counter-increment: page 2 } }", "1:21", "page-counter-in-body"),
        ("p { & b::before { content: counters(page, '.') } }", "1:28", "page-counter-in-body"),
        ("p { string-set: x counter(page) }", "1:19", "page-counter-in-body"),
        ("p { color red }", "1:14", "bad-css"),
        ("@page { @top-lft { content: 'x' } }", "1:9", "bad-css"),
        ("p { --a: url(a b) }", "1:10", "bad-css"),
        ("a {}\np::-webkit-scrollbar { color: red }", "2:1", "bad-css"),
        ("p { & b::-moz-selection { color: red } }", "1:5", "bad-css"),
        ("p {\n  -webkit-hyphens: auto }", "2:3", "bad-css"),
        ("@page { size: 1px }", "1:9", "bad-css"),
        ("@media print {\n  @page wide { size: 297mm 210mm } }", "2:16", "bad-css"),
        ("@page {\n  margin: 1mm 90mm }", "2:3", "bad-css"),
        ("@page { margin-left: calc(90mm) }", "1:9", "bad-css"),
        ("@page { margin-top: 30% }", "1:9", "bad-css"),
        ("p { background: repeating-linear-gradient(red 0, blue 0.001px) }", "1:17", "bad-css"),
    ],
)
def test_each_fault_has_its_line(css: str, place: str, code: str) -> None:
    """Wherever in a sheet a fault stands, nested or not, it is told there, once."""
    problems = Problems()
    style(problems, css)
    assert found(problems) == [(f"test.css:{place}", code)]


@pytest.mark.parametrize(
    "css",
    [
        "p { font-size: 1e8px }", "p { letter-spacing: 1000000000mm }", "@page { size: 1000000cm }",
        "p { display: grid; grid-template-columns: repeat(99999, 1fr) }", "p { columns: 99999999 }",
        "p { margin: calc(1mm + var(--c)) }", "@page { margin: 9999999mm }", "p { width: calc(1mm * 99999999) }",
        "p { background: linear-gradient(device-cmyk(0 0 0 1), device-cmyk(1 0 0 0)) }",
    ],
)  # fmt: skip
def test_what_stops_the_engine_is_a_problem(css: str) -> None:
    """Numbers that no page holds, and values on which the engine gives up, are problems of the layout."""
    problems = Problems()
    sheet = style(problems, css)
    if not problems.errors:
        made = compose([part("one", "<h1>x</h1><p>hello</p>")], contents, sheet, facts(), problems)
        if made:
            made.write()
    assert {code for _, code in found(problems)} <= {"bad-css", "engine", "low-contrast"}
    assert problems.errors


@pytest.mark.parametrize("size", ["1px", "1000000cm", "210mm", "a4", "210mm 49mm", "3000mm 210mm", "calc(210mm) 297mm"])
def test_a_paper_has_two_sides(size: str) -> None:
    """A paper's sheet gives its width and height between 50 mm and 2 m; anything else is told at its line."""
    problems = Problems()
    lint_sheet("layouts/shared/paper-own.css", f"@page {{ margin: 20mm; size: {size} }}", problems)
    assert ("layouts/shared/paper-own.css:1:23", "bad-css") in found(problems)


def doubling(steps: int) -> str:
    names = "\n".join(f"--a{step}: var(--a{step - 1}) var(--a{step - 1});" for step in range(1, steps))
    return f":root {{ --a0: xx;\n{names} }}\np {{ grid-area: var(--a{steps - 1}) }}"


def test_values_that_double_are_refused_before_they_are_filled_in() -> None:
    """The first custom property that would hold more than 2,000 characters is told at its line, and it alone."""
    problems = Problems()
    style(problems, doubling(18))
    assert found(problems) == [("test.css:8:1", "bad-css")]


def test_values_are_filled_in_across_sheets_and_not_without_end() -> None:
    """A chain of custom properties may be twenty long; what is longer or circular, in whatever sheet, is told."""
    problems = Problems()
    lint_variables([("a.css", "p { --a: var(--b) }"), ("b.css", "b { --b: 1 var(--a) }")], problems)
    assert found(problems) == [("a.css:1:5", "bad-css"), ("b.css:1:5", "bad-css")]
    chain = [f"--a{step}: var(--a{step + 1});" for step in range(2_000)]
    problems = Problems()
    lint_variables([("a.css", f"p {{ {' '.join(chain[:19])} --a19: 1 }}")], problems)
    assert found(problems) == []
    lint_variables([("a.css", f"p {{ {' '.join(chain)} --a2000: 1 }}")], problems)
    assert problems.errors


def test_our_own_mistakes_are_not_the_engines(monkeypatch: pytest.MonkeyPatch) -> None:
    """An error of ours in the middle of a layout is still reported as a bug of the tool."""
    from briefpack.typeset import engine

    def broken(_: object) -> None:
        raise KeyError

    broken.__globals__["__name__"], name = "briefpack.made_up", broken.__globals__["__name__"]
    try:
        monkeypatch.setattr(engine, "require_shallow", broken)
        with pytest.raises(KeyError):
            compose([part("one", "<h1>x</h1>")], contents, style(Problems()), facts(), Problems())
    finally:
        broken.__globals__["__name__"] = name


@pytest.mark.parametrize(
    "declaration",
    [
        "visibility: hidden", "visibility: collapse !important", "font-size: 0", "font-size: 0pt", "FONT-SIZE: 0%",
        "font: 0/1 BriefSans", "font: bold 0pt BriefSans", "color: transparent", "color: rgba(0, 0, 0, 0)",
        "color: #0000", "color: rgb(0 0 0 / 0%)",
    ],
)  # fmt: skip
def test_words_are_not_hidden(declaration: str) -> None:
    """What keeps words off a page that holds them is refused at the declaration."""
    problems = Problems()
    lint_sheet("test.css", f"a {{}}\n@media print {{ p {{ {declaration} }} }}", problems)
    assert [(each.code, str(each.place)) for each in problems] == [("layout-not-allowed", "test.css:2:20")]


@pytest.mark.parametrize(
    "declaration",
    [
        "visibility: visible", "font-size: 0.5em", "font: 9pt/0 BriefSans",
        "font: oblique 0deg 9pt BriefSans", "color: #000", "color: var(--ink)",
        "background: transparent", "border-color: transparent", "color: currentcolor",
    ],
)  # fmt: skip
def test_what_hides_no_words(declaration: str) -> None:
    """Colours of grounds and rules, and sizes above nothing, are free."""
    problems = Problems()
    lint_sheet("test.css", f"p {{ {declaration} }}", problems)
    assert list(problems) == []


@pytest.mark.parametrize(
    ("css", "hint"),
    [
        ("p { colour: red }", "did you mean color?"),
        ("p { margn: 1pt }", "did you mean margin?"),
        ("p { color: read }", "the page is set without this; mend it or take it out"),
        ("p { xyzzy: 1 }", "the page is set without this; mend it or take it out"),
    ],
)
def test_a_misspelt_property(css: str, hint: str) -> None:
    """The property that was meant is named."""
    problems = Problems()
    style(problems, css)
    assert [(each.code, each.hint) for each in problems] == [("bad-css", hint)]
