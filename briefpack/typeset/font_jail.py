"""No system font can slip in: fontconfig is shown an empty world before Pango asks it for one.

All fonts come by @font-face from assets/fonts. Imported before anything that loads Pango.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from weasyprint.text.fonts import FontConfiguration

OURS = "pack:///assets/fonts/"  # as style sheets name our folder of fonts

# An empty <dir> list; the cache lies in a folder of ours, so that no home folder is written to.
CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
</fontconfig>
"""

# Controls, halves of pairs (in Python, bytes that are no UTF-8) and two that are no characters: XML holds none of
# them as they are (https://www.w3.org/TR/xml/#charsets), and fontconfig reads paths from XML.
_UNUSABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

# Variables of the caller's by which fontconfig, Pango, HarfBuzz and FreeType make other pages.
_OF_FONT_LIBRARIES = ("FC_", "FONTCONFIG_", "FREETYPE_", "HB_", "PANGO")


class FontsError(Exception):
    """Fonts cannot be had from assets/fonts, and from there only (exit 4)."""

    exit_code = 4

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


def unusable_character(path: Path) -> str:
    """The first character of a path that fontconfig cannot be told, as U+001B; '' where there is none."""
    found = _UNUSABLE.search(str(path))
    return f"U+{ord(found.group()):04X}" if found else ""


def require_usable_path(path: Path) -> None:
    """Raises `FontsError` when the project lies where fontconfig cannot find its fonts."""
    if unusable := unusable_character(path):
        raise FontsError(f"the path of this project has a character that fonts are not found by: {unusable}", "move it")


def lock_fonts(assets: Path, folder: Path | None = None) -> None:
    """Let fontconfig see `assets`/fonts only. `folder` is a temporary folder that outlives the typesetting.

    Without any font Pango crashes the process, so the folder of fonts must hold one. Raises `FontsError`.
    """
    fonts = (assets / "fonts").resolve()
    if not any(fonts.glob("*.ttf")):
        raise FontsError("assets/fonts holds no fonts", "restore assets/fonts from the project")
    folder = folder or Path(tempfile.mkdtemp(prefix="briefpack-"))
    folder.mkdir(parents=True, exist_ok=True)
    for path in (fonts, folder):
        require_usable_path(path)
    path = folder / "fonts.conf"
    path.write_text(
        CONFIGURATION.format(fonts=_escaped(fonts), cache=_escaped(folder / "font-cache")), encoding="utf-8"
    )
    for name in [name for name in os.environ if name.startswith(_OF_FONT_LIBRARIES)]:
        del os.environ[name]
    os.environ["FONTCONFIG_FILE"] = str(path)


def require_locked_fonts(assets: Path, fonts: FontConfiguration) -> None:
    """Raises `FontsError` unless the engine's `fonts` began with those of `assets`/fonts and no other.

    fontconfig reads its configuration anew for each pack; where it cannot, it takes the system's fonts instead.
    """
    ours = (assets / "fonts").resolve()
    listed = [Path(file) for file in _fonts_of_the_system(fonts)]
    strangers = [file for file in listed if not file.is_relative_to(ours)]
    if strangers or not listed:
        message = f"fontconfig offers {strangers[0].name if strangers else 'no font'}, and not assets/fonts alone"
        raise FontsError(message, "no page is made with fonts of this system; look for a message of fontconfig above")


def require_room_for_fonts(addresses: Sequence[str], fonts: FontConfiguration) -> None:
    """Raises `FontsError` when all the fonts at `addresses`, some of which were not taken, are known to fontconfig.

    It has read them as it began, so nothing is wrong with them or with the sheet that names them: no memory is left.
    """
    listed = {OURS + Path(file).name for file in _fonts_of_the_system(fonts)}
    if addresses and listed.issuperset(addresses):
        name = addresses[0].removeprefix(OURS)
        raise FontsError(f"fontconfig cannot take the font {name}: is there memory left?", "check free memory")


def _fonts_of_the_system(fonts: FontConfiguration) -> list[str]:
    """The files of the fonts that were there before any style sheet brought its own."""
    from weasyprint.text.ffi import ffi, fontconfig

    listed = fontconfig.FcConfigGetFonts(fonts._config, fontconfig.FcSetSystem)
    name = ffi.new("FcChar8 **")
    files = []
    for index in range(listed.nfont):
        if fontconfig.FcPatternGetString(listed.fonts[index], b"file", 0, name) == fontconfig.FcResultMatch:
            files.append(os.fsdecode(ffi.string(name[0])))
    return files


def _escaped(path: Path) -> str:
    return str(path).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
