"""Where briefs, layouts, assets and output live, and which campaign is meant."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from briefpack.problems import near_miss


class WrongCommandError(Exception):
    """What was typed cannot be done (exit 2). `hint` is the next thing to type."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


def output_folder(typed: str) -> Path:
    """The folder after --out; raises `WrongCommandError` for an empty word, as of a variable that is not set."""
    if not typed.strip():
        raise WrongCommandError("--out names no folder", "write --out DIR, or --out . for the current one")
    return Path(typed)


@dataclass(frozen=True, slots=True)
class CampaignFolder:
    """A campaign on disk: its folder, its name, and how its files are called in messages."""

    path: Path
    name: str
    display: str


@dataclass(frozen=True, slots=True)
class Project:
    """The folder that holds make_briefs.py and everything beside it."""

    root: Path

    @property
    def briefs(self) -> Path:
        return self.root / "briefs"

    @property
    def layouts(self) -> Path:
        return self.root / "layouts"

    @property
    def assets(self) -> Path:
        return self.root / "assets"

    @property
    def problem_docs(self) -> Path:
        return self.root / "docs" / "problems"

    def output(self, campaign: CampaignFolder) -> Path:
        return self.root / "out" / campaign.name

    def editions(self, typed: str | None, *, read: bool = False) -> Path:
        """The folder after --editions, or the usual one; each campaign has a folder in it.

        Raises `WrongCommandError` for an empty word, and where editions are to be `read`, for what is no folder.
        """
        if typed is not None and not typed.strip():
            raise WrongCommandError("--editions names no folder", "write --editions DIR, or --editions . for this one")
        if typed is not None and read and not Path(typed).is_dir():
            raise WrongCommandError(f"there is no folder {typed}", "name the folder of the editions: --editions DIR")
        return self.root / "editions" if typed is None else Path(typed)

    def campaigns(self) -> list[str]:
        """Names of the campaigns in briefs/: folders that hold a campaign.yaml."""
        return sorted(path.parent.name for path in self.briefs.glob("*/campaign.yaml"))

    def campaign(self, wanted: str | None) -> CampaignFolder:
        """The campaign called `wanted` (a name in briefs/ or a folder); without a name, the only one there is.

        Raises `WrongCommandError` when there is none, or more than one to choose from.
        """
        names = self.campaigns()
        if wanted is None:
            return self._only(names)
        if wanted in names:
            return self._folder(self.briefs / wanted)
        folder = Path(wanted)
        if (folder / "campaign.yaml").is_file():
            return self._folder(folder)
        if folder.is_file():
            raise WrongCommandError(f"{wanted} is a file", f"name the folder that holds it: {folder.parent}")
        if wanted and folder.is_dir():
            raise WrongCommandError(f"{wanted} holds no campaign.yaml", "name the folder that holds it")
        raise WrongCommandError(f"there is no campaign {wanted!r}", near_miss(wanted, names))

    def pdf(self, typed: str, campaign: str | None) -> Path:
        """The PDF that was typed: a file, or a pack in the folder that packs are built into.

        Raises `WrongCommandError` where there is neither.
        """
        if Path(typed).exists() or Path(typed).suffix:
            return Path(typed)
        folder = self.output(self.campaign(campaign))
        built = sorted(path.stem for path in folder.glob("*.pdf"))
        if typed not in built:
            hint = near_miss(typed, built) or "type ./run build first, or name a PDF file"
            raise WrongCommandError(f"there is no pack {typed!r} in {folder.name}", hint)
        return folder / f"{typed}.pdf"

    def _only(self, names: list[str]) -> CampaignFolder:
        if not names:
            raise WrongCommandError(
                "briefs/ holds no campaign", "make briefs/NAME/campaign.yaml, or name a folder with --campaign"
            )
        if len(names) > 1:
            raise WrongCommandError(
                "briefs/ holds more than one campaign",
                f"say which: --campaign {names[0]} (there are {', '.join(names)})",
            )
        return self._folder(self.briefs / names[0])

    def _folder(self, folder: Path) -> CampaignFolder:
        path = folder.resolve()
        if path.is_relative_to(self.root):
            display = path.relative_to(self.root).as_posix()
        else:  # a relative path that begins with a dot is seen from the current folder, no other is
            display = (
                folder.as_posix() if folder.is_absolute() or ".." in folder.parts[:1] else f"./{folder.as_posix()}"
            )
        return CampaignFolder(path, path.name, display)
