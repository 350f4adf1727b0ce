"""Sources: exports of Zotero (Better BibTeX) and pandoc drop in, in every form that CSL has."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from pydantic import ValidationError

from briefpack.content.complaints import complain
from briefpack.content.csl import Source, SourcesFile
from briefpack.content.fields.text import DateInWords, PartialDate
from briefpack.content.files.reader import parse
from briefpack.content.loading import load
from briefpack.pages.dates import date_in_words
from briefpack.problems import Place, Problems

BETTER_BIBTEX = """\
references:
- id: valley2018closing
  author:
  - family: Weaver
    given: Ada
  - family: Berg
    given: Jan
    dropping-particle: van
    non-dropping-particle: den
    suffix: Jr.
  - literal: Mill Workers’ Union
  accessed: 2020-01-15
  citation-key: valley2018closing
  container-title: Journal of Mill Studies
  DOI: 10.1000/182
  ISSN: 1234-5678
  issue: '2'
  issued: 2018-05-04
  keyword: mills,weaving
  language: en
  page: 1-23
  publisher: Valley Press
  publisher-place: Valley
  source: Zotero
  title: "The closing of a mill: a history"
  title-short: The closing of a mill
  type: article-journal
  URL: https://example.org/closing
  volume: '12'
...
"""

PANDOC = """\
---
references:
- abstract: >-
    What was lost when
    the mill was closed.
  author:
  - family: Weaver
    given: Ada
    static-ordering: false
    parse-names: true
  id: weaver:2018
  issued:
  - year: 2018
    month: 5
  publisher: Valley Archive
  title: The ledger
  type: book
---
"""

ZOTERO_JSON = """\
{"references": [{"id": "http://zotero.org/users/1/items/AB12", "type": "report", "title": "Wages",
 "author": [{"family": "Weaver", "given": "A."}], "issued": {"date-parts": [["2018", 5, 4]]},
 "accessed": {"date-parts": [[2020, 1, 15]]}, "note": "PMID: 1", "collection-number": 7, "event-place": "Valley"}]}
"""


def sources(text: str) -> tuple[Source, ...]:
    problems = Problems()
    value = parse(text, "sources.yaml", problems)
    assert value is not None, list(problems)
    return SourcesFile.model_validate(value, by_alias=True, by_name=False).references


def one(fields: str) -> Source:
    return sources(f"references:\n- {{id: a, type: book, {fields}}}\n")[0]


def test_better_bibtex() -> None:
    """An export of Better BibTeX loads unchanged, without `custom`."""
    (source,) = sources(BETTER_BIBTEX)
    assert [name.as_written for name in source.author] == ["Ada Weaver", "Jan van den Berg Jr.", "Mill Workers’ Union"]
    assert (source.issued, source.accessed) == ("2018-05-04", "2020-01-15")
    assert source.container_title == "Journal of Mill Studies"
    assert source.custom is None


def test_pandoc() -> None:
    """A YAML block of pandoc loads but for its second `---`, which begins another document."""
    (source,) = sources(PANDOC.removesuffix("---\n"))
    assert source.id == "weaver:2018"
    assert source.issued == "2018-05"


def test_json() -> None:
    """CSL-JSON is YAML; numbers and texts in dates and fields are the same."""
    (source,) = sources(ZOTERO_JSON)
    assert source.issued == "2018-05-04"
    assert source.accessed == "2020-01-15"


def test_an_export_builds(small_campaign: Path) -> None:
    """An export's items stand beside those with `custom` in a campaign that loads."""
    path = small_campaign / "sources.yaml"
    items = BETTER_BIBTEX.removeprefix("references:\n").removesuffix("...\n")
    path.write_text(path.read_text(encoding="utf-8") + items, encoding="utf-8")
    problems = Problems()
    campaign = load(small_campaign, "small", problems)
    assert list(problems) == []
    assert campaign is not None
    assert campaign.sources["valley2018closing"].title == "The closing of a mill: a history"


@pytest.mark.parametrize(
    ("issued", "date"),
    [
        ("2018", "2018"),
        ("2018-05", "2018-05"),
        ("'2018-05-04'", "2018-05-04"),
        ("2018-05-04T10:00:00Z", "2018-05-04"),
        ("{date-parts: [[2018]]}", "2018"),
        ("{date-parts: [[2018, 5]]}", "2018-05"),
        ("{date-parts: [['2018', '05', '04']]}", "2018-05-04"),
        ("{date-parts: [2018, 5]}", "2018-05"),
        ("{year: 2018, month: 5, day: 4}", "2018-05-04"),
        ("[{year: 2018}]", "2018"),
        ("{date-parts: [[2018, 5]], season: 2}", "2018-05"),
        ("{date-parts: [[2018, 5, '']]}", "2018-05"),
        ("{date-parts: [[2018]], circa: false}", "2018"),
        ("2018-XX-XX", "2018"),
        ("2018-05-uu", "2018-05"),
        ("{literal: 2018-05}", "2018-05"),
        ("{raw: 2018-05-04}", "2018-05-04"),
    ],
)
def test_dates(issued: str, date: str) -> None:
    """Each form of a date is the same date, known to the year, month or day."""
    found = one(f"issued: {issued}").issued
    assert isinstance(found, PartialDate)
    assert found == date
    assert found.place.file == "sources.yaml"


