"""Options and fixtures of all tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.small_campaign import write_campaign


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-golden` writes the golden files anew instead of comparing with them."""
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")


@pytest.fixture
def small_campaign(tmp_path: Path) -> Path:
    """A folder that holds a small complete campaign."""
    return write_campaign(tmp_path / "small")
