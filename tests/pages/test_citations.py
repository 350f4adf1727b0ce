"""One source, one number, in reading order."""

from __future__ import annotations

from briefpack.pages.citations import BackLink, Cited, Numbering


def test_first_come_first_numbered() -> None:
    """A source keeps the number of its first citation."""
    numbering = Numbering(listed=True)
    numbering.begin("summary")
    numbering.raised([Cited("b"), Cited("a")])
    numbering.raised([Cited("a"), Cited("c")])
    assert numbering.numbers == {"b": 1, "a": 2, "c": 3}


def test_a_group_links_each_number_once_in_order() -> None:
    """A group is sorted, names no source twice, and links to the sources part."""
    numbering = Numbering(listed=True)
    numbering.begin("summary")
    numbering.raised([Cited("a")])
    html = numbering.raised([Cited("b", "p. 1"), Cited("a"), Cited("b", "p. 2")])
    assert html == ('<sup class="notes"><a id="n2" href="#sources.s1">1</a>, <a id="n3" href="#sources.s2">2</a></sup>')


def test_without_a_sources_part_numbers_lead_into_their_own_part() -> None:
    """A part that stands alone lists what it cites, and its numbers lead there; one that does not list it is told."""
    numbering = Numbering(listed=False)
    numbering.begin("brief")
    assert 'href="#s1"' in numbering.raised([Cited("a")])
    assert numbering.unlisted() == ["brief"]
    assert numbering.cited_here() == ["a"]
    assert numbering.unlisted() == []


def test_nothing_cited_prints_nothing() -> None:
    """No citation, no tag."""
    assert Numbering(listed=True).raised([]) == ""


def test_back_links_name_each_place() -> None:
    """A source leads back to each of its citations, with the locators used there, each once."""
    numbering = Numbering(listed=True)
    for part in ("summary", "chapter-1"):
        numbering.begin(part)
        numbering.raised([Cited("x"), Cited("a", "p. 4")])
        numbering.raised([Cited("a", "p. 9"), Cited("a", "p. 4")])
    assert numbering.back_links("a") == [
        BackLink("summary.n2", ("p. 4",)),
        BackLink("summary.n3", ("p. 9", "p. 4")),
        BackLink("chapter-1.n2", ("p. 4",)),
        BackLink("chapter-1.n3", ("p. 9", "p. 4")),
    ]


def test_cited_here_counts_one_part_only() -> None:
    """A part lists what it has cited itself, by number."""
    numbering = Numbering(listed=True)
    numbering.begin("cover")
    numbering.raised([Cited("a"), Cited("b")])
    numbering.begin("release")
    numbering.raised([Cited("c"), Cited("b")])
    assert numbering.cited_here() == ["b", "c"]
