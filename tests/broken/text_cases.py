"""What loads but cannot print, found when pages are made, by `check` already: texts, links, a citation style."""

from __future__ import annotations

from tests.broken.spoiling import ASKS, BRANDS, CAMPAIGN, CLOSING, PRESS, TIMELINE, Case, Expected, both, own, swap

TEXT_CASES = (
    Case(
        "a misspelt citation style",
        swap(CAMPAIGN, "language: en", "language: en\ncitation_style: oscla"),
        (
            Expected(
                "unknown-citation-style",
                CAMPAIGN,
                6,
                17,
                "did you mean oscola; or put oscla.csl into layouts/shared/ of the campaign",
            ),
        ),
    ),
    Case(
        "a page that was saved for a citation style",
        both(
            swap(CAMPAIGN, "language: en", "language: en\ncitation_style: house"),
            own("layouts/shared/house.csl", "<html><body>Download this style</body></html>"),
        ),
        (Expected("bad-citation-style", "layouts/shared/house.csl", 1, 1, "save the .csl file itself, not its page"),),
    ),
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
        "footnote that never ends",
        swap(CLOSING, "[@gazette] the", "^[in May the"),
        (
            Expected(
                "bad-footnote", CLOSING, 32, 10, "write ^[what a reader may want explained]; to print the marks, \\^["
            ),
        ),
    ),
    Case(
        "footnote in a title",
        swap(PRESS, "added: The gates were locked in May", 'added: "The gates^[of the mill] were locked in May"'),
        (Expected("bad-footnote", PRESS, 4, 16, "explain it in the text that follows"),),
    ),
    Case(
        "citation that never ends",
        swap(CLOSING, "[@gazette] the", "[@gazette, p. 3 the"),
        (Expected("bad-citation", CLOSING, 32, 10, "write [@source-id] or [@source-id, p. 4]"),),
    ),
    Case(
        "slips in five files, one of which is no yaml",
        both(
            swap(ASKS, "asks:", "asks: - id"),
            swap(BRANDS, "layout: brands", "layout: brnds"),
            swap(PRESS, "parts: [cover", "parts: [covr"),
            swap(TIMELINE, "*locked*", "[locked](file:///etc/passwd)"),
            swap(CLOSING, "text: A court ordered", "text: '[A court](x) ordered"),
            swap(CLOSING, "their return.", "their return.'"),
        ),
        (
            Expected("syntax", ASKS, 2, 7, "put it on a line of its own, indented"),
            Expected("unknown-layout", BRANDS, 3, 9, "did you mean brands?"),
            Expected("unknown-part", PRESS, 8, 9, "did you mean cover?"),
            Expected("bad-link", CLOSING, 51, 11, "link to https://…, http://…, mailto:, tel: or #part.anchor"),
            Expected("bad-link", TIMELINE, 4, 9, "link to https://…, http://…, mailto:, tel: or #part.anchor"),
        ),
    ),
    Case(
        "a pack of which no part is left",
        swap(BRANDS, "[cover, contents, summary, chapters, timeline, sources, contact]", "[sources]"),
        (
            Expected("empty-part", BRANDS, 7, 9, "list a part that has something in it"),
            Expected(
                "empty-part", BRANDS, 7, 9, "let brands see what belongs there, or take it out of parts: in this pack"
            ),
        ),
    ),
    Case(
        "a part for the delegation in an outward pack",
        both(
            swap(PRESS, "layout: press", "layout: delegation"),
            swap(PRESS, "[cover, contents, release, facts", "[whos-who"),
        ),
        (Expected("internal-part", PRESS, 8, 9, "take it out, or write `internal: true`"),),
    ),
    Case(
        "the layout of the delegation in an outward pack",
        both(swap(PRESS, "layout: press", "layout: delegation"), swap(PRESS, "release, facts, ", "")),
        (Expected("internal-part", PRESS, 3, 9, "take it out, or write `internal: true`"),),
    ),
    Case(
        "campaign.yaml that is no yaml",
        both(swap(CAMPAIGN, "title: Reopen", "title: 'Reopen"), swap(PRESS, "parts: [cover", "parts: [covr")),
        (
            Expected("syntax", CAMPAIGN, 2, 8, "close it: \"…\" or '…'"),
            Expected("unknown-part", PRESS, 8, 9, "did you mean cover?"),
        ),
    ),
    Case(
        "pack without a layout",
        both(swap(PRESS, "layout: press\n", ""), swap(TIMELINE, "*locked*", "[locked](x)")),
        (
            Expected("missing-key", PRESS, 2, 1, "add `layout: …`"),
            Expected("bad-link", TIMELINE, 4, 9, "link to https://…, http://…, mailto:, tel: or #part.anchor"),
        ),
    ),
    Case(
        "an imprint of a pack without a leaflet",
        swap(BRANDS, "internal: false\n", "imprint: {jurisdiction: other, text: Looms Ltd., reason: a test}\n"),
        (Expected("imprint-nowhere", BRANDS, 4, 10, "list a part that prints it, or take it out"),),
    ),
)
