"""What one rule finds in the small campaign, spoilt in some way."""

from __future__ import annotations

from pathlib import Path

from briefpack.content.campaign import Campaign
from briefpack.content.loading import load
from briefpack.problems import Problems
from briefpack.rules.finding import Finding
from briefpack.rules.reading import Reading
from briefpack.rules.table import RULES
from tests.broken.spoiling import Spoil


def loaded(folder: Path, *spoils: Spoil) -> Campaign:
    """The campaign of a folder, spoilt so that it still loads."""
    for spoil in spoils:
        spoil(folder)
    problems = Problems()
    campaign = load(folder, "small", problems)
    assert campaign is not None, list(problems)
    return campaign


def findings(code: str, folder: Path, *spoils: Spoil) -> list[Finding]:
    """What the rule finds on the edition's own day, answers or none."""
    campaign = loaded(folder, *spoils)
    (rule,) = (rule for rule in RULES if rule.code == code)
    assert rule.find is not None
    return list(rule.find(Reading(campaign, campaign.edition_date.last_day)))


def subjects(code: str, folder: Path, *spoils: Spoil) -> list[str]:
    """What those findings are about."""
    return [finding.at for finding in findings(code, folder, *spoils)]
