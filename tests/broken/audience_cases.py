"""Audiences that are misspelt, missing or of another type: none of them may widen who sees a thing."""

from __future__ import annotations

from tests.broken.spoiling import ASKS, CAMPAIGN, CLOSING, TIMELINE, Case, Expected, swap

AUDIENCE_CASES = (
    Case(
        "audience for audiences",
        swap(CLOSING, "audiences: [policymakers, brands, press]", "audience: [policymakers, brands, press]"),
        (Expected("unknown-key", CLOSING, 3, 1, "did you mean audiences?"),),
    ),
    Case(
        "audiance for audiences",
        swap(CLOSING, "audiences: [policymakers, brands, press]", "audiances: [policymakers, brands, press]"),
        (Expected("unknown-key", CLOSING, 3, 1, "did you mean audiences?"),),
    ),
    Case(
        "capital in audiences",
        swap(CLOSING, "audiences: [policymakers, brands, press]", "Audiences: [policymakers, brands, press]"),
        (Expected("unknown-key", CLOSING, 3, 1, "did you mean audiences?"),),
    ),
    Case(
        "no-break space in a key",
        swap(CLOSING, "audiences: [policymakers, brands, press]", "audiences\xa0: [policymakers, brands, press]"),
        (Expected("unknown-key", CLOSING, 3, 1, "did you mean audiences?"),),
    ),
    Case(
        "zero-width space in a key",
        swap(CLOSING, "audiences: [policymakers, brands, press]", "audien\u200bces: [policymakers, brands, press]"),
        (Expected("unknown-key", CLOSING, 3, 1, "did you mean audiences?"),),
    ),
    Case(
        "cyrillic letter in a key",
        swap(CLOSING, "audiences: [policymakers, brands, press]", "аudiences: [policymakers, brands, press]"),
        (Expected("unknown-key", CLOSING, 3, 1, "did you mean audiences?"),),
    ),
    Case(
        "no audiences",
        swap(CLOSING, "audiences: [policymakers, brands, press]\n", ""),
        (Expected("missing-key", CLOSING, 2, 1, "say who may see this: audiences: [policymakers, press]"),),
    ),
    Case(
        "no audiences on a claim",
        swap(CLOSING, "  audiences: [policymakers, brands, press]\n", ""),
        (Expected("missing-key", CLOSING, 12, 3, "say who may see this: audiences: [policymakers, press]"),),
    ),
    Case(
        "no audiences on a contact",
        swap(CAMPAIGN, '"010", audiences: [press]', '"010"'),
        (Expected("missing-key", CAMPAIGN, 33, 3, "say who may see this: audiences: [policymakers, press]"),),
    ),
    Case(
        "no audiences on an event",
        swap(TIMELINE, "  audiences: [press]\n", ""),
        (Expected("missing-key", TIMELINE, 8, 3, "say who may see this: audiences: [policymakers, press]"),),
    ),
    Case(
        "no audiences on an ask",
        swap(ASKS, "  audiences: [policymakers, press]\n", ""),
        (Expected("missing-key", ASKS, 3, 3, "say who may see this: audiences: [policymakers, press]"),),
    ),
    Case(
        "no audiences on a chapter",
        swap(CAMPAIGN, "  audiences: [policymakers, brands, press]\n", ""),
        (Expected("missing-key", CAMPAIGN, 15, 3, "say who may see this: audiences: [policymakers, press]"),),
    ),
    Case(
        "audiences a word",
        swap(TIMELINE, "[press]", "press"),
        (Expected("wrong-type", TIMELINE, 12, 14, "write a list: audiences: [press]"),),
    ),
    Case(
        "audiences a sentence",
        swap(TIMELINE, "[press]", "not press, policymakers only"),
        (
            Expected(
                "wrong-type",
                TIMELINE,
                12,
                14,
                "write a list: [policymakers, press]; to keep it back: none, with a reason",
            ),
        ),
    ),
    Case(
        "audiences null",
        swap(TIMELINE, "audiences: [press]", "audiences:"),
        (
            Expected(
                "wrong-type",
                TIMELINE,
                12,
                13,
                "write a list: [policymakers, press]; to keep it back: none, with a reason",
            ),
        ),
    ),
    Case(
        "audiences a tilde",
        swap(TIMELINE, "[press]", "~"),
        (
            Expected(
                "wrong-type",
                TIMELINE,
                12,
                14,
                "write a list: [policymakers, press]; to keep it back: none, with a reason",
            ),
        ),
    ),
    Case(
        "audiences all",
        swap(TIMELINE, "[press]", "all"),
        (
            Expected(
                "wrong-type",
                TIMELINE,
                12,
                14,
                "write a list: [policymakers, press]; to keep it back: none, with a reason",
            ),
        ),
    ),
    Case(
        "audiences None",
        swap(CLOSING, "audiences: none", "audiences: None"),
        (
            Expected(
                "wrong-type",
                CLOSING,
                60,
                14,
                "write a list: [policymakers, press]; to keep it back: none, with a reason",
            ),
        ),
    ),
    Case(
        "audiences empty",
        swap(TIMELINE, "[press]", "[]"),
        (Expected("no-audience", TIMELINE, 12, 14, "name those who may see it, or write none with a reason"),),
    ),
    Case(
        "audiences a mapping",
        swap(TIMELINE, "[press]", "{press: true}"),
        (
            Expected(
                "wrong-type",
                TIMELINE,
                12,
                14,
                "write a list: [policymakers, press]; to keep it back: none, with a reason",
            ),
        ),
    ),
    Case(
        "audiences a nested list",
        swap(TIMELINE, "[press]", "[[press]]"),
        (Expected("wrong-type", TIMELINE, 12, 15, "write text"),),
    ),
    Case(
        "empty word in audiences",
        swap(TIMELINE, "[press]", '[press, ""]'),
        (Expected("empty-text", TIMELINE, 12, 22, "write it, or take the key out"),),
    ),
    Case(
        "none in a list",
        swap(TIMELINE, "[press]", "[none]"),
        (Expected("unknown-audience", TIMELINE, 12, 15, "known: brands, policymakers, press"),),
    ),
    Case(
        "none without a reason",
        swap(CLOSING, "  audiences: none\n  reason: nothing was found that shows it\n", "  audiences: none\n"),
        (Expected("no-reason", CLOSING, 55, 3, "add `reason: …`"),),
    ),
    Case(
        "capital in an audience",
        swap(TIMELINE, "[press]", "[Press]"),
        (Expected("unknown-audience", TIMELINE, 12, 15, "did you mean press?"),),
    ),
    Case(
        "hyphen in an audience",
        swap(TIMELINE, "[policymakers,", "[policy-makers,"),
        (Expected("unknown-audience", TIMELINE, 7, 15, "did you mean policymakers?"),),
    ),
    Case(
        "cyrillic letter in an audience",
        swap(TIMELINE, "[press]", "[рress]"),
        (Expected("unknown-audience", TIMELINE, 12, 15, "did you mean press?"),),
    ),
    Case(
        "no-break space in an audience",
        swap(TIMELINE, "[press]", "[press\xa0]"),
        (Expected("unknown-audience", TIMELINE, 12, 15, "did you mean press?"),),
    ),
    Case(
        "misspelt audience of a chapter",
        swap(
            CAMPAIGN,
            "heading: What Happened\n  audiences: [policymakers,",
            "heading: What Happened\n  audiences: [policymaker,",
        ),
        (Expected("unknown-audience", CAMPAIGN, 17, 15, "did you mean policymakers?"),),
    ),
)
