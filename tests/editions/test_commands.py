"""The commands about what was issued, as a person types them."""

from __future__ import annotations

import datetime
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.small_campaign import write_campaign
from tests.test_make_briefs import hashes, run, spoil

Done = subprocess.CompletedProcess[str]


@pytest.fixture(scope="module")
def issued(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Done]:
    """A folder with the small campaign, its packs in out/ and its edition in editions/, and what the build said."""
    folder = tmp_path_factory.mktemp("issued")
    write_campaign(folder / "small")
    return folder, build(folder, "--issue", "--editions", str(folder / "editions"))


@pytest.fixture
def copied(issued: tuple[Path, Done], tmp_path: Path) -> Path:
    """A copy of that folder, to be changed."""
    return Path(shutil.copytree(issued[0], tmp_path / "copied"))


def build(folder: Path, *words: str) -> Done:
    return run("build", "--campaign", folder / "small", "--out", folder / "out", "--jobs", "1", *words)


def ask(folder: Path, command: str, *words: str | Path) -> Done:
    where = ("--campaign", folder / "small", "--out", folder / "out") if command != "verify" else ()
    return run(command, *words, *where, "--editions", folder / "editions")


# ------------------------------------------------------------------------------------------ build --issue


def test_issue_keeps_the_manifest_as_published(issued: tuple[Path, Done]) -> None:
    """The edition holds the manifest of the published set and nothing else, and the table names it with the codes."""
    folder, done = issued
    assert done.returncode == 0, done.stdout + done.stderr
    edition = folder / "editions" / "small" / "2020-06-30"
    assert hashes(edition) == {"manifest.json": hashes(folder / "out")["manifest.json"]}
    codes = {pack["name"]: pack["code"] for pack in json.loads((edition / "manifest.json").read_text())["packs"]}
    assert len({*codes.values()}) == len(codes) == 3
    assert re.search(r"issued as the edition 2020-06-30: .*brands " + codes["brands"], done.stdout)


def test_each_pack_prints_its_code(issued: tuple[Path, Done]) -> None:
    """The code that the manifest gives a pack stands on its last page."""
    folder, _ = issued
    for pack in json.loads((folder / "out" / "manifest.json").read_text())["packs"]:
        assert f"Code of this pack: {pack['code']}" in PdfReader(folder / "out" / pack["file"]).pages[-1].extract_text()


def test_the_same_build_is_not_issued_twice(copied: Path) -> None:
    """Issuing the same packs again makes no new edition; other packs of the same date make a second one."""
    words = ("brands", "--issue", "--editions", str(copied / "editions"))
    kept = hashes(copied / "editions" / "small" / "2020-06-30")
    assert build(copied, *words).returncode == 0
    assert [path.name for path in (copied / "editions" / "small").iterdir()] == ["2020-06-30"]
    spoil(copied / "small", "packs/brands.yaml", "A mill behind", "The mill behind")
    assert "issued as the edition 2020-06-30-2" in build(copied, *words).stdout
    assert hashes(copied / "editions" / "small" / "2020-06-30") == kept


def test_nothing_is_issued_with_an_error(copied: Path) -> None:
    """A build that has an error issues nothing, and an edition of mixed dates is refused before it is published."""
    shutil.rmtree(copied / "editions")
    before = hashes(copied / "out")
    words = ("brands", "--issue", "--editions", str(copied / "editions"))
    mixed = build(copied, *words, "--date", "2020-07-01")
    assert mixed.returncode == 1
    assert "policymakers.pdf is of the edition 2020-06-30, the others of 2020-07-01" in mixed.stderr
    spoil(copied / "small", "packs/brands.yaml", "audience:", "audiance:")
    assert build(copied, *words).returncode == 1
    assert hashes(copied / "out") == before
    assert not (copied / "editions").exists()


def test_editions_are_named_only_where_one_is_issued(copied: Path) -> None:
    """--editions without --issue would do nothing, so it is a wrong command."""
    assert build(copied, "--editions", str(copied)).returncode == 2


# ------------------------------------------------------------------------------------------ trace


def test_trace_says_where_a_claim_stands(issued: tuple[Path, Done]) -> None:
    """Each place of a claim is a line with pack, edition, page and millimetres; as JSON it is a list."""
    folder, _ = issued
    done = ask(folder, "trace", "cl.1b")
    assert done.returncode == 0, done.stderr
    head, *lines = done.stdout.splitlines()
    assert head.split()[:6] == ["name", "pack", "edition", "file", "code", "page"]
    assert {line.split()[1] for line in lines} == {"policymakers", "press"}
    rows = json.loads(ask(folder, "trace", "cl.1b", "--format", "json").stdout)
    assert len(rows) == len(lines)
    assert all(row["edition"] == "2020-06-30" and row["from top"].endswith(" mm") for row in rows)


