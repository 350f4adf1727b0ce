"""YAML -> placed plain values: the only door to yaml.

One file becomes dicts, lists and `Text`, each with its place. Nothing is constructed or guessed: a plain scalar
is the characters that were typed. The tree is built from parser events without recursion, within fixed caps, so
that no input can exhaust the machine (compare the YAML bombs of PyYAML issue #235).
"""

from __future__ import annotations

import contextlib
import re
from pathlib import Path
from typing import Any

import yaml

from briefpack.content.fields.places import PlacedList, PlacedMapping
from briefpack.content.fields.text import Text
from briefpack.content.files.file_text import FORBIDDEN, place_at, read_text, refuse_character, refuse_escape
from briefpack.content.files.syntax import QUOTE_IT, Syntax
from briefpack.problems import Place, Problems, Related

MAX_NODES = 50_000
MAX_DEPTH = 32
MAX_ALIASED = 1_000  # nodes that aliases may repeat
TOO_DEEP = f"this is nested deeper than {MAX_DEPTH} levels"

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml's parser is ten times as fast

ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|([\s\S]))")
PROSE = frozenset(
    (
        "text",
        "print",
        "short",
        "title",
        "heading",
        "headline",
        "added",
        "label",
        "qualifier",
        "attribution",
        "alt",
        "by",
    )
)
COMMENT = re.compile(r" +#")
PAST_UNICODE = re.compile(r"\\U(?!000|0010)[0-9A-Fa-f]{8}")
NAMED_ESCAPES = {"0": 0, "a": 7, "b": 8, "v": 11, "f": 12, "e": 27, "N": 0x85, "L": 0x2028, "P": 0x2029}


def read_yaml(path: Path, display: str, problems: Problems, key: str = "key") -> PlacedMapping | None:
    """The mapping that a YAML file holds, or None when it cannot be read as one (then `problems` says why).

    `key` is one that the file should begin with, for the hint to an author who left it out.
    """
    text = read_text(path, display, problems)
    return None if text is None else parse(text, display, problems, key)


def parse(text: str, display: str, problems: Problems, key: str = "key") -> PlacedMapping | None:
    """The mapping that a YAML text holds; see `read_yaml`."""
    before = problems.errors
    value = _value(text, display, problems)
    if problems.errors > before:
        return None
    if isinstance(value, PlacedMapping):
        return value
    what = "this file is empty" if value is None else "this file must hold keys, not a list or plain text"
    place = Place(display) if value is None else value.place
    problems.error("no-mapping", what, place, f"write keys and values: `{key}: …`")
    return None


def _value(text: str, display: str, problems: Problems) -> Any:
    builder = _Builder(display, text, problems)
    try:
        return builder.build()
    except yaml.MarkedYAMLError as error:
        if (
            "maximum nesting depth" in (error.problem or "") and error.problem_mark
        ):  # libyaml looks further ahead than our own cap
            _stop_earlier(text, error.problem_mark.index, display, problems)
            return None
        said = f"{error.context or ''} {error.problem or ''}"
        syntax = Syntax(text, display, said, _position(error.problem_mark), _position(error.context_mark))
        syntax.complain(builder.running_on, problems)
    except ValueError:  # only PyYAML's own parser, where libyaml is missing
        at = PAST_UNICODE.search(text)
        refuse_escape(place_at(text, at.start() if at else 0, display), problems)
    except _StoppedError:
        pass
    return None


