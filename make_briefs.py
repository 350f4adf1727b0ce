"""Every command: campaign facts in YAML become printed briefing packs. `./run build` sets up and calls this."""

from __future__ import annotations

import os
import signal

if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # Ctrl-C while libraries are loaded
    signal.signal(signal.SIGINT, lambda *_: os._exit(130))
signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})  # ./run keeps it waiting while Python starts

import gc  # noqa: E402  after the lines above, which must come first; so below
import sys  # noqa: E402
from pathlib import Path  # noqa: E402
from typing import Annotated  # noqa: E402

gc.set_threshold(200_000, 20, 20)  # commands make many small objects and few cycles: a tenth of the time
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # none is used, and looking for them takes time

try:
    import typer
    from typer.exceptions import TyperException
except ModuleNotFoundError:
    said = "make_briefs.py: its libraries are not installed here; type ./run"
    print(said, *(sys.argv[1:] or ["build"]), file=sys.stderr)
    sys.exit(4)
except (ImportError, MemoryError) as error:
    print(f"make_briefs.py: its libraries cannot be loaded, is there memory left? {error}", file=sys.stderr)
    sys.exit(4)

from briefpack import console, ctrl_c, tables, terminal  # noqa: E402
from briefpack.project import CampaignFolder, Project, WrongCommandError, output_folder  # noqa: E402
from briefpack.terminal import Format, Paper, Theme  # noqa: E402

PROJECT = Project(Path(__file__).resolve().parent)

app = typer.Typer(
    help="Campaign facts in YAML become printed briefing packs, one for each audience.",
    epilog="./run test runs every check of the tool itself.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Campaign = Annotated[
    str | None, typer.Option("--campaign", "-c", metavar="NAME|FOLDER", help="Default: the only one in briefs/.")
]
Strict = Annotated[bool, typer.Option("--strict", help="Treat warnings as errors.")]
Date = Annotated[
    str | None, typer.Option("--date", metavar="DATE", help="The edition's date, YYYY-MM-DD, instead of edition_date.")
]
Editions = Annotated[
    str | None, typer.Option("--editions", metavar="DIR", help="Where editions are kept. Default: editions.")
]
FormatOption = Annotated[str, typer.Option("--format", metavar="|".join(Format), help="How problems are printed.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show the traceback of a bug in the tool.")]


def _output(folder: CampaignFolder, out: str | None) -> Path:
    """Where packs of a campaign lie: where --out says, or in the usual folder."""
    return PROJECT.output(folder) if out is None else output_folder(out)


@app.command()
def build(
    names: Annotated[list[str] | None, typer.Argument(metavar="[PACK|AUDIENCE]...", help="Default: all packs.")] = None,
    campaign: Campaign = None,
    out: Annotated[str | None, typer.Option("--out", metavar="DIR", help="Default: out/CAMPAIGN.")] = None,
    paper: Annotated[
        str | None,
        typer.Option("--paper", metavar="|".join(Paper), help="Paper size. Default: a4, or what the layout is for."),
    ] = None,
    theme: Annotated[
        str, typer.Option("--theme", metavar="|".join(Theme), help="In colour, for a photocopier, or in large print.")
    ] = "colour",
    date: Date = None,
    strict: Strict = False,
    issue: Annotated[bool, typer.Option("--issue", help="Keep the edition, for trace, verify and diff.")] = False,
    editions: Editions = None,
    jobs: Annotated[
        str | None, typer.Option("--jobs", "-j", metavar="N", help="Packs made at once. Default: one for each core.")
    ] = None,
    format_: FormatOption = "human",
    debug: Debug = False,
) -> None:
    """Build the packs into --out: one PDF for each, and manifest.json."""
    with terminal.command(format_, debug) as session:
        from briefpack.making import Order, build_packs

        folder = PROJECT.campaign(campaign)
        if editions is not None and not issue:
            raise WrongCommandError("--editions is for a build that is issued", "add --issue, or leave it out")
        order = Order(
            folder,
            tuple(names or ()),
            None if paper is None else terminal.chosen("--paper", paper, Paper),
            terminal.chosen("--theme", theme, Theme),
            terminal.edition_date(date),
            strict,
            terminal.jobs(jobs),
            _output(folder, out),
            PROJECT.editions(editions) / folder.name if issue else None,
        )
        built = build_packs(PROJECT, order, session.problems, session.progress)
        made = tables.built_table(built, order.out)
        done = f"the packs are made, and lie in {order.out}"
        session.finish(strict=strict, text=made, unlisted=tables.left_out(built), done=done)


