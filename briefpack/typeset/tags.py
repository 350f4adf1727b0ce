"""What each piece of a page is: one structure element for each HTML element, over however many pages it runs.

Roles are the standard structure types of ISO 32000-1, 14.8.4; what PDF/UA-1 (ISO 14289-1, 7) asks of them is
done here: notes with an ID, header cells with a scope, furniture as artifacts, figures with alternative text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pydyf
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from briefpack.typeset.footnotes import CALL, MARK, NOTE
from briefpack.typeset.part import Part

SVG, SVG_TITLE = "{http://www.w3.org/2000/svg}svg", "{http://www.w3.org/2000/svg}title"
ROLES = {
    "div": "Div", "main": "Sect", "article": "Art", "section": "Sect", "aside": "Sect", "nav": "Sect",
    "blockquote": "BlockQuote", "p": "P", "address": "P", "pre": "P", "dl": "L", "ul": "L", "ol": "L",
    "table": "Table", "tr": "TR", "th": "TH", "td": "TD", "thead": "THead", "tbody": "TBody", "tfoot": "TFoot",
    "caption": "Caption", "figcaption": "Caption", "figure": "Figure", "img": "Figure", SVG: "Figure", "a": "Link",
    "q": "Quote", "code": "Code", "cite": "Span", "del": "Span", "ins": "Span", "strong": "Strong", "em": "Em",
    **{f"h{level}": f"H{level}" for level in range(1, 7)},
}  # fmt: skip
ROLE_MAP = {"Strong": "/Span", "Em": "/Span"}  # not in PDF 1.7
NEEDS_BLOCK = frozenset(
    {"Part", "Art", "Sect", "Div", "BlockQuote", "TOC", "TOCI", "L", "LI", "Table", "TBody", "THead", "TFoot", "TR"}
)
NO_WORDS = frozenset({"L", "TOC", "Table", "TBody", "THead", "TFoot", "TR"})  # a space in one is there for the eye
CELLS = frozenset({"TH", "TD"})  # a row keeps them, filled or not
SCOPES = {"row": "/Row", "rowgroup": "/Row", "both": "/Both"}


def is_complex(text: str) -> bool:
    """Khmer and its like: glyphs do not map back to letters one by one, so the text itself must be stored."""
    return any("\u1780" <= letter <= "\u17ff" or "\u19e0" <= letter <= "\u19ff" for letter in text)


class Node:
    """A structure element to be. Kids are nodes, ('content', page, mcid, text) or ('annotation', page, annotation)."""

    def __init__(self, role: str, parent: Node | None = None, index: int | None = None, **entries: Any) -> None:
        self.role, self.parent, self.entries = role, parent, entries
        self.kids: list[Any] = []
        self.first_page: int | None = None
        self.reference = b""  # in the file, once it is written
        self.body: Node | None = None
        self.automatic = self.navigation = False
        self.order = self.latest = -1  # of its element in the document; the highest among its kids
        if parent is not None:
            parent.kids.insert(len(parent.kids) if index is None else index, self)

    def ancestors(self) -> Iterator[Node]:
        node: Node | None = self
        while node is not None:
            yield node
            node = node.parent

    def text(self) -> str:
        return "".join(
            kid.text() if isinstance(kid, Node) else kid[3] if kid[0] == "content" else "" for kid in self.kids
        )


class PartTagger:
    """Walks the boxes of one part, page by page, and hangs its content into nodes."""

    def __init__(self, part: Part, language: str, matrices: Mapping[int, Any]) -> None:
        self.part, self.language, self.matrices = part, language, matrices
        self.top = Node("Part", ID=f"{part.name}.part", T=part.title)
        own = part.root.get("lang")
        if own and own != language:
            self.top.entries["Lang"] = own
        self.nodes: dict[tuple[int, str], Node] = {}
        self.links: list[tuple[Node, Any]] = []
        self.order = {id(element): number for number, element in enumerate(part.root.iter())}
        self.notes = 0
        self.artifacts: dict[tuple[int, int], str] = {}  # (page, mcid) -> kind of artifact
        self.exact_texts: dict[tuple[int, int], str] = {}

    def walk(self, box: Any, node: Node, page: int, marks: dict[Any, Any], artifact: str | None = None) -> None:
        """Hang a box and all in it into `node`. `marks` are the marked contents of the page that nobody took yet."""
        if isinstance(box, AbsolutePlaceholder):
            box = box._box
        if isinstance(box, boxes.MarginBox):
            artifact = "Header" if box.at_keyword.startswith("@top") else "Footer"
        elif box.is_leader:
            artifact = artifact or "Layout"
        if isinstance(box, boxes.TextBox):
            if box in marks:
                self.content(box, box.text, node, page, marks.pop(box)["mcid"], artifact)
            return
        if artifact is None and box.element is not None and not isinstance(box, (boxes.PageBox, boxes.LineBox)):
            node, artifact = self.enter(box, node, page)
        self.link(box, node, page)
        if isinstance(box, boxes.ReplacedBox):
            if box in marks:
                self.content(box, "", node, page, marks.pop(box)["mcid"], artifact)
        elif isinstance(box, boxes.ParentBox):
            for child in box.children:
                self.walk(child, node, page, marks, artifact)

    def link(self, box: Any, node: Node, page: int) -> None:
        if box.link_annotation is None:
            return
        link = next((ancestor for ancestor in node.ancestors() if ancestor.role == "Link"), None)
        if link is not None:
            link.kids.append(("annotation", page, box.link_annotation))
            self.links.append((link, box.link_annotation))

    def enter(self, box: Any, node: Node, page: int) -> tuple[Node, str | None]:
        """The node that holds a box's content, and what artifact it is, if one."""
        element, tag = box.element, box.element_tag
        known = self.nodes.get((id(element), tag))
        if known is not None:  # the same element on a later line or page
            repeated = tag in ("thead", "tfoot") and known.first_page != page
            return (node, "Layout") if repeated else (known.body or known, None)
        base, _, pseudo = tag.partition("::")
        if base in ("html", "body"):
            return node, None
        if is_decoration(element, base):
            return node, "Layout"
        new = self.pseudo_node(pseudo, element, node) if pseudo else self.element_node(element, tag, node)
        if new is None:
            return node, None
        if not pseudo:
            self.describe(new, box, element, tag)
            self.put_in_order(new, element)
        new.first_page, self.nodes[id(element), tag] = page, new
        return new, None

    def put_in_order(self, node: Node, element: Any) -> None:
        """What is read is the order of the HTML, wherever a grid puts things: on an earlier page, even."""
        node.order, parent = self.order[id(element)], node.parent
        assert parent is not None
        if node.order < parent.latest:
            parent.kids.remove(node)
            later = (i for i, kid in enumerate(parent.kids) if isinstance(kid, Node) and kid.order > node.order)
            parent.kids.insert(next(later), node)
        parent.latest = max(parent.latest, node.order)

    def pseudo_node(self, pseudo: str, element: Any, node: Node) -> Node | None:
        if pseudo == "marker":
            return Node("Lbl", node.parent if node.role == "LBody" else node, 0)
        if pseudo == "footnote-marker":
            return Node("Lbl", node, 0)
        if pseudo == "footnote-call":  # the note follows its call, wherever it is printed
            call = Node("Reference", node)
            self.notes += 1
            self.nodes[id(element), element.tag] = Node("Note", node, ID=f"{self.part.name}.note{self.notes}")
            return call
        return None

    def element_node(self, element: Any, tag: str, node: Node) -> Node | None:
        if special := self.note_node(element, tag, node):
            return special
        if tag == "li":
            return Node("TOCI", node) if node.role == "TOC" else _list_item(node)
        if tag == "dt":
            return Node("Lbl", Node("LI", node))
        if tag == "dd":
            last = node.kids[-1] if node.kids else None
            return Node("LBody", last if isinstance(last, Node) and last.role == "LI" else Node("LI", node))
        if tag in ("ol", "ul") and (node.role in ("TOC", "TOCI") or node.navigation):
            return Node("TOC", node)
        if tag == "img" and node.role == "Figure":  # img in figure: one Figure
            return node
        if tag in ROLES:
            new = Node(ROLES[tag], node)
            new.navigation = tag == "nav"
            return new
        named = element.get("lang") or (tag == "abbr" and element.get("title"))
        return Node("Span", node) if named else None

    def note_node(self, element: Any, tag: str, node: Node) -> Node | None:
        """A note under its paragraph, its letter, and the letter that calls it (ISO 14289-1, 7.9)."""
        name = element.get("class")
        if tag == "span" and name == NOTE:
            self.notes += 1
            return Node("Note", node, ID=f"{self.part.name}.note{self.notes}")
        if tag == "a" and name in (MARK, CALL):
            return Node("Link", Node("Lbl" if name == MARK else "Reference", node))
        return None

    def describe(self, node: Node, box: Any, element: Any, tag: str) -> None:
        """Language, alternative text, expansion, table attributes."""
        language = element.get("lang")
        above = node.parent.ancestors() if node.parent else iter(())
        inherited = next((each.entries["Lang"] for each in above if "Lang" in each.entries), self.language)
        if language and language != inherited:
            node.entries["Lang"] = language
        if tag in ("del", "ins") and element.get("aria-label"):  # what is heard for what is struck out or underlined
            node.entries["ActualText"] = element.get("aria-label")
        if tag == "abbr" and element.get("title"):
            node.entries["E"] = element.get("title")
        if tag == "img":
            node.entries["Alt"] = element.get("alt", "")
        elif tag == SVG:
            node.entries["Alt"] = element.findtext(SVG_TITLE) or ""
        if node.role in ("TH", "TD"):
            node.entries["A"] = _cell(node.role, box, element)

    def content(self, box: Any, text: str, node: Node, page: int, mcid: int, artifact: str | None) -> None:
        if is_complex(text):
            self.exact_texts[page, mcid] = text.replace("\u200b", "")
        if artifact is None and node.role in NO_WORDS and isinstance(box, boxes.TextBox) and not text.strip():
            artifact = "Layout"
        if artifact:
            self.artifacts[page, mcid] = artifact
            return
        if isinstance(box, boxes.ReplacedBox):
            node.entries["A"] = self.figure_layout(box, page)
        elif node.role in NEEDS_BLOCK:  # loose text in a container
            last = node.kids[-1] if node.kids else None
            if not (isinstance(last, Node) and last.automatic):
                last = Node({"LI": "Lbl", "TOCI": "Reference"}.get(node.role, "P"), node)
                last.automatic = True
            node = last
        node.kids.append(("content", page, mcid, text))

    def figure_layout(self, box: Any, page: int) -> pydyf.Dictionary:
        """Where a figure stands, in points from the page's bottom left (ISO 32000-1, 14.8.5.4.3, BBox)."""
        left, top = box.content_box_x(), box.content_box_y()
        corners = (left, top), (left + box.width, top + box.height)
        (x1, y1), (x2, y2) = (self.matrices[page].transform_point(*corner) for corner in corners)
        bbox = pydyf.Array((min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)))
        return pydyf.Dictionary({"O": "/Layout", "Placement": "/Block", "BBox": bbox})


def is_decoration(element: Any, tag: str) -> bool:
    """Whether an element is there for the eye only."""
    hidden = element.get("role") in ("presentation", "none") or element.get("aria-hidden") == "true"
    return hidden or (tag == "img" and element.get("alt") == "")


def _list_item(node: Node) -> Node:
    item = Node("LI", node)
    item.body = body = Node("LBody", item)
    return body


def _cell(role: str, box: Any, element: Any) -> pydyf.Dictionary:
    table = pydyf.Dictionary({"O": "/Table"})
    if role == "TH":
        table["Scope"] = SCOPES.get(element.get("scope"), "/Column")
    for attribute, span in (("ColSpan", box.colspan), ("RowSpan", box.rowspan)):
        if span != 1:
            table[attribute] = span
    return table
