"""HTML that would hang the engine, fetch or run something, or break PDF/UA-1 in silence is refused at its line."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from briefpack.pack.composing import compose
from briefpack.pages.part import PartHTML
from briefpack.pages.stamps import stamped
from briefpack.problems import Problems
from tests.typesetting import contents, facts, found, part, style

HERE = "layouts/x.html:3:1"


def said(line: str, css: str = "") -> list[tuple[str, str, str]]:
    """(place, code, message) of what a template whose third line is this one gives."""
    problems = Problems()
    source = (
        part("one", "")
        .html.replace("</body>", f"\n<h1>One</h1>\n{line}\n</body>")
        .replace(' data-place="one.yaml:1:1"', "")
    )
    made = PartHTML("one", "One", stamped(source, "layouts/x.html"), template="layouts/x.html")
    pack = compose([made], contents, style(problems, css), facts(), problems)
    if pack and not problems.errors:
        pack.write()
    return [(str(each.place), each.code, each.message) for each in problems]


def nested(tag: str, depth: int, attributes: str = "") -> str:
    return f"<{tag} {attributes}>" * depth + "x" + f"</{tag}>" * depth


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", " JavaScript:alert(1)", "file:///etc/passwd", "data:text/html,x", "page.html",
     "//evil.example", "\\evil\\share", "", "ftp://x.example", "vbscript:x", "java\nscript:x", "/absolute"],
)  # fmt: skip
def test_addresses_that_are_refused(address: str) -> None:
    """A link leads to the web, to mail, to a telephone or into the pack; any other is told at its tag."""
    assert [each[:2] for each in said(f'<p><a href="{address}">x</a></p>')] == [("layouts/x.html:3:4", "bad-link")]


@pytest.mark.parametrize("address", ["https://x.example", "HTTP://x.example", "mailto:a@x.example", "tel:+1", "#top"])
def test_addresses_that_are_taken(address: str) -> None:
    """These five kinds of address are links."""
    assert said(f'<p><a href="{address}">x</a></p>') == []


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("<style>p { color: red }</style>", "layout-not-allowed"),
        ('<link rel="attachment" href="pack:///campaign/x">', "layout-not-allowed"),
        ('<link rel="stylesheet" href="https://x.example/x.css">', "layout-not-allowed"),
        ('<a rel="attachment" href="https://x.example/x">x</a>', "layout-not-allowed"),
        ('<base href="file:///etc/">', "layout-not-allowed"),
        ("<script>1</script>", "layout-not-allowed"),
        ("<svg><title>x</title><use href='#a1'/></svg>", "layout-not-allowed"),
        ("<svg><title>x</title><foreignObject><p>x</p></foreignObject></svg>", "layout-not-allowed"),
        ('<iframe src="https://x.example"></iframe>', "layout-not-allowed"),
        ('<object data="https://x.example/x.png"></object>', "layout-not-allowed"),
        ('<embed src="https://x.example/x.png">', "layout-not-allowed"),
        ('<input value="x">', "layout-not-allowed"),
        ("<img alt='x'>", "missing-file"),
        ("<img src='' alt='x'>", "missing-file"),
        ('<p data-place="here">x</p>', "layout-error"),
        ('<p data-place="a:b:c">x</p>', "layout-error"),
        ('<p data-place="a:1:99999999999">x</p>', "layout-error"),
        ('<p id="introduction">x</p>', "layout-structure"),
        ('<p id="1">x</p>', "layout-structure"),
        ("<h2> </h2>", "layout-structure"),
        ("<h2><span></span></h2>", "layout-structure"),
        (nested("div", 70), "layout-structure"),
        (nested("span", 900), "layout-structure"),
        (nested("blockquote", 2000), "layout-structure"),
        ('<p style="colour: red">x</p>', "bad-css"),
        ('<p style="color: reddish">x</p>', "bad-css"),
        ('<p style="color: red; }">x</p>', "bad-css"),
        ('<p style="counter-increment: page">x</p>', "page-counter-in-body"),
        ('<p style="background: url(https://x.example/x.png)">x</p>', "refused-file"),
        ('<p><img alt="x" src="data:image/png;base64,AAAA"></p>', "refused-file"),
        ('<p><img alt="x" src="//x.example/x.png"></p>', "refused-file"),
        ('<p><img alt="x" src="nowhere.png"></p>', "missing-file"),
        ('<p><a href="#nowhere">x</a></p>', "dead-link"),
        ("<p><img src='x.png'></p>", "no-alt"),
        ("<p><svg viewBox='0 0 9 9' width='9'><path d='M0 0h9v9z'/></svg></p>", "no-alt"),
        ("<h3>x</h3>", "heading-skip"),
    ],
)  # fmt: skip
def test_what_is_refused(line: str, code: str) -> None:
    """Each is a problem at its line of the template."""
    assert code in [each[1] for each in said(line) if each[0].startswith("layouts/x.html:3:")]


@pytest.mark.parametrize("inside", ["<p>x</p>", "<div>x</div>", "<ul><li>x</li></ul>", "<b><p>x</p></b>", "<h2>x</h2>"])
def test_blocks_inside_items(inside: str) -> None:
    """Inside li only text, spans, links and br."""
    assert "layout-structure" in [each[1] for each in said(f"<ul><li>{inside}</li></ul>")]


ROW, HEAD = "<tr><td>a</td><td>b</td></tr>", '<tr><th scope="col">a</th><th scope="col">b</th></tr>'


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (HEAD + ROW, ""),
        (f"<thead>{HEAD}</thead><tbody>{ROW}{ROW}</tbody>", ""),
        (HEAD + '<tr><td rowspan="2">a</td><td>b</td></tr><tr><td>c</td></tr>', ""),
        (HEAD + '<tr><td colspan="2">a</td></tr>', ""),
        (ROW, "this table has no header cell"),
        (HEAD + "<tr><td>a</td></tr>", "the rows of this table do not fill the same columns"),
        (HEAD + "<tr><td>a</td><td>b</td><td>c</td></tr>", "the rows of this table do not fill the same columns"),
        (HEAD + '<tr><td rowspan="3">a</td><td>b</td></tr>', "the rows of this table do not fill the same columns"),
        (HEAD + '<tr><td>a</td><td rowspan="2">b</td></tr><tr><td colspan="2">c</td></tr>', "the rows of this table"),
        (HEAD + '<tr><td colspan="99999999">a</td></tr>', "a cell spans no number of columns or rows between 1 and"),
        (HEAD + '<tr><td rowspan="99999999">a</td><td>b</td></tr>', "a cell spans no number of columns or rows"),
        (HEAD + '<tr><td colspan="-1">a</td></tr>', "a cell spans no number of columns or rows between 1 and 100"),
        (HEAD + '<tr><td colspan="0">a</td></tr>', "a cell spans no number of columns or rows between 1 and 100"),
        (HEAD + '<tr><td colspan="two">a</td></tr>', "a cell spans no number of columns or rows between 1 and 100"),
        ("<tr><th>a</th></tr>", "a header cell does not say what it heads: it has no scope"),
        ('<tr><th scope="up">a</th></tr>', "a header cell does not say what it heads: it has no scope"),
    ],
)
def test_tables(rows: str, message: str) -> None:
    """A table is a grid: its rows fill the same columns, and its header cells say what they head."""
    found_here = said(f"<table>{rows}</table>")
    assert [each[:2] for each in found_here] == ([(HERE, "layout-structure")] if message else [])
    assert all(each[2].startswith(message) for each in found_here)


@pytest.mark.parametrize(
    "css", ["display: flex", "display: grid", "columns: 2", "display: flex; flex-direction: column"]
)
@pytest.mark.parametrize(("depth", "codes"), [(3, []), (4, ["layout-structure"]), (15, ["layout-structure"])])
def test_boxes_in_boxes(css: str, depth: int, codes: list[str]) -> None:
    """Four grids, flex boxes or columns in each other are refused before they are laid out."""
    assert [each[1] for each in said(nested("div", depth, 'class="in"'), f".in {{ {css} }}")] == codes


@pytest.fixture
def canary() -> Iterator[tuple[str, list[str]]]:
    """An address of this machine, and what was asked of it."""
    asked: list[str] = []

    class Canary(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Canary)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    thread.join()
    server.server_close()


def test_nobody_is_asked(canary: tuple[str, list[str]]) -> None:
    """Whatever HTML or CSS names an address of the web, nothing is sent there, and the pack has a problem."""
    url, asked = canary
    bodies = [
        f'<img src="{url}/1" alt="x">', f'<link rel="stylesheet" href="{url}/2">', f'<object data="{url}/3"></object>',
        f'<embed src="{url}/4">', f'<link rel="attachment" href="{url}/5">',
        f'<a rel="attachment" href="{url}/6">x</a>',
        f'<p style="background: url({url}/7)">x</p>',
        f'<base href="{url}/8">', f'<img src="{url[5:]}/9" alt="x">',
        f'<svg viewBox="0 0 9 9" width="9"><title>x</title><image href="{url}/10" width="9" height="9"/></svg>',
        f'<svg viewBox="0 0 9 9" width="9"><title>x</title><use href="{url}/11#a"/></svg>',
        f'<iframe src="{url}/13"></iframe>',
        f'<video poster="{url}/14"></video>', f'<input type="image" src="{url}/15">',
        f'<body background="{url}/16">',
    ]  # fmt: skip
    sheets = [
        f"@import '{url}/20';", f"@import url({url}/21);", f"p {{ background: url({url}/22) }}",
        f"@font-face {{ font-family: Far; src: url({url}/23) }} p {{ font-family: Far }}",
        f"p::before {{ content: url({url}/24) }}", f"@page {{ background: url({url}/25) }}",
        f"p {{ border-image: url({url}/26) }}", f"ul {{ list-style-image: url({url}/27) }}",
        f"@color-profile device-cmyk {{ src: url({url}/28); components: c, m, y, k }}",
    ]  # fmt: skip
    quiet = [each for each in bodies if not said(each)]
    quiet += [each for each in sheets if not said("<p>x</p><ul><li>x</li></ul>", each)]
    assert asked == []
    assert [each for each in quiet if "body background" not in each and "video" not in each] == []


def test_a_fault_in_an_authors_words_is_told_where_they_stand() -> None:
    """An element that the template did not write is told at the words that hold it."""
    problems = Problems()
    compose(
        [part("one", '<h1>x</h1><p data-place="a.yaml:4:2"><a href="x">x</a></p>')],
        contents,
        style(problems),
        facts(),
        problems,
    )
    assert ("a.yaml:4:2", "bad-link") in found(problems)


def test_custom_properties_stand_in_sheets() -> None:
    """A style attribute sets no custom property, as those of elements in each other could double without end."""
    problems = Problems()
    made = compose(
        [part("one", '<h1>x</h1><p style="--a: var(--b) var(--b)">x</p>')], contents, style(problems), facts(), problems
    )
    assert made is None
    assert [code for _, code in found(problems)] == ["bad-css"]
