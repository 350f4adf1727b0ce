"""The commands as a person types them: what they print, how they end, what they leave behind."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from briefpack.proof.reading import SINKS, OpenedPDF
from tests.small_campaign import write_campaign

ROOT = Path(__file__).resolve().parent.parent
MAKE = ROOT / "make_briefs.py"
ABOUT_EDITIONS = ("trace", "verify", "withdraw", "diff")
HEAVY = {"weasyprint", "pydantic", "jinja2", "yaml", "pypdf"}


def run(
    *words: str | Path, env: Mapping[str, str] | None = None, make: Path = MAKE
) -> subprocess.CompletedProcess[str]:
    """Run a command in a process of its own."""
    command = [sys.executable, make, *words]
    return subprocess.run(command, capture_output=True, text=True, env={**os.environ, **(env or {})}, check=False)


def hashes(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


def spoil(campaign: Path, file: str, old: str, new: str) -> None:
    path = campaign / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, subprocess.CompletedProcess[str]]:
    """A small campaign, the folder it was built into, and what the build said."""
    folder = tmp_path_factory.mktemp("built")
    campaign = write_campaign(folder / "small")
    return campaign, folder / "out", run("build", "--campaign", campaign, "--out", folder / "out")


# ------------------------------------------------------------------------------------ build


def test_build_makes_one_pdf_a_pack_and_a_manifest(built: tuple[Path, Path, subprocess.CompletedProcess[str]]) -> None:
    """A build leaves NAME.pdf for each pack and manifest.json in --out, and nothing else beside it."""
    campaign, out, done = built
    assert done.returncode == 0, done.stderr + done.stdout
    packs = sorted(f"{path.stem}.pdf" for path in (campaign / "packs").iterdir())
    assert sorted(path.name for path in out.iterdir()) == sorted([*packs, "manifest.json"])
    assert [path.name for path in out.parent.iterdir() if "stage" in path.name] == []


def test_the_manifest_says_what_was_made(built: tuple[Path, Path, subprocess.CompletedProcess[str]]) -> None:
    """The manifest's hash, size, parts and claim pages are those of the files beside it."""
    _, out, _ = built
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["campaign"] == "small"
    assert manifest["tool"]["name"] == "briefpack"
    for pack in manifest["packs"]:
        content = (out / pack["file"]).read_bytes()
        assert (pack["sha256"], pack["bytes"]) == (hashlib.sha256(content).hexdigest(), len(content))
        assert pack["parts"][0]["first_page"] == 1
        assert sum(part["pages"] for part in pack["parts"]) == pack["pages"]
        assert all(1 <= page <= pack["pages"] for claim in pack["claims"] for page in claim["pages"])
        assert pack["claims"]
        assert all(left["why"] for left in pack["left_out"])


def test_the_table_names_every_pack_with_its_file(built: tuple[Path, Path, subprocess.CompletedProcess[str]]) -> None:
    """The closing table has a line for each pack, with pages, size, what was left out and the file."""
    campaign, _, done = built
    table = done.stdout[done.stdout.index("\npack ") :].partition("\nnothing fills")[0]
    head, *lines = table.strip().splitlines()
    assert all(word in head for word in ("pack", "pages", "kB", "problems", "claims left out", "file"))
    assert [line.split()[0] for line in lines] == sorted(path.stem for path in (campaign / "packs").iterdir())


