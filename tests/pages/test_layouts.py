"""The layouts folder as a value, and what is said about a pack that asks for too much."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from briefpack.content.fields.text import Text
from briefpack.content.models import Added
from briefpack.content.packs import Pack
from briefpack.pages.checking import check_packs, check_papers
from briefpack.pages.layouts import Layouts
from briefpack.problems import Place, Problems
from briefpack.project import CampaignFolder


def pack(layout: str = "press", parts: tuple[str, ...] = ("cover", "sources")) -> Pack:
    def at(words: str, line: int) -> Text:
        return Text(words, Place("briefs/river/packs/press.yaml", line, 5))

    placed = tuple(at(part, number) for number, part in enumerate(parts, start=10))
    title = Added(added=at("A title", 3), claims=(at("r.1", 4),))
    return Pack(audience=at("press", 1), layout=at(layout, 2), title=title, parts=placed)


def found(problems: Problems) -> list[tuple[str, str, str, str]]:
    return [(each.code, str(each.place), each.message, each.hint) for each in problems]


def test_what_ships(layouts: Layouts) -> None:
    """Documents on three papers, and leaflets on their own; a layout offers its own parts and the shared ones."""
    papers = {name: layouts.papers(name) for name in layouts.names()}
    documents = dict.fromkeys(("brands", "delegation", "policymakers", "press"), ("a4", "a5", "letter"))
    assert papers == {**documents, "leaflet-a5": ("a5", "letter"), "leaflet-trifold": ("a4", "letter")}
    shared = {"cover", "contents", "summary", "chapters", "timeline", "sources", "contact"}
    assert set(layouts.parts("brands")) == shared | {"letter", "brief", "form"}
    assert set(layouts.parts("press")) == shared | {"release", "facts", "questions", "spokespeople", "images"}
    assert set(layouts.parts("delegation")) == shared | {"talking-points", "whos-who", "meeting-report"}
    assert set(layouts.parts("leaflet-a5")) == set(layouts.parts("leaflet-trifold")) == shared | {"leaflet"}


def test_what_ships_in_large_print(layouts: Layouts) -> None:
    """Every layout can be had in large print, on A4, which is then the usual one, and on Letter."""
    large = replace(layouts, theme="large-print")
    assert {large.papers(name) for name in large.names()} == {("a4", "letter")}
    assert {large.usual_paper(name) for name in large.names()} == {"a4"}


def test_sheets_apply_in_order(layouts: Layouts) -> None:
    """Shared sheets come first, then the layout's own, then the paper, and the theme decides last."""
    names = [name for name, _ in replace(layouts, theme="mono").sheets("press", "letter")]
    shared = [f"layouts/shared/{name}.css" for name in ("fonts", "colour", "type", "page", "pieces")]
    assert names[:5] == shared
    chosen = [f"layouts/{name}.css" for name in ("shared/paper-letter", "press/paper-letter", "shared/theme-mono")]
    assert names[-4:] == ["layouts/press/press.css", *chosen]
    assert [name for name in names if "paper-" in name or "theme-" in name] == chosen


def with_papers(layouts: Layouts, *names: str) -> None:
    """Let the layout press have these sheets for papers, and no others."""
    for path in (layouts.folder / "press").glob("paper-*.css"):
        path.unlink()
    for name in names:
        (layouts.folder / "press" / name).write_text("", encoding="utf-8")


def with_own(layouts: Layouts, *names: str) -> Layouts:
    """The layouts with a campaign's own files over them; each holds its own name."""
    folder = layouts.folder.parent / "river"
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"/* {name} */", encoding="utf-8")
    return Layouts(layouts.folder, CampaignFolder(folder, "river", "briefs/river"))


