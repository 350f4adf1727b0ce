"""All that a hostile reader can see in a PDF beside its pages, as a table; the last line is what is suspicious."""

from __future__ import annotations

import os
import re
import stat
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pypdfium2

from briefpack.problems import Place, Problems
from briefpack.proof import embedded, strings
from briefpack.proof.content import drawn_text
from briefpack.proof.file import UnreadableError
from briefpack.proof.reading import SINKS, OpenedPDF
from briefpack.proof.syntax import text_of

Row = dict[str, str]
MAX_BYTES = 300_000_000
BOXES = ("MediaBox", "CropBox", "BleedBox", "TrimBox", "ArtBox")
# What the table shows in a way of its own, and bytes in which words stand by chance.
SHOWN_APART = frozenset(
    ("page text", "drawn text", strings.INFORMATION, "fonts", "colour profiles", "pictures: pixels", "other streams")
)
COUNTED = {strings.DESTINATIONS, strings.IDS, strings.NOTES, strings.TARGETS}  # a pack has hundreds: each once
SUSPICIOUS = {  # the sinks in which no pack that is made well has anything, and why one looks there
    strings.SCRIPTS: "it runs scripts",
    strings.FIELDS: "it has form fields",
    strings.ATTACHED: "it has attachments",
    "attachments": "it has attachments",
    strings.LAYERS: "it has layers, which can be hidden",
    "comments in content": "there are comments in it",
    "comments in objects": "there are comments in it",
    "behind streams": "bytes stand where no viewer looks",
    "between objects": "bytes stand where no viewer looks",
    "after the end": "bytes stand after its end",
    "earlier revisions": "an earlier revision can be read",
    f"pictures: {embedded.EXIF}": "pictures say how they were taken",
    f"pictures: {embedded.XMP}": "pictures say how they were taken",
    f"pictures: {embedded.IPTC}": "pictures say how they were taken",
    f"pictures: {embedded.COMMENT}": "pictures hold words",
    f"pictures: {embedded.CHUNK}": "pictures hold words",
    f"pictures: {embedded.OTHER}": "pictures hold more than pixels",
    f"pictures: {embedded.AFTER}": "pictures hold more than pixels",
    "hidden text": "it has text that nobody sees",
}
LOCAL = re.compile(r"^(?:file:|/|[A-Za-z]:\\|\\\\|\.\.?/)|^(?!https?:|mailto:|tel:)[^:]*\.(?:exe|bat|sh|app|html?)$")
INVISIBLE = re.compile(rb"\b3\s+Tr\b(.*?)(?:\b[0-2]\s+Tr\b|\bET\b|$)", re.DOTALL)


def inspected(path: Path, problems: Problems) -> list[Row]:
    """What can be seen in a PDF: rows of `what`, `where` and `says`. One that cannot be read is a problem."""
    place = Place(path.as_posix())
    try:
        return list(_rows(OpenedPDF(_read(path))))
    except UnreadableError as error:
        problems.error("unreadable-pdf", str(error), place, "name a PDF that a viewer opens without a password")
    except OSError as error:
        said = (error.strerror or "unknown").lower()
        problems.error(
            "unreadable-pdf", f"this file cannot be read: {said}", place, "check its name and its permissions"
        )
    return []


def _read(path: Path) -> bytes:
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise UnreadableError("this is no regular file")
        content = file.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise UnreadableError("this file is larger than 300 MB")
    return content


def _rows(pdf: OpenedPDF) -> Iterator[Row]:
    found: list[Row] = []
    for row in (*_file(pdf), *_information(pdf), *_boxes(pdf), *_fonts(pdf), *_sinks(pdf), *_hidden(pdf)):
        if row not in found[-1:]:
            found.append(row)
    yield from found
    yield _row("suspicious", "", "; ".join(suspicious(found)) or "nothing")


def _row(what: str, where: str, says: str) -> Row:
    return {"what": what, "where": where, "says": " ".join(says.split())}


def suspicious(rows: Sequence[Row]) -> list[str]:
    """Why a reader who means no good would look closer; '' for nothing."""
    found = [SUSPICIOUS[row["what"]] for row in rows if row["what"] in SUSPICIOUS]
    found += ["a link leads to a file" for row in rows if row["what"] == strings.TARGETS and LOCAL.match(row["says"])]
    return list(dict.fromkeys(found))


