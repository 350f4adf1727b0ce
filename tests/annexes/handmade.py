"""PDFs written by hand for tests: only what a test wants in them, whether or not any program would write it."""

from __future__ import annotations

import zlib

FORM = "/Type/XObject/Subtype/Form/BBox[0 0 9 9]"


def stream(entries: str, content: bytes, *, flate: bool = False) -> bytes:
    """The body of a stream object."""
    content = zlib.compress(content) if flate else content
    entries += "/Filter/FlateDecode" if flate else ""
    return b"<<%b/Length %d>>\nstream\n%b\nendstream" % (entries.encode(), len(content), content)


def pdf(
    content: bytes = b"",
    resources: str = "",
    objects: dict[int, bytes | str] | None = None,
    *,
    page: str = "/MediaBox[0 0 300 300]",
    root: str = "",
    trailer: str = "",
    contents: bytes | None = None,
) -> bytes:
    """A file of one page. Objects 1 to 4 are the catalog, the page tree, the page and its contents; others start at 5.

    `objects` replace these or come besides; `contents` is a whole stream object in place of `content`.
    """
    bodies: dict[int, bytes | str] = {
        1: f"<</Type/Catalog/Pages 2 0 R{root}>>",
        2: "<</Type/Pages/Count 1/Kids[3 0 R]>>",
        3: f"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<<{resources}>>{page}>>",
        4: stream("", content) if contents is None else contents,
        **(objects or {}),
    }
    out, offsets = b"%PDF-1.7\n", {}
    for number, body in sorted(bodies.items()):
        offsets[number] = len(out)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body.encode("latin-1") if isinstance(body, str) else body)
    size = max(bodies) + 1
    rows = b"".join(
        b"%010d 00000 n \n" % offsets[number] if number in offsets else b"0000000000 65535 f \n"
        for number in range(size)
    )
    end = f"trailer\n<</Size {size}/Root 1 0 R{trailer}>>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + b"xref\n0 %d\n%b%b" % (size, rows, end.encode("latin-1"))
