"""./run sets up what is missing and then does what was asked, on machines made up here from a few small programs.

Each test runs the real script in a copy of an empty project. PATH holds only what the test puts there, and the
libraries are little wheels made on the spot, so nothing is fetched and nothing of this machine is changed.
"""

from __future__ import annotations

import base64
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[1]
PYTHON = os.path.realpath(sys.executable)
ALWAYS = ("bash", "cksum", "dirname", "uname")  # what a call needs when all is set up
FIRST = ("env", "flock", "tail", "tr", "mkdir", "true")  # and what the first one needs besides
PACKAGES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
INSTALL = "apt-get install --yes --no-install-recommends"

COMMAND = """
import os, sys
print("made", *sys.argv[1:])
sys.exit(int(os.environ.get("ENDS_WITH", "0")))
"""
CHECKER = """
import os, sys
print("{name}", *sys.argv[1:])
sys.exit("{name}" in os.environ.get("FAILING", ""))
"""


def wheel(folder: Path, name: str, files: Mapping[str, str], version: str = "1.0") -> str:
    """Make a wheel in `folder`; the line of a lock file that asks for it."""
    path = folder / f"{name}-{version}-py3-none-any.whl"
    about = f"{name}-{version}.dist-info"
    members = {
        **files,
        f"{about}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        f"{about}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    digests = {file: base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()) for file, text in members.items()}
    record = [f"{file},sha256={digest.decode().rstrip('=')},{len(members[file])}" for file, digest in digests.items()]
    with zipfile.ZipFile(path, "w") as archive:
        for file, text in members.items():
            archive.writestr(file, text)
        archive.writestr(f"{about}/RECORD", "\n".join([*record, f"{about}/RECORD,,"]))
    return f"{name}=={version} --hash=sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}\n"


@dataclass
class Machine:
    """A project folder, and a machine that has only the programs in `programs`."""

    project: Path
    programs: Path
    wheels: Path

    @property
    def log(self) -> list[str]:
        """What the stand-ins of this machine's package tools were asked to do."""
        path = self.programs / "log"
        return path.read_text().splitlines() if path.exists() else []

    def has(self, name: str, script: str = "") -> None:
        """Put a program on the machine: this system's own, or a shell script that is logged when it is called."""
        path = self.programs / name
        path.unlink(missing_ok=True)
        if script:
            path.write_text(f'#!{shutil.which("bash")}\necho "{name} $*" >>"{self.programs}/log"\n{script}\n')
            path.chmod(0o755)
        else:
            real = PYTHON if name == "python3" else shutil.which(name)
            if real:  # flock is not everywhere
                path.symlink_to(real)

    def is_debian(self, *, root: bool = True, packages: bool = False) -> None:
        """Give it Debian's package tools, for root or for someone else, with Pango there or not."""
        self.has("dpkg-query", "echo installed" if packages else "exit 1")
        self.has("apt-get", "exit 0")
        self.has("dpkg", "[[ $1 != --print-architecture ]] || echo amd64")
        self.has("id", "echo 0" if root else "echo 1000")

    def start(self, *words: str, cwd: Path | None = None, **variables: str) -> subprocess.Popen[str]:
        """Start ./run; as `run` does, without waiting."""
        variables = {
            "PATH": str(self.programs),
            "PIP_CONFIG_FILE": os.devnull,
            "PIP_NO_INDEX": "1",
            "PIP_FIND_LINKS": str(self.wheels),
            **variables,
        }
        pipe = subprocess.PIPE
        command = [self.project / "run", *words]
        return subprocess.Popen(
            command, cwd=cwd or self.project, env=variables, stdout=pipe, stderr=pipe, text=True, start_new_session=True
        )

    def run(self, *words: str, cwd: Path | None = None, **variables: str) -> subprocess.CompletedProcess[str]:
        """Call ./run and wait for it."""
        process = self.start(*words, cwd=cwd, **variables)
        out, err = process.communicate()
        return subprocess.CompletedProcess(words, process.returncode, out, err)


def new_machine(folder: Path) -> Machine:
    """A machine of an unknown kind, with Python, that never ran anything; the project's path has a space."""
    machine = Machine(folder / "a project", folder / "programs", folder / "wheels")
    for path in (machine.project, machine.programs, machine.wheels):
        path.mkdir()
    for name in (*ALWAYS, *FIRST, "python3"):
        machine.has(name)
    shutil.copy(ROOT / "run", machine.project)
    (machine.project / "make_briefs.py").write_text(COMMAND)
    lock = wheel(machine.wheels, "weasyprint", {"weasyprint.py": ""})
    (machine.project / "requirements.txt").write_text(lock)
    programs = {name: {f"{name}.py": CHECKER.format(name=name)} for name in ("ruff", "mypy", "pytest")}
    checkers = [wheel(machine.wheels, name, files) for name, files in programs.items()]
    (machine.project / "requirements-dev.txt").write_text("".join([lock, *checkers]))
    return machine


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return new_machine(tmp_path)


