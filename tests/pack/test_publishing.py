"""A set of packs is published whole or not at all, and nothing that is not ours is touched."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import resource
import shutil
import signal
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest

from briefpack import ctrl_c
from briefpack.pack import in_place
from briefpack.pack.disk import MachineError, room_to_typeset
from briefpack.pack.published import LARGEST_MANIFEST, PlaceError
from briefpack.pack.publishing import TYPESETTING, BusyError, ChangedError, StoppedLateError, prepare
from tests.pack.publishing_faults import SETS, be_a_disk_of_its_own, litter_of, manifest_of, publish, state_of

ROOT = Path(__file__).parents[2]
OURS = '{"format": 1, "campaign": "mill", "tool": {"name": "briefpack"}, "packs": [%s]}'
DRIVER = [sys.executable, "-m", "tests.pack.publishing_faults"]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "o"


@pytest.fixture
def old_set(out: Path) -> Iterator[Path]:
    """A published set, which must still be there whole, without litter, when the test ends."""
    publish(out, "old")
    yield out
    assert state_of(out) == "old"
    assert litter_of(out) == []


def contents(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in out.iterdir()}


# ------------------------------------------------------------------------------------------ what is published


def test_a_set_is_published_with_its_manifest_and_nothing_else(out: Path) -> None:
    """The folder holds the files of the set and a manifest, with the modes that the umask gives."""
    umask = os.umask(0o022)
    try:
        publish(out, "old")
    finally:
        os.umask(umask)
    assert contents(out).keys() == {*SETS["old"], "manifest.json"}
    assert json.loads((out / "manifest.json").read_text()) == manifest_of(SETS["old"])
    assert stat.S_IMODE(out.stat().st_mode) == 0o755
    assert {stat.S_IMODE(path.stat().st_mode) for path in out.iterdir()} == {0o644}
    assert litter_of(out) == []


def test_a_new_set_takes_the_place_of_the_last(out: Path) -> None:
    """Packs that the new manifest does not list are gone, those it lists are new."""
    publish(out, "old")
    publish(out, "new")
    assert state_of(out) == "new"
    assert litter_of(out) == []


def test_a_private_folder_stays_private(out: Path) -> None:
    """A folder that someone closed to others is closed to them after the next build too."""
    publish(out, "old")
    out.chmod(0o700)
    publish(out, "new")
    assert stat.S_IMODE(out.stat().st_mode) == 0o700


def test_an_empty_folder_is_taken(out: Path) -> None:
    """A folder that exists and is empty, or holds only what a file browser leaves, is ours to fill."""
    out.mkdir()
    publish(out, "old")
    (out / ".DS_Store").write_bytes(b"view settings")
    publish(out, "new")
    assert state_of(out) == "new"


def test_folders_above_are_made(tmp_path: Path) -> None:
    """The first build makes the folders that lead to its output."""
    publish(tmp_path / "a" / "b" / "o", "old")
    assert state_of(tmp_path / "a" / "b" / "o") == "old"


def test_packs_that_were_not_built_are_carried_over(out: Path) -> None:
    """A pack listed in the new manifest and not handed over keeps its bytes and its manifest entry."""
    publish(out, "old")
    with prepare(out) as stage:
        files = {"press.pdf": b"newer"}
        carried, _ = stage.carried(besides=files)
        manifest = {**manifest_of(files), "packs": [*carried, *manifest_of(files)["packs"]]}
        stage.publish(files, manifest)
    expected = {**SETS["old"], "press.pdf": b"newer"}
    assert {name: content for name, content in contents(out).items() if name != "manifest.json"} == expected
    assert sorted(entry["file"] for entry in carried) == ["brands.pdf", "policymakers.pdf"]
    with prepare(out) as stage:
        assert list(stage.published) == manifest["packs"]


@pytest.mark.parametrize("damage", [lambda path: path.write_bytes(b"edited"), Path.unlink], ids=["edited", "gone"])
def test_a_changed_pack_is_not_carried_over(out: Path, damage: Callable[[Path], object]) -> None:
    """A pack that is no longer what the manifest says stops the build, which names it and changes nothing."""
    publish(out, "old")
    damage(out / "brands.pdf")
    before = contents(out)
    with prepare(out) as stage, pytest.raises(ChangedError, match=r"brands\.pdf") as raised:
        stage.carried(besides=["press.pdf"])
    assert raised.value.exit_code == 2
    assert raised.value.hint in ("type ./run build", "move it away, then build all packs")
    assert contents(out) == before


def test_a_pack_that_was_taken_away_is_not_missed_when_all_are_built(out: Path) -> None:
    """Building all packs does without those of other papers that a person has removed."""
    publish(out, "old")
    (out / "brands.pdf").unlink()
    with prepare(out) as stage:
        kept, dropped = stage.carried(["press.pdf"], packs=["brands", "policymakers", "press"])
    assert ([entry["file"] for entry in kept], dropped) == (["policymakers.pdf"], [])


def test_a_changed_pack_that_the_campaign_no_longer_has_is_dropped(out: Path) -> None:
    """What would not be kept anyway need not be as it was built."""
    publish(out, "old")
    (out / "brands.pdf").write_bytes(b"edited")
    with prepare(out) as stage:
        kept, dropped = stage.carried(["press.pdf"], packs=["policymakers", "press"])
    assert [entry["file"] for entry in kept] == ["policymakers.pdf"]
    assert [entry["file"] for entry in dropped] == ["brands.pdf"]


def test_a_pack_that_became_huge_is_not_read(out: Path) -> None:
    """A pack larger than the manifest says was changed; it is not read to find out."""
    publish(out, "old")
    os.truncate(out / "brands.pdf", 1 << 40)
    with prepare(out) as stage, pytest.raises(ChangedError, match="was changed"):
        stage.carried([])


def test_a_pack_behind_a_link_is_not_carried_over(out: Path, tmp_path: Path) -> None:
    """A link in place of a pack is not followed, even where the file behind it has the right bytes."""
    publish(out, "old")
    (out / "brands.pdf").rename(tmp_path / "elsewhere.pdf")
    (out / "brands.pdf").symlink_to(tmp_path / "elsewhere.pdf")
    with prepare(out) as stage, pytest.raises(ChangedError, match=r"brands\.pdf"):
        stage.publish({}, manifest_of(SETS["old"]))


def test_a_file_that_the_manifest_does_not_list_is_a_bug_of_the_caller(old_set: Path) -> None:
    """Files and manifest must agree, so that the next build knows every file as ours."""
    with prepare(old_set) as stage, pytest.raises(ValueError, match=r"extra\.pdf"):
        stage.publish({**SETS["new"], "extra.pdf": b""}, manifest_of(SETS["new"]))


# ------------------------------------------------------------------------------------------ what is not ours


def refused(out: Path, **keywords: object) -> PlaceError:
    with pytest.raises(PlaceError) as raised, prepare(out, **keywords):  # type: ignore[arg-type]
        pass
    assert raised.value.exit_code == 2
    assert "--out" in raised.value.hint
    return raised.value


def test_strangers_in_the_folder_are_named_and_kept(out: Path) -> None:
    """A folder that holds anything our manifest does not list is refused, and the message names it."""
    publish(out, "old")
    (out / "letter.docx").write_text("mine")
    assert "letter.docx" in refused(out).message
    assert (out / "letter.docx").read_text() == "mine"


def test_many_strangers_are_counted(out: Path) -> None:
    """Three strangers are named, the rest counted."""
    out.mkdir()
    for number in range(5):
        (out / f"{number}.txt").touch()
    assert refused(out).message.endswith("0.txt, 1.txt, 2.txt and 2 more")


def test_a_stranger_that_comes_while_we_render_is_kept(out: Path) -> None:
    """What somebody saves into the folder during a build stops the publication, not the file."""
    publish(out, "old")
    with prepare(out) as stage:
        (out / "letter.docx").write_text("mine")
        with pytest.raises(PlaceError, match=r"letter\.docx"):
            stage.publish(SETS["new"], manifest_of(SETS["new"]))
    assert (out / "letter.docx").read_text() == "mine"
    (out / "letter.docx").unlink()
    assert state_of(out) == "old"


def test_a_folder_with_the_name_of_a_pack_is_a_stranger(out: Path) -> None:
    """A listed name protects a file only: a folder of that name, and what is in it, is someone's."""
    publish(out, "old")
    (out / "press.pdf").unlink()
    (out / "press.pdf").mkdir()
    assert "press.pdf" in refused(out).message


