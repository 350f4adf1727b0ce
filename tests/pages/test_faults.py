"""What an author of layouts gets wrong is a problem with file, line, column and the next thing to type."""

from __future__ import annotations

import pytest

from briefpack.pages.checking import check_packs
from briefpack.pages.environment import make_environment
from briefpack.pages.faults import layout_problem
from briefpack.pages.layouts import Layouts
from briefpack.pages.rendering import render
from briefpack.problems import Problems
from tests.pages.sample_view import sample_view, text
from tests.pages.test_layouts import pack


def faults(own_layouts: Layouts, line: str, problems: Problems) -> list[tuple[str, str, str, str]]:
    """What is said of a timeline whose second line is this one."""
    own = own_layouts.folder / "policymakers" / "timeline.html"
    own.write_text(f'{{% import "pieces.html" as pieces with context %}}\n{line}\n', encoding="utf-8")
    made = render(sample_view(parts=(text("timeline"), text("sources"))), own_layouts, problems)
    assert "timeline" not in [getattr(part, "name", part) for part in made]
    return [(each.code, str(each.place), each.message, each.hint) for each in problems if each.code != "empty-part"]


HERE = "layouts/policymakers/timeline.html:2:"


@pytest.mark.parametrize(
    ("line", "code", "column", "message", "hint"),
    [
        (
            "<p>{{ view.organization }}</p>",
            "unknown-field",
            12,
            "a View has no organization",
            "did you mean organisation?",
        ),
        (
            "{% for event in view.timeline %}{{ event.txt|markdown }}{% endfor %}",
            "unknown-field",
            42,
            "an Event has no txt",
            "did you mean text?",
        ),
        ("{{ veiw.organisation }}", "unknown-field", 4, "there is no veiw here", "did you mean view?"),
        (
            "{% for event in view.timeline %}{{ evnt.text }}{% endfor %}",
            "unknown-field",
            36,
            "there is no evnt here",
            "did you mean event?",
        ),
        ("{{ pieces.opening_('x') }}", "unknown-field", 11, "the template has no opening_", "did you mean opening?"),
        (
            "{{ view.campaign_title.place }}",
            "layout-error",
            9,
            "`campaign_title` of a View is absent in this pack",
            "wrap it in {% if … %}",
        ),
        (
            "{{ view.organisation|markdwon }}",
            "unknown-filter",
            22,
            "there is no filter markdwon",
            "did you mean markdown?",
        ),
        (
            "{% if view is definde %}{% endif %}",
            "unknown-filter",
            15,
            "there is no test definde",
            "did you mean defined?",
        ),
        (
            '{% include "pieces.htm" %}',
            "missing-template",
            13,
            "there is no template pieces.htm",
            "did you mean pieces.html?",
        ),
        (
            '{% include "../../briefs/river/campaign.yaml" %}',
            "missing-template",
            13,
            "there is no template ../../briefs/river/campaign.yaml",
            "",
        ),
        (
            "{% for x in view.timeline %}",
            "layout-syntax",
            1,
            "this {% for … %} is never closed",
            "close it: {% endfor %}",
        ),
        ("{{ view. }}", "layout-syntax", 8, "no name stands after this dot", "take the dot out"),
        ("{{ view.title }}", "layout-error", 1, "an Added is no text; print one of its fields", ""),
        (
            "{{ view.campaign_title }}",
            "layout-error",
            9,
            "`campaign_title` of a View is absent in this pack",
            "wrap it in {% if … %}",
        ),
        (
            "{{ view|prose }}",
            "layout-error",
            1,
            "a claim, an ask, a reply, a later note or an event was expected here, not a View",
            "",
        ),
        ("{{ view.organisation|date }}", "layout-error", 1, "a date was expected here, not text", ""),
        ("{{ 1 / 0 }}", "layout-error", 1, "this divides by zero", ""),
        ("{{ view.organisation + 1 }}", "layout-error", 1, "text + a number do not go together", ""),
        (
            "{% for n in range(1000000000) %}{% endfor %}",
            "layout-error",
            1,
            "the layout stops here: a range of more than 100,000",
            "",
        ),
        ("{% macro again() %}{{ again() }}{% endmacro %}{{ again() }}", "layout-error", 1, "the layout stops here", ""),
        ("{{ view.__class__ }}", "layout-not-allowed", 1, "a layout may not do this", ""),
        ("{{ ''.__class__.__mro__[1].__subclasses__() }}", "layout-not-allowed", 1, "a layout may not do this", ""),
        ("{{ view.organisation.__reduce__() }}", "layout-not-allowed", 1, "a layout may not do this", ""),
        ("{{ '{0.__class__}'.format(view) }}", "layout-not-allowed", 1, "a layout may not do this", ""),
        (
            "{{ pieces.opening() }}",
            "layout-error",
            1,
            "the macro that is called here needs its title",
            "docs/layouts.md",
        ),
        (
            "{{ pieces.opening('a', colour=1) }}",
            "layout-error",
            1,
            "the layout stops here: the macro opening takes no colour",
            "",
        ),
        ("{{ pieces.state(1) }}", "layout-error", 1, "the layout stops here: the macro state is given too many", ""),
        ("{{ anchor() }}", "layout-error", 1, "the layout stops here: a macro, filter or function is given too", ""),
        ("{{ 'a' < 1 }}", "layout-error", 1, "the layout stops here: two values of different kinds", ""),
        ("{% for a in view %}{% endfor %}", "layout-error", 1, "the layout stops here: a list was expected", ""),
        ("{{ view.organisation() }}", "layout-error", 1, "text cannot be called: take out the brackets", ""),
        ("{{ view.parts[99] }}", "unknown-field", 1, "a list has no item 99", ""),
        ("{{ view.organisation.place.line }}", "layout-not-allowed", 1, "a layout may not do this: `line` of a", ""),
        ("{{ [].pop() }}", "layout-not-allowed", 1, "a layout may not do this: `pop` of a list", ""),
        ("{{ []|first }}", "layout-error", 1, "there is no item to take here: the list is empty", ""),
        ("{{ 9 ** 9 ** 9 ** 9 }}", "layout-error", 1, "a number ** a number", ""),
        ("{{ 'a' * 1000000000 }}", "layout-error", 1, "text * a number", ""),
        ("{{ 1 / 2 }}", "layout-error", 1, "a number with a fraction is no text", ""),
        ("{{ 'x' is string }}", "layout-error", 1, "true or false is no text", ""),
        ("{{ lipsum() }}", "unknown-field", 4, "there is no lipsum here", ""),
        ("{{ view.organisation|safe }}", "unknown-filter", 22, "there is no filter safe", ""),
        ("{{ [1, 2]|random }}", "unknown-filter", 11, "there is no filter random", ""),
    ],
)
def test_faults(
    line: str, code: str, column: int, message: str, hint: str, own_layouts: Layouts, problems: Problems
) -> None:
    """Each fault is one problem at its line; a misspelt name is pointed at, with the likeliest one."""
    found = faults(own_layouts, line, problems)
    assert len(found) == 1
    assert (found[0][0], found[0][1]) == (code, f"{HERE}{column}")
    assert found[0][2].startswith(message)
    assert hint in found[0][3]


