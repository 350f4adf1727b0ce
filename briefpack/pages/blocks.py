"""Blocks of a template that no template above it prints."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from jinja2 import TemplateError, nodes
from jinja2.environment import Environment

from briefpack.problems import Place, Problem, near_miss

EXTENDS = re.compile(r"""\{%[-+]?\s*extends\s+(["'])(?P<parent>[^"'\n]+)\1""")
COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
NOT_READ = (TemplateError, SyntaxError, RecursionError, MemoryError, ValueError)  # told where that template is checked


def lost_blocks(environment: Environment, name: str, source: str, shown: str) -> Iterator[Problem]:
    """A problem for each block that the templates which this one extends do not have, and so do not print."""
    above = parent_of(source)
    own = environment.get_template(name).blocks
    if not own or above is None:
        return
    try:
        known = _blocks_above(environment, above, own)
    except NOT_READ:
        return
    if known.issuperset(own):  # nearly always: nothing needs to be parsed
        return
    for block in _outermost(environment.parse(source)):
        if block.name not in known:
            found = re.compile(rf"\bblock\s+({block.name})\b").search(source.split("\n")[block.lineno - 1])
            place = Place(shown, block.lineno, found.start(1) + 1 if found else 1)
            message = f"{above} has no block {block.name}, so this would not print"
            yield Problem("layout-syntax", message, place, near_miss(block.name, known))


def parent_of(source: str) -> str | None:
    """The template that this one extends, where it names one."""
    found = EXTENDS.search(COMMENT.sub("", source))
    return found["parent"] if found else None


def _blocks_above(environment: Environment, above: str | None, own: Iterable[str]) -> set[str]:
    """The blocks of the templates above, as far up as one's own are not all found."""
    known, seen = set[str](), set[str]()
    while above is not None and above not in seen and not known.issuperset(own):
        seen.add(above)
        known.update(environment.get_template(above).blocks)
        if not known.issuperset(own) and environment.loader is not None:
            above = parent_of(environment.loader.get_source(environment, above)[0])
    return known


def _outermost(node: nodes.Node) -> Iterator[nodes.Block]:
    for each in node.iter_child_nodes():
        if isinstance(each, nodes.Block):
            yield each
        else:
            yield from _outermost(each)
