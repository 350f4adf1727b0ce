"""What an editor would stop: each way to spoil the small campaign is one finding, a warning; a way close by is none."""

from __future__ import annotations

from dataclasses import dataclass

from tests.broken.spoiling import (
    ASKS,
    BRANDS,
    CLOSING,
    OPENING,
    PRESS,
    SOURCES,
    Case,
    Expected,
    Spoil,
    both,
    swap,
)

ANSWERS, POLICYMAKERS = "answers.yaml", "packs/policymakers.yaml"
OPINION = "- {id: cl.2, sentence: cl.2, kind: opinion, verdict: opinion, audiences: [press]}"
REPLY = "  reply:\n  - by: The owner\n    text: The looms were lent, not sold.[@letter]\n    sources: [letter]\n"
CITE_THE_LETTER = swap(
    CLOSING, "verdict: disputed\n  sources: [gazette]", "verdict: disputed\n  sources: [gazette, letter]"
)


@dataclass(frozen=True, slots=True)
class RuleCase:
    """A broken campaign, what must be said of it, and one that is good for being different in one thing."""

    broken: Spoil
    expected: Expected
    good: Spoil


def opinion(more: str) -> Spoil:
    """Say more in the claim that is an opinion."""
    return swap(CLOSING, OPINION, OPINION.replace("audiences", f"{more}, audiences"))


def short(words: str) -> Spoil:
    """Another short wording of a claim that is borne out in part."""
    return swap(CLOSING, "short: 212 to 300 weavers were sent home.", f"short: {words}")


def quoted(more: str) -> Spoil:
    """Make a quote of the opinion."""
    return swap(
        CLOSING, OPINION, OPINION.replace("kind: opinion, verdict: opinion", f"kind: quote, verdict: n/a{more}")
    )


def unlisted(more: str) -> Spoil:
    """A pack without chapters, and a claim that is for it alone."""
    return both(
        swap(BRANDS, "summary, chapters, ", "summary, "),
        swap(BRANDS, "lead: [cl.1a]", f"lead: [cl.1a{more}]"),
        swap(OPENING, "ledger]\n  audiences: [policymakers, brands, press]", "ledger]\n  audiences: [brands]"),
    )


BOOK = swap(SOURCES, "- {id: ledger", "- {id: book, type: book, title: Looms}\n- {id: ledger")
COMPANY = swap(OPENING, "The mill fed the valley", "Weaver & Sons Ltd fed the valley")

