"""One pack from a campaign that has been read: view, HTML, parts, PDF. Runs in a process of its own."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefpack.content.campaign import Campaign
from briefpack.content.left_out import LeftOut, left_out, not_printed
from briefpack.content.statements import statements
from briefpack.content.view import View
from briefpack.content.viewing import view_for
from briefpack.copyfitting import fit, taken
from briefpack.pack.composing import Composed, Facts, KnownParts, compose
from briefpack.pack.made import MadePack, PartFacts
from briefpack.pages.layouts import LEAST_TYPE, USUAL_THEME, Layouts
from briefpack.pages.pack_code import pack_code
from briefpack.pages.part import Contents, Group, PartHTML
from briefpack.pages.rendering import Fits, render, render_annex, render_contents, title_of
from briefpack.problems import Problems
from briefpack.project import CampaignFolder, Project
from briefpack.proof.gate import gate
from briefpack.proof.own_words import annex_texts, layout_texts
from briefpack.proof.withheld import withheld_from
from briefpack.typeset.fetcher import PackFetcher
from briefpack.typeset.font_jail import require_locked_fonts
from briefpack.typeset.positions import NO_POSITIONS
from briefpack.typeset.style import LEAST_TYPE as EVERYWHERE
from briefpack.typeset.style import Style

if TYPE_CHECKING:
    from briefpack.annexes.reading import ReadAnnex


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a worker needs to make packs of one campaign."""

    project: Project
    campaign: Campaign
    folder: CampaignFolder  # for pictures, annexes, and the campaign's own layouts
    edition: datetime.date
    paper: str | None = None  # None: the one that each layout is for
    theme: str = USUAL_THEME

    @property
    def layouts(self) -> Layouts:
        return Layouts(self.project.layouts, self.folder, theme=self.theme)


def file_name(pack: str, paper: str, theme: str, usual_paper: str) -> str:
    """NAME[-theme][-paper].pdf; what a build makes that asks for neither is left out."""
    asked = [theme] * (theme != USUAL_THEME) + [paper] * (paper != usual_paper)
    return "-".join([pack, *asked]) + ".pdf"


def make_pack(recipe: Recipe, name: str) -> MadePack:
    """Make one pack. Its problems are in the result; with an error among them it holds no PDF."""
    problems = Problems()
    pack = recipe.campaign.packs[name]
    view = view_for(recipe.campaign, pack, recipe.edition)
    usual_paper = recipe.layouts.usual_paper(view.layout)
    paper = recipe.paper or usual_paper
    view = dataclasses.replace(view, code=pack_code(view, recipe.layouts, paper))
    composed, fits = composed_pack(recipe, view, paper, problems)
    content = composed.write() if composed and not problems.errors else b""
    sources = {str(source.place): str(source.id) for source in view.sources}
    found = composed.positions(sources, statements(view)) if composed else NO_POSITIONS
    said = composed.claims_said() if composed else frozenset()
    audience = str(pack.audience)
    unsaid = tuple(not_printed(recipe.campaign, audience, said))
    if composed and content:
        page_texts = _check_losses(composed, content, view, fits, unsaid, problems)
        check_leaks(recipe, view, content, problems, page_texts)
    file = file_name(name, paper, recipe.theme, usual_paper)
    return dataclasses.replace(
        _made(recipe, view, paper, file, pack.internal, composed, content, problems),
        claim_pages=found.claim_pages,
        claims_said=said,
        source_ids=tuple(str(source.id) for source in view.sources),
        left_out=(*left_out(recipe.campaign, audience), *unsaid),
        gave_way=taken(fits),
        positions=found,
        code=view.code or "",
    )


def make_notice(recipe: Recipe, view: View, name: str, internal: bool) -> MadePack:
    """Make what is sent after a pack. Its problems are in the result; with an error among them it holds no PDF.

    Where the layout is not made for the paper, it is made on the usual one: whoever was misled is told all the same.
    """
    problems, usual = Problems(), recipe.layouts.usual_paper(view.layout)
    paper = recipe.paper if recipe.paper in recipe.layouts.papers(view.layout) else usual
    composed, _ = composed_pack(recipe, view, paper, problems)
    content = composed.write() if composed and not problems.errors else b""
    if content:
        check_leaks(recipe, view, content, problems)
    file = file_name(name, paper, recipe.theme, usual)
    return _made(recipe, view, paper, file, internal, composed, content, problems)


