"""Reading YAML: text stays as typed, places are exact, and no input does harm."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefpack.content.fields.places import PlacedList, PlacedMapping, find
from briefpack.content.fields.text import PLACE_KEY, Text
from briefpack.content.files import reader
from briefpack.content.files.file_text import FORBIDDEN, read_text
from briefpack.content.files.reader import parse, read_yaml
from briefpack.problems import Place, Problems
from tests.broken.catalogue import CASES
from tests.small_campaign import FILES

LOADERS = ["CSafeLoader", "SafeLoader"]


@pytest.fixture(params=LOADERS)
def _loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test runs with libyaml's parser and with PyYAML's own."""
    monkeypatch.setattr(reader, "LOADER", getattr(yaml, request.param))


def parsed(text: str) -> PlacedMapping:
    problems = Problems()
    value = parse(text, "a.yaml", problems)
    assert value is not None, list(problems)
    return value


@pytest.mark.usefixtures("_loader")
@pytest.mark.parametrize(
    "typed",
    [
        "NO", "on", "yes", "true", "~", "null", "010", "0o17", "0x1F", "12:30", "12:30:45", "1.10", "1_000", "1e22",
        "9007199254740993", ".inf", ".nan", "2018-02-30", "2018-04-23T12:00:00", "+1", "-0", "=", "1,2", "a#b", "5 %",
    ],
)  # fmt: skip
def test_text_stays_as_typed(typed: str) -> None:
    """A plain value is the characters that were typed, whatever YAML would make of them."""
    value = parsed(f"a: {typed}\n")["a"]
    assert type(value) is Text
    assert value == typed


@pytest.mark.usefixtures("_loader")
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_mark(line_end: str, mark: str, tmp_path: Path) -> None:
    """A byte order mark and any line end make no difference to values and places."""
    path = tmp_path / "a.yaml"
    path.write_bytes((mark + line_end.join(["a:", "  - b", "  - c: d", ""])).encode())
    problems = Problems()
    value = read_yaml(path, "a.yaml", problems)
    assert list(problems) == []
    assert value is not None
    assert value["a"][1]["c"] == "d"
    assert value["a"][1]["c"].place == Place("a.yaml", 3, 8)


@pytest.mark.usefixtures("_loader")
def test_places_count_characters() -> None:
    """A column counts characters, wide ones and those outside the basic plane as one each."""
    value = parsed("{ខ្មែរ: a, 🙂: b}\n")
    assert value["ខ្មែរ"].place == Place("a.yaml", 1, 9)
    assert value["🙂"].place == Place("a.yaml", 1, 15)


@pytest.mark.usefixtures("_loader")
def test_find_follows_as_far_as_it_leads() -> None:
    """A path leads to a value with the places of its key and of itself; steps that were not written are passed over."""
    value = parsed("a:\n  b: [c, d: e]\n")
    assert find(value, ("a", "b", 1, "d")).value_place == Place("a.yaml", 2, 13)
    assert find(value, ("a", "b", 1, "d")).key_place == Place("a.yaml", 2, 10)
    assert find(value, ("a", "missing")).value_place == Place("a.yaml", 2, 3)
    assert find(value, ("a", "b", "list", 0)).value == "c"
    assert find(value, ("a", "b", 7)).key == "b"
    assert find(value, ()).key_place == Place("a.yaml", 1, 1)


@pytest.mark.usefixtures("_loader")
def test_aliases_within_the_budget() -> None:
    """An alias repeats a list or a text that an anchor has marked."""
    value = parsed("a: &all [x, y]\nb: *all\nc: &t z\nd: *t\n")
    assert list(value["b"]) == ["x", "y"]
    assert value["d"] == "z"


def test_no_key_can_pose_as_a_place() -> None:
    """The key under which a mapping keeps its place cannot be typed, as it holds a control character."""
    assert FORBIDDEN.search(PLACE_KEY)
    problems = Problems()
    assert parse('"\\0place": here\n', "a.yaml", problems) is None
    assert [problem.code for problem in problems] == ["control-character"]


def test_a_lot_of_wrong_characters(tmp_path: Path) -> None:
    """Of many characters that cannot be printed the first twenty are reported."""
    path = tmp_path / "a.yaml"
    path.write_text("a: b\n" + "\x01\n" * 100)
    problems = Problems()
    assert read_text(path, "a.yaml", problems) is None
    assert len(problems) == 20


BOMBS = ["alias bomb", "merge bomb", "200,000 opened brackets", "block lists nested 2,000 deep"]


