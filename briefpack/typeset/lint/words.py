"""Words of a page as a message shows them."""

from __future__ import annotations

from briefpack.problems import shortened

LONGEST = 30  # characters: enough to find them on the page


def quoted(text: str) -> str:
    """On one line, in quotation marks, not all of a long text."""
    return f"“{shortened(' '.join(text.split()), LONGEST)}”"
