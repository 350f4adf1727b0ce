"""Where citeproc-py 0.11 does other than CSL 1.0.2 says: corrected elements, which stand for the library's own.

The library takes the last class of an element's name among the direct subclasses of its base, so that importing this
module is enough. `tests/pages/test_references.py` shows what goes wrong without it.
"""

from __future__ import annotations

from typing import Any, ClassVar

from citeproc import model
from citeproc.source import LiteralDate, VariableError


class _Rendered:
    """What has been rendered since a substitute began: pairs of tag and variable."""

    pairs: ClassVar[list[tuple[str, str]]] = []


class Text(model.Text, model.CitationStylesElement):  # type: ignore[misc]  # the library has no types
    def _variable(self, item: Any, context: Any) -> Any:
        text = super()._variable(item, context)
        if text:
            _Rendered.pairs.append((self.tag, self.get("variable")))
        return text


class Names(model.Names, model.CitationStylesElement):  # type: ignore[misc]
    def process(self, item: Any, names_context: Any = None, context: Any = None, **how: Any) -> Any:
        """Names that stood for others are not said again (CSL 1.0.2, Substitute)."""
        variables = self.get("variable")
        if variables in (context if context is not None else self).get_layout().repressed.get(self.tag, ()):
            raise VariableError
        text = super().process(item, names_context, context, **how)
        if text and any(variable in item.reference for variable in variables.split()):
            _Rendered.pairs.append((self.tag, variables))
        return text


class Substitute(model.Substitute, model.CitationStylesElement):  # type: ignore[misc]
    def add_to_repressed_list(self, _child: Any, context: Any) -> None:
        """All that a macro has rendered in place of names is not said again, not only a variable named at once."""
        for tag, variable in _Rendered.pairs:
            context.get_layout().repressed.setdefault(tag, []).append(variable)

    def render(self, item: Any, context: Any = None, **how: Any) -> Any:
        _Rendered.pairs.clear()
        return super().render(item, context=context, **how)


class Date(model.Date, model.CitationStylesElement):  # type: ignore[misc]
    def process(self, item: Any, variable: Any = None, *args: Any, **how: Any) -> Any:
        """A date in words is said once, not for its year and again for its month."""
        name = variable or self.get("variable")
        in_words = isinstance(item.reference.get(name.replace("-", "_")), LiteralDate)
        if not in_words or self.is_locale_date():  # that one is asked by a date of the style
            return super().process(item, variable, *args, **how)
        context = how.get("context")
        said = (self if context is None else context).get_layout().repressed.setdefault("dates in words", [])
        if name in said:
            return None
        said.append(name)
        return super().process(item, variable, *args, **how)
