"""What all parts of a pack share: style sheets read once, fonts, decoded pictures, the closed fetcher."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import tinycss2
from tinycss2.color4 import parse_color
from weasyprint import CSS
from weasyprint.text.fonts import FontConfiguration

from briefpack.problems import Place, Problems
from briefpack.typeset.engine import require_engine
from briefpack.typeset.engine_log import kept_log
from briefpack.typeset.fetcher import PackFetcher
from briefpack.typeset.font_jail import require_room_for_fonts
from briefpack.typeset.lint.style_sheets import POSITION, SELECTOR, for_engine, lint_sheet, mending, report_selectors
from briefpack.typeset.lint.variables import lint_variables
from briefpack.typeset.page_plan import page_plans

FACE = re.compile(r"@font-face\s*\{([^}]*)")
FAMILY = re.compile(r"font-family:\s*[\"']?([^;\"'}]+)")
ADDRESS = re.compile(r"url\(\s*[\"']?([^\"')]+?)[\"']?\s*\)")
LEAST_TYPE = 7.5  # pt
LOST_FONT = re.compile(r"Font-face '(.+)' cannot be loaded")


class Style:
    """`sheets` are (name for messages, CSS text) in the order in which they apply.

    With `mirrored` left and right pages differ, and a part is laid out for the side it starts on. Nothing may be set in
    less than `least_type` points. Raises `FontsError` when there is no memory for the fonts.
    """

    def __init__(
        self,
        sheets: Sequence[tuple[str, str]],
        fetcher: PackFetcher,
        problems: Problems,
        *,
        mirrored: bool = False,
        least_type: float = LEAST_TYPE,
    ) -> None:
        require_engine()
        self.fetcher, self.mirrored, self.least_type = fetcher, mirrored, least_type
        self.fonts = FontConfiguration()
        self.pictures: dict[str, Any] = {}  # WeasyPrint's public cache: address -> decoded picture
        self.sheets = [self._read(name, text, problems) for name, text in sheets]
        lint_variables(sheets, problems)
        self.texts = tuple(sheets)
        self.plans = page_plans(sheets, problems)  # pages that a kind of part may take
        self.families = frozenset(family.strip() for _, text in sheets for family in _declared_families(text))

    def place_of(self, words: str) -> Place | None:
        """Where a sheet first says `words`."""
        for name, text in self.texts:
            if (at := text.find(words)) >= 0:
                return Place(name, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
        return None

    def place_of_colour(self, colour: tuple[float, ...]) -> Place | None:
        """Where the last sheet that writes an opaque colour (sRGB, each from 0 to 1) does so last."""
        for name, text in reversed(self.texts):
            found = None
            for token in _tokens(tinycss2.parse_component_value_list(text, skip_comments=True)):
                if _is_opaque(written := parse_color(token)) and _alike(written.coordinates, colour):
                    found = Place(name, token.source_line, token.source_column)
            if found:
                return found
        return None

    def place_of_value(self, property_: str, line: int, column: int) -> Place | None:
        """The place of a declaration's value, of which only its position in an unnamed sheet is known."""
        for name, text in self.texts:
            lines = text.split("\n")
            if line <= len(lines) and lines[line - 1][: column - 1].rstrip().endswith(f"{property_}:"):
                return Place(name, line, column)
        return None

    def _read(self, name: str, text: str, problems: Problems) -> CSS:
        """One sheet, parsed alone, so that what the engine says of it has a file."""
        told = lint_sheet(name, text, problems)
        refused, own = len(self.fetcher.refused), for_engine(text)
        with kept_log() as said:
            sheet = CSS(string=own, base_url="pack:///layouts/", url_fetcher=self.fetcher, font_config=self.fonts)
        for message in said:
            if SELECTOR.match(message):
                report_selectors(name, own, problems)
                continue
            if lost := LOST_FONT.match(message):
                require_room_for_fonts(_addresses(own, lost[1]), self.fonts)
            found = POSITION.search(message)
            place = Place(name, int(found[1]), int(found[2])) if found else Place(name)
            if place.line not in told:
                problems.error("bad-css", POSITION.sub("", message).rstrip(".") + ".", place, mending(message))
        for refusal in self.fetcher.refused[refused:]:
            problems.error(refusal.code, f"{refusal.url}: {refusal.reason}", Place(name), "check the address")
        return sheet


def _tokens(tokens: Iterable[Any]) -> Iterator[Any]:
    """All tokens of a sheet, those within brackets too."""
    for token in tokens:
        yield token
        yield from _tokens(getattr(token, "content", None) or getattr(token, "arguments", None) or ())


def _is_opaque(written: Any) -> bool:
    """Whether a token is a colour of its own in sRGB: not none, not `currentcolor`, no veil."""
    return bool(written) and not isinstance(written, str) and written.space == "srgb" and written.alpha == 1


def _alike(one: Sequence[float], other: Sequence[float]) -> bool:
    """Whether two colours are the same in steps of 1/255."""
    return all(round(a * 255) == round(b * 255) for a, b in zip(one, other, strict=True))


def _declared_families(text: str) -> list[str]:
    return [family for family, _ in _font_faces(text)]


def _addresses(text: str, family: str) -> list[str]:
    """Where the files of a family are, as the sheet says."""
    return [address for name, face in _font_faces(text) if name.strip() == family for address in ADDRESS.findall(face)]


def _font_faces(text: str) -> list[tuple[str, str]]:
    """Family and declarations of every @font-face."""
    return [(found[1], face) for face in FACE.findall(text) if (found := FAMILY.search(face))]