@pytest.mark.usefixtures("_loader")
@pytest.mark.parametrize("name", BOMBS)
def test_bombs_cost_little(name: str, small_campaign: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bomb is refused after a few hundred events of the parser."""
    next(case for case in CASES if case.name == name).apply(small_campaign)
    seen = 0

    def counted(text: str, Loader: Any) -> Iterator[Any]:  # noqa: N803  # as PyYAML calls it
        nonlocal seen
        for event in original(text, Loader=Loader):
            seen += 1
            yield event

    original = yaml.parse
    monkeypatch.setattr(yaml, "parse", counted)
    assert read_yaml(small_campaign / "asks.yaml", "asks.yaml", Problems()) is None
    assert 0 < seen < 500


# ------------------------------------------------------------------------------------------ fuzz


def check_any(content: bytes, folder: Path) -> None:
    """Reading gives a value or problems with a code, a message, a hint and a place in the file; never an exception."""
    path = folder / "a.yaml"
    path.write_bytes(content)
    problems = Problems()
    value = read_yaml(path, "a.yaml", problems)
    assert (value is None) == bool(problems.errors)  # a warning spoils nothing
    lines = content.count(b"\n") + content.count(b"\r") + 2
    for problem in problems:
        assert problem.code
        assert problem.message
        assert problem.hint
        assert problem.place.file == "a.yaml"
        assert 1 <= problem.place.line <= lines
        assert problem.place.column >= 1
    if value is not None:
        check_places(value)


def check_places(value: object) -> None:
    """Every text and every mapping inside knows its place."""
    if isinstance(value, PlacedMapping):
        assert set(value.key_places) == set(value) - {PLACE_KEY}
        for key, item in value.items():
            if key != PLACE_KEY:
                check_places(item)
    elif isinstance(value, PlacedList):
        assert len(value.item_places) == len(value)
        for item in value:
            check_places(item)
    else:
        assert isinstance(value, Text)
        assert value.place.file == "a.yaml"


SEEDS = [text.encode() for text in FILES.values()]
TOKENS = [
    b":", b": ", b"- ", b"[", b"]", b"{", b"}", b"&a ", b"*a", b"<<: ", b"!!python/name:x ", b"!", b"|", b">",
    b"'", b'"', b"\\", b"\\u202e", b"\\ud800", b"\\U0011ffff", b"#", b"%YAML 1.1", b"\n", b"\n---\n",
    b"\n...\n", b"\r", b"\t", b"\0", b"? ", b"@", b"`", b"~", b"\xff", b"\xfe", b"\xc3\xa9", b"\xe2\x80\xa8",
    b"\xf0\x9f\x99\x82", b"\xef\xbb\xbf", b"2018-02-30", b"audiences", b" ", b"  ",
]  # fmt: skip


@st.composite
def mutations(draw: st.DrawFn) -> bytes:
    """A file of the small campaign with pieces cut out, repeated, and put in."""
    content = draw(st.sampled_from(SEEDS))
    for _ in range(draw(st.integers(1, 5))):
        start = draw(st.integers(0, len(content)))
        stop = min(len(content), start + draw(st.integers(0, 30)))
        put = draw(st.sampled_from(TOKENS) | st.binary(max_size=4) | st.just(content[start:stop] * 2))
        content = content[:start] + put + content[stop:]
    return content


HOSTILE = st.binary(max_size=200) | st.lists(st.sampled_from(TOKENS), max_size=40).map(b"".join) | mutations()


@pytest.mark.usefixtures("_loader")
@pytest.mark.parametrize(
    "seed", [b"", b"\xff\xfe", b"\xff\xfea\0", b"'", b'"\\', b"&a", b"*", b"!", b"?", b"-", b"a: !<", b"%"]
)
def test_little_inputs(seed: bytes, tmp_path: Path) -> None:
    """The shortest openings of every construct are read or refused with a place."""
    check_any(seed, tmp_path)


@settings(max_examples=400, deadline=None)
@given(content=HOSTILE)
@example(content=b'a: "\\U0011ffff"')
@example(content=b"? - a\n")
@example(content=b"\xef\xbb\xbf\xff")
def test_fuzz(content: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    """No bytes make reading raise; they give a value or problems with places."""
    check_any(content, tmp_path_factory.getbasetemp())


@settings(max_examples=400, deadline=None)
@given(content=HOSTILE)
def test_fuzz_without_libyaml(content: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Nor do they with PyYAML's own parser, where libyaml is missing."""
    original = reader.LOADER
    reader.LOADER = yaml.SafeLoader
    try:
        check_any(content, tmp_path_factory.getbasetemp())
    finally:
        reader.LOADER = original


@pytest.mark.slow
@settings(max_examples=100_000, deadline=None)
@given(content=HOSTILE)
def test_fuzz_at_length(content: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    """No bytes make reading raise, in a hundred thousand tries."""
    check_any(content, tmp_path_factory.getbasetemp())


@pytest.mark.usefixtures("_loader")
@pytest.mark.parametrize(
    "written",
    [
        "text: We won # 3 of 5",
        "a: {title: The Mill # draft\n}",
        "a:\n- added: two\n    lines  # more",
        "é: ü\nprint: We # 3",
    ],
)
def test_a_comment_behind_a_text_is_told(written: str) -> None:
    """A plain text that a # cuts off is a warning at the text, with what to type."""
    problems = Problems()
    assert parse(written + "\n", "a.yaml", problems) is not None
    assert [(each.code, each.severity) for each in problems] == [("cut-by-comment", "warning")]
    assert problems.found[0].hint == "put it in quotation marks, or the comment on a line of its own"


@pytest.mark.usefixtures("_loader")
@pytest.mark.parametrize(
    "written",
    [
        'text: "We won # 3 of 5"',
        "text: We won#3",
        "text: 'We won'  # a comment",
        "text: |  # a comment\n  We won # 3 of 5",
        "date: 2018-05  # or June",
        "id: a  # the first",
        "# text: a # b\ntext: We won\n# 3 of 5",
        "claims: [a, b]  # both",
    ],
)
def test_other_comments_are_left_alone(written: str) -> None:
    """A comment that cuts no text off is nobody's mistake."""
    problems = Problems()
    assert parse(written + "\n", "a.yaml", problems) is not None
    assert list(problems) == []
