"""What a YAML parser says -> what the author did, and what to type. Both parsers of PyYAML are understood."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefpack.content.files.file_text import LINE_BREAK, refuse_escape
from briefpack.problems import Place, Problems, Related

ALIGN = "the indentation or the quotation marks do not fit the lines above"
ALIGN_HINT = "align it with its neighbours; quote text that holds quotation marks"
OUT_OF_LINE = "this line does not fit the one above", "align it with its neighbours; give the line above its colon"
NEVER_CLOSED = "this quotation mark is never closed", "close it: \"…\" or '…'"
QUOTE_IT = "put the whole text in quotation marks"
GOES_ON = "a list ends at this ], and text goes on after it", QUOTE_IT
IN_BRACES = "text within braces or brackets ends at this [", QUOTE_IT
BEGINS_WITH_LIST = re.compile(r"\s*(- )*([\w-]+:\s+)?\[[^\]]*\]\s*")  # print: [words](https://…)
TEXT_BEFORE = re.compile(r"[^\s\[\]{}\"',:] *\[$")  # {added: Words.[@source]}
SYNTAX = (  # words of either parser (libyaml first) -> message, hint
    ("cannot start any token", "this character cannot begin a value", "put the value in quotation marks"),
    ("mapping values are not", "a colon followed by a space begins a value", QUOTE_IT),
    (
        "while parsing a flow sequence",
        "a list in brackets is not closed before this",
        "close it with ], or add a comma",
    ),
    ("while parsing a flow mapping", "braces are not closed before this", "close them with }, or add a comma"),
    ("while parsing a flow node", "brackets or braces are not closed before this", "close them with ] or }"),
    ("while parsing a block collection", "a list item does not line up", "align every - of a list"),
    ("while parsing a block mapping", ALIGN, ALIGN_HINT),
    ("could not find expected ':'", "a key needs a colon", "write `key: value`"),
    ("sequence entries are not allowed", "a list cannot begin here", "put it on a line of its own, indented"),
    ("unknown escape character", "this escape is not known", "write the character itself, or use '…'"),
    ("while scanning a block scalar", "text cannot follow | or > on its line", "begin it on the next line, indented"),
    ("while parsing a tag", "this tag is not complete", "put text that begins with ! in quotation marks"),
    ("while scanning a tag", "this tag is not complete", "put text that begins with ! in quotation marks"),
    ("while scanning an alias", "a value cannot begin with *", QUOTE_IT),
    ("while scanning an anchor", "a value cannot begin with &", QUOTE_IT),
    ("incompatible YAML document", "this version of YAML is not known", "take the line %YAML out"),
)


@dataclass(frozen=True, slots=True)
class Syntax:
    """Where a parser stopped in `text`, and what it said; positions are line and column, from 1."""

    text: str
    display: str
    said: str
    met: tuple[int, int] | None
    begun: tuple[int, int] | None

    def complain(self, running_on: Place | None, problems: Problems) -> None:
        """Report it where an author would look first. `running_on`: the last quoted text that goes on for lines."""
        line, column = self.met or self.begun or (1, 1)
        if "invalid Unicode character escape" in self.said:
            refuse_escape(Place(self.display, line, column - len("\\u")), problems)
            return
        if "unknown escape character '" in self.said:  # PyYAML's own parser points behind the backslash
            column -= 1
        place, begun = Place(self.display, line, column), Place(self.display, *self.begun) if self.begun else None
        message, hint = self._explained(column)
        if "found unexpected end of stream" in self.said:  # the end of the file is no help
            place, begun, (message, hint) = begun or place, None, NEVER_CLOSED
        elif running_on and message in (ALIGN, OUT_OF_LINE[0]):
            place, begun, (message, hint) = running_on, None, NEVER_CLOSED
        related = [Related(begun, "it begins here")] if begun and begun != place else []
        problems.error("syntax", message, place, hint, related)

    def _explained(self, column: int) -> tuple[str, str]:
        """Message and hint for what the parser said."""
        unknown = "", f"this is not YAML: {self.said.strip()}", "compare it with the lines around it"
        words, message, hint = next((row for row in SYNTAX if row[0] in self.said), unknown)
        if words == "mapping values are not" and ": " not in self._line()[: column - 1]:
            return OUT_OF_LINE  # the colon of a key: its line is deeper than it looks, or goes on from the one above
        if words.startswith("while parsing a flow") and TEXT_BEFORE.search(self._line()[:column]):
            return IN_BRACES
        if message == ALIGN and BEGINS_WITH_LIST.fullmatch(self._line()[: column - 1]):
            return GOES_ON
        return message, hint

    def _line(self) -> str:
        lines = LINE_BREAK.split(self.text)
        at = (self.met or (1, 1))[0] - 1
        return lines[at] if at < len(lines) else ""
