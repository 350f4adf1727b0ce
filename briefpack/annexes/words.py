"""The words of a PDF that somebody hands back, as far as they can be read."""

from __future__ import annotations

import io

from pypdf import PdfReader

from briefpack.annexes.errors import AnnexError, touching

MOST_PAGES = 500


def words_of(content: bytes) -> str:
    """The text of all pages, in the order in which they draw it; '' for what is no PDF or cannot be read."""
    found: list[str] = []
    try:
        with touching("it"):
            reader = PdfReader(io.BytesIO(content))
            for page in reader.pages[:MOST_PAGES]:
                found.append(page.extract_text())
    except AnnexError:  # what was read before it broke off may be enough
        pass
    return "\n".join(found)
