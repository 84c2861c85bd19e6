"""Builds what people install. On Linux, end to end: `python3 packaging/release.py all`.

    env        an environment with the locked packages and PyInstaller, in build/env
    freeze     the program as a folder, in dist/firstline
    smoke      runs the frozen program without network: a message analysed, a window painted
    deb        dist/firstline_VERSION_ARCH.deb
    tar        dist/firstline-VERSION-linux-ARCH.tar.xz, portable: data beside the program
    wheel      wheel and source archive, each built twice and compared
    sums       dist/SHA256SUMS
    all        all of it, in this order

Times of all files are those of the last commit, so that the same commit gives the same bytes. Needs nothing but Python
3.11 or later with its shared library, and on Debian binutils and dpkg-deb.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD, DIST = ROOT / "build", ROOT / "dist"
ENV = BUILD / "env"
PYTHON = ENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
ID = "app.firstline.Firstline"
FROZEN = DIST / "firstline"
LICENCE = "Apache-2.0"
PROGRAMS = (
    ("freeze", "objdump", "binutils"),
    ("smoke", "unshare", "util-linux"),
    ("deb", "objdump", "binutils"),
    ("deb", "dpkg-deb", "dpkg"),
    ("deb", "gzip", "gzip"),
)
"""(step, program it runs on Linux, Debian's package)"""


def run(*command: str | Path, **extra: str) -> str:
    """Runs a command with the fixed times of the last commit; its output. Ends the program where it fails."""
    surroundings = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch()), "PYTHONHASHSEED": "1", **extra}
    done = subprocess.run(
        [str(c) for c in command], cwd=ROOT, env=surroundings, stdout=subprocess.PIPE, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"release: {' '.join(map(str, command))} ended with {done.returncode}\n{done.stdout[-2000:]}")
    return done.stdout


def epoch() -> int:
    """Seconds of the last commit, or of the changelog where there is no history."""
    done = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=False)
    return int(done.stdout.strip() or (ROOT / "CHANGELOG.md").stat().st_mtime)


def lacking(steps: Sequence[str], python: tuple[int, ...] = sys.version_info[:2]) -> str:
    """What this machine lacks for `steps`, in one line, with Debian's names; nothing where all is there."""
    if python < (3, 11):
        return f"Python 3.11 or later is missing; this is {'.'.join(map(str, python))}"
    missing = []
    if "env" in steps and not PYTHON.exists() and importlib.util.find_spec("ensurepip") is None:
        missing.append("python3-venv")
    if "freeze" in steps and sys.platform == "linux":
        library = sysconfig.get_config_var("INSTSONAME") or ""
        places = (sysconfig.get_config_var("LIBDIR"), sysconfig.get_config_var("LIBPL"))
        if ".so" not in library or not any(place and (Path(place) / library).exists() for place in places):
            missing.append(f"libpython{python[0]}.{python[1]}")
    for step, program, package in PROGRAMS:
        if step in steps and sys.platform == "linux" and shutil.which(program) is None:
            missing.append(package)
    names = " ".join(dict.fromkeys(missing))
    return f"missing here; on Debian and its kin: sudo apt-get install {names}" if names else ""


def version() -> str:
    for line in (ROOT / "coach" / "__init__.py").read_text(encoding="utf-8").splitlines():
        if line.startswith("__version__"):
            return line.split('"')[1]
    sys.exit("release: coach/__init__.py names no version")


def architecture() -> str:
    return {"x86_64": "amd64", "aarch64": "arm64"}.get(platform.machine(), platform.machine())


def env() -> None:
    if not PYTHON.exists():
        run(sys.executable, "-m", "venv", ENV)
    pip = [PYTHON, "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--require-hashes"]
    run(*pip, "-r", ROOT / "packaging" / "requirements.lock")
    run(*pip, "-r", ROOT / "packaging" / "freeze.lock")
    run(
        PYTHON,
        "-m",
        "pip",
        "--disable-pip-version-check",
        "install",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        ROOT,
    )