@pytest.fixture(scope="module")
def first_call(tmp_path_factory: pytest.TempPathFactory) -> tuple[Machine, subprocess.CompletedProcess[str]]:
    """A machine on which ./run was called once, and what that call printed."""
    machine = new_machine(tmp_path_factory.mktemp("first"))
    return machine, machine.run("build", "two words", "--out", "x")


@pytest.fixture
def used(first_call: tuple[Machine, object], tmp_path: Path) -> Machine:
    """A copy of that machine; as the project lies in another folder now, it has been moved too."""
    old = first_call[0]
    machine = Machine(tmp_path / "moved project", tmp_path / "programs", old.wheels)
    shutil.copytree(old.project, machine.project, symlinks=True)
    machine.programs.mkdir()
    for name in ALWAYS:
        machine.has(name)
    return machine


@pytest.fixture
def quick(machine: Machine, first_call: tuple[Machine, object]) -> Machine:
    """A new machine whose Python makes a .venv by copying one, where only what happens before that matters."""
    ready = first_call[0].project / ".venv"
    answers = f"""case $* in
      -c*) echo "{machine.programs}/python3" ;;
      --version) echo Python 3.11 ;;
      "-m venv"*) mkdir "$4" && cp -R "{ready}"/[!r]* "$4" ;; # all but the stamps
    esac"""
    machine.has("cp")
    machine.has("python3", answers)
    return machine


def can_set_up(machine: Machine) -> None:
    for name in (*FIRST, "python3"):
        machine.has(name)


# ------------------------------------------------------------------------------------------ setting up


def test_the_first_call_sets_up_and_does_what_was_asked(
    first_call: tuple[Machine, subprocess.CompletedProcess[str]],
) -> None:
    """The libraries are installed without a word on standard output, and the command gets its words as typed."""
    _, ran = first_call
    assert ran.stdout == "made build two words --out x\n"
    assert re.fullmatch(r"run: setting up \.venv with Python [\d.]+ \(once\)\n", ran.stderr)
    assert ran.returncode == 0


def test_a_second_call_starts_at_once(used: Machine) -> None:
    """When all is there, no Python but .venv's, no pip, no network and no package tool is called; moving is no harm."""
    ran = used.run("check")
    assert (ran.stdout, ran.stderr, ran.returncode) == ("made check\n", "", 0)


def test_the_exit_code_of_the_command_is_passed_on(used: Machine) -> None:
    """What make_briefs.py ends with is what ./run ends with."""
    assert used.run("build", ENDS_WITH="75").returncode == 75


def test_it_may_be_called_from_anywhere(used: Machine, tmp_path: Path) -> None:
    """The current folder stays the caller's, so that the paths typed mean what they meant."""
    (used.project / "make_briefs.py").write_text("import os; print(os.getcwd())")
    assert used.run("build", cwd=tmp_path).stdout == f"{tmp_path.resolve()}\n"


def test_a_failed_set_up_is_told_and_done_again(used: Machine) -> None:
    """New libraries without a network: exit 4 and pip's last lines; the next call begins anew and mends it."""
    can_set_up(used)
    offline = used.project.parent / "offline"
    offline.mkdir()
    lock = wheel(offline, "weasyprint", {"weasyprint.py": ""}, version="2.0")
    (used.project / "requirements.txt").write_text(lock)
    ran = used.run("build", PIP_FIND_LINKS=str(used.programs))
    assert (ran.stdout, ran.returncode) == ("", 4)
    assert "No matching distribution found for weasyprint==2.0" in ran.stderr
    assert "run: could not install the libraries; is there a network" in ran.stderr
    ran = used.run("build", PIP_FIND_LINKS=str(offline))
    assert (ran.stdout, ran.returncode) == ("made build\n", 0)


@pytest.mark.parametrize(
    ("hashes", "said"), [(" --hash=sha256:" + "0" * 64, "DO NOT MATCH THE HASHES"), ("", "Hashes are required")]
)
def test_a_library_that_is_not_the_locked_one_is_refused(used: Machine, hashes: str, said: str) -> None:
    """A wheel of the right name and version is not installed with other bytes, nor without a hash to hold it to."""
    can_set_up(used)
    (used.project / "requirements.txt").write_text(f"weasyprint==1.0{hashes}")
    ran = used.run("build")
    assert ran.returncode == 4
    assert said in ran.stderr