def test_the_same_input_gives_the_same_bytes(
    built: tuple[Path, Path, subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    """Another user, folder, time zone, hash seed and number of jobs give the same bytes, which tell of none of them."""
    campaign, out, _ = built
    project = tmp_path / "another place"
    project.mkdir()
    for name in ("briefpack", "layouts", "assets"):
        shutil.copytree(ROOT / name, project / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(MAKE, project)
    shutil.copytree(campaign, project / "small")
    env = {"PYTHONHASHSEED": "7", "TZ": "Asia/Phnom_Penh", "HOME": str(tmp_path), "USER": "someone", "LC_ALL": "C"}
    words = ("build", "--campaign", project / "small", "--out", project / "out", "--jobs", "1")
    done = run(*words, env=env, make=project / "make_briefs.py")
    assert done.returncode == 0, done.stderr
    assert hashes(project / "out") == hashes(out)
    machine = [str(tmp_path), str(ROOT), str(Path.home()), socket.gethostname()]
    said = [*machine, "someone", "Phnom_Penh", "another place", "WeasyPrint", "pydyf", "Pillow", "fontTools", "Python"]
    assert [told for path in (project / "out").iterdir() for told in traces_in(path, said)] == []


def traces_in(path: Path, words: list[str]) -> list[str]:
    """Those of some words that can be read in a file that was made: short ones where a PDF has text, not by chance."""
    content = path.read_bytes()
    found = [word for word in words if len(word) > 5 and word.encode() in content]
    if path.suffix == ".pdf":
        opened = OpenedPDF(content)
        read = [text for sink in SINKS if not sink.opaque for _, text in sink.read(opened)]
        assert len(read) > 100
        found += [word for word in words for text in read if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text)]
    return found


def test_building_one_pack_keeps_the_others(
    built: tuple[Path, Path, subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    """Building one pack, on another paper, carries every other pack over unchanged."""
    campaign, out, _ = built
    shutil.copytree(out, tmp_path / "out")
    done = run("build", "press", "--campaign", campaign, "--out", tmp_path / "out", "--paper", "a5")
    assert done.returncode == 0, done.stderr + done.stdout
    after, before = hashes(tmp_path / "out"), hashes(out)
    assert set(after) - set(before) == {"press-a5.pdf"}
    assert all(after[name] == before[name] for name in before if name != "manifest.json")
    listed = {pack["file"] for pack in json.loads((tmp_path / "out" / "manifest.json").read_text())["packs"]}
    assert listed == set(after) - {"manifest.json"}
    assert "kept as they were: brands.pdf, policymakers.pdf, press.pdf" in done.stdout


def with_leaflet(campaign: Path) -> Path:
    """The campaign with a leaflet, whose layout has papers of its own and A4 is none of them."""
    shutil.copy(campaign / "packs" / "brands.yaml", campaign / "packs" / "leaflet.yaml")
    spoil(campaign, "packs/leaflet.yaml", "layout: brands", "layout: leaflet-a5")
    parts = re.search(r"^parts: .*", (campaign / "packs" / "leaflet.yaml").read_text(encoding="utf-8"), re.MULTILINE)
    assert parts
    spoil(campaign, "packs/leaflet.yaml", parts[0], "parts: [timeline, sources]")
    return campaign


@pytest.mark.parametrize("shape", ["human", "json"])
def test_a_build_of_all_says_what_it_leaves_out(shape: str, tmp_path: Path) -> None:
    """A pack whose layout is not made for the paper is named with the reason, and the others are made."""
    campaign = with_leaflet(write_campaign(tmp_path / "small"))
    words = ("--campaign", campaign, "--out", tmp_path / "out", "--paper", "a4", "--format", shape)
    done = run("build", *words)
    assert done.returncode == 0, done.stderr + done.stdout
    said = "left out: leaflet, as the layout leaflet-a5 is not made for a4\n"
    assert said in (done.stderr if shape == "json" else done.stdout)
    assert set(hashes(tmp_path / "out")) == {"brands.pdf", "policymakers.pdf", "press.pdf", "manifest.json"}


def test_a_pack_that_is_named_is_never_left_out(tmp_path: Path) -> None:
    """What was asked for by name, and is not made for the paper, is an error; so is a build with nothing to make."""
    campaign = with_leaflet(write_campaign(tmp_path / "small"))
    words = ("--campaign", campaign, "--out", tmp_path / "out", "--paper", "a4")
    named = run("build", "press", "leaflet", *words)
    for name in ("brands", "policymakers", "press"):
        (campaign / "packs" / f"{name}.yaml").unlink()
    alone = run("build", *words)
    for done in (named, alone):
        assert done.returncode == 1
        assert "error[no-such-paper]: the layout leaflet-a5 is not made for a4" in done.stdout
    assert not (tmp_path / "out").exists()


def test_building_all_drops_what_the_campaign_no_longer_has(
    built: tuple[Path, Path, subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    """A pack whose file is gone from packs/ goes with the next build of all packs, which says so."""
    campaign, out, _ = built
    shutil.copytree(out, tmp_path / "out")
    shutil.copytree(campaign, tmp_path / "small")
    (tmp_path / "small" / "packs" / "brands.yaml").unlink()
    words = ("build", "--campaign", tmp_path / "small", "--out", tmp_path / "out")
    kept = run(*words[:1], "press", *words[1:])
    assert "brands.pdf" in hashes(tmp_path / "out"), kept.stderr
    done = run(*words)
    assert done.returncode == 0, done.stderr + done.stdout
    assert "removed, as the campaign no longer has them: brands.pdf" in done.stdout
    assert "brands.pdf" not in hashes(tmp_path / "out")


def test_date_overrides_the_edition(built: tuple[Path, Path, subprocess.CompletedProcess[str]], tmp_path: Path) -> None:
    """--date dates the edition in the manifest and changes the packs."""
    campaign, out, _ = built
    done = run("build", "press", "--campaign", campaign, "--out", tmp_path / "out", "--date", "2031-02-03")
    assert done.returncode == 0, done.stderr
    assert json.loads((tmp_path / "out" / "manifest.json").read_text())["edition"] == "2031-02-03"
    assert hashes(tmp_path / "out")["press.pdf"] != hashes(out)["press.pdf"]


def test_a_problem_leaves_the_last_good_packs(
    built: tuple[Path, Path, subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    """With an error in the YAML a build ends with 1, publishes nothing, and leaves no stage."""
    campaign, out, _ = built
    shutil.copytree(out, tmp_path / "out")
    shutil.copytree(campaign, tmp_path / "small")
    spoil(tmp_path / "small", "packs/press.yaml", "audience:", "audiance:")
    done = run("build", "--campaign", tmp_path / "small", "--out", tmp_path / "out", "--format", "short")
    assert done.returncode == 1
    assert "packs/press.yaml:" in done.stdout
    assert "did you mean audience?" in done.stdout
    assert hashes(tmp_path / "out") == hashes(out)
    assert [path.name for path in tmp_path.iterdir() if "stage" in path.name] == []


def test_a_missing_glyph_stops_the_build_at_its_place(small_campaign: Path, tmp_path: Path) -> None:
    """A character that no font has is an error at the text that holds it, and nothing is published."""
    spoil(small_campaign, "sections/opening.yaml", "fed the valley", "fed the 𒀀 valley")
    done = run("build", "--campaign", small_campaign, "--out", tmp_path / "out", "--format", "short")
    assert done.returncode == 1
    assert "sections/opening.yaml:5:9: error[missing-glyph]" in done.stdout
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (("build", "--papr", "a4"), "type ./run build --help"), (("withdraw", "co.2a"), "type ./run withdraw --help"),
        (("diff", "2026-11-23"), "type ./run diff --help"), (("bild",), "type ./run help"),
    ],
)  # fmt: skip
def test_a_wrong_option_leads_to_the_page_of_its_command(words: tuple[str, ...], hint: str) -> None:
    """What a command does not know leads to what that command takes; a word that is none, to all commands."""
    done = run(*words)
    assert (done.returncode, done.stderr.splitlines()[-1].strip()) == (2, hint)


def test_strict_makes_errors_of_warnings(small_campaign: Path, tmp_path: Path) -> None:
    """A part with nothing in it is a warning; with --strict the build ends with 1 and publishes nothing."""
    path = small_campaign / "timeline.yaml"
    path.write_text("# yaml-language-server: $schema=x\nevents: []\n", encoding="utf-8")
    words = ("build", "--campaign", small_campaign, "--out", tmp_path / "out")
    assert run(*words).returncode == 0
    done = run(*words, "--strict", "--out", tmp_path / "strict")
    assert (done.returncode, "--strict counts warnings as errors" in done.stderr) == (1, True)
    assert not (tmp_path / "strict").exists()


def test_check_reads_annexes(small_campaign: Path) -> None:
    """What is wrong with an annex is said by `check`, which typesets nothing."""
    (small_campaign / "a.pdf").write_bytes(b"<html>")
    path = small_campaign / "packs" / "press.yaml"
    annex = "annexes: [{file: a.pdf, title: Report, source: ledger, alt: a page}]\n"
    path.write_text(path.read_text(encoding="utf-8") + annex, encoding="utf-8")
    done = run("check", "--campaign", small_campaign, "--format", "short")
    assert done.returncode == 1
    assert "packs/press.yaml:9:18: error[annex-unreadable]" in done.stdout


def test_ctrl_c_ends_with_130_and_leaves_the_old_set(
    built: tuple[Path, Path, subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    """Ctrl-C while packs are made ends with 130 in one line; the old set stands and no stage is left."""
    campaign, out, _ = built
    shutil.copytree(out, tmp_path / "out")
    command = [sys.executable, str(MAKE), "build", "--campaign", str(campaign), "--out", str(tmp_path / "out")]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True)
    while process.poll() is None and not any("stage" in path.name for path in tmp_path.iterdir()):
        os.sched_yield()
    for _ in range(3):  # one more while it clears up must not break that off
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate()
    assert process.returncode == 130
    assert "Traceback" not in said
    assert len(said.splitlines()) == 1
    assert hashes(tmp_path / "out") == hashes(out)
    assert [path.name for path in tmp_path.iterdir() if "stage" in path.name] == []


# ------------------------------------------------------------------------------------ wrong commands


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["build", "pres"], "did you mean press?"),
        (["build", "--date", "2026-02-30"], "--date '2026-02-30' is no date"),
        (["build", "--paper", "a3"], "a3"),
        (["build", "--jobs", "0"], "--jobs"),
        (["biuld"], "biuld"),
        (["explain", "unknown-kye"], "did you mean unknown-key?"),
        (["check", "--campaign", "nowhere"], "there is no campaign 'nowhere'"),
    ],
)
def test_a_wrong_command_ends_with_2(words: list[str], said: str, small_campaign: Path, tmp_path: Path) -> None:
    """A wrong word ends with 2, names it, and says what to type."""
    if words[0] == "build":
        words = [*words, "--campaign", str(small_campaign), "--out", str(tmp_path / "out")]
    done = run(*words)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_stranger_in_the_output_folder_is_named(small_campaign: Path, tmp_path: Path) -> None:
    """--out may hold only what our manifest lists; otherwise the build ends with 2 and touches nothing."""
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.docx").write_text("mine")
    done = run("build", "--campaign", small_campaign, "--out", tmp_path / "out")
    assert done.returncode == 2
    assert "thesis.docx" in done.stderr
    assert (tmp_path / "out" / "thesis.docx").read_text() == "mine"


@pytest.mark.parametrize("words", [(), ("--out", ".")])
def test_a_build_from_inside_its_output_folder(
    built: tuple[Path, Path, subprocess.CompletedProcess[str]], tmp_path: Path, words: tuple[str, ...]
) -> None:
    """Whoever stands in the output folder gets the new packs there, and the table."""
    campaign, out, _ = built
    shutil.copytree(out, tmp_path / "out")
    command = [sys.executable, MAKE, "build", "brands", "--campaign", campaign, *(words or ("--out", tmp_path / "out"))]
    done = subprocess.run(command, cwd=tmp_path / "out", capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "kept as they were: policymakers.pdf, press.pdf" in done.stdout
    assert hashes(tmp_path / "out") == hashes(out)


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    """Called from a folder that has been removed, a command ends with 2 and says so."""
    (tmp_path / "gone").mkdir()
    script = 'cd "$1" && rmdir "$1" && shift && "$@"'
    words = ["sh", "-c", script, "sh", tmp_path / "gone", sys.executable, MAKE, "list"]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "the current folder has been removed" in done.stderr


@pytest.mark.parametrize(("out", "said"), [("", "--out names no folder"), ("a\x1bb", "U+001B"), ("a\udcffb", "U+DCFF")])
def test_an_output_folder_that_cannot_be_used_is_a_wrong_command(
    small_campaign: Path, tmp_path: Path, out: str, said: str
) -> None:
    """--out without a name, or with characters that fonts are not found by, ends with 2; nothing is made."""
    before = sorted(tmp_path.iterdir())
    done = run("build", "--campaign", small_campaign, "--out", f"{tmp_path}/{out}" if out else "")
    assert done.returncode == 2
    assert said in done.stderr
    assert sorted(tmp_path.iterdir()) == before


def test_a_project_in_a_folder_that_fonts_are_not_found_by(small_campaign: Path, tmp_path: Path) -> None:
    """A control character in the path of the project itself is the machine's fault: exit 4."""
    project = tmp_path / "a\x1bb"
    project.mkdir()
    for name in ("briefpack", "layouts", "assets"):
        (project / name).symlink_to(ROOT / name)
    shutil.copy(MAKE, project)
    done = run("build", "--campaign", small_campaign, "--out", tmp_path / "out", make=project / "make_briefs.py")
    assert done.returncode == 4
    assert "U+001B" in done.stderr
    assert not (tmp_path / "out").exists()


def test_two_campaigns_do_not_share_an_output_folder(
    built: tuple[Path, Path, subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    """A folder with another campaign's packs is refused before anything is made."""
    _, out, _ = built
    shutil.copytree(out, tmp_path / "out")
    done = run("build", "--campaign", write_campaign(tmp_path / "second"), "--out", tmp_path / "out")
    assert done.returncode == 2
    assert "holds the packs of another campaign, small" in done.stderr
    assert hashes(tmp_path / "out") == hashes(out)


def test_a_busy_folder_ends_with_75(small_campaign: Path, tmp_path: Path) -> None:
    """While another build holds the folder, a build ends with 75."""
    hold = (
        "import sys; from pathlib import Path; from briefpack.pack.publishing import prepare\n"
        "with prepare(Path(sys.argv[1])):\n print('held', flush=True); sys.stdin.read()"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", hold, str(tmp_path / "out")],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT,
    )  # fmt: skip
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    done = run("build", "--campaign", small_campaign, "--out", tmp_path / "out")
    holder.communicate()
    assert done.returncode == 75


def test_without_its_libraries_it_names_run() -> None:
    """`python make_briefs.py` without its libraries says in one line to use ./run."""
    done = subprocess.run([sys.executable, "-I", "-S", MAKE, "build"], capture_output=True, text=True, check=False)
    assert done.returncode == 4
    assert done.stderr == "make_briefs.py: its libraries are not installed here; type ./run build\n"


# ------------------------------------------------------------------------------------ the other commands


def test_help_imports_nothing_heavy() -> None:
    """--help loads none of the heavy libraries."""
    command = [sys.executable, "-X", "importtime", str(MAKE), "--help"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.splitlines()}
    assert "typer" in loaded
    assert loaded & HEAVY == set()


def test_check_prints_json(small_campaign: Path) -> None:
    """--format json prints a list of problems with their places, and nothing else."""
    spoil(small_campaign, "sections/opening.yaml", "kind: fact", "kind: fakt")
    done = run("check", "--campaign", small_campaign, "--format", "json", "--date", "2020-06-30")
    assert done.returncode == 1
    problems = json.loads(done.stdout)
    fields = {"code", "severity", "message", "hint", "file", "line", "column", "related"}
    assert [set(problem) for problem in problems] == [fields]
    assert (problems[0]["code"], problems[0]["hint"]) == ("not-one-of", "did you mean fact?")


def test_check_shows_the_line_with_a_caret(small_campaign: Path) -> None:
    """For people, a problem shows its source line with a caret under the word."""
    spoil(small_campaign, "sections/opening.yaml", "kind: fact", "kind: fakt")
    done = run("check", "--campaign", small_campaign)
    lines = done.stdout.splitlines()
    at = next(index for index, line in enumerate(lines) if "kind: fakt" in line)
    assert lines[at + 1].index("^") == lines[at].index("fakt")


def test_check_warns_when_the_edition_is_not_today(small_campaign: Path) -> None:
    """`check` compares the edition's date with today, which `build` never does."""
    assert "edition-not-today" in run("check", "--campaign", small_campaign).stdout


def test_check_of_the_sample_says_placeholders_and_answers() -> None:
    """A sample is not issued, so its date may be old: `check` shows the placeholders in it and what it answers for."""
    said = json.loads(run("check", "--format", "json").stdout)
    assert {problem["code"] for problem in said if problem["severity"] == "warning"} == {"placeholder"}
    assert "answered in answers.yaml" in run("check").stdout


def test_list_prints_json(small_campaign: Path) -> None:
    """`list --format json` prints the packs, each with its audience, layout and parts."""
    listed = json.loads(run("list", "--campaign", small_campaign, "--format", "json").stdout)
    assert [pack["pack"] for pack in listed] == ["brands", "policymakers", "press"]
    assert all(set(pack) == {"pack", "audience", "layout", "parts"} for pack in listed)


@pytest.mark.parametrize(("words", "code"), [(("help",), 0), (("--help",), 0), ((), 2)])
def test_help_names_every_command(words: tuple[str, ...], code: int) -> None:
    """`./run help` names what can be typed after ./run, `test` too; to type nothing is a wrong command."""
    done = run(*words)
    assert done.returncode == code
    assert done.stdout.startswith("Usage: ./run ")
    assert all(f"  {name} " in done.stdout for name in ("build", "check", "list", "inspect", "explain", "./run test"))
    assert "--paper a4|letter|a5" in run("help", "build").stdout


@pytest.mark.parametrize("words", ["chekc", "build --papre a4", "build --paper a3", "build --jobs 0", "explain"])
def test_what_cannot_be_understood_is_a_wrong_command(words: str) -> None:
    """A word or an option that there is not ends with 2 and two lines: what is wrong, and what to type."""
    done = run(*words.split())
    assert done.returncode == 2
    first, second = done.stderr.splitlines()
    assert first.startswith("make_briefs.py: ")
    assert second.startswith("  ")
    assert "Value error" not in first


def test_list_names_the_packs(small_campaign: Path) -> None:
    """`list` names each pack with its audience, layout and parts."""
    done = run("list", "--campaign", small_campaign)
    assert done.returncode == 0
    assert {line.split()[0] for line in done.stdout.splitlines()[1:]} == {
        path.stem for path in (small_campaign / "packs").iterdir()
    }


def test_explain_prints_the_paragraph_of_a_code() -> None:
    """`explain CODE` prints the paragraph that the docs have for it."""
    assert run("explain", "unknown-key").stdout == (ROOT / "docs" / "problems" / "unknown-key.md").read_text()


def test_readme_names_every_option() -> None:
    """The README's synopsis and the help of `build` and of what is about editions name the same options."""
    said = "".join(run(command, "--help").stdout for command in ("build", *ABOUT_EDITIONS))
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    synopsis = readme.split("## Every command")[1].split("```")[1]
    ours = {word for word in synopsis.replace("[", " ").replace("]", " ").split() if word.startswith("--")}
    theirs = {word.strip(",:") for word in said.split() if word.startswith("--")} - {"--help", "--debug"}
    assert ours == theirs
