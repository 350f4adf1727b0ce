"""The layouts folder as a value, and what is said about a pack that asks for too much."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefpack.content.models import Added, Pack
from briefpack.content.text import Text
from briefpack.pages.checking import check_pack
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
        check_pack(pack(name, layouts.parts(name)), layouts, problems)
    assert found(problems) == []


def test_unknown_layout(layouts: Layouts, problems: Problems) -> None:
    """A misspelt layout is reported where it is written, with the likeliest one."""
    check_pack(pack("pres"), layouts, problems)
    where = "briefs/river/packs/press.yaml:2:5"
    assert found(problems) == [("unknown-layout", where, "there is no layout pres", "did you mean press?")]


def test_unknown_and_repeated_parts(layouts: Layouts, problems: Problems) -> None:
    """Each misspelt or repeated part is reported at its own line."""
    check_pack(pack(parts=("cover", "realease", "cover", "skeleton")), layouts, problems)
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
    check_pack(pack(), own_layouts, problems)
    assert [str(each.place) for each in problems] == [f"layouts/{name}:2:1"]
    assert "not UTF-8" in problems.found[0].message
