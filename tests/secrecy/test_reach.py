"""Nothing that a template can get hold of, however deep, holds what is withheld; nor does the finished PDF."""

from __future__ import annotations

import functools
import io
import types
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jinja2
import pytest
from pypdf import PdfReader
from pypdf.generic import StreamObject

from briefpack.content.campaign import Campaign
from briefpack.content.campaign_file import CampaignFile, Chapter
from briefpack.content.fields.text import Text
from briefpack.content.models import Ask, Claim, Section, Sentence
from briefpack.content.packs import Pack
from briefpack.content.viewing import view_for
from briefpack.pages.rendering import render
from briefpack.problems import Place, Problems
from tests.layouts.test_generated import DAY
from tests.random_campaigns import AUDIENCE
from tests.secrecy.campaigns import Version, first_version, read
from tests.secrecy.sameness import PACK, pdf, recipe
from tests.secrecy.withheld import KINDS, MARK, Sown

NEVER = (Campaign, CampaignFile, Chapter, Section, Sentence, Claim, Ask, Pack)  # whole things, seen or not
LEAVES = (str, bytes, int, float, type, types.ModuleType, types.CodeType, types.BuiltinFunctionType)
SEEDS = range(6)


def reached(*begin: Any) -> Iterator[Any]:
    """Every value that can be come by from some values: in fields, in lists, in what functions keep."""
    waiting, known = list(begin), dict[int, Any]()
    while waiting:
        value = waiting.pop()
        if id(value) in known:
            continue
        known[id(value)] = value  # kept, so that no other gets its id
        yield value
        if not isinstance(value, LEAVES):
            waiting.extend(_within(value))
        elif isinstance(value, Text):
            waiting.append(value.place)


def _within(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        yield from (*value.keys(), *value.values())
    elif isinstance(value, list | tuple | set | frozenset):
        yield from value
    elif isinstance(value, types.MethodType):
        yield from (value.__self__, value.__func__)
    elif isinstance(value, functools.partial):
        yield from (value.func, value.args, value.keywords)
    elif isinstance(value, types.FunctionType):
        cells = [cell.cell_contents for cell in value.__closure__ or ()]
        yield from (*cells, value.__defaults__, value.__kwdefaults__, value.__dict__)
    else:
        yield getattr(value, "__dict__", None)
        for kind in type(value).__mro__:
            slots = vars(kind).get("__slots__", ())
            names = (slots,) if isinstance(slots, str) else slots
            yield from (getattr(value, name) for name in names if not name.startswith("__") and hasattr(value, name))


def whole(seed: int) -> Version:
    """A campaign in which something of every kind is withheld."""
    version = first_version(seed)
    return Version(version.seen, dict.fromkeys(KINDS, Sown(seed)), form=seed)


@pytest.fixture
def handed(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What every template was rendered with, and the environment in which it was."""
    found, right = list[Any](), jinja2.Template.render

    def kept(template: jinja2.Template, *given: Any, **named: Any) -> str:
        environment = template.environment
        found.extend([given, named, template.globals, environment.globals, environment.filters, environment.tests])
        return right(template, *given, **named)

    monkeypatch.setattr(jinja2.Template, "render", kept)
    return found


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_withheld_can_be_reached(seed: int, handed: list[Any], tmp_path: Path) -> None:
    """The view, and all that templates are handed, holds no withheld string and no whole thing of the campaign."""
    version = whole(seed)
    campaign = read(version, tmp_path)
    assert sum(MARK in each for each in reached(campaign) if isinstance(each, str)) > 30
    view = view_for(campaign, campaign.packs[PACK], DAY)
    render(view, recipe(campaign, tmp_path, version).layouts, Problems(), drawn=False)
    assert any(isinstance(each, dict) and each.get("view") is view for each in handed)
    held = list(reached(view, handed))
    assert [each for each in held if isinstance(each, str) and MARK in each] == []
    assert [type(each) for each in held if isinstance(each, NEVER)] == []
    words = {str(each) for each in held if isinstance(each, str)}
    assert {str(view.title.added), AUDIENCE} <= words


def test_what_a_function_keeps_is_reached() -> None:
    """The walk finds what hides in a closure, a default, a bound method, a slot, a partial and a place."""

    class Slotted:
        __slots__ = ("held",)

        def __init__(self, held: object) -> None:
            self.held = held

        def method(self) -> None: ...

    def closed(kept: str) -> Callable[..., object]:
        return lambda given=f"{MARK} default": (kept, given)

    hidden = [closed(f"{MARK} cell"), Slotted([f"{MARK} slot"]).method, functools.partial(print, f"{MARK} partial")]
    found = {each for each in reached(hidden, Text("seen", Place(f"{MARK} place"))) if isinstance(each, str)}
    assert {f"{MARK} {each}" for each in ("cell", "default", "slot", "partial", "place")} <= found


@pytest.mark.parametrize("seed", SEEDS)
def test_the_file_holds_no_place_and_nothing_withheld(seed: int, tmp_path: Path) -> None:
    """No part of a finished PDF, in whatever encoding, names a file of the campaign or a word that is withheld."""
    version = whole(seed)
    content, _ = pdf(recipe(read(version, tmp_path), tmp_path, version))
    reader = PdfReader(io.BytesIO(content))
    streams = [each.get_data() for each in _objects(reader) if isinstance(each, StreamObject)]
    texts = [str(each) for each in _objects(reader)]
    whole_file = b"\n".join([content, *streams, *(text.encode() for text in texts)])
    assert len(streams) > 3
    for words in ("data-place", ".yaml", ".html", "made/", str(tmp_path), MARK):
        for encoding in ("utf-8", "utf-16-be"):
            assert words.encode(encoding) not in whole_file, words


def _objects(reader: PdfReader) -> list[Any]:
    return [each.get_object() for each in (reader.get_object(n) for n in range(1, reader.trailer["/Size"])) if each]