def test_trace_finds_each_raised_number_of_a_source(issued: tuple[Path, Done]) -> None:
    """A source is found where it is listed and on every page that cites it."""
    folder, _ = issued
    rows = json.loads(ask(folder, "trace", "ledger", "--format", "json").stdout)
    (listed,) = [part for pack in json.loads((folder / "out" / "manifest.json").read_text())["packs"]
                 if pack["name"] == "press" for part in pack["parts"] if part["name"] == "sources"]  # fmt: skip
    pages = {int(row["page"]) for row in rows if row["pack"] == "press"}
    assert listed["first_page"] in pages
    assert len(pages) > 1


def test_trace_of_what_stands_nowhere_says_so(issued: tuple[Path, Done]) -> None:
    """A claim that no pack prints is told to stand nowhere; a name that nothing knows ends with 1 and a hint."""
    folder, _ = issued
    assert "cl.3: in no pack" in ask(folder, "trace", "cl.3").stdout
    unknown = ask(folder, "trace", "ledgr")
    assert (unknown.returncode, unknown.stdout) == (1, "")
    assert "did you mean ledger?" in unknown.stderr


def test_trace_says_who_got_it(copied: Path) -> None:
    """With the register of a personal run, trace lists those who were handed a pack with the claim; never others."""
    manifest = json.loads((copied / "out" / "manifest.json").read_text())
    codes = {pack["name"]: pack["code"] for pack in manifest["packs"]}
    rows = f"{codes['press']},press-ann.pdf,Ann,2020-07-01\n{codes['brands']},brands-bo.pdf,Bo,\n"
    (copied / "run").mkdir()
    (copied / "run" / "register.csv").write_text("code,file,recipient,sent\n" + rows, encoding="utf-8")
    words = ("trace", "cl.1b", "--recipients", copied / "run", "--format", "json")
    (row,) = json.loads(ask(copied, *words).stdout)
    assert (row["recipient"], row["pack"], row["edition"]) == ("Ann", "press", ["2020-06-30"])
    (copied / "run" / "register.csv").write_text("code\n", encoding="utf-8")
    refused = ask(copied, "trace", "cl.1b", "--recipients", copied / "run")
    assert refused.returncode == 1
    assert "register.csv:1:1: error[bad-register]" in refused.stdout
    kept = (copied / "editions").rglob("*.json")
    assert not any("Ann" in path.read_text(encoding="utf-8") for path in kept)


# ------------------------------------------------------------------------------------------ verify


def test_verify_knows_what_was_issued(copied: Path) -> None:
    """A pack as it was issued ends with 0 and its edition; one byte more is changed, another file unknown: 1."""
    good = ask(copied, "verify", copied / "out" / "press.pdf")
    assert good.returncode == 0, good.stderr
    assert good.stdout.splitlines()[1].split()[:5] == ["press", "small", "2020-06-30", "a4", "colour"]
    changed = copied / "changed.pdf"
    changed.write_bytes((copied / "out" / "press.pdf").read_bytes() + b"\n")
    done = ask(copied, "verify", changed)
    assert (done.returncode, "error[changed-pdf]" in done.stdout) == (1, True)
    assert "press of small, edition 2020-06-30" in done.stdout
    other = ask(copied, "verify", copied / "small" / "campaign.yaml")
    assert (other.returncode, "error[unknown-pdf]" in other.stdout) == (1, True)


def test_links_that_lead_to_each_other_are_no_pdf(copied: Path) -> None:
    """Verifying a link that leads to itself ends with 2 and one message."""
    (copied / "loop.pdf").symlink_to(copied / "loop.pdf")
    done = ask(copied, "verify", copied / "loop.pdf")
    assert (done.returncode, "cannot be read" in done.stderr) == (2, True)


# ------------------------------------------------------------------------------------------ withdraw


