"""docs/sample-answers.md says what the sample answers, and how its gravest claims and its large numbers print."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

import pytest

from briefpack.pages.layouts import Layouts
from briefpack.pages.part import PartHTML
from briefpack.pages.rendering import render
from briefpack.pages.stamps import unstamped
from briefpack.problems import Problems
from briefpack.rules.review import review
from briefpack.rules.table import RULES
from tests.test_sample import NEVER_PLAIN, ROOT, STATS, sample, units, views

PAGE = ROOT / "docs" / "sample-answers.md"
BEGIN, END = "<!-- generated from briefs/join-the-movement -->", "<!-- end of what is generated -->"
SHOWN_LARGE = re.compile(r'<div class="(?:stat|fact|fact-number)(?: [^"]*)?"[^>]* data-claim="([^"]+)"[^>]*>')


def generated() -> str:
    """The part of the page that follows from the YAML."""
    return "\n\n".join([*answers(), *never_plain(), *numbers()]) + "\n"


def answers() -> Iterator[str]:
    """Each rule with its answers."""
    yield "## Answers"
    for rule in RULES:
        given = [answer for answer in sample().answers if answer.rule == rule.code]
        if given:
            yield f"### {rule.code}"
            yield f"{rule.what[0].upper()}{rule.what[1:]}."
            yield "\n".join(
                [
                    "| at | why it stands | who answers |",
                    "| --- | --- | --- |",
                    *(f"| `{answer.at}` | {answer.reason} | {answer.role} |" for answer in given),
                ]
            )


def never_plain() -> Iterator[str]:
    """The claims that must not read as facts."""
    yield "## Eight claims that never print as plain fact"
    yield "No source bears out their words, or they are opinions. Each prints under a name, or not at all."
    rows = []
    for name in NEVER_PLAIN:
        claim = sample().claims[name]
        if claim.audiences == "none":
            how = f"not at all: {claim.reason}"
        else:
            words = "in other words" if claim.print else "in the text’s own words"
            how = f"for {' and '.join(claim.listed)}, {words}, under “{claim.attribution}”"
        rows.append(f"| `{name}` | {claim.kind}, {claim.verdict} | {how} |")
    yield "\n".join(["| claim | kind and verdict | how it prints |", "| --- | --- | --- |", *rows])


def numbers() -> Iterator[str]:
    """The numbers that may be shown large."""
    yield "## Five numbers that are safe to show large"
    yield "Each prints with what keeps it true, and with its sources beside it."
    rows = []
    for name in STATS:
        claim = sample().claims[name]
        assert claim.stat is not None
        sources = ", ".join(f"`{each.source}`" for each in claim.sources)
        number = " ".join(filter(None, (claim.stat.qualifier, claim.stat.value)))
        rows.append(f"| `{name}` | {number} | {claim.stat.label} | {sources} |")
    yield "\n".join(
        ["| claim | number | what it counts, and as of when | sources |", "| --- | --- | --- | --- |", *rows]
    )


def test_the_page_is_fresh(request: pytest.FixtureRequest) -> None:
    """The page says what answers.yaml and the claims say; `--update-golden` writes it anew."""
    text = PAGE.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    fresh = f"{before}{BEGIN}\n\n{generated()}\n{END}{after}"
    if request.config.getoption("--update-golden"):
        PAGE.write_text(fresh, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == fresh


def test_only_placeholders_are_left_to_warn_of() -> None:
    """On the edition's own day the sample's contacts are placeholders, and everything else is answered for."""
    problems = Problems()
    answered = review(sample(), edition(), problems)
    contacts = [str(contact.email) for contact in sample().contacts]
    assert [(each.code, each.severity) for each in problems] == [("placeholder", "warning")] * len(contacts)
    assert [each.message.split()[0] for each in problems] == contacts
    assert {(each.problem.code, str(each.answer.at)) for each in answered} == {
        (str(each.rule), str(each.at)) for each in sample().answers
    }


def test_answers_have_a_reason_and_a_role() -> None:
    """Every answer gives a whole sentence, and the role of whoever answers."""
    assert all(answer.reason.endswith(".") and answer.role == "editor of the sample" for answer in sample().answers)


def edition() -> datetime.date:
    return sample().edition_date.last_day


@pytest.mark.parametrize("name", NEVER_PLAIN)
def test_the_eight_print_under_a_name_or_not_at_all(name: str) -> None:
    """Whole they have a name before them; short they name a speaker themselves, and no answer is given for it."""
    claim = sample().claims[name]
    printed = [unit for view in views(sample()) for unit in units(view) if name in unit.ids]
    assert all(unit.attribution == claim.attribution for unit in printed)
    assert bool(printed) == (claim.audiences != "none" and claim.audiences != ("public",))
    problems = Problems()
    found = [each.problem for each in review(sample(), edition(), problems)] + list(problems)
    assert not [
        each
        for each in found
        if each.code == "set-as-fact"
        and each.message.startswith(f"{name} ")
        and each.place.file.rpartition("/")[0].endswith("sections")
    ]
    assert claim.stat is None
    assert claim.chart is None


def shown_large() -> Iterator[tuple[str, str]]:
    """Each large number on a page of the sample: its claim, and its HTML."""
    for view in views(sample()):
        for part in render(view, Layouts(ROOT / "layouts"), Problems()):
            if isinstance(part, PartHTML):
                html = unstamped(part.html)
                for found in SHOWN_LARGE.finditer(html):
                    yield found[1], html[found.end() : html.find("</sup>", found.end())]


def test_the_five_numbers_print_with_what_keeps_them_true() -> None:
    """On every page a large number has its qualifier before it, its date in its label, and a source behind that."""
    seen = set()
    for name, html in shown_large():
        claim = sample().claims[name]
        assert claim.stat is not None
        seen.add(name)
        words = " ".join(re.sub(r"<[^>]*>", " ", html).split())
        number = " ".join(filter(None, (claim.stat.qualifier, claim.stat.value)))
        assert words.startswith(f"{number} ")
        assert re.search(r"\b20\d\d\b", words)
        assert '<sup class="notes"><a ' in html
        assert len(words) < len(claim.stat.label) + 40, "the note belongs to another number"
    assert seen == set(STATS)
