"""`like:` in a pack: what it does not say itself it takes from another pack, key by key."""

from __future__ import annotations

from collections.abc import Mapping

from briefpack.content.fields.places import PlacedMapping
from briefpack.content.fields.text import Text, spelled
from briefpack.content.unread import Unread
from briefpack.problems import Problems

LIKE = Text("like")


def filled(
    packs: Mapping[str, PlacedMapping | None], unread: Unread, problems: Problems
) -> dict[str, PlacedMapping | None]:
    """Files of packs by name, each with the keys of the pack that it is like; None for what could not be read."""
    return {name: value and _filled(name, value, packs, unread, problems) for name, value in packs.items()}


def _filled(
    name: str, value: PlacedMapping, packs: Mapping[str, PlacedMapping | None], unread: Unread, problems: Problems
) -> PlacedMapping | None:
    like = value.get(LIKE)
    if not isinstance(like, Text):
        return value
    file = f"{like}.yaml"
    if file not in packs:
        if not unread.may_hold(file, (f"packs/{file}",)):
            hint = problems.near_miss(like, [each.removesuffix(".yaml") for each in packs]) or f"make packs/{file}"
            problems.error("unknown-pack", f"there is no pack {spelled(like)}", like.place, hint)
        return None
    other = packs[file]
    if other is None:
        return None
    if file == name or LIKE in other:
        hint = "name a pack that says all of its own"
        problems.error("like-of-like", f"{spelled(like)} is itself like another pack", like.place, hint)
        return None
    whole = value.without(())
    whole.key_places = {**other.key_places, **value.key_places}
    for key, entry in other.items():
        whole.setdefault(key, entry)
    return whole