def test_a_venv_whose_python_is_gone_is_made_anew(used: Machine) -> None:
    """An upgraded system, or a .venv of an older Python, or one that was cut short: it is remade."""
    can_set_up(used)
    for link in (used.project / ".venv" / "bin").glob("python*"):
        link.unlink()
        link.symlink_to("/nowhere/python3.9")
    ran = used.run("build")
    assert (ran.stdout, ran.returncode) == ("made build\n", 0)
    assert "setting up .venv" in ran.stderr


def test_a_set_up_cut_short_is_not_taken_for_whole(used: Machine) -> None:
    """A .venv without its stamp, or with half of one, is not used."""
    stamp = used.project / ".venv" / "requirements.txt.stamp"
    whole = stamp.read_text()
    stamp.write_text(whole[:7])
    assert "Python 3.11 or newer, with its venv module, is missing" in used.run("build").stderr  # it tries to remake it
    stamp.write_text(whole)
    assert used.run("build").returncode == 0


def test_two_first_calls_do_not_get_in_each_others_way(machine: Machine) -> None:
    """One sets up, the other waits for it; both do what they were asked."""
    calls = [machine.start("build", str(number)) for number in range(2)]
    printed = [call.communicate() for call in calls]
    assert [call.returncode for call in calls] == [0, 0]
    assert [out for out, _ in printed] == ["made build 0\n", "made build 1\n"]
    assert sum("setting up .venv" in err for _, err in printed) == 1


def test_the_lock_does_not_outlive_the_set_up(quick: Machine) -> None:
    """While a long command runs, another call is not kept waiting."""
    command = 'import fcntl, os; fcntl.flock(os.open("run", os.O_RDONLY), fcntl.LOCK_EX | fcntl.LOCK_NB); print("free")'
    (quick.project / "make_briefs.py").write_text(command)
    assert quick.run("build").stdout == "free\n"


def test_ctrl_c_ends_with_130_and_is_mended_by_the_next_call(quick: Machine) -> None:
    """Ctrl-C in the middle of a set-up ends at once with exit code 130; the next call does it all."""
    quick.is_debian()
    quick.has("apt-get", "kill -INT 0")  # to the whole foreground, as a terminal does
    ran = quick.run("build")
    assert (ran.stdout, ran.returncode) == ("", 130)
    quick.has("apt-get", "exit 0")
    assert quick.run("build").stdout == "made build\n"


@pytest.mark.skipif(
    subprocess.run(["env", "--block-signal=INT", "true"], capture_output=True, check=False).returncode != 0,
    reason="this system's env blocks no signals",
)
@pytest.mark.parametrize("has_env", [True, False])
def test_ctrl_c_waits_until_the_command_listens(used: Machine, has_env: bool) -> None:
    """Where `env` can do it, a Ctrl-C while Python starts is kept for make_briefs.py; elsewhere nothing is amiss."""
    for name in ("env", "true") if has_env else ():
        used.has(name)
    ask = "import signal; print(signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ()))"
    (used.project / "make_briefs.py").write_text(ask)
    ran = used.run("check")
    assert (ran.stdout, ran.stderr, ran.returncode) == (f"{has_env}\n", "", 0)


# ------------------------------------------------------------------------------------------ system packages


def test_root_gets_the_system_packages_installed(machine: Machine) -> None:
    """On Debian and Ubuntu, root has the missing packages installed, and only those."""
    machine.is_debian()
    machine.has("dpkg-query", "[[ $* != *libpango-1.0-0* ]] || echo installed")
    machine.has("python3", "exit 1")  # a Python too old, or without venv
    ran = machine.run("build")
    missing = "libpangoft2-1.0-0 libharfbuzz-subset0 python3-venv"
    assert f"run: installing {missing} (once)\n" in ran.stderr
    installs = [line for line in machine.log if line.startswith("apt-get")]
    assert installs == [f"apt-get install --yes --no-install-recommends -o DPkg::Lock::Timeout=300 {missing}"]
    assert ran.returncode == 4  # these stand-ins installed no Python
    assert "Python 3.11 or newer, with its venv module, is missing" in ran.stderr


def test_nothing_is_installed_where_all_is_there(quick: Machine) -> None:
    """A machine that has the packages is left alone."""
    quick.is_debian(packages=True)
    assert quick.run("build").stdout == "made build\n"
    assert not any(line.startswith("apt-get") for line in quick.log)