def freeze() -> None:
    run(PYTHON, ROOT / "packaging" / "licences.py", BUILD / "LICENCES.txt")
    shutil.rmtree(FROZEN, ignore_errors=True)
    spec = ROOT / "packaging" / "firstline.spec"
    run(
        PYTHON,
        "-m",
        "PyInstaller",
        "--noconfirm",
        "--clean",
        "--log-level=ERROR",
        f"--distpath={DIST}",
        f"--workpath={BUILD / 'work'}",
        spec,
    )
    if shutil.which("dpkg"):
        (FROZEN / "_internal" / "LICENCES-system.txt").write_text(borrowed(), encoding="utf-8")
    print(f"frozen: {size(FROZEN) / 1e6:.0f} MB in {sum(p.is_file() for p in FROZEN.rglob('*'))} files")


def borrowed() -> str:
    """The copyright files of Debian's packages whose libraries were frozen in; those of pip are in LICENCES.txt."""
    patterns = [f"*/{p.name}" for p in sorted((FROZEN / "_internal").glob("lib*.so*"))]
    done = subprocess.run(["dpkg", "-S", *patterns], capture_output=True, text=True, check=False)
    packages = sorted({line.partition(":")[0] for line in done.stdout.splitlines() if not line.startswith("diversion")})
    papers = [(name, Path("/usr/share/doc") / name / "copyright") for name in packages]
    rule = "=" * 100
    texts = [f"{rule}\n{name}\n\n{paper.read_text(encoding='utf-8')}\n" for name, paper in papers if paper.exists()]
    return "Libraries of the system this was built on, which lie beside the program:\n\n" + "\n".join(texts)


def size(folder: Path) -> int:
    return sum(p.stat().st_size for p in folder.rglob("*") if p.is_file() and not p.is_symlink())


def smoke() -> None:
    """The frozen program as a person's machine would run it; without network where the system can take it away."""
    program = FROZEN / ("firstline.exe" if os.name == "nt" else "firstline")
    alone = ["unshare", "-rn"] if shutil.which("unshare") and os.name == "posix" else []
    data = BUILD / "smoke"
    shutil.rmtree(data, ignore_errors=True)
    began = time.perf_counter()
    told = json.loads(run(*alone, program, "--data-dir", data, "--smoke", QT_QPA_PLATFORM="offscreen").splitlines()[-1])
    took = time.perf_counter() - began
    for what, right in (
        ("no verdict", told["verdict"] == "rework"),
        ("no finding", "generic.network" in told["rules"] or len(told["rules"]) > 2),
        ("nothing painted", told["colours"] > 20),
        ("no slips", told["slips_read"]),
    ):
        if not right:
            sys.exit(f"release: the frozen program shows {what}: {told}")
    how = " without network" if alone else ""
    print(f"smoke: {told['verdict']}, {len(told['rules'])} rules, {told['colours']} colours, {took:.1f} s{how}")


def deb() -> None:
    root = BUILD / "deb"
    shutil.rmtree(root, ignore_errors=True)
    share = root / "usr" / "share"
    shutil.copytree(FROZEN, root / "usr" / "lib" / "firstline", symlinks=True)
    (root / "usr" / "bin").mkdir(parents=True)
    (root / "usr" / "bin" / "firstline").symlink_to("../lib/firstline/firstline")
    linux = ROOT / "packaging" / "linux"
    put(linux / f"{ID}.desktop", share / "applications" / f"{ID}.desktop")
    put(linux / f"{ID}.metainfo.xml", share / "metainfo" / f"{ID}.metainfo.xml")
    put(linux / "firstline.1", share / "man" / "man1" / "firstline.1")
    run("gzip", "-9n", share / "man" / "man1" / "firstline.1")
    put(ROOT / "resources" / "icons" / "firstline.svg", share / "icons" / "hicolor" / "scalable" / "apps" / f"{ID}.svg")
    put(ROOT / "LICENSE", share / "doc" / "firstline" / "copyright")
    put(BUILD / "LICENCES.txt", share / "doc" / "firstline" / "LICENCES.txt")
    control = root / "DEBIAN" / "control"
    control.parent.mkdir()
    control.write_text(
        f"Package: firstline\nVersion: {version()}\nArchitecture: {architecture()}\n"
        "Section: editors\nPriority: optional\n"
        f"Installed-Size: {size(root) // 1024}\nMaintainer: The Firstline project <firstline@localhost>\n"
        f"Depends: libc6 (>= {glibc()}), libgl1, libegl1, libfontconfig1, libxcb1,"
        " fonts-dejavu-core | fonts-noto-core\n"
        "Description: offline coach for the first message you send someone\n"
        " Reads a message as its recipient would, marks what could be sent to anybody, asks what\n"
        " the reader would ask, and shows the pattern that works. No account, no network.\n",
        encoding="utf-8",
    )
    settle(root)
    target = DIST / f"firstline_{version()}_{architecture()}.deb"
    run("dpkg-deb", "--root-owner-group", "-Zxz", "-z6", "-b", root, target)
    print(f"deb: {target.name}, {target.stat().st_size / 1e6:.0f} MB")


