"""Names that lead nowhere, and things shown to those who may not see them."""

from __future__ import annotations

from tests.broken.spoiling import (
    ASKING,
    ASKS,
    BRANDS,
    CAMPAIGN,
    CLOSING,
    OPENING,
    PRESS,
    SOURCES,
    TIMELINE,
    Case,
    Expected,
    both,
    remove,
    rename,
    swap,
    whole,
)

NAME_CASES = (
    Case(
        "two claims with one id",
        swap(CLOSING, "- id: cl.1b", "- id: cl.1a"),
        (Expected("duplicate-id", CLOSING, 20, 7, "give one of them another id", also=(12,)),),
    ),
    Case(
        "two sentences with one id",
        swap(CLOSING, "- id: cl.2\n", "- id: cl.1\n"),
        (
            Expected("duplicate-id", CLOSING, 7, 7, "give one of them another id", also=(5,)),
            Expected("unknown-sentence", CLOSING, 54, 24, "did you mean cl.3?"),
        ),
    ),
    Case(
        "sentence id of another section",
        both(swap(ASKING, "id: as.1", "id: op.1"), swap(ASKING, "sentence: as.1", "sentence: op.1")),
        (Expected("duplicate-id", ASKING, 5, 7, "give one of them another id", also=(4,)),),
    ),
    Case(
        "two sources with one id",
        swap(SOURCES, "id: letter", "id: ledger"),
        (Expected("duplicate-id", SOURCES, 17, 8, "give one of them another id", also=(16,)),),
    ),
    Case(
        "two asks with one id",
        swap(ASKS, "asks:\n", "asks:\n- {id: reopen, claims: [as.1], owner: campaign, by: We, audiences: [press]}\n"),
        (Expected("duplicate-id", ASKS, 4, 7, "give one of them another id", also=(3,)),),
    ),
    Case(
        "two chapters with one id",
        swap(CAMPAIGN, "- id: future", "- id: past"),
        (Expected("duplicate-id", CAMPAIGN, 20, 7, "give one of them another id", also=(15,)),),
    ),
    Case(
        "two contacts with one id",
        swap(CAMPAIGN, "id: desk", "id: office"),
        (Expected("duplicate-id", CAMPAIGN, 33, 8, "give one of them another id", also=(27,)),),
    ),
    Case(
        "section named twice",
        swap(CAMPAIGN, "sections: [asking]", "sections: [asking, closing]"),
        (
            Expected("duplicate-id", CAMPAIGN, 23, 22, "name it once", also=(19,)),
            Expected(
                "claim-not-for-audience",
                CLOSING,
                3,
                27,
                "add brands to the audiences of the chapter future, or take it out here",
            ),
        ),
    ),
    Case(
        "space in an id",
        swap(ASKS, "id: reopen", "id: re open"),
        (Expected("bad-id", ASKS, 3, 7, "use small letters, digits, hyphens and dots: vc.2a"),),
    ),
    Case(
        "capital in a file's name",
        rename("packs/press.yaml", "packs/Press.yaml"),
        (Expected("bad-id", "packs/Press.yaml", 1, 1, "use small letters, digits, hyphens and dots: vc.2a"),),
    ),
    Case(
        "an audience called none",
        swap(CAMPAIGN, "  brands: {title", "  none: {title"),
        (
            Expected("bad-id", CAMPAIGN, 10, 3, "use small letters, digits, hyphens and dots: vc.2a"),
            Expected("unknown-audience", CAMPAIGN, 17, 29, "known: none, policymakers, press"),
            Expected("unknown-audience", CAMPAIGN, 32, 29, "known: none, policymakers, press"),
            Expected("unknown-audience", CLOSING, 3, 27, "known: none, policymakers, press"),
            Expected("unknown-audience", CLOSING, 19, 29, "known: none, policymakers, press"),
            Expected("unknown-audience", OPENING, 2, 27, "known: none, policymakers, press"),
            Expected("unknown-audience", OPENING, 12, 29, "known: none, policymakers, press"),
            Expected("unknown-audience", TIMELINE, 7, 29, "known: none, policymakers, press"),
        ),
    ),
    Case(
        "unknown section",
        swap(CAMPAIGN, "[closing]", "[closng]"),
        (Expected("unknown-section", CAMPAIGN, 19, 14, "did you mean closing?"),),
    ),
    Case(
        "section without a heading",
        swap(CLOSING, "heading: The Closing\n", ""),
        (
            Expected(
                "missing-key",
                CLOSING,
                1,
                1,
                "write it, or name this section under `introduction:` of the chapter",
            ),
        ),
    ),
    Case(
        "unused section",
        swap(CAMPAIGN, "introduction: opening", "reason: ours"),
        (Expected("unused-section", OPENING, 1, 1, "name it in campaign.yaml under `sections:` of a chapter"),),
    ),
    Case(
        "unknown sentence",
        swap(CLOSING, "sentence: cl.2", "sentence: cl.22"),
        (
            Expected("unclaimed-sentence", CLOSING, 7, 7, "add a claim for it; `audiences: none` keeps it back"),
            Expected("unknown-sentence", CLOSING, 54, 24, "did you mean cl.2?"),
        ),
    ),
    Case(
        "unclaimed sentence",
        swap(OPENING, "claims:", "- {id: op.2, text: It is gone.}\nclaims:"),
        (Expected("unclaimed-sentence", OPENING, 6, 8, "add a claim for it; `audiences: none` keeps it back"),),
    ),
    Case(
        "span that matches never",
        swap(CLOSING, "to: gates", "to: gate posts"),
        (Expected("span-never", CLOSING, 14, 7, "copy the words from the sentence", also=(6,)),),
    ),
    Case(
        "span in other letters",
        swap(CLOSING, "to: gates", "to: Gates"),
        (Expected("span-never", CLOSING, 14, 7, "did you mean gates?", also=(6,)),),
    ),
    Case(
        "span that matches twice",
        swap(CLOSING, "to: gates", "to: the"),
        (Expected("span-twice", CLOSING, 14, 7, "add a word before or after it", also=(6,)),),
    ),
    Case(
        "span backwards",
        swap(CLOSING, "  from: sent\n  to: home", "  from: home\n  to: sent"),
        (Expected("span-backwards", CLOSING, 23, 7, "exchange them, or leave one out"),),
    ),
    Case(
        "same span twice",
        swap(CLOSING, "  from: sent\n  to: home", "  to: gates"),
        (Expected("same-span", CLOSING, 20, 7, "narrow one of them with from: and to:", also=(12,)),),
    ),
    Case(
        "span of an ask that matches never",
        swap(ASKS, "to: mill", "to: loom"),
        (Expected("span-never", ASKS, 6, 7, "copy the words from the sentence", also=(6,)),),
    ),
    Case(
        "unknown source of a claim",
        swap(CLOSING, "sources: [gazette]", "sources: [gazete]"),
        (Expected("unknown-source", CLOSING, 18, 13, "did you mean gazette?"),),
    ),
    Case(
        "unknown source of a reply",
        swap(CLOSING, "sources: [letter]", "sources: [leter]"),
        (Expected("unknown-source", CLOSING, 48, 15, "did you mean letter?"),),
    ),
    Case(
        "unknown source of a later note",
        swap(CLOSING, "sources: [court]", "sources: [cuort]"),
        (Expected("unknown-source", CLOSING, 52, 15, "did you mean court?"),),
    ),
    Case(
        "unknown source in a text",
        swap(CLOSING, "[@gazette] the", "[@gazete] the"),
        (Expected("unknown-source", CLOSING, 32, 10, "did you mean gazette?"),),
    ),
    Case(
        "unknown source of an event",
        swap(TIMELINE, "sources: [court]", "sources: [corut]"),
        (Expected("unknown-source", TIMELINE, 11, 13, "did you mean court?"),),
    ),
    Case(
        "unknown claim of an ask",
        swap(ASKS, "[as.1]", "[as.l]"),
        (Expected("unknown-claim", ASKS, 4, 12, "did you mean as.1?"),),
    ),
    Case(
        "unknown claim of an event",
        swap(TIMELINE, "[cl.1c]", "[cl.1d]"),
        (Expected("unknown-claim", TIMELINE, 10, 12, "did you mean cl.1c?"),),
    ),
    Case(
        "unknown claim as a lead",
        swap(PRESS, "lead: [cl.1a, cl.1c]", "lead: [cl.1a, cl.9]"),
        (Expected("unknown-claim", PRESS, 5, 15, "did you mean cl.3?"),),
    ),
    Case(
        "unknown claim under a title",
        swap(PRESS, "claims: [cl.1a]", "claims: [cl1a]"),
        (Expected("unknown-claim", PRESS, 4, 55, "did you mean cl.1a?"),),
    ),
    Case(
        "unknown ask",
        swap(PRESS, "asks: [reopen]", "asks: [re-open]"),
        (Expected("unknown-ask", PRESS, 7, 8, "did you mean reopen?"),),
    ),
    Case(
        "unknown audience of a pack",
        swap(PRESS, "audience: press", "audience: pres"),
        (Expected("unknown-audience", PRESS, 2, 11, "did you mean press?"),),
    ),
    Case(
        "claim without a stat",
        swap(PRESS, "stats: [cl.1b]", "stats: [cl.1a]"),
        (Expected("no-stat", PRESS, 6, 9, "give the claim a `stat:`"),),
    ),
    Case(
        "lead that the audience may not see",
        swap(BRANDS, "lead: [cl.1a]", "lead: [cl.1b]"),
        (Expected("claim-not-for-audience", BRANDS, 6, 8, "add brands to its audiences, or name another"),),
    ),
    Case(
        "title that rests on what the audience may not see",
        swap(BRANDS, "claims: [cl.1a]", "claims: [cl.1c]"),
        (Expected("claim-not-for-audience", BRANDS, 5, 51, "add brands to its audiences, or name another"),),
    ),
    Case(
        "ask that the audience may not see",
        swap(BRANDS, "lead: [cl.1a]", "asks: [reopen]"),
        (Expected("claim-not-for-audience", BRANDS, 6, 8, "add brands to its audiences, or name another"),),
    ),
    Case(
        "event that rests on what the audience may not see",
        swap(TIMELINE, "audiences: [press]", "audiences: [press, brands]"),
        (Expected("claim-not-for-audience", TIMELINE, 12, 22, "name a claim that brands see, or take brands out"),),
    ),
    Case(
        "claim for more than its section",
        swap(
            ASKING,
            "expires: 2020-05-31, audiences: [policymakers, press]",
            "expires: 2020-05-31, audiences: [brands, press]",
        ),
        (
            Expected(
                "claim-not-for-audience", ASKS, 10, 15, "name a claim that policymakers see, or take policymakers out"
            ),
            Expected(
                "claim-not-for-audience",
                "packs/policymakers.yaml",
                4,
                46,
                "add policymakers to its audiences, or name another",
            ),
            Expected(
                "claim-not-for-audience",
                ASKING,
                8,
                88,
                "add brands to the audiences of the section asking, or take it out here",
            ),
        ),
    ),
    Case(
        "section for more than its chapter",
        swap(ASKING, "audiences: [policymakers, press]", "audiences: [policymakers, brands, press]"),
        (
            Expected(
                "claim-not-for-audience",
                ASKING,
                3,
                27,
                "add brands to the audiences of the chapter future, or take it out here",
            ),
        ),
    ),
    Case(
        "allegation as plain fact",
        swap(CLOSING, "  as_of: 2018-05\n", "  print: The owner sold the looms.\n"),
        (Expected("plain-fact", CLOSING, 44, 10, "add `attribution:` (who says so), or take `print:` out"),),
    ),
    Case(
        "opinion as plain fact",
        swap(CLOSING, "verdict: opinion, ", "verdict: opinion, print: A theft., "),
        (Expected("plain-fact", CLOSING, 54, 70, "add `attribution:` (who says so), or take `print:` out"),),
    ),
    Case(
        "not found and plain fact",
        both(swap(CLOSING, "verdict: partly", "verdict: not-found"), swap(CLOSING, "  attribution: The Gazette\n", "")),
        (Expected("plain-fact", CLOSING, 32, 10, "add `attribution:` (who says so), or take `print:` out"),),
    ),
    Case(
        "annex that is not there",
        swap(
            BRANDS,
            "parts:",
            "annexes: [{file: annexes/ledger.pdf, title: Ledger, source: ledger, alt: A page}]\nparts:",
        ),
        (Expected("missing-file", BRANDS, 7, 18, "check the name"),),
    ),
    Case(
        "annex outside the folder",
        swap(BRANDS, "parts:", "annexes: [{file: ../ledger.pdf, title: Ledger, source: ledger, alt: A page}]\nparts:"),
        (Expected("outside-folder", BRANDS, 7, 18, "put the file into it"),),
    ),
    Case(
        "annex at an absolute path",
        swap(BRANDS, "parts:", "annexes: [{file: /etc/hostname, title: Ledger, source: ledger, alt: A page}]\nparts:"),
        (Expected("outside-folder", BRANDS, 7, 18, "put the file into it"),),
    ),
    Case(
        "annex from an unknown source",
        both(
            whole("ledger.pdf", "x"),
            swap(BRANDS, "parts:", "annexes: [{file: ledger.pdf, title: Ledger, source: leger, alt: A page}]\nparts:"),
        ),
        (Expected("unknown-source", BRANDS, 7, 53, "did you mean ledger?"),),
    ),
    Case(
        "no packs",
        both(remove(BRANDS), remove(PRESS), remove("packs/policymakers.yaml")),
        (Expected("no-pack", CAMPAIGN, 1, 1, "make packs/NAME.yaml"),),
    ),
    Case(
        "problems in three files at once",
        both(
            swap(TIMELINE, "2019-02", "2019-22"),
            swap(CLOSING, "kind: opinion", "kind: opinon"),
            swap(PRESS, "asks: [reopen]", "asks: [reopn]"),
        ),
        (
            Expected("unknown-ask", PRESS, 7, 8, "did you mean reopen?"),
            Expected("not-one-of", CLOSING, 54, 36, "did you mean opinion?"),
            Expected("bad-date", TIMELINE, 8, 9, "check the month and the day"),
        ),
    ),
    Case(
        "words that another audience may not see",
        swap(CLOSING, "  to: gates\n", "  to: weavers\n"),
        (
            Expected(
                "shared-words",
                CLOSING,
                19,
                15,
                "narrow one of them with from: and to:, or make their audiences agree",
                also=(20,),
            ),
            Expected(
                "shared-words",
                CLOSING,
                19,
                29,
                "narrow one of them with from: and to:, or make their audiences agree",
                also=(20,),
            ),
            Expected(
                "shared-words",
                CLOSING,
                19,
                37,
                "narrow one of them with from: and to:, or make their audiences agree",
                also=(20,),
            ),
        ),
    ),
    Case(
        "words that print otherwise",
        swap(CLOSING, "  from: sold\n", "  from: weavers home\n"),
        (
            Expected(
                "shared-words",
                CLOSING,
                53,
                15,
                "narrow one of them with from: and to:, or make their audiences agree",
                also=(20,),
            ),
        ),
    ),
    Case(
        "ask in words that its audience may not see",
        both(
            swap(
                ASKING,
                "- {id: as.1, sentence: as.1, ",
                "- {id: as.2, sentence: as.1, from: the mill, to: mill, kind: ask, verdict: n/a, audiences: none,"
                " reason: no}\n- {id: as.1, sentence: as.1, print: We ask, attribution: The union, ",
            )
        ),
        (
            Expected(
                "shared-words",
                ASKS,
                10,
                15,
                "narrow one of them with from: and to:, or make their audiences agree",
                also=(8,),
            ),
            Expected(
                "shared-words",
                ASKS,
                10,
                29,
                "narrow one of them with from: and to:, or make their audiences agree",
                also=(8,),
            ),
        ),
    ),
    Case(
        "ask in words beside those of its claim",
        swap(ASKING, "- {id: as.1, sentence: as.1, ", "- {id: as.1, sentence: as.1, from: the mill, "),
        (Expected("span-outside-claim", ASKS, 5, 9, "the claim says: the mill by spring.", also=(4,)),),
    ),
    Case(
        "ask whose first claim its audience may not see",
        both(
            swap(ASKING, "audiences: [policymakers, press]}", "audiences: [press]}"),
            swap(ASKS, "claims: [as.1]", "claims: [as.1, cl.1a]"),
            swap("packs/policymakers.yaml", "claims: [as.1]", "claims: [cl.1a]"),
        ),
        (
            Expected(
                "claim-not-for-audience",
                ASKS,
                10,
                15,
                "name a claim that policymakers see, or take policymakers out",
            ),
        ),
    ),
    Case(
        "citations where none is read",
        both(
            swap(ASKS, "headline: Reopen the mill", "headline: Reopen the mill[@court]"),
            swap(CLOSING, "attribution: The Gazette", "attribution: The Gazette[@gazette]"),
        ),
        (
            Expected("bad-citation", ASKS, 9, 13, "cite in the text that follows, or under `sources:`"),
            Expected("bad-citation", CLOSING, 33, 16, "cite in the text that follows, or under `sources:`"),
        ),
    ),
    Case(
        "names listed twice",
        both(
            swap(PRESS, "asks: [reopen]", "asks: [reopen, reopen]"),
            swap(PRESS, "stats: [cl.1b]", "stats: [cl.1b, cl.1b]"),
            swap(TIMELINE, "  audiences: [press]", "  audiences: [press, press]"),
        ),
        (
            Expected("repeated-name", PRESS, 6, 16, "take one of them out"),
            Expected("repeated-name", PRESS, 7, 16, "take one of them out"),
            Expected("repeated-name", TIMELINE, 12, 22, "take one of them out"),
        ),
    ),
    Case(
        "annex with stars in its name",
        swap(BRANDS, "parts:", "annexes: [{file: x.**, title: Ledger, source: ledger, alt: A page}]\nparts:"),
        (Expected("missing-file", BRANDS, 7, 18, "check the name"),),
    ),
    Case(
        "annex misspelt",
        both(
            whole("ledger.PDF", "x"),
            swap(BRANDS, "parts:", "annexes: [{file: leger.pdf, title: Ledger, source: ledger, alt: A page}]\nparts:"),
        ),
        (Expected("missing-file", BRANDS, 7, 18, "did you mean ledger.PDF?"),),
    ),
    Case(
        "annex page of 5,000 digits",
        both(
            whole("ledger.pdf", "x"),
            swap(
                BRANDS,
                "parts:",
                f"annexes: [{{file: ledger.pdf, title: L, source: ledger, alt: A, pages: {'9' * 5_000}}}]\nparts:",
            ),
        ),
        (Expected("annex-pages", BRANDS, 7, 71, "write pages from 1 on: 1-4, 7"),),
    ),
    Case(
        "heading of an introduction",
        swap(OPENING, "audiences:", "heading: The Beginning\naudiences:"),
        (
            Expected(
                "lost-heading", OPENING, 2, 10, "take it out, or name this section under `sections:` of the chapter"
            ),
        ),
    ),
    Case(
        "title of nothing but a citation",
        swap(PRESS, "added: The gates were locked in May", 'added: "[@gazette]"'),
        (Expected("empty-text", PRESS, 4, 16, "write what it says"),),
    ),
    Case(
        "event of nothing but marks",
        swap(TIMELINE, "text: A court orders the return of the looms.", 'text: "** [@court, p. 4] &nbsp;&#8203; **"'),
        (Expected("empty-text", TIMELINE, 9, 9, "write what it says"),),
    ),
    Case(
        "pack called as on another paper",
        rename("packs/press.yaml", "packs/press-a5.yaml"),
        (Expected("bad-id", "packs/press-a5.yaml", 1, 1, "call its file otherwise: press-short.yaml"),),
    ),
    Case(
        "pack called as on letter paper",
        rename("packs/press.yaml", "packs/press-letter.yaml"),
        (Expected("bad-id", "packs/press-letter.yaml", 1, 1, "call its file otherwise: press-short.yaml"),),
    ),
    Case(
        "pack called as in large print",
        rename("packs/press.yaml", "packs/press-large-print.yaml"),
        (Expected("bad-id", "packs/press-large-print.yaml", 1, 1, "call its file otherwise: press-short.yaml"),),
    ),
    Case(
        "unknown sources in a short line and a label",
        both(
            swap(CLOSING, "212 to 300 weavers were sent home.", "Many were sent home.[@gazet]"),
            swap(CLOSING, "label: weavers sent home", 'label: "weavers sent home[@legder]"'),
        ),
        (
            Expected("unknown-source", CLOSING, 34, 10, "did you mean gazette?"),
            Expected("unknown-source", CLOSING, 35, 31, "did you mean ledger?"),
        ),
    ),
    Case(
        "citations in headings",
        both(
            swap(CAMPAIGN, "voice: The union says", "voice: The union says[@court]"),
            swap(CAMPAIGN, "heading: What Happened", 'heading: "What Happened [@gazette]"'),
            swap(CAMPAIGN, "role: Office", 'role: "Office [@gazette]"'),
            swap(CLOSING, "heading: The Closing", "heading: The Closing[@gazette]"),
            swap(CLOSING, "It was theft.", "It was theft.[@gazette]"),
        ),
        (
            Expected("bad-citation", CAMPAIGN, 4, 8, "cite in the text that follows, or under `sources:`"),
            Expected("bad-citation", CAMPAIGN, 16, 12, "cite in the text that follows, or under `sources:`"),
            Expected("bad-citation", CAMPAIGN, 29, 9, "cite in the text that follows, or under `sources:`"),
            Expected("bad-citation", CLOSING, 2, 10, "cite in the text that follows, or under `sources:`"),
            Expected("bad-citation", CLOSING, 8, 9, "cite in the text that follows, or under `sources:`"),
        ),
    ),
    Case(
        "citation in a number",
        swap(CLOSING, 'value: "300"', 'value: "300[@ledger]"'),
        (Expected("bad-citation", CLOSING, 35, 17, "cite in the text that follows, or under `sources:`"),),
    ),
    # ------------------------------------------------------------------------------ one slip hides no other
    Case(
        "two claims with one id, and more",
        both(
            swap(CLOSING, "- id: cl.1b", "- id: cl.1a"),
            swap(CLOSING, "from: sold", "from: the sold"),
            swap(TIMELINE, "sources: [court]", "sources: [cuort]"),
            swap(PRESS, "asks: [reopen]", "asks: [reopn]"),
        ),
        (
            Expected("unknown-ask", PRESS, 7, 8, "did you mean reopen?"),
            Expected("duplicate-id", CLOSING, 20, 7, "give one of them another id", also=(12,)),
            Expected("span-never", CLOSING, 39, 9, "copy the words from the sentence", also=(6,)),
            Expected("unknown-source", TIMELINE, 11, 13, "did you mean court?"),
        ),
    ),
    Case(
        "wrong verdict, and more in its file",
        both(
            swap(CLOSING, "verdict: disputed", "verdict: dispted"),
            swap(CLOSING, "to: gates", "to: Gates"),
            swap(CLOSING, "sentence: cl.2", "sentence: cl.22"),
            swap(PRESS, "lead: [cl.1a, cl.1c]", "lead: [cl.1a, cl.1c, cl.7]"),
        ),
        (
            Expected("unknown-claim", PRESS, 5, 22, "did you mean cl.3?"),
            Expected("unclaimed-sentence", CLOSING, 7, 7, "add a claim for it; `audiences: none` keeps it back"),
            Expected("span-never", CLOSING, 14, 7, "did you mean gates?", also=(6,)),
            Expected("not-one-of", CLOSING, 42, 12, "did you mean disputed?"),
            Expected("unknown-sentence", CLOSING, 54, 24, "did you mean cl.2?"),
        ),
    ),
    Case(
        "misspelt key of campaign.yaml, and more",
        both(
            swap(CAMPAIGN, "edition_date:", "edition_dat:"),
            swap(CAMPAIGN, "sections: [closing]", "sections: [closng]"),
            swap(CLOSING, "to: gates", "to: Gates"),
            swap(TIMELINE, "audiences: [press]", "audiences: [pres]"),
        ),
        (
            Expected("unknown-key", CAMPAIGN, 7, 1, "did you mean edition_date?"),
            Expected("unknown-section", CAMPAIGN, 19, 14, "did you mean closing?"),
            Expected("span-never", CLOSING, 14, 7, "did you mean gates?", also=(6,)),
            Expected("unknown-audience", TIMELINE, 12, 15, "did you mean press?"),
        ),
    ),
    Case(
        "missing and wrong keys of campaign.yaml, and more",
        both(
            swap(CAMPAIGN, "voice: The union says\n", ""),
            swap(CAMPAIGN, "edition_date: 2020-06-30", "edition_date: 2020-06-31"),
            swap(CAMPAIGN, "  brands: {title: Brands}", "  brands: Brands"),
            swap(CAMPAIGN, "email: office@example.org", "email: [office]"),
            swap(CLOSING, "to: gates", "to: Gates"),
            swap(TIMELINE, "audiences: [press]", "audiences: [pres]"),
        ),
        (
            Expected("missing-key", CAMPAIGN, 2, 1, "add `voice: …`"),
            Expected("bad-date", CAMPAIGN, 6, 15, "check the month and the day"),
            Expected("wrong-type", CAMPAIGN, 9, 11, "write keys and values: {title: …}"),
            Expected("wrong-type", CAMPAIGN, 29, 10, "write text"),
            Expected("span-never", CLOSING, 14, 7, "did you mean gates?", also=(6,)),
            Expected("unknown-audience", TIMELINE, 12, 15, "did you mean press?"),
        ),
    ),
    Case(
        "campaign.yaml that is no yaml, and more",
        both(
            swap(CAMPAIGN, "voice: The union says", "voice: The union: says"),
            swap(CLOSING, "to: gates", "to: Gates"),
            swap(PRESS, "asks: [reopen]", "asks: [reopn]"),
            swap(ASKING, "sentence: as.1", "sentence: as.2"),
        ),
        (
            Expected("syntax", CAMPAIGN, 4, 17, "put the whole text in quotation marks"),
            Expected("unknown-ask", PRESS, 7, 8, "did you mean reopen?"),
            Expected("unclaimed-sentence", ASKING, 5, 7, "add a claim for it; `audiences: none` keeps it back"),
            Expected("unknown-sentence", ASKING, 8, 24, "did you mean as.1?"),
            Expected("span-never", CLOSING, 14, 7, "did you mean gates?", also=(6,)),
        ),
    ),
    Case(
        "chapter that cannot be read",
        swap(CAMPAIGN, "  heading: What We Ask\n", ""),
        (Expected("missing-key", CAMPAIGN, 20, 3, "add `heading: …`"),),
    ),
    Case(
        "sentence, ask, source and event that cannot be read",
        both(
            swap(CLOSING, "text: It was theft.", "text: [It was theft.]"),
            swap(ASKS, "owner: campaign", "owner: campain"),
            swap(SOURCES, "type: document, ", ""),
            swap(TIMELINE, "2019-02", "2019-22"),
        ),
        (
            Expected("not-one-of", ASKS, 7, 10, "did you mean campaign?"),
            Expected("wrong-type", CLOSING, 8, 9, "write text"),
            Expected("missing-key", SOURCES, 16, 3, "add `type: …`"),
            Expected("bad-date", TIMELINE, 8, 9, "check the month and the day"),
        ),
    ),
    Case(
        "pack without a title, and more",
        both(
            swap(PRESS, "{added: The gates were locked in May, claims: [cl.1a]}", "The gates"),
            swap(PRESS, "asks: [reopen]", "asks: [reopn]"),
        ),
        (
            Expected("wrong-type", PRESS, 4, 8, "write keys and values: {added: …, claims: …}"),
            Expected("unknown-ask", PRESS, 7, 8, "did you mean reopen?"),
        ),
    ),
)