def test_withdraw_tells_everyone_who_was_shown_it(copied: Path) -> None:
    """A withdrawn claim is written down, its packs are listed, each audience has a slip, and no build has it."""
    words = ("--reason", "The ledger names 150.", "--role", "The editor")
    done = ask(copied, "withdraw", "cl.1b", *words)
    assert done.returncode == 0, done.stdout + done.stderr
    assert {line.split()[0] for line in done.stdout.splitlines()[-2:]} == {"policymakers", "press"}
    slips = sorted(path.name for path in (copied / "out-errata").glob("*.pdf"))
    assert slips == ["erratum_cl.1b_policymakers.pdf", "erratum_cl.1b_press.pdf"]
    codes = {pack["name"]: pack["code"] for pack in json.loads((copied / "out" / "manifest.json").read_text())["packs"]}
    for name in ("policymakers", "press"):
        (page,) = PdfReader(copied / "out-errata" / f"erratum_cl.1b_{name}.pdf").pages
        text = page.extract_text()
        assert all(said in text for said in ("The ledger names 150.", "The editor", codes[name], "300 weavers"))
        assert codes["press" if name == "policymakers" else "policymakers"] not in text
    refused = build(copied)
    assert (refused.returncode, "error[withdrawn-claim]: cl.1b was withdrawn" in refused.stdout) == (1, True)


def test_a_slip_has_the_form_of_the_pack(copied: Path) -> None:
    """Readers of a pack on Letter in large print are sent a slip, and a redline, on Letter in large print."""
    form = ("--paper", "letter", "--theme", "large-print")
    (copied / "out").rename(copied / "before")
    assert build(copied, "press", *form, "--issue", "--editions", str(copied / "editions")).returncode == 0
    assert ask(copied, "withdraw", "cl.1b", "--reason", "No.").returncode == 0
    assert ask(copied, "diff", "2020-06-30", "2020-06-30-2").returncode == 0
    erratum = PdfReader(copied / "out-errata" / "erratum_cl.1b_press-large-print-letter.pdf")
    redline = PdfReader(copied / "out-redlines" / "redline-press-2020-06-30-2020-06-30-2-large-print-letter.pdf")
    assert {tuple(map(int, page.mediabox[2:])) for pdf in (erratum, redline) for page in pdf.pages} == {(612, 792)}
    assert (copied / "out-errata" / "erratum_cl.1b_press.pdf").exists()


def test_a_reason_that_tells_of_what_is_withheld_is_no_reason(copied: Path) -> None:
    """What a person types for readers is held against what they may not see: no slip is made, nothing is written."""
    told = "As cl.3 has it, nothing was found that shows it: the owner kept the pension fund."
    done = ask(copied, "withdraw", "cl.1b", "--reason", told)
    assert (done.returncode, "error[leak]" in done.stdout) == (1, True)
    assert not (copied / "small" / "withdrawn.yaml").exists()
    assert not (copied / "out-errata").exists()


@pytest.mark.parametrize(
    "command", [("trace", "cl.1b"), ("verify", "x.pdf"), ("diff", "a", "b"), ("withdraw", "cl.1b")]
)
def test_editions_that_are_nowhere_are_told(command: tuple[str, ...], copied: Path) -> None:
    """A misspelt --editions is no shelf without editions: the command ends with 2 and writes nothing."""
    words = ("--reason", "No.") if command[0] == "withdraw" else ()
    where = () if command[0] == "verify" else ("--campaign", copied / "small", "--out", copied / "out")
    done = run(*command, *words, *where, "--editions", copied / "edtions")
    assert (done.returncode, "there is no folder" in done.stderr) == (2, True)
    assert not (copied / "small" / "withdrawn.yaml").exists()


def test_a_withdrawal_is_dated_today(copied: Path) -> None:
    """Without --date a claim is withdrawn as of the day on which that is decided."""
    before = datetime.date.today()
    assert ask(copied, "withdraw", "cl.1b", "--reason", "No.").returncode == 0
    written = (copied / "small" / "withdrawn.yaml").read_text()
    assert any(f"date: {day}" in written for day in (before, datetime.date.today()))


def test_withdrawing_again_makes_the_slips_again(copied: Path) -> None:
    """The same words again change nothing but the slips; another reason is refused."""
    assert ask(copied, "withdraw", "cl.1b", "--reason", "One.", "--date", "2020-07-04").returncode == 0
    before = (copied / "small" / "withdrawn.yaml").read_bytes()
    shutil.rmtree(copied / "out-errata")
    assert ask(copied, "withdraw", "cl.1b", "--reason", "One.").returncode == 0
    assert (copied / "out-errata" / "erratum_cl.1b_press.pdf").exists()
    other = ask(copied, "withdraw", "cl.1b", "--reason", "Two.")
    assert (other.returncode, "was withdrawn on 2020-07-04 already: One." in other.stderr) == (1, True)
    assert (copied / "small" / "withdrawn.yaml").read_bytes() == before


