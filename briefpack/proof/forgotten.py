"""What a view holds and a part owes, but no page of the part says."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from briefpack.content.fields.text import Text
from briefpack.content.fitting import fitted
from briefpack.content.view import View
from briefpack.pack.composing import Composed, PlacedPart
from briefpack.pages.citations import Numbering
from briefpack.pages.printing import Printing
from briefpack.pages.rendering import Fits
from briefpack.problems import Place, Problems, Related
from briefpack.proof.finished import folded
from briefpack.proof.owed import Wordings, all_claims, lists_sources, owed_by, sources_owed
from briefpack.typeset.lint.words import quoted
from briefpack.typeset.printed_runs import Wording

SHORT = 12  # letters; fewer may stand on a page by chance
HINT = "print it there; a part that is to say less needs a name of its own"


def check_owed(
    view: View,
    fits: Fits,
    composed: Composed,
    said: Mapping[str, Wording],
    left_out: Collection[str],
    problems: Problems,
) -> None:
    """Report what a part owes and does not say, and claims that are neither said nor listed as left out.

    `fits` are the steps of copyfitting that parts took; a part that `said` does not have is not looked at.
    """
    in_print, plain = composed.claims_said(), Printing(view, Numbering(listed=False), Problems()).plain
    for placed in composed.parts:
        if placed.name in said:
            part, own = placed.part, fitted(view, fits.get(placed.name, ()))
            owed = [*owed_by(part.name, part.filled, part.says, own)]
            owed += sources_owed(view, in_print) if lists_sources(part.name) else ()
            _report(placed, _Said(said[placed.name], plain), owed, problems)
    for claim in all_claims(view):
        if not all(name in in_print or name in left_out for name in claim.ids):
            message = f"{quoted(claim.words.text)} is neither printed nor listed as left out"
            hint = "this is a fault of ours: please report it"
            problems.error("forgotten-text", message, claim.words.text.place, hint)


def _report(placed: PlacedPart, page: _Said, owed: Collection[Wordings], problems: Problems) -> None:
    for wordings in {tuple((text, text.place) for text in each): each for each in owed}.values():
        if wordings and not any(map(page.says, wordings)):
            message = f"{quoted(wordings[0])} belongs in {placed.title}, whose pages do not print it"
            related = [Related(Place(placed.part.template), "the template of this part")]
            problems.error("forgotten-text", message, wordings[0].place, HINT, related)


class _Said:
    """The letters of a part: all, and those at each place of the YAML."""

    def __init__(self, wording: Wording, plain: Callable[[str], str]) -> None:
        self.wording, self.everything, self.plain = wording, _letters(wording.everything()), plain

    def says(self, text: Text) -> bool:
        """Whether some words of an author stand in the part; few of them only where elements lead to them."""
        readings = {_letters(self.plain(text)), _letters(text)}  # as CommonMark, and as it stands
        return any(self._stand(letters, text.place) for letters in readings)

    def _stand(self, letters: str, place: Place) -> bool:
        there = self.wording.at(place)
        if there is not None and letters in _letters(there):
            return True
        return (there is None or len(letters) >= SHORT) and letters in self.everything


def _letters(words: str) -> str:
    """Words as they compare whatever marks, capitals and lines they are set in."""
    return "".join([sign for sign in folded(words).casefold() if sign.isalnum()])
