"""A small complete campaign that uses every feature once. Tests write it to a folder and build, spoil or change it."""

from __future__ import annotations

from pathlib import Path

CAMPAIGN = """\
# yaml-language-server: $schema=../../schema/campaign.schema.json
title: Reopen the Mill
organisation: Mill Workers’ Union
voice: The union says
language: en
as_of: 2019-05
edition_date: 2020-06-30
audiences:
  policymakers: {title: Policymakers}
  brands: {title: Brands}
  press:
    title: The press
    description: editors and reporters
chapters:
- id: past
  heading: What Happened
  audiences: [policymakers, brands, press]
  introduction: opening
  sections: [closing]
- id: future
  heading: What We Ask
  audiences: [policymakers, press]
  sections: [asking]
claims:
- {id: title, sentence: title, kind: ask, verdict: n/a, audiences: [press]}
contacts:
- id: office
  name: Mill Workers’ Union
  role: Office
  email: office@example.org
  web: https://example.org/mill
  audiences: [policymakers, brands]
- {id: desk, name: Press desk, email: press@example.org, phone: "010", audiences: [press]}
"""

OPENING = """\
# yaml-language-server: $schema=../../../schema/section.schema.json
audiences: [policymakers, brands, press]
sentences:
- id: op.1
  text: The mill fed the valley for a century.
claims:
- id: op.1
  sentence: op.1
  kind: fact
  verdict: supported
  sources: [ledger]
  audiences: [policymakers, brands, press]
"""

CLOSING = """\
# yaml-language-server: $schema=../../../schema/section.schema.json
heading: The Closing
audiences: [policymakers, brands, press]
sentences:
- id: cl.1
  text: In May the owner locked the gates, sent 300 weavers home, and sold the looms.
- id: cl.2
  text: It was theft.
- id: cl.3
  text: The owner kept the pension fund.
claims:
- id: cl.1a
  sentence: cl.1
  to: gates
  kind: fact
  about: [the owner]
  verdict: supported
  sources: [gazette]
  audiences: [policymakers, brands, press]
- id: cl.1b
  sentence: cl.1
  from: sent
  to: home
  kind: fact
  verdict: partly
  sources:
  - source: gazette
    locator: p. 3
  - ledger
  audiences: [policymakers, press]
  reason: the ledger counts fewer
  print: The Gazette counted “300 weavers”;[@gazette] the ledger lists 212 names.[@ledger]
  attribution: The Gazette
  short: 212 to 300 weavers were sent home.
  stat: {value: "300", label: weavers sent home, qualifier: as the Gazette counted}
  notes: the ledger was seen in the archive
- id: cl.1c
  sentence: cl.1
  from: sold
  kind: allegation
  about: [the owner]
  verdict: disputed
  sources: [gazette]
  as_of: 2018-05
  reply:
  - by: The owner
    text: The looms were lent, not sold.[@letter]
    sources: [letter]
  later:
  - date: 2019-02
    text: A court ordered their return.
    sources: [court]
  audiences: [press]
- {id: cl.2, sentence: cl.2, kind: opinion, verdict: opinion, audiences: [press]}
- id: cl.3
  sentence: cl.3
  kind: allegation
  about: [the owner]
  verdict: unsupported
  audiences: none
  reason: nothing was found that shows it
"""

ASKING = """\
# yaml-language-server: $schema=../../../schema/section.schema.json
heading: The Ask
audiences: [policymakers, press]
sentences:
- id: as.1
  text: We call on the government to reopen the mill by spring.
claims:
- {id: as.1, sentence: as.1, kind: ask, verdict: n/a, expires: 2020-05-31, audiences: [policymakers, press]}
"""

SOURCES = """\
# yaml-language-server: $schema=../../schema/sources.schema.json
references:
- id: gazette
  type: article-newspaper
  title: Mill closes its gates
  container-title: The Gazette
  author:
  - family: Weaver
    given: Ada
  issued:
    date-parts:
    - [2018, 5, 4]
  page: 1-3
  URL: https://example.org/gazette
  custom: {kind: press, seen: 2020-01-15}
- {id: ledger, type: document, title: Wage ledger, publisher: Valley Archive, issued: 2018}
- {id: letter, type: personal_communication, author: [{literal: The owner}], issued: 2018-06}
- {id: court, type: legal_case, title: Union v. Owner, issued: 2019-02-11, accessed: 2020-01-15}
"""

ASKS = """\
# yaml-language-server: $schema=../../schema/asks.schema.json
asks:
- id: reopen
  claims: [as.1]
  from: reopen
  to: mill
  owner: campaign
  by: The union
  headline: Reopen the mill
  audiences: [policymakers, press]
"""

TIMELINE = """\
# yaml-language-server: $schema=../../schema/timeline.schema.json
events:
- date: 2018-05-04
  text: The gates are *locked*.[@gazette]
  claims: [cl.1a]
  sources: [gazette]
  audiences: [policymakers, brands, press]
- date: 2019-02
  text: A court orders the return of the looms.
  claims: [cl.1c]
  sources: [court]
  audiences: [press]
"""

POLICYMAKERS = """\
# yaml-language-server: $schema=../../../schema/pack.schema.json
audience: policymakers
layout: policymakers
title: {added: The mill can reopen, claims: [as.1]}
standfirst: {added: The gates were locked in May., claims: [cl.1a]}
lead: [cl.1a, cl.1b]
stats: [cl.1b]
asks: [reopen]
parts: [cover, contents, summary, chapters, timeline, sources, contact]
"""

BRANDS = """\
# yaml-language-server: $schema=../../../schema/pack.schema.json
audience: brands
layout: brands
internal: false
title: {added: A mill behind your cloth, claims: [cl.1a]}
lead: [cl.1a]
parts: [cover, contents, summary, chapters, timeline, sources, contact]
"""

PRESS = """\
# yaml-language-server: $schema=../../../schema/pack.schema.json
audience: press
layout: press
title: {added: The gates were locked in May, claims: [cl.1a]}
lead: [cl.1a, cl.1c]
stats: [cl.1b]
asks: [reopen]
parts: [cover, contents, release, facts, chapters, timeline, sources, contact]
"""

ANSWERS = """\
# yaml-language-server: $schema=../../schema/answers.schema.json
answers:
- {rule: placeholder, at: office, reason: nobody can be reached, role: author of the tests}
- {rule: placeholder, at: desk, reason: nobody can be reached, role: author of the tests}
- {rule: placeholder, at: gazette, reason: there is no such newspaper, role: author of the tests}
- rule: unsupported-stat
  at: cl.1b
  reason: it is the count of the Gazette, and says so
  role: author of the tests
- {rule: expired, at: as.1, reason: it prints as asked in 2019, role: author of the tests}
- {rule: unprinted-claim, at: title, reason: no layout prints the title of the text, role: author of the tests}
"""

FILES = {
    "campaign.yaml": CAMPAIGN,
    "sections/opening.yaml": OPENING,
    "sections/closing.yaml": CLOSING,
    "sections/asking.yaml": ASKING,
    "sources.yaml": SOURCES,
    "asks.yaml": ASKS,
    "timeline.yaml": TIMELINE,
    "packs/policymakers.yaml": POLICYMAKERS,
    "packs/brands.yaml": BRANDS,
    "packs/press.yaml": PRESS,
    "answers.yaml": ANSWERS,
}


def write_campaign(folder: Path) -> Path:
    """Write the campaign's eleven files into `folder`, which is made when it is not there, and return it."""
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
