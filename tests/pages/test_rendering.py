"""View -> HTML: what is on the pages, and what is left out."""

from __future__ import annotations

import dataclasses
import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from briefpack.content.fields.text import PartialDate, Text
from briefpack.content.models import Added, Stat
from briefpack.content.view import PrintedChapter, PrintedSection, View, Words
from briefpack.pages.layouts import Layouts
from briefpack.pages.part import CONTENTS, Entry, Group, PartHTML, Sheet
from briefpack.pages.rendering import render, render_contents
from briefpack.pages.stamps import unstamped
from briefpack.problems import Problems
from tests.pages.sample_view import ALLEGATION, CHAPTERS, EXPIRED, FACT, claim, press_view, sample_view, text

GOLDEN = Path(__file__).parent / "golden"
GROUPS = (
    Group("", "", (Entry(1, "A river without water", "cover.h1", kind="cover"),), (Sheet(1, "cover", 1),)),
    Group(
        "A",
        "The evidence",
        (
            Entry(1, "The river", "chapter-1.h1", kind="chapter"),
            Entry(2, "The dam & the mill", "chapter-1.h2", kind="chapter", claims=(ALLEGATION.ids[0],)),
        ),
        (Sheet(2, "chapter", 1), Sheet(3, "chapter", 2)),
    ),
)


def pages(view: View, layouts: Layouts, problems: Problems) -> dict[str, PartHTML]:
    """All parts by name, with the contents in their place."""
    parts = render(view, layouts, problems)
    made = [render_contents(view, layouts, GROUPS, problems) if part == CONTENTS else part for part in parts]
    plain = (dataclasses.replace(part, html=unstamped(part.html)) for part in made if isinstance(part, PartHTML))
    return {part.name: part for part in plain}


class Page(HTMLParser):
    """A page's elements and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.parents: list[tuple[str, str]] = []
        self.words = ""
        self._open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if self._open:
            self.parents.append((self._open[-1], tag))
        if tag not in ("br", "col", "meta", "wbr", "img"):
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag, f"</{tag}> closes something else"

    def handle_data(self, data: str) -> None:
        self.words += data

    @property
    def text(self) -> str:
        return " ".join(self.words.split())

    def all(self, name: str) -> list[str]:
        return [attributes[name] for _, attributes in self.elements if name in attributes]


@pytest.fixture
def sample(layouts: Layouts, problems: Problems) -> dict[str, PartHTML]:
    made = pages(sample_view(), layouts, problems)
    assert list(problems) == []
    return made


@pytest.fixture
def press(layouts: Layouts, problems: Problems) -> dict[str, PartHTML]:
    made = pages(press_view(), layouts, problems)
    assert list(problems) == []
    return made


def test_golden(sample: dict[str, PartHTML], press: dict[str, PartHTML], request: pytest.FixtureRequest) -> None:
    """The HTML of every part is what the golden folder holds, no file more and none less."""
    made = {f"{name}.html": part.html for name, part in (press | sample).items()}
    if request.config.getoption("--update-golden", default=False):
        for name, html in made.items():
            (GOLDEN / name).write_text(html, encoding="utf-8")
    assert sorted(made) == sorted(path.name for path in GOLDEN.iterdir())
    for name, html in made.items():
        assert html == (GOLDEN / name).read_text(encoding="utf-8"), name


def test_parts_in_order(layouts: Layouts, problems: Problems) -> None:
    """Parts stand in the pack's order, chapters one by one, the contents as a mark to fill later."""
    parts = render(sample_view(), layouts, problems)
    names = [part if part == CONTENTS else part.name for part in parts]  # type: ignore[union-attr]
    assert names == ["cover", CONTENTS, "summary", "chapter-1", "chapter-2", "timeline", "sources", "contact"]


def test_titles_and_page_labels(sample: dict[str, PartHTML]) -> None:
    """A part is called as its template says; only the cover's label is no number."""
    assert {name: part.title for name, part in sample.items()} == {
        "cover": "Cover",
        "contents": "Contents",
        "summary": "Summary",
        "chapter-1": "The river",
        "chapter-2": "The people",
        "timeline": "Timeline",
        "sources": "Sources",
        "contact": "Contact",
    }
    assert (sample["cover"].number_style, sample["cover"].label_prefix) == (None, "Cover")
    assert {part.number_style for name, part in sample.items() if name != "cover"} == {"D"}


