"""Templates are compiled once, and what was kept is used only where it is what would be made anew."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from jinja2.bccache import bc_magic

from briefpack.pages import compiling
from briefpack.pages.environment import LayoutEnvironment, make_environment
from briefpack.pages.layouts import Layouts
from briefpack.project import CampaignFolder


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The templates that Jinja compiles from now on, by name."""
    names: list[str] = []
    generate = LayoutEnvironment._generate

    def counted(self: Any, source: Any, name: str, filename: str, **further: Any) -> Any:
        names.append(name)
        return generate(self, source, name, filename, **further)

    monkeypatch.setattr(LayoutEnvironment, "_generate", counted)
    return names


def page(folder: Path, *, words: str = "one") -> str:
    """What a process that has compiled nothing makes of a layout's only template."""
    compiling.compiled_templates.cache_clear()
    (folder / "layouts" / "plain").mkdir(parents=True, exist_ok=True)
    (folder / "layouts" / "plain" / "page.html").write_text(f"{words} {{{{ name }}}}", encoding="utf-8")
    environment = make_environment(Layouts(folder / "layouts"), "plain", {}, {"name": "x"})
    return environment.get_template("page.html").render()


def kept(folder: Path) -> list[Path]:
    """The files in which code is kept."""
    return sorted((folder / ".cache").iterdir())


def test_a_template_is_compiled_once(tmp_path: Path, compiled: list[str]) -> None:
    """A later process takes the code that an earlier one kept."""
    assert [page(tmp_path), page(tmp_path)] == ["one x", "one x"]
    assert compiled == ["page.html"]
    assert len(kept(tmp_path)) == 1


def test_a_changed_template_is_compiled_anew(tmp_path: Path, compiled: list[str]) -> None:
    """Its code takes the place of the old."""
    assert [page(tmp_path), page(tmp_path, words="two")] == ["one x", "two x"]
    assert compiled == ["page.html"] * 2
    assert len(kept(tmp_path)) == 1


def test_two_campaigns_may_have_templates_of_one_name(tmp_path: Path, compiled: list[str]) -> None:
    """Code that is kept for one campaign's own template is not that of another's, nor of the shipped one."""
    page(tmp_path)
    for name in ("mill", "river", "mill"):
        folder = tmp_path / name
        (folder / "layouts" / "plain").mkdir(parents=True, exist_ok=True)
        (folder / "layouts" / "plain" / "page.html").write_text(f"{name} {{{{ name }}}}", encoding="utf-8")
        layouts = Layouts(tmp_path / "layouts", CampaignFolder(folder, name, f"briefs/{name}"))
        environment = make_environment(layouts, "plain", {}, {"name": "x"})
        assert environment.get_template("page.html").render() == f"{name} x"
    assert compiled == ["page.html"] * 3
    assert page(tmp_path) == "one x"


def test_code_of_another_compiler_is_not_used(
    tmp_path: Path, compiled: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the tool changes how it compiles, every template is compiled anew."""
    page(tmp_path)
    monkeypatch.setattr(compiling, "_compiler", lambda: "another")
    assert page(tmp_path) == "one x"
    assert compiled == ["page.html"] * 2


@pytest.mark.parametrize("content", [b"", b"not code", bc_magic, bc_magic + b"not code"])
def test_damaged_code_is_not_used(content: bytes, tmp_path: Path, compiled: list[str]) -> None:
    """A file that was cut off or overwritten costs a compilation and nothing else."""
    page(tmp_path)
    kept(tmp_path)[0].write_bytes(content)
    assert page(tmp_path) == "one x"
    assert compiled == ["page.html"] * 2


def test_a_folder_that_cannot_be_written_to(tmp_path: Path, compiled: list[str]) -> None:
    """Where nothing can be kept, templates print as ever."""
    (tmp_path / ".cache").write_text("in the way", encoding="utf-8")
    assert [page(tmp_path), page(tmp_path)] == ["one x", "one x"]
    assert compiled == ["page.html"] * 2


def test_all_of_the_sandbox_counts(tmp_path: Path) -> None:
    """Whatever changes in the room of the sandbox, code that was made before the change is not used."""
    for name in ("environment.py", "template_tools.py"):
        before = compiling._digest(tmp_path)
        (tmp_path / name).write_text("CHANGED = True\n", encoding="utf-8")
        assert compiling._digest(tmp_path) != before
    assert compiling._compiler() == compiling._digest(Path(compiling.__file__).parent)
