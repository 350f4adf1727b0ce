"""Why an annex cannot be joined, and the one door through which other people's files are touched."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator

from pypdf.errors import DependencyError, LimitReachedError, PyPdfError

AGAIN = "open it in a viewer; if it looks right, print it as PDF and join that"


class AnnexError(Exception):
    """An annex cannot be joined. `code` is a problem's, `cause` and `cure` are in the author's words."""

    def __init__(self, code: str, cause: str, cure: str) -> None:
        super().__init__(code, cause, cure)  # all three, as it crosses to another process
        self.code, self.cause, self.cure = code, cause, cure

    def __str__(self) -> str:
        return self.cause


@contextlib.contextmanager
def touching(what: str) -> Iterator[None]:
    """Whatever goes wrong while someone else's file is read is an `AnnexError` about `what` ('it', 'page 3').

    All exceptions are caught, as pypdf raises any kind of them for a damaged file; or logs that it left something out.
    """
    log, losses = logging.getLogger("pypdf"), _Losses()
    log.addHandler(losses)
    try:
        yield
    except AnnexError:
        raise
    except Exception as error:
        raise _told(what, error) from error
    finally:
        log.removeHandler(losses)
    if losses.seen:
        raise AnnexError("annex-unreadable", f"{what} is damaged: a part of it cannot be read", AGAIN)


class _Losses(logging.Handler):
    """Notes what pypdf says when it goes on without something, which is the template of a message."""

    WHOLE = ("%(exception)r", "%(exception)s")
    PARTS = ("Invalid stream (index", "ignoring the stream", "skipping the entry")

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.seen = False

    def emit(self, record: logging.LogRecord) -> None:
        said = str(record.msg)
        self.seen = self.seen or said in self.WHOLE or any(part in said for part in self.PARTS)


def _told(what: str, error: Exception) -> AnnexError:
    if isinstance(error, DependencyError) and "AES" in str(error):
        return AnnexError("annex-encrypted", f"{what} is encrypted", "save a copy without a password")
    return AnnexError("annex-unreadable", f"{what} {_cause(error)}", AGAIN)


def _cause(error: Exception) -> str:
    match error:
        case LimitReachedError() | MemoryError():
            return "unpacks to more than can be drawn"
        case RecursionError():
            return "is nested too deeply"
        case DependencyError() | NotImplementedError():
            return "is packed in a way that is not read here"
        case PyPdfError() if words := " ".join(str(error).split()):
            return f"is damaged ({words[:80]})"
    return "is damaged"