@app.command()
def check(
    campaign: Campaign = None,
    date: Date = None,
    strict: Strict = False,
    format_: FormatOption = "human",
    debug: Debug = False,
) -> None:
    """Say all that can be said without typesetting."""
    with terminal.command(format_, debug) as session:
        from briefpack.making import check_campaign

        folder = PROJECT.campaign(campaign)
        day = terminal.edition_date(date)
        answered = check_campaign(PROJECT, folder, day, terminal.today(), session.problems)
        session.finish(strict=strict, answered=answered, summary=True)


@app.command("list")
def list_(campaign: Campaign = None, format_: FormatOption = "human", debug: Debug = False) -> None:
    """List the packs of a campaign, or the campaigns."""
    with terminal.command(format_, debug) as session:
        from briefpack.making import load_campaign

        if campaign is None and len(PROJECT.campaigns()) > 1:
            session.finish(listing=[{"campaign": name} for name in PROJECT.campaigns()])
            return
        loaded = load_campaign(PROJECT.campaign(campaign), session.problems)
        session.finish(listing=tables.packs_of(loaded))


@app.command()
def inspect(
    pdf: Annotated[str, typer.Argument(metavar="PACK|FILE", help="A pack that was built, or any PDF.")],
    campaign: Campaign = None,
    format_: FormatOption = "human",
    debug: Debug = False,
) -> None:
    """Show all that a hostile reader can see in a PDF beside its pages, and what of it is suspicious."""
    with terminal.command(format_, debug) as session:
        from briefpack.proof.inspection import inspected

        rows = inspected(PROJECT.pdf(pdf, campaign), session.problems)
        session.finish(listing=rows)


@app.command()
def trace(
    word: Annotated[str, typer.Argument(metavar="CLAIM|SOURCE|FILE:LINE", help="An id, or a line of the campaign.")],
    campaign: Campaign = None,
    recipients: Annotated[
        str | None, typer.Option("--recipients", metavar="DIR", help="Say who got it, by the register in this folder.")
    ] = None,
    out: Annotated[str | None, typer.Option("--out", metavar="DIR", help="Default: out/CAMPAIGN.")] = None,
    editions: Editions = None,
    format_: FormatOption = "human",
    debug: Debug = False,
) -> None:
    """Say where a claim or a source stands: in which packs of which editions, on which page."""
    with terminal.command(format_, debug) as session:
        from briefpack.issued import trace_word

        folder = PROJECT.campaign(campaign)
        output = _output(folder, out)
        register = None if recipients is None else Path(recipients)
        shelf = PROJECT.editions(editions, read=True) / folder.name
        found = trace_word(word, folder, shelf, output, register, session.problems)
        rows = tables.traced(found) if register is None else tables.handed_to(found)
        session.finish(listing=rows, text="" if rows else tables.nowhere(found))


@app.command()
def verify(
    pack: Annotated[str, typer.Argument(metavar="PACK.pdf", help="A PDF that somebody has.")],
    editions: Editions = None,
    format_: FormatOption = "human",
    debug: Debug = False,
) -> None:
    """Say which edition a PDF is of, if every byte is as it was issued."""
    with terminal.command(format_, debug) as session:
        from briefpack.editions.verifying import verify as verified

        session.finish(listing=tables.verified(verified(pack, PROJECT.editions(editions, read=True), session.problems)))


