"""CommonMark for what authors write: no raw HTML, no pictures, few kinds of address.

`[@source]` cites, `^[…]` explains.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import lru_cache
from itertools import accumulate
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markupsafe import Markup, escape

from briefpack.content.fields.text import NOWHERE, SOURCE_ID, Text
from briefpack.content.fields.web_address import LINK_HINT, may_be_linked
from briefpack.content.files.file_text import FORBIDDEN
from briefpack.pages.citations import Cited
from briefpack.pages.dates import with_whole_dates
from briefpack.problems import Place, Problems, near_miss, shortened

# A locator is taken whole (`*+`) and stripped later: no text makes the search go back over its spaces.
CITATION = re.compile(rf"\[@(?P<source>{SOURCE_ID})(?:,\s*+(?P<locator>[^\[\]\s][^\[\]]*+))?\s*+\]")
KHMER = re.compile("[\u1780-\u17ff\u19e0-\u19ff]+(?:[\\s\u200b]+[\u1780-\u17ff\u19e0-\u19ff]+)*")
MAX_NESTING = 20  # levels of emphasis and links in one text; engines nest their calls as deep
TAGS = {
    "em_open": "<em>", "em_close": "</em>", "strong_open": "<strong>", "strong_close": "</strong>",
    "paragraph_open": "<p>", "paragraph_close": "</p>", "softbreak": "\n", "hardbreak": "<br>\n",
}  # fmt: skip
ONLY_PARAGRAPHS = (
    "table",
    "code",
    "fence",
    "blockquote",
    "hr",
    "list",
    "reference",
    "html_block",
    "heading",
    "lheading",
)

FOOTNOTE, FOOTNOTE_HINT = "footnote", "write ^[what a reader may want explained]; to print the marks, \\^["
Raised = Callable[[Iterable[Cited]], Markup]
Anchored = Callable[[str], str]


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "linkify": False}).disable(list(ONLY_PARAGRAPHS))
    parser.inline.ruler.before("link", "citation", _citation_rule)
    parser.inline.ruler.after("escape", "footnote", _footnote_rule)
    parser.validateLink = lambda url: bool(url)  # type: ignore[method-assign]  # refused ones are reported, not left
    return parser


@lru_cache(maxsize=2048)  # a claim stands in several parts and packs
def _inline(text: str) -> tuple[Token, ...]:
    """The tokens of one run of text; nobody changes them."""
    return tuple(token for block in _parser().parseInline(text) for token in block.children or ())


def _citation_rule(state: StateInline, silent: bool) -> bool:
    match = CITATION.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        locator = match["locator"] and match["locator"].rstrip()
        state.push("citation", "", 0).meta = {"source": match["source"], "locator": locator}
    state.pos = match.end()
    return True


def _footnote_rule(state: StateInline, silent: bool) -> bool:
    """`^[An explanation.]`, as pandoc writes an inline note; what stands in it is CommonMark too."""
    if not state.src.startswith("^[", state.pos):
        return False
    end = state.md.helpers.parseLinkLabel(state, state.pos + 1)
    if end < 0:
        return False
    if not silent:
        children: list[Token] = []
        state.md.inline.parse(state.src[state.pos + 2 : end], state.md, state.env, children)
        state.push(FOOTNOTE, "", 0).children = children
    state.pos = end + 1
    return True


def _with_languages(text: Markup) -> Markup:
    """Khmer in a text of another language says so: it is read out, and set in lines, in ways of its own."""
    return Markup(KHMER.sub(r'<span lang="km">\g<0></span>', str(text)))


class Markdown:
    """Turns authors' text into HTML; citations of `known` sources become whatever `raised` makes of them.

    Footnotes have ids that `anchored` counts.
    """

    def __init__(self, raised: Raised, anchored: Anchored, known: Collection[str], problems: Problems) -> None:
        self.raised, self.anchored, self.known, self.problems = raised, anchored, known, problems

    def inline(self, text: str, after: Iterable[Cited] = ()) -> Markup:
        """One run of text. Sources in `after` are cited at its end, unless the text has cited them already."""
        tokens = [*_inline(str(text))]
        within = set(_cited_within(tokens))
        tokens += [_cited_token(cited) for cited in after if cited.source not in within]
        return self._html(text, tokens)

    def paragraphs(self, text: str) -> Markup:
        """Text in paragraphs, parted by empty lines."""
        blocks = _parser().parse(text)
        return self._html(text, [token for block in blocks for token in (block.children or [block])])

    def plain(self, text: str) -> str:
        """The words alone, without marks and citations."""
        return "".join(" " if token.type.endswith("break") else token.content for token in _inline(str(text))).strip()

    def _html(self, text: str, tokens: list[Token]) -> Markup:
        place = _place(text)
        if _depth(tokens) > MAX_NESTING:
            message = f"marks in this text are nested deeper than {MAX_NESTING} levels"
            self._error("too-deep", message, place, "take most of its * and _ out, or put a backslash before each")
            return Markup()
        html, group, links, notes = list[Markup](), list[Cited](), list[bool](), list[tuple[int, list[Token]]]()
        for index, token in enumerate(tokens):
            if token.type == "citation" and not self._is_known(token.meta["source"], place):
                continue
            if token.type == "citation":
                html = [*html[:-1], html[-1].rstrip()] if html else html  # the number follows its word at once
                locator = token.meta["locator"]
                group.append(Cited(token.meta["source"], _placed(locator, place)))
                continue
            if group and _is_gap(token) and index + 1 < len(tokens) and tokens[index + 1].type == "citation":
                continue  # numbers parted by a space only are one group
            if token.type == FOOTNOTE and html:
                html[-1] = html[-1].rstrip()  # the letter too
            html.append(self.raised(group))
            group.clear()
            if token.type == FOOTNOTE:
                html.append(self._call(token, text, notes))
                continue
            if token.type == "paragraph_close":
                html += self._notes(notes, text)
            html.append(self._token(token, links, text, place))
        return Markup("".join([*html, self.raised(group), *self._notes(notes, text)]))  # all of it is markup

    def _call(self, token: Token, text: str, notes: list[tuple[int, list[Token]]]) -> Markup:
        """The raised letter of a footnote, which is put into `notes` for the end of its paragraph."""
        children = token.children or []
        if any(each.type == FOOTNOTE for each in children) or not any(each.content.strip() for each in children):
            self._error("bad-footnote", "a footnote holds words, and no other footnote", _place(text), FOOTNOTE_HINT)
            return Markup()
        number = int(self.anchored("note").removeprefix("note"))
        notes.append((number, children))
        link = '<sup class="notes"><a class="call-of-note" id="call{}" href="#note{}">{}</a></sup>'
        return Markup(link).format(number, number, letters(number))

    def _notes(self, notes: list[tuple[int, list[Token]]], text: str) -> Iterator[Markup]:
        """The footnotes of a paragraph, under it: the engine can put none at the foot of a page out of a grid."""
        for number, children in notes:
            words = self._html(text, children)
            note = '<span class="footnote" id="note{}"><a class="mark-of-note" href="#call{}">{}</a> {}</span>'
            yield Markup(note).format(number, number, letters(number), words)
        notes.clear()

    def _token(self, token: Token, links: list[bool], text: str, place: Place) -> Markup:
        if token.type in TAGS:
            return Markup(TAGS[token.type])
        if token.type == "link_open":
            links.append(self._is_allowed(str(token.attrGet("href") or ""), place))
            return Markup('<a href="{}">').format(token.attrGet("href")) if links[-1] else Markup()
        if token.type == "link_close":
            return Markup("</a>") if links.pop() else Markup()
        if token.type == "code_inline":
            return Markup("<code>{}</code>").format(token.content)
        if token.type == "image":
            self._error("bad-link", "a picture cannot stand in a line of text", place, "take out the ![…](…)")
            return Markup()
        if hidden := FORBIDDEN.search(token.content):  # written as an entity: &#x202e;
            message = f"an entity stands for U+{ord(hidden[0]):04X}, which cannot be printed"
            self._error("control-character", message, place, "take it out")
            return Markup()
        self._refuse_leftovers(token.content, text, place)
        return _with_languages(with_whole_dates(escape(token.content)))

    def _is_known(self, source: str, place: Place) -> bool:
        if source not in self.known:
            self._error("unknown-source", f"there is no source {source}", place, near_miss(source, self.known))
        return source in self.known

    def _refuse_leftovers(self, words: str, text: str, place: Place) -> None:
        """Marks of a citation or a link that is neither; a backslash before them says that they are meant to print."""
        if "[@" in words and "\\[@" not in text:
            hint = "write [@source-id] or [@source-id, p. 4]"
            self._error("bad-citation", f"this is not a citation: {_from(words, '[@')}", place, hint)
        if "^[" in words and "\\^" not in text:
            self._error("bad-footnote", f"this footnote does not end: {_from(words, '^[')}", place, FOOTNOTE_HINT)
        if "](" in words and "\\]" not in text:
            hint = "write [words](https://example.org), without citations or brackets inside"
            self._error("bad-link", f"this is not a link: {_from(words, '](')}", place, hint)

    def _is_allowed(self, address: str, place: Place) -> bool:
        if may_be_linked(address):
            return True
        self._error("bad-link", f"this address is not allowed: {shortened(unquote(address))}", place, LINK_HINT)
        return False

    def _error(self, code: str, message: str, place: Place, hint: str) -> None:
        self.problems.error(code, message, place, hint)


def letters(number: int) -> str:
    """a, b … z, aa, ab …: footnotes have letters, as sources have numbers."""
    made = ""
    while number:
        number, rest = divmod(number - 1, 26)
        made = chr(ord("a") + rest) + made
    return made


def _place(text: str) -> Place:
    place = getattr(text, "place", NOWHERE)
    return place if isinstance(place, Place) else NOWHERE


def _cited_token(cited: Cited) -> Token:
    return Token("citation", "", 0, meta={"source": cited.source, "locator": cited.locator})


def _cited_within(tokens: Iterable[Token]) -> Iterator[str]:
    """Sources that a text or its footnotes cite."""
    for token in tokens:
        if token.type == "citation":
            yield token.meta["source"]
        elif token.type == FOOTNOTE:
            yield from _cited_within(token.children or [])


def _depth(tokens: list[Token]) -> int:
    """How many marks are open at once, at most."""
    return max(accumulate(token.nesting for token in tokens), default=0)


def _placed(locator: str | None, place: Place) -> Text | None:
    """A locator inside a text stands where the text does; one of a citation's own has its place."""
    if locator is None or isinstance(locator, Text):
        return locator
    return Text(locator, place)


def _is_gap(token: Token) -> bool:
    return token.type == "softbreak" or (token.type == "text" and not token.content.strip())


def _from(text: str, mark: str) -> str:
    return text[text.index(mark) :][:40]
