"""A campaign's own look that spoils its pages: found when a pack is laid out."""

from __future__ import annotations

from pathlib import Path

from tests.broken.spoiling import CAMPAIGN, PRESS, Case, Expected, own, swap


def own_layout_on_a5(folder: Path) -> None:
    """Give the campaign a layout of its own, made for A5 only."""
    own("layouts/notes/paper-a5.css", "")(folder)
    swap(PRESS, "layout: press", "layout: notes")(folder)
    swap(PRESS, "release, facts, ", "")(folder)


THEME = "theme.css"
LOST_HINT = "shorten what stands before it, or give it more room in the layout"
LOSING = """{% extends "skeleton.html" %}
{% block title %}Facts{% endblock %}
{% block body %}
<h1 id="{{ anchor('h') }}">Facts</h1>
<div style="float: left">
<p style="height: 241mm">The first</p>
<p>The last</p>
</div>
{% endblock %}
"""
LOOK_CASES = (
    Case(
        "contacts in a pale colour",
        own(THEME, ".contact .name { color: #999 }"),
        (Expected("low-contrast", THEME, 1, 25, "set the words in a darker or lighter colour"),),
    ),
    Case(
        "names in small type",
        own(THEME, ".closing .contact .name { font-size: 7pt }"),
        (Expected("small-type", CAMPAIGN, 33, 20, "set it in 7.5 pt or more"),),
    ),
    Case(
        "words that the engine drops at the foot of a page",
        own("layouts/press/facts.html", LOSING),
        (Expected("words-lost", "layouts/press/facts.html", 7, 1, LOST_HINT),),
    ),
    Case(
        "misspelt property of a campaign's theme",
        own(THEME, ":root { --navy: #123 }\np { colour: red }"),
        (Expected("bad-css", THEME, 2, 5, "did you mean color?"),),
    ),
    Case(
        "mark that is not there",
        own(THEME, ":root { --mark: url(pack:///campaign/mark.svg) }"),
        (Expected("missing-file", THEME, 1, 38, "check the name, or take it out"),),
    ),
    Case(
        "fault in a campaign's own template",
        own(
            "layouts/press/facts.html", '{% extends "skeleton.html" %}\n{% block body %}{{ veiw.title }}{% endblock %}'
        ),
        (Expected("unknown-field", "layouts/press/facts.html", 2, 20, "did you mean view?"),),
    ),
    Case(
        "paper that the campaign's own layout is not made for",
        own_layout_on_a5,
        (Expected("no-such-paper", PRESS, 3, 9, "write --paper a5"),),
    ),
)