def _stop_earlier(text: str, index: int, display: str, problems: Problems) -> None:
    """libyaml gives up at a thousand open brackets, before it tells of the first: read again, but not so far."""
    open_at = [match.start() for match in re.finditer(r"[\[{]", text[: index + 1])]
    before = problems.errors
    with contextlib.suppress(yaml.YAMLError, _StoppedError):
        _Builder(display, text[: open_at[-len(open_at) // 2]], problems).build()
    if problems.errors == before:
        problems.error("too-deep", TOO_DEEP, place_at(text, index, display), "flatten it")


def _position(mark: Any) -> tuple[int, int] | None:
    """Line and column, from 1, of one of PyYAML's marks."""
    return (mark.line + 1, mark.column + 1) if mark else None


class _StoppedError(Exception):
    """A cap was passed; nothing after it is worth reading."""


class _Builder:
    """Builds the tree of one file from parser events."""

    def __init__(self, display: str, text: str, problems: Problems) -> None:
        self.display, self.text, self.problems = display, text, problems
        self.stack: list[PlacedMapping | PlacedList] = []
        self.keys: list[Text | None] = []  # the key waiting for its value, for each open mapping
        self.anchors: dict[str, tuple[Any, int]] = {}
        self.open_anchors: list[tuple[str | None, int]] = []  # (anchor, nodes before it) for each open collection
        self.nodes = self.aliased = 0
        self.running_on: Place | None = None  # where the last quoted text begins that goes on for lines
        self.root: Any = None

    def build(self) -> Any:
        """The value of the whole file; None for an empty one."""
        documents = 0
        for event in yaml.parse(self.text, Loader=LOADER):
            if isinstance(event, yaml.ScalarEvent):
                self.scalar(event)
            elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
                self.open(event)
            elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                self.close()
            elif isinstance(event, yaml.AliasEvent):
                self.alias(event)
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    hint = "keep one document in a file: take `---` out"
                    self.stop("two-documents", "a second document starts here", self.place(event), hint)
        return self.root

    def place(self, event: Any) -> Place:
        return Place(self.display, event.start_mark.line + 1, event.start_mark.column + 1)

    def stop(self, code: str, message: str, place: Place, hint: str) -> None:
        self.problems.error(code, message, place, hint)
        raise _StoppedError

    def count(self, place: Place) -> None:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            message = f"this file holds more than {MAX_NODES:,} values"
            self.stop("too-large", message, place, "split it into several files")

    def refuse_tag(self, event: Any) -> None:
        if event.tag not in (None, "!"):
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            message, hint = f"the tag {tag} is not used here", "take it out; fields know their own types"
            self.problems.error("tag", message, self.place(event), hint)

    def scalar(self, event: Any) -> None:
        place = self.place(event)
        self.count(place)
        self.refuse_tag(event)
        if event.style == '"' and FORBIDDEN.search(event.value):  # from an escape: as typed they were refused before
            self.refuse_escape(event)
        if event.style in ("'", '"') and event.end_mark.line > event.start_mark.line:
            self.running_on = place
        if not event.style and self.is_prose() and COMMENT.match(self.text, event.end_mark.index):
            hint = "put it in quotation marks, or the comment on a line of its own"
            self.problems.warn("cut-by-comment", "this text ends before a #", place, hint)
        text = Text(event.value, place)
        if event.anchor:
            self.anchors[event.anchor] = text, 1
        self.add(text, place)

    def is_prose(self) -> bool:
        """Whether the value that comes next is one in which a # may be meant."""
        return bool(self.keys) and self.keys[-1] in PROSE

    def refuse_escape(self, event: Any) -> None:
        """Report each escape in a quoted text that stands for a character which may not."""
        start = event.start_mark.index
        for match in ESCAPE.finditer(self.text, start, event.end_mark.index):
            digits = match[1] or match[2] or match[3]
            character = chr(int(digits, 16) if digits else NAMED_ESCAPES.get(match[4], 32))
            if FORBIDDEN.match(character):
                refuse_character(character, place_at(self.text, match.start(), self.display), self.problems)

    def open(self, event: Any) -> None:
        place = self.place(event)
        self.count(place)
        self.refuse_tag(event)
        if len(self.stack) >= MAX_DEPTH:
            self.stop("too-deep", TOO_DEEP, place, "flatten it")
        value: PlacedMapping | PlacedList = (
            PlacedMapping(place) if isinstance(event, yaml.MappingStartEvent) else PlacedList(place)
        )
        self.add(value, place)
        self.stack.append(value)
        self.keys.append(None)
        self.open_anchors.append((event.anchor, self.nodes - 1))

    def close(self) -> None:
        value = self.stack.pop()
        self.keys.pop()
        anchor, before = self.open_anchors.pop()
        if anchor:
            self.anchors[anchor] = value, self.nodes - before

    def alias(self, event: Any) -> None:
        place = self.place(event)
        if event.anchor not in self.anchors:
            self.stop("bad-alias", f"*{event.anchor} names nothing before it", place, QUOTE_IT)
        value, size = self.anchors[event.anchor]
        self.aliased += size
        self.nodes += size  # what holds this alias is that much larger
        if self.aliased > MAX_ALIASED:
            message = f"aliases repeat more than {MAX_ALIASED:,} values"
            self.stop("too-many-aliases", message, place, "write the values out")
        self.add(value, place)

    def add(self, value: Any, place: Place) -> None:
        if not self.stack:
            self.root = value
        elif isinstance(parent := self.stack[-1], PlacedList):
            parent.append(value)
            parent.item_places.append(place)
        elif self.keys[-1] is None:
            self.keys[-1] = self.key(parent, value, place)
        else:
            key, self.keys[-1] = self.keys[-1], None
            parent[key] = value

    def key(self, parent: PlacedMapping, key: Any, place: Place) -> Text:
        if not isinstance(key, Text):
            hint = "put quotation marks around text that begins with [ or {"
            self.stop("bad-key", "a key must be a word", place, hint)
        if key == "<<":
            self.stop("merge-key", "merge keys are not used here", place, "write the fields out")
        if key in parent.key_places:
            first = Related(parent.key_places[key], "it stands here first")
            self.problems.error("duplicate-key", f"`{key}` stands here twice", place, "keep one of them", [first])
        else:
            parent.key_places[str(key)] = place
        return Text(str(key), place)