def test_every_sheet_has_its_turn(own_layouts: Layouts) -> None:
    """A shared part's sheet comes after the five of all parts, a campaign's theme.css after its layout's sheets, and
    of paper and theme the shared sheet comes before the layout's."""
    for name in ("shared/zones.css", "press/a.css", "press/paper-a5.css", "press/theme-mono.css"):
        (own_layouts.folder / name).write_text("", encoding="utf-8")
    layouts = with_own(own_layouts, "theme.css")
    names = [name for name, _ in replace(layouts, theme="mono").sheets("press", "a5")]
    assert names[:5] == [f"layouts/shared/{name}.css" for name in ("fonts", "colour", "type", "page", "pieces")]
    assert names[names.index("layouts/shared/zones.css") :] == [
        "layouts/shared/zones.css", "layouts/press/a.css", "layouts/press/press.css",
        "briefs/river/theme.css", "layouts/shared/paper-a5.css", "layouts/press/paper-a5.css",
        "layouts/shared/theme-mono.css", "layouts/press/theme-mono.css",
    ]  # fmt: skip
    assert not [name for name, _ in layouts.sheets("press", "a5") if "theme-" in name]


def test_a_campaign_stands_its_own_files_in(own_layouts: Layouts) -> None:
    """A file in a campaign's layouts/ stands for the one of the same name, in its place, and is called by its path."""
    own = ("shared/cover.html", "press/release.html", "press/press.css", "shared/type.css", "poster/poster.html")
    layouts = with_own(own_layouts, *(f"layouts/{name}" for name in own))
    assert set(layouts.names()) == {*layouts.shipped(), "poster"}
    shown = {name: layouts.shown(path) for name, path in layouts.templates("press").items()}
    assert shown["cover.html"] == "briefs/river/layouts/shared/cover.html"
    assert shown["release.html"] == "briefs/river/layouts/press/release.html"
    assert shown["facts.html"] == "layouts/press/facts.html"
    names = [name for name, _ in layouts.sheets("press", "a4")]
    assert names[2] == "briefs/river/layouts/shared/type.css"
    assert names[-3] == "briefs/river/layouts/press/press.css"
    assert "poster" in layouts.parts("poster")


def test_a_layouts_own_template_comes_before_a_campaigns_shared_one(own_layouts: Layouts) -> None:
    """What a campaign puts into its shared/ changes no layout that has a file of that name itself."""
    layouts = with_own(own_layouts, "layouts/shared/release.html")
    assert layouts.shown(layouts.templates("press")["release.html"]) == "layouts/press/release.html"
    assert "release" in layouts.parts("brands")


def test_a_layout_may_have_papers_of_its_own(own_layouts: Layouts) -> None:
    """A layout with sheets for papers is made for those and no others, on A4 unless it says otherwise."""
    with_papers(own_layouts, "paper-a5.css", "paper-letter.css")
    (own_layouts.folder / "brands" / "paper-letter.css").unlink()
    assert [own_layouts.papers(name) for name in ("press", "brands")] == [("a5", "letter"), ("a4", "a5")]
    assert [own_layouts.usual_paper(name) for name in ("press", "brands")] == ["a5", "a4"]


def test_a_layout_may_have_papers_of_its_own_in_one_theme(own_layouts: Layouts) -> None:
    """In a theme that it has sheets for papers of, a layout is made for those only; that sheet comes last of all."""
    with_papers(own_layouts, "paper-a5.css", "paper-a4-mono.css")
    assert own_layouts.papers("press") == ("a5",)
    mono = replace(own_layouts, theme="mono")
    assert mono.papers("press") == ("a4",)
    shared = ["layouts/shared/paper-a4.css", "layouts/shared/theme-mono.css"]
    assert [name for name, _ in mono.sheets("press", "a4")][-3:] == [*shared, "layouts/press/paper-a4-mono.css"]
    assert "layouts/press/paper-a4-mono.css" not in dict(own_layouts.sheets("press", "a4"))


@pytest.mark.parametrize(
    ("paper", "theme", "message", "hint"),
    [
        ("a4", "colour", "the layout press is not made for a4", "write --paper a5 or letter"),
        ("a5", "colour", None, None),
        (None, "mono", None, None),
        ("a5", "large-print", "the layout press is not made for a5 in large-print", "write --paper letter"),
        (None, "large-print", None, None),
    ],
)
def test_a_pack_on_a_paper_that_its_layout_is_not_made_for(
    paper: str | None, theme: str, message: str | None, hint: str | None, own_layouts: Layouts, problems: Problems
) -> None:
    """Told at the pack's `layout:`, with the papers that would do."""
    with_papers(own_layouts, "paper-a5.css", "paper-letter.css")
    check_papers([pack()], replace(own_layouts, theme=theme), paper, problems)
    where = "briefs/river/packs/press.yaml:2:5"
    assert found(problems) == ([("no-such-paper", where, message, hint)] if message else [])


