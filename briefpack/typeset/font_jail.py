"""No system font can slip in: fontconfig is shown an empty world before Pango asks it for one.

All fonts come by @font-face from assets/fonts. Imported before anything that loads Pango.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

# An empty <dir> list; the cache lies in a folder of ours, so that no home folder is written to.
CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
</fontconfig>
"""


def lock_fonts(assets: Path, folder: Path | None = None) -> None:
    """Let fontconfig see `assets`/fonts only. `folder` is a temporary folder that outlives the typesetting.

    Without any font Pango crashes the process, so the folder of fonts must hold one.
    """
    fonts = assets / "fonts"
    if not any(fonts.glob("*.ttf")):
        raise MissingFontsError
    folder = folder or Path(tempfile.mkdtemp(prefix="briefpack-"))
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "fonts.conf"
    path.write_text(
        CONFIGURATION.format(fonts=_escaped(fonts.resolve()), cache=_escaped(folder / "font-cache")), encoding="utf-8"
    )
    os.environ["FONTCONFIG_FILE"] = str(path)
    os.environ.pop("FONTCONFIG_PATH", None)


def _escaped(path: Path) -> str:
    return str(path).replace("&", "&amp;").replace("<", "&lt;")


class MissingFontsError(Exception):
    """assets/fonts holds no font (exit 4)."""

    exit_code = 4
    hint = "restore assets/fonts from the project"

    def __init__(self) -> None:
        super().__init__("assets/fonts holds no fonts")
