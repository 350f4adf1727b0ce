"""Links that would put a file into a pack, or that no tag can hold, are refused."""

from __future__ import annotations

import pytest

from briefpack.problems import Problems
from tests.typesetting import composed, found, part

RUNNING = ".head { position: running(head) } @page { @top-left { content: element(head) } }"


@pytest.mark.parametrize(
    ("body", "css"),
    [
        ('<p>x</p><p><a rel="attachment" href="pack:///layouts/shared/page.css">y</a></p>', ""),
        ('<p>x</p><link rel="attachment" href="pack:///layouts/shared/page.css">', ""),
        ('<p class="head"><a href="https://example.org">y</a></p><p>x</p>', RUNNING),
    ],
    ids=["a", "link", "running"],
)
def test_links_that_a_pack_cannot_have(body: str, css: str) -> None:
    """An attached file, and a link in a running head, are each one error at the place of the words."""
    problems = Problems()
    composed(problems, part("one", body), css=css)
    assert found(problems) == [("one.yaml:1:1", "bad-link")]


def test_links_that_a_pack_can_have() -> None:
    """A link in the text to the web, to a part or to itself is no problem."""
    problems = Problems()
    composed(problems, part("one", '<p id="a"><a href="https://example.org">x</a> <a href="#a">y</a></p>'))
    assert found(problems) == []
