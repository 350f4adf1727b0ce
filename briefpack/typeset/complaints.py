"""What the engine logged or the fetcher refused -> problems at the place of the words or picture concerned."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator, Sequence

from briefpack.problems import Place, Problems
from briefpack.typeset import boxes
from briefpack.typeset.engine import stopped_in_engine
from briefpack.typeset.engine_log import kept_log
from briefpack.typeset.fetcher import Refusal
from briefpack.typeset.lint.margins import margin_place
from briefpack.typeset.lint.style_sheets import POSITION
from briefpack.typeset.part import Part

MOST_NAMED = 5  # characters in a message
MISSING_GLYPH = re.compile(r"\.notdef glyph rendered .*\(U\+([0-9A-F]+)\)")
FAILED_PICTURE = re.compile(r"Failed to (?:load|render) (?:SVG )?image (?:at )?'?([^':]*(?:://)?[^':]*)")

IGNORED = re.compile(r"Ignored `([\w-]+):.*?` at (\d+):(\d+)")  # a declaration whose value only a page can tell


@contextlib.contextmanager
def report_log(parts: Sequence[Part], problems: Problems) -> Iterator[list[str]]:
    """Turn all that the engine says in the block into problems; the list may be given more to report."""
    with kept_log() as said:
        yield said
    glyphs = dict.fromkeys(found[1] for message in said if (found := MISSING_GLYPH.match(message)))
    _report_glyphs([chr(int(number, 16)) for number in glyphs], parts, problems)
    for message in dict.fromkeys(said):
        if not MISSING_GLYPH.match(message):
            _report(message, parts, problems)


def _report_glyphs(characters: Sequence[str], parts: Sequence[Part], problems: Problems) -> None:
    """One problem for each place, whatever number of characters no font has there."""
    missing: dict[Place, list[str]] = {}
    for character in characters:
        for place in _places_of_text(character, parts):
            missing.setdefault(place, []).append(f"{character} (U+{ord(character):04X})")
    for place, named in missing.items():
        further = f" and {len(named) - MOST_NAMED} more" if len(named) > MOST_NAMED else ""
        hint = "use another character, or add a font that has it"
        problems.error("missing-glyph", f"no font has {', '.join(named[:MOST_NAMED])}{further}", place, hint)


def _report(message: str, parts: Sequence[Part], problems: Problems) -> None:
    if found := IGNORED.match(message):
        value = parts[0].style.place_of_value(found[1], int(found[2]), int(found[3]))
        said = POSITION.sub("", message).rstrip(".") + "."
        hint = "the page is set without this; is a custom property misspelt?"
        problems.error("bad-css", said, value or parts[0].place_of(parts[0].root), hint)
    elif not FAILED_PICTURE.match(message):  # a picture that failed was refused by the fetcher, which is reported
        hint = "mend it in the layout that is at fault"
        problems.error("engine", f"the typesetting engine says: {message}", parts[0].place_of(parts[0].root), hint)


def report_stop(part: Part, error: Exception, problems: Problems) -> None:
    """The problem of a part that the engine cannot set; raises `error` again where it is not the engine's."""
    if not stopped_in_engine(error):
        raise error
    hint = "look for odd values in its style sheets and drawings; take out what you changed last"
    problems.error("engine", f"the typesetting engine stops in {part.title}", part.place_of(part.root), hint)


def _places_of_text(character: str, parts: Sequence[Part]) -> list[Place]:
    """Every place whose words print the character, each once."""
    found: dict[Place, None] = {}
    for part in parts:
        for page in part.pages:
            for visit in boxes.walk(page._page_box):
                if boxes.is_text(visit.box) and character in visit.box.text:
                    text = visit.box.text
                    found[margin_place(part, text) if visit.margin else part.place_of(visit.box.element)] = None
    return list(found) or [parts[0].place_of(parts[0].root)]


def report_refusals(parts: Sequence[Part], refused: Sequence[Refusal], problems: Problems) -> None:
    """One problem for each address that was not served, where it was asked for."""
    for refusal in refused:
        place, name = _asked_by(parts, refusal.url)
        problems.error(refusal.code, f"{name}: {refusal.reason}", place, "check the name, or take it out")


def report_places_of_photos(parts: Sequence[Part], placed: Sequence[str], problems: Problems) -> None:
    """Warn of each picture that says where it was taken: the pack does not, but whoever has the file knows."""
    for url in dict.fromkeys(placed):
        place, name = _asked_by(parts, url)
        hint = "the pack leaves it out; take it out of the file too, before you send or publish that"
        problems.warn("photo-place", f"{name} says where it was taken: it holds GPS coordinates", place, hint)


def _asked_by(parts: Sequence[Part], url: str) -> tuple[Place, str]:
    for part in parts:
        for element in part.root.iter():
            source = element.get("src") or element.get("href") or ""
            if source and url.endswith(source.lstrip("./")):
                return part.place_of(element), source
            if url in element.get("style", ""):
                return part.template_place(element), url
    name = url.rpartition("/")[2]
    return parts[0].style.place_of(name) or parts[0].place_of(parts[0].root), name
