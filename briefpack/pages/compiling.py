"""How templates become code, and where the code is kept so that an unchanged template is compiled once."""

from __future__ import annotations

import contextlib
import hashlib
import marshal
import pickle
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import BytecodeCache, FileSystemBytecodeCache
from jinja2.bccache import bc_magic
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Concat, Expr, Impossible, Template, TemplateData

from briefpack.pages import unprinted


class Compiler(CodeGenerator):
    """Compiles `a ~ b` so that only what is printable is joined, and `{{ none }}` so that it is looked at.

    A template that Jinja would take, though some of it would not print, is not compiled and so never kept.
    """

    def visit_Template(self, node: Template, frame: Frame | None = None) -> None:  # noqa: N802  Jinja's name
        unprinted.refuse_outside_blocks(node)
        super().visit_Template(node, frame)

    def _output_child_to_const(self, node: Expr, frame: Frame, finalize: Any) -> str:
        if not isinstance(node, TemplateData):
            raise Impossible  # Jinja would make a constant text before `finalize` sees it
        return super()._output_child_to_const(node, frame, finalize)

    def visit_Concat(self, node: Concat, frame: Frame) -> None:  # noqa: N802  Jinja's name
        self.write("environment.joined((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")


class CompiledTemplates(BytecodeCache):
    """The code of templates by name, file and text: of this process, and in `folder` of earlier ones.

    A folder that cannot be written to is let be. What another compiler made there is not read.
    """

    def __init__(self, folder: Path) -> None:
        self._codes: dict[tuple[str, str], Any] = {}
        self._folder, self._names = folder, f"%s-{_compiler()}"
        self._kept = FileSystemBytecodeCache(str(folder), self._names)

    def get_bucket(self, environment: Any, name: str, filename: str | None, source: str) -> Any:
        """Where the code of a template is: of this file, under the name that the stamps in its code give it."""
        shown = environment.loader.shown(filename) if filename else ""
        return super().get_bucket(environment, name, f"{filename}|{shown}", source)

    def load_bytecode(self, bucket: Any) -> None:
        bucket.code = self._codes.get((bucket.key, bucket.checksum)) or self._read(bucket)
        self._codes[bucket.key, bucket.checksum] = bucket.code

    def _read(self, bucket: Any) -> Any:
        """The code that was kept, read in one piece: Jinja's own way asks the file for every value, and takes six times
        as long. None where it is not there, of another text, or damaged: then the template is compiled anew.
        """
        try:
            with (self._folder / (self._names % bucket.key)).open("rb") as file:
                if file.read(len(bc_magic)) == bc_magic and pickle.load(file) == bucket.checksum:
                    return marshal.loads(file.read())
        except Exception:  # whatever became of the file
            return None
        return None

    def dump_bytecode(self, bucket: Any) -> None:
        self._codes[bucket.key, bucket.checksum] = bucket.code
        with contextlib.suppress(OSError):
            self._folder.mkdir(exist_ok=True)
            self._kept.dump_bytecode(bucket)


@cache
def _compiler() -> str:
    """What tells the code of one compiler from that of another: Jinja's version, and all of the sandbox around it."""
    return _digest(Path(__file__).parent)


def _digest(sandbox: Path) -> str:
    ours = b"".join(path.read_bytes() for path in sorted(sandbox.glob("*.py")))
    return hashlib.sha256(jinja2.__version__.encode() + ours).hexdigest()[:8]


@cache
def compiled_templates(folder: Path) -> CompiledTemplates:
    """The compiled templates of a folder, the same for all packs of a process."""
    return CompiledTemplates(folder)
