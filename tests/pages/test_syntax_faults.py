"""A template that cannot be read, or would lose words, is told at its line and column in plain words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefpack.pages.checking import check_packs
from briefpack.pages.layouts import Layouts
from briefpack.problems import Problems
from tests.pages.test_layouts import pack

TOP = '{% extends "skeleton.html" %}\n{% block title %}Facts{% endblock %}\n'


def told(layouts: Layouts, rest: str) -> list[tuple[str, str, str]]:
    """(line:column, message, hint) of what checking says of a fact sheet that ends like this from line 3 on."""
    page = layouts.folder / "press" / "facts.html"
    page.write_text(f"{TOP}{rest}\n", encoding="utf-8")
    problems = Problems()
    check_packs([pack()], layouts, problems)
    assert {(each.code, each.place.file) for each in problems} <= {("layout-syntax", "layouts/press/facts.html")}
    return [(f"{each.place.line}:{each.place.column}", each.message, each.hint) for each in problems]


def body(inside: str) -> str:
    return f"{{% block body %}}{inside}{{% endblock %}}"


OUTSIDE = "this stands outside every block, and would not print"
CURLY = "“ is a curly quote, which ends no text"


@pytest.mark.parametrize(
    ("rest", "place", "message", "hint"),
    [
        (body("x{# x {{ event.date|date }}"), "3:18", "this {# is never closed", "close it: #}"),
        (body("{% raw %}x"), "3:17", "this {% raw %} is never closed", "close it: {% endraw %}"),
        (body("{# a {# b #}"), "3:17", "this {# is not closed before the next one", "close it: #}"),
        ("<p>LOST</p>" + body(""), "3:1", OUTSIDE, "move it into a block"),
        (body("") + "\n\n  <p>LOST</p>", "5:3", OUTSIDE, "move it into a block"),
        ("a {{ view.title }}" + body(""), "3:1", OUTSIDE, "move it into a block"),
        ("{{ view.title }}" + body(""), "3:1", OUTSIDE, "move it into a block"),
        ("{% if view %}\n <b>LOST</b>{% endif %}", "4:2", OUTSIDE, "move it into a block"),
        ('{% include "pieces.html" %}', "3:1", OUTSIDE, "move it into a block"),
        ("{% block bdy %}{% endblock %}", "3:10", "skeleton.html has no block bdy, so", "did you mean body?"),
        (body("<p>{ view.as_of|date }}</p>"), "3:38", "this }} closes nothing", "write {{ before it"),
        (body("<p>{ view.as_of|date }</p>"), "3:20", "this prints as it stands", "write two braces"),
        (body("\n<b>x</b> %}"), "4:10", "this %} closes nothing", "write {% before it"),
        (body("a #}"), "3:19", "this #} closes nothing", "write {# before it"),
        (body("{% for a in view.timeline %}"), "3:17", "this {% for … %} is not closed before", "{% endfor %}"),
        ("{% block body %}x", "3:1", "this {% block … %} is never closed", "close it: {% endblock %}"),
        (body("{% iff view %}"), "3:17", "there is no tag iff", "did you mean if?"),
        ("{% endblock %}", "3:1", "this {% endblock %} belongs to nothing that is open here", "open it above"),
        (body("{% else %}"), "3:17", "this {% else %} belongs to nothing", "{% if … %}"),
        (body("{{ view.as_of date }}"), "3:31", "date is not expected here", "is }}, a quote or an operator"),
        (body("{{ “a” }}"), "3:20", CURLY, "use straight quotes"),
        (body("{{ a ? b }}"), "3:22", "? means nothing inside {{ … }}", "put it in quotes"),
        (body("{{ }}"), "3:20", "}} is not expected here", "is something missing before it"),
        ("{% block body }x", "3:15", "this } closes nothing", "write }} or %}"),
        (body("{% if part.kind = 1 %}{% endif %}"), "3:33", "= compares nothing", "write =="),
        (body("<p>") + "{{ view", "3:34", "this {{ is never closed", "close it: }}"),
        ("{% block title %}{% endblock %}", "3:10", "the block title is there twice", "take one of them out"),
    ],
)
def test_faults_of_syntax(rest: str, place: str, message: str, hint: str, own_layouts: Layouts) -> None:
    """Each fault is told once, where it stands, with what to type next."""
    found = told(own_layouts, rest)
    assert [each[0] for each in found] == [place]
    assert found[0][1].startswith(message)
    assert hint in found[0][2]


@pytest.mark.parametrize(
    "rest",
    [
        "<!-- a note -->" + body(""),
        "{# a note #}\n{% set a = 1 %}\n{% set b %}text{% endset %}\n{% macro c() %}text{% endmacro %}" + body(""),
        body("{% raw %}{{ a }} {% b %}{% endraw %}"),
        body("{{ {'a': {'b': 1}}.a.b }}{{ '}}' }}"),
        body("{% block inner %}x{% endblock %}"),
    ],
)
def test_what_is_no_fault(rest: str, own_layouts: Layouts) -> None:
    """Notes, values, macros, raw text, and blocks inside of blocks that print, are let be."""
    assert told(own_layouts, rest) == []


def test_a_fault_is_told_again(own_layouts: Layouts) -> None:
    """The code of a faulty template is not kept, so that the next check finds the fault too."""
    assert told(own_layouts, "<p>LOST</p>") == told(own_layouts, "<p>LOST</p>") != []


def test_a_block_is_missed_when_only_the_skeleton_changed(own_layouts: Layouts) -> None:
    """The page's code is kept and unchanged; its block is lost all the same."""
    skeleton = own_layouts.folder / "shared" / "skeleton.html"
    before = skeleton.read_text(encoding="utf-8")
    skeleton.write_text(before.replace("</body>", "{% block foot %}{% endblock %}</body>"), encoding="utf-8")
    assert told(own_layouts, "{% block foot %}x{% endblock %}") == []
    skeleton.write_text(before, encoding="utf-8")
    problems = Problems()
    check_packs([pack()], replace(own_layouts), problems)  # of another command
    found = [each for each in problems if each.place.file == "layouts/press/facts.html"]
    assert [each.message for each in found] == ["skeleton.html has no block foot, so this would not print"]
