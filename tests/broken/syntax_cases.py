"""YAML that is broken, dangerous or not what it seems."""

from __future__ import annotations

from tests.broken.spoiling import (
    ASKS,
    CLOSING,
    PRESS,
    TIMELINE,
    Case,
    Expected,
    alias_bomb,
    bomb_in_a_text,
    merge_bomb,
    swap,
    whole,
)

SYNTAX_CASES = (
    Case(
        "python tag",
        swap(CLOSING, "It was theft.", "!!python/object/apply:os.system ['true']"),
        (Expected("tag", CLOSING, 8, 9, "take it out; fields know their own types"),),
    ),
    Case(
        "tag on a list",
        swap(CLOSING, "[the owner]", "!!set [the owner]"),
        (Expected("tag", CLOSING, 16, 10, "take it out; fields know their own types"),),
    ),
    Case(
        "text tag",
        swap(CLOSING, "It was theft.", "!!str It was theft."),
        (Expected("tag", CLOSING, 8, 9, "take it out; fields know their own types"),),
    ),
    Case(
        "timestamp tag",
        swap(TIMELINE, "2019-02", "!!timestamp zz"),
        (Expected("tag", TIMELINE, 8, 9, "take it out; fields know their own types"),),
    ),
    Case(
        "bad tag",
        swap(CLOSING, "It was theft.", "!foo! theft"),
        (Expected("syntax", CLOSING, 8, 14, "put text that begins with ! in quotation marks", also=(8,)),),
    ),
    Case(
        "alias to nothing",
        swap(CLOSING, "It was theft.", "*theft"),
        (Expected("bad-alias", CLOSING, 8, 9, "put the whole text in quotation marks"),),
    ),
    Case(
        "alias to itself",
        swap(CLOSING, "[the owner]", "&a [*a]"),
        (Expected("bad-alias", CLOSING, 16, 14, "put the whole text in quotation marks"),),
    ),
    Case("alias bomb", whole(ASKS, alias_bomb()), (Expected("too-many-aliases", ASKS, 4, 50, "write the values out"),)),
    Case(
        "alias bomb in a sentence",
        whole(CLOSING, bomb_in_a_text()),
        (Expected("too-many-aliases", CLOSING, 4, 50, "write the values out"),),
    ),
    Case(
        "aliases beyond the budget",
        whole(ASKS, "asks: [&a [x, x, x, x, x, x, x, x, x], " + "*a, " * 101 + "]\n"),
        (Expected("too-many-aliases", ASKS, 1, 440, "write the values out"),),
    ),
    Case(
        "merge key",
        swap(CLOSING, "- id: cl.2\n", "- &a\n  id: cl.2\n  <<: *a\n"),
        (Expected("merge-key", CLOSING, 9, 3, "write the fields out"),),
    ),
    Case("merge bomb", whole(ASKS, merge_bomb()), (Expected("merge-key", ASKS, 3, 10, "write the fields out"),)),
    Case(
        "lists nested 33 deep",
        whole(ASKS, "asks: " + "[" * 32 + "]" * 32 + "\n"),
        (Expected("too-deep", ASKS, 1, 38, "flatten it"),),
    ),
    Case(
        "3,000 opened brackets",
        whole(ASKS, "asks: " + "[" * 3_000),
        (Expected("too-deep", ASKS, 1, 38, "flatten it"),),
    ),
    Case(
        "200,000 opened brackets",
        whole(ASKS, "asks: " + "[" * 200_000),
        (Expected("too-deep", ASKS, 1, 38, "flatten it"),),
    ),
    Case(
        "block lists nested 2,000 deep",
        whole(ASKS, "- " * 2_000 + "x\n"),
        (Expected("too-deep", ASKS, 1, 65, "flatten it"),),
    ),
    Case(
        "keys nested too deep",
        whole(ASKS, "\n".join(" " * n + "a:" for n in range(40))),
        (Expected("too-deep", ASKS, 33, 33, "flatten it"),),
    ),
    Case(
        "list as a key",
        swap(CLOSING, "heading:", "[heading]:"),
        (Expected("bad-key", CLOSING, 2, 1, "put quotation marks around text that begins with [ or {"),),
    ),
    Case(
        "duplicate key",
        swap(CLOSING, "It was theft.\n", "It was theft.\n  text: It was not.\n"),
        (Expected("duplicate-key", CLOSING, 9, 3, "keep one of them", also=(8,)),),
    ),
    Case(
        "audiences given twice",
        swap(CLOSING, "heading: The Closing\n", "heading: The Closing\naudiences: [press]\n"),
        (Expected("duplicate-key", CLOSING, 4, 1, "keep one of them", also=(3,)),),
    ),
    Case(
        "unquoted colon",
        swap(CLOSING, "It was theft.", "We say: it was theft."),
        (Expected("syntax", CLOSING, 8, 15, "put the whole text in quotation marks"),),
    ),
    Case(
        "unclosed quotation mark",
        swap(CLOSING, "It was theft.", '"It was theft.'),
        (Expected("syntax", CLOSING, 8, 9, "close it: \"…\" or '…'"),),
    ),
    Case(
        "unclosed single quotation mark",
        swap(CLOSING, "It was theft.", "'It was theft."),
        (Expected("syntax", CLOSING, 8, 9, "close it: \"…\" or '…'"),),
    ),
    Case(
        "apostrophe in single quotation marks",
        swap(CLOSING, "It was theft.", "'It was the owner's.'"),
        (
            Expected(
                "syntax",
                CLOSING,
                8,
                27,
                "align it with its neighbours; quote text that holds quotation marks",
                also=(7,),
            ),
        ),
    ),
    Case(
        "unknown escape",
        swap(CLOSING, "It was theft.", '"It was \\theft and \\kin."'),
        (Expected("syntax", CLOSING, 8, 28, "write the character itself, or use '…'", also=(8,)),),
    ),
    Case(
        "unclosed bracket",
        swap(CLOSING, "[the owner]", "[the owner"),
        (Expected("syntax", CLOSING, 17, 10, "close it with ], or add a comma", also=(16,)),),
    ),
    Case(
        "unclosed brace",
        swap(CLOSING, "as the Gazette counted}", "as the Gazette counted"),
        (Expected("syntax", CLOSING, 36, 8, "close them with }, or add a comma", also=(35,)),),
    ),
    Case(
        "citation in braces",
        swap(PRESS, "locked in May,", "locked.[@gazette] in May,"),
        (Expected("syntax", PRESS, 4, 38, "put the whole text in quotation marks", also=(4,)),),
    ),
    Case(
        "unclosed bracket at the end",
        whole(ASKS, "asks: [\n"),
        (Expected("syntax", ASKS, 2, 1, "close them with ] or }"),),
    ),
    Case(
        "at sign begins a value",
        swap(CLOSING, "It was theft.", "@owner did it."),
        (Expected("syntax", CLOSING, 8, 9, "put the value in quotation marks"),),
    ),
    Case(
        "percent sign begins a value",
        swap(CLOSING, "It was theft.", "%5 of it."),
        (Expected("syntax", CLOSING, 8, 9, "put the value in quotation marks"),),
    ),
    Case(
        "wrong indentation",
        swap(CLOSING, "  text: It was", " text: It was"),
        (
            Expected(
                "syntax",
                CLOSING,
                8,
                2,
                "align it with its neighbours; quote text that holds quotation marks",
                also=(2,),
            ),
        ),
    ),
    Case(
        "deeper indentation",
        swap(CLOSING, "  text: It was", "    text: It was"),
        (Expected("syntax", CLOSING, 8, 9, "align it with its neighbours; give the line above its colon"),),
    ),
    Case(
        "list item out of line",
        swap(CLOSING, "- id: cl.2", " - id: cl.2"),
        (
            Expected(
                "syntax",
                CLOSING,
                7,
                2,
                "align it with its neighbours; quote text that holds quotation marks",
                also=(2,),
            ),
        ),
    ),
    Case(
        "list on the line of its key",
        swap(CLOSING, "sentences:\n- id", "sentences: - id"),
        (Expected("syntax", CLOSING, 4, 12, "put it on a line of its own, indented"),),
    ),
    Case(
        "key without a colon",
        swap(CLOSING, "heading: The Closing", "heading The Closing"),
        (Expected("syntax", CLOSING, 3, 10, "align it with its neighbours; give the line above its colon"),),
    ),
    Case(
        "text beside a bar",
        swap(CLOSING, "It was theft.", "| It was theft."),
        (Expected("syntax", CLOSING, 8, 11, "begin it on the next line, indented", also=(8,)),),
    ),
    Case(
        "later version of yaml",
        swap(ASKS, "asks:", "%YAML 3.0\n---\nasks:"),
        (Expected("syntax", ASKS, 2, 1, "take the line %YAML out"),),
    ),
    Case(
        "text that begins with italics",
        swap(TIMELINE, "text: A court orders", "text: *A court* orders"),
        (Expected("bad-alias", TIMELINE, 9, 9, "put the whole text in quotation marks"),),
    ),
    Case(
        "text that begins in bold",
        swap(TIMELINE, "text: A court orders", "text: **A court** orders"),
        (Expected("syntax", TIMELINE, 9, 10, "put the whole text in quotation marks", also=(9,)),),
    ),
    Case(
        "text that begins with a link",
        swap(TIMELINE, "text: A court orders", "text: [A court](https://x.example) orders"),
        (Expected("syntax", TIMELINE, 9, 18, "put the whole text in quotation marks", also=(8,)),),
    ),
    Case(
        "text that begins with a citation",
        swap(TIMELINE, "text: A court orders", 'text: ["@court"] A court orders'),
        (Expected("syntax", TIMELINE, 9, 20, "put the whole text in quotation marks", also=(8,)),),
    ),
)
