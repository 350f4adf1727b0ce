"""What a rule finds."""

from __future__ import annotations

from typing import NamedTuple

from briefpack.problems import Place


class Finding(NamedTuple):
    """Something that an editor would stop. `at` is what it is about, as an answer in answers.yaml names it."""

    at: str
    message: str
    place: Place
    cure: str  # what to do about it, as the beginning of a hint
