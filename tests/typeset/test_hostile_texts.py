"""Whatever an author types prints whole, or is told at its place: never cut, lost, or a stop of the tool."""

from __future__ import annotations

import datetime
import json
import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.small_campaign import write_campaign
from tests.typesetting import ROOT, PackFetcher, Style, compose, facts

from briefpack.content.loading import load  # isort: skip
from briefpack.content.viewing import view_for
from briefpack.pages.layouts import Layouts
from briefpack.pages.rendering import render, render_contents
from briefpack.problems import Problems
from briefpack.typeset import boxes

THIN = "thin-page"  # the small campaign has little to say
PRINTED = (
    "undefined",
    "NULL",
    "None",
    "true",
    "-0",
    "-1.0e+308",
    "NaN",
    "0x1F",
    "½ ² ₃ ⅓",
    "1,000,000.00",
    "$1.00",
    "01000",
    "00:00:00",
    "2018-02-30",
    "~",
    "null # not",
    "- x",
    "? x",
    "a: b",
    "[x]",
    "{x}",
    "& x",
    "* x",
    "! x",
    "| x",
    "> x",
    "%TAG",
    "`x`",
    "%s %d %n",
    "{0}",
    "{{ 7 * 7 }}",
    "{% raw %}",
    "${7*7}",
    "#{7}",
    "<script>alert(1)</script>",
    "</p></body></html>",
    "<!-- x -->",
    "&lt;&#60;&amp;",
    "<img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "' OR 1=1 --",
    '" onmouseover="x',
    "a\\b\\n",
    "../../etc/passwd",
    "C:\\x\\nul.txt",
    "| a | b |",
    "**a*b*",
    "__a_",
    "[a](b",
    "![a",
    "http://",
    "https://example.org/x_y_z",
    "~~a~~",
    "1. a",
    "# a",
    "===",
    "\u00a0".join("abcdefgh"),
    "a\u200bb\u200cc\u200dd\u2060e",
    "co\u00adop\u00aderate",
    "e\u0301 é",
    "\u0301 alone",
    "ភាសាខ្មែរ ស្ត្រី",
    "Ω≈√∫µ≤≥÷",
    "‘’“”„«»‹›–—…",
    "ﬁ ﬂ ﬀ",
    "\t a \t b",
    "a\u2003b\u3000c",
    "(" * 30,
    "\\" * 9,
)
NO_GLYPH = (
    "٠١٢٣",
    "Z\u0351\u0300\u0316\u0327a\u0303\u0308\u0330l\u0301\u0302g\u0315\u031bo",
    "😀 👩\u200d👩\u200d👧 🇰🇭",
    "العربية ١٢",
    "abc עברית def",
    "ไทย ภาษาไทย",
    "中文 日本語",
    "हिन्दी",
    "snow ☃",
    "İ ı ǆ",
    "\ue000",
    "\U000f0000",
    "\U0010fffd",
    "\ufff9a\ufffb",
    "\ufffc \ufffd",
)
TOO_LONG = ("1" * 90, "w" * 10_000, "-" * 300, "https://example.org/" + "a" * 2_000)
UNSEEN = ("\u202eabc", "\u2066abc", "\ufeffa", "\u2028a", "\u2029a", "\x7f", "\x85", "\ufdd0", "\ufffe")
FIELDS = {  # file, words of it that a text takes the place of
    "title": ("packs/press.yaml", "The gates were locked in May"),
    "heading": ("campaign.yaml", "What Happened"),
    "sentence": ("sections/closing.yaml", "It was theft."),
    "claim": (
        "sections/closing.yaml",
        "The Gazette counted “300 weavers”;[@gazette] the ledger lists 212 names.[@ledger]",
    ),
    "attribution": ("sections/closing.yaml", "attribution: The Gazette"),
    "reply": ("sections/closing.yaml", "The looms were lent, not sold.[@letter]"),
    "later": ("sections/closing.yaml", "A court ordered their return."),
    "stat": ("sections/closing.yaml", "weavers sent home"),
    "event": ("timeline.yaml", "The gates are *locked*.[@gazette]"),
    "headline": ("asks.yaml", "Reopen the mill"),
    "source": ("sources.yaml", "Mill closes its gates"),
    "contact": ("campaign.yaml", "Press desk"),
    "organisation": ("campaign.yaml", "organisation: Mill Workers’ Union"),
}  # fmt: skip


def spoilt(folder: Path, texts: dict[str, str]) -> Path:
    """The small campaign in `folder`, with these texts in fields of it."""
    write_campaign(folder)
    for field, text in texts.items():
        file, words = FIELDS[field]
        key, colon, _ = words.rpartition(": ") if re.match("[a-z]+: ", words) else ("", "", "")
        path = folder / file
        content = path.read_text(encoding="utf-8")
        assert words in content
        path.write_text(
            content.replace(words, f"{key}{colon}{json.dumps(text, ensure_ascii=False)}", 1), encoding="utf-8"
        )
    return folder


def printed(folder: Path) -> tuple[Problems, list[str]]:
    """The press pack of a campaign: what is wrong with it, and the text of each of its pages; none where it failed."""
    problems = Problems()
    campaign = load(folder, "small", problems)
    if campaign is None or problems.errors:
        return problems, []
    view, layouts = view_for(campaign, campaign.packs["press"], datetime.date(2020, 6, 30)), Layouts(ROOT / "layouts")
    parts = render(view, layouts, problems)
    if problems.errors:
        return problems, []
    roots = {"layouts": ROOT / "layouts", "assets": ROOT / "assets", "campaign": folder}
    style = Style(layouts.sheets("press", "a4"), PackFetcher(roots), problems)
    made = compose(parts, lambda found: render_contents(view, layouts, found, problems), style, facts(), problems)
    if made is None or not made.write() or problems.errors:
        return problems, []
    pages = [page for placed in made.parts for page in placed.part.pages]
    return problems, ["".join(_texts(page._page_box)) for page in pages]


