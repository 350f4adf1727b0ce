"""Blocks of packs: a pack like another, imprints, embargoes, what gives way."""

from __future__ import annotations

from tests.broken.spoiling import BRANDS, CAMPAIGN, PRESS, Case, Expected, both, swap, whole

INTERNAL = "internal: false\n"


def spoilt(name: str, block: str, *expected: Expected) -> Case:
    """The brands pack with a block from its fifth line on."""
    return Case(name, swap(BRANDS, INTERNAL, block), expected)


BLOCK_CASES = (
    Case(
        "like a pack that is not there",
        whole("packs/short.yaml", "like: presss\nparts: [release]\n"),
        (Expected("unknown-pack", "packs/short.yaml", 1, 7, "did you mean press?"),),
    ),
    Case(
        "like itself",
        whole("packs/short.yaml", "like: short\nparts: [release]\n"),
        (Expected("like-of-like", "packs/short.yaml", 1, 7, "name a pack that says all of its own"),),
    ),
    Case(
        "like a pack that is like another",
        both(
            whole("packs/short.yaml", "like: press\nparts: [release]\n"),
            whole("packs/shorter.yaml", "like: short\nparts: [facts]\n"),
        ),
        (Expected("like-of-like", "packs/shorter.yaml", 1, 7, "name a pack that says all of its own"),),
    ),
    spoilt(
        "a brief that names what is not there",
        "brief:\n  happened: [cl.1a]\n  evidence:\n  - {heading: Gates, claims: [cl.9]}\n",
        Expected("unknown-claim", BRANDS, 7, 31, "did you mean cl.3?"),
    ),
    spoilt(
        "a brief with a claim of others",
        "brief:\n  stake: [cl.1b]\n",
        Expected("claim-not-for-audience", BRANDS, 5, 11, "add brands to its audiences, or name another"),
    ),
    spoilt(
        "a claim twice in a brief",
        "brief:\n  happened: [cl.1a]\n  now: [cl.1a]\n",
        Expected("repeated-name", BRANDS, 6, 9, "take one of them out"),
    ),
    spoilt(
        "a question that rests on nothing",
        'brief:\n  question: {added: "What was done?", claims: []}\n',
        Expected("empty-list", BRANDS, 5, 47, "name at least one"),
    ),
    spoilt(
        "what gives way is not there",
        "copyfit: {drop: [op.1]}\n",
        Expected("not-in-pack", BRANDS, 4, 18, "known: cl.1a"),
    ),
    spoilt(
        "nothing shorter to print",
        "copyfit: {shorten: [cl.1a]}\n",
        Expected("no-short", BRANDS, 4, 21, "give the claim a `short:`, or take it out here"),
    ),
    spoilt(
        "embargo without a zone",
        "embargo: {until: 2020-07-01 06:00}\n",
        Expected("missing-key", BRANDS, 4, 10, "add `zone: …`"),
    ),
    spoilt(
        "embargo without an hour",
        "embargo: {until: 2020-07-01, zone: UTC}\n",
        Expected("bad-date", BRANDS, 4, 18, "write year, month, day, hour: 2026-12-01 06:00"),
    ),
    spoilt(
        "an hour that no clock has",
        "embargo: {until: 2020-07-01 24:10, zone: UTC}\n",
        Expected("bad-date", BRANDS, 4, 18, "write year, month, day, hour: 2026-12-01 06:00"),
    ),
    spoilt(
        "a day that no calendar has",
        "embargo: {until: 2020-06-31 06:00, zone: UTC}\n",
        Expected("bad-date", BRANDS, 4, 18, "write year, month, day, hour: 2026-12-01 06:00"),
    ),
    spoilt(
        "a UK imprint without a promoter",
        "imprint:\n  jurisdiction: uk\n  printer: {name: Valley Press, address: 1 Mill Road}\n",
        Expected("imprint-incomplete", BRANDS, 5, 3, "add `promoter: …`"),
    ),
    spoilt(
        "a US imprint that says neither who allowed it nor how to reach anybody",
        "imprint: {jurisdiction: us-federal, paid_for_by: The union}\n",
        Expected("imprint-incomplete", BRANDS, 4, 10, "add `contact: …`"),
    ),
    spoilt(
        "no imprint and no reason",
        "imprint: {jurisdiction: other, text: A leaflet of the union.}\n",
        Expected("imprint-incomplete", BRANDS, 4, 10, "add `reason: …`"),
    ),
    spoilt(
        "an imprint with words of another law",
        "imprint: {jurisdiction: us-federal, paid_for_by: The union, contact: 010, text: A leaflet.}\n",
        Expected("imprint-surplus", BRANDS, 4, 81, "take it out, or name another jurisdiction"),
    ),
    spoilt(
        "an imprint of no law that is known",
        "imprint: {jurisdiction: english, text: A leaflet.}\n",
        Expected("not-one-of", BRANDS, 4, 25, "known: other, uk, us-federal"),
    ),
    spoilt(
        "a citation in a dateline",
        "dateline: Valley[@gazette]\n",
        Expected("bad-citation", BRANDS, 4, 11, "cite in the text that follows, or under `sources:`"),
    ),
    Case(
        "a picture without a credit",
        swap(
            CAMPAIGN,
            "contacts:\n",
            "pictures:\n- {file: campaign.yaml, alt: The mill, caption: The mill, licence: CC0, audiences: [press]}\n"
            "contacts:\n",
        ),
        (Expected("missing-key", CAMPAIGN, 27, 3, "add `credit: …`"),),
    ),
    Case(
        "a picture that is not there",
        swap(
            CAMPAIGN,
            "contacts:\n",
            "pictures:\n- file: mill.png\n  alt: The mill\n  caption: The mill\n  credit: Ada Weaver\n  licence: CC0\n"
            "  audiences: [press]\ncontacts:\n",
        ),
        (Expected("missing-file", CAMPAIGN, 27, 9, "check the name"),),
    ),
    Case(
        "a spokesperson whom nobody may see, without a reason",
        swap(CAMPAIGN, "contacts:\n", "spokespeople:\n- {name: Ada Weaver, role: Chair, audiences: none}\ncontacts:\n"),
        (Expected("no-reason", CAMPAIGN, 27, 3, "add `reason: …`"),),
    ),
    Case(
        "boilerplate for readers who are none",
        swap(CAMPAIGN, "contacts:\n", "boilerplate: {text: We are the union., audiences: [pres]}\ncontacts:\n"),
        (Expected("unknown-audience", CAMPAIGN, 26, 52, "did you mean press?"),),
    ),
    Case(
        "a block in a pack that others take from is told once",
        both(
            swap(PRESS, "asks: [reopen]\n", "asks: [reopen]\nimprint: {jurisdiction: other, text: A leaflet.}\n"),
            whole("packs/short.yaml", "like: press\nparts: [release, sources]\n"),
        ),
        (Expected("imprint-incomplete", PRESS, 8, 10, "add `reason: …`"),),
    ),
)
