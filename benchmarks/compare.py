"""How fast a build is, as ratios of whole processes in one run: python benchmarks/compare.py [PAIRS]

Each row sets two commands against each other, by turns, and takes the median of the pairs' ratios. Nothing here
is a test: machines differ, ratios hardly.
"""

from __future__ import annotations

import copy
import gc
import os
import platform
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, tostring
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from briefpack.project import Project  # noqa: E402
from briefpack.typeset.font_jail import lock_fonts  # noqa: E402

FONTS = tempfile.TemporaryDirectory(prefix="fonts-")
lock_fonts(ROOT / "assets", Path(FONTS.name))  # before anything loads Pango

from briefpack import one_pack  # noqa: E402
from briefpack.content.viewing import view_for  # noqa: E402
from briefpack.making import load_campaign  # noqa: E402
from briefpack.one_pack import Recipe, composed_pack  # noqa: E402
from briefpack.problems import Problems  # noqa: E402
from briefpack.proof.withheld import prepare  # noqa: E402

CAMPAIGN = ROOT / "briefs" / "join-the-movement"
COLLECTED = (200_000, 20, 20)  # how often garbage is looked for, as make_briefs.py sets it
PLAIN_CSS = (
    ".part{break-before:page}.part:first-child{break-before:auto}"
    ".page-ref::after{content:target-counter(attr(href),page)}"
)


def main(pairs: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        prepare_plain(place)
        python, make = sys.executable, str(ROOT / "make_briefs.py")
        (place / "plain").mkdir()
        plain = [
            python,
            str(ROOT / "benchmarks" / "plain_script.py"),
            folder,
            str(ROOT / "assets"),
            str(place / "plain"),
        ]
        describe_machine()
        for jobs, bar in (("2", 0.8), ("1", 1.25)):
            build = [python, make, "build", "--campaign", str(CAMPAIGN), "--out", str(place / "out"), "--jobs", jobs]
            row(f"build --jobs {jobs} / plain script", build, plain, pairs, bar)
        row(
            "check / import pydantic, jinja2, yaml",
            [python, make, "check"],
            [python, "-c", "import pydantic, jinja2, yaml"],
            pairs,
            4,
        )
        print(
            f"gate / build: {gate_share():.4f} of the processor time of all packs, made one after the other (bar 0.03)"
        )
        print(f"largest process of a build: {largest([*build[:-1], '2']):.0f} MB (bar 250)")
        print(f"import at --help: {sorted(heavy_at_help(python, make)) or 'none of the heavy libraries'}")


def row(name: str, ours: Sequence[str], theirs: Sequence[str], pairs: int, bar: float) -> None:
    measured = [(seconds(ours), seconds(theirs)) for _ in range(pairs)]
    ratios = [a / b for a, b in measured]
    medians = " and ".join(f"{statistics.median(times):.2f} s" for times in zip(*measured, strict=True))
    spread = f"{min(ratios):.2f} to {max(ratios):.2f}"
    print(f"{name}: {statistics.median(ratios):.2f} ({spread}; bar {bar}; medians {medians})", flush=True)


def seconds(command: Sequence[str]) -> float:
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    begun = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env=env)
    return time.perf_counter() - begun


def gate_share() -> float:
    """What part of making the sample's packs is spent on reading and judging their finished bytes.

    Every pack of a build has a process of its own: here each begins with what others left set aside, as one does.
    """
    gc.set_threshold(*COLLECTED)
    project = Project(ROOT)
    folder = project.campaign(str(CAMPAIGN))
    campaign = load_campaign(folder, Problems())
    assert campaign is not None
    recipe = Recipe(project, campaign, folder, campaign.edition_date.last_day)
    spent, prove = [0.0], one_pack.check_leaks

    def timed(*arguments: Any) -> None:
        begun = time.process_time()
        prove(*arguments)
        spent[0] += time.process_time() - begun

    one_pack.check_leaks = timed
    begun = time.process_time()
    prepare(campaign, recipe.layouts, list(campaign.packs))
    spent[0] += time.process_time() - begun
    for name in campaign.packs:
        gc.collect()
        gc.freeze()
        assert one_pack.make_pack(recipe, name).content
    one_pack.check_leaks = prove
    return spent[0] / (time.process_time() - begun)


def largest(command: Sequence[str]) -> float:
    """Peak memory, in MB, of the largest process that a command starts (Linux: ru_maxrss is in KiB)."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    return usage.ru_maxrss * 1024 / 1e6 if sys.platform == "linux" else usage.ru_maxrss / 1e6


def heavy_at_help(python: str, make: str) -> set[str]:
    done = subprocess.run([python, "-X", "importtime", make, "--help"], check=True, capture_output=True, text=True)
    loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.splitlines()}
    return loaded & {"weasyprint", "pydantic", "jinja2", "yaml", "pypdf"}


def describe_machine() -> None:
    model = next(
        (line.partition(":")[2].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")),
        platform.machine(),
    )
    python, load = platform.python_version(), os.getloadavg()[0]
    print(f"{os.cpu_count()} cores, {model}; {platform.system()}, Python {python}; load {load:.1f}")


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text().splitlines()
    except OSError:
        return []


# ------------------------------------------------------------------------------------ the rival's input


def prepare_plain(folder: Path) -> None:
    """NAME.html and NAME.css for each pack of the sample: what a build lays out in the end, as one document."""
    problems = Problems()
    project = Project(ROOT)
    campaign_folder = project.campaign(str(CAMPAIGN))
    campaign = load_campaign(campaign_folder, problems)
    assert campaign is not None, problems.sorted()
    recipe = Recipe(project, campaign, campaign_folder, campaign.edition_date.last_day)
    for name, pack in campaign.packs.items():
        paper = recipe.layouts.usual_paper(pack.layout)
        view = view_for(campaign, pack, recipe.edition)
        composed, _ = composed_pack(recipe, view, paper, problems)
        assert composed is not None, problems.sorted()
        document = one_document(str(view.title.added), [placed.part.root for placed in composed.parts])
        (folder / f"{name}.html").write_text(document, encoding="utf-8")
        css = "\n".join(text for _, text in recipe.layouts.sheets(str(pack.layout), paper))
        (folder / f"{name}.css").write_text(re.sub(r"\bbody(?=[.\s{])", ".part", css) + PLAIN_CSS, encoding="utf-8")


def one_document(title: str, roots: Sequence[Element]) -> str:
    """The bodies of some parts as divisions of one document; their anchors carry the part's name already."""
    bodies = []
    for root in roots:
        body = copy.deepcopy(root.find("body"))
        assert body is not None
        body.tag = "div"
        body.set("class", f"part {body.get('class')}")
        for reference in body.iter("a"):
            if reference.get("class") == "page-ref":
                reference.text = None
        bodies.append(tostring(body, encoding="unicode", method="html"))
    head = f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title></head>'
    return f"{head}<body>{''.join(bodies)}</body></html>"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
