"""YAML -> placed plain values: the only door to yaml.

One file becomes dicts, lists and `Text`, each with its place. Nothing is constructed or guessed: a plain scalar
is the characters that were typed. The tree is built from parser events without recursion, within fixed caps, so
that no input can exhaust the machine (compare the YAML bombs of PyYAML issue #235).
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from briefpack.content.text import PLACE_KEY, Text
from briefpack.problems import Place, Problems, Related

MAX_BYTES = 2_000_000
MAX_NODES = 50_000
MAX_DEPTH = 32
MAX_ALIASED = 1_000  # nodes that aliases may repeat

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml's parser is ten times as fast

# C0 and C1 controls but tab, line feed, carriage return; line and paragraph separators (they break line layout);
# bidi embeddings, overrides and isolates (Unicode TR 36, 'Trojan source'); surrogates; noncharacters.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


class PlacedMapping(dict[str, Any]):
    """A mapping that knows where each of its keys stands."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self[PLACE_KEY] = place
        self.key_places: dict[str, Place] = {}


class PlacedList(list[Any]):
    """A list that knows where each of its items stands."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self.item_places: list[Place] = []


def read_text(path: Path, display: str, problems: Problems) -> str | None:
    """The text of a regular UTF-8 file, or None with a problem that says what is in the way."""
    content = _read_bytes(path, Place(display), problems)
    if content is None:
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        start_of_line = content.rfind(b"\n", 0, error.start) + 1
        column = len(content[start_of_line : error.start].decode("utf-8", "replace")) + 1
        problems.error(
            "wrong-encoding",
            f"this file is {_encoding_of(content)}, not UTF-8",
            Place(display, line, column),
            "save it again as UTF-8",
        )
        return None


def _encoding_of(content: bytes) -> str:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in content[:4]:
        return "UTF-16"
    return "Latin-1 or Windows-1252"


def _read_bytes(path: Path, place: Place, problems: Problems) -> bytes | None:
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        problems.error("unreadable-file", f"this file cannot be read: {error.strerror}", place, f"check {place.file}")
        return None
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            problems.error("unreadable-file", "this is not a regular file", place, "put a text file here")
            return None
        content = file.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        problems.error("too-large", "this file is larger than 2 MB", place, "split it, or take out what is not text")
        return None
    return content


def read_yaml(path: Path, display: str, problems: Problems) -> PlacedMapping | None:
    """The mapping that a YAML file holds, or None when it cannot be read as one (then `problems` says why)."""
    text = read_text(path, display, problems)
    if text is None or _has_forbidden(text, display, problems):
        return None
    before = problems.errors
    try:
        value = _Builder(display, text, problems).build()
    except yaml.MarkedYAMLError as error:
        _syntax_problem(error, text, display, problems)
        return None
    except yaml.reader.ReaderError as error:
        problems.error(
            "control-character", f"the character {error.character!r} may not stand here", Place(display), "take it out"
        )
        return None
    except _StoppedError:
        return None
    if problems.errors > before:
        return None
    if not isinstance(value, PlacedMapping):
        place = getattr(value, "place", Place(display))
        what = (
            "this file is empty" if value is None else "this file must hold keys, `title: …`, not a list or plain text"
        )
        problems.error("no-mapping", what, Place(display) if value is None else place, "write `key: value` lines")
        return None
    return value


def _has_forbidden(text: str, display: str, problems: Problems) -> bool:
    found = list(FORBIDDEN.finditer(text))
    for match in found[:20]:
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - text.rfind("\n", 0, match.start())
        _forbidden_problem(match[0], Place(display, line, column), problems)
    return bool(found)


def _forbidden_problem(character: str, place: Place, problems: Problems) -> None:
    bidi = character in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    what = "turns the direction of the text" if bidi else "cannot be printed"
    problems.error(
        "control-character",
        f"the character U+{ord(character):04X} {what}",
        place,
        "delete it; it is invisible in most editors",
    )


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
        self.root: Any = None

    def build(self) -> Any:
        documents = 0
        for event in yaml.parse(self.text, Loader=LOADER):
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self.stop(
                        "two-documents",
                        "a second document starts here",
                        self.place(event),
                        "keep one document in a file: take `---` out",
                    )
            elif isinstance(event, yaml.ScalarEvent):
                self.scalar(event)
            elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
                self.open(event)
            elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                self.close()
            elif isinstance(event, yaml.AliasEvent):
                self.alias(event)
        return self.root

    def place(self, event: Any) -> Place:
        return Place(self.display, event.start_mark.line + 1, event.start_mark.column + 1)

    def stop(self, code: str, message: str, place: Place, hint: str) -> None:
        self.problems.error(code, message, place, hint)
        raise _StoppedError

    def count(self, place: Place) -> None:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self.stop(
                "too-large", f"this file holds more than {MAX_NODES:,} values", place, "split it into several files"
            )

    def refuse_tag(self, event: Any) -> None:
        if event.tag not in (None, "!"):
            self.problems.error(
                "tag",
                f"the tag {event.tag} is not used here",
                self.place(event),
                "take it out; fields know their own types",
            )

    def scalar(self, event: Any) -> None:
        place = self.place(event)
        self.count(place)
        self.refuse_tag(event)
        for match in FORBIDDEN.finditer(event.value):  # from an escape; as typed they were refused before
            _forbidden_problem(match[0], place, self.problems)
        text = Text(event.value, place)
        if event.anchor:
            self.anchors[event.anchor] = text, 1
        self.add(text, place)

    def open(self, event: Any) -> None:
        place = self.place(event)
        self.count(place)
        self.refuse_tag(event)
        if len(self.stack) >= MAX_DEPTH:
            self.stop("too-deep", f"this is nested deeper than {MAX_DEPTH} levels", place, "flatten it")
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
            self.stop("bad-alias", f"*{event.anchor} names nothing before it", place, "write the value out")
        value, size = self.anchors[event.anchor]
        self.aliased += size
        self.nodes += size
        if self.aliased > MAX_ALIASED:
            self.stop(
                "too-many-aliases", f"aliases repeat more than {MAX_ALIASED:,} values", place, "write the values out"
            )
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
            parent[str(key)] = value

    def key(self, parent: PlacedMapping, key: Any, place: Place) -> Text:
        if not isinstance(key, Text):
            self.stop(
                "bad-key", "a key must be a word", place, "put quotation marks around text that begins with [ or {"
            )
        if key == "<<":
            self.stop("merge-key", "merge keys are not used here", place, "write the fields out")
        if key in parent.key_places:
            first = Related(parent.key_places[key], "it stands here first")
            self.problems.error("duplicate-key", f"`{key}` stands here twice", place, "keep one of them", [first])
        parent.key_places[str(key)] = place
        return Text(str(key), place)


SYNTAX = (  # what the parser says -> what the author did, and what to type
    ("cannot start any token", "this character cannot begin a value", "put the value in quotation marks"),
    (
        "mapping values are not allowed",
        "a colon followed by a space begins a value here",
        "put the whole text in quotation marks",
    ),
    (
        "did not find expected key",
        "the indentation or the quotation marks do not fit the lines above",
        "align it with its neighbours, and close each quotation mark",
    ),
    ("could not find expected ':'", "a key needs a colon here", "write `key: value`"),
    (
        "while scanning a quoted scalar",
        "a quotation mark is never closed",
        "close it, or double it inside single quotation marks",
    ),
    ("did not find expected ',' or ']'", "a list in brackets is never closed", "close it with ]"),
    ("did not find expected ',' or '}'", "a mapping in braces is never closed", "close it with }"),
    ("did not find expected '-' indicator", "a list item does not line up", "align every - of a list"),
    ("block sequence entries are not allowed", "a list cannot begin here", "put it on a line of its own, indented"),
    ("undefined alias", "an alias names nothing before it", "write the value out"),
    (
        "unknown escape character",
        "this escape is not known",
        "write the character itself, or use single quotation marks",
    ),
)


def _syntax_problem(error: yaml.MarkedYAMLError, text: str, display: str, problems: Problems) -> None:
    mark = error.problem_mark or error.context_mark
    place = Place(display, mark.line + 1, mark.column + 1) if mark else Place(display)
    lines = text.split("\n")
    character = lines[mark.line][mark.column : mark.column + 1] if mark and mark.line < len(lines) else ""
    if character == "\t":
        problems.error("tab", "a tab indents this line", place, "use spaces")
        return
    said = f"{error.context or ''} {error.problem or ''}"
    unknown = "", f"this is not YAML: {said.strip()}", "compare it with the lines around it"
    _, message, hint = next((row for row in SYNTAX if row[0] in said), unknown)
    related = (
        [Related(Place(display, error.context_mark.line + 1, error.context_mark.column + 1), "it begins here")]
        if error.context_mark
        else []
    )
    problems.error("syntax", message, place, hint, related)


def locate(value: Any, path: tuple[str | int, ...]) -> Place:
    """The place of what a path of keys and indexes leads to, or of the last thing on it that exists."""
    place = Place("")
    for here, step in _walk(value, path):
        if isinstance(here, PlacedMapping):
            place = here.key_places.get(str(step), here[PLACE_KEY])
        elif isinstance(here, PlacedList) and isinstance(step, int) and step < len(here.item_places):
            place = here.item_places[step]
    last = _last(value, path)
    return getattr(last, "place", place) if isinstance(last, Text) else place


def _walk(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[Any, str | int]]:
    for step in path:
        if isinstance(value, (PlacedMapping, PlacedList)):
            yield value, step
        value = _child(value, step)


def _last(value: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        value = _child(value, step)
    return value


def _child(value: Any, step: str | int) -> Any:
    if isinstance(value, PlacedMapping):
        return value.get(str(step))
    if isinstance(value, PlacedList) and isinstance(step, int) and step < len(value):
        return value[step]
    return value if isinstance(step, str) else None