def test_numbers_run_in_reading_order(sample: dict[str, PartHTML]) -> None:
    """Sources are numbered as a reader meets them, and one that nobody cites is not listed."""
    listed = re.findall(r'<li id="(s\d)".*?<i><span[^>]*>(.*?)</span></i>', sample["sources"].html)
    assert listed == [("s1", "Dams &amp; mills"), ("s2", "The dam closes"), ("s3", "Acme answers"), ("s4", "Judgment")]


def test_the_order_of_parts_decides_the_numbers(layouts: Layouts, problems: Problems) -> None:
    """Sources listed first are still numbered by what follows them."""
    view = sample_view(parts=tuple(map(text, ("sources", "timeline", "summary"))))
    parts = pages(view, layouts, problems)
    assert list(parts) == ["sources", "timeline", "summary"]
    assert "Dams &amp; mills" in parts["sources"].html.split('id="s1"')[1].split("</li>")[0]


def test_every_link_leads_somewhere(sample: dict[str, PartHTML], press: dict[str, PartHTML]) -> None:
    """Each link inside a pack names an id of its target part."""
    for made in (sample, press):
        ids = {f"{name}.{anchor}" for name, part in made.items() for anchor in ["top", *Page(part.html).all("id")]}
        for part in made.values():
            links = {href[1:] for href in Page(part.html).all("href") if href.startswith("#")}
            assert links <= ids


def test_ids_are_counters(sample: dict[str, PartHTML], press: dict[str, PartHTML]) -> None:
    """Ids are a letter and a number, each once in its part."""
    for part in (*sample.values(), *press.values()):
        ids = Page(part.html).all("id")
        assert len(ids) == len(set(ids))
        assert all(re.fullmatch(r"[a-z]\d+", each) for each in ids)


def test_every_printed_claim_is_named(sample: dict[str, PartHTML]) -> None:
    """Each claim's block carries its ids and the place of its words."""
    chapter = Page(sample["chapter-1"].html)
    claims = [attributes for _, attributes in chapter.elements if "data-claim" in attributes]
    assert [each["data-claim"] for each in claims] == ["r.3", "r.1", "r.1", "r.2", "r.4"]  # r.1: its stat too
    assert all(each["data-place"].startswith("briefs/river/sections/one.yaml:") for each in claims)


def test_verbatim_words_stand_in_quotation_marks(sample: dict[str, PartHTML]) -> None:
    """The campaign's words are quoted and closed by a full stop; our wording is not quoted."""
    words = Page(sample["chapter-1"].html).text
    assert "The campaign says: “Acme poured waste into the river”." in words
    assert "“This is a scandal.”" in words
    assert "The dam was closed in 2016.1, 2" in words


def test_an_allegation_and_its_reply_share_a_frame(sample: dict[str, PartHTML]) -> None:
    """Claim, reply, verdict and what came later stand in one block."""
    block = sample["chapter-1"].html.split('class="claim allegation"')[1].split('class="section"')[0]
    words = Page(f"<div{block.rsplit('</div>', 1)[0]}").text
    for part in ("What is alleged", "What is replied", "Acme: “we did not”.", "Disputed", "Later: 28 May 2019."):
        assert part in words


def test_a_large_number_carries_what_is_replied(layouts: Layouts, problems: Problems) -> None:
    """A stat shows the reply to its claim, unless the claim itself stands right beside it."""
    disputed = dataclasses.replace(ALLEGATION, stat=FACT.stat)
    alone = Page(pages(sample_view(stats=(disputed,), lead=()), layouts, problems)["summary"].html).text
    beside = Page(pages(sample_view(stats=(disputed,), lead=(disputed,)), layouts, problems)["summary"].html).text
    assert alone.count("Acme: “we did not”.") == beside.count("Acme: “we did not”.") == 1


def test_the_fact_sheet_answers_each_number_in_its_row(layouts: Layouts, problems: Problems) -> None:
    """What is replied to a number follows it before the next one, whatever else the pack prints."""
    disputed = dataclasses.replace(ALLEGATION, stat=FACT.stat)
    html = pages(press_view(stats=(disputed, FACT), lead=(disputed,)), layouts, problems)["facts"].html
    first, second = html.split('<div class="fact-number ')[1:]
    assert "we did not" in first
    assert "we did not" not in second.split("fact-lines")[0]


def test_a_mark_stands_before_the_reply(sample: dict[str, PartHTML]) -> None:
    """In running prose the mark follows the claim, so that it does not seem to judge the reply."""
    words = Page(sample["summary"].html).text
    assert words.index("into the river”.") < words.index("Disputed") < words.index("Acme: “we did not”.")


