"""What Jinja or Python says when a template stops, without the words of a programmer."""

from __future__ import annotations

import re

from briefpack.pages.values import MisuseError

SAID = (  # and what it means to a designer
    (re.compile(r"macro '(\w+)' takes no keyword argument '(\w+)'"), r"the macro \1 takes no \2"),
    (re.compile(r"macro '(\w+)' .*"), r"the macro \1 is given too many values"),
    (re.compile(r".*argument.*"), "a macro, filter or function is given too many values, or too few"),
    (re.compile(r".*not supported between.*"), "two values of different kinds cannot be compared"),
    (re.compile(r".*(iterable|subscriptable|unpack|len\(\)).*"), "a list was expected, and this is none"),
    (re.compile(r"Range too big.*"), "a range of more than 100,000 numbers"),
    (re.compile(r"cannot assign attribute.*"), "only what namespace() makes can be changed"),
)


def in_plain_words(error: Exception) -> tuple[str, str]:
    """Message and hint for what stopped a template, without the words of a programmer."""
    if isinstance(error, MisuseError):
        return str(error.message), "print a field of it, or wrap it in {% if … %} where it may be absent"
    if isinstance(error, RecursionError):
        return "the layout stops here: this calls itself without end", "let it end: wrap the call in {% if … %}"
    said, hint = str(error).replace("\n", " "), "docs/layouts.md lists what each field, filter and macro takes"
    for pattern, words in SAID:
        if found := pattern.fullmatch(said):
            return f"the layout stops here: {found.expand(words)}", hint
    return "the layout stops here: what this line asks for cannot be done with its values", hint