@pytest.mark.parametrize(
    "manifest",
    [
        '{"name": "a web app", "icons": []}',
        OURS.replace("briefpack", "other") % "",
        OURS % '{"file": "../precious", "sha256": ""}',
        OURS % '{"file": "manifest.json", "sha256": ""}',
        OURS % '{"file": 7, "sha256": ""}',
        OURS % '{"file": "a.pdf", "sha256": 7}',
        OURS % '{"file": "a.pdf", "sha256": ""}, {"file": "a.pdf", "sha256": ""}',
        OURS % '{"file": "a.pdf", "file": "b.pdf", "sha256": ""}',
        OURS % "7",
        OURS.replace("1", "0") % "",
        OURS.replace("1", '"1"') % "",
        OURS.replace('"mill"', "[]") % "",
        OURS % "" + " " * LARGEST_MANIFEST,
        "[" * 100_000,
        "not JSON",
        "",
    ],
    ids=range(16),
)
def test_a_manifest_that_is_not_ours_is_a_stranger(out: Path, manifest: str) -> None:
    """Only a manifest of this tool, with plain file names, makes a folder ours."""
    out.mkdir()
    (out / "manifest.json").write_text(manifest)
    assert "manifest.json" in refused(out).message


def test_a_manifest_of_ours_is_none(out: Path) -> None:
    """What the test before spoils is, unspoilt, a manifest of ours."""
    out.mkdir()
    (out / "manifest.json").write_text(OURS % "")
    with prepare(out) as stage:
        assert stage.published == ()