def test_an_ask_in_words_that_were_not_found_says_so(sample: dict[str, PartHTML]) -> None:
    """An ask whose words no source has carries that mark; others carry none."""
    first, second = sample["summary"].html.split('class="asks"')[1].split("</li>")[:2]
    assert "mark" not in first
    assert "No source found for the campaign’s words" in second


def test_sources_say_how_they_were_read(layouts: Layouts, problems: Problems) -> None:
    """What a campaign says about its sources stands above their list, in the place of the day they were seen."""
    plain = Page(pages(sample_view(), layouts, problems)["sources"].html).text
    told = sample_view(about_sources=text("Read in *copies*."))
    words = Page(pages(told, layouts, problems)["sources"].html).text
    assert "All were seen on 23 November 2026." in plain
    assert "Read in copies." in words
    assert "All were seen" not in words


def test_no_line_breaks_inside_a_date(layouts: Layouts, problems: Problems) -> None:
    """Day, month and year of a date in prose stay together, and nothing else does."""
    event = sample_view().timeline[0].model_copy(update={"text": text("On 3 May 2016, 4 June or July 2017, in 2018.")})
    html = pages(sample_view(timeline=(event,)), layouts, problems)["timeline"].html
    kept = re.findall(r'<span class="unbroken">(.*?)</span>', html)
    assert kept == ["3 May 2016", "4 June", "July 2017"]


def test_what_has_passed_says_so(sample: dict[str, PartHTML]) -> None:
    """An expired claim carries its date, an expired ask the year in which it was asked; a current ask does not."""
    assert "As of 2016: “The minister is in charge”." in Page(sample["chapter-1"].html).text
    summary = Page(sample["summary"].html).text
    assert summary.count("asked in 2018") == 1
    assert "The campaign · asked in 2018" in summary


def test_foot_and_cover_name_both_dates(sample: dict[str, PartHTML]) -> None:
    """Every foot dates the text and the edition, and says what kind of copy it is."""
    feet = {tuple(Page(part.html).all(name)[0] for name in ("data-foot", "data-state")) for part in sample.values()}
    assert feet == {("Campaign text as of April 2018 · edition of 23 November 2026", "Sample · ")}
    assert "Campaign text as of April 2018" in Page(sample["cover"].html).text


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        ({"sample": False}, ""),
        ({"sample": False, "draft": True}, "DRAFT · "),
        ({"draft": True}, "Sample · "),
        ({"draft": True, "internal": True}, "Internal · Sample · "),
    ],
)
def test_state(changes: dict[str, bool], state: str, layouts: Layouts, problems: Problems) -> None:
    """Drafts, samples and internal packs are marked on each page."""
    for part in pages(sample_view(**changes), layouts, problems).values():
        assert Page(part.html).all("data-state") == [state]


def test_contents(sample: dict[str, PartHTML]) -> None:
    """The contents list every heading but the cover's, linked, with a page number to fill in."""
    page = Page(sample["contents"].html)
    assert "The dam & the mill" in page.text
    assert "A river without water" not in page.text
    refs = [attributes["href"] for _, attributes in page.elements if attributes.get("class") == "page-ref"]
    assert refs[-2:] == ["#chapter-1.h1", "#chapter-1.h2"]
    assert "1 supported · " in page.text or "in part" in page.text


def test_contents_offer_ways_in(sample: dict[str, PartHTML]) -> None:
    """The contents lead to what the pack has: its first allegation with a reply, and nothing that is not there."""
    page = Page(sample["contents"].html)
    assert "Weighing an allegation" in page.text
    assert "Tabling a question" not in page.text
    assert ("a", {"class": "page-ref", "href": "#chapter-1.h2"}) in page.elements
    assert page.text.count("3 pages") == 1
    assert "2 sheets" in page.text


def test_sources_lead_back_with_locators(sample: dict[str, PartHTML]) -> None:
    """A source leads to each of its citations, and says where in the source."""
    entry = sample["sources"].html.split('id="s2"')[1].split("</li>")[0]
    led = re.findall(r'class="page-ref" href="#(.*?)"', entry)
    cited = re.compile(r'<a id="(n\d+)" href="#sources.s2"')
    assert led == [f"{name}.{anchor}" for name in sample for anchor in cited.findall(sample[name].html)]
    assert {target.partition(".")[0] for target in led} == {"summary", "chapter-1"}
    assert re.search(r"\(<span[^>]*>col. 2</span>\)", entry)
    assert '<span class="copy">copy</span>' in entry


