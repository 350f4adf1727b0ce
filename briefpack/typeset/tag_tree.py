"""Nodes -> the structure tree in the file. Each part has its own Part element, and its own leaf of the parent tree,
the ID tree and the named destinations, so that a part can be written again without touching the others."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pydyf
from weasyprint.matrix import Matrix

from briefpack.typeset.part import Part
from briefpack.typeset.tags import CELLS, ROLE_MAP, Node, PartTagger

KEYS_PER_PART = 100_000  # each part owns a range of parent tree keys


def add_tags(pdf: Any, document: Any, _version: str, page_streams: list[Any]) -> None:
    """Takes the place of weasyprint.pdf.add_tags; `document` is a PackDocument and `pdf` a PackPDF."""
    root = pydyf.Dictionary({"Type": "/StructTreeRoot"})
    top = pydyf.Dictionary({"Type": "/StructElem", "S": "/Document", "K": pydyf.Array()})
    pdf.add_object(root)
    pdf.add_object(top)
    top["P"], root["K"] = root.reference, pydyf.Array([top.reference])
    writer, starts = TreeWriter(pdf, document, page_streams), document.starts()
    parents, ids = pydyf.Array(), {}
    for index, part in enumerate(document.parts):
        element, parent_leaf, ids[f"{part.name}."] = writer.tag_part(
            part, starts[part.name], top.reference, index * KEYS_PER_PART
        )
        top["K"].append(element)
        parents.append(parent_leaf.reference)
    parent_tree = pydyf.Dictionary({"Kids": parents})
    id_tree = pydyf.Dictionary({"Kids": pydyf.Array(ids[name].reference for name in sorted(ids))})
    pdf.add_object(parent_tree)
    pdf.add_object(id_tree)
    root.update(
        {
            "ParentTree": parent_tree.reference,
            "ParentTreeNextKey": len(document.parts) * KEYS_PER_PART,
            "IDTree": id_tree.reference,
            "RoleMap": pydyf.Dictionary(ROLE_MAP),
        }
    )
    pdf.catalog["StructTreeRoot"] = root.reference
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})


class TreeWriter:
    """Turns the nodes of a part into PDF objects."""

    def __init__(self, pdf: Any, document: Any, page_streams: list[Any]) -> None:
        self.pdf, self.document, self.streams, self.pages = pdf, document, page_streams, pdf.page_objects

    def tag_part(self, part: Part, first_page: int, parent: bytes, key: int) -> tuple[bytes, Any, Any]:
        """Tag the pages of one part; returns its element, its parent tree leaf and its ID tree leaf."""
        numbers = range(first_page, first_page + len(part.pages))
        tagger = self.walked(part, numbers)
        claims: dict[int, dict[int, bytes]] = {number: {} for number in numbers}
        ids: list[tuple[str, bytes]] = []
        element = self.element(tagger.top, parent, claims, ids)
        nums, first_key = pydyf.Array(), key
        for number in numbers:
            self.pages[number]["StructParents"] = key
            owners = claims[number]
            nums.extend([key, pydyf.Array(owners.get(mcid, "null") for mcid in range(max(owners, default=-1) + 1))])
            key += 1
        for node, annotation in tagger.links:
            annotation["StructParent"] = key
            said = " ".join(node.text().split())
            annotation["Contents"] = pydyf.String(said or annotation["Contents"].string)
            nums.extend([key, node.reference])
            key += 1
        leaf = pydyf.Dictionary({"Limits": pydyf.Array([first_key, key - 1]), "Nums": nums})
        self.pdf.add_object(leaf)
        return element, leaf, name_leaf(self.pdf, ids)

    def walked(self, part: Part, numbers: range) -> PartTagger:
        pages = self.document.pages
        matrices = {n: Matrix(0.75, 0, 0, -0.75, 0, pages[n].height * 0.75) for n in numbers}
        tagger = PartTagger(part, self.document.metadata.lang, matrices)
        for number in numbers:
            marks = self.streams[number]._tags
            tagger.walk(pages[number]._page_box, tagger.top, number, marks)
            left = {(number, mark["mcid"]): "Layout" for mark in marks.values()}  # drawn, but in no box
            tagger.artifacts.update(left)
            self.rewrite_marks(number, tagger)
        return tagger

    def rewrite_marks(self, page: int, tagger: PartTagger) -> None:
        """What turned out to be no content becomes an artifact; Khmer gets its exact text."""
        out: list[Any] = []
        pending: list[int] = []
        for operator in self.streams[page].stream:
            if operator == b"EMC":
                out.extend([operator] * pending.pop())
                continue
            out.append(operator)
            if operator == b"BMC":
                pending.append(1)
            elif operator == b"BDC":
                key = page, out[-2].get("MCID")
                pending.append(_mark(out, tagger.artifacts.get(key), tagger.exact_texts.get(key)))
        self.streams[page].stream = out

    def element(
        self, node: Node, parent: bytes, claims: dict[int, dict[int, bytes]], ids: list[tuple[str, bytes]]
    ) -> bytes:
        """Write a node and all below it; returns its reference."""
        element = pydyf.Dictionary()
        self.pdf.add_object(element)
        reference: bytes = element.reference
        element.update({"Type": "/StructElem", "S": f"/{node.role}", "P": parent})
        page = next((kid[1] for kid in node.kids if isinstance(kid, tuple)), None)
        if page is not None:
            element["Pg"] = self.pages[page].reference
        for name, value in node.entries.items():
            element[name] = pydyf.String(value) if isinstance(value, str) else value
        if "ID" in node.entries:
            ids.append((node.entries["ID"], reference))
        node.reference = reference
        kids = element["K"] = pydyf.Array()
        for kid in node.kids:
            if isinstance(kid, Node):
                if kid.kids or kid.role in CELLS:
                    kids.append(self.element(kid, reference, claims, ids))
            else:
                kids.append(self.leaf(kid, page, reference, claims))
        return reference

    def leaf(self, kid: tuple[Any, ...], page: int | None, owner: bytes, claims: dict[int, dict[int, bytes]]) -> Any:
        kind, kid_page, value = kid[:3]
        reference = self.pages[kid_page].reference
        if kind == "annotation":
            return pydyf.Dictionary({"Type": "/OBJR", "Obj": value.reference, "Pg": reference})
        claims[kid_page][value] = owner
        return value if kid_page == page else pydyf.Dictionary({"Type": "/MCR", "Pg": reference, "MCID": value})


def _mark(out: list[Any], artifact: str | None, text: str | None) -> int:
    """Rewrite the mark that `out` ends with; returns how many marks its end must close."""
    if artifact:
        kind = {"Type": "/Layout"} if artifact == "Layout" else {"Type": "/Pagination", "Subtype": f"/{artifact}"}
        out[-3:-1] = "/Artifact", pydyf.Dictionary(kind)
        if text:  # poppler reads ActualText of a Span only
            out.extend(["/Span", pydyf.Dictionary({"ActualText": pydyf.String(text)}), b"BDC"])
            return 2
    elif text:
        out[-2]["ActualText"] = pydyf.String(text)
    return 1


def name_leaf(pdf: Any, pairs: Iterable[tuple[str, Any]]) -> Any:
    """One leaf of a name tree (ISO 32000-1, 7.9.6)."""
    ordered = sorted(pairs)
    limits = pydyf.Array([pydyf.String(ordered[0][0]), pydyf.String(ordered[-1][0])])
    names = pydyf.Array(item for name, value in ordered for item in (pydyf.String(name), value))
    leaf = pydyf.Dictionary({"Limits": limits, "Names": names})
    pdf.add_object(leaf)
    return leaf