def test_a_newer_manifest_is_told(out: Path) -> None:
    """A folder that a newer version of this tool wrote is left alone, and the message says why."""
    out.mkdir()
    (out / "manifest.json").write_text(OURS.replace("1", "999") % "")
    assert "newer version of this tool" in refused(out).message


def test_two_campaigns_do_not_share_a_folder(old_set: Path) -> None:
    """A folder that holds another campaign's packs is refused, and the other campaign named."""
    assert "another campaign, mill" in refused(old_set, campaign="mine").message
    with prepare(old_set, campaign="mill"):
        pass


@pytest.mark.parametrize("character", ["\x1b", "\x01", "\n", "\r", "\t", "\x85", "\ufffe", "\udcff"])
@pytest.mark.parametrize("where", ["o{}", "a{}/o"])
def test_a_path_that_fonts_are_not_found_by_is_refused(tmp_path: Path, character: str, where: str) -> None:
    """A control character in the path of the output folder, which fontconfig would choke on, is named."""
    assert f"U+{ord(character):04X}" in refused(tmp_path / where.format(character)).message
    assert list(tmp_path.iterdir()) == []


def test_a_link_as_manifest_is_a_stranger(out: Path, tmp_path: Path) -> None:
    """A manifest is read from the folder itself, never through a link."""
    publish(out, "old")
    (out / "manifest.json").rename(tmp_path / "manifest.json")
    (out / "manifest.json").symlink_to(tmp_path / "manifest.json")
    assert "manifest.json" in refused(out).message


def test_a_link_as_output_folder_is_refused(old_set: Path, tmp_path: Path) -> None:
    """A link is never written through, whether it leads to a folder of ours or nowhere."""
    (tmp_path / "link").symlink_to(old_set)
    (tmp_path / "nowhere").symlink_to(tmp_path / "absent")
    assert "link" in refused(tmp_path / "link").message
    assert "link" in refused(tmp_path / "nowhere").message
    assert not (tmp_path / "absent").exists()


