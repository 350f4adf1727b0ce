"""The layouts folder as a value, and what is said about a pack that asks for too much."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefpack.content.fields.text import Text
from briefpack.content.models import Added
from briefpack.content.packs import Pack
from briefpack.pages.checking import check_packs
from briefpack.pages.layouts import Layouts
from briefpack.problems import Place, Problems


def pack(layout: str = "press", parts: tuple[str, ...] = ("cover", "sources")) -> Pack:
    def at(words: str, line: int) -> Text:
        return Text(words, Place("briefs/river/packs/press.yaml", line, 5))

    placed = tuple(at(part, number) for number, part in enumerate(parts, start=10))
    title = Added(added=at("A title", 3), claims=(at("r.1", 4),))
    return Pack(audience=at("press", 1), layout=at(layout, 2), title=title, parts=placed)


def found(problems: Problems) -> list[tuple[str, str, str, str]]:
    return [(each.code, str(each.place), each.message, each.hint) for each in problems]


def test_what_ships(layouts: Layouts) -> None:
    """Three layouts on three papers; a layout offers its own parts and the shared ones."""
    assert layouts.names() == ("brands", "policymakers", "press")
    assert layouts.papers() == ("a4", "a5", "letter")
    shared = {"cover", "contents", "summary", "chapters", "timeline", "sources", "contact"}
    assert set(layouts.parts("brands")) == shared
    assert set(layouts.parts("press")) == shared | {"release", "facts"}


def test_sheets_apply_in_order(layouts: Layouts) -> None:
    """Shared sheets come first, then the layout's own, and the paper decides last."""
    names = [name for name, _ in layouts.sheets("press", "letter")]
    shared = [f"layouts/shared/{name}.css" for name in ("fonts", "colour", "type", "page", "pieces")]
    assert names == [*shared, "layouts/press/press.css", "layouts/shared/paper-letter.css"]


def test_the_layouts_own_template_comes_first(own_layouts: Layouts) -> None:
    """A template in the layout's folder stands for the shared one of the same name."""
    own = own_layouts.folder / "press" / "cover.html"
    own.write_text("mine", encoding="utf-8")
    assert own_layouts.templates("press")["cover.html"] == own
    assert own_layouts.templates("brands")["cover.html"].parent.name == "shared"


def test_a_pack_that_fits(layouts: Layouts, problems: Problems) -> None:
    """Every shipped layout is free of problems."""
    for name in layouts.names():
        check_packs([pack(name, layouts.parts(name))], layouts, problems)
    assert found(problems) == []


def test_unknown_layout(layouts: Layouts, problems: Problems) -> None:
    """A misspelt layout is reported where it is written, with the likeliest one."""
    check_packs([pack("pres")], layouts, problems)
    where = "briefs/river/packs/press.yaml:2:5"
    assert found(problems) == [("unknown-layout", where, "there is no layout pres", "did you mean press?")]


def test_unknown_and_repeated_parts(layouts: Layouts, problems: Problems) -> None:
    """Each misspelt or repeated part is reported at its own line."""
    check_packs([pack(parts=("cover", "realease", "cover", "skeleton"))], layouts, problems)
    file = "briefs/river/packs/press.yaml"
    assert [(code, where, hint) for code, where, _, hint in found(problems)] == [
        ("unknown-part", f"{file}:11:5", "did you mean release?"),
        ("repeated-part", f"{file}:12:5", "take one of them out"),
        ("unknown-part", f"{file}:13:5", f"known: {', '.join(layouts.parts('press'))}"),
    ]


@pytest.mark.parametrize("name", ["press/press.css", "press/release.html"])
def test_wrong_encoding(name: str, own_layouts: Layouts, problems: Problems) -> None:
    """A file of the layout that is not UTF-8 is reported with its line."""
    path = Path(own_layouts.folder, name)
    path.write_bytes(b"first\nsecond \xe9\n")
    check_packs([pack()], own_layouts, problems)
    assert [str(each.place) for each in problems] == [f"layouts/{name}:2:1"]
    assert "not UTF-8" in problems.found[0].message


@pytest.mark.parametrize("name", ["press/x.css", "press/x.html", "shared/x.css", "shared/x.html"])
@pytest.mark.parametrize("kind", ["folder", "pipe", "loop"])
def test_what_is_no_file_is_not_read(name: str, kind: str, own_layouts: Layouts, problems: Problems) -> None:
    """A folder, a pipe or a link that leads nowhere, called like a sheet or a template, is a problem of that name."""
    path = own_layouts.folder / name
    {"folder": path.mkdir, "pipe": lambda: os.mkfifo(path), "loop": lambda: path.symlink_to(path)}[kind]()
    check_packs([pack()], own_layouts, problems)
    assert [(each.code, str(each.place)) for each in problems] == [("unreadable-file", f"layouts/{name}:1:1")]


@pytest.mark.parametrize(
    ("name", "better"), [("Fact_Box", "fact-box"), ("2nd", "part-2nd"), ("a b", "a-b"), ("Bé", "b")]
)
def test_a_template_that_cannot_name_a_part(name: str, better: str, own_layouts: Layouts, problems: Problems) -> None:
    """Capitals, underscores and spaces in a template's name are a problem, with the name to give it."""
    (own_layouts.folder / "press" / f"{name}.html").write_text("x", encoding="utf-8")
    check_packs([pack()], own_layouts, problems)
    where = f"layouts/press/{name}.html:1:1"
    assert found(problems) == [("bad-id", where, f"{name}.html cannot name a part", f"rename it: {better}.html")]


@pytest.mark.parametrize(
    ("css", "column", "message"),
    [
        ("p { color: red } }", 18, "} closes nothing here"),
        ("p { color: red", 3, "{ is never closed"),
        ("p { color: red\na { color: blue }", 3, "{ is never closed"),
        ("p { color: rgb(1, 2, 3 }", 15, "( is never closed"),
        ("p { color: red } /* the end", 18, "this comment does not end"),
        ("p::before { content: 'a }\np { color: red }", 22, "this string does not end on its line"),
        ("a[href { color: red }", 2, "[ is never closed"),
        ("p { color: red) }", 15, ") closes nothing here"),
    ],
)
def test_what_a_sheet_opens_it_closes(
    css: str, column: int, message: str, own_layouts: Layouts, problems: Problems
) -> None:
    """Brackets, strings and comments that do not end are told by `check`, where they begin."""
    (own_layouts.folder / "press" / "own.css").write_text(f"\n{css}\n", encoding="utf-8")
    check_packs([pack()], own_layouts, problems)
    assert found(problems)[0][:3] == ("bad-css", f"layouts/press/own.css:2:{column}", message)


@pytest.mark.parametrize(
    "css",
    [
        'p::before { content: "}" }', "p::before { content: '\\'{' }", "/* { [ ( ' */",
        'a[href="]"] { color: red }', "@media print { p { color: red } }", ".a\\{ { color: red }", '/* " */ p {}',
        "a { background: url( 'x)' ) }", "p { & b { color: red } }",
    ],
)  # fmt: skip
def test_a_sheet_that_ends_well(css: str, own_layouts: Layouts, problems: Problems) -> None:
    """Brackets and quotes inside strings, comments, addresses and escapes are no brackets."""
    (own_layouts.folder / "press" / "own.css").write_text(css, encoding="utf-8")
    check_packs([pack()], own_layouts, problems)
    assert found(problems) == []
