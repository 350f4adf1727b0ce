"""The words of a laid-out page, looked for on the page of the finished file in the order in which they are painted."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from briefpack.proof.finished import FinishedPage, folded
from briefpack.typeset.painting import Rectangle
from briefpack.typeset.printed_runs import Run

LEAN = 0.4  # of the size of the type: so far letters may stand out of their line (raised numbers, italics)
ELLIPSIS = folded("…")
BEGINNING = 3  # letters of a head by which it is found; a shorter one is not cut
RIGHT_TO_LEFT = ("R", "AL")  # bidirectional classes of letters that readers of files put in an order of their own


@dataclass(frozen=True, slots=True)
class Loss:
    """Words that a reader of the finished file does not find."""

    code: str
    said: str
    run: Run
    words: str


@dataclass(slots=True)
class Search:
    """Looks for the runs of one page; what it does not find are `losses`."""

    page: FinishedPage
    losses: list[Loss] = field(default_factory=list)
    _at: int = 0  # where the next run is expected among the page's letters
    _line: float = 0.0  # the lower edge of the line before it

    def look_for(self, runs: Sequence[Run]) -> int:
        """How many runs stand where they were laid out."""
        return sum(self._is_there(run) for run in runs)

    def _is_there(self, run: Run) -> bool:
        words = [(word, letters) for word in run.words.split() if (letters := folded(word))]
        whole = "".join(letters for _, letters in words)
        if not whole or self._is_mixed(run, words):
            return True
        begin = self._place_of(run, whole)
        if begin is None and run.clamped and (kept := self._clamped(whole)):
            begin, whole = kept
            words = [(run.words, whole)]
        if begin is None:
            self._lose("lost-text", "stands elsewhere" if whole in self.page.words else "is not in its text", run)
            return False
        if begin < self._at and run.box and abs(run.box[3] - self._line) > LEAN * run.size:
            self._lose("lost-text", "comes too early in its text", run)
        self._at = max(self._at, begin + len(whole))
        self._line = run.box[3] if run.box else self._line
        self._look_at(run, words, begin)
        return True

    def _is_mixed(self, run: Run, words: Sequence[tuple[str, str]]) -> bool:
        """Whether words that run from right to left are there, in whatever order."""
        mixed = any(unicodedata.bidirectional(sign) in RIGHT_TO_LEFT for sign in run.words)
        return mixed and all(letters in self.page.words for _, letters in words)

    def _place_of(self, run: Run, whole: str) -> int | None:
        """Where a run begins: the next time that it stands in its place, or else before."""
        for begin, end in ((self._at, len(self.page.words)), (0, self._at + len(whole) - 1)):
            found = self.page.words.find(whole, begin, end)
            while found >= 0:
                if run.box is None or self._is_within(run, self._box_of(found, len(whole))):
                    return found
                found = self.page.words.find(whole, found + 1, end)
        return None

    def _clamped(self, whole: str) -> tuple[int, str] | None:
        """Where a running head begins that ends early, and what there is of it with its ellipsis."""
        end = self.page.words.find(ELLIPSIS, self._at)
        while end >= 0:
            begin = self.page.words.rfind(whole[:BEGINNING], self._at, end)
            if begin >= 0 and whole.startswith(self.page.words[begin:end]):
                return begin, self.page.words[begin : end + len(ELLIPSIS)]
            end = self.page.words.find(ELLIPSIS, end + 1)
        return None

    def _look_at(self, run: Run, words: Sequence[tuple[str, str]], begin: int) -> None:
        """Tell words that cannot be seen; of spread ones only where all of them stand is known."""
        unseen = list[str]()
        for word, letters in [] if run.spread else words:
            area = self._box_of(begin, len(letters))
            begin += len(letters)
            if not self._is_within(run, area):
                self._lose("lost-text", "stands elsewhere", run)
                return
            if not self.page.shows(area):
                unseen.append(word)
        if run.spread and run.box and not self.page.shows(run.box):
            unseen.append(run.words)
        if unseen:
            self._lose("lost-ink", "cannot be seen", run, " ".join(unseen))

    def _box_of(self, begin: int, length: int) -> Rectangle:
        """What letters of one line take, from the first to the last."""
        one, other = self.page.letter(begin), self.page.letter(begin + length - 1)
        return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])

    def _is_within(self, run: Run, area: Rectangle) -> bool:
        if run.box is None:
            return True
        lean, (left, top, right, bottom) = LEAN * run.size, run.box
        return area[0] > left - lean and area[1] > top - lean and area[2] < right + lean and area[3] < bottom + lean

    def _lose(self, code: str, said: str, run: Run, words: str = "") -> None:
        self.losses.append(Loss(code, said, run, words or run.words))