@pytest.mark.parametrize("swap", [True, False])
def test_a_link_in_place_of_a_pack_is_replaced(
    out: Path, tmp_path: Path, swap: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A listed file that became a link is replaced; what it points at is not written to."""
    if not swap:
        monkeypatch.setattr(in_place, "_rename_exchange", lambda *_: errno.EINVAL)
    publish(out, "old")
    important = tmp_path / "important.txt"
    important.write_text("keep")
    (out / "press.pdf").unlink()
    (out / "press.pdf").symlink_to(important)
    publish(out, "new")
    assert important.read_text() == "keep"
    assert state_of(out) == "new"


def test_a_file_as_output_folder_is_refused(tmp_path: Path) -> None:
    """A file, or a path that leads through one, is no folder."""
    (tmp_path / "file").write_text("keep")
    assert "is not a folder" in refused(tmp_path / "file").message
    assert "is not a folder" in refused(tmp_path / "file" / "o").message
    assert (tmp_path / "file").read_text() == "keep"


@pytest.mark.parametrize("below", [".", "o", "a/b"])
def test_the_campaign_is_no_place_for_packs(tmp_path: Path, below: str) -> None:
    """The output folder may not be, or lie in, a folder that the packs are made from, by any path."""
    campaign = tmp_path / "campaign"
    campaign.mkdir()
    (tmp_path / "alias").symlink_to(campaign)
    assert "made from" in refused(campaign / below, sources=[campaign]).message
    assert "made from" in refused(campaign / below, sources=[tmp_path / "alias"]).message
    assert list(campaign.iterdir()) == []


def test_a_folder_that_holds_the_campaign_is_no_place_for_packs(tmp_path: Path) -> None:
    """The output folder may not hold what the packs are made from."""
    (tmp_path / "o" / "campaign").mkdir(parents=True)
    assert "made from" in refused(tmp_path / "o", sources=[tmp_path / "o" / "campaign"]).message


# ------------------------------------------------------------------------------------------ one build at a time


def test_a_second_build_is_told_that_the_first_is_at_work(old_set: Path) -> None:
    """While one build holds the folder, another process ends at once with exit code 75 in mind."""
    code = "import sys, pathlib; from briefpack.pack.publishing import *\nwith prepare(pathlib.Path(sys.argv[1])): pass"
    with prepare(old_set):
        second = subprocess.run([sys.executable, "-c", code, old_set], cwd=ROOT, capture_output=True, text=True)
    assert "BusyError: another build is writing to" in second.stderr
    assert BusyError.exit_code == 75


def test_a_lock_file_without_its_process_keeps_nobody_out(out: Path) -> None:
    """A lock file that a killed build left is taken over."""
    (out.parent / ".o.lock").touch()
    publish(out, "old")
    assert litter_of(out) == []


def test_a_link_as_lock_file_is_not_followed(out: Path, tmp_path: Path) -> None:
    """A link laid where the lock goes makes no file elsewhere."""
    (tmp_path / ".o.lock").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(MachineError), prepare(out):
        pass
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="macOS's file systems may have no swap")
def test_a_reader_sees_whole_sets_only(out: Path) -> None:
    """Whoever reads while sets are swapped finds every pack; read from one opened folder, all are of one set."""
    publish(out, "old")
    code = (
        "import sys, pathlib; from tests.pack.publishing_faults import publish\n"
        "for n in range(60): publish(pathlib.Path(sys.argv[1]), ('new', 'old')[n % 2])"
    )
    publisher = subprocess.Popen([sys.executable, "-c", code, out], cwd=ROOT)
    reads = 0
    while publisher.poll() is None:
        assert all((out / name).read_bytes() for name in ("manifest.json", "brands.pdf", "press.pdf"))
        try:
            manifest, *packs = read_from_one_folder(out, ("manifest.json", "brands.pdf", "press.pdf"))
        except FileNotFoundError:
            continue  # this set has been replaced, and is being removed
        reads += 1
        hashes = {entry["file"]: entry["sha256"] for entry in json.loads(manifest)["packs"]}
        assert [hashlib.sha256(pack).hexdigest() for pack in packs] == [hashes["brands.pdf"], hashes["press.pdf"]]
    assert publisher.returncode == 0
    assert reads > 10
    assert state_of(out) == "old"


def read_from_one_folder(folder: Path, names: Sequence[str]) -> list[bytes]:
    """Files of the folder that is there now, whatever takes its place meanwhile."""
    opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        found = []
        for name in names:
            with open(name, "rb", opener=lambda path, flags: os.open(path, flags, dir_fd=opened)) as file:
                found.append(file.read())
        return found
    finally:
        os.close(opened)


def test_the_lock_of_another_user_is_told(old_set: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A lock file that one may not open is named with its owner, not taken for a fault of the folder."""
    lock = old_set.parent / ".o.lock"
    lock.touch()
    opened = os.open

    def refuse(path: Path, *words: int) -> int:
        if path == lock:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return opened(path, *words)

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(MachineError, match=rf"\.o\.lock, the lock of a build, belongs to {lock.owner()}"):
        prepare(old_set).__enter__()
    lock.unlink()


# ------------------------------------------------------------------------------------------ what is left behind


@pytest.mark.parametrize("name", [".o.stage-mine", ".o.stage-0123456789", ".o.stage-0123456z", ".o.stage-01234567"])
@pytest.mark.parametrize("holds", ["thesis.docx", "briefpack-set.docx"])
def test_a_folder_that_is_called_like_a_stage_is_kept(out: Path, name: str, holds: str) -> None:
    """A folder that only looks like a stage, by its name or by what it holds, is not deleted."""
    (out.parent / name).mkdir()
    (out.parent / name / holds).write_text("mine")
    publish(out, "old")
    assert (out.parent / name / holds).read_text() == "mine"


def test_a_folder_in_the_output_that_is_called_like_a_stage_is_a_stranger(out: Path) -> None:
    """Inside the output folder too: it is named, and nothing is touched."""
    publish(out, "old")
    (out / ".o.stage-01234567").mkdir()
    (out / ".o.stage-01234567" / "thesis.docx").write_text("mine")
    assert ".o.stage-01234567" in refused(out).message


@pytest.mark.parametrize("holds", [(), ("briefpack-tmp",), ("briefpack-tmp", "briefpack-set")])
def test_a_stage_of_a_killed_build_is_removed(out: Path, holds: tuple[str, ...]) -> None:
    """A stage is known by its name and by what it holds, at whatever moment its build was killed."""
    for name in holds:
        (out.parent / ".o.stage-01234567" / name).mkdir(parents=True)
    publish(out, "old")
    assert litter_of(out) == []


def test_a_commit_folder_that_is_not_ours_deletes_nothing(out: Path) -> None:
    """A folder in the place of a complete set, with a manifest that says nothing to us, is told and left alone."""
    publish(out, "old")
    (out / ".o.commit").mkdir()
    (out / ".o.commit" / "manifest.json").write_text("{}")
    with pytest.raises(PlaceError, match=r"\.o\.commit is not what this tool leaves there"), prepare(out):
        pass
    assert state_of(out) == "old"


def test_a_set_that_stays_half_replaced_is_told(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When what a killed build began cannot be finished, nobody is told that the last packs are untouched."""
    publish(out, "old")
    publish(out.parent / "new" / "o", "new")
    (out.parent / "new" / "o").rename(out / ".o.commit")

    def broken(*_: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, "replace", broken)
    with pytest.raises(MachineError, match="half replaced") as raised, prepare(out):
        pass
    assert "untouched" not in raised.value.hint


@pytest.mark.parametrize("old", [True, False])
def test_whoever_stands_in_the_output_folder_stays_there(out: Path, old: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build called from inside its output folder leaves that folder in its place, with the new packs in it."""
    out.mkdir()
    if old:
        publish(out, "old")
    monkeypatch.chdir(out)
    publish(Path("."), "new")
    assert Path.cwd() == out
    assert os.path.samefile(out, ".")
    assert (state_of(out), litter_of(out)) == ("new", [])


# ------------------------------------------------------------------------------------------ Ctrl-C


@pytest.fixture
def own_handler() -> Iterator[None]:
    """Ctrl-C is pytest's again after the test."""
    before = signal.getsignal(signal.SIGINT)
    yield
    ctrl_c.listen()
    signal.signal(signal.SIGINT, before)


def publish_pressing(out: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Publish the new set, with Ctrl-C at each call of a function of os from where the set is written."""
    call = getattr(os, name)

    def pressed(*words: object, **keywords: object) -> None:
        signal.raise_signal(signal.SIGINT)
        call(*words, **keywords)

    ctrl_c.listen()
    with prepare(out) as stage, monkeypatch.context() as patch:
        patch.setattr(os, name, pressed)
        stage.publish(SETS["new"], manifest_of(SETS["new"]))


@pytest.mark.usefixtures("own_handler")
def test_ctrl_c_waits_while_the_set_is_put_in_place(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C in the middle of it: the new set is whole, no stage is left, and that is what is said, with 130."""
    with pytest.raises(StoppedLateError, match="the new packs are in") as raised:
        publish_pressing(out, monkeypatch, "rename")
    assert raised.value.exit_code == 130
    assert (state_of(out), litter_of(out)) == ("new", [])


@pytest.mark.usefixtures("own_handler")
def test_ctrl_c_while_the_set_is_written_ends_the_build(old_set: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before it is put in place, Ctrl-C leaves the last set and no stage."""
    with pytest.raises(KeyboardInterrupt):
        publish_pressing(old_set, monkeypatch, "fsync")


@pytest.mark.usefixtures("own_handler")
def test_a_second_ctrl_c_leaves_no_stage_either(old_set: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C again and again while the stage is removed does not keep it from going."""
    rmdir, pressed = os.rmdir, 0

    def press(*words: object, **keywords: object) -> None:
        nonlocal pressed
        pressed += 1
        signal.raise_signal(signal.SIGINT)
        rmdir(*words, **keywords)  # type: ignore[arg-type]

    def build() -> None:
        with prepare(old_set) as stage:
            (stage.temp / "fonts").mkdir()
            monkeypatch.setattr(os, "rmdir", press)
            signal.raise_signal(signal.SIGINT)

    ctrl_c.listen()
    with pytest.raises(KeyboardInterrupt):
        build()
    assert pressed >= 3


# ------------------------------------------------------------------------------------------ when the machine fails


def test_the_stage_goes_when_the_build_fails(old_set: Path) -> None:
    """A build that ends with an error or Ctrl-C takes its stage, and the temporary files in it, away."""

    def stopped_build() -> None:
        with prepare(old_set) as stage:
            (stage.temp / "font.ttf").write_bytes(b"x")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped_build()


def test_errors_of_the_renderer_stay_what_they_are(old_set: Path) -> None:
    """An error raised inside the stage is not taken for one of the output folder."""
    with pytest.raises(FileNotFoundError), prepare(old_set):
        raise FileNotFoundError


@pytest.mark.parametrize("blocks", [0, 1])
def test_a_full_disk_is_told_before_rendering(old_set: Path, monkeypatch: pytest.MonkeyPatch, blocks: int) -> None:
    """Too little room is told with the bytes needed and free; a file system that counts no blocks is believed."""
    monkeypatch.setattr(os, "statvfs", lambda *_: SimpleNamespace(f_bavail=3, f_frsize=512, f_blocks=blocks))
    needed = sum(map(len, SETS["old"].values())) + TYPESETTING
    if blocks:
        message = f"{needed:,} bytes are needed, 1,536 are free"
        with pytest.raises(MachineError, match=message) as raised, prepare(old_set):
            pass
        assert raised.value.exit_code == 4
        assert "untouched" in raised.value.hint
    else:
        with prepare(old_set):
            pass


def test_a_disk_that_fills_up_is_told_with_the_bytes_needed(old_set: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the disk fills up while the set is written, the message names the bytes of the whole set."""
    needed = sum(map(len, SETS["new"].values()))

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with prepare(old_set) as stage, monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        with pytest.raises(MachineError, match="no room on the disk") as raised:
            stage.publish(SETS["new"], manifest_of(SETS["new"]))
    assert int(raised.value.message.split(": ")[1].split()[0].replace(",", "")) > needed


def test_a_disk_that_fills_up_while_packs_are_made_is_told(out: Path) -> None:
    """A full disk is told with the room that typesetting wants; another error of a library stays what it is."""
    with pytest.raises(MachineError, match=f"{TYPESETTING:,} bytes are needed"), room_to_typeset(out, TYPESETTING):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    with pytest.raises(FileNotFoundError), room_to_typeset(out, TYPESETTING):
        raise FileNotFoundError


def test_a_folder_one_may_not_write_is_told_before_rendering(old_set: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A read-only output folder ends the build before it begins, with exit code 4."""
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(MachineError, match=r"cannot use .*o: Permission denied") as raised, prepare(old_set):
        pass
    assert raised.value.exit_code == 4


def test_a_manifest_that_cannot_be_read_is_no_stranger(old_set: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk error on reading the manifest is told as such; nobody is asked to move our own packs away."""

    def broken(path: Path, _most: int) -> bytes:
        raise OSError(errno.EIO, os.strerror(errno.EIO), str(path))

    monkeypatch.setattr("briefpack.pack.published.read_regular", broken)
    with pytest.raises(MachineError, match=r"manifest\.json: Input/output error"), prepare(old_set):
        pass


def test_where_only_the_folder_itself_is_ours_the_stage_lies_in_it(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where one may not write beside the output folder, the set is staged inside it and moved file by file."""
    publish(out, "old")
    monkeypatch.setattr(os, "access", lambda path, *_: Path(path) == out)
    before = out.stat().st_ino
    with prepare(out) as stage:
        assert stage.folder.parent == out
        stage.publish(SETS["new"], manifest_of(SETS["new"]))
    assert (state_of(out), litter_of(out), out.stat().st_ino) == ("new", [], before)


def test_a_disk_of_its_own_is_filled_file_by_file(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mount point cannot be swapped, nor moved into: the set is copied there first, then moved within."""
    publish(out, "old")
    monkeypatch.setattr(os, "rename", os.rename)
    be_a_disk_of_its_own(out)
    monkeypatch.setattr(in_place, "_rename_exchange", lambda *_: errno.EBUSY)
    before = out.stat().st_ino
    publish(out, "new")
    assert (state_of(out), litter_of(out), out.stat().st_ino) == ("new", [], before)


@pytest.mark.parametrize("swap", ["SWAP", "FILES", "DISK"])
def test_no_fault_at_any_step_loses_a_set(tmp_path: Path, swap: str) -> None:
    """Killed, or failed by the disk, at each step: the last or the new set is whole, the next start leaves no trace.

    Only where folders cannot be swapped may files of both sets stand side by side, until the next start.
    """
    ran = subprocess.run([*DRIVER, "sweep", tmp_path, swap], cwd=ROOT, capture_output=True, text=True, check=True)
    found = json.loads(ran.stdout)
    assert found["bad"] == []
    assert found["injections"] > 200
    assert ("old -> mixed -> new" in found["outcomes"]) == (swap != "SWAP")


def test_no_descriptor_left_to_open_is_no_reason_to_leave_a_stage(old_set: Path) -> None:
    """A build that runs out of file descriptors still removes its stage."""
    held: list[int] = []
    limits = resource.getrlimit(resource.RLIMIT_NOFILE)

    def use_all() -> None:
        with prepare(old_set) as stage:
            (stage.temp / "fonts" / "a").mkdir(parents=True)
            resource.setrlimit(resource.RLIMIT_NOFILE, (64, limits[1]))
            while True:
                held.append(os.open(os.devnull, os.O_RDONLY))

    try:
        with pytest.raises(OSError, match="Too many open files"):
            use_all()
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, limits)
        for descriptor in held:
            os.close(descriptor)


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace")
@pytest.mark.parametrize("fault", ["signal=SIGKILL", "error=ENOSPC", "error=EIO"])
@pytest.mark.parametrize("call", ["write", "fsync", "rename", "renameat2", "mkdir", "unlink", "unlinkat"])
def test_no_fault_of_the_kernel_loses_a_set(tmp_path: Path, call: str, fault: str) -> None:
    """The same with real system calls that fail, as strace injects them."""
    out = tmp_path / "work" / "o"
    for k in range(1, 9):
        shutil.rmtree(out.parent, ignore_errors=True)
        publish(out, "old")
        inject = ["-e", f"trace={call}", "-e", f"inject={call}:{fault}:when={k}"]
        strace = ["strace", "-f", "-qq", "-o", os.devnull, *inject]
        subprocess.run([*strace, *DRIVER, "publish", out, "new"], cwd=ROOT, capture_output=True)
        assert state_of(out) in ("old", "new"), (call, fault, k)
        with prepare(out):
            assert state_of(out) in ("old", "new")
        assert litter_of(out) == []
