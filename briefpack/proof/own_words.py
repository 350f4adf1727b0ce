"""What a pack may say beside its view: the words of its layout, and the pages of others that it joins by name."""

from __future__ import annotations

import functools
import html
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pypdfium2

from briefpack.content.packs import Annex
from briefpack.pages.layouts import Layouts
from briefpack.proof.words import END

COMMENT, CODE = (
    re.compile(r"\{#.*?#\}|/\*.*?\*/|<!--.*?-->", re.DOTALL),
    re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL),
)
QUOTED = re.compile(r"\"([^\"\n]*)\"|'([^'\n]*)'")
READ_ATTRIBUTE = re.compile(r"\b(?:alt|title|aria-label|lang|content)\s*=\s*\"([^\"]*)\"")
TAG, RULES = re.compile(r"<[^>]*>"), re.compile(r"[{};]")


def layout_texts(layouts: Layouts, layout: str) -> list[str]:
    """The sources of the templates and style sheets that a layout uses."""
    return [path.read_text(encoding="utf-8-sig") for path in layouts.files(layout)]


def annex_texts(annexes: Iterable[Annex], folder: Path) -> Iterator[str]:
    """What can be read on the pages of others that a pack joins: its author chose them, page by page.

    Nothing else of such a file is let pass: no title of it, no note, nothing that its pages do not show.
    """
    for annex in annexes:
        from briefpack.annexes.reading import chosen_pages  # brings pypdf along, which most packs do without

        try:
            document = pypdfium2.PdfDocument(folder / annex.file)
        except pypdfium2.PdfiumError:  # pypdf read it; what pdfium cannot is not let pass
            continue
        try:
            for number in chosen_pages(annex, len(document)):
                yield f"<p>{html.escape(document[number - 1].get_textpage().get_text_range())}</p>"
        finally:
            document.close()


@functools.lru_cache(maxsize=1_000)
def own_words(source: str) -> tuple[str, ...]:
    """What a template or a style sheet prints of its own: text, what is in quotation marks, what is read aloud."""
    source = COMMENT.sub(" ", source)
    quoted = [first or second for first, second in QUOTED.findall(" ".join(CODE.findall(source)))]
    if "<" not in source:  # a style sheet prints strings only
        return tuple(first or second for first, second in QUOTED.findall(source))
    shown = CODE.sub(f" {END} ", source)
    spoken = READ_ATTRIBUTE.findall(shown)
    pieces = TAG.sub(" ", shown).split(END)
    return tuple(dict.fromkeys(html.unescape(each) for each in (*pieces, *spoken, *quoted) if each.strip()))