def test_release(press: dict[str, PartHTML]) -> None:
    """A release opens with its status, is dated without a city, ends, and explains its numbers."""
    words = Page(press["release"].html).text
    assert (
        words.index("FOR IMMEDIATE RELEASE")
        < words.index("A river without water")
        < words.index("23 November 2026. The dam")
    )
    assert words.index("Acme: “we did not”.") < words.index("Ends") < words.index("Notes to editors")


def test_facts_hold_supported_facts_only(layouts: Layouts, problems: Problems) -> None:
    """A line of the fact sheet never shows what its sources do not carry."""
    doubtful = claim("r.9", "x", verdict="partly", short=text("Half true"))
    whole = claim("r.8", "x", verdict="supported", short=text("All true"))
    chapter = PrintedChapter(text("One"), None, (PrintedSection(None, (FACT, whole, doubtful)),))
    words = Page(pages(press_view(chapters=(chapter,)), layouts, problems)["facts"].html).text
    assert "All true" in words
    assert "Half true" not in words
    assert "The dam was closed in 2016" not in words  # its number stands above


@pytest.mark.parametrize(
    ("part", "changes"),
    [
        ("timeline", {"timeline": ()}),
        ("contact", {"contacts": ()}),
        ("chapters", {"chapters": ()}),
        ("sources", {"chapters": (), "timeline": (), "lead": (), "stats": (), "asks": (), "standfirst": None}),
    ],
)
def test_empty_parts_are_left_out(part: str, changes: dict[str, Any], layouts: Layouts, problems: Problems) -> None:
    """A part with nothing for this audience is left out with a warning where it is listed."""
    made = pages(sample_view(**changes), layouts, problems)
    assert part not in made
    assert part.removesuffix("s") + "-1" not in made
    messages = [each.message for each in problems if each.code == "empty-part" and each.severity == "warning"]
    assert f"nothing in the part {part} is for policymakers, so it is left out" in messages
    assert problems.errors == 0


def test_a_pack_of_which_nothing_is_left_is_refused(layouts: Layouts, problems: Problems) -> None:
    """Without any part to print there is no pack: an error where its parts are listed."""
    assert pages(sample_view(parts=(text("timeline", 12),), timeline=()), layouts, problems) == {}
    assert [(each.code, each.severity, each.place.line) for each in problems] == [
        ("empty-part", "error", 12),
        ("empty-part", "warning", 12),
    ]


def test_numbers_need_a_list_of_sources(layouts: Layouts, problems: Problems) -> None:
    """A pack that prints numbers without listing its sources is refused."""
    pages(sample_view(parts=(text("summary", 12),)), layouts, problems)
    assert [(each.code, str(each.place)) for each in problems] == [
        ("no-sources-part", "briefs/river/sections/one.yaml:12:3")
    ]


def test_a_fault_in_a_template_says_nothing_of_sources(own_layouts: Layouts, problems: Problems) -> None:
    """A part that a fault ends might have listed the sources that it cites: the fault alone is told."""
    path = own_layouts.folder / "policymakers" / "summary.html"
    shared = (own_layouts.folder / "shared" / "summary.html").read_text(encoding="utf-8")
    body = shared.rstrip().removesuffix("{% endblock %}")
    path.write_text(f"{body}{{{{ view.lede }}}}{{% endblock %}}", encoding="utf-8")
    render(sample_view(parts=(text("summary"),)), own_layouts, problems)
    assert [each.code for each in problems] == ["unknown-field"]


HOSTILE = "</p><script>x</script>\"'><img src=x> {{ view }} {% include 'x' %} &amp;"


