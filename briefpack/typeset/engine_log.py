"""What WeasyPrint writes to its log, kept: nothing it says is lost."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator

ENGINE_LOGGERS = ("weasyprint", "fontTools")


class _Keeper(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


@contextlib.contextmanager
def kept_log() -> Iterator[list[str]]:
    """Warnings and errors of the engine while the block runs, in order."""
    keeper = _Keeper()
    loggers = [logging.getLogger(name) for name in ENGINE_LOGGERS]
    before = [(logger.level, logger.propagate) for logger in loggers]
    for logger in loggers:
        logger.addHandler(keeper)
        logger.setLevel(logging.WARNING)
        logger.propagate = False
    try:
        yield keeper.said
    finally:
        for logger, (level, propagate) in zip(loggers, before, strict=True):
            logger.removeHandler(keeper)
            logger.setLevel(level)
            logger.propagate = propagate
