"""A campaign folder -> `Campaign`: every file read, typed and cross-checked, all problems at once."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from pydantic import ValidationError

from briefpack.content.answers import AnswersFile
from briefpack.content.campaign import Campaign
from briefpack.content.campaign_file import AsksFile, CampaignFile, TimelineFile
from briefpack.content.checks.pack_names import leads_into
from briefpack.content.checks.references import check
from briefpack.content.complaints import complain, known_keys
from briefpack.content.csl import SourcesFile
from briefpack.content.fields.places import PlacedMapping
from briefpack.content.fields.text import Entry, Text
from briefpack.content.files.folder import check_root, yaml_files
from briefpack.content.files.reader import read_yaml
from briefpack.content.likeness import filled
from briefpack.content.mending import mended, stand_in
from briefpack.content.models import Section
from briefpack.content.packs import Pack
from briefpack.content.unread import Unread
from briefpack.content.withdrawn import WITHDRAWN, WithdrawnFile
from briefpack.problems import Place, Problems

Model = TypeVar("Model", bound=Entry)


def load(folder: Path, display: str, problems: Problems) -> Campaign | None:
    """Read a campaign folder; None when anything in it is wrong, and then `problems` says all of it.

    `display` is how messages call the folder: briefs/NAME.
    """
    before = problems.errors
    campaign = read(folder, display, problems)
    return campaign if problems.errors == before else None


def read(folder: Path, display: str, problems: Problems) -> Campaign:
    """Whatever of a campaign can be read, cross-checked. Where there is an error it may lack things: never print it."""
    files = _Files(folder, display, problems)
    file = files.one("campaign.yaml", CampaignFile)
    sections, packs = files.many("sections", Section), files.many("packs", Pack)
    sources = files.one("sources.yaml", SourcesFile)
    asks, timeline = files.one("asks.yaml", AsksFile), files.one("timeline.yaml", TimelineFile)
    answers = files.if_there("answers.yaml", AnswersFile)
    withdrawn = files.one(WITHDRAWN, WithdrawnFile) if os.path.lexists(folder / WITHDRAWN) else None
    check_root(folder, display, problems)
    references = sources.references if sources else ()
    campaign = Campaign(
        file=file or stand_in(sections),
        sections=sections,
        sources={str(source.id): source for source in references},
        asks=asks.asks if asks else (),
        timeline=timeline.events if timeline else (),
        packs=packs,
        answers=answers.answers if answers else (),
        withdrawn=withdrawn.withdrawn if withdrawn else (),
    )
    if not packs and not any(name.startswith("packs/") for name in files.unread.files):
        problems.error(
            "no-pack", "this campaign has no pack", Place(f"{display}/campaign.yaml"), "make packs/NAME.yaml"
        )
    check(campaign, folder, references, files.unread, problems)
    return campaign


class _Files:
    """The YAML files of one folder, read into models. `unread` holds what could not be."""

    def __init__(self, folder: Path, display: str, problems: Problems) -> None:
        self.folder, self.display, self.problems = folder.resolve(), display, problems
        self.unread = Unread()

    def one(self, name: str, model: type[Model]) -> Model | None:
        """The model that a file holds, or what is left of it without its faults; None where that is nothing."""
        return self._model(name, self._value(name, next(iter(known_keys(model, ())))), model)

    def if_there(self, name: str, model: type[Model]) -> Model | None:
        """The same of a file that a campaign may do without."""
        return self.one(name, model) if os.path.lexists(self.folder / name) else None

    def _model(self, name: str, value: PlacedMapping | None, model: type[Model]) -> Model | None:
        if value is not None:
            try:
                return model.model_validate(value, by_alias=True, by_name=False)  # an author types YAML's own names
            except ValidationError as error:
                complain(error, value, model, self.problems)
                if rest := mended(value, model, error, self.unread.words):
                    return rest
        self.unread.files.add(name)
        return None

    def _value(self, name: str, key: str) -> PlacedMapping | None:
        path, display = self.folder / name, f"{self.display}/{name}"
        if leads_into(self.folder, path):
            return read_yaml(path, display, self.problems, key)
        message = f"{name} leads out of the campaign's folder"
        self.problems.error("outside-folder", message, Place(display), "put the file itself here")
        return None

    def many(self, subfolder: str, model: type[Model]) -> Mapping[str, Model]:
        """Every *.yaml of a folder by its name without the ending, which is its id."""
        found: dict[str, Model] = {}
        attribute = "name" if model is Pack else "id"
        files = self.listed(subfolder)
        values = {file: self._value(f"{subfolder}/{file}", next(iter(known_keys(model, ())))) for file in files}
        if model is Pack:
            values = filled(values, self.unread, self.problems)
        for file, value in values.items():
            if read := self._model(f"{subfolder}/{file}", value, model):
                stem = file.removesuffix(".yaml")
                name = Text(stem, Place(f"{self.display}/{subfolder}/{file}"))
                found[stem] = read.model_copy(update={attribute: name})
        return MappingProxyType(found)

    def listed(self, subfolder: str) -> list[str]:
        """The names in a folder that are read; whatever else lies there is told."""
        folder = yaml_files(self.folder, subfolder, self.display, self.problems)
        self.unread.files.update(f"{subfolder}/{name}" for name in folder.unread)
        return folder.read