RULE_CASES = {
    "unsourced-number": RuleCase(
        opinion('short: "The union speaks of 40 looms."'),
        Expected("unsourced-number", CLOSING, 54, 70, "cite who counted it, or take the number out"),
        opinion('short: "The union speaks of 40 looms.[@ledger]"'),
    ),
    "unsupported-stat": RuleCase(
        swap(CLOSING, "  as_of: 2018-05\n", '  as_of: 2018-05\n  stat: {value: "9", label: looms}\n'),
        Expected("unsupported-stat", CLOSING, 45, 9, "take `stat:` out; or answer it in answers.yaml: {rule: "),
        swap(OPENING, "  sources: [ledger]\n", '  sources: [ledger]\n  stat: {value: "100", label: years}\n'),
    ),
    "bare-allegation": RuleCase(
        both(CITE_THE_LETTER, swap(CLOSING, REPLY, "")),
        Expected("bare-allegation", CLOSING, 37, 3, "add `attribution:` (who says so), or `reply:`"),
        both(CITE_THE_LETTER, swap(CLOSING, REPLY, "  attribution: The Gazette\n")),
    ),
    "set-as-fact": RuleCase(
        opinion("short: The looms were stolen."),
        Expected("set-as-fact", CLOSING, 54, 70, "{rule: set-as-fact, at: cl.2, reason: …, role: …}"),
        opinion("short: The union calls it theft."),
    ),
    "absolute": RuleCase(
        short("All weavers were sent home."),
        Expected("absolute", CLOSING, 34, 10, "cite the source that says it in the same sentence"),
        short("All weavers were sent home.[@gazette]"),
    ),
    "expired": RuleCase(
        swap(CLOSING, "  to: gates\n", "  to: gates\n  expires: 2020-07-30\n"),
        Expected("expired", CLOSING, 15, 12, "take it out, or say since when it is past"),
        swap(CLOSING, "  to: gates\n", "  to: gates\n  expires: 2020-07-31\n"),
    ),
    "expired-tense": RuleCase(
        swap(POLICYMAKERS, "The mill can reopen", "The mill is ready"),
        Expected("expired-tense", POLICYMAKERS, 4, 16, "{rule: expired-tense, at: policymakers.title, "),
        swap(POLICYMAKERS, "The mill can reopen", "The mill was “what is left”"),
    ),
    "unsourced-company": RuleCase(
        both(COMPANY, swap(OPENING, "  sources: [ledger]\n", "")),
        Expected("unsourced-company", OPENING, 7, 3, "cite who says this of it, or leave the name out"),
        COMPANY,
    ),
    "unapproved-quote": RuleCase(
        quoted(", attribution: Ada Weaver"),
        Expected("unapproved-quote", CLOSING, 54, 3, "say who said it, when, and on which day it was approved"),
        quoted(", attribution: Ada Weaver, as_of: 2019-05-01, approved: 2019-05-02"),
    ),
    "placeholder": RuleCase(
        swap(ASKS, "Reopen the mill", "Headline tbc"),
        Expected("placeholder", ASKS, 9, 13, "{rule: placeholder, at: reopen, reason: …, role: …}"),
        swap(ASKS, "Reopen the mill", "Reopen it"),
    ),
    "uncited-source": RuleCase(
        BOOK,
        Expected("uncited-source", SOURCES, 16, 8, "cite it where it bears something out"),
        both(BOOK, opinion("sources: [book]")),
    ),
    "unprinted-claim": RuleCase(
        unlisted(""),
        Expected("unprinted-claim", OPENING, 7, 7, "name it in a pack, or keep it back"),
        unlisted(", op.1"),
    ),
    "unexplained-wording": RuleCase(
        swap(CLOSING, "  reason: the ledger counts fewer\n", ""),
        Expected("unexplained-wording", CLOSING, 31, 10, "add `reason:`, which never prints"),
        swap(CLOSING, "  to: gates\n", "  to: gates\n  print: In May the owner *locked* the gates.[@gazette]\n"),
    ),
}


def answer(rule: str, at: str) -> Spoil:
    """One answer more."""
    return swap(ANSWERS, "answers:\n", f"answers:\n- {{rule: {rule}, at: {at}, reason: it is so, role: an editor}}\n")


ANSWER_CASES = (
    Case(
        "answer to no finding",
        answer("expired", "cl.1a"),
        (Expected("idle-answer", ANSWERS, 3, 3, "take the answer out"),),
    ),
    Case(
        "answer given twice",
        answer("placeholder", "desk"),
        (Expected("idle-answer", ANSWERS, 5, 3, "take one of them out", (3,)),),
    ),
    Case(
        "answer to a rule in other letters",
        answer("expird", "as.1"),
        (Expected("unknown-rule", ANSWERS, 3, 10, "did you mean expired?"),),
    ),
    Case(
        "answer about nothing",
        answer("expired", "as.l"),
        (Expected("unknown-subject", ANSWERS, 3, 23, "did you mean as.1?"),),
    ),
    *(
        Case(
            f"answer to {rule}",
            answer(rule, "cl.1a"),
            (Expected("no-answer-to-this", ANSWERS, 3, 10, f"./run explain {rule}"),),
        )
        for rule in (
            "unsourced-number",
            "bare-allegation",
            "unapproved-quote",
            "public-name",
            "claim-not-for-audience",
        )
    ),
    Case(
        "answer that does not help",
        both(quoted(", attribution: Ada Weaver"), answer("unapproved-quote", "cl.2")),
        (
            Expected("no-answer-to-this", ANSWERS, 3, 10, "./run explain unapproved-quote"),
            Expected("unapproved-quote", CLOSING, 54, 3, "say who said it"),
        ),
    ),
    Case(
        "answer to no rule in a campaign with an error",
        both(answer("expird", "as.1"), swap(PRESS, "lead: [cl.1a", "lead: [cl.9")),
        (
            Expected("unknown-rule", ANSWERS, 3, 10, "did you mean expired?"),
            Expected("unknown-claim", PRESS, 5, 8, "did you mean"),
        ),
    ),
)
