"""What anybody would read: names of people whom it may harm, and allegations against somebody named."""

from __future__ import annotations

from tests.broken.spoiling import ASKS, CAMPAIGN, CLOSING, TIMELINE, Case, Expected, Spoil, both, swap

PRESS = "packs/press.yaml"
LEAVE_OUT = "leave the name out, or take press out of the audiences"


def public(*names: str) -> Spoil:
    """Make the press public, and protect these names."""
    return both(
        swap(CAMPAIGN, "reporters\n", "reporters\n    public: true\n"),
        swap(CAMPAIGN, "contacts:\n", f"protected_names: [{', '.join(names)}]\ncontacts:\n"),
    )


# A copy without the allegation, so that only the name is at fault.
UNALLEGED = swap(CLOSING, "kind: allegation", "kind: fact")


def named(name: str, spoil: Spoil, *expected: Expected) -> Case:
    return Case(name, both(public("Ida Loom"), UNALLEGED, spoil), expected)


PUBLIC_CASES = (
    Case(
        "allegation for the public",
        swap(CAMPAIGN, "reporters\n", "reporters\n    public: true\n"),
        (Expected("public-allegation", CLOSING, 53, 15, "take press out of its audiences"),),
    ),
    Case(
        "protected name without letters",
        both(public('"…"'), UNALLEGED),
        (Expected("empty-text", CAMPAIGN, 27, 19, "write the name, or take it out"),),
    ),
    Case(
        "protected name of who wrote a source",
        both(public("Ada Weaver"), UNALLEGED),
        (Expected("public-name", "sources.yaml", 8, 5, LEAVE_OUT),),
    ),
    named(
        "protected name of who translated a source",
        swap(
            "sources.yaml",
            "references:\n- id: gazette\n",
            "references:\n- id: gazette\n  translator: [{literal: Ida Loom}]\n",
        ),
        Expected("public-name", "sources.yaml", 4, 26, LEAVE_OUT),
    ),
    named(
        "protected name in a wording",
        swap(CLOSING, "ledger lists 212 names", "ledger of Ida Loom lists 212 names"),
        Expected("public-name", CLOSING, 32, 10, LEAVE_OUT),
    ),
    named(
        "protected name in the text itself",
        swap(CLOSING, "It was theft.", "IDA LOOM’s theft."),
        Expected("public-name", CLOSING, 8, 9, LEAVE_OUT),
    ),
    named(
        "protected name in a reply",
        swap(CLOSING, "by: The owner", "by: Idá Loom"),
        Expected("public-name", CLOSING, 46, 9, LEAVE_OUT),
    ),
    named(
        "protected name in an event",
        swap(TIMELINE, "A court orders the return", "Ida\n    Loom orders the return"),
        Expected("public-name", TIMELINE, 9, 9, LEAVE_OUT),
    ),
    named(
        "protected name in an ask",
        swap(ASKS, "by: The union", "by: Ida *Loom*"),
        Expected("public-name", ASKS, 8, 7, LEAVE_OUT),
    ),
    named(
        "protected name in a title",
        swap(PRESS, "The gates were locked in May", "Ida Loom locked the gates"),
        Expected("public-name", PRESS, 4, 16, LEAVE_OUT),
    ),
)
