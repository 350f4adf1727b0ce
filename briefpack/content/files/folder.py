"""What lies in a campaign's folder: the files that are read, and those that an author may think are."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path

from briefpack.problems import Place, Problems, near_miss

FILES = ("campaign.yaml", "sources.yaml", "asks.yaml", "timeline.yaml", "answers.yaml")
WRITTEN = "withdrawn.yaml"  # by a command, which no author need hear of
OWN_THEME = "theme.css"  # a campaign's own colours and faces, which pages/layouts reads
EDITORS = re.compile(r"\..*|.*~|#.*#|.*\.(?:swp|swo|bak|orig|tmp)|Thumbs\.db|desktop\.ini", re.IGNORECASE)


@dataclass(slots=True)
class YamlFiles:
    """Names in one folder: those to read, and those that stand for files which will not be read."""

    read: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)


def yaml_files(campaign: Path, subfolder: str, display: str, problems: Problems) -> YamlFiles:
    """The *.yaml files of sections/ or packs/. Anything else there is told, but what editors and systems leave."""
    files = YamlFiles()
    try:
        names = sorted(os.listdir(campaign / subfolder))
    except FileNotFoundError:
        return files
    except OSError as error:
        reason = (error.strerror or "unknown").lower()
        message, hint = f"this folder cannot be read: {reason}", f"let yourself read and open the folder {subfolder}"
        problems.error("unreadable-file", message, Place(f"{display}/{subfolder}"), hint)
        files.unread.append("")
        return files
    for name in names:
        stem, ending = os.path.splitext(name)
        place = Place(f"{display}/{subfolder}/{name}")
        if EDITORS.fullmatch(name):
            continue
        if ending == ".yaml":
            files.read.append(name)
        elif ending.lower() in (".yml", ".yaml"):
            message, hint = "this file is not read: its name must end in .yaml", f"call it {stem}.yaml"
            problems.error("wrong-ending", message, place, hint)
            files.unread.append(f"{stem}.yaml")
        elif (campaign / subfolder / name).is_dir():
            hint = f"put its files into {subfolder}/ itself, or take it out"
            problems.warn("stray-file", "this folder is not read", place, hint)
        else:
            hint = f"call it {stem}.yaml if it belongs here, or take it out"
            problems.warn("stray-file", "this file is not read", place, hint)
    return files


def check_root(campaign: Path, display: str, problems: Problems) -> None:
    """Tell the files beside campaign.yaml that look as if they were read, and are not: ask.yaml, sources.json."""
    for name in sorted(os.listdir(campaign)):
        if name.lower().endswith(".css") and name != OWN_THEME and not EDITORS.fullmatch(name):
            hint = f"call it {OWN_THEME}, or put it into layouts/shared/"
            problems.warn("stray-file", "this style sheet is not read", Place(f"{display}/{name}"), hint)
        if (
            name not in (*FILES, WRITTEN)
            and name.lower().endswith((".yaml", ".yml", ".json"))
            and not EDITORS.fullmatch(name)
        ):
            hint = near_miss(name, FILES)
            problems.warn("stray-file", "this file is not read", Place(f"{display}/{name}"), hint)
