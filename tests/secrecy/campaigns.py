"""Campaigns of which only the withheld differs, written to folders and read back."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from briefpack.content.campaign import Campaign
from briefpack.content.loading import load
from briefpack.problems import Problems
from tests.secrecy.as_yaml import written
from tests.secrecy.seen import Seen, seen
from tests.secrecy.withheld import KINDS, Sown, woven

FORM = "form"  # a kind that all campaigns have: how the files are written, which no reader sees
VERBS = ("add", "remove", "change", "reorder")
Change = tuple[str, str]  # kind and verb


@dataclass(frozen=True, slots=True)
class Version:
    """One campaign: what is seen of it, what is withheld, and how its files are written (None: plainly)."""

    seen: Seen
    sown: dict[str, Sown]
    form: int | None = None

    def files(self) -> dict[str, bytes]:
        """Its files by their names."""
        trees, extra = woven(self.seen, self.sown)
        form = None if self.form is None else random.Random(self.form)
        return {**{name: written(tree, form).encode() for name, tree in trees.items()}, **extra}

    def write(self, folder: Path) -> Path:
        """Write its files into `folder`, in the place of whatever lies there."""
        shutil.rmtree(folder, ignore_errors=True)
        for name, content in self.files().items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        return folder

    def changed(self, kind: str, verb: str, number: int) -> Version:
        """The campaign with another something withheld."""
        if kind == FORM:
            return replace(self, form=number)
        now = self.sown[kind]
        then = {
            "add": Sown(number),
            "remove": Sown(None),
            "change": Sown(number, now.order),
            "reorder": Sown(now.words, number),
        }[verb]
        return replace(self, sown={**self.sown, kind: then})

    def changes(self) -> Iterator[Change]:
        """All that can be changed of what is withheld here: it may be that a change finds nothing to change."""
        yield FORM, "change"
        for kind, sown in self.sown.items():
            yield from ((kind, verb) for verb in VERBS if (verb == "add") == (sown.words is None))


def first_version(seed: int) -> Version:
    """The campaign of a seed: of most kinds of what can be withheld it has some."""
    chance = random.Random(f"sown {seed}")
    sown = {kind: Sown(0 if chance.random() < 0.7 else None) for kind in KINDS}
    return Version(seen(seed), sown, form=seed)


def other_version(version: Version, seed: int) -> tuple[Version, Counter[Change]]:
    """The same with many changes at once, and which they are."""
    chance = random.Random(f"other {seed}")
    changes = list(version.changes())
    made, files = Counter[Change](), version.files()
    for kind, verb in [(FORM, "change"), *chance.sample(changes[1:], chance.randint(5, len(changes) - 1))]:
        version = version.changed(kind, verb, chance.randrange(1, 10**6))
        before, files = files, version.files()
        made[kind, verb] += files != before
    return version, made


def bare(version: Version) -> tuple[Version, Counter[Change]]:
    """The same without anything withheld, plainly written: what was taken away."""
    there, files = [(kind, "remove") for kind, sown in version.sown.items() if sown.words is not None], version.files()
    taken = Counter(change for change in there if version.changed(*change, 0).files() != files)
    return replace(version, sown=dict.fromkeys(version.sown, Sown(None)), form=None), taken


def read(version: Version, folder: Path) -> Campaign:
    """The campaign, written and read; it has no fault."""
    problems = Problems()
    campaign = load(version.write(folder), "made", problems)
    assert campaign is not None, [str(problem) for problem in problems]
    return campaign
