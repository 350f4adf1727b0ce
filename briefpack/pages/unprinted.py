"""What Jinja takes in a template without a word, though it would not print, or would print as code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from jinja2 import TemplateSyntaxError, nodes
from jinja2.environment import Environment

from briefpack.pages.stamps import unstamped

CLOSING = re.compile(r"\}\}|%\}|#\}")
SINGLE = re.compile(r"(?<!\{)\{ *[a-z_]\w*(?:\.\w+|\|\w+)+ *\}(?!\})")  # { view.title }
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
OUTSIDE = "this stands outside every block, and would not print"


class UnprintedError(TemplateSyntaxError):
    """What would not print as it is meant; its line holds `words`, whose last `length` letters are the fault."""

    def __init__(self, message: str, hint: str, line: int, words: str, length: int) -> None:
        super().__init__(message, line)
        self.hint, self.words, self.length = hint, words, length

    def __reduce__(self) -> tuple[type[UnprintedError], tuple[Any, ...]]:
        """For another process: with all that it was made of."""
        return UnprintedError, (self.message, self.hint, self.lineno, self.words, self.length)

    def column(self, line: str) -> int:
        """Where in the line the fault stands, the first column where it cannot be found."""
        found = line.find(self.words)
        return 1 if found < 0 else found + len(self.words) - self.length + 1


def refuse_left_over(environment: Environment, source: str) -> None:
    """Raise for a mark that closes nothing and so would print, and for a comment that runs into the next one.

    `{% raw %}` is how a template prints such marks.
    """
    raw = False
    for line, kind, value in environment.lex(source):
        raw = kind == "raw_begin" or (raw and kind != "raw_end")
        if kind == "comment" and "{#" in value:
            first = unstamped("{#" + value.split("\n")[0])
            raise UnprintedError("this {# is not closed before the next one", "close it: #}", line, first, len(first))
        if kind == "data" and not raw and (single := SINGLE.search(value)):
            line += value.count("\n", 0, single.start())
            words = unstamped(value[: single.end()]).split("\n")[-1]
            raise UnprintedError("this prints as it stands", "write two braces: {{ … }}", line, words, len(single[0]))
        if kind == "data" and not raw and (mark := CLOSING.search(value)):
            hint = f"write {OPENING[mark[0]]} before it, or take it out"
            words = unstamped(value[: mark.end()]).split("\n")[-1]
            line += value.count("\n", 0, mark.start())
            raise UnprintedError(f"this {mark[0]} closes nothing", hint, line, words, 2)


OPENING = {"}}": "{{", "%}": "{%", "#}": "{#"}


def refuse_outside_blocks(template: nodes.Template) -> None:
    """Raise for what a template that extends another holds outside of its blocks."""
    if any(isinstance(node, nodes.Extends) for node in template.body):
        for line, words in _outside(template):
            hint = "move it into a block: {% block body %} … {% endblock %}"
            raise UnprintedError(OUTSIDE, hint, line, words, len(words))


def _outside(node: nodes.Node) -> Iterator[tuple[int, str]]:
    for each in node.iter_child_nodes():
        if isinstance(each, nodes.TemplateData):
            text = COMMENT.sub(lambda found: re.sub(r"\S", " ", found[0]), unstamped(each.data))
            if words := text.strip():
                above = text[: text.index(words)].count("\n")
                yield each.lineno + above, words.split("\n")[0].rstrip()
        elif isinstance(each, nodes.Output):
            yield from _outside(each)
        elif isinstance(each, nodes.CallBlock | nodes.Include):
            yield each.lineno, "{%"
        elif isinstance(node, nodes.Output):
            yield each.lineno, "{{"
        elif not isinstance(each, nodes.Block | nodes.Macro | nodes.AssignBlock | nodes.Expr):
            yield from _outside(each)
