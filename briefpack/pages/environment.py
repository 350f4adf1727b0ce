"""Templates: sandboxed, strict, escaping. Content is never compiled as a template.

A name that does not exist, a value that is absent and an object that is no text all stop the page (see `values`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, TemplateNotFound, TemplateSyntaxError
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError
from jinja2.runtime import LoopContext, Macro, Undefined, markup_join
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace, missing

from briefpack.content.fields.text import Entry, PartialDate, Text
from briefpack.pages.compiling import Compiler, compiled_templates
from briefpack.pages.layouts import Layouts
from briefpack.pages.stamps import stamped
from briefpack.pages.template_tools import CALCULATED, calculated, kept_filters
from briefpack.pages.unprinted import UnprintedError, refuse_left_over
from briefpack.pages.values import Absent, Missing, MisuseError, fields_of, in_words, is_none, is_ours, printable
from briefpack.problems import Place

# what a page is rendered with
PAGE_NAMES = ("view", "part", "claims", "chapter", "number", "chapter_claims", "groups", "annex", "source")
TAKEN_OUT = ("lipsum",)  # the same view prints the same page
OF_JINJA = (LoopContext, Namespace, TemplateModule)  # `loop`, `namespace()`, `import`: what a template made itself
FOR_STAFF = (
    "notes",
    "reason",
    "audiences",
    "further",
)  # of what authors write: what prints nowhere, or by a style only


_printed: dict[type, frozenset[str]] = {}


def printed_fields(kind: type) -> frozenset[str]:
    """The fields that a page may use of a class of ours, and the place of its texts; none of other classes, and none of
    a place: the number of a line tells how many stand before it, for whomever they are.
    """
    if kind not in _printed:
        names = ("place",) if issubclass(kind, Text | PartialDate) else () if kind is Place else fields_of(kind)
        _printed[kind] = frozenset(names) - frozenset(FOR_STAFF if issubclass(kind, Entry) else ())
    return _printed[kind]


class LayoutLoader(BaseLoader):
    """Finds a template in the layout's folder, then in the shared one; nothing else can be reached."""

    def __init__(self, layouts: Layouts, layout: str) -> None:
        self.layouts, self.files = layouts, layouts.templates(layout)

    def get_source(self, _environment: Any, template: str) -> tuple[str, str, Callable[[], bool]]:
        if template not in self.files:
            raise TemplateNotFound(template)
        path, texts = self.files[template], self.layouts.sources
        if path not in texts:
            texts[path] = _text(path, template)
        return texts[path], str(path), lambda: True

    def shown(self, filename: str) -> str:
        """A template as messages, and the stamps in its code, name it."""
        return self.layouts.shown(Path(filename))


def _text(path: Path, template: str) -> str:
    source = path.read_bytes()
    try:
        return source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = source.count(b"\n", 0, error.start) + 1
        raise TemplateSyntaxError("this is not UTF-8 text", line, template, str(path)) from None


def one_text(pieces: Iterable[Any]) -> str:
    """What Jinja makes of the pieces of a page; a block of `call` or `filter` may have given what is no text."""
    found = list(pieces)
    try:
        return "".join(found)
    except TypeError:
        raise MisuseError("a {% call %} or {% filter %} in this template gives what is no text") from None


class LayoutEnvironment(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, which also keeps from the page what is written for staff and what is no text."""

    code_generator_class = Compiler
    intercepted_binops = CALCULATED
    loader: LayoutLoader
    concat = staticmethod(one_text)

    def compile(  # type: ignore[override]  # Jinja's has a form for each value of `raw`
        self, source: Any, name: str | None = None, filename: str | None = None, **how: Any
    ) -> Any:
        """The code of a template, whose tags are stamped with their places before it is compiled.

        Raises UnprintedError where Jinja would take what is not printed as it is meant.
        """
        try:
            text = stamped(source, self.loader.shown(filename)) if filename else source
            made = super().compile(text, name, filename, **how)
            refuse_left_over(self, source)
        except UnprintedError as error:
            error.name, error.filename = name, filename
            raise
        return made

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        if is_ours(obj):
            return attr in printed_fields(type(obj))
        return super().is_safe_attribute(obj, attr, value)

    def unsafe_undefined(self, obj: Any, attribute: str) -> Undefined:
        message = f"`{attribute}` of {in_words(obj)} is out of reach"
        return self.undefined(message, name=attribute, obj=obj, exc=SecurityError)

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        """`"…".format(x)` would turn any object into text; the filter `format` does not."""
        if super().wrap_str_format(value) is not None:
            raise SecurityError('`.format()` is out of reach; use the filter: "%s"|format(…)')
        return None

    def getattr(self, obj: Any, attribute: str) -> Any:
        kind = type(obj)
        fields = _printed.get(kind) or printed_fields(kind)
        if attribute in fields:  # most of what a page asks for: the sandbox need not look
            value = getattr(obj, attribute)
        elif kind in OF_JINJA and attribute[:1] != "_":  # all that it would let through here
            value = getattr(obj, attribute, missing)
            value = super().getattr(obj, attribute) if value is missing else value
        else:
            value = super().getattr(obj, attribute)
        return Absent(obj, attribute) if value is None else value

    def getitem(self, obj: Any, argument: Any) -> Any:
        fields = printed_fields(type(obj))  # `map(attribute=…)` and the like ask for fields too
        known = isinstance(argument, str) and argument in fields
        value = getattr(obj, argument) if known else super().getitem(obj, argument)
        return Absent(obj, argument) if value is None else value

    def call(__self, __context: Any, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805  Jinja's names
        if type(__obj) is Macro:  # most calls of a page: of a template, and safe
            kwargs.pop("_block_vars", None), kwargs.pop("_loop_vars", None)  # what Jinja's own `call` keeps from macros
            return __obj(*args, **kwargs)
        if not callable(__obj) and not isinstance(__obj, Undefined):
            raise MisuseError(f"{in_words(__obj)} cannot be called: take out the brackets")
        return super().call(__context, __obj, *args, **kwargs)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:  # noqa: ARG002  Jinja's
        return calculated(operator, left, right, self.binop_table[operator])

    def joined(self, values: Iterable[Any]) -> str:
        """What `~` makes of its values."""
        return markup_join([printable(value) for value in values])


def make_environment(
    layouts: Layouts, layout: str, filters: Mapping[str, Callable[..., Any]], names: Mapping[str, Any]
) -> LayoutEnvironment:
    """The templates of one layout, with these filters and these names everywhere."""
    environment = LayoutEnvironment(
        loader=LayoutLoader(layouts, layout),
        autoescape=True,
        undefined=Missing,
        finalize=printable,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        optimized=False,  # nothing to gain: templates hold no constant expressions worth folding
        bytecode_cache=compiled_templates(layouts.compiled),
    )
    for name in TAKEN_OUT:
        environment.globals.pop(name)
    environment.filters = {**kept_filters(), **filters}
    environment.tests["none"] = is_none
    environment.globals.update(names)
    return environment