def _made(
    recipe: Recipe,
    view: View,
    paper: str,
    file: str,
    internal: bool,
    composed: Composed | None,
    content: bytes,
    problems: Problems,
) -> MadePack:
    """What is known of every file that was made; of one with an error, everything but its bytes."""
    return MadePack(
        name=view.name,
        audience=view.audience,
        internal=internal,
        file=file,
        paper=paper,
        theme=recipe.theme,
        edition=recipe.edition,
        status=status_of(view),
        content=b"" if problems.errors else content,
        page_count=composed.page_count if composed else 0,
        parts=_part_facts(composed),
        claim_pages={},
        claims_said=frozenset(),
        source_ids=(),
        left_out=(),
        problems=tuple(problems),
        standards=composed.standards if composed else (),
    )


def _check_losses(
    composed: Composed, content: bytes, view: View, fits: Fits, unsaid: Sequence[LeftOut], problems: Problems
) -> Sequence[str]:
    """Report what the bytes that are to be published do not show: of the pages, and of all that the view holds.

    Returns the text of each page, as it was read.
    """
    from briefpack.proof.forgotten import check_owed  # brings PDFium along, which a pack with a fault does without
    from briefpack.proof.presence import check_presence

    shown = check_presence(composed, content, problems)
    check_owed(view, fits, composed, shown.parts, {entry.claim for entry in unsaid if entry.claim}, problems)
    return shown.page_texts


def check_leaks(recipe: Recipe, view: View, content: bytes, problems: Problems, page_texts: Sequence[str] = ()) -> None:
    """Read the finished bytes as a hostile reader would; whatever its audience may not see is an error."""
    own = [*layout_texts(recipe.layouts, str(view.layout)), *annex_texts(view.annexes, recipe.folder.path)]
    withheld = withheld_from(recipe.campaign, view, own, recipe.edition)
    gate(content, withheld, view.name, problems, page_texts)


def composed_pack(recipe: Recipe, view: View, paper: str, problems: Problems) -> tuple[Composed | None, Fits]:
    """A pack laid out, numbered and checked, with what copyfitting took of each part; None where it has a fault."""
    layouts = recipe.layouts
    annexes = _annexes(view, recipe, problems)
    if problems.errors:
        return None, {}
    style = _style(recipe, view, paper, problems)
    if problems.errors:
        return None, {}
    style.pictures.update({address: page for annex in annexes for address, page in annex.pictures.items()})
    created = datetime.datetime.combine(recipe.edition, datetime.time(), datetime.UTC)
    facts = Facts(title_of(view, problems), str(view.language), created, (str(view.organisation),))

    def rendered(fits: Fits, said: Problems) -> list[PartHTML | Contents]:
        drawn = (render_annex(view, layouts, annex.pages, said) for annex in annexes)
        return [*render(view, layouts, said, fits), *(part for part in drawn if part)]

    def laid_out(parts: Sequence[PartHTML | Contents], said: Problems, known: KnownParts) -> Composed | None:
        def contents(groups: Sequence[Group]) -> PartHTML | None:
            return render_contents(view, layouts, groups, said)

        return compose(parts, contents, style, facts, said, annexes, known)

    return fit(view, style, rendered, laid_out, problems)


def _style(recipe: Recipe, view: View, paper: str, problems: Problems) -> Style:
    roots = {"layouts": recipe.project.layouts, "assets": recipe.project.assets, "campaign": recipe.folder.path}
    least = LEAST_TYPE.get(recipe.theme, EVERYWHERE)
    sheets = recipe.layouts.sheets(view.layout, paper)
    style = Style(sheets, PackFetcher(roots), problems, least_type=least)
    require_locked_fonts(recipe.project.assets, style.fonts)
    return style


def _annexes(view: View, recipe: Recipe, problems: Problems) -> list[ReadAnnex]:
    if not view.annexes:
        return []
    from briefpack.annexes.reading import read_annexes  # brings pypdf along, which most packs do without

    return read_annexes(view.annexes, recipe.folder.path, problems)


def _part_facts(composed: Composed | None) -> tuple[PartFacts, ...]:
    placed = composed.parts if composed else ()
    return tuple(PartFacts(part.name, part.title, part.first_page, part.page_count, part.part.empty) for part in placed)


def status_of(view: View) -> str:
    """How every foot of the pack marks it: Sample, DRAFT, or nothing."""
    if view.sample:
        return "Sample"
    return "DRAFT" if view.draft else ""
