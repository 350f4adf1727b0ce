"""What a YAML parser says -> what the author did, and what to type. Both parsers of PyYAML are understood."""

from __future__ import annotations

from briefpack.problems import Place, Problems, Related

Mark = tuple[int, int] | None  # line and column, from 1

ALIGN = "the indentation or the quotation marks do not fit the lines above"
ALIGN_HINT = "align it with its neighbours; quote text that holds quotation marks"
SYNTAX = (  # words of either parser (libyaml first) -> message, hint
    ("cannot start any token", "this character cannot begin a value", "put the value in quotation marks"),
    ("mapping values are not", "a colon followed by a space begins a value", "put the whole text in quotation marks"),
    ("found unexpected end of stream", "this quotation mark is never closed", "close it: \"…\" or '…'"),
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
)
AT_ITS_BEGIN = ("found unexpected end of stream",)  # the end of the file is no help


def complain_of_syntax(said: str, mark: Mark, context_mark: Mark, display: str, problems: Problems) -> None:
    """Report what the parser said, at the place where an author would look first."""
    if "invalid Unicode character escape" in said and mark:
        refuse_escape(Place(display, mark[0], mark[1] - len("\\u")), problems)
        return
    unknown = "", f"this is not YAML: {said.strip()}", "compare it with the lines around it"
    _, message, hint = next((row for row in SYNTAX if row[0] in said), unknown)
    if any(words in said for words in AT_ITS_BEGIN):
        mark, context_mark = context_mark or mark, None
    place = Place(display, *(mark or context_mark or (1, 1)))
    related = (
        [Related(Place(display, *context_mark), "it begins here")] if context_mark and context_mark != mark else []
    )
    problems.error("syntax", message, place, hint, related)


def refuse_escape(place: Place, problems: Problems) -> None:
    """Report an escape for half a surrogate pair, or for a number that is past the last character of Unicode."""
    problems.error("control-character", "this escape stands for no character", place, "write the character itself")
