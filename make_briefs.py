"""Every command: campaign facts in YAML become printed briefing packs. `./run build` sets up and calls this."""

from __future__ import annotations

import gc
import os
import signal
import sys
from pathlib import Path
from typing import Annotated

if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # Ctrl-C while libraries are loaded
    signal.signal(signal.SIGINT, lambda *_: os._exit(130))

gc.set_threshold(200_000, 20, 20)  # commands make many small objects and few cycles: a tenth of the time
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # none is used, and looking for them takes time

try:
    import typer
except ModuleNotFoundError:
    said = "make_briefs.py: its libraries are not installed here; type ./run"
    print(said, *(sys.argv[1:] or ["build"]), file=sys.stderr)
    sys.exit(4)

from briefpack import terminal  # noqa: E402  after the lines above, which must come first
from briefpack.project import Project, WrongCommandError  # noqa: E402
from briefpack.terminal import Format, Paper  # noqa: E402

PROJECT = Project(Path(__file__).resolve().parent)

app = typer.Typer(
    help="Campaign facts in YAML become printed briefing packs, one for each audience.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Campaign = Annotated[
    str | None, typer.Option("--campaign", "-c", metavar="NAME|FOLDER", help="Default: the only one in briefs/.")
]
Strict = Annotated[bool, typer.Option("--strict", help="Treat warnings as errors.")]
Date = Annotated[
    str | None, typer.Option("--date", metavar="DATE", help="The edition's date, YYYY-MM-DD, instead of edition_date.")
]
FormatOption = Annotated[Format, typer.Option("--format", help="How problems are printed.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show the traceback of a bug in the tool.")]


@app.command()
def build(
    names: Annotated[list[str] | None, typer.Argument(metavar="[PACK|AUDIENCE]...", help="Default: all packs.")] = None,
    campaign: Campaign = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="DIR", help="Default: out/CAMPAIGN.")] = None,
    paper: Annotated[Paper, typer.Option("--paper", case_sensitive=False, help="Paper size.")] = Paper.a4,
    date: Date = None,
    strict: Strict = False,
    jobs: Annotated[
        int | None, typer.Option("--jobs", "-j", min=1, help="Packs made at once. Default: one for each core.")
    ] = None,
    format_: FormatOption = Format.human,
    debug: Debug = False,
) -> None:
    """Build the packs into --out: one PDF for each, and manifest.json."""
    from briefpack.making import Order, build_packs

    with terminal.command(format_, debug) as session:
        folder = PROJECT.campaign(campaign)
        order = Order(
            folder,
            tuple(names or ()),
            paper.value,
            terminal.edition_date(date),
            strict,
            jobs,
            out or PROJECT.output(folder),
        )
        built = build_packs(PROJECT, order, session.problems, session.progress)
        session.finish(strict=strict, table=terminal.built_table(built, order.out))


@app.command()
def check(
    campaign: Campaign = None,
    date: Date = None,
    strict: Strict = False,
    format_: FormatOption = Format.human,
    debug: Debug = False,
) -> None:
    """Say everything about a campaign that can be said without typesetting it."""
    from briefpack.making import check_campaign

    with terminal.command(format_, debug) as session:
        folder = PROJECT.campaign(campaign)
        check_campaign(PROJECT, folder, terminal.edition_date(date), terminal.today(), session.problems)
        session.finish(strict=strict, summary=True)


@app.command("list")
def list_(campaign: Campaign = None, format_: FormatOption = Format.human, debug: Debug = False) -> None:
    """List the packs of a campaign, or the campaigns when there are several."""
    from briefpack.making import load_campaign

    with terminal.command(format_, debug) as session:
        if campaign is None and len(PROJECT.campaigns()) > 1:
            session.finish(table=terminal.campaign_table(PROJECT.campaigns()))
            return
        loaded = load_campaign(PROJECT.campaign(campaign), session.problems)
        session.finish(table=terminal.list_table(loaded))


@app.command()
def explain(
    code: Annotated[str, typer.Argument(metavar="CODE", help="The code in brackets after error or warning.")],
) -> None:
    """Explain a problem: what it means, why it matters, how to mend it."""
    with terminal.command(Format.human, debug=False) as session:
        known = sorted(path.stem for path in PROJECT.problem_docs.glob("*.md"))
        if code not in known:
            from briefpack.problems import near_miss

            raise WrongCommandError(f"there is no problem code {code!r}", near_miss(code, known))
        session.finish(text=(PROJECT.problem_docs / f"{code}.md").read_text(encoding="utf-8"))


if __name__ == "__main__":
    app(prog_name="make_briefs.py")
