"""Every pack of the sample on every paper in every theme: it is made, and its facts are golden.

The default run builds what `build` makes that asks for nothing; `-m slow` builds the rest. All are written anew by
`python -m pytest tests/layouts/test_facts.py --update-golden -m "slow or not slow"`.
"""

from __future__ import annotations

import pytest

from tests.layouts.facts import agreed, facts
from tests.layouts.sample import built, every_look, usual
from tests.typesetting import ROOT

GOLDEN = ROOT / "tests" / "golden" / "packs"
LOOKS = [look if look in usual() else pytest.param(*look, marks=pytest.mark.slow) for look in every_look()]


@pytest.mark.parametrize(("pack", "paper", "theme"), LOOKS)
def test_facts_are_golden(pack: str, paper: str, theme: str, request: pytest.FixtureRequest) -> None:
    """A pack of the sample has no error, and the pages, words, tags, fonts and warnings that its golden file says."""
    made = built(pack, paper, theme)
    assert [str(problem) for problem in made.problems if problem.severity == "error"] == []
    found, golden = facts(made), GOLDEN / f"{pack}-{paper}-{theme}.txt"
    if request.config.getoption("--update-golden"):
        golden.write_text(found, encoding="utf-8")
    expected = golden.read_text(encoding="utf-8")
    assert agreed(found, expected) == expected


def test_no_golden_file_is_left_over() -> None:
    """Each look has a golden file, and each file a look."""
    assert sorted(path.stem for path in GOLDEN.iterdir()) == sorted("-".join(look) for look in every_look())


def test_a_fill_may_differ_by_a_tenth_and_nothing_else() -> None:
    """Where the lowest ink lies may round otherwise on another machine; words, counts and pages may not."""
    golden = "1 cover: 'A', headings 1, fill 5\n2 facts: 'B', headings 1, fill 9\n"
    assert agreed(golden.replace("fill 5", "fill 6"), golden) == golden
    for changed in (golden.replace("fill 5", "fill 7"), golden.replace("'B'", "'C'"), golden + "3 x: 'C', fill 9\n"):
        assert agreed(changed, golden) != golden
