"""No text that anybody may read holds a name of those whom it may harm."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefpack.content.loading import load
from briefpack.problems import Problem, Problems
from tests.small_campaign import FILES, write_campaign

NAME = "Sóphea Ñet"
PRESS, CLOSING, SOURCES = "packs/press.yaml", "sections/closing.yaml", "sources.yaml"

# Where the press, which is public here, reads something: a file, and words that the name is put before.
READ = {
    "organisation": ("campaign.yaml", "Mill Workers’ Union\nvoice"),
    "voice": ("campaign.yaml", "The union says"),
    "audience": ("campaign.yaml", "The press"),
    "its description": ("campaign.yaml", "editors and reporters"),
    "title of the text": ("campaign.yaml", "Reopen the Mill"),
    "chapter": ("campaign.yaml", "What Happened"),
    "contact": ("campaign.yaml", "Press desk"),
    "section": (CLOSING, "The Closing"),
    "words of a span": (CLOSING, "In May the owner"),
    "whole sentence": (CLOSING, "It was theft"),
    "wording": (CLOSING, "The Gazette counted “"),
    "attribution": (CLOSING, "The Gazette\n"),
    "short wording": (CLOSING, "212 to 300"),
    "label": (CLOSING, "weavers sent home,"),
    "qualifier": (CLOSING, "as the Gazette"),
    "locator": (CLOSING, "p. 3"),
    "who replies": (CLOSING, "The owner\n"),
    "reply": (CLOSING, "The looms were lent"),
    "later note": (CLOSING, "A court ordered"),
    "event": ("timeline.yaml", "A court orders"),
    "who asks": ("asks.yaml", "The union"),
    "headline of an ask": ("asks.yaml", "Reopen the mill"),
    "title": (PRESS, "The gates were"),
    "standfirst": (PRESS, "It is said"),
    "addressee": (PRESS, "An editor"),
    "letter": (PRESS, "We write"),
    "question": (PRESS, "Why now"),
    "answer": (PRESS, "Since May"),
    "action": (PRESS, "Read on"),
    "what to do": (PRESS, "Look it up"),
    "imprint": (PRESS, "Printed by us"),
    "who is who": (PRESS, "A minister"),
    "what of them": (PRESS, "Came to"),
    "dateline": (PRESS, "A valley"),
    "author of a source": (SOURCES, "Weaver"),
    "publication": (SOURCES, "The Gazette"),
    "title of a source": (SOURCES, "Mill closes"),
    "body that wrote": (SOURCES, "The owner"),
}
UNREAD = {
    "for staff": (CLOSING, "the ledger was seen"),
    "why it differs": (CLOSING, "the ledger counts fewer"),
    "what is withheld": (CLOSING, "The owner kept"),
    "for others": ("packs/policymakers.yaml", "The mill can reopen"),
    "another's contact": ("campaign.yaml", "Mill Workers’ Union\n  role"),
}
MORE = """\
standfirst: {added: It is said., claims: [cl.1a]}
letter: {to: [An editor], text: [{added: We write to you., claims: [cl.1a]}]}
questions: [{question: Why now?, answer: {added: Since May., claims: [cl.1a]}}]
actions: [{headline: Read on, text: Look it up.}]
imprint: {jurisdiction: other, text: Printed by us., reason: a test}
dateline: A valley
people: [{name: A minister, about: {added: Came to the mill., claims: [cl.1a]}}]
"""


def codes(folder: Path, file: str, before: str, name: str) -> list[Problem]:
    """What is said of the campaign when `name` stands before some words of a file."""
    write_campaign(folder)
    changed = {
        "campaign.yaml": FILES["campaign.yaml"]
        .replace("reporters\n", "reporters\n    public: true\n")
        .replace("contacts:\n", f"protected_names: [{NAME}]\ncontacts:\n"),
        CLOSING: FILES[CLOSING].replace("kind: allegation", "kind: fact"),
        PRESS: FILES[PRESS] + MORE,
    }
    text = changed.get(file, FILES[file])
    assert before in text
    for each, content in {**changed, file: text.replace(before, f"{name} {before}", 1)}.items():
        (folder / each).write_text(content, encoding="utf-8")
    problems = Problems()
    load(folder, "small", problems)
    return list(problems)


def written(name: str) -> st.SearchStrategy[str]:
    """Ways in which a name may be written in YAML that mean the same to a reader."""
    cases = st.sampled_from([str, str.upper, str.lower, str.title])
    between = st.sampled_from([" ", "\u00a0", "\u2009", "-", "\u200b ", " *", "\n      "])
    after = st.sampled_from(["", "’s", "'s", "."])
    forms = st.sampled_from([name, "Sophea Net", "So\u0301phea N\u0303et", "So\u00adphea Net"])
    return st.builds(
        lambda case, form, gap, end: case(form).replace(" ", gap) + ("*" if "*" in gap else "") + end,
        cases, forms, between, after,
    )  # fmt: skip


@pytest.mark.parametrize("where", READ)
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=written(NAME))
def test_a_planted_name_is_found(where: str, name: str, tmp_path: Path) -> None:
    """However a protected name is written, and wherever the public would read it, it is found at its place."""
    file, before = READ[where]
    found = [problem for problem in codes(tmp_path / "small", file, before, name) if problem.code == "public-name"]
    assert found, name
    assert all(NAME in problem.message and problem.place.file == f"small/{file}" for problem in found)


@pytest.mark.parametrize("where", UNREAD)
def test_what_the_public_does_not_read_may_name(where: str, tmp_path: Path) -> None:
    """Notes for staff, what is withheld and the packs of others may hold a protected name."""
    file, before = UNREAD[where]
    assert not [problem for problem in codes(tmp_path / "small", file, before, NAME) if problem.code == "public-name"]


@pytest.mark.parametrize("words", ["Sophea Nets", "Sopheas Net", "Sophea", "Net Sophea", "Sophea and Net"])
def test_other_words_are_no_name(words: str, tmp_path: Path) -> None:
    """Only whole words in their order are a name."""
    assert codes(tmp_path / "small", "timeline.yaml", "A court orders", words) == []


@pytest.mark.parametrize(
    "words", ["It was [Sophea](https://a.org/b) Net", "So*ph*ea Net", "Sophea&nbsp;Net", "Sophea[@court] Net"]
)
def test_marks_hide_no_name(words: str, tmp_path: Path) -> None:
    """A name is found through marks of CommonMark, links, entities and citations."""
    found = codes(tmp_path / "small", "timeline.yaml", "A court orders", words)
    assert [problem.code for problem in found] == ["public-name"]


def test_a_khmer_name_needs_no_spaces(tmp_path: Path) -> None:
    """Khmer writes no spaces between words, so a name is found inside a line of letters."""
    folder = tmp_path / "small"
    codes(folder, "timeline.yaml", "A court orders", "លោកសុភាណែតនិយាយ")
    path = folder / "campaign.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(NAME, "សុភា ណែត"), encoding="utf-8")
    problems = Problems()
    load(folder, "small", problems)
    assert [problem.code for problem in problems] == ["public-name"]