def test_libraries_of_another_architecture_do_not_count(quick: Machine) -> None:
    """Where a library is there for two architectures, as with Wine, this machine's own one is asked for."""
    quick.is_debian(root=False)
    quick.has("dpkg-query", "[[ $* = *:amd64* ]] && echo installed || echo installedinstalled")
    assert quick.run("build").stdout == "made build\n"


def test_a_link_to_run_leads_to_the_project(used: Machine, tmp_path: Path) -> None:
    """Called by a link from elsewhere, even by a link to a link, the script works in its project."""
    used.has("readlink")
    (tmp_path / "one").symlink_to(used.project / "run")
    (tmp_path / "two").symlink_to("one")
    ran = subprocess.run(
        [tmp_path / "two", "check"], env={"PATH": str(used.programs)}, capture_output=True, text=True, check=False
    )
    assert (ran.stdout, ran.returncode) == ("made check\n", 0), ran.stderr


def test_old_lists_and_an_interrupted_dpkg_are_mended(quick: Machine) -> None:
    """Where the packages can't be installed at once, dpkg is put in order and the lists are renewed first."""
    quick.is_debian()
    tried = quick.programs / "tried"
    quick.has("apt-get", f'[[ $1 = update || -e "{tried}" ]] || {{ echo >"{tried}"; exit 100; }}')
    assert quick.run("build").stdout == "made build\n"
    calls = [line.split()[:2] for line in quick.log if line.startswith(("apt-get", "dpkg "))]
    assert [call for call in calls if call[1] != "--print-architecture"] == [
        ["apt-get", "install"],
        ["dpkg", "--configure"],
        ["apt-get", "update"],
        ["apt-get", "install"],
    ]


def test_packages_that_cannot_be_had_are_told(machine: Machine) -> None:
    """When apt-get fails, its last lines and the line to type are shown, and the exit code is 4."""
    machine.is_debian()
    machine.has("apt-get", "echo 'E: no such luck'; exit 100")
    ran = machine.run("build")
    assert (ran.stdout, ran.returncode) == ("", 4)
    assert "E: no such luck\n" in ran.stderr
    assert ran.stderr.endswith(f"\n  apt-get update && {INSTALL} {PACKAGES}\n")


@pytest.mark.parametrize(("sudo", "line"), [("", "su -c"), ("exit 1", "sudo sh -c")], ids=["none", "asks"])
def test_who_may_not_install_is_told_what_to_type(machine: Machine, sudo: str, line: str) -> None:
    """Without root or a sudo that asks nothing, nothing is tried: one line to type, and exit code 4."""
    machine.is_debian(root=False)
    if sudo:
        machine.has("sudo", sudo)
    ran = machine.run("build")
    assert (ran.stdout, ran.returncode) == ("", 4)
    said = "run: system packages are missing; type this, then the same again:\n"
    assert ran.stderr == f"{said}  {line} 'apt-get update && {INSTALL} {PACKAGES}'\n"
    assert not any(call.startswith("apt-get") for call in machine.log)
    assert not (machine.project / ".venv").exists()


def test_a_sudo_that_asks_nothing_is_used(quick: Machine) -> None:
    """Whoever may use sudo without a password has the packages installed."""
    quick.is_debian(root=False)
    quick.has("sudo", 'shift; exec "$@"')
    assert quick.run("build").stdout == "made build\n"
    assert any(call.startswith("sudo -n env DEBIAN_FRONTEND=noninteractive apt-get install") for call in quick.log)


def test_on_macos_homebrew_installs(quick: Machine) -> None:
    """On macOS what is missing comes from Homebrew."""
    quick.has("uname", "echo Darwin")
    quick.has("brew", "[[ $1 = install ]]")
    assert quick.run("build").stdout == "made build\n"
    assert "brew install --quiet pango" in quick.log


def test_macos_without_homebrew_is_told_what_to_type(machine: Machine) -> None:
    """Without Homebrew the line to type is shown."""
    machine.has("uname", "echo Darwin")
    machine.has("python3", "exit 1")
    ran = machine.run("build")
    assert ran.returncode == 4
    assert ran.stderr.endswith("\n  brew install python pango\n")


