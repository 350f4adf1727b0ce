"""Blocks of layouts: which are filled, and what is said of those that are not."""

from __future__ import annotations

import pytest

from briefpack.content.models import Added
from briefpack.content.packs import Question
from briefpack.pages.filling import Filling
from briefpack.pages.values import MisuseError
from briefpack.problems import Problems
from tests.pages.sample_view import sample_view, text


def filling(problems: Problems, **fields: object) -> Filling:
    view = sample_view(**fields)
    found = Filling(view, problems)
    found.begin("timeline", view)
    return found


def test_a_filled_block_prints() -> None:
    """A field with something in it fills its block."""
    problems = Problems()
    asked = Question(question=text("Why?"), answer=Added(added=text("So."), claims=(text("r.1"),)))
    found = filling(problems, questions=(asked,))
    assert found.optional("questions")
    assert found.required("questions")
    assert (found.empty, list(problems)) == ([], [])


def test_an_empty_optional_block_is_listed_once() -> None:
    """What closes up is listed, and is no problem."""
    problems = Problems()
    found = filling(problems)
    assert not found.optional("brief.question")
    assert not found.optional("brief.question")
    assert (found.empty, list(problems)) == (["brief.question"], [])


def test_an_empty_required_block_is_a_problem_where_the_part_is_listed() -> None:
    """The problem names the part, the key and the file to write it in."""
    problems = Problems()
    assert not filling(problems).required("imprint")
    (problem,) = problems
    assert problem.code == "empty-block"
    assert problem.message == "timeline cannot do without `imprint:`, which is empty for policymakers"
    assert problem.hint == "write `imprint:` in packs/policymakers.yaml"
    assert problem.place == sample_view().parts[4].place


def test_what_stands_in_another_file_is_sought_there() -> None:
    """A field that no pack holds is written in the campaign's own file."""
    problems = Problems()
    filling(problems).required("boilerplate")
    assert next(iter(problems)).hint == "write `boilerplate:` in campaign.yaml"


def test_a_template_may_say_what_counts() -> None:
    """Of a field that is there, a part may be what fills the block."""
    found = filling(Problems())
    assert found.optional("timeline")
    assert not found.optional("timeline", [])
    assert found.empty == ["timeline"]


def test_a_new_part_begins_with_no_empty_block() -> None:
    """What is listed belongs to one part."""
    found = filling(Problems())
    found.optional("embargo")
    found.begin("cover", found.view)
    assert found.empty == []


@pytest.mark.parametrize("field", ["embrago", "brief.questions", 7])
def test_a_misspelt_field_is_told(field: object) -> None:
    """No field, no block: the designer is told."""
    with pytest.raises(MisuseError):
        filling(Problems()).optional(field)
