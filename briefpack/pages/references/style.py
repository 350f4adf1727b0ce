"""A citation style: read, looked at, made fit to set one source at a time."""

from __future__ import annotations

import re
import warnings
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import citeproc
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source import BibliographySource, Date, LiteralDate, Name, Reference
from citeproc.string import MixedString, NoCase
from lxml import etree

from briefpack.pages.references import corrections  # noqa: F401  its elements take the place of the library's

CSL = "{http://purl.org/net/xbiblio/csl}"
LOCALES = Path(citeproc.LOCALES_PATH)
ONLY = "x"  # the id of the one source that a bibliography holds


class StyleError(Exception):
    """A file that cannot set sources: `hint` says what would."""

    def __init__(self, message: str, hint: str = "") -> None:  # one word is enough for it to be unpickled
        super().__init__(message)
        self.hint = hint


class CitationStyle:
    """Sets sources one by one, in the order of nobody: the number of each is the pack's own.

    Raises `StyleError` for a file that is no independent style with a bibliography (CSL 1.0.2, Styles).
    """

    def __init__(self, content: bytes, language: str) -> None:
        root = _root(content)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what a style asks and the library lacks: it says so to developers
            self._style = CitationStylesStyle(BytesIO(etree.tostring(root)), _locale(root, language), validate=False)

    def set(self, kind: str, variables: Mapping[str, Any]) -> str:
        """HTML of the library's few marks: what the style's bibliography says of one item of a CSL type.

        Variables are text, `Names` or `InWords` or a date as (year, month, day), as precise as it is known.
        """
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            source = BibliographySource()
            fields = {name.replace("-", "_"): _field(value) for name, value in variables.items()}
            source.add(Reference(ONLY, kind, **fields))
            bibliography = CitationStylesBibliography(self._style, source, formatter.html)
            bibliography.register(Citation([CitationItem(ONLY)]))
            return "".join(map(str, bibliography.bibliography()))


class InWords(str):
    """A date in words."""


Names = list[dict[str, str]]  # parts of names by CSL's own keys


def _field(value: str | InWords | Names | tuple[int, ...]) -> Any:
    if isinstance(value, list):
        return [Name(**parts) for parts in value]
    if isinstance(value, tuple):
        return Date(**dict(zip(("year", "month", "day"), value, strict=False)))
    if isinstance(value, InWords):
        return LiteralDate(str(value))
    return MixedString([NoCase(value)])  # capitals stay as they are written


def _root(content: bytes) -> Any:
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise StyleError("a citation style has no DOCTYPE", "take it out")
    try:
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True))
    except etree.XMLSyntaxError as error:
        raise StyleError(f"this is no XML: {error.msg}", "download the style again") from None
    if root.tag != f"{CSL}style":
        raise StyleError("this is no style of the Citation Style Language", "save the .csl file itself, not its page")
    parent = root.find(f"{CSL}info/{CSL}link[@rel='independent-parent']")
    if parent is not None:
        name = str(parent.get("href")).rpartition("/")[2]
        raise StyleError(f"this style only refers to the style {name}", f"take {name}.csl")
    bibliography = root.find(f"{CSL}bibliography")
    if bibliography is None:
        raise StyleError("this style sets notes only and no list of sources", "take one with a bibliography")
    _without_numbers(root, bibliography)
    return root


def _without_numbers(root: Any, bibliography: Any) -> None:
    """Neither sort nor number: both are the pack's own."""
    for sort in bibliography.findall(f"{CSL}sort"):
        bibliography.remove(sort)
    for element in list(root.iter(f"{CSL}text", f"{CSL}number")):
        if element.get("variable") == "citation-number":
            element.getparent().remove(element)


def _locale(root: Any, language: str) -> str | None:
    """The words for 'no date' and the names of months: the style's own, else those of the campaign's language."""
    own = re.split("[-_]", root.get("default-locale", ""))[0]
    asked = language.partition("-")[0]
    if own and (own == asked or not any(LOCALES.glob(f"locales-{asked}-*.xml"))):
        return None
    exact = LOCALES / f"locales-{language}.xml"
    found = [exact] if exact.exists() else sorted(LOCALES.glob(f"locales-{asked}-*.xml"))
    if asked == "en" and not exact.exists():
        return "en-GB"
    return found[0].stem.removeprefix("locales-") if found else None
