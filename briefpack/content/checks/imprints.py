"""What an imprint must say, by whose law asks for it.

UK: Political Parties, Elections and Referendums Act 2000, section 143, as the Electoral Commission explains it: name
and address of the printer, of the promoter, and of anyone on whose behalf it is published. US federal: 11 CFR 110.11:
who paid, and which candidate authorised it; without one also how to reach who paid.
"""

from __future__ import annotations

from collections.abc import Iterable

from briefpack.content.packs import Imprint, Pack
from briefpack.problems import Problems

REQUIRED = {
    "uk": ("printer", "promoter"),
    "us-federal": ("paid_for_by",),
    "other": ("text", "reason"),
}
MAY_HAVE = {"uk": ("on_behalf_of",), "us-federal": ("authorised_by", "contact"), "other": ()}
FIELDS = ("printer", "promoter", "on_behalf_of", "paid_for_by", "authorised_by", "contact", "text", "reason")


def check_imprints(packs: Iterable[Pack], problems: Problems) -> None:
    """Report what an imprint lacks, and what it holds that its jurisdiction does not print."""
    checked: set[int] = set()
    for pack in packs:
        if pack.imprint and id(pack.imprint.place) not in checked:  # a pack that is like another has the same one
            checked.add(id(pack.imprint.place))
            _check(pack.imprint, problems)


def _check(imprint: Imprint, problems: Problems) -> None:
    kind = imprint.jurisdiction
    needed = REQUIRED[kind]
    if kind == "us-federal" and imprint.authorised_by is None:
        needed = (*needed, "contact")
    for name in needed:
        if getattr(imprint, name) is None:
            message = f"an imprint for {kind} needs `{name}`"
            problems.error("imprint-incomplete", message, imprint.place, f"add `{name}: …`")
    for name in FIELDS:
        value = getattr(imprint, name)
        if value is not None and name not in (*REQUIRED[kind], *MAY_HAVE[kind]):
            message = f"an imprint for {kind} does not print `{name}`"
            problems.error("imprint-surplus", message, value.place, "take it out, or name another jurisdiction")