@app.command()
def withdraw(
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="The id of a claim that was printed.")],
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why, as recipients are told.")],
    role: Annotated[
        str | None, typer.Option("--role", metavar="TEXT", help="The role of whoever decided it: the editor.")
    ] = None,
    campaign: Campaign = None,
    date: Annotated[
        str | None, typer.Option("--date", metavar="DATE", help="When it is withdrawn, YYYY-MM-DD. Default: today.")
    ] = None,
    out: Annotated[str | None, typer.Option("--out", metavar="DIR", help="Default: out/CAMPAIGN.")] = None,
    editions: Editions = None,
    format_: FormatOption = "human",
    debug: Debug = False,
) -> None:
    """Withdraw a claim: write it down, list the packs to call back, make an erratum for each audience."""
    with terminal.command(format_, debug) as session:
        from briefpack.calling_back import ERRATA, Decision
        from briefpack.calling_back import withdraw as withdrawn
        from briefpack.notices import beside

        folder = PROJECT.campaign(campaign)
        output = _output(folder, out)
        words = terminal.words("--reason", reason), None if role is None else terminal.words("--role", role)
        decided = Decision(claim, *words, terminal.edition_date(date) or terminal.today())
        shelf = PROJECT.editions(editions, read=True) / folder.name
        done = withdrawn(PROJECT, folder, decided, shelf, output, session.problems)
        said = tables.withdrawn(claim, done, beside(output, ERRATA)) if done else ""
        session.finish(listing=tables.called_back(done), text=said, unlisted=[said], done=said)


@app.command()
def diff(
    before: Annotated[str, typer.Argument(metavar="EDITION", help="The older edition, by its name: 2026-11-23.")],
    after: Annotated[str, typer.Argument(metavar="EDITION", help="The newer one; out for the last build.")],
    campaign: Campaign = None,
    out: Annotated[str | None, typer.Option("--out", metavar="DIR", help="Default: out/CAMPAIGN.")] = None,
    editions: Editions = None,
    format_: FormatOption = "human",
    debug: Debug = False,
) -> None:
    """Say what changed between two editions, word by word, and make a redline of each pack."""
    with terminal.command(format_, debug) as session:
        from briefpack.notices import beside
        from briefpack.redlining import REDLINES
        from briefpack.redlining import diff as compared

        folder = PROJECT.campaign(campaign)
        output = _output(folder, out)
        shelf = PROJECT.editions(editions, read=True) / folder.name
        found = compared(PROJECT, folder, (before, after), shelf, output, session.problems)
        said = tables.compared(found, beside(output, REDLINES)) if found else ""
        rows = tables.changes(found) if session.format is Format.json else None
        session.finish(text=said, listing=rows)


@app.command()
def explain(
    code: Annotated[str, typer.Argument(metavar="CODE", help="The code in brackets after error or warning.")],
) -> None:
    """Explain a problem: what it means, how to mend it."""
    with terminal.command("human", debug=False) as session:
        known = sorted(path.stem for path in PROJECT.problem_docs.glob("*.md"))
        if code not in known:
            from briefpack.problems import near_miss

            raise WrongCommandError(f"there is no problem code {code!r}", near_miss(code, known))
        session.finish(text=(PROJECT.problem_docs / f"{code}.md").read_text(encoding="utf-8").rstrip("\n"))


def main(words: list[str]) -> int:
    """Run what was typed. `help` is a word too; a command without words is shown the help, and is wrong."""
    console.open_streams()
    asked = [*words[1:], "--help"] if words[:1] == ["help"] else words or ["--help"]
    try:
        app(asked, prog_name="./run", standalone_mode=False)
    except TyperException as error:
        asked_of = getattr(getattr(error, "ctx", None), "info_name", "")
        hint = f"type ./run {asked_of} --help" if asked_of in asked[:1] else "type ./run help"
        return terminal.complain(error.format_message(), hint, terminal.WRONG_COMMAND)
    except (OSError, ImportError, MemoryError) as error:
        console.silence(sys.stdout)  # what it still holds could not be written when Python ends either
        return terminal.machine_or_bug(error, debug=False)
    except SystemExit as ended:
        if isinstance(ended.__context__, BrokenPipeError):  # Typer's way with a reader of its help who has gone
            return terminal.MADE
        raise
    return terminal.MADE if words else terminal.WRONG_COMMAND


if __name__ == "__main__":
    try:
        code = main(sys.argv[1:])
    finally:
        ctrl_c.ignore()
    console.leave(code)