def _file(pdf: OpenedPDF) -> Iterator[Row]:
    version = re.search(rb"%PDF-(\d\.\d)", pdf.content)
    counts = f"{len(pdf.page_texts)} pages, {len(pdf.file.objects)} objects, {len(pdf.content)} bytes"
    yield _row("file", "", f"PDF {version[1].decode() if version else '?'}, {counts}")
    revisions = max(1, pdf.content.count(b"startxref") - (b"/Linearized" in pdf.content[:1024]))
    yield _row("revisions", "", str(revisions))


def _information(pdf: OpenedPDF) -> Iterator[Row]:
    """Title, author, producer, dates: each by its key."""
    for key, value in pdf.file.entries_of(pdf.file.trailer.get("Info")).items():
        if isinstance(value, bytes):
            yield _row(strings.INFORMATION, key, text_of(value))


def _boxes(pdf: OpenedPDF) -> Iterator[Row]:
    """Each box of the pages once, with how many pages have it."""
    counts: Counter[tuple[str, str]] = Counter()
    for _, page in pdf.drawing.pages():
        for name in BOXES:
            if isinstance(box := pdf.file.resolved(page.get(name)), list):
                counts[name, " ".join(map(str, box))] += 1
    for (name, box), count in counts.items():
        yield _row("page box", f"{count} pages", f"{name} {box}")


def _fonts(pdf: OpenedPDF) -> Iterator[Row]:
    for object_ in pdf.file.objects.values():
        if b"/BaseFont" in object_.head:
            entries = object_.entries
            yield _row("fonts", object_.where, f"{entries.get('BaseFont')}, {entries.get('Subtype')}")


def _sinks(pdf: OpenedPDF) -> Iterator[Row]:
    """What stands in every other sink, each text once."""
    for sink in SINKS:
        if sink.name in SHOWN_APART:
            continue
        seen: set[str] = set()
        for where, text in sink.read(pdf):
            if text.strip() and text not in seen and not (sink.name == "between objects" and _is_mark(text)):
                seen.add(text)
                yield _row(sink.name, "" if sink.name in COUNTED else where, text)


def _is_mark(text: str) -> bool:
    """The comment after the head that says that a file holds bytes, and not only letters (7.5.2)."""
    return re.fullmatch(r"\s*%[^\x00-\x7f]*\s*", text) is not None


def _hidden(pdf: OpenedPDF) -> Iterator[Row]:
    """Text in ink that is none, beyond the page, or in streams that no page draws."""
    for stream in pdf.streams:
        for piece in INVISIBLE.findall(stream.content):
            inside = type(stream)(stream.where, _font_before(stream.content, piece) + piece, stream.fonts, stream.page)
            yield from _texts("hidden text", stream.where, [drawn_text(inside)])
    document = pypdfium2.PdfDocument(pdf.content)
    try:
        for number, whole in enumerate(pdf.page_texts, 1):
            seen = Counter(document[number - 1].get_textpage().get_text_bounded().split())
            beyond = Counter(whole.split()) - seen
            yield from _texts("hidden text", f"beyond page {number}", [" ".join(beyond)])
    finally:
        document.close()
    drawn = re.findall(rb"/XObject|/Pattern|/AP\b|/CharProcs", pdf.heads)
    for stream in pdf.streams:
        if stream.page is None and (not drawn or not _is_named(pdf, stream.where)):
            yield from _texts("hidden text", f"{stream.where}, which no page draws", [drawn_text(stream)])


def _font_before(content: bytes, piece: bytes) -> bytes:
    """The last choice of a font before a piece of a stream."""
    chosen = re.findall(rb"/[^\s/]+\s+[-+.\d]+\s+Tf", content[: content.find(piece)])
    return chosen[-1] + b"\n" if chosen else b""


def _is_named(pdf: OpenedPDF, where: str) -> bool:
    """Whether some dictionary refers to an object."""
    number = where.split()[1].encode("ascii")
    return re.search(rb"/[^\s/]+\s+" + number + rb"\s+\d+\s+R", pdf.heads) is not None


def _texts(what: str, where: str, texts: Iterable[str]) -> Iterator[Row]:
    yield from (_row(what, where, text) for text in texts if text.strip())
