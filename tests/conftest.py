"""Options and fixtures of all tests."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.small_campaign import write_campaign


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-golden` writes the golden files anew instead of comparing with them; `--first-seed` repeats a sweep."""
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")
    parser.addoption("--first-seed", type=int, help="the first seed of the long sweep of campaigns; else it is drawn")


def pytest_configure(config: pytest.Config) -> None:
    """Draw the first seed once: the processes of a run are handed this one's options."""
    if config.option.first_seed is None:
        config.option.first_seed = random.SystemRandom().randrange(10**6)


@pytest.fixture
def small_campaign(tmp_path: Path) -> Path:
    """A folder that holds a small complete campaign."""
    return write_campaign(tmp_path / "small")
