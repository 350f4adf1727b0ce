"""The standards that a pack says it keeps: PDF/A-3a and PDF/UA-1 in one file, unless an annex breaks one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

ARCHIVE, READ_ALOUD = STANDARDS = "PDF/A-3a", "PDF/UA-1"

ARCHIVE_IDENTITY = re.compile(rb'<rdf:Description rdf:about="" pdfaid:part="3" pdfaid:conformance="A" ?/>')
UA_IDENTITY = (  # ISO 14289-1, 5: pdfuaid:part, and the extension schema that PDF/A asks for (ISO 19005-3, 6.6.2.3.2)
    b'<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="" pdfuaid:part="1"/>'
    b'<rdf:Description xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
    b' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"'
    b' xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" rdf:about=""><pdfaExtension:schemas><rdf:Bag>'
    b'<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>'
    b"<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    b"<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>"
    b'<rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>'
    b"<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>"
    b"<pdfaProperty:description>PDF/UA part</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>"
    b"</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"
)


def standards_of(annexes: Sequence[Any]) -> tuple[str, ...]:
    """The standards that a pack with these annexes keeps."""
    broken = frozenset[str]().union(*(annex.breaks for annex in annexes))
    return tuple(standard for standard in STANDARDS if standard not in broken)


def identified(xmp: bytes, standards: Sequence[str]) -> bytes:
    """WeasyPrint's metadata, which claim PDF/A-3a, with a claim for each of `standards` and no other."""
    if ARCHIVE not in standards:
        xmp, dropped = ARCHIVE_IDENTITY.subn(b"", xmp)
        assert dropped == 1
    if READ_ALOUD in standards:
        end = xmp.rindex(b"</rdf:RDF>")
        xmp = xmp[:end] + UA_IDENTITY + xmp[end:]
    return xmp
