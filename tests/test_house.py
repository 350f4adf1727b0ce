"""The house is in order: who imports whom, which library enters where, what no file may hold, what is explained.

Each rule is a function from a folder to its breaches. The first test of a rule finds none in the project; the
second plants one in an empty house and sees it found.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

STAGES = (  # a value flows down this list; a module imports from its own line and those above it
    ("problems", "console", "ctrl_c"),
    ("project", "progress"),
    ("content",),
    ("rules",),
    ("pages",),
    ("typeset",),
    ("annexes",),
    ("pack",),
    ("proof",),
    ("editions",),
    ("copyfitting", "one_pack", "workers"),
    ("making",),
    ("notices",),
    ("issued", "calling_back", "redlining"),
    ("printing", "tables", "terminal"),
    ("make_briefs",),
)
DOORS: dict[str, str | tuple[str, ...]] = {  # where a library may be imported: a folder, or one module of it
    "yaml": "briefpack/content/files/reader.py",
    "pydantic": "briefpack/content/",
    "pydantic_core": "briefpack/content/",
    "jinja2": "briefpack/pages/",
    "citeproc": "briefpack/pages/references/",
    "lxml": "briefpack/pages/references/",
    "segno": "briefpack/pages/qr.py",
    "markdown_it": "briefpack/pages/",
    "markupsafe": "briefpack/pages/",
    "weasyprint": "briefpack/typeset/",
    "pydyf": "briefpack/typeset/",
    "tinycss2": "briefpack/typeset/",
    "PIL": ("briefpack/typeset/", "briefpack/proof/"),
    "pypdfium2": "briefpack/proof/",
    "pypdf": "briefpack/annexes/",
    "fontTools": "briefpack/annexes/",
    "rich": "briefpack/progress.py",
    "typer": "make_briefs.py",
}
LONGEST_MODULE, LONGEST_FUNCTION = 300, 40  # lines

Rule = Callable[[Path], list[str]]


def sources(root: Path) -> list[Path]:
    """The program's modules."""
    return sorted([*root.glob("briefpack/**/*.py"), *root.glob("make_briefs.py")])


def texts(root: Path) -> Iterator[tuple[Path, str]]:
    """Every text file of the project, but not what Git ignores. (Git itself may be absent.)"""
    for path in sorted(root.rglob("*")):
        parts = path.relative_to(root).parts
        hidden = any(part.startswith(".") and part not in {".ci", ".gitignore", ".gitattributes"} for part in parts)
        if hidden or parts[0] == "out" or "__pycache__" in parts or not path.is_file():
            continue
        try:
            yield path, path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


# ------------------------------------------------------------------------------------------ imports


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Line and name of every module that `path` imports: at its top or later, when it runs or for types only."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, node.module or "."
            if node.module == "briefpack":
                yield from ((node.lineno, f"briefpack.{alias.name}") for alias in node.names)


def stage_of(module: str) -> int | None:
    """The line of STAGES a module stands on; None for a name that is not a stage."""
    name = module.removeprefix("briefpack.").split(".")[0]
    return next((line for line, names in enumerate(STAGES) if name in names), None)


def imports_that_go_back_up(root: Path) -> list[str]:
    """Modules that import from a later stage, and modules that STAGES does not know."""
    found = []
    for path in sources(root):
        module = ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")
        if module == "briefpack":
            continue
        own = stage_of(module)
        if own is None:
            found.append(f"{module} has no place in STAGES")
            continue
        for line, imported in imports(path):
            stage = stage_of(imported) if imported.startswith(("briefpack.", "make_briefs")) else None
            if stage is not None and stage > own:
                found.append(f"{module}:{line} imports {imported}")
    return found


def libraries_beside_their_door(root: Path) -> list[str]:
    """Imports of other people's libraries anywhere but where DOORS lets them in."""
    found = []
    for path in sources(root):
        place = path.relative_to(root).as_posix()
        for line, imported in imports(path):
            library = imported.split(".")[0]
            if library in sys.stdlib_module_names or library == "briefpack":
                continue
            if library not in DOORS or not place.startswith(DOORS[library]):
                found.append(f"{place}:{line} imports {library}")
    return found


# ------------------------------------------------------------------------------------------ words and sizes

FORBIDDEN = {  # built from pieces, as this file is searched too
    "a machine's path": r"(?<![\w./])/(?:home|root|Users|work|opt(?!/homebrew))" + r"/[\w.-]",
    "a temporary path": r"(?<![\w./])/tmp" + r"/\w",
    "a registry's host": r"pypi\." + r"org|python" + r"hosted|npm" + r"js\.|deb\." + r"debian|archive\." + "ubuntu",
    "an open end": r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X)\b",
}


OTHERS = ("layouts/shared/apa.csl", "layouts/shared/oscola.csl")  # other people's files, word for word


def forbidden_words(root: Path) -> list[str]:
    """Lines that name a machine, a registry's host, or leave something to be done."""
    return [
        f"{path.relative_to(root)}:{number} holds {what}: {match.group()}"
        for path, text in texts(root)
        if path.relative_to(root).as_posix() not in OTHERS
        for what, pattern in FORBIDDEN.items()
        for number, line in enumerate(text.splitlines(), 1)
        if (match := re.search(pattern, line))
    ]


def too_long(root: Path) -> list[str]:
    """Modules and functions of the package that no reader takes in at once."""
    found = []
    for path in sorted(root.glob("briefpack/**/*.py")):
        text, place = path.read_text(encoding="utf-8"), path.relative_to(root)
        if (lines := len(text.splitlines())) > LONGEST_MODULE:
            found.append(f"{place} has {lines} lines")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > LONGEST_FUNCTION:
                    found.append(f"{place}:{node.lineno} {node.name} has {lines} lines")
    return found


