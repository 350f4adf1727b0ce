"""Words that a part holds and none of its pages shows are told."""

from __future__ import annotations

from briefpack.problems import Problems
from tests.typesetting import composed, found, part

LINE = "The mill fed the valley for a century. "


def test_words_that_the_engine_drops_are_an_error() -> None:
    """What the engine loses of a grid or a float at the foot of a page is told, where it was written."""
    beside = "".join(f'<p data-place="a.yaml:{line}:1">{LINE}</p>' for line in range(1, 40))
    problems = Problems()
    composed(problems, part("one", f'<div style="height:40mm"><div style="position:absolute">{beside}</div></div>'))
    assert {code for _, code in found(problems)} >= {"words-lost"}
    lost = [problem for problem in problems if problem.code == "words-lost"]
    assert all(problem.severity == "error" and str(problem.place).startswith("a.yaml:") for problem in lost)
    assert "The mill fed the valley" in lost[0].message


def test_words_in_print_are_not_told() -> None:
    """Spaces, capitals, raised numbers, notes, comments, table heads over pages and what is hidden are none of them."""
    rows = "<tr><td>x\n y</td></tr>" * 60
    body = (
        f"<p>straße  \n and\u200b more<br>{LINE}</p><p hidden>not seen</p><!-- to whoever mends this -->"
        f'<p>A <!-- small --> call<span class="note">{LINE}</span> and <sup>1</sup></p>'
        f'<table><thead><tr><th scope="col">a head</th></tr></thead><tbody>{rows}</tbody></table>'
    )
    problems = Problems()
    composed(problems, part("one", body), css="p { text-transform: uppercase }")
    assert [code for _, code in found(problems) if code == "words-lost"] == []
