"""Plain values that know where they stand: what a YAML file becomes before a model gives it a meaning."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from briefpack.content.fields.text import NOWHERE, PLACE_KEY, Text
from briefpack.problems import Place


class PlacedMapping(dict[Text, Any]):
    """A mapping that knows where it begins and where each of its keys stands."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self[Text(PLACE_KEY)] = place
        self.place = place
        self.key_places: dict[str, Place] = {}

    def without(self, names: Collection[str]) -> PlacedMapping:
        """A copy that lacks the keys `names`."""
        copy = PlacedMapping(self.place)
        copy.update((key, value) for key, value in self.items() if key not in names)
        copy.key_places = self.key_places
        return copy


class PlacedList(list[Any]):
    """A list that knows where it begins and where each of its items stands."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self.item_places: list[Place] = []


@dataclass(frozen=True, slots=True)
class Found:
    """What a path of keys and indexes leads to: its key (of a list, that of the whole list), and both their places."""

    key: str
    value: Any
    key_place: Place
    value_place: Place


def find(value: Any, path: tuple[str | int, ...]) -> Found:
    """Follow a path of keys and indexes as far as it leads; steps that nothing was written for are passed over."""
    key, key_place = "", place_of(value)
    value_place = key_place
    for step in path:
        if isinstance(value, PlacedMapping) and step in value.key_places:
            key, key_place, value = str(step), value.key_places[str(step)], value[Text(str(step))]
            value_place = place_of(value)
        elif isinstance(value, PlacedList) and isinstance(step, int) and step < len(value):
            key_place = value_place = value.item_places[step]
            value = value[step]
    return Found(key, value, key_place, value_place)


def place_of(value: Any) -> Place:
    """Where a value begins."""
    place = getattr(value, "place", NOWHERE)
    return place if isinstance(place, Place) else NOWHERE
