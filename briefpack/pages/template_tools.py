"""Which of Jinja's filters a template has, and how it calculates: only text becomes text.

What is not kept here turns objects into Python's words, asks for chance, or lets unescaped text through.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from typing import Any

from jinja2.filters import FILTERS as OF_JINJA
from jinja2.filters import do_join, do_replace
from jinja2.nodes import EvalContext
from jinja2.utils import pass_eval_context
from markupsafe import Markup

from briefpack.pages.values import MisuseError, in_words, printable

ON_VALUES = (
    "abs", "batch", "count", "d", "default", "dictsort", "first", "float", "groupby", "int", "items", "last", "length",
    "list", "map", "max", "min", "reject", "rejectattr", "reverse", "round", "select", "selectattr", "slice", "sort",
    "sum", "unique",
)  # fmt: skip
ON_TEXT = ("capitalize", "center", "indent", "lower", "replace", "string", "title", "trim", "truncate", "upper",
           "wordcount")  # fmt: skip
CALCULATED = frozenset({"+", "-", "*", "/", "//", "**", "%"})


def _on_text(of_jinja: Callable[..., Any]) -> Callable[..., Any]:
    """The filter, given nothing but text and numbers to work on."""

    @functools.wraps(of_jinja)  # keeps what Jinja hands over first
    def filter_(*given: Any, **named: Any) -> Any:
        begins = 1 if hasattr(of_jinja, "jinja_pass_arg") else 0
        value, further = given[begins : begins + 1], given[begins + 1 :]
        option = printable if of_jinja is do_replace else _option
        checked = [*map(printable, value), *map(option, further)]
        return of_jinja(*given[:begins], *checked, **{name: option(value) for name, value in named.items()})

    return filter_


def _option(option: Any) -> Any:
    return option if option is None or isinstance(option, bool) else printable(option)


@pass_eval_context
def join(context: EvalContext, values: Any, between: Any = "") -> Any:
    """Jinja's `join`, of text and numbers."""
    return do_join(context, [printable(value) for value in values], printable(between))


def format_(text: Any, *values: Any) -> Any:
    """Jinja's `format`, of text and numbers: "%s"|format(x)."""
    return filled(printable(text), values)


def kept_filters() -> dict[str, Callable[..., Any]]:
    """Jinja's filters that templates may use, by name."""
    on_text = {name: _on_text(OF_JINJA[name]) for name in ON_TEXT}
    return {**{name: OF_JINJA[name] for name in ON_VALUES}, **on_text, "join": join, "format": format_}


def filled(text: str, values: Any) -> Any:
    """Text with `%s` and its like filled in. Raises `MisuseError` where they and the values do not match."""
    if isinstance(values, Mapping):
        values = {name: _figure(value) for name, value in values.items()}
    else:
        values = tuple(map(_figure, values if isinstance(values, tuple) else (values,)))
    try:
        return text % values
    except (TypeError, ValueError, KeyError, OverflowError):
        raise MisuseError("the marks in this text (%s, %d) and what is to fill them do not match") from None


def _figure(value: Any) -> Any:
    return value if isinstance(value, float) else printable(value)


def calculated(operator: str, left: Any, right: Any, with_numbers: Callable[[Any, Any], Any]) -> Any:
    """`left operator right`. Raises `MisuseError` for what does not go together, or would take for ever."""
    if operator == "%" and isinstance(left, str):
        return filled(left, right)
    if operator == "**" or (operator == "*" and not all(isinstance(each, int | float) for each in (left, right))):
        raise MisuseError(f"{in_words(left)} {operator} {in_words(right)}: a page only needs + - / // % and numbers *")
    if isinstance(left, str) and isinstance(right, Markup):
        return printable(left) + right
    try:
        return with_numbers(left, right)
    except ZeroDivisionError:
        raise MisuseError("this divides by zero") from None
    except (TypeError, ValueError, OverflowError):
        raise MisuseError(f"{in_words(left)} {operator} {in_words(right)} do not go together") from None
