"""Publishes small sets with a fault at every single step of it, and says what was found afterwards.

python -m tests.pack.publishing_faults sweep FOLDER SWAP|FILES|DISK  -> JSON: {"injections", "outcomes", "bad"}
python -m tests.pack.publishing_faults publish OUT old|new      -> publishes that set once

A program of its own, as it forks and kills; pytest's workers have threads. A fault is put in by counting the
calls that change the disk: the k-th one fails, or the process is killed just before or just after it.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
import signal
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from briefpack.pack import in_place
from briefpack.pack.publishing import PublishError, prepare

ROOM = ("write", "fsync", "rename", "replace", "mkdir")  # what a full disk can refuse; and opening a new file
STEPS = ("open", "write", "fsync", "rename", "replace", "mkdir", "unlink", "rmdir")
FAULTS = ("kill before", "kill after", "ENOSPC", "EIO", "EACCES")
SETS = {  # the new set changes a pack, keeps none, drops one and adds one
    "old": {name: f"old {name}".encode() * 3000 for name in ("brands.pdf", "policymakers.pdf", "press.pdf")},
    "new": {name: f"new {name}".encode() * 2000 for name in ("brands.pdf", "press.pdf", "public.pdf")},
}


def manifest_of(files: dict[str, bytes]) -> dict[str, Any]:
    """A manifest with what publishing reads of one."""
    packs = [
        {
            "name": name.removesuffix(".pdf"),
            "file": name,
            "sha256": hashlib.sha256(content).hexdigest(),
            "bytes": len(content),
        }
        for name, content in files.items()
    ]
    return {"format": 1, "campaign": "mill", "tool": {"name": "briefpack"}, "packs": packs}


def publish(out: Path, which: str) -> None:
    """Publish one of the two sets as a build does, with a temporary file lying about."""
    with prepare(out) as stage:
        (stage.temp / "font").write_bytes(b"x" * 100)
        stage.publish(SETS[which], manifest_of(SETS[which]))


def state_of(out: Path) -> str:
    """'absent', 'old', 'new', or what is wrong with the set in `out`."""
    if not out.exists():
        return "absent"
    found = {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()}
    if not found:  # an empty folder is as good as none, and a disk of its own is always there
        return "absent"
    manifest = found.pop("manifest.json", None)
    for which, files in SETS.items():
        if found == files and manifest and json.loads(manifest) == manifest_of(files):
            return which
    whole = {name: content for files in SETS.values() for name, content in files.items()}
    if any(content not in (SETS["old"].get(name), SETS["new"].get(name)) for name, content in found.items()):
        return "corrupt"
    return "mixed" if found.keys() <= whole.keys() else "strange"


def litter_of(out: Path) -> list[str]:
    """Stages, locks and commit folders that still lie about."""
    places = [out.parent, out] if out.exists() else [out.parent]
    return sorted(path.name for place in places for path in place.iterdir() if path.name.startswith(".o"))


# ------------------------------------------------------------------------------------------ faults


def break_at(k: int, fault: str) -> Callable[[], int]:
    """Make the k-th step of this process fail; returns how many steps there have been."""
    count = 0

    def wrapped(name: str, call: Callable[..., Any], fail: Callable[[int], Any]) -> Callable[..., Any]:
        def step(*args: Any, **keywords: Any) -> Any:
            nonlocal count
            count += 1
            if count == k and fault == "kill before":
                os.kill(os.getpid(), signal.SIGKILL)
            grows = name in ROOM or (name == "open" and args[1] & os.O_CREAT)
            full = fault == "ENOSPC" and 0 < k <= count and grows  # it stays full
            if full or (fault in ("EIO", "EACCES") and count == k):
                return fail(getattr(errno, fault))
            result = call(*args, **keywords)
            if count == k and fault == "kill after":
                os.kill(os.getpid(), signal.SIGKILL)
            return result

        return step

    def raises(code: int) -> None:
        raise OSError(code, os.strerror(code))

    for name in STEPS:
        setattr(os, name, wrapped(name, getattr(os, name), raises))
    in_place._rename_exchange = wrapped("rename", in_place._rename_exchange, lambda code: code)
    return lambda: count


def in_child(work: Callable[[], None]) -> int:
    """Run in a fork; its exit status, negative for a signal."""
    child = os.fork()
    if child == 0:
        try:
            work()
        except PublishError:
            os._exit(4)
        except BaseException as error:
            print(repr(error), file=sys.stderr)
            os._exit(3)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def attempt(out: Path, before: str, k: int, fault: str) -> tuple[int, str, list[str], str, list[str]]:
    """One publication of the new set with one fault: exit status, state and litter then, and after the next start."""
    shutil.rmtree(out.parent, ignore_errors=True)
    out.parent.mkdir(parents=True)
    if before == "old":
        publish(out, "old")
    steps_file = out.parent / "steps"

    def work() -> None:
        steps = break_at(k, fault)
        publish(out, "new")
        steps_file.write_text(str(steps()))

    status = in_child(work)
    then, left = state_of(out), litter_of(out)
    with prepare(out):  # the next start
        after = state_of(out)
    return status, then, left, after, litter_of(out)


def steps_of(out: Path, before: str) -> int:
    """How many steps an undisturbed publication has."""
    attempt(out, before, 0, "none")
    return int((out.parent / "steps").read_text())


def is_good(swap: bool, before: str, fault: str, status: int, then: str, left: list[str], after: str) -> bool:
    """Whether what was promised was kept: the last set or the new one is there, whole.

    A build that a full disk ended leaves nothing, but for a commit folder that the next one finishes; that the disk
    refuses to delete is another fault.
    """
    whole = {before, "new"}
    kept = then in whole or (not swap and status != 0 and then == "mixed")
    said = status in (0, 4, -signal.SIGKILL) and (status != 0 or then == "new")
    clean = fault != "ENOSPC" or not [name for name in left if ".stage-" in name]
    return kept and said and clean and after in whole


def be_a_disk_of_its_own(out: Path) -> None:
    """Let nothing be renamed from elsewhere into `out`, as if it were a mount point."""
    rename = os.rename

    def rename_on_one_disk(source: Path, target: Path) -> None:
        if Path(source).is_relative_to(out) != Path(target).is_relative_to(out):
            raise OSError(errno.EXDEV, os.strerror(errno.EXDEV))
        rename(source, target)

    os.rename = rename_on_one_disk  # type: ignore[assignment]


def sweep(folder: Path, kind: str) -> dict[str, Any]:
    """Every fault at every step, over a last set and over nothing."""
    if kind != "SWAP":
        in_place._rename_exchange = lambda *_: errno.EINVAL
    if kind == "DISK":
        be_a_disk_of_its_own(folder / "work" / "o")
    out, outcomes, bad = folder / "work" / "o", Counter[str](), []
    for before in ("old", "absent"):
        for k in range(1, steps_of(out, before) + 1):
            for fault in FAULTS:
                status, then, left, after, litter = attempt(out, before, k, fault)
                outcomes[f"{before} -> {then} -> {after}"] += 1
                if litter or not is_good(kind == "SWAP", before, fault, status, then, left, after):
                    bad.append([before, k, fault, status, then, left, after, litter])
    return {"injections": sum(outcomes.values()), "outcomes": outcomes, "bad": bad}


if __name__ == "__main__":
    if sys.argv[1] == "sweep":
        print(json.dumps(sweep(Path(sys.argv[2]), sys.argv[3]), indent=1))
    else:
        publish(Path(sys.argv[2]), sys.argv[3])
