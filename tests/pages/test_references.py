"""Sources as citation styles set them: ours, those that ship, and a campaign's own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from briefpack.content.csl import Source, SourcesFile
from briefpack.content.fields.text import Text
from briefpack.content.files.reader import read_yaml
from briefpack.pages.layouts import Layouts
from briefpack.pages.references.chosen import check_citation_style
from briefpack.pages.references.setting import reference
from briefpack.pages.references.style import CitationStyle, StyleError
from briefpack.problems import Place, Problems
from briefpack.project import CampaignFolder
from tests.typesetting import ROOT

SHARED = ROOT / "layouts" / "shared"
SHIPPED = ("apa", "briefing", "oscola")
LINK = Markup('<a href="https://example.org/a?b=1&amp;c=2">example.org/a</a>')
STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0" default-locale="en-US">
<info><title>Own</title><id>own</id>{link}</info>{macros}<citation><layout/></citation>{bibliography}</style>"""
LIST = "<bibliography><layout>{}</layout></bibliography>"


def own(inside: str, macros: str = "") -> CitationStyle:
    """A style of our own making, whose list of sources says what stands inside."""
    return CitationStyle(STYLE.format(link="", macros=macros, bibliography=LIST.format(inside)).encode(), "en")


def said(made: Source, style: CitationStyle, address: Markup) -> Markup:
    """What a style says of a source, without the places of its values."""
    return Markup(re.sub('<span data-place="[^"]*">|</span>', "", reference(made, style, address)))


def shipped(name: str, language: str = "en") -> CitationStyle:
    return CitationStyle((SHARED / f"{name}.csl").read_bytes(), language)


def source(tmp_path: Path, **fields: str) -> Source:
    """The source that a file says; values are YAML."""
    lines = {"id": "x", "type": "article-newspaper", "title": "Gates closed", **fields}
    text = "".join(f"  {name.replace('_', '-')}: {value}\n" for name, value in lines.items())
    path = tmp_path / "sources.yaml"
    path.write_text("references:\n-" + text[1:], encoding="utf-8")
    problems = Problems()
    made = SourcesFile.model_validate(read_yaml(path, "sources.yaml", problems))
    assert not list(problems)
    return made.references[0]


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("briefing", "<b>Ann Lee, Mills &amp; Co</b>, <i>Gates &lt;closed&gt;</i>, The Gazette, 4 May 2018."),
        (
            "apa",
            "Lee, A., &amp; Mills &amp; Co. (2018, May 4). Gates &lt;closed&gt;. <i>The Gazette</i>, <i>12</i>, 3–4.",
        ),
        ("oscola", "Lee A and Mills &amp; Co, ‘Gates &lt;closed&gt;’ 12 <i>The Gazette</i> (4 May 2018) 3"),
    ],
)
def test_styles_that_ship(style: str, expected: str, tmp_path: Path) -> None:
    """Each sets names, title, newspaper and date in its own way, with what HTML reads as text."""
    made = source(
        tmp_path,
        title='"Gates <closed>"',
        author="[{family: Lee, given: Ann}, {literal: Mills & Co}]",
        container_title="The Gazette",
        issued="2018-05-04",
        volume="12",
        page="3-4",
    )
    assert said(made, shipped(style), Markup()) == expected


@pytest.mark.parametrize("style", SHIPPED)
def test_the_address_is_a_link(style: str, tmp_path: Path) -> None:
    """The link stands where the style prints the address, or at the end where it prints none, and once."""
    made = said(source(tmp_path, URL="https://example.org/a?b=1&c=2"), shipped(style), LINK)
    assert made.count(LINK) == 1


@pytest.mark.parametrize("style", SHIPPED)
def test_what_stands_for_the_author_is_said_once(style: str, tmp_path: Path) -> None:
    """A title, or a newspaper, that a style puts in the place of an author is not said again."""
    made = source(tmp_path, container_title="The Gazette", issued="2018")
    whole = said(made, shipped(style), Markup())
    assert (whole.count("Gates closed"), whole.count("The Gazette")) == (1, 1)


def test_only_what_was_rendered_is_left_out(tmp_path: Path) -> None:
    """A macro that stands for the author takes away what it says, and nothing that it might have said."""
    macro = '<macro name="m"><choose><if type="book"><text variable="title"/></if>'
    macro += '<else><text variable="publisher"/></else></choose></macro>'
    names = '<names variable="author"><substitute><text macro="m"/></substitute></names>'
    style = own(f'<group delimiter=". ">{names}<text variable="title"/><text variable="publisher"/></group>', macro)
    assert said(source(tmp_path, publisher="Mills"), style, Markup()) == "Mills. Gates closed"


def test_editors_that_stand_for_authors_are_said_once(tmp_path: Path) -> None:
    """Names are left out as texts are."""
    names = '<names variable="author"><substitute><names variable="editor"/></substitute></names>'
    style = own(f'<group delimiter=". ">{names}<text variable="title"/><names variable="editor"/></group>')
    made = source(tmp_path, editor="[{family: Lee, given: Ann}]")
    assert said(made, style, Markup()) == "Ann Lee. Gates closed"


def test_a_date_in_words_is_said_once(tmp_path: Path) -> None:
    """APA asks for a year, then for a month and a day; a season has neither."""
    made = source(tmp_path, issued="{literal: Spring 2018}")
    assert said(made, shipped("apa"), Markup()) == "<i>Gates closed</i>. (Spring 2018)."


