"""Sets Aftercare up in ``.venv`` and then runs, tests, checks, measures or packages it.

Needs nothing but Python's own library, so that a fresh checkout needs nothing but Python. The
locks name every library with its hash; where they come from is pip's own configuration.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import os
import platform
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "aftercare-stamp.json"
DEMO = ROOT / ".demo"

RUNTIME_LOCK = ROOT / "requirements.lock"
DEV_LOCK = ROOT / "requirements-dev.lock"  # holds the runtime lock's libraries at the same versions

OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}
VERSION = f"{sys.version_info.major}.{sys.version_info.minor}"
IS_DISTRIBUTION_PYTHON = sys.base_prefix == "/usr"

# What Qt needs of a Debian-like system: to draw at all, and to open a window or print.
DRAWING_PACKAGES = (
    "ca-certificates",  # Debian's pip trusts these and brings none
    "libdbus-1-3",
    "libegl1",
    "libfontconfig1",
    "libgl1",
    "libglib2.0-0",
    "libxkbcommon0",
)
SCREEN_PACKAGES = (
    "libcups2",
    "libwayland-cursor0",
    "libx11-xcb1",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-keysyms1",
    "libxcb-shape0",
    "libxcb-xkb1",
    "libxkbcommon-x11-0",
)
BUILD_PACKAGES = ("binutils", *([f"libpython{VERSION}"] if IS_DISTRIBUTION_PYTHON else []))

# One process a core; the tests of a file stay together, since some share a shop.
SIDE_BY_SIDE = ("--numprocesses=auto", "--dist=loadfile")
LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"


class SetUpError(Exception):
    """Set-up cannot go on; the message tells a person why and what to do."""


class Step(NamedTuple):
    """One part of ``test`` or ``check``: a name and what Python is called with."""

    name: str
    arguments: Sequence[str]


class Command(NamedTuple):
    """One word of the command line."""

    action: Callable[[Sequence[str]], int]
    lock: Path
    packages: Sequence[str]
    summary: str


def main() -> int:
    """Set up what the command needs and do it; returns the exit code."""
    parser = argparse.ArgumentParser(
        prog="python3 packaging/dev.py",
        description="Further arguments are handed on: to Aftercare, to pytest or to the bench.",
        epilog="\n".join(f"  {name:6} {command.summary}" for name, command in COMMANDS.items()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("command", choices=COMMANDS)
    chosen, further = parser.parse_known_args()
    command = COMMANDS[chosen.command]
    try:
        require_python()
        ensure_system_packages(command.packages)
        ensure_environment(command.lock)
        return command.action(further)
    except SetUpError as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


# Set-up ----------------------------------------------------------------------------------------


def require_python() -> None:
    """Refuse a Python that Aftercare was not written for."""
    if sys.version_info < (3, 11):  # noqa: UP036 - the one place an older Python can reach
        message = (
            f"Aftercare needs Python 3.11 or newer, and this is Python {VERSION} "
            f"({sys.executable}). Start it with a newer one, for example: "
            "python3.11 packaging/dev.py run"
        )
        raise SetUpError(message)


def ensure_system_packages(wanted: Sequence[str]) -> None:
    """Install missing packages on Debian and its kin as root; else say how and go on."""
    if not (shutil.which("dpkg-query") and shutil.which("apt-get")):
        return
    if IS_DISTRIBUTION_PYTHON and importlib.util.find_spec("ensurepip") is None:
        wanted = [*wanted, f"python{VERSION}-venv"]
    missing = missing_packages([*wanted, *(SCREEN_PACKAGES if has_screen() else [])])
    if not missing:
        return
    if os.geteuid() != 0:
        names = " ".join(map(name_in_this_release, missing))
        print("Some system libraries are missing. Aftercare may fail until you install them with:")
        print(f"  sudo apt-get update && sudo apt-get install -y {names}", flush=True)
        return
    print(f"Installing system libraries: {' '.join(missing)}", flush=True)
    apt_get("update")
    names_now = [name_in_this_release(name) for name in missing]
    installed = apt_get("install", "--yes", "--no-install-recommends", *names_now)
    if installed.returncode != 0:
        print(last_lines(installed.stdout))
        print(f"apt-get could not install them; going on without. Wanted: {' '.join(names_now)}")


def missing_packages(wanted: Sequence[str]) -> list[str]:
    """Those of the wanted packages that are installed neither as named nor as ``…t64``.

    Debian 13 and Ubuntu 24.04 added that ending to libraries with 64-bit times.
    """
    both_names = [name for package in wanted for name in (package, f"{package}t64")]
    listing = subprocess.run(
        ["dpkg-query", "--show", "--showformat=${db:Status-Status} ${Package}\n", *both_names],
        capture_output=True,
        text=True,
        check=False,  # fails when it does not know one of the names, which is normal here
    ).stdout
    installed = {line.split()[1] for line in listing.splitlines() if line.startswith("installed ")}
    return [package for package in wanted if not {package, f"{package}t64"} & installed]


def name_in_this_release(package: str) -> str:
    """Give the name apt knows the package by."""
    renamed = f"{package}t64"
    shown = subprocess.run(["apt-cache", "show", renamed], capture_output=True, check=False)
    return renamed if shown.returncode == 0 else package


def apt_get(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run apt-get without questions, waiting for another apt that may be at work."""
    return subprocess.run(
        ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300", *arguments],
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


def ensure_environment(lock: Path) -> None:
    """Make ``.venv`` hold what the lock names; instant when it does already.

    The stamp is written last and removed first, so an interrupted set-up starts afresh.
    """
    wanted = {"python": f"{sys.version} in {sys.base_prefix}"}
    for name in {RUNTIME_LOCK, lock}:
        wanted[name.name] = hashlib.sha256(name.read_bytes()).hexdigest()
    stamp = read_stamp()
    if PYTHON.exists() and wanted.items() <= stamp.items():
        return
    if not PYTHON.exists() or stamp.get("python") != wanted["python"]:
        make_environment()
    STAMP.unlink(missing_ok=True)
    install(lock)
    STAMP.write_text(json.dumps(wanted, indent=1), encoding="utf-8")


def read_stamp() -> dict[str, str]:
    """Read what the last finished set-up wrote; empty when none finished."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def make_environment() -> None:
    """Make ``.venv`` anew, whatever was there."""
    if importlib.util.find_spec("ensurepip") is None:
        message = (
            f"This Python ({sys.executable}) cannot make environments: its part named ensurepip "
            "is missing. Install it (on Debian and Ubuntu as shown above) and start again."
        )
        raise SetUpError(message)
    import venv  # noqa: PLC0415 - a Python without ensurepip may lack it too

    print("Making the environment in .venv", flush=True)
    try:
        venv.EnvBuilder(clear=True, symlinks=os.name != "nt", with_pip=True).create(VENV)
    except (OSError, subprocess.CalledProcessError) as error:
        message = f"The environment {VENV} could not be made: {error}"
        raise SetUpError(message) from error


def install(lock: Path) -> None:
    """Install what the lock names, refusing any file whose hash is not in it."""
    print(f"Fetching the libraries of {lock.name} (once, about 200 MB)", flush=True)
    done = subprocess.run(
        [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--require-hashes"]
        + ([] if sys.stdout.isatty() else ["--quiet"])
        + ["--requirement", str(lock)],
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode == 0:
        return
    if "DO NOT MATCH THE HASHES" in done.stderr:
        advice = f"A library that was offered is not the one {lock.name} vouches for."
    else:
        advice = (
            "The libraries could not be fetched. Check the internet connection, or the proxy and "
            "package index that pip is set up with, and start the same command again."
        )
    message = f"{last_lines(done.stderr)}\n\n{advice}"
    raise SetUpError(message)


def last_lines(text: str) -> str:
    """Return the end of a tool's output, where it says what went wrong."""
    return "\n".join(text.strip().splitlines()[-6:])


# Commands --------------------------------------------------------------------------------------


def run(further: Sequence[str]) -> int:
    """Open the demo shop; with no screen, do the main job there and print where the papers are."""
    make_demo()
    if has_screen():
        return python("main.py", "--shop", str(DEMO), *further)
    return python("-m", "app.ui.tour", "--shop", str(DEMO), *further, **OFFSCREEN)


def make_demo() -> None:
    """Fill a shop for trying things out, unless there is one; never leaves half a shop."""
    if DEMO.is_dir() and any(DEMO.iterdir()):
        return
    unfinished = DEMO.with_name(".demo-unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    if python("main.py", "--shop", str(unfinished), "demo") != 0:
        message = "The demo shop could not be made; see above."
        raise SetUpError(message)
    if DEMO.is_dir():
        DEMO.rmdir()
    unfinished.rename(DEMO)


def test(further: Sequence[str]) -> int:
    """Run every check that guards a change."""
    return run_steps(
        Step("ruff check", ["-m", "ruff", "check"]),
        Step("ruff format", ["-m", "ruff", "format", "--check"]),
        Step("mypy", ["-m", "mypy"]),
        Step("lint-imports", ["-c", LINT_IMPORTS]),
        Step("pytest", ["-m", "pytest", *SIDE_BY_SIDE, *further]),
    )


def check(further: Sequence[str]) -> int:
    """Run what takes too long for every change: sweeps, and properties with many examples."""
    many = ["-m", "pytest", "--hypothesis-profile=many", *further]
    return run_steps(
        Step("sweeps", [*many, "-m", "sweep"]),
        Step("properties", [*many, "-m", "not sweep", "tests/unit", "tests/integration"]),
    )


def bench(further: Sequence[str]) -> int:
    """Measure, and print ratios to the raw cost."""
    return python("-m", "tests.bench", *further, **OFFSCREEN)


def build(further: Sequence[str]) -> int:
    """Make ``dist/aftercare``, which needs no Python, and see that it starts."""
    dist = ROOT / "dist"
    where = ["--distpath", str(dist), "--workpath", str(ROOT / "build")]
    spec = str(ROOT / "packaging" / "aftercare.spec")
    code = python("-m", "PyInstaller", "--noconfirm", *where, *further, spec)
    if code != 0:
        return code
    program = dist / "aftercare" / ("aftercare.exe" if os.name == "nt" else "aftercare")
    code = subprocess.run([program, "--help"], cwd=dist, check=False).returncode
    print(f"\n{program}: {'starts' if code == 0 else f'does not start, exit code {code}'}")
    return code


def run_steps(*steps: Step) -> int:
    """Run each step even if an earlier one failed; 0 when all passed."""
    results: list[tuple[str, bool, float]] = []
    for step in steps:
        print(f"\n== {step.name}", flush=True)
        started_s = time.monotonic()
        passed = python(*step.arguments, **OFFSCREEN) == 0
        results.append((step.name, passed, time.monotonic() - started_s))
    print()
    for name, passed, seconds in results:
        print(f"{name:14}{'passed' if passed else 'FAILED'}{seconds:8.1f} s")
    return 0 if all(passed for _, passed, _ in results) else 1


def python(*arguments: str, **environment: str) -> int:
    """Call the environment's Python at the top of the checkout."""
    return subprocess.run(
        [PYTHON, *arguments], cwd=ROOT, env={**os.environ, **environment}, check=False
    ).returncode


def has_screen() -> bool:
    """Whether a window could be seen."""
    if os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        return False
    if platform.system() in {"Windows", "Darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


COMMANDS = {
    "run": Command(run, RUNTIME_LOCK, DRAWING_PACKAGES, "open Aftercare on a demo shop in .demo"),
    "test": Command(test, DEV_LOCK, DRAWING_PACKAGES, "lint, types, layers and all tests"),
    "check": Command(check, DEV_LOCK, DRAWING_PACKAGES, "the long sweeps"),
    "bench": Command(bench, DEV_LOCK, DRAWING_PACKAGES, "the figures, as ratios"),
    "build": Command(
        build, DEV_LOCK, [*DRAWING_PACKAGES, *BUILD_PACKAGES], "a package in dist/ without Python"
    ),
}

if __name__ == "__main__":
    sys.exit(main())