# ------------------------------------------------------------------------------------------ problems and docs

CODE = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
CODE_CALLS = {"error", "warn", "Problem", "PydanticCustomError"}


def strings(node: ast.AST) -> Iterator[str]:
    """The strings an expression may be: one written out, or either one of a choice."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from strings(node.body)
        yield from strings(node.orelse)


def used_codes(tree: ast.AST) -> set[str]:
    """The codes that stand first in a call that makes a problem, or are named `code`."""
    found: set[str] = set()
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call):
            continue
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        first = call.args[:1] if name in CODE_CALLS else []
        named = [keyword.value for keyword in call.keywords if keyword.arg == "code"]
        found.update(text for node in [*first, *named] for text in strings(node) if CODE.fullmatch(text))
    return found


def unexplained_codes(root: Path) -> list[str]:
    """Codes in use without a paragraph in docs/problems, paragraphs of codes not in use, wrong first lines."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in sources(root)]
    used = {code for tree in trees for code in used_codes(tree)}
    anywhere = {node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    explained = {path.stem: path.read_text(encoding="utf-8") for path in root.glob("docs/problems/*.md")}
    found = [f"{code} has no docs/problems/{code}.md" for code in sorted(used - explained.keys())]
    for code, text in sorted(explained.items()):
        if code not in anywhere:
            found.append(f"docs/problems/{code}.md explains a code that is not in use")
        if text.splitlines()[:1] != [f"# {code}"] or len(text.splitlines()) < 3:
            found.append(f"docs/problems/{code}.md does not begin '# {code}', or says nothing")
    return found


def dead_links(root: Path) -> list[str]:
    """Links between Markdown files, and to pictures, that lead nowhere."""
    found = []
    for path in sorted(
        [*root.glob("*.md"), *root.glob("docs/**/*.md"), *root.glob("benchmarks/*.md"), *root.glob("layouts/*.md")]
    ):
        text = re.sub(r"```.*?```|`[^`\n]*`", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)  # not in code
        for target in re.findall(r"\]\(([^)\s]+)\)", text):
            if re.match(r"[a-z]+:", target):
                continue
            file, _, anchor = target.partition("#")
            other = path.parent / file if file else path
            if not other.exists() or (anchor and anchor not in anchors(other)):
                found.append(f"{path.relative_to(root)} links to {target}")
    return found


def anchors(path: Path) -> set[str]:
    """What the headings of a Markdown file are called in links (as GitHub makes them)."""
    headings = re.findall(r"^#+ +(.+?) *$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


# ------------------------------------------------------------------------------------------ the tests

PLANTED: list[tuple[Rule, str, str, str]] = [
    (imports_that_go_back_up, "briefpack/content/a.py", "from briefpack.pages import part", "imports briefpack.pages"),
    (
        imports_that_go_back_up,
        "briefpack/problems.py",
        "def f():\n    import briefpack.making",
        "imports briefpack.making",
    ),
    (imports_that_go_back_up, "briefpack/project.py", "from briefpack import terminal", "imports briefpack.terminal"),
    (
        imports_that_go_back_up,
        "briefpack/pack/a.py",
        "if TYPE_CHECKING:\n    from briefpack.one_pack import Recipe",
        "imports briefpack.one_pack",
    ),
    (imports_that_go_back_up, "briefpack/utilities.py", "", "has no place in STAGES"),
    (libraries_beside_their_door, "briefpack/content/second.py", "import yaml", "imports yaml"),
    (
        libraries_beside_their_door,
        "briefpack/pack/a.py",
        "def f():\n    from weasyprint import HTML",
        "imports weasyprint",
    ),
    (libraries_beside_their_door, "briefpack/pack/a.py", "import requests", "imports requests"),
    (forbidden_words, "docs/a.md", "see /ho" + "me/ann/notes", "a machine's path"),
    (forbidden_words, "requirements.txt", "--index-url https://py" + "pi.org/simple", "a registry's host"),
    (forbidden_words, "run", "# TO" + "DO: later", "an open end"),
    (too_long, "briefpack/a.py", "\n" * 301, "has 301 lines"),
    (too_long, "briefpack/a.py", "def f():\n" + "    x = 1\n" * 40, "f has 41 lines"),
    (unexplained_codes, "briefpack/a.py", "problems.error('bad-date', 'no', place)", "bad-date has no"),
    (unexplained_codes, "briefpack/a.py", "p.warn('odd' if x else 'even', 'no', place)", "even has no"),
    (unexplained_codes, "briefpack/a.py", "Problem(code='late', message='no', place=p)", "late has no"),
    (unexplained_codes, "docs/problems/gone.md", "# gone\n\nText.\n", "explains a code that is not in use"),
    (unexplained_codes, "docs/problems/gone.md", "# other\n\nText.\n", "does not begin"),
    (dead_links, "docs/a.md", "[b](b.md)", "links to b.md"),
    (dead_links, "docs/a.md", "# One\n[b](#two)", "links to #two"),
]
RULES = sorted({rule for rule, *_ in PLANTED}, key=lambda rule: rule.__name__)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_house_is_in_order(rule: Rule) -> None:
    """The project keeps the rule."""
    assert sources(ROOT)
    assert rule(ROOT) == []


@pytest.mark.parametrize(("rule", "file", "text", "said"), PLANTED, ids=lambda value: getattr(value, "__name__", ""))
def test_a_breach_is_found(rule: Rule, file: str, text: str, said: str, tmp_path: Path) -> None:
    """A breach planted in an empty house is found and named."""
    path = tmp_path / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    assert any(said in breach for breach in rule(tmp_path)), rule(tmp_path)