def test_what_is_for_staff_cannot_be_printed(own_layouts: Layouts, problems: Problems) -> None:
    """Reasons and audiences of what authors wrote are out of a layout's reach."""
    found = faults(own_layouts, "{% for event in view.timeline %}{{ event.audiences }}{% endfor %}", problems)
    assert found[0][:3] == (
        "layout-not-allowed",
        f"{HERE}1",
        "a layout may not do this: `audiences` of an Event is out of reach",
    )


def test_a_fault_in_a_shared_piece_is_found_there(own_layouts: Layouts, problems: Problems) -> None:
    """The place is the macro's file and line, not that of the part that called it."""
    pieces = own_layouts.folder / "shared" / "pieces.html"
    source = pieces.read_text(encoding="utf-8").replace("{{ ask.by }}", "{{ ask.bye }}")
    pieces.write_text(source, encoding="utf-8")
    line = 1 + source[: source.index("ask.bye")].count("\n")
    column = source.splitlines()[line - 1].index("bye") + 1
    render(sample_view(), own_layouts, problems)
    assert [(each.code, str(each.place), each.hint) for each in problems] == [
        ("unknown-field", f"layouts/shared/pieces.html:{line}:{column}", "did you mean by?")
    ]


def test_checking_finds_what_cannot_be_read(own_layouts: Layouts, problems: Problems) -> None:
    """Syntax and misspelt filters are reported before anything is printed."""
    (own_layouts.folder / "press" / "facts.html").write_text("one\n{{ view.title|plian }}\n", encoding="utf-8")
    (own_layouts.folder / "press" / "release.html").write_text("{% block %}\n", encoding="utf-8")
    check_packs([pack()], own_layouts, problems)
    assert [(each.code, str(each.place)) for each in problems] == [
        ("unknown-filter", "layouts/press/facts.html:2:15"),
        ("layout-syntax", "layouts/press/release.html:1:10"),
    ]


def test_our_own_mistakes_are_not_blamed_on_the_layout(own_layouts: Layouts) -> None:
    """An error inside a filter of ours is no problem of the layout's author."""

    def broken(value: str) -> str:
        raise KeyError(value)

    own = own_layouts.folder / "press" / "facts.html"
    own.write_text("{{ 'x'|broken }}", encoding="utf-8")
    broken.__globals__["__name__"], name = "briefpack.made_up", broken.__globals__["__name__"]
    try:
        environment = make_environment(own_layouts, "press", {"broken": broken}, {})
        with pytest.raises(KeyError) as caught:
            environment.get_template("facts.html").render()
        assert layout_problem(caught.value, environment, own_layouts, "press", "facts.html") is None
    finally:
        broken.__globals__["__name__"] = name
