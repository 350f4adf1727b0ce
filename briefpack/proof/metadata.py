"""XMP as words: what it says, without the words that its own schemas give to say it with (ISO 16684-1)."""

from __future__ import annotations

import html
import re

from briefpack.typeset.standards import ARCHIVE_IDENTITY, UA_IDENTITY

TAG = re.compile(r"<([^<>]*)>")
ATTRIBUTE = re.compile(r"""([\w:.-]+)\s*=\s*("[^"]*"|'[^']*')""")
STANDARD = re.compile(
    r"x:xmpmeta|rdf:(?:RDF|Description|Alt|Bag|Seq|li|about|parseType)|xml:lang|xmlns:(?:x|rdf|dc|pdf|pdfaid|pdfuaid|xmp)"
    r"|dc:(?:title|creator|description|subject|format|language)|pdf:(?:Producer|Keywords|PDFVersion|Trapped)"
    r"|xmp:(?:CreatorTool|CreateDate|ModifyDate|MetadataDate)|pdfaid:(?:part|conformance)|pdfuaid:part"
)
SPACES = frozenset(
    (
        "adobe:ns:meta/",
        "http://purl.org/dc/elements/1.1/",
        "http://ns.adobe.com/pdf/1.3/",
        "http://ns.adobe.com/xap/1.0/",
        "http://www.aiim.org/pdfa/ns/id/",
        "http://www.aiim.org/pdfua/ns/id/",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "x-default",
    )
)
PACKET = re.compile(
    r"""\?xpacket (?:begin=(?:"[^"\w]*"|'[^'\w]*') id=["']W5M0MpCehiHzreSzNTczkc9d["']|end=["'][rw]["'])\s*\?"""
)


def xmp_words(xmp: str) -> str:
    """The text, the values and the comments of XMP, and the names of elements that no standard schema has."""
    for standard in (UA_IDENTITY.decode("ascii"),):
        xmp = xmp.replace(standard, " ")
    xmp = re.sub(ARCHIVE_IDENTITY.pattern.decode("ascii"), " ", xmp)
    return html.unescape(TAG.sub(lambda tag: f" {_of_tag(tag[1])} ", xmp))


def _of_tag(inside: str) -> str:
    """What a tag says of its own: a comment or an instruction all of it, an element its values."""
    if PACKET.fullmatch(inside):
        return ""
    if inside[:1] in "!?":
        return inside
    values = [value[1:-1] for _, value in ATTRIBUTE.findall(inside) if value[1:-1] not in SPACES]
    names = re.findall(r"[\w:.-]+", ATTRIBUTE.sub(lambda each: f" {each[1]} ", inside))
    return " ".join([*(name for name in names if not STANDARD.fullmatch(name)), *values])