def test_a_reason_that_was_given_is_no_secret(copied: Path) -> None:
    """What withdrawn.yaml says may be said again: in the same slips, and in those of another claim."""
    given = (
        "--reason",
        "The ledger of the weavers itself says otherwise in one place.",
        "--role",
        "The paper’s editor",
    )
    for claim in ("cl.1b", "cl.1b", "cl.1c"):
        done = ask(copied, "withdraw", claim, *given)
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("cl.1x", "--reason", "No."), 1),
        (("cl.1b", "--reason", " . "), 2),
        (("cl.1b", "--reason", "a\x1bb"), 2),
        (("cl.1b",), 2),
        (("cl.1b", "--reason", "No.", "--date", "0001-01-01"), 2),
        (("cl.1b", "--reason", "No: 𒀀."), 1),  # no font has it: the slip cannot be printed
    ],
)
def test_nothing_is_withdrawn_by_halves(words: tuple[str, ...], code: int, copied: Path) -> None:
    """A claim that nothing knows, a reason that cannot be printed or is not given: nothing is written."""
    assert ask(copied, "withdraw", *words).returncode == code
    assert not (copied / "small" / "withdrawn.yaml").exists()
    assert not (copied / "out-errata").exists()


# ------------------------------------------------------------------------------------------ diff


@pytest.fixture(scope="module")
def changed(issued: tuple[Path, Done], tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Done]:
    """A copy with a second edition, of which one word of press and policymakers is another, and what diff said."""
    folder = Path(shutil.copytree(issued[0], tmp_path_factory.mktemp("changed") / "copied"))
    spoil(folder / "small", "sections/closing.yaml", "the ledger lists 212 names", "the ledger lists 213 names")
    assert build(folder, "--issue", "--editions", str(folder / "editions")).returncode == 0
    return folder, ask(folder, "diff", "2020-06-30", "2020-06-30-2")


def test_diff_marks_the_word_that_changed(changed: tuple[Path, Done]) -> None:
    """Only the packs that print the word are named, with the claim, its pages and the word; no redline of others."""
    folder, done = changed
    assert done.returncode == 0, done.stdout + done.stderr
    assert "the ledger lists [-212-] {+213+} names." in done.stdout
    assert re.findall(r"^(\S+\.pdf)$", done.stdout, re.MULTILINE) == ["policymakers.pdf", "press.pdf"]
    redlines = sorted(path.name for path in (folder / "out-redlines").glob("*.pdf"))
    assert redlines == [f"redline-{name}-2020-06-30-2020-06-30-2.pdf" for name in ("policymakers", "press")]


def test_a_redline_marks_it_in_text_and_for_the_ear(changed: tuple[Path, Done]) -> None:
    """The redline prints the old word in brackets and the new one, and a screen reader hears which is which."""
    folder, _ = changed
    pdf = PdfReader(folder / "out-redlines" / "redline-press-2020-06-30-2020-06-30-2.pdf")
    text = " ".join("".join(page.extract_text() for page in pdf.pages).split())
    assert "the ledger lists [212] 213 names." in text
    objects = (pdf.get_object(number) for number in range(1, pdf.trailer["/Size"]))
    heard = {each["/ActualText"] for each in objects if isinstance(each, dict) and "/ActualText" in each}
    assert {"deleted: 212, end", "new: 213, end"} <= heard


def test_diff_as_json(changed: tuple[Path, Done]) -> None:
    """As JSON each changed claim of each pack is one entry."""
    folder, _ = changed
    rows = json.loads(ask(folder, "diff", "2020-06-30", "out", "--format", "json").stdout)
    assert {(row["file"], row["claim"], row["what"]) for row in rows} == {
        ("policymakers.pdf", "cl.1b", "changed"),
        ("press.pdf", "cl.1b", "changed"),
    }


def test_diff_of_equal_editions_says_so(changed: tuple[Path, Done]) -> None:
    """An edition and itself differ in nothing; one that there is none of ends with 1 and the nearest name."""
    folder, _ = changed
    same = ask(folder, "diff", "2020-06-30", "2020-06-30")
    assert (same.returncode, same.stdout) == (0, "nothing that readers see has changed\n")
    wrong = ask(folder, "diff", "2020-06-30", "2020-06-31")
    assert (wrong.returncode, "there is no edition 2020-06-31" in wrong.stderr) == (1, True)
