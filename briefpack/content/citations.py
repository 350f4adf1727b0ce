"""What an author cites: a source, and where in it."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from briefpack.content.fields.text import NOWHERE, PLACE_KEY, Entry, Text


class Citation(Entry):
    """A source, and where in it. `sources: [hrw-const]` is short for `sources: [{source: hrw-const}]`."""

    source: Text = Field(description="id of a source in sources.yaml")
    locator: Text | None = Field(None, description="page, paragraph or section in the source; printed")


def _citation(value: Any) -> Any:
    return {"source": value, PLACE_KEY: getattr(value, "place", NOWHERE)} if isinstance(value, str) else value


Citations = tuple[Annotated[Citation, BeforeValidator(_citation, json_schema_input_type=Text | Citation)], ...]
