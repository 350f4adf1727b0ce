"""A template that cannot be read, in the words of who wrote it: Jinja speaks of tokens and of what it looks for."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from jinja2 import TemplateSyntaxError
from jinja2.environment import Environment

from briefpack.pages.unprinted import UnprintedError
from briefpack.problems import Place, Problem, near_miss

PAIRED = ("block", "call", "filter", "for", "if", "macro", "raw", "set", "with")
TAGS = (*PAIRED, *(f"end{tag}" for tag in PAIRED), "elif", "else", "extends", "from", "import", "include")
TAG = re.compile(
    r"\{#.*?#\}|\{%[-+]?\s*raw\b.*?\bendraw\s*[-+]?%\}|\{%[-+]?\s*(?P<tag>\w+)(?P<rest>(?:(?!%\}).)*)", re.DOTALL
)
SIGNS = {
    "end of print statement": "}}",
    "end of statement block": "%}",
    "begin of print statement": "{{",
    "begin of statement block": "{%",
    "end of template": "the end",
    "name": "a name",
    "string": "text in quotes",
}
GENERAL = "docs/layouts.md shows how templates are written"
BEFORE = "is something missing before it: a value, an operator, a quote, }} or %}?"
CURLY = "“”„‟‘’‚‛«»"

Fault = tuple[str, str, int]  # message, hint, offset in the template, -1 where it is not known


def syntax_problem(error: TemplateSyntaxError, environment: Environment, path: str, shown: str) -> Problem:
    """The problem of a template that Jinja cannot read, or would not print as it is meant."""
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        return Problem("layout-syntax", f"the template cannot be read: {error.message}", Place(shown, error.lineno, 1),
                       "save the file as UTF-8")  # fmt: skip
    if isinstance(error, UnprintedError):
        column = error.column((text.split("\n")[error.lineno - 1 :] or [""])[0])
        return Problem("layout-syntax", error.message or "", Place(shown, error.lineno, column), error.hint)
    message, line = _without_stamps(error, environment, text)
    for pattern, words in SAID:
        if found := pattern.match(message):
            said, hint, offset = words(found, _Upto(text, line))
            break
    else:
        said, hint, offset = f"the template cannot be read: {message}", GENERAL, -1
    place = Place(shown, line, 1) if offset < 0 else _place(shown, text, offset)
    return Problem("layout-syntax", said, place, hint)


def _place(shown: str, text: str, offset: int) -> Place:
    return Place(shown, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


def _without_stamps(error: TemplateSyntaxError, environment: Environment, text: str) -> tuple[str, int]:
    """What Jinja says of the file as it is written: the stamps that templates get may stand where it stopped."""
    try:
        environment.parse(text)
    except TemplateSyntaxError as own:
        return own.message or "", own.lineno
    return error.message or "", error.lineno


class _Upto:
    """A template as far as Jinja read it: to the end of a line."""

    def __init__(self, text: str, line: int) -> None:
        lines = text.splitlines(keepends=True)
        self.text, self.line, self._start = "".join(lines[:line]), line, len("".join(lines[: line - 1]))

    def last(self, words: str) -> int:
        """Where these words stand last, -1 for nowhere."""
        return self.text.rfind(words)

    def here(self, words: str) -> int:
        """Where these words stand first in the last line, else where its first tag does."""
        apart = (
            (r"(?<!\w)", r"(?!\w)") if words[:1].isalnum() else (r"(?<![%}#])", r"(?!\})") if words == "}" else ("", "")
        )
        found = re.compile(re.escape(words).join(apart))
        match = found.search(self.text, self._start) or re.compile(r"\{[{%]").search(self.text, self._start)
        return match.start() if match else -1

    def tag(self, name: str) -> int:
        """Where the last tag of this name begins."""
        return max((each.start() for each in TAG.finditer(self.text) if each["tag"] == name), default=-1)

    def opened(self, name: str) -> int:
        """Where the innermost tag of this name begins that is not closed."""
        still = list[int]()
        for each in TAG.finditer(self.text):
            if each["tag"] == name and not (name == "set" and "=" in each["rest"]):
                still.append(each.start())
            elif each["tag"] == f"end{name}" and still:
                still.pop()
        return still[-1] if still else -1


def _unclosed(found: re.Match[str], read: _Upto) -> Fault:
    tag = found["open"]
    return f"this {{% {tag} … %}} is never closed", f"close it: {{% end{tag} %}}", read.opened(tag)


def _crossed(found: re.Match[str], read: _Upto) -> Fault:
    tag = found["open"]
    message = f"this {{% {tag} … %}} is not closed before {{% {found['tag']} %}} in line {read.line}"
    return message, f"close it: {{% end{tag} %}}", read.opened(tag)


def _unknown(found: re.Match[str], read: _Upto) -> Fault:
    name = found["tag"]
    opener = "if" if name in ("elif", "else") else name.removeprefix("end")
    if name in TAGS and opener in PAIRED:
        hint = f"take it out, or open it above: {{% {opener} … %}}"
        return f"this {{% {name} %}} belongs to nothing that is open here", hint, read.tag(name)
    return f"there is no tag {name}", near_miss(name, TAGS), read.tag(name)


def _sign(word: str) -> str:
    return SIGNS.get(word, word)


def _wanted(found: re.Match[str], read: _Upto) -> Fault:
    got, wanted = _sign(found["got"]), _sign(found["wanted"])
    if wanted in ("}}", "%}"):
        if got == "=":
            return "= compares nothing", "write ==", read.here(got)
        return f"{got} is not expected here", f"is {wanted}, a quote or an operator missing before it?", read.here(got)
    return f"{got} stands where {wanted} is wanted", GENERAL, read.here(got)


def _unexpected(found: re.Match[str], read: _Upto) -> Fault:
    got = _sign(found["got"])
    if got == "}":
        return "this } closes nothing", "write }} or %}, and close the brackets that are open before it", read.here(got)
    return f"{got} is not expected here", BEFORE, read.here(got)


def _character(found: re.Match[str], read: _Upto) -> Fault:
    sign = found["sign"]
    if sign in CURLY:
        return f"{sign} is a curly quote, which ends no text", "use straight quotes: \" or '", read.here(sign)
    return f"{sign} means nothing inside {{{{ … }}}} or {{% … %}}", "take it out, or put it in quotes", read.here(sign)


def _cut(found: re.Match[str], read: _Upto) -> Fault:
    wanted = _sign(found["wanted"])
    opened = {"}}": "{{", "%}": "{%"}.get(wanted)
    if opened:
        return f"this {opened} is never closed", f"close it: {wanted}", read.last(opened)
    return f"the template ends where {wanted} is wanted", GENERAL, -1


def _twice(found: re.Match[str], read: _Upto) -> Fault:
    return f"the block {found['name']} is there twice", "take one of them out", read.here(found["name"])


def _dot(_: re.Match[str], read: _Upto) -> Fault:
    return "no name stands after this dot", "write the field's name after it, or take the dot out", read.here(".")


SAID: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], _Upto], Fault]], ...] = (
    (re.compile(r"Missing end of comment tag"),
     lambda _, read: ("this {# is never closed", "close it: #}", read.last("{#"))),
    (re.compile(r"Missing end of raw directive"),
     lambda _, read: ("this {% raw %} is never closed", "close it: {% endraw %}", read.tag("raw"))),
    (re.compile(r"Unexpected end of template\..* closed is '(?P<open>\w+)'"), _unclosed),
    (re.compile(r"Encountered unknown tag '(?P<tag>\w+)'\. You probably.* closed is '(?P<open>\w+)'"), _crossed),
    (re.compile(r"Encountered unknown tag '(?P<tag>\w+)'"), _unknown),
    (re.compile(r"expected token '(?P<wanted>.+)', got '(?P<got>.+)'"), _wanted),
    (re.compile(r"Expected an expression, got '(?P<got>.+)'"), _unexpected),
    (re.compile(r"unexpected '(?P<got>.+?)'"), _unexpected),
    (re.compile(r"unexpected char '(?P<sign>.+)' at"), _character),
    (re.compile(r"unexpected end of template, expected '(?P<wanted>.+)'"), _cut),
    (re.compile(r"expected name or number"), _dot),
    (re.compile(r"block '(?P<name>.+)' defined twice"), _twice),
)  # fmt: skip
