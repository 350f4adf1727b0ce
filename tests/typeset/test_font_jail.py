"""No font of the system reaches a page, whatever the path or the environment."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from weasyprint.text import fonts as engines_fonts

import tests.typesetting  # noqa: F401  locks the fonts
from briefpack.problems import Problems
from briefpack.typeset.fetcher import PackFetcher
from briefpack.typeset.font_jail import FontsError, lock_fonts, require_usable_path, unusable_character
from briefpack.typeset.style import Style

ROOT = Path(__file__).resolve().parents[2]
ASK = """
import sys
from pathlib import Path
from briefpack.typeset.font_jail import FontsError, _fonts_of_the_system, lock_fonts, require_locked_fonts
assets, folder = map(Path, sys.argv[1:3])
lock_fonts(assets, folder)
from weasyprint.text.fonts import FontConfiguration
if len(sys.argv) > 3:
    (folder / "fonts.conf").write_text(sys.argv[3])
fonts = FontConfiguration()
try:
    require_locked_fonts(assets, fonts)
except FontsError as error:
    print(error)
else:
    print(sorted({str(Path(file).parent) for file in _fonts_of_the_system(fonts)}))
"""


def asked(folder: Path, *words: str) -> str:
    """What a process that has locked its fonts, and may have spoilt the lock, finds."""
    command = [sys.executable, "-c", ASK, str(ROOT / "assets"), str(folder), *words]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()


@pytest.mark.parametrize("name", ["plain", "a & b <c> \"d\" 'e'", " spaced ", "ភាសា", "]]>--"])
def test_fontconfig_lists_our_fonts_only(tmp_path: Path, name: str) -> None:
    """Whatever XML means by the characters of its path, the configuration holds assets/fonts and nothing else."""
    assert asked(tmp_path / name) == str([str(ROOT / "assets" / "fonts")])


@pytest.mark.parametrize("spoilt", ["<fontconfig>\x01</fontconfig>", "", "<fontconfig/>", "<fontconfig><dir>/"])
def test_a_configuration_that_was_not_taken_is_an_error(tmp_path: Path, spoilt: str) -> None:
    """Where fontconfig falls back on the system's fonts, or has none, the build ends."""
    assert asked(tmp_path, spoilt).startswith("fontconfig offers ")
    assert FontsError.exit_code == 4


@pytest.mark.parametrize("character", ["\0", "\x1b", "\n", "\r", "\t", "\x7f", "\x85", "\udcff", "\ufffe"])
def test_a_path_that_xml_cannot_hold_is_refused(character: str) -> None:
    """The project's own path is told with the character that is in the way."""
    with pytest.raises(FontsError, match=rf"U\+{ord(character):04X}"):
        require_usable_path(Path("a") / f"b{character}c")
    assert unusable_character(Path("a/ភាសា & <b>\u00a0")) == ""


def test_a_project_without_fonts_is_told(tmp_path: Path) -> None:
    """Without any font Pango would crash, so that is told before."""
    with pytest.raises(FontsError, match="holds no fonts"):
        lock_fonts(tmp_path, tmp_path)


def test_variables_that_change_pages_are_taken_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings of the caller for fontconfig, Pango, HarfBuzz and FreeType do not reach them."""
    monkeypatch.setenv("FONTCONFIG_FILE", "")  # what is set here is taken back
    for name in ("FONTCONFIG_SYSROOT", "FONTCONFIG_PATH", "FC_DEBUG", "HB_SHAPER_LIST", "PANGO_LANGUAGE"):
        monkeypatch.setenv(name, "other")
    monkeypatch.setenv("FREETYPE_PROPERTIES", "truetype:interpreter-version=35")
    lock_fonts(ROOT / "assets", tmp_path)
    prefixes = ("FC_", "FONTCONFIG_", "FREETYPE_", "HB_", "PANGO")
    assert [name for name in os.environ if name.startswith(prefixes)] == ["FONTCONFIG_FILE"]
    assert os.environ["FONTCONFIG_FILE"] == str(tmp_path / "fonts.conf")


FACE = "@font-face { font-family: New; src: url(pack:///assets/fonts/%s) }"


def test_our_fonts_that_are_not_taken_are_the_machines_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no memory is left for fonts that fontconfig knows, the build ends with 4 and blames no style sheet."""
    monkeypatch.setattr(engines_fonts, "fetch", _no_memory)
    with pytest.raises(FontsError, match=r"cannot take the font SourceSans3-Bold\.ttf: is there memory left\?") as told:
        Style([("a.css", FACE % "SourceSans3-Bold.ttf")], PackFetcher({}), Problems())
    assert told.value.hint == "check free memory"
    assert told.value.exit_code == 4


def test_a_font_that_is_not_there_is_the_sheets_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """A family with one wrong address stays an error of the sheet, whatever else of it was not taken."""
    monkeypatch.setattr(engines_fonts, "fetch", _no_memory)
    problems = Problems()
    css = FACE % "SourceSans3-Bold.ttf" + FACE % "SourceSans3-Blod.ttf"
    Style([("a.css", css)], PackFetcher({}), problems)
    assert {(problem.code, str(problem.place)) for problem in problems} == {("bad-css", "a.css:1:1")}


def _no_memory(*_args: object) -> None:
    raise MemoryError
