"""A file with faults -> the rest of it, so that it is cross-checked in the same run. What comes of it never prints."""

from __future__ import annotations

import copy
from collections.abc import Collection, Iterable
from typing import Any, TypeVar

from pydantic import ValidationError

from briefpack.content.campaign_file import CampaignFile, Chapter
from briefpack.content.complaints import Path, known_keys
from briefpack.content.fields.places import PlacedList, PlacedMapping
from briefpack.content.fields.text import Entry, Text
from briefpack.content.unread import words_in
from briefpack.problems import near_name

Model = TypeVar("Model", bound=Entry)

ROUNDS = 3  # a key that is put right may hold a wrong value
UNKNOWN = "?"  # stands for a value that a whole file needs; as a name it is never looked up
WITH_IDS = ("sentences", "claims", "chapters", "contacts", "asks", "references")
STAND_INS: dict[str, Any] = {
    **dict.fromkeys(("title", "organisation", "voice", "audience", "layout"), UNKNOWN),
    **dict.fromkeys(("as_of", "edition_date"), "2000-01-01"),
    "language": "en",
    "parts": [UNKNOWN],
}
ADDED = {"added": UNKNOWN, "claims": [UNKNOWN]}  # a pack's title


def mended(value: PlacedMapping, model: type[Model], error: ValidationError, lost: set[str]) -> Model | None:
    """The model of what is good in a file, None where that is too little; `lost` takes in the words left out."""
    tree: PlacedMapping = copy.deepcopy(value)
    for _ in range(ROUNDS):
        if not _mend(tree, model, error, lost):
            break
        try:
            return model.model_validate(tree, by_alias=True, by_name=False)
        except ValidationError as another:
            error = another
    return None


def stand_in(sections: Iterable[str]) -> CampaignFile:
    """What stands for a campaign.yaml that nothing is left of: one chapter with all sections, for no audience."""
    names = tuple(map(Text, sections))
    chapter = Chapter.model_construct(
        id=Text("unread"),
        heading=Text(UNKNOWN),
        audiences="none",
        reason=Text(UNKNOWN),
        introduction=None,
        sections=names,
    )
    return CampaignFile.model_construct(
        title=Text(UNKNOWN),
        organisation=Text(UNKNOWN),
        voice=Text(UNKNOWN),
        audiences={},
        chapters=(chapter,),
        claims=(),
        about_sources=None,
        boilerplate=None,
        contacts=(),
        spokespeople=(),
        pictures=(),
        protected_names=(),
    )


def _mend(tree: PlacedMapping, model: type[Entry], error: ValidationError, lost: set[str]) -> bool:
    """Call keys by their right names; leave out the items of lists, and the keys, that are at fault.

    False where an item is at fault of which not even its id is known: whatever names it would seem to be wrong.
    """
    details = [(detail["type"], tuple(detail["loc"])) for detail in error.errors(include_url=False)]
    meant = {path: _corrected(tree, model, path, lost) for kind, path in details if kind == "extra_forbidden"}
    corrected = {*meant.values(), *(path for path, right in meant.items() if right)}
    unfit: dict[int, tuple[PlacedList, set[int]]] = {}
    for kind, path in details:
        if path in corrected:
            continue
        around, item = _item(tree, path)
        if around is None and kind != "extra_forbidden":
            _leave_out(tree, model, path, lost)
        elif around is not None:
            unfit.setdefault(id(around), (around, set()))[1].add(item)
    for around, items in unfit.values():
        for item in sorted(items, reverse=True):
            left_out = around.pop(item)
            around.item_places.pop(item)
            lost.update(words_in(left_out))
            if any(around is tree.get(Text(key)) for key in WITH_IDS) and "id" not in _keys(left_out):
                return False
    return True


def _keys(value: Any) -> Collection[str]:
    return value.key_places if isinstance(value, PlacedMapping) else ()


def _corrected(tree: PlacedMapping, model: type[Entry], path: Path, lost: set[str]) -> Path | None:
    """Give the value of an unknown key to the one that was meant, and say which; else leave it out."""
    *around, key = path
    holder: Any = tree
    step: Any
    for step in around:
        holder = holder[step] if isinstance(holder, list) else holder.get(step, holder)
    value = holder.pop(key, None)  # None: an alias has led here before
    meant = near_name(str(key), known_keys(model, tuple(around)))
    if meant is None or meant in holder or value is None:
        lost.update(words_in(value))
        return None
    holder[Text(meant)] = value
    holder.key_places[meant] = holder.key_places[str(key)]
    return (*around, meant)


def _item(tree: PlacedMapping, path: Path) -> tuple[PlacedList | None, int]:
    """The outermost list that a path leads into, and which of its items."""
    value: Any = tree
    for step in path:
        if isinstance(value, PlacedList) and isinstance(step, int) and step < len(value):
            return value, step
        value = value.get(Text(str(step))) if isinstance(value, PlacedMapping) else None
    return None, 0


def _leave_out(tree: PlacedMapping, model: type[Entry], path: Path, lost: set[str]) -> None:
    """Leave out an entry of `audiences`, or a whole key; what a file cannot do without is stood in for."""
    key, holder = Text(str(path[0])), tree.get(Text(str(path[0])))
    if key == "audiences" and isinstance(holder, PlacedMapping) and len(path) > 1:
        lost.update([str(path[1]), *words_in(holder.pop(Text(str(path[1])), None))])
        return
    lost.update(words_in(tree.pop(key, None)))
    if key in STAND_INS and model.model_fields[key].is_required():
        lost.add(UNKNOWN)
        tree[key] = ADDED if key == "title" and "layout" in model.model_fields else STAND_INS[key]