def hostile_view(make: Any) -> View:
    """A view whose every text is the hostile string."""
    bad = Text(HOSTILE)
    spoilt = claim(
        "r.1",
        HOSTILE,
        attribution=bad,
        short=bad,
        replies=(ALLEGATION.replies[0].model_copy(update={"by": bad, "text": bad}),),
        later=(ALLEGATION.later[0].model_copy(update={"text": bad}),),
        stat=Stat(value=bad, label=bad, qualifier=bad),
        kind="quote",
    )
    fact = claim("r.2", Words(bad, verbatim=False), short=bad)
    view = make()
    return make(
        title=Added(added=bad, claims=(bad,)),
        standfirst=Added(added=bad, claims=(bad,)),
        organisation=bad,
        chapters=(PrintedChapter(bad, PrintedSection(None, (fact,)), (PrintedSection(bad, (spoilt,)),)),),
        lead=(spoilt, fact),
        stats=(spoilt,),
        asks=(),
        audience_title=view.audience_title.model_copy(update={"title": bad, "description": bad}),
        timeline=(view.timeline[0].model_copy(update={"text": bad}),),
        language=Text('en"><script>'),
        contacts=(
            view.contacts[0].model_copy(
                update={"name": bad, "role": bad, "email": bad, "phone": bad, "web": bad, "address": bad}
            ),
        ),
        sources=tuple(
            source.model_copy(update={"title": bad, "publisher": bad, "url": bad}) for source in view.sources
        ),
    )


@pytest.mark.parametrize("make", [sample_view, press_view])
def test_hostile_text_stays_text(make: Any, layouts: Layouts, problems: Problems) -> None:
    """No text, wherever it stands, opens a tag, runs as a template or leaves its attribute."""
    made = pages(hostile_view(make), layouts, problems)
    assert list(problems) == []
    for name, part in made.items():
        page = Page(part.html)
        assert not {tag for tag, _ in page.elements} & {"script", "img"}, name
        assert not any(
            attribute.startswith("on") or attribute == "src"
            for _, attributes in page.elements
            for attribute in attributes
        )
    assert HOSTILE in Page(made["chapter-1"].html).words


def test_blocks_without_anything_to_say(layouts: Layouts, problems: Problems) -> None:
    """Absent fields leave no empty labels and no stray punctuation behind."""
    bare = claim("r.1", "Nobody said so.", verdict="n/a")
    chapter = PrintedChapter(text("One"), None, (PrintedSection(None, (bare,)),))
    view = sample_view(chapters=(chapter,), lead=(bare,), stats=(), asks=(), standfirst=None)
    made = pages(view, layouts, problems)
    assert Page(made["chapter-1"].html).text.endswith("One Evidence One “Nobody said so.”")
    assert "What is asked" not in made["summary"].html
    for part in made.values():
        assert not re.search(r"<(p|li|b|h\d)[^>]*>\s*</\1>", part.html)


def test_tag_rules(sample: dict[str, PartHTML], press: dict[str, PartHTML]) -> None:
    """Headings never skip a level, items hold no blocks, tables name their headers, decoration is hidden."""
    for part in (*sample.values(), *press.values()):
        page = Page(part.html)
        levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch(r"h[1-6]", tag)]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))
        assert not [
            pair for pair in page.parents if pair[0] == "li" and pair[1] in ("p", "div", "ul", "ol", "table", "h2")
        ]
        assert all("scope" in attributes for tag, attributes in page.elements if tag == "th")
        marks = [attributes for _, attributes in page.elements if attributes.get("class", "").startswith("mark")]
        assert all(attributes.get("aria-hidden") == "true" for attributes in marks)


def test_dates_keep_their_precision(layouts: Layouts, problems: Problems) -> None:
    """A year stays a year, a month a month."""
    event = sample_view().timeline[0]
    dates = ("2016", "2016-05", "2016-05-09")
    events = tuple(event.model_copy(update={"date": PartialDate(date)}) for date in dates)
    html = pages(sample_view(timeline=events), layouts, problems)["timeline"].html
    dates = re.findall(r'<th scope="row">(.*?)</th>', html)
    assert [re.sub("<.*?>", "", date) for date in dates] == ["2016", "May 2016", "9 May 2016"]


def test_samples_hold_every_kind() -> None:
    """The view that these tests print holds allegations, opinions, expired claims and claims without a source."""
    kinds = {each.verdict for chapter in CHAPTERS for section in chapter.sections for each in section.claims}
    assert kinds == {"supported", "disputed", "partly", "not-found"}
    assert EXPIRED.expired


def test_sources_that_nothing_cites_are_led_to_by_nothing(layouts: Layouts, problems: Problems) -> None:
    """A pack that lists its sources and cites none has no part of them, and no link to it."""
    parts = ("contents", "contact", "sources")
    made = pages(sample_view(parts=tuple(map(text, parts)), chapters=()), layouts, problems)
    assert list(made) == ["contents", "contact"]
    assert not [part for part in made.values() if "#sources" in part.html]
    assert [each.code for each in problems] == ["empty-part"]
