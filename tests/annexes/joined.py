"""What tests of annexes share: an annex as YAML gives it, read from bytes, and packs with it."""

from __future__ import annotations

from pathlib import Path

from briefpack.annexes.reading import ReadAnnex, read_annexes
from briefpack.content.fields.text import Text
from briefpack.content.packs import Annex
from briefpack.pack.composing import compose
from briefpack.problems import Place, Problems
from tests.typesetting import contents, facts, part, style

AT = Place("packs/press.yaml", 9, 9)


def annex(file: str = "a.pdf", pages: str | None = None) -> Annex:
    """Every word of it stands at `AT`."""
    fields = {"file": file, "title": "Report", "source": "The Inspectorate", "alt": "Report, page {i} of {n}"}
    return Annex(**{name: Text(value, AT) for name, value in fields.items()}, pages=Text(pages, AT) if pages else None)


def read(content: bytes, folder: Path, pages: str | None = None) -> tuple[list[ReadAnnex], Problems]:
    """The annex whose file is `content`, if it can be joined, and what is said of it."""
    (folder / "a.pdf").write_bytes(content)
    problems = Problems()
    return read_annexes((annex(pages=pages),), folder, problems), problems


def bodies(found: ReadAnnex) -> list[bytes]:
    """What is carried over: each page's form, then each object; references to objects say their index in the list."""
    forms = [page.form for page in found.pictures.values()]
    every = [*forms, *found.objects]
    for number, object_ in enumerate(every):
        object_.number = number
    return [object_.body for object_ in every]


def pack_of(found: ReadAnnex, problems: Problems) -> bytes:
    """A pack of nothing but the annex, each page 50 mm large at the top left of a page's frame."""
    frame = "width:50mm;height:50mm;object-fit:contain;display:block"
    pictures = (f'<img src="{each.address}" alt="{each.alt}" style="{frame}">' for each in found.pages.figures)
    figures = (f'<figure style="margin:0;break-after:page">{picture}</figure>' for picture in pictures)
    sheets = style(problems)
    sheets.pictures.update(found.pictures)
    made = compose([part("annex-a", "<h1>Annex</h1>" + "".join(figures) + "<p>End.</p>")], contents, sheets, facts(),
                   problems, [found])  # fmt: skip
    assert made is not None
    return made.write()
