"""Texts whose words load but cannot print: found when pages are made, by `check` already."""

from __future__ import annotations

from tests.broken.spoiling import CLOSING, PRESS, TIMELINE, Case, Expected, swap

TEXT_CASES = (
    Case(
        "emphasis 600 deep",
        swap(TIMELINE, "*locked*", f'"{"*" * 600}locked{"*" * 600}"'),
        (Expected("too-deep", TIMELINE, 4, 9, "take most of its * and _ out, or put a backslash before each"),),
    ),
    Case(
        "link to a file",
        swap(TIMELINE, "*locked*", "[locked](file:///etc/passwd)"),
        (Expected("bad-link", TIMELINE, 4, 9, "link to https://…, http://…, mailto:, tel: or #part.anchor"),),
    ),
    Case(
        "link that is no address",
        swap(TIMELINE, "*locked*", "[locked](https://[)"),
        (Expected("bad-link", TIMELINE, 4, 9, "link to https://…, http://…, mailto:, tel: or #part.anchor"),),
    ),
    Case(
        "picture in a title",
        swap(PRESS, "added: The gates were locked in May", 'added: "The ![gates](x.png) were locked in May"'),
        (Expected("bad-link", PRESS, 4, 16, "take out the ![…](…)"),),
    ),
    Case(
        "citation that never ends",
        swap(CLOSING, "[@gazette] the", "[@gazette, p. 3 the"),
        (Expected("bad-citation", CLOSING, 32, 10, "write [@source-id] or [@source-id, p. 4]"),),
    ),
)
