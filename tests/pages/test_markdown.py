"""Authors' text: CommonMark, citations, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from markupsafe import Markup

from briefpack.content.fields.text import Text
from briefpack.pages.citations import Cited
from briefpack.pages.markdown import Markdown, letters
from briefpack.problems import Place, Problems

KNOWN = ("gw", "hrw", "x")
PLACE = Place("claims.yaml", 7, 5)


def raised(cited: Iterable[Cited]) -> Markup:
    names = [f"{each.source}@{each.locator}" if each.locator else each.source for each in cited]
    return Markup("{{{}}}").format(", ".join(names)) if names else Markup()


def anchored(prefix: str) -> str:
    return f"{prefix}1"


def inline(words: str, problems: Problems, after: tuple[Cited, ...] = ()) -> str:
    return str(Markdown(raised, anchored, KNOWN, problems).inline(Text(words, PLACE), after))


@pytest.mark.parametrize(
    ("words", "html"),
    [
        ("plain", "plain"),
        ("*some* **strong** `code`", "<em>some</em> <strong>strong</strong> <code>code</code>"),
        ("a < b & c", "a &lt; b &amp; c"),
        ("at *ភាសា ខ្មែរ*, now", 'at <em><span lang="km">ភាសា ខ្មែរ</span></em>, now'),
        ("<b>bold</b>", "&lt;b&gt;bold&lt;/b&gt;"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("{{ 7 * 7 }} {% raw %}", "{{ 7 * 7 }} {% raw %}"),
        ("[words](https://example.org/a?b=1&c=2)", '<a href="https://example.org/a?b=1&amp;c=2">words</a>'),
        ("[page](#contact.top)", '<a href="#contact.top">page</a>'),
        ("<mailto:a@example.org>", '<a href="mailto:a@example.org">mailto:a@example.org</a>'),
        ("see https://example.org", "see https://example.org"),
        ("# no heading", "# no heading"),
        ("1. no list", "1. no list"),
        ("two\nlines", "two\nlines"),
        ("quotes \"stay\" 'so'", "quotes &#34;stay&#34; &#39;so&#39;"),
        ("said so.[@gw]", "said so.{gw}"),
        ("said so [@gw, p. 4]", "said so{gw@p. 4}"),
        ("said so.[@gw][@hrw]", "said so.{gw, hrw}"),
        ("said so.[@gw] [@hrw] And", "said so.{gw, hrw} And"),
        ("*said so.[@gw]*", "<em>said so.{gw}</em>"),
        (r"\[@gw]", "[@gw]"),
        (r"\[a\](b)", "[a](b)"),
        ("an [aside] and a[1]", "an [aside] and a[1]"),
    ],
)
def test_inline(words: str, html: str, problems: Problems) -> None:
    """A line of text becomes exactly this HTML, without a problem."""
    assert inline(words, problems) == html
    assert list(problems) == []


@pytest.mark.parametrize(
    ("words", "code", "start"),
    [
        ("[x](javascript:alert(1))", "bad-link", "this address is not allowed: javascript:alert(1)"),
        ("[x](JavaScript:alert(1))", "bad-link", "this address is not allowed"),
        ("<data:text/html,x>", "bad-link", "this address is not allowed"),
        ("[x](data:image/png;base64,AAAA)", "bad-link", "this address is not allowed: data:image/png;base64,AAAA"),
        ("[x](//evil.example)", "bad-link", "this address is not allowed: //evil.example"),
        (r"[x](\evil\share)", "bad-link", r"this address is not allowed: \evil\share"),
        (r"[x](https:\\evil)", "bad-link", r"this address is not allowed: https:\evil"),
        ("[x](https://[)", "bad-link", "this address is not allowed: https://["),
        ("[x](https:evil)", "bad-link", "this address is not allowed: https:evil"),
        ("[x](https://a@evil)", "bad-link", "this address is not allowed: https://a@evil"),
        ("*" * 600 + "x" + "*" * 600, "too-deep", "marks in this text are nested deeper than 20 levels"),
        ("_a *" * 30 + "x" + "*_" * 30, "too-deep", "marks in this text are nested deeper than 20 levels"),
        ("[x](file:///etc/passwd)", "bad-link", "this address is not allowed"),
        ("[x](other.html)", "bad-link", "this address is not allowed: other.html"),
        ("![x](https://example.org/a.png)", "bad-link", "a picture cannot stand in a line of text"),
        ("[see [@gw]](https://example.org)", "bad-link", "this is not a link: ](https://example.org)"),
        ("so [@gw [@hrw]]", "bad-citation", "this is not a citation: [@gw"),
        ("so [@hwr]", "unknown-source", "there is no source hwr"),
        ("so [@]", "bad-citation", "this is not a citation: [@]"),
        ("so [@Foo Bar]", "bad-citation", "this is not a citation: [@Foo Bar]"),
    ],
)
def test_refused(words: str, code: str, start: str, problems: Problems) -> None:
    """What a page may not hold is one problem at the text's place, and no tag is made of it."""
    html = inline(words, problems)
    assert [(problem.code, problem.place) for problem in problems] == [(code, PLACE)]
    assert problems.found[0].message.startswith(start)
    assert "javascript:" not in html.lower()
    assert "<img" not in html