@pytest.mark.parametrize("sheets", [("paper-a5.css", "theme-large-print.css"), ("paper-a4.css",)])
def test_a_pack_that_cannot_be_had_in_large_print(
    sheets: tuple[str, ...], own_layouts: Layouts, problems: Problems
) -> None:
    """A layout for A5 only, or for papers of its own without a sheet for large print, is to be left out."""
    (own_layouts.folder / "press" / "theme-large-print.css").unlink()
    with_papers(own_layouts, *sheets)
    made = pack().model_copy(update={"name": Text("leaflet", Place("x"))})
    check_papers([made], replace(own_layouts, theme="large-print"), None, problems)
    where, message = "briefs/river/packs/press.yaml:2:5", "the layout press is not made for large-print"
    assert found(problems) == [("no-such-theme", where, message, "leave leaflet out of what you build")]


@pytest.mark.parametrize(
    ("name", "message", "hint"),
    [
        ("layouts/press/paper-a44.css", "no build asks for this sheet", "did you mean paper-a4.css?"),
        ("layouts/press/paper-a4-momo.css", "no build asks for this sheet", "did you mean paper-a4-mono.css?"),
        ("layouts/shared/theme-momo.css", "no build asks for this sheet", "did you mean theme-mono.css?"),
        ("layouts/pres/x.css", "no pack uses this layout", "did you mean press?"),
        ("layouts/x.css", "this file is not read", "put it into layouts/shared/, or into that of a layout"),
    ],
)
def test_files_of_an_own_layout_that_nothing_reads(
    name: str, message: str, hint: str, own_layouts: Layouts, problems: Problems
) -> None:
    """A warning at the file or folder that was probably meant to apply."""
    layouts = with_own(own_layouts, name, "layouts/brands/brands.css", "layouts/press/theme-mono.css")
    check_packs([pack()], layouts, problems)
    where = "briefs/river/layouts/pres:1:1" if "pres/" in name else f"briefs/river/{name}:1:1"
    assert found(problems) == [("stray-file", where, message, hint)]


def test_check_looks_at_every_paper_and_theme(own_layouts: Layouts, problems: Problems) -> None:
    """The sheets of papers and themes that nobody has asked for, and the campaign's own, are looked at too."""
    spoilt = ("shared/paper-a5.css", "press/theme-mono.css", "shared/theme-large-print.css")
    for name in spoilt:
        (own_layouts.folder / name).write_text("p {", encoding="utf-8")
    layouts = with_own(own_layouts, "theme.css")
    (layouts.folder.parent / "river" / "theme.css").write_text(":root { --ink: #000 }}", encoding="utf-8")
    check_packs([pack()], layouts, problems)
    assert [str(each.place) for each in problems] == [
        "briefs/river/theme.css:1:22", *(f"layouts/{name}:1:3" for name in sorted(spoilt))
    ]  # fmt: skip


def test_the_layouts_own_template_comes_first(own_layouts: Layouts) -> None:
    """A template in the layout's folder stands for the shared one of the same name."""
    own = own_layouts.folder / "press" / "cover.html"
    own.write_text("mine", encoding="utf-8")
    assert own_layouts.templates("press")["cover.html"] == own
    assert own_layouts.templates("brands")["cover.html"].parent.name == "shared"


def test_a_pack_that_fits(layouts: Layouts, problems: Problems) -> None:
    """Every shipped layout is free of problems."""
    for name in layouts.names():
        whole = pack(name, layouts.parts(name)).model_copy(update={"internal": name == "delegation"})
        check_packs([whole], layouts, problems)
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


def test_a_template_says_that_it_is_internal(own_layouts: Layouts) -> None:
    """A part is internal when its template says so first; a layout, when all of its own templates do."""
    assert own_layouts.internal_parts("delegation") == {"talking-points", "whos-who", "meeting-report"}
    assert own_layouts.is_internal("delegation")
    (own_layouts.folder / "press" / "secret.html").write_text("{# internal #}", encoding="utf-8")
    assert own_layouts.internal_parts("press") == {"secret"}
    assert not own_layouts.is_internal("press")
