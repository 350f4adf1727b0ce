"""The layouts that ship, and copies of them that a test may spoil."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from briefpack.pages.layouts import Layouts
from briefpack.problems import Problems

SHIPPED = Path(__file__).parents[2] / "layouts"


@pytest.fixture
def layouts() -> Layouts:
    return Layouts(SHIPPED)


@pytest.fixture
def own_layouts(tmp_path: Path) -> Layouts:
    """A copy of the layouts folder."""
    shutil.copytree(SHIPPED, tmp_path / "layouts")
    return Layouts(tmp_path / "layouts")


@pytest.fixture
def problems() -> Problems:
    return Problems()