def glibc() -> str:
    """The oldest C library that what was frozen runs on: the newest version that any of its files asks for."""
    elves = [p for p in sorted(FROZEN.rglob("*")) if p.is_file() and p.open("rb").read(4) == b"\x7fELF"]
    found = re.findall(r"\bGLIBC_(\d+)\.(\d+)", run("objdump", "-T", *elves))
    return ".".join(map(str, max((int(major), int(minor)) for major, minor in found)))


def put(source: Path, target: Path) -> None:
    """Copies a file; what stands between @ signs in a text of ours is filled in."""
    target.parent.mkdir(parents=True, exist_ok=True)
    text = source.read_text(encoding="utf-8")
    day = time.strftime("%Y-%m-%d", time.gmtime(epoch()))
    target.write_text(
        text.replace("@VERSION@", version()).replace("@DATE@", day).replace("@LICENCE@", LICENCE), encoding="utf-8"
    )


def settle(root: Path) -> None:
    """Sets times and permissions, so that the same commit gives the same bytes."""
    for path in sorted(root.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)
        os.utime(path, (epoch(), epoch()), follow_symlinks=False)


def tar() -> None:
    name = f"firstline-{version()}-linux-{architecture()}"
    root = BUILD / name
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(FROZEN, root, symlinks=True)
    (root / "portable").write_text(
        "While this file is here, what you write is kept in the folder data beside it.\n", encoding="utf-8"
    )
    settle(root)

    def plain(info: tarfile.TarInfo) -> tarfile.TarInfo:
        info.uid = info.gid = 0
        info.uname = info.gname = "root"
        info.mtime = epoch()
        return info

    target = DIST / f"{name}.tar.xz"
    with tarfile.open(target, "w:xz", preset=6) as archive:
        for path in sorted(root.rglob("*")):
            archive.add(path, f"{name}/{path.relative_to(root).as_posix()}", recursive=False, filter=plain)
    print(f"tar: {target.name}, {target.stat().st_size / 1e6:.0f} MB")


def wheel() -> None:
    built: list[dict[str, str]] = []
    for turn in ("one", "two"):
        folder = BUILD / "wheel" / turn
        shutil.rmtree(folder, ignore_errors=True)
        run(PYTHON, "-m", "hatchling", "build", "-d", folder)
        built.append({p.name: digest(p) for p in sorted(folder.iterdir())})
    if built[0] != built[1]:
        sys.exit(f"release: two builds differ: {built}")
    for path in (BUILD / "wheel" / "one").iterdir():
        shutil.copy2(path, DIST / path.name)
    print("wheel:", ", ".join(built[0]), "the same twice")


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def sums() -> None:
    files = sorted(p for p in DIST.iterdir() if p.is_file() and p.name != "SHA256SUMS")
    (DIST / "SHA256SUMS").write_text("".join(f"{digest(p)}  {p.name}\n" for p in files), encoding="utf-8")
    print(f"sums: {len(files)} files")


STEPS = {f.__name__: f for f in (env, freeze, smoke, deb, tar, wheel, sums)}


def main(argv: Sequence[str]) -> int:
    wanted = list(STEPS) if list(argv) == ["all"] else list(argv)
    if not wanted or any(name not in STEPS for name in wanted):
        print((__doc__ or "").strip(), file=sys.stderr)
        return 2
    problem = lacking(wanted)
    if problem:
        print(f"release: {problem}", file=sys.stderr)
        return 1
    DIST.mkdir(exist_ok=True)
    for name in wanted:
        STEPS[name]()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