def test_quotation_marks_nest(tmp_path: Path) -> None:
    """A quotation within a title that stands in quotation marks has the other kind."""
    style = own('<text variable="title" quotes="true"/>')
    assert "“The ‘gates’”" in said(source(tmp_path, title="The “gates”"), style, Markup())


def test_titles_keep_their_capitals(tmp_path: Path) -> None:
    """OSCOLA writes titles with capitals; what a source is called is not ours to change."""
    assert "‘gates closed at Lee’s’" in said(source(tmp_path, title="gates closed at Lee’s"), shipped("oscola"), LINK)


def test_words_of_other_languages(tmp_path: Path) -> None:
    """A campaign in French has French months where the style leaves the language open."""
    style = (SHARED / "briefing.csl").read_bytes().replace(b' default-locale="en-GB"', b"")
    made = source(tmp_path, issued="2018-05-04")
    assert "4 mai 2018" in said(made, CitationStyle(style, "fr"), Markup())
    assert "4 May 2018" in said(made, CitationStyle(style, "en"), Markup())


def test_each_value_leads_to_its_line(tmp_path: Path) -> None:
    """Title, newspaper and names know where they were typed; a full stop at an end is not doubled."""
    made = source(tmp_path, title="Gates closed.", author="[{family: Lee, given: Ann}]")
    html = reference(made, shipped("apa"), Markup())
    assert html == (
        '<span data-place="sources.yaml:5:21">Lee</span>, A. (n.d.). '
        '<i><span data-place="sources.yaml:4:10">Gates closed</span>.</i>'
    ), html


def test_styles_neither_number_nor_sort(tmp_path: Path) -> None:
    """The number is the pack's own."""
    style = own('<text variable="citation-number" prefix="[" suffix="]"/><text variable="title"/>')
    assert said(source(tmp_path), style, Markup()) == "Gates closed"


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co"]), min_size=1, max_size=40))
def test_any_title_is_text(words: str) -> None:
    """Whatever a title holds, it prints as characters, and all of them but the spaces at its ends."""
    made = Source.model_construct(
        id=Text("x"), type=Text("report"), title=Text(words), author=(), editor=(), publisher=None, url=None,
        container_title=None, genre=None, issued=None, accessed=None, custom=None, further=(),
    )  # fmt: skip
    whole = said(made, own('<text variable="title"/>'), Markup())
    assert "<" not in whole
    assert whole.unescape().split() == words.split()


def test_variables_that_only_styles_print(tmp_path: Path) -> None:
    """Texts, names and dates of CSL reach the style; abstracts and notes are dropped."""
    made = source(
        tmp_path, translator="[{family: Lee}]", volume="7", event_date="2018-05", abstract="secret", note="secret"
    )
    assert dict(made.further).keys() == {"translator", "volume", "event-date"}
    assert "secret" not in repr(made)


@pytest.mark.parametrize(
    ("content", "said", "hint"),
    [
        (b"<!DOCTYPE html><html/>", "no DOCTYPE", "take it out"),
        (b"<style", "no XML", "download the style again"),
        (b"<html/>", "no style of the Citation Style Language", "save the .csl file itself, not its page"),
        (STYLE.format(link="", macros="", bibliography="").encode(), "notes only", "take one with a bibliography"),
        (
            STYLE.format(
                link='<link rel="independent-parent" href="https://example.org/styles/apa"/>',
                macros="",
                bibliography="",
            ).encode(),
            "refers to the style apa",
            "take apa.csl",
        ),
    ],
)
def test_files_that_are_no_style(content: bytes, said: str, hint: str) -> None:
    """Each is told with what to do."""
    with pytest.raises(StyleError, match=said) as error:
        CitationStyle(content, "en")
    assert error.value.hint == hint


def checked(name: str | None, layouts: Layouts) -> list[tuple[str, str, str]]:
    problems = Problems()
    place = Place("briefs/river/campaign.yaml", 8, 17)
    check_citation_style(Text(name, place) if name else None, layouts, problems)
    return [(each.code, str(each.place), each.hint) for each in problems]


def test_check_tells_what_cannot_set_sources(tmp_path: Path) -> None:
    """A misspelt style is told at campaign.yaml; a campaign's own that is none, at its file; a good one is used."""
    layouts = Layouts(ROOT / "layouts", CampaignFolder(tmp_path, "river", "briefs/river"))
    where = "briefs/river/campaign.yaml:8:17"
    assert checked("oscla", layouts) == [
        ("unknown-citation-style", where, "did you mean oscola; or put oscla.csl into layouts/shared/ of the campaign")
    ]
    typed = ("unknown-citation-style", where, "write apa; or put apa.csl into layouts/shared/ of the campaign")
    assert checked("layouts/shared/apa.csl", layouts) == [typed]
    missing = "known: apa, briefing, oscola; or put hart.csl into layouts/shared/ of the campaign"
    assert checked("hart", layouts) == [("unknown-citation-style", where, missing)]
    assert checked(None, layouts) == checked("apa", layouts) == []
    file = tmp_path / "layouts" / "shared" / "hart.csl"
    file.parent.mkdir(parents=True)
    file.write_text("<html/>", encoding="utf-8")
    layouts = Layouts(ROOT / "layouts", layouts.campaign)
    shown = "briefs/river/layouts/shared/hart.csl:1:1"
    assert checked("hart", layouts) == [("bad-citation-style", shown, "save the .csl file itself, not its page")]
    file.write_bytes((SHARED / "apa.csl").read_bytes())
    assert checked("hart", layouts) == []