def _texts(page_box: object) -> list[str]:
    return [visit.box.text for visit in boxes.walk(page_box) if boxes.is_text(visit.box) and not visit.margin]


def bare(text: str) -> str:
    """A text without spaces, joiners and soft hyphens: what must be found again on the pages."""
    return "".join(each for each in text if unicodedata.category(each) not in ("Zs", "Cf", "Cc"))


VERBATIM = {"heading", "sentence", "source", "contact"}  # in the press pack, and no CommonMark


def many(folder: Path, texts: Sequence[str]) -> Path:
    """The small campaign with these texts in sentences of its own, which begin on line 4 and take two lines each."""
    write_campaign(folder)
    quoted = [json.dumps(f"{i} {text} {i}", ensure_ascii=False) for i, text in enumerate(texts)]
    sentences = "".join(f"- id: n{i}\n  text: {text}\n" for i, text in enumerate(quoted))
    rest = "kind: opinion, verdict: opinion, audiences: [press]"
    claims = "".join(f"- {{id: n{i}, sentence: n{i}, {rest}}}\n" for i in range(len(texts)))
    content = f"heading: Strings\naudiences: [press]\nsentences:\n{sentences}claims:\n{claims}"
    (folder / "sections" / "strings.yaml").write_text(content, encoding="utf-8")
    file = folder / "campaign.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("[closing]", "[closing, strings]"), encoding="utf-8")
    return folder


def lines_told(problems: Problems, code: str) -> list[int]:
    return sorted({each.place.line for each in problems if each.code == code and "strings" in each.place.file})


def test_naughty_strings_print_whole(tmp_path: Path) -> None:
    """Strings that break other programs, and all that fonts can show, print as they were typed."""
    problems, pages = printed(many(tmp_path, PRINTED))
    assert [problem for problem in problems if problem.code != THIN] == []
    whole = bare("".join(pages))
    assert [text for i, text in enumerate(PRINTED) if bare(f"“{i} {text} {i}”") not in whole] == []


@pytest.mark.parametrize(
    ("texts", "code"),
    [(NO_GLYPH, "missing-glyph"), (TOO_LONG, "text-out-of-box"), (UNSEEN, "control-character")],
    ids=("glyphs", "long", "unseen"),
)
def test_what_cannot_print_is_told_where_it_stands(texts: Sequence[str], code: str, tmp_path: Path) -> None:
    """Each text with a character that no font has, a word longer than its line, or what nobody sees, has a problem."""
    problems, pages = printed(many(tmp_path, texts))
    assert lines_told(problems, code) == [5 + 2 * i for i in range(len(texts))]
    assert pages == []
    assert "engine" not in {each.code for each in problems}


def test_long_addresses_print_whole(tmp_path: Path) -> None:
    """A linked address breaks where its line ends; a source's prints short, and its link is whole."""
    address = "https://example.org/" + "a" * 500
    folder = spoilt(tmp_path, {"event": f"See <{address}> there."})
    file = folder / "sources.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("https://example.org/gazette", f"{address}{'/b' * 700}"))
    problems, pages = printed(folder)
    assert [problem for problem in problems if problem.code != THIN] == []
    assert f"See{address}there." in bare("".join(pages))


@pytest.mark.parametrize("count", [100, pytest.param(500, marks=pytest.mark.slow)])
def test_a_long_table_prints(count: int, tmp_path: Path) -> None:
    """A timeline of hundreds of events runs over many pages and loses none."""
    row = "- date: 2018-05-04\n  text: Event number {} happened.\n  claims: [cl.1a]\n  audiences: [press]\n"
    folder = write_campaign(tmp_path)
    file = folder / "timeline.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "".join(map(row.format, range(count))), encoding="utf-8")
    problems, pages = printed(folder)
    assert problems.errors == 0
    whole = "".join(pages)
    assert [i for i in range(count) if f"Event number {i} happened." not in whole] == []


TEXTS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=40)
SIGNS = "aeiounst AEKÉé ,.;:!?–—’“”()[]{}<>&*_`#~|\\/@%$^\"'=+-0123456789\u00a0\u00ad\u200b\u0301កខ្មែរ"
LATIN = st.text(st.sampled_from(SIGNS), min_size=1, max_size=120)
FUZZED = st.fixed_dictionaries({}, optional=dict.fromkeys(FIELDS, LATIN | LATIN | TEXTS))


def check_any(texts: dict[str, str], folder: Path) -> None:
    """Some texts give a whole pack, or problems at places in the YAML; what prints verbatim is on the pages."""
    problems, pages = printed(spoilt(folder, texts))
    errors = [each for each in problems if each.severity == "error"]
    assert [each for each in errors if each.place.file.startswith("layouts/") or not each.place.line] == []
    whole = bare("".join(pages))
    for field in VERBATIM & texts.keys() if not errors else ():
        assert bare(texts[field]) in whole, (field, texts[field])


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(texts=FUZZED)
def test_fuzz(texts: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> None:
    """No text in any field is lost or stops the tool."""
    check_any(texts, tmp_path_factory.mktemp("fuzz"))


@pytest.mark.slow
@settings(max_examples=2_000, deadline=None, suppress_health_check=list(HealthCheck))
@given(texts=FUZZED)
def test_fuzz_at_length(texts: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> None:
    """No text is lost or stops the tool in two thousand tries."""
    check_any(texts, tmp_path_factory.mktemp("fuzz"))
