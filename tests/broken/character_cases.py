"""Files in another encoding, and characters that nobody can see or print."""

from __future__ import annotations

from tests.broken.spoiling import ASKS, CLOSING, SOURCES, Case, Expected, both, recode, recode_lines, swap, whole

CHARACTER_CASES = (
    Case(
        "utf-16 with a mark",
        recode(SOURCES, "utf-16"),
        (Expected("wrong-encoding", SOURCES, 1, 1, "save it again as UTF-8"),),
    ),
    Case(
        "utf-16 without a mark",
        recode(SOURCES, "utf-16-le"),
        (Expected("wrong-encoding", SOURCES, 1, 1, "save it again as UTF-8"),),
    ),
    Case("utf-32", recode(SOURCES, "utf-32"), (Expected("wrong-encoding", SOURCES, 1, 1, "save it again as UTF-8"),)),
    Case(
        "latin-1",
        both(swap(CLOSING, "weavers home", "weavérs home"), recode(CLOSING, "latin-1")),
        (Expected("wrong-encoding", CLOSING, 6, 57, "save it again as UTF-8"),),
    ),
    Case(
        "windows-1252 after a byte order mark",
        whole(ASKS, b"\xef\xbb\xbfasks: []\n# \x93so\x94\n"),
        (Expected("wrong-encoding", ASKS, 2, 3, "save it again as UTF-8"),),
    ),
    Case(
        "null byte",
        swap(CLOSING, "It was theft", "It was\0theft"),
        (Expected("control-character", CLOSING, 8, 15, "delete it; most editors do not show it"),),
    ),
    Case(
        "escape byte",
        swap(CLOSING, "It was theft", "It was \x1b[31mtheft"),
        (Expected("control-character", CLOSING, 8, 16, "delete it; most editors do not show it"),),
    ),
    Case(
        "c1 control",
        swap(CLOSING, "It was theft", "It was\x85theft"),
        (Expected("control-character", CLOSING, 8, 15, "delete it; most editors do not show it"),),
    ),
    Case(
        "carriage return lines and a control",
        both(swap(CLOSING, "It was theft", "It was\x07theft"), recode_lines(CLOSING, "\r")),
        (Expected("control-character", CLOSING, 8, 15, "delete it; most editors do not show it"),),
    ),
    Case(
        "bidi override",
        swap(CLOSING, "It was theft", "It was \u202etfeht"),
        (Expected("control-character", CLOSING, 8, 16, "delete it; most editors do not show it"),),
    ),
    Case(
        "bidi isolate in a comment",
        swap(CLOSING, "heading: The Closing", "heading: The Closing  # \u2066"),
        (Expected("control-character", CLOSING, 2, 25, "delete it; most editors do not show it"),),
    ),
    Case(
        "line separator",
        swap(CLOSING, "It was theft", "It was\u2028theft"),
        (Expected("control-character", CLOSING, 8, 15, "delete it; most editors do not show it"),),
    ),
    Case(
        "paragraph separator",
        swap(CLOSING, "It was theft", "It was\u2029theft"),
        (Expected("control-character", CLOSING, 8, 15, "delete it; most editors do not show it"),),
    ),
    Case(
        "byte order mark inside",
        swap(CLOSING, "It was theft", "It \ufeffwas theft"),
        (Expected("control-character", CLOSING, 8, 12, "delete it; most editors do not show it"),),
    ),
    Case(
        "noncharacter",
        swap(CLOSING, "It was theft", "It \ufffewas theft"),
        (Expected("control-character", CLOSING, 8, 12, "delete it; most editors do not show it"),),
    ),
    Case(
        "escaped null",
        swap(CLOSING, "It was theft.", '"It was\\0theft."'),
        (Expected("control-character", CLOSING, 8, 16, "delete it; most editors do not show it"),),
    ),
    Case(
        "escaped escape in hexadecimal",
        swap(CLOSING, "It was theft.", '"It was \\x1b[31mtheft."'),
        (Expected("control-character", CLOSING, 8, 17, "delete it; most editors do not show it"),),
    ),
    Case(
        "escaped bidi override",
        swap(CLOSING, "It was theft.", '"It was \\u202Etfeht."'),
        (Expected("control-character", CLOSING, 8, 17, "delete it; most editors do not show it"),),
    ),
    Case(
        "escaped line separator",
        swap(CLOSING, "It was theft.", '"It was\\Ltheft."'),
        (Expected("control-character", CLOSING, 8, 16, "delete it; most editors do not show it"),),
    ),
    Case(
        "escaped half of a surrogate pair",
        swap(CLOSING, "It was theft.", '"It was \\ud800theft."'),
        (Expected("control-character", CLOSING, 8, 17, "write the character itself"),),
    ),
    Case(
        "escape past unicode",
        swap(CLOSING, "It was theft.", '"It was \\U00110000theft."'),
        (Expected("control-character", CLOSING, 8, 17, "write the character itself"),),
    ),
    Case(
        "tab that indents",
        swap(CLOSING, "  text: It was", "\ttext: It was"),
        (Expected("tab", CLOSING, 8, 1, "use spaces in its place"),),
    ),
    Case(
        "tab between words",
        swap(CLOSING, "It was theft", "It was\ttheft"),
        (Expected("tab", CLOSING, 8, 15, "use spaces in its place"),),
    ),
    Case(
        "tabs in three lines",
        both(
            swap(CLOSING, "It was theft", "It was\ttheft\tand\tmore"),
            swap(CLOSING, "heading: The", "heading:\tThe"),
            swap(CLOSING, "  kind: allegation", "\tkind: allegation"),
        ),
        (
            Expected("tab", CLOSING, 2, 9, "use spaces in its place"),
            Expected("tab", CLOSING, 8, 15, "use spaces in its place"),
            Expected("tab", CLOSING, 40, 1, "use spaces in its place"),
        ),
    ),
)
