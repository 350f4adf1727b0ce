"""What tests of typesetting share: the project's fonts, a plain style, and parts from a few words of HTML."""

from __future__ import annotations

import datetime
import tempfile
from collections.abc import Sequence
from pathlib import Path

from briefpack.pages.part import CONTENTS, Contents, Group, PartHTML
from briefpack.problems import Problems
from briefpack.typeset.font_jail import lock_fonts

ROOT = Path(__file__).resolve().parent.parent
FONTS = tempfile.TemporaryDirectory(prefix="fonts-")
lock_fonts(ROOT / "assets", Path(FONTS.name))  # before anything loads Pango

from briefpack.pack.composing import Composed, Facts, compose  # noqa: E402
from briefpack.typeset.fetcher import PackFetcher  # noqa: E402
from briefpack.typeset.style import Style  # noqa: E402

CSS = """
@font-face { font-family: BriefSerif; src: url(pack:///assets/fonts/SourceSerif4-Regular.ttf) }
@font-face { font-family: BriefSerif; font-weight: 700; src: url(pack:///assets/fonts/SourceSerif4-Bold.ttf) }
@font-face { font-family: BriefKhmer; src: url(pack:///assets/fonts/NotoSansKhmer_400Regular.ttf);
  unicode-range: U+1780-17FF }
html { font: 10pt/14pt BriefSerif, BriefKhmer }
img { image-rendering: crisp-edges }
@page { size: 100mm 100mm; margin: 15mm; @bottom-right { content: "Page " counter(page) " of " counter(pages) }
  @footnote { border-top: 1px solid #000; padding-top: 8px; margin-top: 12px } }
.note { float: footnote }
h1 { bookmark-level: 1 } h2 { bookmark-level: 2 }
"""


def style(problems: Problems, css: str = "", campaign: Path | None = None) -> Style:
    """A plain style for pages of 100 mm; `campaign` is where pictures are found."""
    roots = {"assets": ROOT / "assets", "layouts": ROOT / "layouts", "campaign": campaign or ROOT / "assets"}
    return Style([("paper-plain.css", CSS), ("test.css", css)], PackFetcher(roots), problems)


def part(name: str, body: str, *, title: str = "", attributes: str = "", lang: str = "en") -> PartHTML:
    """A part with this body; its place is NAME.yaml:1:1."""
    html = (
        f'<!DOCTYPE html><html lang="{lang}"><head><title>{title or name}</title></head>'
        f'<body data-place="{name}.yaml:1:1" {attributes}>{body}</body></html>'
    )
    return PartHTML(name, title or name, html)


def contents(groups: Sequence[Group]) -> PartHTML:
    """A contents page whose numbers are filled in late."""
    items = "".join(
        f'<li><a href="#{entry.anchor}">{entry.text}</a> <a class="page-ref" href="#{entry.anchor}"></a></li>'
        for group in groups
        for entry in group.entries
    )
    return part("contents", f'<h1 id="h1">Contents</h1><nav><ol>{items}</ol></nav>', title="Contents")


def facts(title: str = "A pack") -> Facts:
    return Facts(title, "en", datetime.datetime(2020, 6, 30, tzinfo=datetime.UTC), ("Union",))


def composed(problems: Problems, *parts: PartHTML | Contents, css: str = "", campaign: Path | None = None) -> Composed:
    """A pack of some parts."""
    made = compose(parts, contents, style(problems, css, campaign), facts(), problems)
    assert made is not None
    return made


def found(problems: Problems) -> list[tuple[str, str]]:
    """(place, code) of every problem."""
    return [(str(problem.place), problem.code) for problem in problems]


__all__ = ["CONTENTS", "ROOT", "composed", "contents", "facts", "found", "part", "style"]