def test_an_unknown_system_without_pango_is_told(quick: Machine) -> None:
    """Where no package tool is known, the attempt to use Pango tells that it is missing: exit code 4, no stamp."""
    lock = wheel(quick.wheels, "weasyprint", {"weasyprint.py": "raise OSError('cannot load library pango')"}, "3.0")
    (quick.project / "requirements.txt").write_text(lock)
    ran = quick.run("build")
    assert (ran.stdout, ran.returncode) == ("", 4)
    assert "run: Pango 1.44 or newer is missing" in ran.stderr
    assert not list((quick.project / ".venv").glob("*.stamp"))


# ------------------------------------------------------------------------------------------ ./run test


@pytest.fixture(scope="module")
def tested(tmp_path_factory: pytest.TempPathFactory) -> Machine:
    """A machine on which ./run test was called once."""
    machine = new_machine(tmp_path_factory.mktemp("tested"))
    assert machine.run("test").returncode == 0
    return machine


def test_run_test_runs_every_check_and_pytest_last(tested: Machine) -> None:
    """ruff, mypy and pytest all run, and pytest has the last word."""
    ran = tested.run("test")
    assert (ran.stdout, ran.stderr, ran.returncode) == ("ruff check\nmypy\npytest\n", "", 0)


@pytest.mark.parametrize("failing", ["ruff", "mypy", "pytest"])
def test_one_failing_check_fails_the_run(tested: Machine, failing: str) -> None:
    """Any check that fails is named, the others run all the same, and the exit code is 1."""
    ran = tested.run("test", FAILING=failing)
    assert ran.returncode == 1
    assert ran.stdout == "ruff check\nmypy\npytest\n"
    assert ran.stderr.startswith(f"run: failed: {failing}")


def test_words_after_test_are_for_pytest(tested: Machine) -> None:
    """./run test WORDS runs pytest alone, with those words."""
    assert tested.run("test", "-k", "two words").stdout == "pytest -k two words\n"


def test_tools_for_tests_come_on_top(tested: Machine) -> None:
    """After ./run test, ./run build has nothing to set up."""
    for name in ("python3", "flock"):
        (tested.programs / name).unlink(missing_ok=True)
    assert tested.run("build").stdout == "made build\n"


def test_continuous_integration_calls_run_test(tmp_path: Path) -> None:
    """.ci/run is ./run test, from wherever it is called."""
    (tmp_path / ".ci").mkdir()
    shutil.copy(ROOT / ".ci" / "run", tmp_path / ".ci")
    (tmp_path / "run").write_text('#!/usr/bin/env bash\necho "$PWD: $*"; exit 3\n')
    (tmp_path / "run").chmod(0o755)
    ran = subprocess.run(["bash", ".ci/run"], cwd=tmp_path, capture_output=True, text=True)
    assert (ran.stdout, ran.returncode) == (f"{tmp_path.resolve()}: test\n", 3)


# ------------------------------------------------------------------------------------------ locks


def pins(lock: str) -> dict[str, Version]:
    """Names and versions in a lock file."""
    found = re.findall(r"^([\w.-]+)==(\S+)", (ROOT / lock).read_text(), re.MULTILINE)
    return {canonicalize_name(name): Version(version) for name, version in found}


def asked_for(what: Callable[[dict[str, dict[str, list[str]]]], list[str]]) -> list[Requirement]:
    return [Requirement(line) for line in what(tomllib.loads((ROOT / "pyproject.toml").read_text()))]


def test_the_locks_hold_what_pyproject_asks_for() -> None:
    """Every library that pyproject.toml names is locked, at a version it allows."""
    runtime, dev = pins("requirements.txt"), pins("requirements-dev.txt")
    libraries = asked_for(lambda project: project["project"]["dependencies"])
    tools = asked_for(lambda project: project["dependency-groups"]["dev"])
    assert len(libraries) > 5
    for requirement, lock in [*((each, runtime) for each in libraries), *((each, dev) for each in tools)]:
        assert requirement.specifier.contains(lock[canonicalize_name(requirement.name)]), requirement


def test_what_is_tested_is_what_is_built_with() -> None:
    """requirements-dev.txt has all pins of requirements.txt, unchanged."""
    assert pins("requirements.txt").items() <= pins("requirements-dev.txt").items()


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_a_lock_names_hashes_and_no_host(lock: str) -> None:
    """Every library has hashes; no option and no address says where to fetch it from."""
    entries = re.split(r"^(?=\w)", (ROOT / lock).read_text(), flags=re.MULTILINE)[1:]
    assert entries
    for entry in entries:
        head, *lines = [line.strip(" \\") for line in entry.splitlines()]
        assert re.fullmatch(r"[\w.-]+==[\w.]+", head)
        assert all(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}|#[^:]*", line) for line in lines), entry
        assert lines[0].startswith("--hash")