@pytest.mark.parametrize(
    ("issued", "words"),
    [
        ("{literal: n.d.}", "n.d."),
        ("{literal: Spring 2018}", "Spring 2018"),
        ("{raw: 'Spring 2018'}", "Spring 2018"),
        ("{date-parts: [[2018], [2019]]}", "2018–2019"),
        ("{date-parts: [[2018, 5], [2018, 7]]}", "May 2018 – July 2018"),
        ("{date-parts: [[2018, 5, 4], [2018, 5, 4]]}", "4 May 2018"),
        ("{date-parts: [[2018, 5], [2018, 6]], circa: 1}", "about May 2018 – June 2018"),
        ("[{year: 2018}, {year: 2019}]", "2018–2019"),
        ("2018/2019", "2018–2019"),
        ("2018-05/2018-06", "May 2018 – June 2018"),
        ("2018-05~/2018-06", "about May 2018 – June 2018"),
        ("2018/", "since 2018"),
        ("2018/..", "since 2018"),
        ("../2018-05", "until May 2018"),
        ("2018~", "about 2018"),
        ("2018-05~", "about May 2018"),
        ("'2018?'", "about 2018"),
        ("2018%", "about 2018"),
        ("2018-21", "Spring 2018"),
        ("2018-24/2019-21", "Winter 2018 – Spring 2019"),
        ("201X", "the 2010s"),
        ("{date-parts: [[2018]], circa: true}", "about 2018"),
        ("{date-parts: [[2018, 5]], circa: '1'}", "about May 2018"),
        ("{date-parts: [[2018]], season: 3}", "Autumn 2018"),
        ("{date-parts: [[2018]], season: Lent}", "Lent 2018"),
        ("{date-parts: [[2018, 13]]}", "Spring 2018"),
        ("{year: 2018, season: 4}", "Winter 2018"),
    ],
)
def test_dates_in_words(issued: str, words: str) -> None:
    """A range, a season, an approximate date and one in words print as words, wherever a layout prints a date."""
    found = one(f"issued: {issued}").issued
    assert type(found) is DateInWords
    assert found == words
    assert date_in_words(found) == words
    assert found.place.line == 2
    copy = pickle.loads(pickle.dumps(found))
    assert (type(copy), copy, copy.place) == (DateInWords, words, found.place)


@pytest.mark.parametrize(
    "issued",
    [
        "last June",
        "20XX",
        "-0044",
        "Y17000",
        "2018/2019/2020",
        "/",
        "..",
        "2018-5-4",
        "'2018-05-04T'",
        "{}",
        "{season: 2}",
        "{date-parts: []}",
        "{date-parts: [[]]}",
        "{date-parts: [[2018, May]]}",
        "{date-parts: [[2018], [2019], [2020]]}",
        "{date-parts: [[-44]]}",
        "{date-parts: [[2018, 2, 30]]}",
        "{date-parts: [[2018, 0]]}",
        "{date-parts: [[[2018]]]}",
        "{date-parts: {a: b}}",
        "{literal: ''}",
        "{literal: [a]}",
        "[]",
        "[[2018]]",
        "[{month: 5}]",
        "{year: [2018]}",
    ],
)
def test_what_is_no_date_is_refused(issued: str) -> None:
    """What CSL does not permit is a problem at the date's line, with a hint."""
    problems = Problems()
    text = f"references:\n- {{id: a, type: book, issued: {issued}}}\n"
    value = parse(text, "sources.yaml", problems)
    assert value is not None
    with pytest.raises(ValidationError) as error:
        SourcesFile.model_validate(value, by_alias=True, by_name=False)
    complain(error.value, value, SourcesFile, problems)
    assert [(problem.place.line, bool(problem.hint)) for problem in problems] == [(2, True)]


def test_other_variables_are_dropped() -> None:
    """A variable that does not print is accepted and kept out of the model."""
    assert "abstract" not in repr(one("abstract: long, note: x, ISBN: 1"))


def test_places_of_fields() -> None:
    """A source and its fields know where they stand."""
    source = one("title: Ledger")
    assert source.place == Place("sources.yaml", 2, 3)
    assert source.title is not None
    assert source.title.place == Place("sources.yaml", 2, 30)
