"""All editorial rules, in the order in which a campaign is read by them.

Two are kept by errors that stop a campaign before it gets here; they stand in the table, and are not built twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from briefpack.rules import (
    absolute,
    bare_allegation,
    expired,
    expired_tense,
    placeholder,
    set_as_fact,
    unapproved_quote,
    uncited_source,
    unexplained_wording,
    unprinted_claim,
    unsourced_company,
    unsourced_number,
    unsupported_stat,
)
from briefpack.rules.finding import Finding
from briefpack.rules.reading import Reading


class Rule(NamedTuple):
    """One rule. Without `find` an error keeps it, of that code; what is not `answerable` cannot be answered for."""

    code: str
    what: str
    find: Callable[[Reading], Iterator[Finding]] | None
    answerable: bool = True


RULES = (
    Rule("unsourced-number", "a number without a source", unsourced_number.find, answerable=False),
    Rule("unsupported-stat", "a number shown large that is not borne out", unsupported_stat.find),
    Rule("bare-allegation", "an allegation with neither a name nor a reply", bare_allegation.find, answerable=False),
    Rule("set-as-fact", "an opinion set as fact", set_as_fact.find),
    Rule("absolute", "all, never, the largest, and no source that says it", absolute.find),
    Rule("expired", "a claim or an ask that has expired, or soon will", expired.find),
    Rule("expired-tense", "what has expired, in the present tense", expired_tense.find),
    Rule("unsourced-company", "a company named without a source, in a pack for companies", unsourced_company.find),
    Rule("claim-not-for-audience", "an ask whose words its audience may not see", None, answerable=False),
    Rule("unapproved-quote", "a quote without speaker, date or approval", unapproved_quote.find, answerable=False),
    Rule("placeholder", "a placeholder", placeholder.find),
    Rule("uncited-source", "a source that nothing cites", uncited_source.find),
    Rule("unprinted-claim", "a claim that no pack uses", unprinted_claim.find),
    Rule("unexplained-wording", "other words than the text’s, without a reason", unexplained_wording.find),
    Rule("public-name", "the name of a protected person, for the public", None, answerable=False),
)
