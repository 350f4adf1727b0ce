"""The PDF file of a pack, written once: its standards, one outline, page labels, names by part."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pydyf
from weasyprint import Document
from weasyprint.pdf.metadata import DocumentMetadata

from briefpack.typeset.engine import drawing
from briefpack.typeset.part import Part
from briefpack.typeset.standards import identified, standards_of
from briefpack.typeset.tag_tree import add_tags, name_leaf

VARIANT = "pdf/a-3a"
PRODUCER = "briefpack"  # no versions: what made a pack is in the manifest, not in a reader's hands


@dataclass(frozen=True, slots=True)
class Facts:
    """What a pack says of itself. `created` is UTC and stands for the edition, never for the clock."""

    title: str
    language: str
    created: datetime
    authors: tuple[str, ...] = ()
    subject: str = ""


class PackDocument(Document):  # type: ignore[misc]  # WeasyPrint has no types
    """The numbered pages of all parts, joined (what Document.copy does); knows which pages belong to which part."""

    def __init__(self, parts: Sequence[Part], pages: Sequence[Sequence[Any]], metadata: DocumentMetadata) -> None:
        assert parts[0].layout is not None
        first = parts[0].layout.document
        joined = [page for of_part in pages for page in of_part]
        super().__init__(joined, metadata, first.url_fetcher, first.font_config, {}, "srgb")
        self.parts, self.page_counts = parts, [len(of_part) for of_part in pages]

    def starts(self) -> dict[str, int]:
        """{part name: index of its first page}"""
        starts, index = {}, 0
        for part, count in zip(self.parts, self.page_counts, strict=True):
            starts[part.name] = index
            index += count
        return starts


class PackPDF(pydyf.PDF):  # type: ignore[misc]  # pydyf has no types
    """Takes the place of pydyf.PDF; remembers its pages and its metadata stream."""

    def __init__(self) -> None:
        self.page_objects: list[Any] = []
        self.metadata_stream: Any = None
        super().__init__()

    def add_object(self, object_: Any) -> None:
        super().add_object(object_)
        if isinstance(object_, pydyf.Stream) and object_.extra.get("Type") == "/Metadata":
            self.metadata_stream = object_

    def add_page(self, page: Any) -> None:
        self.page_objects.append(page)
        super().add_page(page)

    def write(self, output: Any, version: Any = None, identifier: Any = True, compress: bool = False) -> None:
        """Write the file; pydyf makes the identifier from the content, for which it asks every object twice."""
        self.objects[:] = [Once(each) if isinstance(each, pydyf.Stream) else each for each in self.objects]
        super().write(output, version, identifier, compress)


class Once(pydyf.Object):  # type: ignore[misc]
    """A stream that is compressed once, however often its bytes are asked for."""

    def __init__(self, stream: Any) -> None:
        super().__init__()
        self.number, self.generation, self.free = stream.number, stream.generation, stream.free
        self._data: bytes = stream.data

    @property
    def data(self) -> bytes:
        return self._data

    @property
    def compressible(self) -> bool:
        return False


def write_pdf(document: PackDocument, created: datetime, annexes: Sequence[Any] = ()) -> bytes:
    """The finished file. `annexes` hold foreign objects that their pages draw."""
    os.environ["SOURCE_DATE_EPOCH"] = str(int(created.timestamp()))  # fontTools stamps subsets with it
    out = io.BytesIO()

    def finish(_document: Any, pdf: PackPDF) -> None:
        _say_who_made_it(pdf)
        _say_what_it_is(pdf, standards_of(annexes))
        _split_destinations(pdf)
        _repair_text_maps(pdf)
        _add_page_labels(document, pdf)
        for annex in annexes:
            annex.add_to(pdf)

    with drawing(add_tags=add_tags, pdf_class=PackPDF):
        document.write_pdf(out, finisher=finish, pdf_variant=VARIANT)
    return out.getvalue()


def metadata_of(facts: Facts) -> DocumentMetadata:
    """WeasyPrint's metadata for a pack."""
    stamp = facts.created.strftime("%Y-%m-%dT%H:%M:%SZ")
    return DocumentMetadata(
        title=facts.title,
        authors=list(facts.authors),
        description=facts.subject or None,
        lang=facts.language,
        created=stamp,
        modified=stamp,
        generator=PRODUCER,
    )


def _say_who_made_it(pdf: PackPDF) -> None:
    pdf.info["Producer"] = pydyf.String(PRODUCER)
    xmp = b"\n".join(pdf.metadata_stream.stream)
    pdf.metadata_stream.stream = [re.sub(rb'(pdf:Producer(?:="|>))[^"<]*', rb"\1" + PRODUCER.encode(), xmp)]


def _say_what_it_is(pdf: PackPDF, standards: Sequence[str]) -> None:
    stream = pdf.metadata_stream
    stream.stream, stream.compress = [identified(b"\n".join(stream.stream), standards)], False


def _split_destinations(pdf: PackPDF) -> None:
    """One leaf of named destinations for each part; anchors begin with the part's name, so leaves never overlap."""
    flat = pdf.catalog.pop("Names")["Dests"]["Names"]
    by_part: dict[str, list[tuple[str, Any]]] = {}
    for name, target in zip(flat[::2], flat[1::2], strict=True):
        by_part.setdefault(name.string.partition(".")[0], []).append((name.string, target))
    leaves = [name_leaf(pdf, by_part[part]) for part in sorted(by_part, key=lambda name: name + ".")]
    tree = pydyf.Dictionary({"Kids": pydyf.Array(leaf.reference for leaf in leaves)})
    pdf.add_object(tree)
    pdf.catalog["Names"] = pydyf.Dictionary({"Dests": tree.reference})


def _repair_text_maps(pdf: PackPDF) -> None:
    """'<0041> <>' maps a glyph to no text, which PDF/UA forbids; such glyphs (of Khmer clusters) get U+200B."""
    for object_ in pdf.objects:
        if isinstance(object_, pydyf.Stream) and b"begincmap" in object_.stream:
            object_.stream = [
                re.sub(rb"> <>$", b"> <200b>", line) if isinstance(line, bytes) else line for line in object_.stream
            ]


def _add_page_labels(document: PackDocument, pdf: PackPDF) -> None:
    """The label a viewer shows is the number printed on the page (ISO 32000-1, 12.4.2)."""
    labels, starts = pydyf.Array(), document.starts()
    for part in document.parts:
        label = pydyf.Dictionary()
        if part.label_prefix:
            label["P"] = pydyf.String(part.label_prefix)
        if part.number_style:
            label["S"] = f"/{part.number_style}"
            label["St"] = 1 if part.label_prefix else starts[part.name] + 1
        labels.extend([starts[part.name], label])
    pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": labels})
