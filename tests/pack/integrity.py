"""What validators do not see: pages, parent tree and structure elements agree both ways; links lead somewhere."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

Reference = tuple[int, int]


def faults(content: bytes) -> list[str]:
    """Every disagreement in a tagged PDF (ISO 32000-1, 14.7.4.4); none in a good one."""
    return list(_Structure(PdfReader(io.BytesIO(content))).faults())


def tag_tree(content: bytes) -> str:
    """The structure tree as indented text: role, language, alternative text, and the words marked."""
    reader = PdfReader(io.BytesIO(content))
    lines: list[str] = []

    def go(element: Any, depth: int) -> None:
        extra = "".join(f" {key[1:]}={str(element[key])!r}" for key in ("/Lang", "/Alt", "/E", "/ID") if key in element)
        own = sum(1 for kid in _kids(element) if not _is_element(kid))
        lines.append("  " * depth + str(element["/S"])[1:] + (f" {own}" if own else "") + extra)
        for kid in _kids(element):
            if _is_element(kid):
                go(kid.get_object(), depth + 1)

    go(reader.root_object["/StructTreeRoot"]["/K"][0].get_object(), 0)
    return "\n".join(lines) + "\n"


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K")
    if kids is None:
        return []
    kids = kids.get_object() if isinstance(kids, IndirectObject) else kids
    return list(kids) if isinstance(kids, ArrayObject) else [kids]


def _is_element(kid: Any) -> bool:
    value = kid.get_object() if isinstance(kid, IndirectObject) else kid
    return isinstance(value, DictionaryObject) and value.get("/Type") not in ("/MCR", "/OBJR")


def _key(reference: Any) -> Reference:
    return reference.idnum, reference.generation


class _Structure:
    def __init__(self, reader: PdfReader) -> None:
        self.reader = reader
        self.root = reader.root_object["/StructTreeRoot"]
        self.pages = {_key(page.indirect_reference): number for number, page in enumerate(reader.pages, 1)}
        self.claims: dict[tuple[Reference, int], Reference] = {}
        self.annotations: dict[Reference, Reference] = {}
        self.ids: set[str] = set()

    def faults(self) -> Iterator[str]:
        yield from self.elements()
        parents = dict(self.parent_tree(self.root["/ParentTree"]))
        seen: set[int] = set()
        for number, page in enumerate(self.reader.pages, 1):
            key = int(page["/StructParents"])
            if key in seen:
                yield f"page {number} shares its key with another page"
            seen.add(key)
            yield from self.page(number, _key(page.indirect_reference), parents.get(key, []))
            yield from self.links(number, page, parents)
        for page_key, _ in self.claims:
            if page_key not in self.pages:
                yield "a mark is claimed on a page that is not in the file"

    def elements(self) -> Iterator[str]:
        todo = [(kid, self.root.indirect_reference) for kid in _kids(self.root)]
        seen: set[Reference] = set()
        while todo:
            reference, parent = todo.pop()
            element, key = reference.get_object(), _key(reference)
            if key in seen:
                yield f"element {key} is reached twice"
            seen.add(key)
            if _key(element.raw_get("/P")) != _key(parent):
                yield f"element {key} names another parent"
            if (name := element.get("/ID")) is not None:
                if str(name) in self.ids:
                    yield f"the id {name} is given twice"
                self.ids.add(str(name))
            for kid in _kids(element):
                if _is_element(kid):
                    todo.append((kid, reference))
                else:
                    self.claim(kid, element, key)

    def claim(self, kid: Any, element: Any, key: Reference) -> None:
        if isinstance(kid, DictionaryObject) and kid.get("/Type") == "/OBJR":
            self.annotations[_key(kid.raw_get("/Obj"))] = key
        elif isinstance(kid, DictionaryObject):
            self.claims[_key(kid.raw_get("/Pg")), int(kid["/MCID"])] = key
        else:
            self.claims[_key(element.raw_get("/Pg")), int(kid)] = key

    def parent_tree(self, node: Any) -> Iterator[tuple[int, Any]]:
        nums = node.get("/Nums", [])
        for index in range(0, len(nums), 2):
            yield int(nums[index]), nums[index + 1]
        for kid in node.get("/Kids", []):
            yield from self.parent_tree(kid.get_object())

    def page(self, number: int, page: Reference, owners: Any) -> Iterator[str]:
        owners = owners.get_object() if isinstance(owners, IndirectObject) else owners
        for mcid, owner in enumerate(owners):
            if not isinstance(owner, IndirectObject):
                continue
            if self.claims.get((page, mcid)) != _key(owner):
                yield f"page {number}, mark {mcid}: the parent tree names an element that does not claim it"
        listed = {mcid for mcid, owner in enumerate(owners) if isinstance(owner, IndirectObject)}
        for claimed_page, mcid in self.claims:
            if claimed_page == page and mcid not in listed:
                yield f"page {number}, mark {mcid}: the parent tree does not know it"

    def links(self, number: int, page: Any, parents: dict[int, Any]) -> Iterator[str]:
        for reference in page.get("/Annots", []):
            annotation = reference.get_object()
            owner = parents.get(int(annotation["/StructParent"])) if "/StructParent" in annotation else None
            if owner is None or self.annotations.get(_key(reference)) != _key(owner):
                yield f"page {number}: a link whose element does not hold it"
            target = annotation.get("/Dest")
            if target is not None and str(target) not in self.reader.named_destinations:
                yield f"page {number}: a link to {target}, which is nowhere"
