"""Keys and values that a field does not take."""

from __future__ import annotations

from tests.broken.spoiling import (
    ASKING,
    ASKS,
    BRANDS,
    CAMPAIGN,
    CLOSING,
    PRESS,
    SOURCES,
    TIMELINE,
    Case,
    Expected,
    swap,
)

VALUE_CASES = (
    Case(
        "answer without a role",
        swap("answers.yaml", "nobody can be reached, role: author of the tests}", "nobody can be reached}"),
        (Expected("missing-key", "answers.yaml", 3, 3, "add `role: …`"),),
    ),
    Case(
        "unknown key",
        swap(CLOSING, "  text: It was", "  txet: It was"),
        (Expected("unknown-key", CLOSING, 8, 3, "did you mean text?"),),
    ),
    Case(
        "unknown key that looks like none",
        swap(CLOSING, "heading: The", "colour: red\nheading: The"),
        (Expected("unknown-key", CLOSING, 2, 1, "known: audiences, claims, heading, reason, sentences"),),
    ),
    Case(
        "unknown key in a mapping in a list",
        swap(CLOSING, "    locator: p. 3", "    page: p. 3"),
        (Expected("unknown-key", CLOSING, 28, 5, "known: locator, source"),),
    ),
    Case(
        "unknown key of an audience",
        swap(CAMPAIGN, "    title: The press", "    titel: The press"),
        (Expected("unknown-key", CAMPAIGN, 12, 5, "did you mean title?"),),
    ),
    Case(
        "key of our own making",
        swap(CLOSING, "heading: The", "place: here\nid: closing\nheading: The"),
        (
            Expected("unknown-key", CLOSING, 2, 1, "known: audiences, claims, heading, reason, sentences"),
            Expected("unknown-key", CLOSING, 3, 1, "known: audiences, claims, heading, reason, sentences"),
        ),
    ),
    Case(
        "python name for a key",
        swap(CLOSING, "  from: sold", "  from_: sold"),
        (Expected("unknown-key", CLOSING, 39, 3, "did you mean from?"),),
    ),
    Case(
        "missing key",
        swap(CLOSING, "  verdict: disputed\n", ""),
        (Expected("missing-key", CLOSING, 37, 3, "add `verdict: …`"),),
    ),
    Case(
        "missing key at the root",
        swap(CAMPAIGN, "voice: The union says\n", ""),
        (Expected("missing-key", CAMPAIGN, 2, 1, "add `voice: …`"),),
    ),
    Case(
        "text for a list",
        swap(CLOSING, "[the owner]", "the owner"),
        (Expected("wrong-type", CLOSING, 16, 10, "write a list: each item on its own line after a -"),),
    ),
    Case(
        "text for a list of claims",
        swap(PRESS, "claims: [cl.1a]", "claims: cl.1a"),
        (Expected("wrong-type", PRESS, 4, 54, "write a list: each item on its own line after a -"),),
    ),
    Case(
        "list for text",
        swap(CLOSING, "text: It was theft.", "text: [It was theft.]"),
        (Expected("wrong-type", CLOSING, 8, 9, "write text"),),
    ),
    Case(
        "mapping for text",
        swap(CLOSING, "text: It was theft.", "text: {It: was theft.}"),
        (Expected("wrong-type", CLOSING, 8, 9, "write text"),),
    ),
    Case(
        "text for a mapping",
        swap(CLOSING, '{value: "300", label: weavers sent home, qualifier: as the Gazette counted}', "300"),
        (Expected("wrong-type", CLOSING, 35, 9, "write keys and values: {value: …, label: …}"),),
    ),
    Case(
        "text for an item",
        swap(CLOSING, "- id: cl.2\n  text: It was theft.", "- It was theft."),
        (Expected("wrong-type", CLOSING, 7, 3, "write keys and values: {id: …, text: …}"),),
    ),
    Case(
        "text for added prose",
        swap(PRESS, "{added: The gates were locked in May, claims: [cl.1a]}", "The gates were locked in May"),
        (Expected("wrong-type", PRESS, 4, 8, "write keys and values: {added: …, claims: …}"),),
    ),
    Case(
        "empty list of sentences",
        swap(ASKING, "\n- id: as.1\n  text: We call on the government to reopen the mill by spring.", " []"),
        (Expected("empty-list", ASKING, 4, 12, "name at least one"),),
    ),
    Case(
        "no parts",
        swap(PRESS, "[cover, contents, release, facts, chapters, timeline, sources, contact]", "[]"),
        (Expected("empty-list", PRESS, 8, 8, "name at least one"),),
    ),
    Case(
        "empty text",
        swap(CLOSING, "It was theft.", ""),
        (Expected("empty-text", CLOSING, 8, 8, "write it"),),
    ),
    Case(
        "blank text",
        swap(CLOSING, "It was theft.", '"  "'),
        (Expected("empty-text", CLOSING, 8, 9, "write it"),),
    ),
    Case(
        "title null",
        swap(CAMPAIGN, "title: Reopen the Mill", "title:"),
        (Expected("empty-text", CAMPAIGN, 2, 7, "write it"),),
    ),
    Case(
        "empty text in a list",
        swap(CLOSING, "[the owner]", '[""]'),
        (Expected("empty-text", CLOSING, 16, 11, "write it, or take the key out"),),
    ),
    Case(
        "unknown kind",
        swap(CLOSING, "kind: opinion", "kind: opinon"),
        (Expected("not-one-of", CLOSING, 54, 36, "did you mean opinion?"),),
    ),
    Case(
        "unknown verdict",
        swap(CLOSING, "verdict: disputed", "verdict: doubtful"),
        (
            Expected(
                "not-one-of",
                CLOSING,
                42,
                12,
                "known: disputed, n/a, not-found, opinion, partly, supported, unsupported",
            ),
        ),
    ),
    Case(
        "unknown verdict without a near one",
        swap(CLOSING, "verdict: disputed", "verdict: zzz"),
        (
            Expected(
                "not-one-of",
                CLOSING,
                42,
                12,
                "known: disputed, n/a, not-found, opinion, partly, supported, unsupported",
            ),
        ),
    ),
    Case(
        "yes for true",
        swap(BRANDS, "internal: false", "internal: yes"),
        (Expected("wrong-type", BRANDS, 4, 11, "write true or false"),),
    ),
    Case(
        "bool tag for true",
        swap(BRANDS, "internal: false", "internal: !!bool maybe"),
        (Expected("tag", BRANDS, 4, 11, "take it out; fields know their own types"),),
    ),
    Case(
        "owner of an ask",
        swap(ASKS, "owner: campaign", "owner: campain"),
        (Expected("not-one-of", ASKS, 7, 10, "did you mean campaign?"),),
    ),
    Case(
        "30 February",
        swap(TIMELINE, "2018-05-04", "2018-02-30"),
        (Expected("bad-date", TIMELINE, 3, 9, "check the month and the day"),),
    ),
    Case(
        "29 February of no leap year",
        swap(TIMELINE, "2018-05-04", "2019-02-29"),
        (Expected("bad-date", TIMELINE, 3, 9, "check the month and the day"),),
    ),
    Case(
        "month 13",
        swap(TIMELINE, "2018-05-04", "2018-13"),
        (Expected("bad-date", TIMELINE, 3, 9, "check the month and the day"),),
    ),
    Case(
        "month 0",
        swap(TIMELINE, "2018-05-04", "2018-00"),
        (Expected("bad-date", TIMELINE, 3, 9, "check the month and the day"),),
    ),
    Case(
        "year 0",
        swap(TIMELINE, "2018-05-04", "0000"),
        (Expected("bad-date", TIMELINE, 3, 9, "check the month and the day"),),
    ),
    Case(
        "date in words",
        swap(TIMELINE, "2018-05-04", "4 May 2018"),
        (Expected("bad-date", TIMELINE, 3, 9, "write 2018, 2018-04 or 2018-04-23"),),
    ),
    Case(
        "date with a time",
        swap(TIMELINE, "2018-05-04", "2018-05-04T12:00:00"),
        (Expected("bad-date", TIMELINE, 3, 9, "write 2018, 2018-04 or 2018-04-23"),),
    ),
    Case(
        "date infinite",
        swap(TIMELINE, "2018-05-04", ".inf"),
        (Expected("bad-date", TIMELINE, 3, 9, "write 2018, 2018-04 or 2018-04-23"),),
    ),
    Case(
        "date not a number",
        swap(TIMELINE, "2018-05-04", ".nan"),
        (Expected("bad-date", TIMELINE, 3, 9, "write 2018, 2018-04 or 2018-04-23"),),
    ),
    Case(
        "date beyond all numbers",
        swap(TIMELINE, "2018-05-04", "1e400"),
        (Expected("bad-date", TIMELINE, 3, 9, "write 2018, 2018-04 or 2018-04-23"),),
    ),
    Case(
        "date of 5,000 digits",
        swap(TIMELINE, "2018-05-04", "9" * 5_000),
        (Expected("bad-date", TIMELINE, 3, 9, "write 2018, 2018-04 or 2018-04-23"),),
    ),
    Case(
        "date in other digits",
        swap(TIMELINE, "2018-05-04", "２０１８"),
        (Expected("bad-date", TIMELINE, 3, 9, "write 2018, 2018-04 or 2018-04-23"),),
    ),
    Case(
        "date a list", swap(TIMELINE, "2018-05-04", "[2018]"), (Expected("wrong-type", TIMELINE, 3, 9, "write text"),)
    ),
    Case(
        "edition date without a day",
        swap(CAMPAIGN, "2020-06-30", "2020-06"),
        (Expected("bad-date", CAMPAIGN, 7, 15, "write year, month and day: 2026-11-23"),),
    ),
    Case(
        "edition date in another form",
        swap(CAMPAIGN, "2020-06-30", "30.6.2020"),
        (Expected("bad-date", CAMPAIGN, 7, 15, "write 2018, 2018-04 or 2018-04-23"),),
    ),
    Case(
        "edition of the year 999",
        swap(CAMPAIGN, "2020-06-30", "0999-06-30"),
        (Expected("bad-date", CAMPAIGN, 7, 15, "check the year; it is that of this edition"),),
    ),
    *(
        Case(
            f"language {tag}",
            swap(CAMPAIGN, "language: en", f"language: {tag}"),
            (Expected("wrong-type", CAMPAIGN, 5, 11, "write a language tag: en, km, en-GB"),),
        )
        for tag in ("English", "e", "en_GB", "en-", "en-GB-x", "en GB", "ёл")
    ),
    Case(
        "text that nobody can see",
        swap(CLOSING, "It was theft.", '"\u200b \u00ad\u2060"'),
        (Expected("empty-text", CLOSING, 8, 9, "write it"),),
    ),
    Case(
        "title of marks only",
        swap(SOURCES, "title: Wage ledger", "title: <i></i>"),
        (Expected("empty-text", SOURCES, 16, 39, "write it, or take the key out"),),
    ),
    Case(
        "edition date missing",
        swap(CAMPAIGN, "edition_date: 2020-06-30\n", ""),
        (Expected("missing-key", CAMPAIGN, 2, 1, "add `edition_date: …`"),),
    ),
    Case(
        "address that is not of the web",
        swap(SOURCES, "https://example.org/gazette", "javascript:alert(1)"),
        (Expected("bad-link", SOURCES, 14, 8, "write the whole address: https://…"),),
    ),
    Case(
        "address of a file",
        swap(SOURCES, "https://example.org/gazette", "file:///etc/passwd"),
        (Expected("bad-link", SOURCES, 14, 8, "write the whole address: https://…"),),
    ),
    *(
        Case(
            f"contact at {address}",
            swap(CAMPAIGN, "https://example.org/mill", address),
            (Expected("bad-link", CAMPAIGN, 31, 8, "write the whole address: https://…"),),
        )
        for address in (
            "file:///etc/passwd",
            "javascript:alert(1)",
            "//evil.example",
            "data:text/html,x",
            "https://[",
            "https://",
            "https://a:b/",
            "https://mill.example@evil.example/",
            "mill",
        )
    ),
    Case(
        "address that is none",
        swap(SOURCES, "https://example.org/gazette", "https://["),
        (Expected("bad-link", SOURCES, 14, 8, "write the whole address: https://…"),),
    ),
    Case(
        "address with a space in it",
        swap(SOURCES, "https://example.org/gazette", "https://example.org/the gazette"),
        (Expected("bad-link", SOURCES, 14, 8, "write the whole address: https://…"),),
    ),
    Case(
        "issued in words",
        swap(SOURCES, "issued: 2018-06", "issued: last June"),
        (Expected("bad-date", SOURCES, 17, 86, "write 2018, 2018-04 or 2018-04-23; in words: {literal: Spring 2018}"),),
    ),
    Case(
        "issued on no day",
        swap(SOURCES, "[2018, 5, 4]", "[2018, 2, 30]"),
        (Expected("bad-date", SOURCES, 11, 5, "check the month and the day"),),
    ),
    Case(
        "issued empty",
        swap(SOURCES, "    - [2018, 5, 4]", "    - []"),
        (Expected("empty-text", SOURCES, 11, 5, "write it, or take the key out"),),
    ),
    Case(
        "key misspelt in a source",
        swap(SOURCES, "  container-title:", "  container-titel:"),
        (Expected("unknown-key", SOURCES, 6, 3, "did you mean container-title?"),),
    ),
    Case(
        "source without a type",
        swap(SOURCES, "type: document, ", ""),
        (Expected("missing-key", SOURCES, 16, 3, "add `type: …`"),),
    ),
    Case(
        "sources a list",
        swap(SOURCES, "references:\n", ""),
        (Expected("no-mapping", SOURCES, 2, 1, "write keys and values: `references: …`"),),
    ),
    Case(
        "mail address with its scheme",
        swap(CAMPAIGN, "email: office@example.org", 'email: "mailto:office@example.org"'),
        (Expected("bad-link", CAMPAIGN, 30, 10, "write name@example.org, and nothing else"),),
    ),
    Case(
        "telephone number in words",
        swap(CAMPAIGN, 'phone: "010"', "phone: call me"),
        (Expected("bad-link", CAMPAIGN, 33, 65, "write digits and spaces: +855 23 000 000"),),
    ),
)