def test_sources_behind_the_text_are_not_cited_twice(problems: Problems) -> None:
    """A source that the text has cited itself gets no second number behind it."""
    html = inline("So.[@gw] More.", problems, (Cited("gw"), Cited("hrw")))
    assert html == "So.{gw} More.{hrw}"


def test_paragraphs(problems: Problems) -> None:
    """Empty lines part paragraphs; nothing else makes a block."""
    made = Markdown(raised, anchored, KNOWN, problems).paragraphs("one\n\n# two\n\n- three[@x]")
    assert made == "<p>one</p><p># two</p><p>- three{x}</p>"


def test_plain_text_for_attributes(problems: Problems) -> None:
    """Without marks and citations the words remain."""
    assert (
        Markdown(raised, anchored, KNOWN, problems).plain("A *river*[@gw] without\n`water`") == "A river without water"
    )


@pytest.mark.parametrize("entity", ["&#x202e;", "&#8238;", "&#x2029;", "&#xFEFF;"])
def test_no_entity_brings_in_what_cannot_be_printed(entity: str, problems: Problems) -> None:
    """A mark of direction or a separator is refused as an entity too, at the text's place."""
    inline(f"Paid {entity}000,1 dollars", problems)
    assert [(each.code, each.place) for each in problems] == [("control-character", PLACE)]


def test_twenty_levels_are_few_enough(problems: Problems) -> None:
    """Emphasis may be nested as deep as any engine can follow."""
    html = inline("*" * 40 + "x" + "*" * 40, problems)
    assert html == "<strong>" * 20 + "x" + "</strong>" * 20
    assert list(problems) == []


@pytest.mark.parametrize("words", ["[@gw, " + " " * 100_000, "[@gw" + "," * 100_000, "[@" + "g:" * 100_000 + " x"])
def test_a_citation_that_never_ends_is_refused_at_once(words: str, problems: Problems) -> None:
    """Looking for a citation takes one pass, however long the text goes on."""
    inline(words, problems)
    assert {problem.code for problem in problems} == {"bad-citation"}


def test_a_locator_has_no_spaces_around_it(problems: Problems) -> None:
    """A locator prints as typed, without the spaces that part it from its source and its bracket."""
    assert inline("so.[@gw,  p. 4 to 5  ]", problems) == "so.{gw@p. 4 to 5}"


NOTE = '<span class="footnote" id="note1"><a class="mark-of-note" href="#call1">a</a> {}</span>'
CALL = '<sup class="notes"><a class="call-of-note" id="call1" href="#note1">a</a></sup>'


@pytest.mark.parametrize(
    ("words", "html"),
    [
        ("the Act^[Of 2016.] now", f"the Act{CALL} now{NOTE.format('Of 2016.')}"),
        ("the Act ^[Of *2016*.]", f"the Act{CALL}{NOTE.format('Of <em>2016</em>.')}"),
        ("the Act^[See [it](https://example.org).[@gw]].[@hrw]", None),
        (r"the Act\^[x]", "the Act^[x]"),
        ("2^8 and x^", "2^8 and x^"),
    ],
)
def test_a_footnote_stands_under_its_text(words: str, html: str | None, problems: Problems) -> None:
    """A letter in the text and the note after it lead to each other; what a note cites is numbered after the text."""
    made = inline(words, problems)
    if html is None:
        link = '<a href="https://example.org">it</a>'
        html = f"the Act{CALL}.{{hrw}}{NOTE.format(f'See {link}.{{gw}}')}"
    assert made == html
    assert list(problems) == []


@pytest.mark.parametrize(("number", "expected"), [(1, "a"), (26, "z"), (27, "aa"), (52, "az"), (703, "aaa")])
def test_letters_of_footnotes(number: int, expected: str) -> None:
    """After z comes aa."""
    assert letters(number) == expected


def test_each_paragraph_has_its_notes(problems: Problems) -> None:
    """A note stands under its own paragraph, before the next begins."""
    made = Markdown(raised, anchored, KNOWN, problems).paragraphs("one^[first]\n\ntwo")
    assert made.count("<p>") == 2
    assert made.index("first") < made.index("</p>") < made.index("two")


def test_a_source_that_a_note_cites_is_not_cited_again(problems: Problems) -> None:
    """What is listed beside a text is cited at its end, but for what the text or its notes cite."""
    assert inline("the Act^[Of 2016.[@gw]]", problems, (Cited("gw"), Cited("x"))).count("{") == 2


@pytest.mark.parametrize("words", ["the Act^[Of 2016", "the Act^[]", "the Act^[one ^[two]]", "the Act^[ *x* ^[y]]"])
def test_footnotes_that_are_none(words: str, problems: Problems) -> None:
    """One that does not end, says nothing or holds another is told."""
    inline(words, problems)
    assert [(each.code, each.place) for each in problems] == [("bad-footnote", PLACE)]


def test_plain_words_have_no_notes(problems: Problems) -> None:
    """A title bar or an attribute says the text without its notes."""
    assert Markdown(raised, anchored, KNOWN, problems).plain("the Act^[Of 2016.] now") == "the Act now"
