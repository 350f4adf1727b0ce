"""Every element of a template knows its line: what is wrong with it leads back to the layout's file."""

from __future__ import annotations

import re

from briefpack.problems import Place

WRITTEN = "data-written"  # file:line:column of the tag in its template; the page does not show it
UNSEEN = "html|head|title|meta"  # what stands above the page
TAG = re.compile(
    rf"\{{#.*?#\}}|\{{%.*?%\}}|\{{\{{.*?\}}\}}|<!--.*?-->|<(?!(?:{UNSEEN})\b)(?P<name>[a-z][a-z0-9]*)(?=[\s/>])",
    re.DOTALL | re.IGNORECASE,
)


def stamped(source: str, file: str) -> str:
    """A template whose tags carry their places. No line is added, so that Jinja counts as the designer does."""
    out, at, line, line_start = list[str](), 0, 1, 0
    for match in TAG.finditer(source):
        if not match["name"]:
            continue
        line += source.count("\n", at, match.start())
        line_start = max(line_start, source.rfind("\n", at, match.start()) + 1)
        place = Place(file, line, match.start() - line_start + 1)
        out += [source[at : match.end()], f' {WRITTEN}="{place}"']
        line += source.count("\n", match.start(), match.end())
        at = match.end()
    return "".join([*out, source[at:]])


def unstamped(html: str) -> str:
    """A page as its template has it."""
    return re.sub(rf' {WRITTEN}="[^"]*"', "", html)
