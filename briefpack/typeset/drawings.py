"""What a drawing (SVG) may hold: nothing that runs, fetches, or keeps the engine or a reader of a PDF busy for minutes.

Measured with WeasyPrint 70.0: a marker costs a third of a millisecond at each point; a gradient that repeats costs 7
seconds; 100,000 transforms of one element two. Elements more than some hundreds deep are not drawn, in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

ROOT = "{http://www.w3.org/2000/svg}svg"
FORBIDDEN = ("script", "foreignObject", "image", "use")  # scripts, foreign content, files, multiplication
REPEATED = ("marker", "pattern", "mask", "clipPath")  # drawn again wherever something names them
MAX_ELEMENTS, DEEPEST = 20_000, 100
MAX_POINTS = 1_000_000  # characters of path data and lists of points: some 100,000 points
LONGEST = 20_000  # characters of any other attribute
MAX_DRAWN = 20_000  # elements that are drawn because others name them
FINEST = 10_000  # dashes in the width of a drawing

NUMBER = r"[-+]?(?:[0-9]{1,6}(?:\.[0-9]*)?|\.[0-9]+)"
VIEW_BOX = re.compile(rf"{NUMBER}(?:(?:\s*,\s*|\s+){NUMBER}){{3}}")
POINTS = {"d": re.compile(r"[MmZzLlHhVvCcSsQqTtAaEe0-9+\-.,\s]*"), "points": re.compile(r"[eE0-9+\-.,\s]*")}
DASHES = re.compile(r"stroke-dasharray\s*:([^;}]*)")
LEADS_TO = re.compile(r"url\(\s*[\"']?#([^\"')\s]+)")


def drawing_fault(root: Any) -> str:
    """What is wrong with a drawing, in a few words; '' for nothing."""
    return next(_faults(root), "")


def name_of(element: Any) -> str:
    """An element's name without its namespace; '' for a comment."""
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def _faults(root: Any) -> Iterator[str]:
    elements = [element for element in root.iter() if isinstance(element.tag, str)]
    if (box := root.get("viewBox")) is not None and not VIEW_BOX.fullmatch(box.strip()):
        yield "its viewBox is not four numbers: 0 0 100 50"
    if len(elements) > MAX_ELEMENTS:
        yield f"this drawing has more than {MAX_ELEMENTS:,} elements"
    yield from (f"a drawing may not hold <{name_of(each)}>" for each in elements if name_of(each) in FORBIDDEN)
    if _is_deeper(root, DEEPEST):
        yield f"its elements stand more than {DEEPEST} deep in each other"
    for element in elements:
        yield from _attributes(element)
    if sum(map(_points, elements)) > MAX_POINTS:
        yield "its paths have more than some 100,000 points"
    if any(_is_fine(dashes, root) for element in elements for dashes in _dashes(element)):
        yield "its dashes are too short to be seen"
    yield from _repeats(root, elements)


def _attributes(element: Any) -> Iterator[str]:
    for name, value in element.items():
        if name in POINTS and not POINTS[name].fullmatch(value):
            yield f'{name}="{value[:30]}" holds something else than numbers and the letters of paths'
        elif name not in POINTS and len(value) > LONGEST:
            yield f"its {name[:30]} has more than {LONGEST:,} characters"
    if element.get("spreadMethod", "pad").strip() != "pad":
        yield "a gradient that repeats can take minutes: draw its stripes"


def _points(element: Any) -> int:
    return sum(len(element.get(name, "")) for name in POINTS)


def _is_deeper(root: Any, depth: int) -> bool:
    level = [root]
    for _ in range(depth):
        level = [child for element in level for child in element]
    return bool(level)


def _styles(element: Any) -> Iterator[str]:
    """All that may style an element, or others."""
    yield from element.attrib.values()
    if name_of(element) == "style":
        yield "".join(element.itertext())


def _dashes(element: Any) -> Iterator[str]:
    yield element.get("stroke-dasharray", "")
    for style in _styles(element):
        yield from DASHES.findall(style)


def _is_fine(dashes: str, root: Any) -> bool:
    lengths = [float(number) for number in re.findall(NUMBER, dashes)]
    box = re.findall(NUMBER, root.get("viewBox", "")) or ["0", "0", "100", "100"]
    return any(lengths) and sum(map(abs, lengths)) < max(float(box[2]), float(box[3])) / FINEST


def _repeats(root: Any, elements: list[Any]) -> Iterator[str]:
    """Elements that are drawn because others name them: a marker at each point of a line, a pattern in each shape."""
    repeated = {str(each.get("id")): each for each in elements if name_of(each) in REPEATED}
    drawn = 0
    for element in elements if repeated else ():
        named = {name for style in _styles(element) for name in LEADS_TO.findall(style)}
        for name in named & repeated.keys():
            around = root if name_of(element) == "style" else element
            each_time = sum(1 for _ in repeated[name].iter())
            drawn += each_time * sum(_times(each, repeated[name]) for each in around.iter())
    inside = [inner for each in repeated.values() for inner in each.iter()]
    if any(name in repeated for each in inside for style in _styles(each) for name in LEADS_TO.findall(style)):
        yield "a marker, pattern, mask or clipPath holds another one"
    if drawn > MAX_DRAWN:
        yield "its markers, patterns and masks are drawn too many times"


def _times(element: Any, repeated: Any) -> int:
    """How often an element draws what it names: a marker at each point (of at least four characters)."""
    return 1 + _points(element) // 4 if name_of(repeated) == "marker" else 1
