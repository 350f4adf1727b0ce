"""Files that cannot be read, or hold no mapping, or too much."""

from __future__ import annotations

from briefpack.content.checks.withdrawals import HINT
from tests.broken.spoiling import (
    ASKS,
    CAMPAIGN,
    CLOSING,
    PRESS,
    SOURCES,
    TIMELINE,
    Case,
    Expected,
    folder_for,
    link_out,
    link_to,
    pipe_for,
    remove,
    rename,
    swap,
    whole,
)

WITHDRAWN = "withdrawn.yaml"
FILE_CASES = (
    Case(
        "a claim that was withdrawn",
        whole(WITHDRAWN, "withdrawn:\n- {claim: cl.1c, date: 2020-07-01, reason: the court found otherwise}\n"),
        (Expected("withdrawn-claim", CLOSING, 37, 7, HINT, also=(2,)),),
    ),
    Case("empty file", whole(ASKS, ""), (Expected("no-mapping", ASKS, 1, 1, "write keys and values: `asks: …`"),)),
    Case(
        "file of comments",
        whole(ASKS, "# nothing yet\n"),
        (Expected("no-mapping", ASKS, 1, 1, "write keys and values: `asks: …`"),),
    ),
    Case(
        "list at the root",
        whole(ASKS, "- id: reopen\n"),
        (Expected("no-mapping", ASKS, 1, 1, "write keys and values: `asks: …`"),),
    ),
    *(
        Case(f"{what} for {file}", whole(file, text), (Expected("no-mapping", file, line, 1, hint),))
        for file, hint in (
            (CAMPAIGN, "write keys and values: `title: …`"),
            (SOURCES, "write keys and values: `references: …`"),
            (CLOSING, "write keys and values: `audiences: …`"),
            (PRESS, "write keys and values: `audience: …`"),
        )
        for what, text, line in (("nothing", "", 1), ("a comment", "# later\n", 1), ("a list", "\n- a\n", 2))
    ),
    Case(
        "text at the root",
        whole(ASKS, "\n  some words\n"),
        (Expected("no-mapping", ASKS, 2, 3, "write keys and values: `asks: …`"),),
    ),
    Case(
        "two documents",
        swap(ASKS, "asks:\n", "asks: []\n---\nasks:\n"),
        (Expected("two-documents", ASKS, 3, 1, "keep one document in a file: take `---` out"),),
    ),
    Case(
        "larger than 2 mb",
        whole(ASKS, "# " + "x" * 2_000_000),
        (Expected("too-large", ASKS, 1, 1, "split it, or take out what is not text"),),
    ),
    Case(
        "text of 50 mb",
        whole(ASKS, b"asks: " + b"x" * 50_000_000),
        (Expected("too-large", ASKS, 1, 1, "split it, or take out what is not text"),),
    ),
    Case(
        "250,000 values",
        whole(ASKS, "asks:\n" + "- a\n" * 250_000),
        (Expected("too-large", ASKS, 49_999, 3, "split it into several files"),),
    ),
    Case(
        "50,001 values",
        whole(ASKS, "asks: [" + "a, " * 50_000 + "]\n"),
        (Expected("too-large", ASKS, 1, 149999, "split it into several files"),),
    ),
    Case(
        "missing file",
        remove(TIMELINE),
        (Expected("missing-file", TIMELINE, 1, 1, "make small/timeline.yaml, or correct its name"),),
    ),
    Case(
        "folder for a file",
        folder_for(TIMELINE),
        (Expected("unreadable-file", TIMELINE, 1, 1, "put a text file here"),),
    ),
    Case("pipe for a file", pipe_for(TIMELINE), (Expected("unreadable-file", TIMELINE, 1, 1, "put a text file here"),)),
    Case(
        "link out of the folder",
        link_out(TIMELINE),
        (Expected("outside-folder", TIMELINE, 1, 1, "put the file itself here"),),
    ),
    Case(
        "link to a device",
        link_to(TIMELINE, "/dev/zero"),
        (Expected("outside-folder", TIMELINE, 1, 1, "put the file itself here"),),
    ),
    Case(
        "link to itself",
        link_to(TIMELINE, "timeline.yaml"),
        (Expected("unreadable-file", TIMELINE, 1, 1, "check small/timeline.yaml"),),
    ),
    Case(
        "file ending yml",
        rename(CLOSING, "sections/closing.yml"),
        (Expected("wrong-ending", "sections/closing.yml", 1, 1, "call it closing.yaml"),),
    ),
)
