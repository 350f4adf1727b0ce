"""Why an annex cannot be joined."""

from __future__ import annotations


class AnnexError(Exception):
    """An annex cannot be joined. `code` is a problem's, `cause` and `cure` are in the author's words."""

    def __init__(self, code: str, cause: str, cure: str) -> None:
        super().__init__(code, cause, cure)  # all three, as it crosses to another process
        self.code, self.cause, self.cure = code, cause, cure

    def __str__(self) -> str:
        return self.cause
